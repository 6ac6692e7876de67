"""Facts as the app shows them: one row per source, those that clash first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from claimcheck.records import Cluster, Report
from claimcheck.reports.view import SideView, outlet
from claimcheck.ui.lookup import TIES, Lookup, Other, Tie


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
    first = {
        claim_id: lookup.outlet(origin.claim_ids[0]) for origin in report.origins for claim_id in origin.claim_ids[1:]
    }
    facts = [_fact(cluster, lookup, first) for cluster in _every(report)]
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


def ties(report: Report, lookup: Lookup) -> Counter[Tie]:
    """How many facts stand in each tie, those that one source alone tells as "alone"; no sentence is cut for it."""
    return Counter(
        "alone" if is_alone else tie for _, tie, is_alone in (_standing(each, lookup) for each in _every(report))
    )


def _every(report: Report) -> Iterator[Cluster]:
    """Every cluster, then every statement in none as one of its own."""
    yield from report.clusters
    held = {claim_id for cluster in report.clusters for claim_id in cluster.claim_ids}
    yield from (Cluster(claim.id, (claim.id,), "") for claim in report.claims if claim.id not in held)


def _standing(cluster: Cluster, lookup: Lookup) -> tuple[dict[str, list[Other]], Tie, bool]:
    """What each statement of a fact has to do with its others, the strongest tie, and whether one source tells it."""
    inside = set(cluster.claim_ids)
    within = {
        claim_id: [other for other in lookup.others.get(claim_id, ()) if other.claim_id in inside]
        for claim_id in cluster.claim_ids
    }
    tie = _strongest(other for held in within.values() for other in held)
    return within, tie, len(lookup.sources(cluster)) == 1 and tie not in ("conflict", "explained")


def _fact(cluster: Cluster, lookup: Lookup, first: Mapping[str, str]) -> FactView:
    within, tie, is_alone = _standing(cluster, lookup)
    rows = []
    for claim_id, others in within.items():
        own = _strongest(others)
        spans = tuple(sorted({span for other in others if other.tie == own for span in other.own_spans}))
        rows.append(FactRow(lookup.side(claim_id, spans), own, first.get(claim_id)))
    rows.sort(key=lambda row: (row.tie != "conflict", row.side.date, row.side.outlet))
    sources = lookup.sources(cluster)
    missing = () if is_alone else (outlet(article) for key, article in lookup.articles.items() if key not in sources)
    return FactView(cluster.id, cluster.label, tuple(rows), tie, is_alone, tuple(dict.fromkeys(missing)))


def _strongest(others: Iterable[Other]) -> Tie:
    found = {other.tie for other in others}
    return next((tie for tie in TIES if tie in found), "alone")
