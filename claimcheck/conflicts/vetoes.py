"""What can be no conflict, whatever the decision says: each veto has a name, and is certain by the grammar alone."""

from __future__ import annotations

import re
from typing import Literal

from claimcheck.conflicts.cues import negations
from claimcheck.conflicts.evidence import Evidence
from claimcheck.conflicts.numeric import counts_apart, counts_other_things
from claimcheck.facts.roles import parties, turned
from claimcheck.facts.stances import (
    NORMATIVE,
    Stance,
    is_told,
    stance_of,
    takes_a_stand,
    tells_an_event,
    would_be,
)
from claimcheck.facts.words import stems
from claimcheck.records import Claim

Veto = Literal[
    "hypothetical",  # what would be, against what is
    "normative",  # what must be, is asked for or wanted, against what was done
    "judgement",  # what somebody thinks of it, against an event
    "general",  # what is always so, against an event
    "counts",  # figures of people to whom different things happened, or of two named groups
    "things",  # both count, but nothing that can be one thing, and no other word clashes
    "both told",  # an assertion and its denial, or two speakers' words, both told by both articles
    "contained",  # the one says a part of what the other says, in the same words
]

NOTHING_MORE = re.compile(r"\b(?:only|alone|sole(?:ly)?|just|mere(?:ly)?|all|every|each|both)\b", re.IGNORECASE)
TOLD = 0.6  # of the judge's agree and refines, claims and sentences averaged: where a claim is surely told again


def veto(found: Evidence) -> Veto | None:
    """Name why a pair can be no conflict, or return null when nothing certain speaks against it."""
    left, right = found.left, found.right
    if counts_apart(left, right):
        return "counts"
    if counts_other_things(left, right) and not _otherwise(found):
        return "things"
    if both_told(found):
        return "both told"
    if contained(left, right) and not found.cues:
        return "contained"
    a, b = stance_of(left), stance_of(right)
    return _of_stances(left, a, right, b) or _of_stances(right, b, left, a)


def _otherwise(found: Evidence) -> bool:
    """Whether words beside the figures tell opposite things."""
    one_negates = bool(negations(found.left.text)) != bool(negations(found.right.text))
    return bool(found.cues) or one_negates or found.parts.opposite > 0 or found.time is not None


def both_told(found: Evidence) -> bool:
    """Whether two articles each carry both sides, at least one of them as somebody's words: then they agree."""
    left, right = found.left, found.right
    if left.article_id == right.article_id or found.beside.both_told < TOLD:
        return False
    return any(c.attribution is not None or c.modality == "denied" for c in (left, right))


def contained(a: Claim, b: Claim) -> bool:
    """Whether one claim's words all stand in the other, told alike; in their order unless one and the same acts."""
    if (a.polarity, a.modality) != (b.polarity, b.modality) or any(NOTHING_MORE.search(c.text) for c in (a, b)):
        return False
    if negations(a.text) or negations(b.text):
        return False
    short, long = sorted((stems(a.text), stems(b.text)), key=len)
    if parties(a, {"agent"}) & parties(b, {"agent"}) and not turned(a, b):
        return bool(short) and set(short) <= set(long)
    rest = iter(long)
    return bool(short) and all(word in rest for word in short)


def _of_stances(one: Claim, stance: Stance, other: Claim, against: Stance) -> Veto | None:
    event = against == "report" and tells_an_event(other)
    if stance == "unreal" and event and not takes_a_stand(other):
        return "hypothetical" if would_be(one) else None
    if stance in NORMATIVE and against == "report" and not takes_a_stand(other):
        return "normative" if event or (stance == "duty" and is_told(other)) else None
    if stance == "judgement" and event:
        return "judgement"
    if stance == "general" and against == "report" and (event or other.quantities or other.times):
        return "general"
    return None
