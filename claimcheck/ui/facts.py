"""Facts as the app shows them: one row per source, those that clash first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claimcheck.records import Cluster, Report, Span
from claimcheck.reports.view import SideView, outlet
from claimcheck.ui.lookup import TIES, Lookup, Tie


@dataclass(frozen=True, slots=True)
class FactRow:
    """What one source says about the fact, and how that stands to the others.

    ``copied_from`` names the outlet that printed the same passage first, null when it is the source's own.
    """

    side: SideView
    tie: Tie
    copied_from: str | None = None


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact: its label, what each source says, the strongest tie in it, and whether one source alone tells it.

    ``silent`` names the outlets that never mention it, empty when one source alone tells it.
    """

    id: str
    label: str
    rows: tuple[FactRow, ...]
    tie: Tie
    is_alone: bool
    silent: tuple[str, ...] = ()

    def mentions(self, words: str) -> bool:
        """Whether the label or a sentence holds ``words``, whatever their case."""
        asked = words.strip().casefold()
        return not asked or any(
            asked in text.casefold() for text in (self.label, *(r.side.sentence for r in self.rows))
        )

    def is_told(self, by: Iterable[str], without: str | None = None) -> bool:
        """Whether every one of these outlets tells it, and ``without`` (where it is given) never mentions it."""
        outlets = {row.side.outlet for row in self.rows}
        return outlets.issuperset(by) and without not in outlets


def facts_view(report: Report, lookup: Lookup) -> tuple[FactView, ...]:
    """Show every cluster, and every statement in none.

    Clashes stand first, then explained differences, then what most sources tell; equals in the order of reading.
    """
    held = {claim_id for cluster in report.clusters for claim_id in cluster.claim_ids}
    lone = [Cluster(claim.id, (claim.id,), "") for claim in report.claims if claim.id not in held]
    first = {
        claim_id: lookup.outlet(origin.claim_ids[0]) for origin in report.origins for claim_id in origin.claim_ids[1:]
    }
    facts = [_fact(cluster, lookup, first) for cluster in (*report.clusters, *lone)]
    place = {claim.id: number for number, claim in enumerate(report.claims)}

    def rank(fact: FactView) -> tuple[bool, int, int, int]:
        first_told = min(place.get(row.side.claim_id, 0) for row in fact.rows)
        return (
            fact.is_alone,
            0 if fact.is_alone else TIES.index(fact.tie),
            0 if fact.is_alone else -len(fact.rows),
            first_told,
        )

    return tuple(sorted(facts, key=rank))


def _fact(cluster: Cluster, lookup: Lookup, first: Mapping[str, str]) -> FactView:
    inside = set(cluster.claim_ids)
    rows = []
    for claim_id in cluster.claim_ids:
        others = [other for other in lookup.others.get(claim_id, ()) if other.claim_id in inside]
        tie = _strongest([other.tie for other in others])
        spans: tuple[Span, ...] = tuple(span for other in others if other.tie == tie for span in other.own_spans)
        rows.append(FactRow(lookup.side(claim_id, spans), tie, first.get(claim_id)))
    rows.sort(key=lambda row: (row.tie != "conflict", row.side.date, row.side.outlet))
    tie = _strongest([row.tie for row in rows])
    sources = lookup.sources(cluster)
    is_alone = len(sources) == 1 and tie not in ("conflict", "explained")
    missing = () if is_alone else (outlet(article) for key, article in lookup.articles.items() if key not in sources)
    return FactView(cluster.id, cluster.label, tuple(rows), tie, is_alone, tuple(dict.fromkeys(missing)))


def _strongest(ties: list[Tie]) -> Tie:
    return min(ties, key=TIES.index, default="alone")
