"""Changes chosen for a teacher in a hurry: of every kind, spread over the article, always the same."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from claimcheck.records import digest
from claimcheck.teaching.plant.planting import overlaps
from claimcheck.teaching.plant.records import KINDS, Candidate

MANY = 5  # changes: enough to hunt for ten minutes


def suggested(candidates: Sequence[Candidate], many: int = MANY) -> tuple[Candidate, ...]:
    """Choose changes, at most one in a sentence, the kinds in turn.

    Args:
        candidates: what could be changed in one article.
        many: how many to choose at most.

    Returns:
        The chosen ones, in reading order; none overlap.
    """
    mixed = sorted(candidates, key=lambda each: digest("suggested", each.id))
    by_kind = [[each for each in mixed if each.kind == kind] for kind in KINDS]
    taken: list[Candidate] = []
    for candidate in (each for row in zip_longest(*by_kind) for each in row if each is not None):
        same = any(candidate.sentence_start == t.sentence_start and candidate.field == t.field for t in taken)
        if len(taken) < many and not same and not any(overlaps(candidate, other) for other in taken):
            taken.append(candidate)
    place = {each.id: number for number, each in enumerate(candidates)}
    return tuple(sorted(taken, key=lambda each: place[each.id]))
