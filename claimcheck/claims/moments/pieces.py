"""Early, middle and late parts of a week, a month or a longer time, as days."""

from __future__ import annotations

from datetime import date, timedelta

from claimcheck.claims.moments.calendar import Days, add_months

# Days counted from the first, both ends included. A week's start is its Monday, its end the weekend with Friday; early
# May is 1-10, mid-May 11-20, late May from the 21st on, the start and the end of May about five days each.
_IN_A_WEEK = {"early": (0, 2), "start": (0, 0), "middle": (2, 4), "late": (3, 6), "end": (4, 6)}
_IN_A_MONTH = {"early": (0, 9), "start": (0, 4), "middle": (10, 19), "late": (20, 30), "end": (25, 30)}
WEEK, MONTH = 7, 31
LONG = 24  # months; what is longer is cut between years


def third(first: date, last: date, which: str) -> Days:
    """Return the early, start, middle, late or end part of the days from ``first`` to ``last``.

    Of a year and longer times, early and late are the first and last four months of twelve, start and end one.
    """
    length = (last - first).days + 1
    if length <= MONTH:
        begin, end = (_IN_A_WEEK if length <= WEEK else _IN_A_MONTH)[which]
        return first + timedelta(days=begin), min(last, first + timedelta(days=end))
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months > LONG:
        return _third_of_years(first, last, which)
    part, edge = max(1, months // 3), max(1, months // 12)
    begin, end = {
        "early": (0, part),
        "start": (0, edge),
        "middle": (part, months - part),
        "late": (months - part, months),
        "end": (months - edge, months),
    }[which]
    return add_months(first, begin), add_months(first, end) - timedelta(days=1)


def _third_of_years(first: date, last: date, which: str) -> Days:
    """Cut a decade or a century: the early 1970s end with 1973, the mid-1970s are 1973-76, the late begin with 1976."""
    years = last.year - first.year + 1
    part = -(-years // 3)
    begin, end = {
        "early": (0, part),
        "start": (0, max(1, years // 10)),
        "middle": (part - 1, years - part + 1),
        "late": (years - part, years),
        "end": (years - max(1, years // 10), years),
    }[which]
    return date(first.year + begin, 1, 1), date(first.year + end - 1, 12, 31)
