"""A report as rows of a table: one per flag, the same for CSV and XLSX."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.records import Report
from claimcheck.reports.view import SideView, findings_view
from claimcheck.reports.words import BETWEEN, printable

Cell = str | float
_SIDE = ("source", "speaker", "date", "sentence", "clashing words", "title", "url")
HEADER = (
    "finding", "headline", "verdict", "kind", "subkind", "confidence", "severity",
    *(f"left {name}" for name in _SIDE), *(f"right {name}" for name in _SIDE),
    "why", "both true if", "between", "id",
)  # fmt: skip
ARTICLES_HEADER = ("source", "title", "published", "url", "path", "language", "characters", "id")
LEFT_OUT_HEADER = ("where", "why", "text")


def conflict_rows(report: Report) -> Iterator[tuple[Cell, ...]]:
    """Yield one row under HEADER per flag, in reading order; a finding's flags share its number."""
    for number, finding in enumerate(findings_view(report), 1):
        for view in finding.conflicts:
            yield (
                number, printable(finding.headline), view.verdict, view.kind, view.subkind,
                round(view.confidence, 4), round(view.severity, 4),
                *_side(view.left), *_side(view.right),
                printable(view.reason), printable(view.both_true_if or ""), BETWEEN[view.between], view.id,
            )  # fmt: skip


def article_rows(report: Report) -> Iterator[tuple[Cell, ...]]:
    """Yield one row under ARTICLES_HEADER per article."""
    for article in report.articles:
        fields = (article.source, article.title, article.published, article.url, article.path, article.language)
        yield *(printable(field or "") for field in fields), len(article.text), article.id


def left_out_rows(report: Report) -> Iterator[tuple[Cell, ...]]:
    """Yield one row under LEFT_OUT_HEADER for everything that was left out."""
    for item in report.dropped:
        yield printable(item.where), printable(item.reason), printable(item.text)


def _side(side: SideView) -> tuple[str, ...]:
    told = (side.outlet, side.speaker or "", side.date, side.sentence, side.marked, side.title, side.url or "")
    return tuple(map(printable, told))
