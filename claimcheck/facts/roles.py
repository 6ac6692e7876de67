"""Who did it to whom: whether two claims have the same parties the other way round."""

from __future__ import annotations

from claimcheck.facts.words import stems
from claimcheck.records import Claim

TARGETS = frozenset({"patient", "recipient", "origin"})


def turned(a: Claim, b: Claim) -> bool:
    """Whether the doer of each claim is the other's target: "A freed men of B" and "B freed men of A"."""
    return bool(parties(a, {"agent"}) & parties(b, TARGETS)) and bool(parties(b, {"agent"}) & parties(a, TARGETS))


def other_target(a: Claim, b: Claim) -> bool:
    """Whether one doer is told to have done it to, or for, somebody else."""
    left, right = parties(a, {"recipient"}), parties(b, {"recipient"})
    return bool(parties(a, {"agent"}) & parties(b, {"agent"})) and bool(left) and bool(right) and not left & right


def parties(claim: Claim, roles: frozenset[str] | set[str]) -> frozenset[str]:
    """Return the stems of the names of those in the given roles; figures are not names."""
    found = {stem for p in claim.participants if p.role in roles for stem in stems(p.name)}
    return frozenset(s for s in found if not any(letter.isdigit() for letter in s))
