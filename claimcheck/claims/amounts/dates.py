"""Dates and years: numbers that are times, not quantities."""

from __future__ import annotations

from claimcheck.claims.amounts.digits import ORDINAL_ENDS
from claimcheck.claims.amounts.lexicon import IRREGULAR_PLURALS, PERSONS, STOPS, VEHICLES
from claimcheck.claims.amounts.lookahead import bare, is_counted
from claimcheck.claims.amounts.measures import unit_at
from claimcheck.claims.amounts.number_words import ORDINALS, SCALES
from claimcheck.claims.amounts.tokens import DASHES, Token, is_hyphen, phrase_at

MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sep sept oct nov dec".split()
)
# Bare four-digit numbers of these years are years unless something says otherwise.
FIRST_YEAR, LAST_YEAR = 1900, 2099
_YEAR_BEFORE = frozenset(
    "in since by of from until till during before after early late mid summer spring autumn winter fall to for "
    "year and circa c around between the last that through end beginning back pre post season christmas easter".split()
)
_COUNT_BEFORE = frozenset("than about some nearly almost over under least most roughly approximately another".split())


def date_end(tokens: list[Token], i: int) -> int:
    """Read "May 24", "May 24-26", "24 May", "24 and 26 May", "the fifth of May"."""
    end = _day_end(tokens, i)
    if end == i or (tokens[i].glued and tokens[i - 1].kind == "money"):
        return i
    second = end
    if tokens[end].low in DASHES or tokens[end].low in ("and", "to", "or", ",", "&"):
        behind = _day_end(tokens, end + 1)
        second = behind if behind > end + 1 else end
    month = second + 1 if tokens[second].low == "of" else second
    if _is_month(tokens, month):
        return month + 1
    before = i - 1 - (tokens[i - 1].low in ("the", ",", "."))
    if i and _is_month(tokens, before) and tokens[i].kind == "number":
        after = tokens[end]
        if tokens[before].low in ("may", "march") and is_counted(tokens, end):
            return i
        is_range = second > end and (tokens[end].low in DASHES or not is_counted(tokens, second))
        if after.low == "%":
            return i
        return _behind_year(tokens, second if is_range else end)
    return i


def _is_month(tokens: list[Token], i: int) -> bool:
    """Tell a month; in small letters "may" and "march" count only behind a preposition or a day."""
    token = tokens[i]
    if token.low not in MONTHS:
        return False
    if token.text[0].isupper() or token.low not in ("may", "march"):
        return True
    return tokens[i - 1].low in ("on", "in", "of", "by", "since", "until", "from")


def _day_end(tokens: list[Token], i: int) -> int:
    """Return the token behind a day of the month ("24", "24th", "fifth") at ``i``, or ``i``."""
    token = tokens[i]
    if bare(token) and len(token.text) <= 2 and 1 <= int(token.text) <= 31:
        return i + 2 if tokens[i + 1].glued and tokens[i + 1].low in ORDINAL_ENDS else i + 1
    return i + 1 if token.low in ORDINALS and ORDINALS[token.low] <= 31 else i


def _behind_year(tokens: list[Token], j: int) -> int:
    """Take in the year of "March 9 2018", "March 9, 2018"."""
    at = j + 1 if tokens[j].low == "," else j
    is_year = bare(tokens[at]) and len(tokens[at].text) == 4 and FIRST_YEAR - 400 <= int(tokens[at].text) <= LAST_YEAR
    return at + 1 if is_year else j


def year_end(tokens: list[Token], i: int) -> int:
    """A bare four-digit year, "2024-25", "1914-18"."""
    token = tokens[i]
    if not (bare(token) and len(token.text) == 4 and (tokens[i - 1].kind != "money" or not i)):
        return i
    value = int(token.text)
    before = tokens[i - 1].low if i else ""
    j = i + 1
    if LAST_YEAR < value < LAST_YEAR + 101 and before in ("by", "in", "until"):
        return i if is_counted(tokens, j) else j
    if tokens[j].text in ("BC", "AD", "CE", "BCE") or (
        before == "." and tokens[i - 2].low == "d" and tokens[i - 4].low == "a"
    ):
        return j
    if FIRST_YEAR <= value <= LAST_YEAR:
        is_range = tokens[j].low in DASHES and bare(tokens[j + 1]) and len(tokens[j + 1].text) in (2, 4)
        if is_range:
            return j + 2
        if before in _COUNT_BEFORE or tokens[j].low in SCALES:
            return i
        if before not in _YEAR_BEFORE and not _is_month(tokens, i - 1) and _is_people_or_unit(tokens, j):
            return i
        return j
    if 1000 <= value < FIRST_YEAR:
        is_dated = before in ("in", "since", "by", "until") or _is_month(tokens, i - 1) or _follows_year(tokens, i)
        return j if is_dated and not is_counted(tokens, j) else i
    return i


def _follows_year(tokens: list[Token], i: int) -> bool:
    """Tell a later year of a list: "in 1824, 1864 and 1886"."""
    for _ in range(MAX_YEARS):
        i -= 1 + (tokens[i - 1].low in ("and", "or") and tokens[i - 2].low == ",")
        if i < 2 or tokens[i].low not in (",", "and", "or", "to", "-", "–"):
            return False
        i -= 1
        if not (bare(tokens[i]) and len(tokens[i].text) == 4):
            return False
        if tokens[i - 1].low in ("in", "since", "from", "between", "ad") or phrase_at(tokens, i - 2, ("d", ".")):
            return True
    return False


MAX_YEARS = 8  # years listed in one breath


def _is_people_or_unit(tokens: list[Token], j: int) -> bool:
    """Tell whether persons, vehicles or a unit follow, which a year hardly modifies."""
    if unit_at(tokens, j, 2000.0) is not None and not is_hyphen(tokens, j):
        return True
    for token in tokens[j : j + 3]:
        singular = IRREGULAR_PLURALS.get(token.low, token.low.removesuffix("s"))
        if token.low != singular and (singular in PERSONS or singular in VEHICLES):
            return True
        if token.kind != "word" or token.low in STOPS:
            return False
    return False
