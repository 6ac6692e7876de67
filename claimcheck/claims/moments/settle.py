"""From a whole phrase to an interval: the day, the time on that day, the range, and what its bound leaves open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from claimcheck.claims.moments.calendar import OPEN, Interval
from claimcheck.claims.moments.daytime import clock_interval, loosened, part_interval
from claimcheck.claims.moments.resolve import resolve_date
from claimcheck.claims.moments.slots import Ago, Atom, Clock, Part, Phrase, Portion
from claimcheck.claims.moments.yearly import Context

_DAY = timedelta(days=1)


def settle(phrase: Phrase, context: Context) -> Interval:
    """Resolve ``phrase``; what lies beyond the calendar (66 million years ago, 31 June) stays open."""
    try:
        return _settled(phrase, context)
    except (ValueError, OverflowError):
        return OPEN


def _settled(phrase: Phrase, context: Context) -> Interval:
    interval = _moment(phrase.core, phrase, context)
    second = _second(phrase, interval, context)
    if second is None:
        return _cut(interval, phrase)
    if interval.fine or second.fine:
        interval, second = interval.refined(), second.refined()
    return Interval(interval.low, second.high, interval.fine, interval.ambiguous or second.ambiguous)


def _second(phrase: Phrase, first: Interval, context: Context) -> Interval | None:
    """Resolve the second end of a range; it lies after the first."""
    core = phrase.core
    if phrase.second is not None:
        other = phrase.second if phrase.second.date or not core.date else replace(phrase.second, date=core.date)
    elif isinstance(core.until, Clock):
        other = Atom(core.start, core.end, core.date, core.part, core.until)
    elif core.until is not None and core.part is not None and core.part.name == "night":
        return None  # "the night of 12 to 13 May" is one night
    elif core.until is not None:
        other = Atom(core.start, core.end, core.until, core.part)
    else:
        return None
    found = _moment(other, phrase, context)
    if found.high is None or first.low is None or found.high >= first.low:
        return found
    again = _moment(other, phrase, replace(context, published=first.low, tense="future"))
    late = other.clock is not None and again.high is not None and again.high < first.low
    return _next_day(again) if late else again


def _next_day(interval: Interval) -> Interval:
    low = interval.low + _DAY if interval.low else None
    return replace(interval, low=low, high=interval.high + _DAY if interval.high else None)


def _moment(atom: Atom, phrase: Phrase, context: Context) -> Interval:
    """Resolve one atom to days, then to a part of the day or a clock time on them."""
    slot = atom.date
    if slot is None and phrase.second is not None:
        slot = phrase.second.date
    base = resolve_date(slot, context) if slot is not None else _leaned(context)
    if isinstance(slot, Ago) and not slot.forward and atom.slack in ("over", "at_least"):
        base = replace(base, low=None, ambiguous=True)  # more than a week ago
    if isinstance(slot, Ago) and not slot.forward and atom.slack == "under":
        base = replace(base, high=context.published, ambiguous=True)
    day = base.only_day()
    if day is None:
        return base
    edge = Part(f"{slot.which} on") if isinstance(slot, Portion) and slot.which in ("early", "late") else None
    if atom.clock is not None:
        found = clock_interval(day, atom.clock, atom.part or edge, atom.slack)
    elif atom.part is not None:
        found = _part_of(day, atom.part, edge, atom, phrase)
    elif edge is not None:
        found = part_interval(day, edge)
    else:
        return replace(base, ambiguous=base.ambiguous or atom.slack is not None)
    return replace(found, ambiguous=found.ambiguous or base.ambiguous)


def _part_of(day: date, part: Part, edge: Part | None, atom: Atom, phrase: Phrase) -> Interval:
    if edge is not None and part.which is None:
        part = Part(part.name, edge.name.split()[0])
    if part.name == "midnight" and (
        phrase.bound in ("by", "until", "before") or atom.slack in ("just_before", "nearly")
    ):
        day += _DAY
    return loosened(part_interval(day, part), atom.slack)


def _leaned(context: Context) -> Interval:
    """Take the day of a bare clock time: the one its sentence names, else (flagged) one before, or publication's."""
    day = context.anchor or context.today
    if day is None:
        return OPEN
    midnight = datetime.combine(day, time())
    return Interval(midnight, midnight, ambiguous=not context.own)


def _cut(interval: Interval, phrase: Phrase) -> Interval:
    """Open the interval on the side that the bound leaves open."""
    bound, low, high = phrase.bound, interval.low, interval.high
    step = timedelta(days=0 if interval.fine else 1)
    if bound in ("since", "from"):
        return replace(interval, high=None)
    if bound in ("by", "until"):
        return replace(interval, low=None)
    if bound == "before":
        slot = phrase.core.date
        if isinstance(slot, Portion) and slot.which == "end":  # "before the end of June" is in June, too
            return replace(interval, low=None)
        return replace(interval, low=None, high=low - step if low else None)
    if bound == "after":
        return replace(interval, low=high + step if high else None, high=None)
    return interval
