"""A moment so many days, months or hours from another, at the precision of the unit it is counted in."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from claimcheck.claims.moments.calendar import Days, Interval, add_months, month_days, unit_days, whole_days

DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}
MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
SECONDS_IN = {"second": 1, "minute": 60, "hour": 3600}


def offset_from(
    base: datetime, unit: str, offsets: tuple[float | None, float | None], *, fine: bool, vague: bool
) -> Interval:
    """Move ``base`` by a count of units between the two offsets (null: without limit), at the unit's own precision."""
    near, far = offsets
    if unit in SECONDS_IN:
        return _moments(base, SECONDS_IN[unit], offsets, fine=fine, vague=vague)
    ends = [_unit_at(base.date(), unit, offset) if offset is not None else None for offset in (near, far)]
    lows = [end[0] for end in ends if end is not None]
    highs = [end[1] for end in ends if end is not None]
    backward = (near if near is not None else far or 0) < 0
    low = None if None in ends and backward else min(lows)
    high = None if None in ends and not backward else max(highs)
    return whole_days(low, high, ambiguous=vague or unit in MONTHS_IN)


def _unit_at(day: date, unit: str, offset: float) -> Days:
    if unit in DAYS_IN:
        moved = day + timedelta(days=round(offset * DAYS_IN[unit]))
        return moved, moved
    if unit == "weekend":
        return unit_days(day, "weekend", round(offset))
    months = round(offset * MONTHS_IN[unit])
    moved = add_months(day.replace(day=1), months)
    if unit in ("month", "quarter") or offset != int(offset):
        return month_days(moved.year, moved.month)
    return date(moved.year, 1, 1), date(moved.year, 12, 31)


def _moments(
    base: datetime, seconds: int, offsets: tuple[float | None, float | None], *, fine: bool, vague: bool
) -> Interval:
    moved = [base + timedelta(seconds=offset * seconds) if offset is not None else None for offset in offsets]
    known = [moment for moment in moved if moment is not None]
    if fine:
        low = None if None in moved and offsets[0] is not None and offsets[0] < 0 else min(known)
        high = None if None in moved and offsets[0] is not None and offsets[0] > 0 else max(known)
        return Interval(low, high, fine=True, ambiguous=vague)
    days = sorted(moment.date() for moment in [*known, base])
    return whole_days(days[0], days[-1], ambiguous=True)
