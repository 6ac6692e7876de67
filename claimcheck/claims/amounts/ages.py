"""Ages and magnitudes: numbers whose neighbours, not their unit, say what they are."""

from __future__ import annotations

from claimcheck.claims.amounts.lexicon import PERSONS, STOPS
from claimcheck.claims.amounts.nouns import is_plural, singular
from claimcheck.claims.amounts.reading import Reading
from claimcheck.claims.amounts.tokens import Token, is_hyphen

AGE_WINDOW = 8  # words between "age" and its number: "raise the age for free travel from 65"
OLDEST = 122  # years, the longest human life on record: no age in apposition is higher
_AGE_UNITS = frozenset({"year", "month", "week", "day", "hour"})
_AGE_WORDS = frozenset("aged age ages turned turning turns youngest oldest".split())
_CLOSERS = frozenset({",", ".", ")", ";", "", "—", "–", "?"})
_VERBS_OF_NAMES = frozenset("has had was is who said told from of says on pleaded admitted denied died".split())


def old_behind(tokens: list[Token], j: int) -> int:
    """Return the token behind "old" or "of age" that makes the duration ending at ``j`` an age, else 0."""
    at = j + 1 if is_hyphen(tokens, j) else j
    if tokens[at].low in ("old", "olds"):
        return at + 1
    if tokens[j].low == "of" and tokens[j + 1].low == "age":
        return j + 2
    return 0


def is_age(tokens: list[Token], first: int, last: int, value: float) -> bool:
    """Tell whether the bare number over ``first`` to ``last`` is an age.

    Args:
        tokens: tokens with padding.
        first: its first token, bound words left out.
        last: the token behind it.
        value: the number.
    """
    if not 0 < value <= OLDEST or value != int(value):
        return False
    if not first:
        return False
    before, after = tokens[first - 1], tokens[last]
    if before.low in ("now", "then") and first > 1 and tokens[first - 2].low == "," and after.low in _CLOSERS:
        return True
    if before.low in _AGE_WORDS or _is_of_age(tokens, first, last):
        return True
    if before.low == "," and after.low in _CLOSERS and first > 1:
        return _is_named(tokens, first - 2)
    if before.low == "(" and after.low == ")":
        return tokens[first - 2].text[:1].isupper() and tokens[first - 2].low not in STOPS
    return _is_person_is(tokens, first, last) or _is_bare_apposition(tokens, first, last)


def _is_of_age(tokens: list[Token], first: int, last: int) -> bool:
    """Tell "a man of 44", "people over 65", "tenants are over 70", "aged between 3"."""
    if first < 2:
        return False
    before, noun, after = tokens[first - 1], tokens[first - 2].low, tokens[last]
    is_open = after.kind != "word" or after.low in STOPS
    if before.low == "of" and noun in _AGED_NOUNS:
        return is_open
    if before.low == "as" and noun in ("young", "old"):
        return True
    if before.low in ("over", "under"):
        if _is_persons(noun) or noun in _EVERYONE:
            return is_open
        if noun in ("are", "were", "is", "was") and after.low in _CLOSERS:
            return any(_is_persons(token.low) for token in tokens[max(0, first - 6) : first])
    if before.low in _LEADS and _follows_age(tokens, first - 1):
        return True
    near = [token.low for token in tokens[max(0, first - AGE_WINDOW) : first]]
    if "expectancy" in near and before.low in _EXPECTED and not is_plural(after.low):
        return True
    is_led = is_open and before.low in ("from", "to", "at", "is", "was", "present", "current")
    return is_led and not _SPEAKS_OF_AGE.isdisjoint(near)


# "The retirement age", "the oldest": words that make a later number an age.
_SPEAKS_OF_AGE = frozenset({"age", "youngest", "oldest", "eldest"})


def _is_persons(word: str) -> bool:
    return singular(word) in PERSONS and singular(word) != word


# These lead from "life expectancy" to the age it is.
_EXPECTED = frozenset("is was of at to from around about nearly over under only just".split())
_EVERYONE = frozenset({"everyone", "anyone", "those", "everybody", "nobody"})
_LEADS = frozenset({"of", "between", "from", "under", "over", "about", "around", "nearly", "least", "at"})
_AGED_NOUNS = frozenset("man woman boy girl child youth pensioner".split())


def is_age_range(tokens: list[Token], first: int) -> bool:
    """Tell "aged two to 17", "aged between 3 and 12" before the first of two bare numbers, or before "between"."""
    return first > 0 and tokens[first - 1].low in ("aged", "ages", "age")


