"""The story at a glance: how many facts agree and clash, and how each source stands to each other."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations

from claimcheck.records import Report
from claimcheck.ui.facts import ties
from claimcheck.ui.lookup import TIES, Lookup, Tie


@dataclass(frozen=True, slots=True)
class Counts:
    """Conflicts, differences with a reason, and facts that sources agree on, tell without either, or tell alone."""

    conflict: int
    explained: int
    agree: int
    same: int
    alone: int

    @property
    def is_shared(self) -> bool:
        """Whether any fact is told by more than one source."""
        return bool(self.conflict or self.explained or self.agree or self.same)


@dataclass(frozen=True, slots=True)
class PairView:
    """How two articles stand to each other, in facts: clashing, explained, agreed, told by one and not the other."""

    left_id: str
    right_id: str
    conflict: int
    explained: int
    agree: int
    left_only: int
    right_only: int


def counts(conflicts: int, explained: int, report: Report, lookup: Lookup) -> Counts:
    """Count the facts that nothing was found about by how they are told, beside the findings."""
    found = ties(report, lookup)
    return Counts(conflicts, explained, found["agree"], found["same"], found["alone"])


def pairs(report: Report, lookup: Lookup) -> tuple[PairView, ...]:
    """Compare every two articles, those with most clashes first; a fact counts as told when several sources tell it."""
    ties = _ties(report, lookup)
    told, told_by_both = _told(report, lookup)
    views = []
    for left, right in combinations((article.id for article in report.articles), 2):
        pair = frozenset((left, right))
        shared, both = ties.get(pair, Counter()), told_by_both[pair]
        alone = (told[left] - both, told[right] - both)
        views.append(PairView(left, right, shared["conflict"], shared["explained"], shared["agree"], *alone))
    return tuple(sorted(views, key=lambda view: (-view.conflict, -view.explained, -view.agree)))


def _told(report: Report, lookup: Lookup) -> tuple[Counter[str], Counter[frozenset[str]]]:
    """How many facts that several sources tell each article tells, and each two articles both tell."""
    one: Counter[str] = Counter()
    both: Counter[frozenset[str]] = Counter()
    for cluster in report.clusters:
        sources = sorted(lookup.sources(cluster))
        if len(sources) > 1:
            one.update(sources)
            both.update(frozenset(pair) for pair in combinations(sources, 2))
    return one, both


def _ties(report: Report, lookup: Lookup) -> dict[frozenset[str], Counter[Tie]]:
    """Per two articles, in how many facts their statements clash, are explained or agree; each fact at its worst."""
    found: dict[frozenset[str], Counter[Tie]] = {}
    for cluster in report.clusters:
        worst: dict[frozenset[str], Tie] = {}
        inside = set(cluster.claim_ids)
        for claim_id in cluster.claim_ids:
            for other in lookup.others.get(claim_id, ()):
                if other.claim_id not in inside:
                    continue
                pair = frozenset((lookup.claims[claim_id].article_id, lookup.claims[other.claim_id].article_id))
                if len(pair) > 1 and TIES.index(other.tie) < TIES.index(worst.get(pair, "alone")):
                    worst[pair] = other.tie
        for pair, tie in worst.items():
            found.setdefault(pair, Counter())[tie] += 1
    return found
