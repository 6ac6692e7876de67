"""The unit behind a number, and rates such as "a day" and "per litre"."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimcheck.claims.amounts.currencies import national
from claimcheck.claims.amounts.heat import is_heat
from claimcheck.claims.amounts.tokens import Token, is_hyphen, tokenise
from claimcheck.claims.units import BY_NAME, MASS_POUND, MONEY_POUND, TOUCHING, Unit, unit_named


class Measure(NamedTuple):
    """A unit as read, and the token behind it. ``span_last`` leaves a rate out of the words ("€12 [a day]")."""

    unit: Unit
    last: int
    span_last: int


_Entry = tuple[tuple[str, ...], bool, Unit]


def _index() -> dict[str, list[_Entry]]:
    """Group the spellings by their first token, longest first; the flag tells that capitals count."""
    index: dict[str, list[_Entry]] = {}
    for name, unit in BY_NAME.items():
        words = tuple(t.text for t in tokenise(name) if t.kind != "end" and t.low != "-")
        is_cased = name != name.lower() and len(name) <= 4
        key = words[0].lower()
        index.setdefault(key, []).append((words if is_cased else tuple(w.lower() for w in words), is_cased, unit))
    for entries in index.values():
        entries.sort(key=lambda entry: (-len(entry[0]), not entry[1]))
    return index


_INDEX = _index()
# Coins and units whose names are ordinary words too: units only behind at least this many.
_ONLY_FROM: dict[str, float] = {
    "won": 100, "rand": 20, "dong": 100, "taka": 20, "mark": 100, "marks": 100, "crown": 20, "crowns": 20, "real": 1e9,
    "lev": 10, "leu": 10, "lari": 2, "shilling": 2, "florin": 2, "manat": 2, "gal": 1e9, "mp": 1e9,  "bar": 2,
    "gross": 1e9, "t": 1e9, "w": 1, "stone": 4, "min": 2, "pp": 1e9, "bp": 1, "ms": 2, "mi": 2, "st": 1e9, "sen": 1,
}  # fmt: skip
# With a capital these are names: the Mitre 10 Cup, the Crown.
_ONLY_SMALL = frozenset(
    "cup cups kuna crown crowns mark marks bar stone point points real rand won second minute day".split()
)
_MASS_VERBS = frozenset(
    "weigh weighs weighed weighing lost lose gained gain shed shedding dropped lift lifted bench benched "
    "explosives".split()
)
_PER_NOUNS = frozenset(
    "day week month year hour minute second night quarter season decade century gallon litre liter barrel tonne "
    "ton kilo kilogram gram kilometre kilometer mile metre meter share head person household pupil student vote "
    "ticket pound ounce unit game match acre hectare visit shift trip piece bottle pint bushel".split()
)
_NOT_RATES = frozenset("ago later earlier before after since".split())


def unit_at(tokens: list[Token], j: int, value: float) -> Measure | None:
    """Read the unit that stands at ``j``, right behind a number of ``value``; a hyphen may join it."""
    at = j + 1 if is_hyphen(tokens, j) else j
    token = tokens[at]
    if at == j and _is_letter(tokens, at, value):
        return _with_rate(tokens, TOUCHING[token.text], at + 1)
    if token.text[:1].isupper() and token.low in _ONLY_SMALL:
        return None
    if token.kind == "money":
        unit = BY_NAME.get(token.text)
        return (
            None
            if unit is None or (tokens[at + 1].kind == "number" and not token.glued)
            else Measure(unit, at + 1, at + 1)
        )
    if token.low == "°" or token.low == "º":
        return _degrees(tokens, at)
    for words, is_cased, unit in _INDEX.get(token.low, ()):
        end = _match(tokens, at, words, is_cased)
        if end and value >= _ONLY_FROM.get(token.low, float("-inf")):
            if unit.name == "degree" and end - at == 1:
                return _degrees(tokens, at)
            if unit.name == "pound" and unit is not MONEY_POUND and token.low in ("pound", "pounds"):
                unit = _which_pound(tokens, j, end, value)
            return _with_rate(tokens, unit, end)
    found = national(tokens, at)
    return None if found is None else Measure(found[0], found[1], found[1])


def _is_letter(tokens: list[Token], at: int, value: float) -> bool:
    """Tell a unit of one letter: "30m", "50p"; with a space before it only "30 m" and, among weather, "12 C"."""
    token = tokens[at]
    if token.text not in TOUCHING:
        return False
    if token.glued:
        return not _is_letter_of_name(tokens, at, value)
    if tokens[at + 1].glued and tokens[at + 1].kind in ("word", "number"):
        return False
    is_heated = token.text in ("C", "F") and tokens[at - 1].kind == "number" and is_heat(tokens, at)
    return is_heated or (token.text == "m" and not tokens[at + 1].glued and tokens[at - 1].kind == "number")


def _is_letter_of_name(tokens: list[Token], at: int, value: float) -> bool:
    """Tell "1080p", "5G", "90s" and letters that more text touches from units."""
    if tokens[at + 1].glued and tokens[at + 1].kind in ("word", "number"):
        return True
    return (tokens[at].text == "p" and value in (480, 720, 1080, 1440, 2160)) or tokens[at].text == "s"


def _match(tokens: list[Token], at: int, words: tuple[str, ...], is_cased: bool) -> int:
    """Return the token behind ``words`` when they stand at ``at`` (hyphens between them skipped), else 0."""
    for n, word in enumerate(words):
        if n and is_hyphen(tokens, at):
            at += 1
        if (tokens[at].text if is_cased else tokens[at].low) != word:
            return 0
        at += 1
    return at


def _which_pound(tokens: list[Token], j: int, end: int, value: float) -> Unit:
    """Decide between money and mass: power words and large sums are money, weighing verbs and "of" goods mass."""
    if tokens[j - 1].low in ("million", "billion", "m", "bn", "thousand"):
        return MONEY_POUND
    near = {tokens[k].low for k in range(max(0, j - 8), j)}
    if near & _MASS_VERBS or is_hyphen(tokens, j):
        return MASS_POUND
    if tokens[end].low == "of" and tokens[end + 1].low not in ("public", "taxpayers", "damage", "aid"):
        return MASS_POUND
    return MONEY_POUND if value >= LEAST_SUM or near & _MONEY_WORDS else MASS_POUND


LEAST_SUM = 100  # bare pounds from here on are money unless something is weighed; below, a weight
_MONEY_WORDS = frozenset(
    "pay paid pays paying cost costs costing price priced fine fined worth spend spent raise raised earn earned "
    "charge charged fee fees ticket tickets owed owes debt debts bill loan grant bribe bribes wage wages rent sum "
    "invest invested stole stolen donated bought sold award awarded compensation".split()
)


# The scales, with the spellings that hurried writers give them.
_SCALES = re.compile("celsius|celcius|centigrade|fahrenheit|farenheit|kelvin")


def _degrees(tokens: list[Token], at: int) -> Measure:
    """Read "degrees", "°" with the scale behind it, when there is one."""
    scale = tokens[at + 1]
    if scale.text in ("C", "F", "c", "f") or _SCALES.match(scale.low):
        return Measure(BY_NAME[{"c": "celsius", "f": "fahrenheit"}.get(scale.low, scale.low)], at + 2, at + 2)
    return Measure(BY_NAME["degree"], at + 1, at + 1)


def _with_rate(tokens: list[Token], unit: Unit, end: int) -> Measure:
    """Take in "per hour", "a day", "/h" behind a unit."""
    rate = rate_at(tokens, end)
    if rate is None:
        return Measure(unit, end, end)
    name, last = rate
    made = unit.per(name)
    return Measure(made, last, last if made.dimension == "speed" else end)


def rate_at(tokens: list[Token], j: int) -> tuple[str, int] | None:
    """Read "per hour", "a day", "-a-share", "/h" at ``j``: the singular name, and the token behind it."""
    word = tokens[j].low
    if is_hyphen(tokens, j) and tokens[j + 1].low in ("a", "an", "per") and is_hyphen(tokens, j + 2):
        name = tokens[j + 3].low
        return (_noun(name), j + 4) if name in _PER_NOUNS else None
    if word in ("a", "an"):
        name = tokens[j + 1].low
        if name in ("square", "cubic") and tokens[j + 2].kind == "word":
            found = unit_named(f"{name} {tokens[j + 2].low}")
            return (found.name, j + 3) if found is not None else None
        return (_noun(name), j + 2) if name in _PER_NOUNS and tokens[j + 2].low not in _NOT_RATES else None
    if word == "per" or (word == "/" and tokens[j].glued and tokens[j + 1].glued):
        noun = tokens[j + 1]
        if noun.kind != "word":
            return None
        if noun.low in ("square", "cubic") and tokens[j + 2].kind == "word":
            found = unit_named(f"{noun.low} {tokens[j + 2].low}")
            return (found.name if found else f"{noun.low} {tokens[j + 2].low}", j + 3)
        return _noun("hour" if noun.low == "h" else "second" if noun.low == "s" else noun.low), j + 2
    return None


def count_rate_at(tokens: list[Token], j: int) -> str | None:
    """Read what things counted are counted by: "[tests] per day", "[deaths] per 100,000"."""
    if tokens[j].low == "per" and tokens[j + 1].kind == "number":
        return tokens[j + 1].text
    rate = rate_at(tokens, j)
    return None if rate is None else rate[0]


def _noun(word: str) -> str:
    found = BY_NAME.get(word)
    return found.name if found is not None else _RATE_NAMES.get(word, word)


_RATE_NAMES = {"annum": "year", "capita": "person", "hr": "hour"}
