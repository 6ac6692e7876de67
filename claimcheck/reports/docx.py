"""A report as a Word document: the two sentences side by side, the clashing words highlighted."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from claimcheck.records import Report
from claimcheck.reports.packed import steady
from claimcheck.reports.view import ConflictView, FindingView, SideView, findings_view, outlet
from claimcheck.reports.words import (
    CAUTION,
    NOTHING_FOUND,
    both_true_if,
    left_out,
    percent,
    printable,
    split,
    subject,
    summary,
    when,
)

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell


def to_docx(report: Report) -> bytes:
    """Write a Word document. Text from articles goes in as plain runs: no fields, links or markup come of it."""
    import docx

    document = docx.Document()
    document.add_heading("What these articles say differently", 0)
    document.add_paragraph(f"{summary(report)}.")
    document.add_paragraph(CAUTION)
    clashing, explained = split(findings_view(report))
    document.add_heading("Conflicts", 1)
    if not clashing:
        document.add_paragraph(NOTHING_FOUND)
    for view in clashing:
        _finding(document, view)
    if explained:
        document.add_heading("Explained differences", 1)
    for view in explained:
        _finding(document, view)
    _articles(document, report)
    _left_out(document, report)
    out = io.BytesIO()
    document.save(out)
    return steady(out.getvalue())


def _finding(document: Document, view: FindingView) -> None:
    document.add_heading(printable(view.headline), 2)
    for conflict in view.conflicts:
        _conflict(document, conflict)


def _conflict(document: Document, view: ConflictView) -> None:
    table = document.add_table(rows=1, cols=2)
    table.style = "Table Grid"
    for cell, side in zip(table.rows[0].cells, (view.left, view.right), strict=True):
        _side(cell, side)
    about = f"({subject(view)}, {percent(view.confidence)})"
    _labelled(document, "Why: ", f"{view.reason} {about}")
    condition = both_true_if(view)
    if condition:
        _labelled(document, "Both true if: ", f"{condition}.")


def _side(cell: _Cell, side: SideView) -> None:
    from docx.enum.text import WD_COLOR_INDEX

    who = cell.paragraphs[0]
    who.add_run(printable(side.who)).bold = True
    who.add_run(f" {printable(when(side.date))}")
    sentence = cell.add_paragraph()
    for segment in side.segments:
        run = sentence.add_run(printable(segment.text))
        if segment.is_marked:
            run.bold = True
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def _labelled(document: Document, label: str, text: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.add_run(label).bold = True
    paragraph.add_run(printable(text))


def _articles(document: Document, report: Report) -> None:
    document.add_heading("Articles", 1)
    for article in report.articles:
        told = (outlet(article), article.title, when(article.published or ""), article.url or "")
        document.add_paragraph(printable(", ".join(piece for piece in told if piece)), style="List Bullet")


def _left_out(document: Document, report: Report) -> None:
    if report.dropped:
        document.add_heading("Left out", 1)
    for item in report.dropped:
        document.add_paragraph(printable(left_out(item)), style="List Bullet")
