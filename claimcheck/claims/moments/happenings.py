"""Happenings that date something: "since the invasion", "since he took office in January"."""

from __future__ import annotations

from claimcheck.claims.moments.joins import read_core
from claimcheck.claims.moments.slots import (
    Atom,
    OpenAnchor,
    Phrase,
)
from claimcheck.claims.moments.tokens import Tokens
from claimcheck.claims.moments.words import ENDERS, EVENT_NOUNS

_DATE_LEADS = frozenset({"in", "on", "last", "yesterday", "earlier", "early", "late"})
_BEGINNINGS = frozenset("began begun started ended erupted reopened".split())
_OPEN_REACH = 7  # words between "since" and the happening or date that it names


def since_happening(t: Tokens, i: int, at: int) -> Phrase | None:
    """Read "since the invasion", "since he took office in January": the anchor stays open unless a date follows."""
    head = None
    for step in range(_OPEN_REACH):
        word = t.low[at + step]
        if not word.isalpha() and word not in ("-", "'s", "’s"):
            break
        if step and word in _DATE_LEADS:
            core = read_core(t, at + step + (word in ("in", "on")))
            if core is not None and core.date is not None:
                return Phrase(i, core.end, core, "since")
        if head is None and word in EVENT_NOUNS and _determined(t, at, at + step):
            head = at + step
    if t.low[at] == "then" and head is None:
        return Phrase(i, at + 1, Atom(at, at + 1, OpenAnchor()), "since")
    if head is None:
        return None
    end = _happening_end(t, head)
    return Phrase(i, end, Atom(at, end, OpenAnchor()), "since")


def _determined(t: Tokens, first: int, head: int) -> bool:
    lead = t.low[first]
    if lead in ("the", "its", "his", "her", "their", "our", "a", "an", "that", "this", "last"):
        return not any(t.low[k] in ("is", "was", "are", "were", "has", "have", "had") for k in range(first, head))
    return t.raw[first][:1].isupper() and t.low[first + 1] in ("'s", "’s")


def _happening_end(t: Tokens, head: int) -> int:
    """Go on over "of the war" in "since the start of the war"."""
    end = head + 1
    if t.low[end] == "of":
        for step in range(1, 5):
            if t.low[end + step] in EVENT_NOUNS:
                end += step + 1
                break
            if t.low[end + step] in ENDERS:
                break
    if t.low[end] == "broke" and t.low[end + 1] == "out":
        return end + 2
    return end + 1 if t.low[end] in _BEGINNINGS else end
