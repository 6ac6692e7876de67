"""What a visitor takes away: the report in every format, and their own decisions."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, replace

from claimcheck.records import Report
from claimcheck.reports.formats import WRITERS, Writer
from claimcheck.ui.state import Desk

DECISION_COLUMNS = (
    "finding",
    "decision",
    "note",
    "when",
    "left source",
    "left sentence",
    "right source",
    "right sentence",
)


@dataclass(frozen=True, slots=True)
class Format:
    """A format to export: its name for people, the file's name and type, and what writes it."""

    name: str
    file: str
    mime: str
    write: Writer


def formats() -> tuple[Format, ...]:
    """List the formats, those for people first; the heavy writers load when one is asked for."""
    return (
        Format("Word", "claimcheck.docx", _OFFICE + "wordprocessingml.document", WRITERS["docx"]),
        Format("Excel", "claimcheck.xlsx", _OFFICE + "spreadsheetml.sheet", WRITERS["xlsx"]),
        Format("Web page", "claimcheck.html", "text/html", WRITERS["html"]),
        Format("Table (CSV)", "claimcheck.csv", "text/csv", WRITERS["csv"]),
        Format("Markdown", "claimcheck.md", "text/markdown", WRITERS["markdown"]),
        Format("Data (JSON)", "claimcheck.json", "application/json", WRITERS["json"]),
        Format("Worksheet for a class", "claimcheck-worksheet.docx", _OFFICE + "wordprocessingml.document", _worksheet),
        Format("Paragraphs to quote", "claimcheck-paragraphs.txt", "text/plain", WRITERS["paragraphs"]),
        Format("Annotations (W3C)", "claimcheck.annotations.jsonld", _LINKED, WRITERS["annotations"]),
        Format("ClaimReview drafts", "claimcheck.claimreview.jsonld", _LINKED, WRITERS["claimreview"]),
    )


def kept_report(desk: Desk, with_dismissed: bool) -> Report:
    """The report to export, without the findings that the reviewer dismissed unless ``with_dismissed``.

    Raises:
        ValueError: there is no report.
    """
    if desk.report is None:
        raise ValueError("there is no report to export")
    if with_dismissed:
        return desk.report
    gone = {
        conflict.id
        for view in desk.findings
        if desk.review(view).decision == "dismissed"
        for conflict in view.conflicts
    }
    findings = (
        replace(finding, conflict_ids=tuple(each for each in finding.conflict_ids if each not in gone))
        for finding in desk.report.findings
    )
    return replace(
        desk.report,
        conflicts=tuple(conflict for conflict in desk.report.conflicts if conflict.id not in gone),
        findings=tuple(finding for finding in findings if finding.conflict_ids),
    )


def decisions_csv(desk: Desk) -> bytes:
    """The reviewer's decisions and notes, one row per finding that has one; no cell can be a formula."""
    from claimcheck.reports.tables import harmless

    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(DECISION_COLUMNS)
    for view in desk.findings:
        review = desk.review(view)
        if review.decision is None and not review.note:
            continue
        left, right = view.conflicts[0].left, view.conflicts[0].right
        sides = (left.who, left.sentence, right.who, right.sentence)
        row = (view.headline, review.decision or "", review.note, review.at, *sides)
        writer.writerow([harmless(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


_OFFICE = "application/vnd.openxmlformats-officedocument."
_LINKED = "application/ld+json"


def _worksheet(report: Report) -> bytes:
    from claimcheck.teaching.sheet_docx import worksheet_docx
    from claimcheck.teaching.worksheet import of_report

    return worksheet_docx(of_report(report, report.articles[0].title))
