"""Every format of a whole report by its name; what writes one loads when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from claimcheck.records import Report

Writer = Callable[[Report], str | bytes]


def _json(report: Report) -> str:
    from claimcheck.reports.json_report import to_json

    return to_json(report)


def _html(report: Report) -> str:
    from claimcheck.reports.html import to_html

    return to_html(report)


def _markdown(report: Report) -> str:
    from claimcheck.reports.markdown import to_markdown

    return to_markdown(report)


def _csv(report: Report) -> bytes:
    from claimcheck.reports.tables import to_csv

    return to_csv(report).encode("utf-8-sig")  # with the mark, spreadsheets read accents


def _xlsx(report: Report) -> bytes:
    from claimcheck.reports.tables import to_xlsx

    return to_xlsx(report)


def _docx(report: Report) -> bytes:
    from claimcheck.reports.docx import to_docx

    return to_docx(report)


def _paragraphs(report: Report) -> str:
    from claimcheck.reports.citing import to_paragraphs

    return to_paragraphs(report)


def _annotations(report: Report) -> str:
    from claimcheck.reports.annotations import to_annotations

    return to_annotations(report)


def _claimreview(report: Report) -> str:
    from claimcheck.reports.claimreview import to_claimreview

    return to_claimreview(report)


WRITERS: Mapping[str, Writer] = {
    "json": _json,
    "html": _html,
    "markdown": _markdown,
    "csv": _csv,
    "xlsx": _xlsx,
    "docx": _docx,
    "paragraphs": _paragraphs,
    "annotations": _annotations,
    "claimreview": _claimreview,
}
"""By the names that the command line's options have; CSV as the bytes of a file that spreadsheets open."""