def _follows_age(tokens: list[Token], k: int) -> bool:
    """Tell "aged between 3", "at the age of 58", "aged under 18"."""
    for n in (k - 1, k - 2):
        if n >= 0 and tokens[n].low in ("age", "ages", "aged", "ageing"):
            return True
    return False


def _is_named(tokens: list[Token], k: int) -> bool:
    """Tell whether the word before the comma is a name or a noun for a person."""
    word = tokens[k]
    if word.kind != "word" or word.low in STOPS or word.low in ("however", "total", "today", "finally", "thursday"):
        return False
    return word.text[0].isupper() or singular(word.low) in PERSONS


def _is_person_is(tokens: list[Token], first: int, last: int) -> bool:
    """Tell "She is 60.", "who was 19 when", "the youngest of whom is 19 and the oldest 58"."""
    before = tokens[first - 1].low
    ends = tokens[last].low in _CLOSERS or tokens[last].low in ("and", "when", "at", "now", "but", "next")
    if before in ("is", "was", "'s") and first > 1 and ends:
        if tokens[first - 2].low in ("he", "she", "who", "whom"):
            return True
    if before == "be" and first > 2 and ends | (tokens[last].low == "by"):
        return tokens[first - 2].low in ("will", "would") and tokens[first - 3].low in ("he", "she", "who")
    if before in ("is", "was", "'s") and first > 1 and ends:
        return any(tokens[k].low in ("youngest", "oldest", "eldest") for k in range(max(0, first - 6), first))
    return before in ("he's", "she's") and ends


def _is_bare_apposition(tokens: list[Token], first: int, last: int) -> bool:
    """Tell "Nick Hague 44 has spent": two names, a number, a verb, in text that lost its commas."""
    names = tokens[first - 2 : first] if first > 1 else []
    is_name = len(names) == 2 and all(
        t.kind == "word" and t.text[0].isupper() and len(t.text) > 2 and t.low not in STOPS for t in names
    )
    return (
        is_name
        and tokens[last].low in _VERBS_OF_NAMES
        and tokens[first].kind == "number"
        and len(tokens[first].text) == 2
    )


def with_age(tokens: list[Token], found: list[Reading], reading: Reading) -> Reading:
    """Make the second of "aged 14 and 16" an age like the first."""
    if not found or found[-1].kind != "age" or reading.kind != "cardinal" or reading.unit is not None:
        return reading
    is_joined = found[-1].last == reading.first - 1 and tokens[reading.first - 1].low in ("and", "or", ",", "to")
    if is_joined and found[-1].value is not None and tokens[found[-1].core - 1].low in _AGE_WORDS:
        return reading._replace(kind="age", unit=found[-1].unit)
    return reading


def decade_of_life(tokens: list[Token], i: int) -> bool:
    """Tell "in her 40s", "in his early 50s": a possessive, then a decade."""
    before = tokens[i - 1].low
    if before in ("early", "mid", "late") or (before in ("-",) and tokens[i - 2].low in ("early", "mid", "late")):
        before = tokens[i - 2].low if before != "-" else tokens[i - 3].low
    return (
        before in ("his", "her", "their", "my", "our", "your")
        and tokens[i].kind == "number"
        and tokens[i].text in ("20", "30", "40", "50", "60", "70", "80", "90")
        and tokens[i + 1].low == "s"
        and tokens[i + 1].glued
    )


_MAGNITUDE_LEADS = frozenset({"of", "at", "was", "is", "to", "from", "preliminary"})
MAGNITUDE_WINDOW = 18  # words: "raised the magnitude of Sunday's quake to 6.4 from a preliminary 6.1"


def is_magnitude(tokens: list[Token], first: int, last: int) -> tuple[int, int] | None:
    """Read an earthquake's magnitude around the bare number: the tokens its words span, or null."""
    before = tokens[first - 1].low if first else ""
    if before == "magnitude":
        return first - 1, last
    if before in ("-", "–") and tokens[first].glued and tokens[first - 2].low == "magnitude":
        return first - 2, last
    reach = MAGNITUDE_WINDOW if before in ("to", "from", "preliminary") else 4
    if before in _MAGNITUDE_LEADS and any(t.low == "magnitude" for t in tokens[max(0, first - reach) : first]):
        return first, last
    if tokens[last].low in ("quake", "earthquake", "aftershock", "tremor", "shock") and "." in tokens[first].text:
        return first, last
    at = last + 1 if is_hyphen(tokens, last) else last
    if tokens[at].low == "magnitude":
        return first, at + 1
    behind = [t.low for t in tokens[last : last + 4]]
    return (first, last) if behind[:2] == ["on", "the"] and behind[2] == "richter" else None
