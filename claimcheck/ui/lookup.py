"""A report turned over once, so that a page finds what belongs to a claim without searching."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from claimcheck.records import Article, Claim, Cluster, Conflict, Report, Span
from claimcheck.reports.view import SideView, outlet, side_view

Tie = Literal["conflict", "explained", "agree", "same", "alone"]
TIES: tuple[Tie, ...] = (
    "conflict",
    "explained",
    "agree",
    "same",
    "alone",
)  # strongest first: a sentence shows its strongest


@dataclass(frozen=True, slots=True)
class Other:
    """How one claim stands to another: the tie, why, and the spans that clash on either side."""

    tie: Tie
    claim_id: str
    reason: str
    own_spans: tuple[Span, ...] = ()
    other_spans: tuple[Span, ...] = ()
    finding_id: str | None = None


@dataclass(frozen=True, slots=True)
class Lookup:
    """A report's records by id, each claim's ties to others, and the articles each cluster reaches."""

    articles: dict[str, Article]
    claims: dict[str, Claim]
    others: dict[str, tuple[Other, ...]]
    by_article: dict[str, tuple[Claim, ...]]

    @classmethod
    def of(cls, report: Report) -> Lookup:
        """Index ``report``; linear in its claims, conflicts and agreements."""
        claims = {claim.id: claim for claim in report.claims}
        by_article: dict[str, list[Claim]] = defaultdict(list)
        for claim in report.claims:
            by_article[claim.article_id].append(claim)
        return cls(
            articles={article.id: article for article in report.articles},
            claims=claims,
            others={claim_id: tuple(found.values()) for claim_id, found in _others(report, claims).items()},
            by_article={key: tuple(sorted(found, key=_place)) for key, found in by_article.items()},
        )

    def side(self, claim_id: str, spans: tuple[Span, ...] = ()) -> SideView:
        """Show a claim in its sentence with ``spans`` marked, or the claim itself when there are none."""
        claim = self.claims[claim_id]
        return side_view(claim, self.articles[claim.article_id], spans or ((claim.start, claim.end),))

    def outlet(self, claim_id: str) -> str:
        """The outlet that printed a claim."""
        return outlet(self.articles[self.claims[claim_id].article_id])

    def tie(self, claim_id: str) -> Tie:
        """A claim's strongest tie to any other."""
        found = {other.tie for other in self.others.get(claim_id, ())}
        return next((tie for tie in TIES if tie in found), "alone")

    def sources(self, cluster: Cluster) -> set[str]:
        """The articles that a cluster's claims stand in."""
        return {self.claims[claim_id].article_id for claim_id in cluster.claim_ids if claim_id in self.claims}


def _place(claim: Claim) -> tuple[bool, int, int]:
    return (claim.field == "text", claim.start, claim.end)


def _others(report: Report, claims: dict[str, Claim]) -> dict[str, dict[str, Other]]:
    """Each claim's ties, the strongest per other claim; statements only put together are "same"."""
    found: dict[str, dict[str, Other]] = defaultdict(dict)
    holder = {conflict_id: finding.id for finding in report.findings for conflict_id in finding.conflict_ids}
    for conflict in sorted(report.conflicts, key=lambda each: each.verdict):
        _tie_conflict(found, conflict, holder.get(conflict.id, conflict.id))
    for agreement in report.agreements:
        reason = "says the same" if agreement.relation == "agree" else "tells the same in more or less detail"
        for own, other in (
            (agreement.left_claim_id, agreement.right_claim_id),
            (agreement.right_claim_id, agreement.left_claim_id),
        ):
            found[own].setdefault(other, Other("agree", other, reason))
    for cluster in report.clusters:
        for own in cluster.claim_ids:
            for other in cluster.claim_ids:
                if own in claims and other in claims and claims[own].article_id != claims[other].article_id:
                    found[own].setdefault(
                        other, Other("same", other, "speaks of the same; not found to agree or to clash")
                    )
    return found


def _tie_conflict(found: dict[str, dict[str, Other]], conflict: Conflict, finding_id: str) -> None:
    left, right = conflict.left_claim_id, conflict.right_claim_id
    reason = conflict.reason.rstrip(".")
    if conflict.verdict == "explained" and conflict.both_true_if:
        reason += f". Both true if {conflict.both_true_if.strip().rstrip('.')}"
    spans = (conflict.left_spans, conflict.right_spans)
    found[left].setdefault(right, Other(conflict.verdict, right, reason, *spans, finding_id))
    found[right].setdefault(left, Other(conflict.verdict, left, reason, *spans[::-1], finding_id))
