"""From what a date says to the days it covers, seen from the day of publication."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import singledispatch

from claimcheck.claims.moments.calendar import (
    OPEN,
    Interval,
    add_months,
    holiday_days,
    month_days,
    quarter_days,
    season_days,
    unit_days,
    whole_days,
)
from claimcheck.claims.moments.offsets import DAYS_IN, MONTHS_IN, SECONDS_IN, offset_from
from claimcheck.claims.moments.pieces import third
from claimcheck.claims.moments.slots import (
    Ago,
    Anaphor,
    Calendar,
    Era,
    Fraction,
    Holiday,
    Now,
    Nth,
    OpenAnchor,
    Portion,
    Relative,
    Season,
    Weekday,
    WeekOf,
    Window,
    YearRef,
)
from claimcheck.claims.moments.words import WEEKDAYS
from claimcheck.claims.moments.yearly import Context, in_year


@singledispatch
def resolve_date(slot: object, context: Context) -> Interval:
    """Return the days that ``slot`` covers; open and ambiguous when nothing says."""
    del slot, context
    return OPEN


@resolve_date.register
def _(slot: Calendar, context: Context) -> Interval:
    if slot.month is None:
        year = slot.ref.year
        return whole_days(date(year, 1, 1), date(year, 12, 31)) if year else OPEN
    month = slot.month
    if slot.day is None:
        return in_year(lambda year: month_days(year, month), slot.ref, context)
    day = slot.day
    found = in_year(lambda year: (date(year, month, day), date(year, month, day)), slot.ref, context, near=True)
    if slot.doubtful and slot.ref.year:
        swapped = date(slot.ref.year, day, month)
        ends = sorted([date(slot.ref.year, month, day), swapped])
        return whole_days(ends[0], ends[1], ambiguous=True)
    return found


@resolve_date.register
def _(slot: Weekday, context: Context) -> Interval:
    today = context.today
    if today is None:
        return OPEN
    monday = today - timedelta(days=today.weekday())
    ahead = today + timedelta(days=(slot.index - today.weekday()) % 7)
    back = today - timedelta(days=(today.weekday() - slot.index) % 7)
    if slot.week is not None:
        day = monday + timedelta(weeks=slot.week, days=slot.index)
        return whole_days(day, day)
    if slot.shift == -1:
        day = back if back < today else back - timedelta(weeks=1)
        return whole_days(day, day, ambiguous=True)
    if slot.shift == 1:
        day = ahead if ahead > today else ahead + timedelta(weeks=1)
        return whole_days(day, day, ambiguous=True)
    if slot.shift == 0:
        day = back if context.tense == "past" else monday + timedelta(days=slot.index)
        return whole_days(day, day)
    day = ahead if context.tense == "future" else back
    return whole_days(day, day)


@resolve_date.register
def _(slot: Relative, context: Context) -> Interval:
    today = context.today
    if today is None:
        return OPEN
    if slot.unit == "weekend" and slot.offset == 0:
        saturday = unit_days(today, "weekend", 0)
        back = context.tense != "future" and saturday[0] > today
        return whole_days(*unit_days(today, "weekend", -1 if back else 0))
    if slot.unit == "weekend" and slot.offset == -1:
        return whole_days(*unit_days(today, "weekend", -1), ambiguous=today.weekday() >= 5)
    return whole_days(*unit_days(today, slot.unit, slot.offset))


@resolve_date.register
def _(slot: Ago, context: Context) -> Interval:
    if context.published is None:
        return OPEN
    sign = 1 if slot.forward else -1
    near = sign * slot.low if slot.low is not None else None
    far = sign * slot.high if slot.high is not None else None
    return offset_from(context.published, slot.unit, (near, far), fine=context.has_clock, vague=slot.vague)


@resolve_date.register
def _(slot: Window, context: Context) -> Interval:
    if context.published is None:
        return OPEN
    today = context.published.date()
    sign = 1 if slot.forward else -1
    if slot.unit in SECONDS_IN:
        moved = context.published + timedelta(seconds=sign * slot.count * SECONDS_IN[slot.unit])
        ends = sorted([moved, context.published])
        if context.has_clock:
            return Interval(ends[0], ends[1], fine=True, ambiguous=slot.vague)
        return whole_days(ends[0].date(), ends[1].date(), ambiguous=slot.vague)
    if slot.unit in DAYS_IN:
        far = today + timedelta(days=round(sign * slot.count * DAYS_IN[slot.unit]))
    else:
        far = add_months(today, round(sign * slot.count * MONTHS_IN.get(slot.unit, 1)))
    return whole_days(min(far, today), max(far, today), ambiguous=slot.vague)


@resolve_date.register
def _(slot: Season, context: Context) -> Interval:
    index = slot.index
    if slot.back is not None and context.today is not None:
        last = in_year(lambda year: season_days(year, index), YearRef(shift=-1), context)
        first = last.low.year - slot.back + 1 if last.low else context.today.year
        return whole_days(*season_days(first, index), ambiguous=True)
    found = in_year(lambda year: season_days(year, index), slot.ref, context)
    return replace(found, ambiguous=slot.ref.year is None or index == 3)


@resolve_date.register
def _(slot: Fraction, context: Context) -> Interval:
    found = in_year(lambda year: quarter_days(year, slot.number, slot.of), slot.ref, context)
    unsaid = slot.ref == YearRef()  # a year of a firm's own, or a quarter of a match
    return replace(found, ambiguous=found.ambiguous or unsaid)


@resolve_date.register
def _(slot: Era, context: Context) -> Interval:
    del context
    return whole_days(date(slot.first, 1, 1), date(slot.first + slot.years - 1, 12, 31), ambiguous=slot.doubtful)


@resolve_date.register
def _(slot: Holiday, context: Context) -> Interval:
    return in_year(lambda year: holiday_days(year, slot.name), slot.ref, context, near=True)


@resolve_date.register
def _(slot: Anaphor, context: Context) -> Interval:
    anchor = context.anchor
    if anchor is None and slot.near:
        anchor = context.today
    if anchor is None:
        return OPEN
    if slot.unit in SECONDS_IN:
        return OPEN
    if slot.near and slot.unit != "day":
        return replace(whole_days(*unit_days(anchor, slot.unit, round(slot.low or 0))), ambiguous=True)
    low, high = (slot.low, slot.high) if (slot.low or 0) >= 0 and slot.low is not None else (slot.high, slot.low)
    base = datetime.combine(anchor, datetime.min.time())
    found = replace(offset_from(base, slot.unit, (low, high), fine=False, vague=True), ambiguous=True)
    beyond = found.low is not None and context.published is not None and found.low > context.published
    return OPEN if beyond and context.tense != "future" else found


@resolve_date.register
def _(slot: Nth, context: Context) -> Interval:
    base = resolve_date(slot.base, context)
    if base.low is None or base.high is None:
        return OPEN
    first, last = base.low.date(), base.high.date()
    if slot.unit in WEEKDAYS:
        return _nth_weekday(slot, first, last)
    back = slot.number < 0
    number = abs(slot.number)
    if slot.unit in DAYS_IN:
        size = DAYS_IN[slot.unit] * slot.count
        start = last - timedelta(days=size * number - 1) if back else first + timedelta(days=size * (number - 1))
        return whole_days(start, start + timedelta(days=size - 1), ambiguous=base.ambiguous or size > 1)
    months = MONTHS_IN.get(slot.unit, 1) * slot.count
    start = add_months(last.replace(day=1), 1 - months * number) if back else add_months(first, months * (number - 1))
    return whole_days(start, add_months(start, months) - timedelta(days=1), ambiguous=base.ambiguous)


def _nth_weekday(slot: Nth, first: date, last: date) -> Interval:
    index = WEEKDAYS[slot.unit]
    if slot.number < 0:
        day = last - timedelta(days=(last.weekday() - index) % 7)
    else:
        day = first + timedelta(days=(index - first.weekday()) % 7 + 7 * (slot.number - 1))
    return whole_days(day, day)


@resolve_date.register
def _(slot: Portion, context: Context) -> Interval:
    base = resolve_date(slot.base, context)
    if base.low is None or base.high is None:
        return base
    first, last = base.low.date(), base.high.date()
    if slot.which in ("earlier", "so_far", "later"):
        return _over_or_to_come(slot, base, context)
    if first == last:
        return replace(base, ambiguous=base.ambiguous)
    low, high = third(first, last, slot.which)
    return whole_days(low, high, ambiguous=base.ambiguous or slot.which in ("start", "middle", "end"))


def _over_or_to_come(slot: Portion, base: Interval, context: Context) -> Interval:
    today = context.today
    if today is None or base.low is None or base.high is None:
        return base
    low, high = base.low.date(), base.high.date()
    if slot.which == "later":
        low = max(low, today) if high >= today else low
    else:
        high = min(high, max(today, low))
    return whole_days(low, high, ambiguous=base.ambiguous)


@resolve_date.register
def _(slot: WeekOf, context: Context) -> Interval:
    day = resolve_date(slot.base, context).only_day()
    return whole_days(*unit_days(day, "week", 0)) if day else OPEN


@resolve_date.register
def _(slot: OpenAnchor, context: Context) -> Interval:
    del slot, context
    return OPEN


@resolve_date.register
def _(slot: Now, context: Context) -> Interval:
    return whole_days(None, context.today) if context.today else OPEN
