"""Parts of longer times: "earlier this year", "the end of May", "mid-2025", "the first week of June"."""

from __future__ import annotations

from collections.abc import Callable

from claimcheck.claims.moments.counts import number_word
from claimcheck.claims.moments.slots import Anaphor, Atom, Calendar, Date, Era, Nth, Part, Portion, Relative, WeekOf
from claimcheck.claims.moments.tokens import Tokens
from claimcheck.claims.moments.words import ORDINALS, UNITS, WEEKDAYS

ReadAtom = Callable[[Tokens, int], Atom | None]

_WHICH = {
    "early": "early", "earlier": "earlier", "late": "late", "later": "later", "mid": "middle", "start": "start",
    "beginning": "start", "end": "end", "close": "end", "middle": "middle", "turn": "start",
}  # fmt: skip
_WHOLE = frozenset({"day", "week", "month", "year", "decade", "century", "quarter"})


def whole_of(t: Tokens, i: int, read: ReadAtom) -> Atom | None:
    """Read the longer time after "the end of": "the year", "this month", "May", "2025", "last year"."""
    if t.low[i] == "the" and t.low[i + 1] in _WHOLE:
        if t.low[i + 1] == "year" and t.low[i + 2].isdigit():
            return read(t, i)
        whole = Anaphor("day", 0, 0) if t.low[i + 1] == "day" else Relative(t.low[i + 1], 0)
        return Atom(i, i + 2, whole)
    if t.low[i] in _WHOLE and t.low[i - 1] in ("-",):
        return Atom(i, i + 1, Relative(t.low[i], 0))
    found = read(t, i)
    return found if found is not None and found.clock is None else None


def edge_led(t: Tokens, i: int, at: int, read: ReadAtom) -> Atom | None:
    """Read "(the) end of the year", "start of 2025", "middle of last week" with its noun at ``at``."""
    which = _WHICH.get(t.low[at])
    if which is None or t.low[at + 1] != "of":
        return None
    base = whole_of(t, at + 2, read)
    if base is None or base.date is None or base.part is not None:
        return None
    return Atom(i, base.end, Portion(which, base.date))


def week_of(t: Tokens, i: int, at: int, read: ReadAtom) -> Atom | None:
    """Read "(the) week of May 4", "week of 12 June" with its noun at ``at``."""
    if t.low[at] != "week" or t.low[at + 1] not in ("of", "beginning", "starting"):
        return None
    base = read(t, at + 2)
    if base is None or not isinstance(base.date, Calendar) or base.date.day is None or base.until is not None:
        return None
    return Atom(i, base.end, WeekOf(base.date))


def portion_led(t: Tokens, i: int, read: ReadAtom) -> Atom | None:
    """Read "earlier this year", "late last year", "early May", "mid-2025", "later in the day", "late on Tuesday"."""
    which = _WHICH[t.low[i]]
    at = i + 1
    if t.low[at] == "-":
        at += 1
    if t.low[at] in ("in", "on"):
        at += 1
    whole = whole_of(t, at, read)
    if whole is not None and whole.date is None and whole.part is not None and which in ("early", "late"):
        return Atom(i, whole.end, part=Part(whole.part.name, which))
    return _applied(t, i, which, whole) if whole is not None and whole.date is not None else None


def _applied(t: Tokens, i: int, which: str, base: Atom) -> Atom | None:
    date = base.date
    if date is None or base.until is not None:
        return None
    if base.part is not None:
        return Atom(i, base.end, date, base.part) if which in ("earlier", "later") else None
    if which in ("earlier", "later") and isinstance(date, Anaphor) and date.unit == "day":
        return Atom(i, base.end, date)
    if which == "middle" and t.low[i + 1] != "-" and not isinstance(date, (Calendar, Era)):
        return None
    return Atom(i, base.end, Portion(which, date))


def ordinal_led(t: Tokens, i: int, at: int, read: ReadAtom) -> Atom | None:
    """Read "(the) first week of June", "last day of the month", "first three months of 2025", "first Monday in May"."""
    number = ORDINALS.get(t.low[at])
    if number is None:
        return None
    where, count = at + 1, 1
    counted = number_word(t, where)
    if counted is not None:
        count, where = counted
    unit = t.low[where] if t.low[where] in WEEKDAYS else UNITS.get(t.low[where])
    if unit is None or t.low[where + 1] not in ("of", "in"):
        return None
    base = whole_of(t, where + 2, read)
    if base is None or base.date is None or not _fits(unit, base.date):
        return None
    if counted is None and t.low[where].endswith("s"):  # "the last days of April"
        return Atom(i, base.end, Portion("end" if number < 0 else "start", base.date))
    return Atom(i, base.end, Nth(number, unit, base.date, count))


def _fits(unit: str, base: Date) -> bool:
    if unit in ("second", "minute", "hour", "weekend"):
        return False
    return not isinstance(base, Calendar) or base.day is None
