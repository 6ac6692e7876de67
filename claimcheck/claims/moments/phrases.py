"""Whole time expressions: bounds before, atoms joined ("dawn on Wednesday"), ranges ("from Monday to Thursday")."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.claims.moments.atoms import read_atom
from claimcheck.claims.moments.bounds import SLACK, read_bound
from claimcheck.claims.moments.checks import MOVES, checked
from claimcheck.claims.moments.happenings import since_happening
from claimcheck.claims.moments.joins import after_zone, read_core
from claimcheck.claims.moments.slots import (
    Atom,
    Bound,
    Calendar,
    Phrase,
    Weekday,
)
from claimcheck.claims.moments.tokens import Tokens
from claimcheck.claims.moments.words import DASHES, PARTS

_FILLERS = frozenset({"on", "in", "at", "early", "as", "recently", "late"})
_RANGE_MARKS = frozenset({"to", "until", "till", "through"}) | DASHES


def read_phrase(t: Tokens, i: int) -> Phrase | None:
    """Read the time expression that begins at token ``i``, with its bound; null when none does."""
    bound, slack, at = _bounds(t, i)
    core = read_core(t, at)
    if core is None:
        return since_happening(t, i, at) if bound == "since" else None
    if slack is not None:
        core = replace(core, slack=slack)
    phrase = _ranged(t, i, bound, core)
    return checked(t, phrase)


def _bounds(t: Tokens, i: int) -> tuple[Bound | None, Bound | None, int]:
    bound: Bound | None = None
    slack: Bound | None = None
    at = i
    for _ in range(4):
        read = read_bound(t, at)
        if read is None:
            if at == i or t.low[at] not in _FILLERS or read_atom(t, at) is not None:
                break
            at += 1
        elif read[0] in SLACK:
            slack, at = read
        elif bound is not None or (t.low[at] == "through" and t.low[read[1]] == "the" and t.low[read[1] + 1] in PARTS):
            break
        else:
            bound, at = read
    return bound, slack, at


def _ranged(t: Tokens, i: int, bound: Bound | None, core: Atom) -> Phrase:
    """Add the second end of a range to ``core``."""
    plain = Phrase(i, core.end, core, bound)
    if bound not in (None, "from", "between") or core.until is not None:
        return plain
    at = after_zone(t, core)
    mark = t.low[at]
    if not (mark in _RANGE_MARKS or (bound == "between" and mark == "and")):
        return plain
    if t.low[i - 1 if bound == "from" else i - 2] in MOVES:  # moved from Monday to Thursday: two days, no range
        return plain
    at += 1
    if t.low[at] in ("about", "around", "at", "on"):
        at += 1
    second = read_core(t, at)
    if second is None or not _matches(core, second, bound, mark):
        return plain
    return Phrase(i, second.end, core, bound, second)


def _matches(first: Atom, second: Atom, bound: Bound | None, mark: str) -> bool:
    """Tell whether two times are the ends of one range; without "from" or "between" they must be of a kind."""
    if bound is not None:
        return True
    if mark == "until":
        return first.clock is not None and second.clock is not None
    if first.clock is not None or second.clock is not None:
        return first.clock is not None and second.clock is not None
    return type(first.date) is type(second.date) and isinstance(first.date, (Calendar, Weekday))
