"""The story at a glance: how many facts agree and clash, and how each source stands to each other."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations

from claimcheck.records import Report
from claimcheck.ui.facts import FactView
from claimcheck.ui.lookup import Lookup, Tie


@dataclass(frozen=True, slots=True)
class Counts:
    """How many facts sources clash over, differ on with a reason, agree on, and how many one source alone tells."""

    conflict: int
    explained: int
    agree: int
    alone: int


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


def counts(facts: tuple[FactView, ...]) -> Counts:
    """Count facts by their strongest tie; what one source alone tells counts as alone."""
    found: Counter[Tie] = Counter("alone" if fact.is_alone else fact.tie for fact in facts)
    return Counts(found["conflict"], found["explained"], found["agree"], found["alone"])


def pairs(report: Report, lookup: Lookup) -> tuple[PairView, ...]:
    """Compare every two articles, those with most clashes first; a fact counts as told when several sources tell it."""
    told = [lookup.sources(cluster) for cluster in report.clusters]
    ties = _ties(report, lookup)
    views = []
    for left, right in combinations((article.id for article in report.articles), 2):
        shared = ties.get(frozenset((left, right)), Counter())
        views.append(
            PairView(
                left,
                right,
                shared["conflict"],
                shared["explained"],
                shared["agree"],
                sum(left in sources and right not in sources and len(sources) > 1 for sources in told),
                sum(right in sources and left not in sources and len(sources) > 1 for sources in told),
            )
        )
    return tuple(sorted(views, key=lambda view: (-view.conflict, -view.explained, -view.agree)))


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
                if len(pair) > 1 and _RANK[other.tie] < _RANK[worst.get(pair, "alone")]:
                    worst[pair] = other.tie
        for pair, tie in worst.items():
            found.setdefault(pair, Counter())[tie] += 1
    return found


_RANK: dict[Tie, int] = {"conflict": 0, "explained": 1, "agree": 2, "alone": 3}
