"""Days without a year: "May 23" and "8 November" are not one day, whatever the year."""

from __future__ import annotations

import re

from claimcheck.facts.when import TimeRelation, days, relate_times
from claimcheck.records import Claim

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = re.compile(rf"\b({'|'.join(MONTHS)})[a-z]*\.?(?=\W|$)", re.IGNORECASE)
DAY = re.compile(r"\b([0-3]?\d)(?:st|nd|rd|th)?\b")

MonthDay = tuple[int, int | None]  # month 1 to 12, day of the month where it is told


def relate_claims(a: Claim, b: Claim) -> TimeRelation:
    """Compare two claims' event times; where a year is missing on a side, by month and day alone."""
    if not a.times or not b.times:
        return "unknown"
    known = relate_times(a.times, b.times)
    if known != "unknown":
        return known
    left, right = month_days(a), month_days(b)
    if not left or not right:
        return "unknown"
    return "overlap" if any(_meet(x, y) for x in left for y in right) else "disjoint"


def month_days(claim: Claim) -> list[MonthDay]:
    """Return the month, and the day where it is told, of each event time that names a month or is resolved to a day."""
    found: list[MonthDay] = []
    for span in claim.times:
        if span.role != "event":
            continue
        resolved = days([span])
        if resolved:
            found.append((resolved[0][0].month, resolved[0][0].day if _is_one_day(resolved[0]) else None))
            continue
        written = written_day(claim, span.start, span.end)
        month = MONTH.search(written)
        if month:
            day = DAY.search(written)
            found.append((MONTHS.index(month.group(1).lower()) + 1, int(day.group(1)) if day else None))
    return found


def written_day(claim: Claim, start: int, end: int) -> str:
    """Return a time as it is written; offsets are the article's."""
    return claim.text[start - claim.start : end - claim.start]


def _is_one_day(interval: tuple[object, object]) -> bool:
    first, last = interval
    return str(first)[:10] == str(last)[:10]


def _meet(x: MonthDay, y: MonthDay) -> bool:
    return x[0] == y[0] and (x[1] is None or y[1] is None or x[1] == y[1])
