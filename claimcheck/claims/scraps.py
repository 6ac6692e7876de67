"""Nothing lost, nothing left hanging: scraps join the clause beside them, figures that no clause holds find one."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.claims.tree import inherited_subject, is_finite

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from claimcheck.claims.clauses import Clause
    from claimcheck.claims.segments import Segment

_ALONE = frozenset({"main", "conjunct"})
_SCRAPS = frozenset({"main", "conjunct", "content", "fragment"})


def join_scraps(doc: Doc, found: list[Clause]) -> list[Clause]:
    """Give scraps without a subject and a finite verb to the clause before them, or to the one behind.

    Args:
        doc: the parsed sentence.
        found: its clauses.

    Returns:
        The clauses that can be judged alone; the same ones when none can.
    """
    whole = [clause for clause in found if not _is_scrap(doc, clause)]
    if not whole or len(whole) == len(found):
        return found
    taken = {i for clause in found for i in clause.own}
    for scrap in (clause for clause in found if clause not in whole):
        if any(doc[scrap.head].is_ancestor(doc[clause.head]) for clause in whole):
            whole.append(scrap)  # what hangs on it would be told in its middle
            continue
        at = max((n for n, clause in enumerate(whole) if clause.start <= scrap.start), default=0)
        host = whole[at]
        low, high = min(host.end, scrap.start), max(host.start, scrap.end)
        between = [i for i in (*range(low, scrap.start), *range(scrap.end, max(high, host.start))) if i not in taken]
        own = tuple(sorted({*host.own, *scrap.own, *(i for i in between if doc[i].dep_ in {"cc", "punct"})}))
        whole[at] = replace(host, start=own[0], end=own[-1] + 1, own=own)
    return sorted(whole, key=lambda clause: (clause.start, clause.end))


def _is_scrap(doc: Doc, clause: Clause) -> bool:
    """Tell whether a clause can neither be true nor false: no subject and no finite verb, or a question word's."""
    head = doc[clause.head]
    first = doc[clause.own[0]]
    if clause.part in _ALONE and first.tag_ in {"WP", "WRB"} and first.head.i == clause.head:
        return True
    if clause.part not in _SCRAPS or is_finite(head) or head.tag_ == "VB":
        return False
    return inherited_subject(head) is None


def keep_figures(segment: Segment, doc: Doc, clauses: list[Clause]) -> list[Clause]:
    """Give a clause the words around a figure that stands in none: "two of the three judges said that".

    Args:
        segment: where the sentence stands, with the numbers of its paragraph.
        doc: the parsed sentence.
        clauses: its clauses, without what only says who speaks.

    Returns:
        The clauses, so that every figure of the sentence stands in one; none when there was none.
    """
    taken = {i for clause in clauses for i in clause.own}
    starts = [segment.span(token.idx, token.idx + 1)[0] for token in doc]
    low, high = segment.span(0, len(segment.text))
    for found in segment.passage.quantities:
        at = max(0, bisect_right(starts, found.start) - 1)
        if not clauses or not low <= found.start < high or at in taken or doc[at].lower_ == "one":
            continue  # "one of them said" holds no figure
        run = _free_run(at, taken, len(doc))
        if any(doc[i].dep_ == "cc" for i in run[:2]):
            continue  # "and said within two days that": without a subject it cannot stand before a clause
        n = min(range(len(clauses)), key=lambda n: _distance(clauses[n], run))
        while clauses[n].own[0] < run[0] and len(run) > 1 and (doc[run[-1]].is_punct or doc[run[-1]].dep_ == "cc"):
            run.pop()
        own = tuple(sorted({*clauses[n].own, *run}))
        clauses[n] = replace(clauses[n], start=own[0], end=own[-1] + 1, own=own)
        taken |= set(run)
    return clauses


def _free_run(at: int, taken: set[int], size: int) -> list[int]:
    """Return the token and those on both sides of it that belong to no clause."""
    first, last = at, at
    while first > 0 and first - 1 not in taken:
        first -= 1
    while last + 1 < size and last + 1 not in taken:
        last += 1
    return list(range(first, last + 1))


def _distance(clause: Clause, run: list[int]) -> tuple[int, int]:
    """Say how far a clause's words are from a run of words; one that the run says is nearest."""
    gap = min(abs(i - at) for i in (clause.own[0], clause.own[-1]) for at in (run[0], run[-1]))
    return int(clause.speech not in run), gap
