"""The flip test: the smallest change of words that removes a flag, found by trying it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claimcheck.conflicts.cues import negations
from claimcheck.protocols import Judge
from claimcheck.records import RELATIONS, Claim, ClaimPair, Conflict, Span

MOST_TRIES = 6  # changes of words tried per flag; each costs one judgement
CONFLICT = RELATIONS.index("conflict")
FALLS_BELOW = 0.5  # share of the flag's own judgement that must be left for a change to count


def numeric_flip(conflict: Conflict, left: Claim, right: Claim) -> str:
    """Say which figure to change; a figure that equals the other side's cannot clash with it."""
    a = _words(left, conflict.left_spans[0])
    b = _words(right, conflict.right_spans[0])
    return f"With “{b}” in place of “{a}” the two would agree."


def narrative_flip(conflict: Conflict, left: Claim, right: Claim, judge: Judge) -> str | None:
    """Try small changes on either side, smallest first, and return the first that ends the contradiction."""
    changes = list(_changes(conflict, left, right))[:MOST_TRIES]
    pairs = [ClaimPair(left.text, right.text), *(ClaimPair(a, b) for _, a, b in changes)]
    judged = judge.judge(pairs).relation[:, CONFLICT]
    for (said, _, _), p in zip(changes, judged[1:], strict=True):
        if p < FALLS_BELOW * judged[0]:
            return said
    return None


def _changes(conflict: Conflict, left: Claim, right: Claim) -> Iterator[tuple[str, str, str]]:
    """Yield (what was changed, left text, right text): drop a negation, then a clashing word, then swap both."""
    for span in negations(left.text):
        yield f"Without “{left.text[slice(*span)]}” on the left it is no conflict.", _cut(left.text, span), right.text
    for span in negations(right.text):
        yield f"Without “{right.text[slice(*span)]}” on the right it is no conflict.", left.text, _cut(right.text, span)
    if len(conflict.left_spans) == 1 == len(conflict.right_spans):
        a, b = _local(left, conflict.left_spans[0]), _local(right, conflict.right_spans[0])
        words = right.text[slice(*b)]
        swapped = left.text[: a[0]] + words + left.text[a[1] :]
        yield f"With “{words}” in place of “{left.text[slice(*a)]}” it is no conflict.", swapped, right.text


def _local(claim: Claim, span: Span) -> Span:
    return span[0] - claim.start, span[1] - claim.start


def _words(claim: Claim, span: Span) -> str:
    return " ".join(claim.text[slice(*_local(claim, span))].split())


def _cut(text: str, span: Span) -> str:
    return " ".join((text[: span[0]] + text[span[1] :]).split())


def with_flip(conflict: Conflict, left: Claim, right: Claim, judge: Judge) -> Conflict:
    """Return the conflict with its flip filled in."""
    if conflict.kind == "narrative":
        return replace(conflict, flip=narrative_flip(conflict, left, right, judge))
    if len(conflict.left_spans) == 1 == len(conflict.right_spans):
        return replace(conflict, flip=numeric_flip(conflict, left, right))
    return conflict  # a sum: which of its parts is wrong nobody can tell
