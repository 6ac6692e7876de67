"""Parts of the day and clock times on a day, with "about", "shortly after" and the rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from claimcheck.claims.moments.calendar import Interval
from claimcheck.claims.moments.slots import Bound, Clock, Part

# (first hour, last hour) of each part, as tests/golden/README.md fixes them; past 24 it is the next day.
PART_HOURS = {
    "dawn": (4.0, 7.0),
    "morning": (6.0, 12.0),
    "noon": (12.0, 12.0),
    "lunchtime": (12.0, 14.0),
    "afternoon": (12.0, 18.0),
    "dusk": (17.0, 21.0),
    "evening": (18.0, 24.0),
    "night": (20.0, 30.0),
    "tonight": (18.0, 30.0),
    "midnight": (0.0, 0.0),
    "small hours": (0.0, 6.0),
    "overnight": (-4.0, 6.0),
    "early on": (0.0, 9.0),
    "late on": (18.0, 24.0),
}
_LATE_PARTS = frozenset({"afternoon", "evening", "dusk", "lunchtime", "late on", "noon", "night", "tonight"})
EARLY_MORNING = (0.0, 9.0)  # "early on Wednesday morning" may be at five
LATE_NIGHT = (22.0, 26.0)  # "late on Tuesday night" may run past midnight
ABOUT = timedelta(minutes=15)  # "about 2:15 p.m." reaches a quarter of an hour each way
SHORTLY = timedelta(minutes=30)  # "shortly after 9:40" ends half an hour later
NEARLY = timedelta(minutes=15)  # "almost noon" begins a quarter of an hour before


def _at(day: date, hours: float) -> datetime:
    """Return the moment so many hours into ``day``; 24 is the last minute of the day."""
    if hours == 24.0:
        return datetime.combine(day, time(23, 59))
    return datetime.combine(day, time()) + timedelta(hours=hours)


def part_interval(day: date, part: Part) -> Interval:
    """Return a part of ``day``; early and late are its first and second half."""
    low, high = PART_HOURS[part.name]
    if part.name == "night" and part.which is not None:
        low, high = LATE_NIGHT if part.which == "late" else (low, LATE_NIGHT[0])
    elif part.which == "early":
        low, high = EARLY_MORNING if part.name == "morning" else (low, (low + high) / 2)
    elif part.which == "late":
        low = (low + high) / 2
    elif part.which == "mid":
        low, high = low + (high - low) / 4, high - (high - low) / 4
    return Interval(_at(day, low), _at(day, high), fine=True)


def clock_interval(day: date, clock: Clock, part: Part | None, slack: Bound | None) -> Interval:
    """Return a clock time on ``day``; without a half of the day, both readings, flagged."""
    minutes = [hour * 60 + clock.minute for hour in _hours(clock, part)]
    found = [datetime.combine(day, time()) + timedelta(minutes=minute) for minute in minutes]
    if part is not None and part.name in ("night", "tonight", "overnight") and len(found) == 1 and found[0].hour < 12:
        found = [found[0] + timedelta(days=1 if part.name != "overnight" else 0)]
    interval = Interval(found[0], found[-1], fine=True, ambiguous=len(found) > 1)
    return loosened(interval, slack)


def _hours(clock: Clock, part: Part | None) -> list[int]:
    hour = clock.hour % 12
    if clock.half == "24" and (part is None or clock.hour > 12 or part.name not in _LATE_PARTS):
        return [clock.hour]
    if clock.half in ("am", "pm"):
        return [hour + 12 * (clock.half == "pm")]
    if part is None:
        return [hour, hour + 12]
    name = part.name
    if name in ("night", "tonight"):
        return [hour] if hour < 6 else [hour + 12]
    return [hour + 12 if name in _LATE_PARTS else hour]


def loosened(interval: Interval, slack: Bound | None) -> Interval:
    """Widen clock times by what "about", "shortly after", "almost" leave open."""
    low, high = interval.low, interval.high
    if slack is None or low is None or high is None or not interval.fine:
        return replace(interval, ambiguous=interval.ambiguous or slack in ("about", "nearly"))
    if slack == "about":
        return replace(interval, low=low - ABOUT, high=high + ABOUT)
    if slack == "just_after":
        return replace(interval, high=high + SHORTLY)
    if slack == "just_before":
        return replace(interval, low=low - SHORTLY)
    return replace(interval, low=low - NEARLY) if slack == "nearly" else interval
