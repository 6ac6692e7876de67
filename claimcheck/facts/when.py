"""Two claims' times as intervals: do they speak of one moment?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Literal

from claimcheck.records import TimeSpan

TimeRelation = Literal["unknown", "overlap", "disjoint"]

Interval = tuple[datetime, datetime]
HALF_A_DAY = timedelta(hours=12)
CLOCK_SLACK = timedelta(minutes=10)  # "shortly after 9:40" and 9:45 are one moment


def interval(span: TimeSpan) -> Interval | None:
    """Return the span as (first moment, last moment), or null when an end is open."""
    if span.earliest is None or span.latest is None:
        return None
    return _moment(span.earliest, time.min), _moment(span.latest, time.max)


def is_clock(span: TimeSpan) -> bool:
    """Whether the span gives a time of day."""
    return "T" in (span.earliest or "") or "T" in (span.latest or "")


def days(spans: Sequence[TimeSpan], ambiguous: bool = False) -> list[Interval]:
    """Return the event intervals of at most a month, ambiguous ones only when asked for."""
    found = (interval(s) for s in spans if s.role == "event" and (ambiguous or not s.ambiguous))
    return [f for f in found if f is not None and f[1] - f[0] <= timedelta(days=31)]


def relate_times(a: Sequence[TimeSpan], b: Sequence[TimeSpan]) -> TimeRelation:
    """Compare two claims' event times: ``overlap`` when any two can be one moment, ``disjoint`` when none can."""
    left, right = days(a), days(b)
    if not left or not right:
        return "unknown"
    return "overlap" if any(_touch(x, y) for x in left for y in right) else "disjoint"


def clash_of_clocks(a: Sequence[TimeSpan], b: Sequence[TimeSpan]) -> tuple[TimeSpan, TimeSpan] | None:
    """Return the two clock times, one from each side, when each side gives one kind of moment and they cannot meet."""
    left = [s for s in a if is_clock(s) and s.role == "event"]
    right = [s for s in b if is_clock(s) and s.role == "event"]
    if not left or not right:
        return None
    pairs = [(x, y) for x in left for y in right]
    if any(_can_meet(x, y) for x, y in pairs):
        return None
    return pairs[0]


def _can_meet(a: TimeSpan, b: TimeSpan) -> bool:
    """Whether two clock times can be one moment; a guessed day counts for nothing, then only the hour is compared."""
    if a.ambiguous or b.ambiguous:
        return _hours_meet(a, b)
    first = [_moment(s.earliest, time.min) if s.earliest else datetime.min for s in (a, b)]
    last = [_moment(s.latest, time.max) if s.latest else datetime.max for s in (a, b)]
    low, high = max(first), min(last)
    return low <= high or low - high <= CLOCK_SLACK


def _hours_meet(a: TimeSpan, b: TimeSpan) -> bool:
    """Compare times of day alone; a span with an open end, or past midnight, can meet anything."""
    left, right = _hours(a), _hours(b)
    if left is None or right is None:
        return True
    gap = min(max(x[0], y[0]) - min(x[1], y[1]) for x in left for y in right)
    return timedelta(minutes=gap) <= CLOCK_SLACK


def _hours(span: TimeSpan) -> list[tuple[int, int]] | None:
    """Return a span's times of day in minutes, null where it runs past midnight or stays open.

    "Twenty past seven", which is either of two moments twelve hours apart, is both of them and nothing between.
    """
    if span.earliest is None or span.latest is None:
        return None
    first, last = _moment(span.earliest, time.min), _moment(span.latest, time.max)
    if first.date() != last.date():
        return None
    start, end = first.hour * 60 + first.minute, last.hour * 60 + last.minute
    return [(start, start), (end, end)] if last - first == HALF_A_DAY else [(start, end)]


def _touch(x: Interval, y: Interval) -> bool:
    """Whether two intervals meet; clock times may miss each other by CLOCK_SLACK, days may not."""
    precise = all(end - start < timedelta(hours=23) for start, end in (x, y))
    return max(x[0], y[0]) - min(x[1], y[1]) <= (CLOCK_SLACK if precise else timedelta(0))


def _moment(iso: str, of_day: time) -> datetime:
    parsed = datetime.fromisoformat(iso).replace(tzinfo=None)
    return parsed if "T" in iso else datetime.combine(parsed.date(), of_day)
