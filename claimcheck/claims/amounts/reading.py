"""One quantity as read, before it becomes a record; and how bounds and units make its interval."""

from __future__ import annotations

from typing import NamedTuple

from claimcheck.claims.amounts.bounds import Limit
from claimcheck.claims.amounts.counted import Phrase
from claimcheck.claims.units import Unit
from claimcheck.config import VagueWords


class Reading(NamedTuple):
    """A quantity over tokens ``first`` to ``last``; ``low`` and ``high`` in the unit as written until ``settle``.

    ``core`` is the token where the number itself starts, ``behind`` the one where a counted noun may start. ``kind`` is
    cardinal, range, vague, part, ordinal, ratio, swap, score, zero, age, magnitude or a dimension of its own.
    """

    first: int
    core: int
    last: int
    behind: int
    value: float | None
    low: float
    high: float
    kind: str
    unit: Unit | None = None
    limit: Limit | None = None
    phrase: Phrase | None = None
    whole: Phrase | None = None
    change: str | None = None
    head: str | None = None
    counted: str | None = None
    dimension: str | None = None
    rate: str | None = None  # "day" in "3,000 tests per day"


def unit_name(reading: Reading) -> str | None:
    """Name the unit: "kilometre", of an age "year of age", of a rate of things counted "test per day"."""
    if reading.unit is not None:
        return f"{reading.unit.name} of age" if reading.kind == "age" else reading.unit.name
    return f"{reading.head} per {reading.rate}" if reading.rate and reading.head else None


# How many of a unit make a year of age.
YEARS: dict[str, float] = {
    "year": 1.0,
    "month": 12.0,
    "week": 52.0,
    "day": 365.0,
    "hour": 8760.0,
    "decade": 0.1,
    "century": 0.01,
}


class Interval(NamedTuple):
    """Ends in the base unit, null for none, and whether each is open."""

    low: float | None
    high: float | None
    low_open: bool = False
    high_open: bool = False


def interval(reading: Reading, vague: VagueWords) -> Interval:
    """Apply the bound words and the unit of ``reading``.

    Args:
        reading: the quantity.
        vague: how far "about" and "nearly" reach.

    Returns:
        The interval in the base unit of its dimension.
    """
    low, high = reading.low, reading.high
    limit = reading.limit
    found = Interval(low, high) if limit is None else _limited(low, high, limit, reading.value is None, vague)
    if reading.unit is None:
        return found
    if reading.kind == "age":
        per_year = YEARS.get(reading.unit.name, 1.0)
        return found._replace(
            low=None if found.low is None else clean(found.low / per_year),
            high=None if found.high is None else clean(found.high / per_year),
        )
    return found._replace(
        low=None if found.low is None else clean(reading.unit.to_base(found.low)),
        high=None if found.high is None else clean(reading.unit.to_base(found.high)),
    )


def _limited(low: float, high: float, limit: Limit, is_range: bool, vague: VagueWords) -> Interval:
    if limit.relation == "=":
        return Interval(low, high)
    if limit.relation == "~":
        if is_range:
            return Interval(low, high)
        if limit.is_open:
            return Interval(clean(low - abs(low) * vague.nearly), high, high_open=True)
        return Interval(clean(low - abs(low) * vague.approximate), clean(high + abs(high) * vague.approximate))
    if limit.relation == ">":
        return Interval(low, None, low_open=limit.is_open)
    return Interval(None, high, high_open=limit.is_open)


SIGNIFICANT = 12  # digits kept: below the noise of binary fractions, above any figure in print


def clean(value: float) -> float:
    """Round off the noise of binary fractions (0.1 + 0.2)."""
    return float(f"{value:.{SIGNIFICANT}g}")
