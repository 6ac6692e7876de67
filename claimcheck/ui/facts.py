"""Facts as the app shows them: one row per source, those that clash first."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.records import Cluster, Report, Span
from claimcheck.reports.view import SideView
from claimcheck.ui.lookup import Lookup, Tie


@dataclass(frozen=True, slots=True)
class FactRow:
    """What one source says about the fact, and how that stands to the others."""

    side: SideView
    tie: Tie


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact: its label, what each source says, the strongest tie in it, and whether one source alone tells it."""

    id: str
    label: str
    rows: tuple[FactRow, ...]
    tie: Tie
    is_alone: bool

    def mentions(self, words: str) -> bool:
        """Whether the label or a sentence holds ``words``, whatever their case."""
        asked = words.strip().casefold()
        return not asked or any(
            asked in text.casefold() for text in (self.label, *(r.side.sentence for r in self.rows))
        )


def facts_view(report: Report, lookup: Lookup) -> tuple[FactView, ...]:
    """Show every cluster, and every statement in none.

    Clashes stand first, then explained differences, then what most sources tell.
    """
    held = {claim_id for cluster in report.clusters for claim_id in cluster.claim_ids}
    lone = [Cluster(claim.id, (claim.id,), "") for claim in report.claims if claim.id not in held]
    facts = [_fact(cluster, lookup) for cluster in (*report.clusters, *lone)]
    order = {"conflict": 0, "explained": 1, "agree": 2, "alone": 3}
    return tuple(sorted(facts, key=lambda fact: (fact.is_alone, order[fact.tie], -len(fact.rows), fact.id)))


def _fact(cluster: Cluster, lookup: Lookup) -> FactView:
    inside = set(cluster.claim_ids)
    rows = []
    for claim_id in cluster.claim_ids:
        others = [other for other in lookup.others.get(claim_id, ()) if other.claim_id in inside]
        tie = _strongest([other.tie for other in others])
        spans: tuple[Span, ...] = tuple(span for other in others if other.tie == tie for span in other.own_spans)
        rows.append(FactRow(lookup.side(claim_id, spans), tie))
    rows.sort(key=lambda row: (row.tie != "conflict", row.side.date, row.side.outlet))
    tie = _strongest([row.tie for row in rows])
    is_alone = len(lookup.sources(cluster)) == 1 and tie in ("agree", "alone")
    return FactView(cluster.id, cluster.label, tuple(rows), tie, is_alone)


def _strongest(ties: list[Tie]) -> Tie:
    for tie in ("conflict", "explained", "agree"):
        if tie in ties:
            return tie
    return "alone"
