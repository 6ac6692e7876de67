"""Quantities as news writes them: the entry to the grammar in ``claimcheck.claims.amounts``."""

from __future__ import annotations

from claimcheck.claims.amounts.ages import with_age
from claimcheck.claims.amounts.bounding import bounded, with_conversion
from claimcheck.claims.amounts.context import with_nouns
from claimcheck.claims.amounts.counted import text_of
from claimcheck.claims.amounts.currencies import PREFIX_CODES
from claimcheck.claims.amounts.dimensions import dimension_of
from claimcheck.claims.amounts.ellipsis import with_antecedents
from claimcheck.claims.amounts.excluded import behind_non_quantity
from claimcheck.claims.amounts.filters import is_quantity
from claimcheck.claims.amounts.number_words import OPENERS, PLURAL_SCALES
from claimcheck.claims.amounts.numbers import read_number
from claimcheck.claims.amounts.reading import Reading, interval, unit_name
from claimcheck.claims.amounts.special import SPECIAL_WORDS, read_special
from claimcheck.claims.amounts.tokens import Token, tokenise
from claimcheck.config import VagueWords
from claimcheck.records import Bound, Quantity

_STARTERS = (
    OPENERS
    | PLURAL_SCALES
    | SPECIAL_WORDS
    | frozenset({"a", "an", "several", "tens", "thousand", "hundred"})
    | frozenset(code.lower() for code in PREFIX_CODES)
)


def find_quantities(text: str, vague: VagueWords = VagueWords()) -> list[Quantity]:  # noqa: B008  # frozen
    """Find every quantity in ``text``.

    Dates, years, clock times, names, telephone and list numbers are left out. What an ellipsis leaves out ("Of those,
    12 were critical") is filled from the sentence before. Time is linear in the length of ``text``.

    Args:
        text: one sentence or many; offsets of the results are code points into it.
        vague: what vague count words span, and how far "about" and "nearly" reach.

    Returns:
        The quantities in order of appearance; their spans never overlap.
    """
    tokens = tokenise(text)
    readings = with_antecedents(text, tokens, _readings(text, tokens, vague))
    return [_record(text, tokens, reading, vague) for reading in readings]


def _readings(text: str, tokens: list[Token], vague: VagueWords) -> list[Reading]:
    """Read the numbers from left to right."""
    found: list[Reading] = []
    i = behind = 0
    while tokens[i].kind != "end":
        kind = tokens[i].kind
        if kind == "sign" or (kind == "word" and tokens[i].low not in _STARTERS):
            i += 1
            continue
        reading, after = _read_at(tokens, i, vague)
        if reading is not None and reading.first >= behind:
            reading = with_age(tokens, found, reading)
            reading = with_nouns(text, tokens, reading)
            if is_quantity(tokens, reading):
                found.append(with_conversion(tokens, found, reading))
                after = behind = _behind(reading)
            elif reading.kind == "part":
                after = i + 1  # "a third man": no part, but "third" may rank
        i = max(after, i + 1)
    return found


def _behind(reading: Reading) -> int:
    """Return the token to go on from: behind a rate too, so that "a second" of "a second" is no rank."""
    is_rate = reading.unit is not None and " per " in reading.unit.name
    return max(reading.last, reading.behind) if is_rate else reading.last


def _read_at(tokens: list[Token], i: int, vague: VagueWords) -> tuple[Reading | None, int]:
    """Return the reading at token ``i``, or null, and the token to go on from."""
    if tokens[i].low in SPECIAL_WORDS:
        special = read_special(tokens, i)
        if special is not None:
            special = bounded(tokens, special) if special.kind == "ratio" else special
            return special, special.last
    after = behind_non_quantity(tokens, i)
    if after > i:
        return None, after
    reading = read_number(tokens, i, vague)
    return reading, i + 1 if reading is None else reading.last


def _record(text: str, tokens: list[Token], reading: Reading, vague: VagueWords) -> Quantity:
    ends = interval(reading, vague)
    relation: Bound = reading.limit.relation if reading.limit is not None else "="
    if reading.kind == "vague" and relation == "=":
        relation = "~"
    return Quantity(
        start=tokens[reading.first].start,
        end=tokens[reading.last - 1].end,
        value=reading.value,
        unit=unit_name(reading),
        head=reading.head,
        counted=reading.counted,
        low=ends.low,
        high=ends.high,
        low_open=ends.low_open,
        high_open=ends.high_open,
        relation=relation,
        dimension=dimension_of(tokens, reading),
        whole=text_of(text, tokens, reading.whole) if reading.whole is not None else None,
        change=reading.change,
        ordinal=reading.kind == "ordinal",
    )
