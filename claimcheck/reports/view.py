"""What a reader is shown of a report: findings with both sides, their clashing words marked.

Every format that people read (HTML, Markdown, tables, the terminal, the app) is made from these records, so that all of
them say the same. Nothing here is escaped: each writer escapes for its own format.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from claimcheck.records import (
    Article,
    Attribution,
    Between,
    Claim,
    Conflict,
    Field,
    Finding,
    Kind,
    Report,
    Span,
    Verdict,
)
from claimcheck.reports.segments import Segment, segments

__all__ = [
    "NO_DATE",
    "NO_OUTLET",
    "ConflictView",
    "FindingView",
    "Segment",
    "SideView",
    "findings_view",
    "outlet",
    "segments",
    "side_view",
]

CONTEXT_CHARACTERS = 240  # about two newspaper sentences on each side: enough to judge, short enough to stay a glance
NO_DATE = "no date"
NO_OUTLET = "unnamed source"


@dataclass(frozen=True, slots=True)
class SideView:
    """One side of a conflict: the sentence with its words marked, who says it, where and when.

    ``before`` and ``after`` are the words around the sentence in the article. ``speaker`` is null when the outlet says
    it itself. ``sentence_start`` and ``sentence_end`` are offsets into the article's ``field``.
    """

    claim_id: str
    article_id: str
    field: Field
    sentence_start: int
    sentence_end: int
    segments: tuple[Segment, ...]
    before: str
    after: str
    outlet: str
    speaker: str | None
    date: str
    title: str
    url: str | None

    @property
    def sentence(self) -> str:
        """The whole sentence, unmarked."""
        return "".join(segment.text for segment in self.segments)

    @property
    def marked(self) -> str:
        """The clashing words alone, separated by an ellipsis."""
        return " … ".join(segment.text for segment in self.segments if segment.is_marked)

    @property
    def who(self) -> str:
        """Who says it: the outlet, or the speaker with the outlet that quotes them."""
        return f"{self.speaker}, in {self.outlet}" if self.speaker else self.outlet


@dataclass(frozen=True, slots=True)
class ConflictView:
    """One pair that clashes, or differs in a way ``both_true_if`` explains."""

    id: str
    kind: Kind
    subkind: str
    verdict: Verdict
    between: Between
    confidence: float
    severity: float
    reason: str
    both_true_if: str | None
    flip: str | None
    is_cross_source: bool
    left: SideView
    right: SideView


@dataclass(frozen=True, slots=True)
class FindingView:
    """Everything flagged about one fact, its conflicts before its explained differences.

    The first is the one that the headline tells: the gravest, as far as it is sure.
    """

    id: str
    headline: str
    severity: float
    verdict: Verdict
    conflicts: tuple[ConflictView, ...]

    @property
    def confidence(self) -> float:
        """The surest flag's confidence, 0 to 1."""
        return max(view.confidence for view in self.conflicts)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of its flags, in alphabetical order."""
        return tuple(sorted({view.kind for view in self.conflicts}))

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets on either side, in alphabetical order."""
        return tuple(sorted({side.outlet for view in self.conflicts for side in (view.left, view.right)}))


def findings_view(report: Report) -> tuple[FindingView, ...]:
    """Show a report's findings, conflicts above explained differences, the most severe first.

    A conflict that no finding holds is shown as a finding of its own: a flag is never lost for want of a headline.

    Args:
        report: what an analysis found.

    Returns:
        One view per finding that has at least one conflict, in a stable order.
    """
    articles = {article.id: article for article in report.articles}
    claims = {claim.id: claim for claim in report.claims}

    @cache  # a sentence clashes with many others: it is cut and marked once
    def side(claim_id: str, spans: tuple[Span, ...]) -> SideView:
        claim = claims[claim_id]
        return side_view(claim, articles[claim.article_id], spans)

    shown = {conflict.id: _conflict_view(conflict, side) for conflict in report.conflicts}
    held = {conflict_id for finding in report.findings for conflict_id in finding.conflict_ids}
    views = [
        _finding_view(finding, shown) for finding in report.findings if any(i in shown for i in finding.conflict_ids)
    ]
    views += [_lone_view(view) for view in shown.values() if view.id not in held]
    return tuple(
        sorted(views, key=lambda view: (view.verdict != "conflict", -view.severity, -view.confidence, view.id))
    )


def _finding_view(finding: Finding, shown: dict[str, ConflictView]) -> FindingView:
    views = [shown[conflict_id] for conflict_id in finding.conflict_ids if conflict_id in shown]
    views.sort(key=lambda view: view.verdict != "conflict")  # else as they come: the headline tells the first
    return FindingView(finding.id, finding.headline, finding.severity, views[0].verdict, tuple(views))


def _lone_view(view: ConflictView) -> FindingView:
    return FindingView(view.id, view.reason, view.severity, view.verdict, (view,))


def _conflict_view(conflict: Conflict, side: Callable[[str, tuple[Span, ...]], SideView]) -> ConflictView:
    return ConflictView(
        id=conflict.id,
        kind=conflict.kind,
        subkind=conflict.subkind,
        verdict=conflict.verdict,
        between=conflict.between,
        confidence=conflict.confidence,
        severity=conflict.severity,
        reason=conflict.reason,
        both_true_if=conflict.both_true_if,
        flip=conflict.flip,
        is_cross_source=conflict.is_cross_source,
        left=side(conflict.left_claim_id, conflict.left_spans),
        right=side(conflict.right_claim_id, conflict.right_spans),
    )


def side_view(claim: Claim, article: Article, spans: Sequence[Span] = ()) -> SideView:
    """Show one claim in its sentence, with ``spans`` (offsets into the claim's field) marked."""
    text = article.title if claim.field == "title" else article.text
    start, end = claim.sentence_start, claim.sentence_end
    return SideView(
        claim_id=claim.id,
        article_id=article.id,
        field=claim.field,
        sentence_start=start,
        sentence_end=end,
        segments=segments(text, start, end, spans),
        before=_before(text, start),
        after=_after(text, end),
        outlet=outlet(article),
        speaker=_speaker(claim.attribution),
        date=article.published or NO_DATE,
        title=article.title,
        url=article.url,
    )


def outlet(article: Article) -> str:
    """Name the outlet, or say that it has no name."""
    return article.source.strip() or NO_OUTLET


def _speaker(attribution: Attribution | None) -> str | None:
    return (attribution.speaker.strip() or None) if attribution else None


def _before(text: str, start: int) -> str:
    """Return up to CONTEXT_CHARACTERS of the same paragraph before ``start``, from a word's beginning."""
    low = max(0, start - CONTEXT_CHARACTERS)
    piece = text[low:start].rpartition("\n\n")[2]
    if low and len(piece) == start - low:
        piece = "…" + piece.partition(" ")[2]
    return piece.strip()


def _after(text: str, end: int) -> str:
    """Return up to CONTEXT_CHARACTERS of the same paragraph after ``end``, up to a word's end."""
    high = end + CONTEXT_CHARACTERS
    piece = text[end:high].partition("\n\n")[0]
    if high < len(text) and len(piece) == high - end:
        piece = piece.rpartition(" ")[0] + "…"
    return piece.strip()
