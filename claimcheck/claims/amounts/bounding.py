"""Bound words put on a reading, and carried over to the same measure in brackets."""

from __future__ import annotations

from claimcheck.claims.amounts.bounds import bound_before, bound_behind
from claimcheck.claims.amounts.numerals import read_numeral
from claimcheck.claims.amounts.reading import Reading
from claimcheck.claims.amounts.tokens import Token
from claimcheck.config import VagueWords


def bounded(tokens: list[Token], reading: Reading) -> Reading:
    """Take in the bound words before and behind the number."""
    before = bound_before(tokens, reading.first)
    if before is not None and reading.kind != "score":
        reading = reading._replace(first=before[1], limit=before[0])
    elif reading.kind == "cardinal" and reading.first and tokens[reading.first - 1].low == "all":
        reading = reading._replace(first=reading.first - 1)
    at = reading.last
    number_end = _number_end(tokens, reading)
    for j in (at, number_end):
        behind = bound_behind(tokens, j) if j else None
        if behind is not None and reading.kind not in ("score", "swap", "ratio"):
            last = max(behind[1], at)
            return reading._replace(limit=reading.limit or behind[0], last=last, behind=max(last, reading.behind))
    return reading


def with_conversion(tokens: list[Token], found: list[Reading], reading: Reading) -> Reading:
    """Bound the same measure in other units as the one before: "more than 100 kilometres (60 miles)"."""
    if not found or reading.limit is not None or tokens[reading.first - 1].low != "(":
        return reading
    first, unit = found[-1], reading.unit
    if first.unit is None or unit is None or first.last != reading.first - 1 or reading.kind != "cardinal":
        return reading
    is_money = first.unit.dimension.startswith("money:") and unit.dimension.startswith("money:")
    is_same = first.unit.dimension == unit.dimension or is_money
    return reading._replace(limit=first.limit) if is_same and first.unit.name != unit.name else reading


def _number_end(tokens: list[Token], reading: Reading) -> int:
    """Return the token behind the bare number of a measured quantity: "300-odd [miles]"."""
    if reading.unit is None or reading.kind == "range":
        return 0
    numeral = read_numeral(tokens, reading.core, VagueWords())
    return numeral.last if numeral is not None and numeral.last < reading.last else 0
