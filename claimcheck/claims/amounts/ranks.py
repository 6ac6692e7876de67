"""Which ordinals rank something, and which are adverbs, units of time, parts of names, or idioms."""

from __future__ import annotations

from claimcheck.claims.amounts.number_words import CARDINALS
from claimcheck.claims.amounts.reading import Reading
from claimcheck.claims.amounts.tokens import Token, is_hyphen

DETERMINERS = frozenset(
    "the a its their his her our my your this that these those whose every each no any an another only".split()
)
_RANKED = frozenset(
    "finish finished finishing finishes came come comes rank ranked ranks ranking place placed places sits sat "
    "stood stands for in into of to as and from on at lies lay runner joint equal was is".split()
)
_NAMED_BY_RANK = frozenset(
    "amendment century centuries airborne brigade division regiment infantry battalion street avenue congress "
    "floor arrondissement half quarter lady degree class aid hand person party opinion nature world lieutenant "
    "gear grade grader graders thoughts parallel meridian dynasty republic reich intifada".split()
)
_HYPHENED = frozenset({"place", "placed", "ranked", "seeded"})
_NUMBERS_BEHIND = frozenset("two three four five six few several couple dozen hundred hand all".split())
_FINISHES = frozenset("finished came ranked placed finishing comes ranks finish".split())


def is_rank(tokens: list[Token], reading: Reading) -> bool:
    """Tell a rank from an adverb ("at first"), a unit ("a second later"), a name ("Second World War")."""
    after = tokens[reading.last]
    if after.low in _NAMED_BY_RANK or (reading.phrase is not None and (reading.phrase.head or "") in _NAMED_BY_RANK):
        return False
    if is_hyphen(tokens, reading.last):
        joined = tokens[reading.last + 1].low
        return joined.endswith("est") or joined in _HYPHENED
    if after.low in _NUMBERS_BEHIND or after.low in CARDINALS or after.kind == "number":
        return False
    if _is_in_name(tokens, reading) or _is_day(tokens, reading):
        return False
    return tokens[reading.core].kind == "number" or _ranks_in_words(tokens, reading)


def _is_day(tokens: list[Token], reading: Reading) -> bool:
    """Tell "lifted on the 20th", a day of the month, from "the 20th" of a series."""
    if reading.first < 2 or reading.phrase is not None or tokens[reading.last].low == "of":
        return False
    return tokens[reading.first - 1].low == "the" and tokens[reading.first - 2].low == "on"


def _is_in_name(tokens: list[Token], reading: Reading) -> bool:
    """Tell "22nd Amendment", "pleaded the Fifth", "Second World War" from "the 41st Calderra marathon"."""
    core, after = tokens[reading.core], tokens[reading.last]
    before = tokens[reading.first - 1] if reading.first else tokens[-1]
    is_digits = core.kind == "number"
    if after.text[:1].isupper() and (is_digits or core.text[0].isupper()) and before.low in ("the", "a", ""):
        ends_small = reading.phrase is not None and not tokens[reading.phrase.last - 1].text[:1].isupper()
        return not (is_digits and ends_small)
    is_inside = before.kind != "end" and before.sentence == core.sentence
    return not is_digits and is_inside and core.text[0].isupper() and before.text.islower()


def _ranks_in_words(tokens: list[Token], reading: Reading) -> bool:
    word, after = tokens[reading.core].low, tokens[reading.last]
    before = tokens[reading.first - 1].low if reading.first else ""
    if word == "second" and (before in _BEFORE_SECOND or after.low in _AFTER_SECOND):
        return False
    has_noun = reading.phrase is not None
    if before in DETERMINERS or before.endswith(("'s", "s'", "'")):
        is_late = word not in ("first", "second")
        return is_late or has_noun or after.low in ("of", "to", "in", "since") or after.kind == "sign"
    if before in _FINISHES:
        return True
    if not has_noun or before not in _RANKED:
        return word not in ("first", "second", "third") and has_noun and reading.first > 0
    return word != "first" or before in ("for", "in", "into", "of")


_BEFORE_SECOND = frozenset({"per", "split", "every", "each", "one"})
_AFTER_SECOND = frozenset({"later", "before", "after", "thoughts", "half"})
