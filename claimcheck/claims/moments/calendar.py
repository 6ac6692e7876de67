"""Calendar arithmetic: months, weeks, seasons, quarters, feasts, and intervals of time."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

Days = tuple[date, date]
LAST_MINUTE = time(23, 59)


@dataclass(frozen=True, slots=True)
class Interval:
    """From ``low`` to ``high``, both included, null where open; ``fine`` when clock times are meant, not whole days."""

    low: datetime | None
    high: datetime | None
    fine: bool = False
    ambiguous: bool = False

    def only_day(self) -> date | None:
        """Return the day, when the interval lies in one (a night counts to the day on which it begins)."""
        if self.low is None or self.high is None:
            return None
        if self.low.date() == self.high.date():
            return self.low.date()
        night = self.fine and self.high.date() - self.low.date() == timedelta(days=1) and self.high.hour <= 6
        return self.low.date() if night and self.low.hour >= 12 else None

    def refined(self) -> Interval:
        """Return the same interval with clock times: whole days from 00:00 to 23:59."""
        if self.fine:
            return self
        high = datetime.combine(self.high.date(), LAST_MINUTE) if self.high else None
        return replace(self, high=high, fine=True)


OPEN = Interval(None, None, ambiguous=True)


def whole_days(low: date | None, high: date | None, *, ambiguous: bool = False) -> Interval:
    """Make an interval of whole days."""
    return Interval(
        datetime.combine(low, time()) if low else None,
        datetime.combine(high, time()) if high else None,
        ambiguous=ambiguous,
    )


def month_days(year: int, month: int) -> Days:
    """Return the first and last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """Move ``day`` by months, to the month's last day where its number is missing."""
    total = day.year * 12 + day.month - 1 + months
    first, last = month_days(total // 12, total % 12 + 1)
    return first.replace(day=min(day.day, last.day))


def unit_days(day: date, unit: str, offset: int) -> Days:
    """Return the calendar ``unit`` that lies ``offset`` units from the one holding ``day``."""
    if unit == "day":
        moved = day + timedelta(days=offset)
        return moved, moved
    if unit in ("week", "fortnight"):
        weeks = offset * (2 if unit == "fortnight" else 1)
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=weeks)
        return monday, monday + timedelta(days=6)
    if unit == "weekend":
        saturday = day - timedelta(days=day.weekday()) + timedelta(weeks=offset, days=5)
        return saturday, saturday + timedelta(days=1)
    if unit == "month":
        moved = add_months(day.replace(day=1), offset)
        return month_days(moved.year, moved.month)
    if unit == "quarter":
        total = day.year * 4 + (day.month - 1) // 3 + offset
        return quarter_days(total // 4, total % 4 + 1, 4)
    years = {"year": 1, "decade": 10, "century": 100}[unit]
    first = day.year // years * years + offset * years
    return date(first, 1, 1), date(first + years - 1, 12, 31)


def quarter_days(year: int, number: int, of: int) -> Days:
    """Return quarter (``of`` 4) or half (``of`` 2) ``number`` of a year."""
    months = 12 // of
    return date(year, (number - 1) * months + 1, 1), month_days(year, number * months)[1]


def season_days(year: int, index: int) -> Days:
    """Return a northern season (spring is 0) as whole months; winter begins in December of ``year``."""
    if index == 3:
        return date(year, 12, 1), month_days(year + 1, 2)[1]
    return date(year, 3 + 3 * index, 1), month_days(year, 5 + 3 * index)[1]


def easter(year: int) -> date:
    """Return Easter Sunday of the western churches (the anonymous Gregorian computus, Meeus 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


_FIXED = {
    "christmas": ((12, 25), (12, 25)),
    "christmas eve": ((12, 24), (12, 24)),
    "christmastide": ((12, 24), (12, 26)),
    "boxing day": ((12, 26), (12, 26)),
    "new year": ((1, 1), (1, 1)),
    "new year's eve": ((12, 31), (12, 31)),
    "halloween": ((10, 31), (10, 31)),
    "valentine": ((2, 14), (2, 14)),
}
_FROM_EASTER = {"good friday": (-2, -2), "easter sunday": (0, 0), "easter monday": (1, 1), "easter": (-2, 1)}


def holiday_days(year: int, name: str) -> Days:
    """Return the days of a feast in a year."""
    if name in _FIXED:
        (m, d), (n, e) = _FIXED[name]
        return date(year, m, d), date(year, n, e)
    first, last = _FROM_EASTER[name]
    sunday = easter(year)
    return sunday + timedelta(days=first), sunday + timedelta(days=last)
