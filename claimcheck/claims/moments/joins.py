"""Atoms joined into one time: "dawn on Wednesday", "Tuesday, 12 May, at 9 a.m.", "the morning of 12 May"."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.claims.moments.atoms import read_atom
from claimcheck.claims.moments.bounds import read_bound
from claimcheck.claims.moments.slots import (
    Anaphor,
    Atom,
    Bound,
    Calendar,
    Date,
    Holiday,
    Now,
    Nth,
    Part,
    Portion,
    Relative,
    Weekday,
)
from claimcheck.claims.moments.tokens import Tokens
from claimcheck.claims.moments.words import DAY_PARTS, ENDERS, PARTS, ZONES

_LINKS = frozenset({"on", "at", "in", "of"})
MAX_JOINS = 4  # pieces after the first: "shortly after 9 a.m. on the morning of Tuesday, 12 May"


def read_core(t: Tokens, i: int) -> Atom | None:
    """Read the atom at ``i`` and what joins it: a day, a part of the day, a clock time."""
    core = read_atom(t, i)
    if core is None:
        return None
    for _ in range(MAX_JOINS):
        joined = _join(t, core)
        if joined is None:
            break
        core = joined
    return core


def _join(t: Tokens, core: Atom) -> Atom | None:
    at = after_zone(t, core)
    if t.low[at] == "(":
        return _bracketed(t, core, at)
    link = ""
    if t.low[at] == ",":
        at, link = at + 1, ","
    overnight = core.part is not None and core.part.name == "overnight"
    if t.low[at] in _LINKS or (overnight and t.low[at] in ("into", "to")):
        link += t.low[at]
        at += 1
    if t.low[at] in ENDERS:
        return None
    slack: Bound | None = None
    read = read_bound(t, at)
    if read is not None and read[0] in ("just_after", "just_before", "about", "nearly") and core.clock is None:
        slack, at = read
    piece = _bare_part(t, at) if link in ("", "in", "at") and core.part is None and core.date is not None else None
    piece = read_atom(t, at) or piece
    if piece is None:
        return None
    if piece.date is None and piece.clock is None and t.low[piece.end] == "of":  # "on the night of the shooting"
        return None
    if slack is not None and piece.clock is None and piece.part is None:
        return None
    merged = _merge(core, piece, link)
    return replace(merged, slack=slack or merged.slack) if merged is not None else None


def _bracketed(t: Tokens, core: Atom, at: int) -> Atom | None:
    """Read the date that brackets add to a day: "Saturday (July 24, 2004)"."""
    if not isinstance(core.date, Weekday) and core.date not in (Relative("day", 0), Relative("day", -1)):
        return None
    piece = read_atom(t, at + 1)
    if piece is None or t.low[piece.end] != ")" or not isinstance(piece.date, Calendar) or piece.date.day is None:
        return None
    return replace(core, end=piece.end + 1, date=piece.date) if piece.until is None else None


def after_zone(t: Tokens, core: Atom) -> int:
    """Skip "GMT", "local time" and "(1300 GMT)" after a clock time."""
    at = core.end
    if core.clock is None:
        return at
    if t.low[at] in ZONES:
        at += 1
    elif t.low[at] == "local" and t.low[at + 1] == "time":
        at += 2
    if t.low[at] == "(":
        for close in range(at + 2, at + 5):
            if t.low[close] == ")" and t.low[close - 1] in ZONES:
                return close + 1
    return at


def _bare_part(t: Tokens, i: int) -> Atom | None:
    at = i + 1 if t.low[i] == "the" else i
    name = t.low[at]
    if name not in PARTS or name == "overnight" or (at != i and name not in DAY_PARTS):
        return None
    return Atom(i, at + 1, part=Part(PARTS[name]))


def _merge(core: Atom, piece: Atom, link: str) -> Atom | None:
    if piece.until is not None and core.clock is not None:
        return None
    if core.date is not None and piece.date is not None:
        both = _merge_dates(core.date, piece.date, link)
        if both is None or (core.part is not None and piece.part is not None):
            return None
        return replace(core, end=piece.end, date=both, part=core.part or piece.part, until=core.until or piece.until)
    if (core.clock and piece.clock) or (core.part and piece.part):
        return None
    if link in (",of", ",in") or (link == "," and piece.part is not None and piece.clock is None):
        return None
    if link == "of" and not (core.part is not None and piece.date is not None):
        return None
    date = core.date or piece.date
    if date is not None and not _day_like(date):
        return None
    return replace(
        core,
        end=piece.end,
        date=date,
        part=core.part or piece.part,
        clock=core.clock or piece.clock,
        until=core.until or piece.until,
    )


def _day_like(date: Date) -> bool:
    """Tell whether a part of the day or a clock time may belong to ``date``."""
    if isinstance(date, Portion):
        return _day_like(date.base)
    if isinstance(date, Calendar):
        return date.day is not None
    if isinstance(date, (Relative, Anaphor)):
        return date.unit == "day"
    return isinstance(date, (Weekday, Holiday, Nth))


def _merge_dates(first: Date, second: Date, link: str) -> Date | None:
    if isinstance(first, Portion):
        inner = _merge_dates(first.base, second, link)
        return Portion(first.which, inner) if inner is not None else None
    if isinstance(first, Weekday) and isinstance(second, Calendar) and second.day is not None and link in ("", ","):
        return second
    if isinstance(first, Weekday) and isinstance(second, Relative) and second.unit == "week" and link in ("", "of"):
        return Weekday(first.index, first.shift, second.offset)
    if isinstance(first, Relative) and first.unit == "week" and isinstance(second, Weekday) and link in ("", "on"):
        return Weekday(second.index, None, first.offset)
    if isinstance(first, Now) and isinstance(second, (Relative, Calendar)) and link in ("", "in"):
        return Portion("so_far", second)
    return None
