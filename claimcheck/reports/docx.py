"""A report as a Word document: the two sentences side by side, the clashing words highlighted.

Paragraphs and tables are written as XML and put in finding by finding: python-docx looks through the whole document for
every paragraph it adds, and ten thousand flags did not end in eight minutes.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING

from claimcheck.records import Report
from claimcheck.reports.packed import steady
from claimcheck.reports.view import ConflictView, FindingView, SideView, findings_view, outlet
from claimcheck.reports.words import (
    CAUTION,
    NOTHING_FOUND,
    both_true_if,
    count,
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

TITLE, HEADING, SUBHEADING, BULLET = "Title", "Heading 1", "Heading 2", "List Bullet"
MOST_PAIRS = 12  # of one fact: the gravest stand first, and more only make a document that nobody can open
_GRID = "Table Grid"
_HALF = 4320  # twentieths of a point: half of the line of the default page
_BREAKS = {"\n": "<w:br/>", "\t": "<w:tab/>"}


def to_docx(report: Report) -> bytes:
    """Write a Word document. Text from articles goes in as plain runs: no fields, links or markup come of it.

    Of a fact with more than MOST_PAIRS pairs the first are written, and how many more there are.
    """
    import docx

    document = docx.Document()
    styles = {name: document.styles[name].style_id for name in (TITLE, HEADING, SUBHEADING, BULLET, _GRID)}
    for blocks in _blocks(report, styles):
        _append(document, blocks)
    out = io.BytesIO()
    document.save(out)
    return steady(out.getvalue())


def _append(document: Document, blocks: str) -> None:
    """Put paragraphs and tables at the end of the document, before the settings of its pages."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    last = document.element.body[-1]
    for element in list(parse_xml(f"<w:body {nsdecls('w')}>{blocks}</w:body>")):
        last.addprevious(element)


def _blocks(report: Report, styles: dict[str, str]) -> Iterator[str]:
    clashing, explained = split(findings_view(report))
    yield _paragraph([_run("What these articles say differently")], styles[TITLE])
    yield _paragraph([_run(f"{summary(report)}.")])
    yield _paragraph([_run(CAUTION)])
    yield _paragraph([_run("Conflicts")], styles[HEADING])
    if not clashing:
        yield _paragraph([_run(NOTHING_FOUND)])
    yield from (_finding(view, styles) for view in clashing)
    if explained:
        yield _paragraph([_run("Explained differences")], styles[HEADING])
    yield from (_finding(view, styles) for view in explained)
    yield _paragraph([_run("Articles")], styles[HEADING])
    for article in report.articles:
        told = (outlet(article), article.title, when(article.published or ""), article.url or "")
        yield _paragraph([_run(", ".join(piece for piece in told if piece))], styles[BULLET])
    if report.dropped:
        yield _paragraph([_run("Left out")], styles[HEADING])
    yield from (_paragraph([_run(left_out(item))], styles[BULLET]) for item in report.dropped)


def _finding(view: FindingView, styles: dict[str, str]) -> str:
    parts = [_paragraph([_run(view.headline)], styles[SUBHEADING])]
    parts += [_conflict(conflict, styles) for conflict in view.conflicts[:MOST_PAIRS]]
    if (more := len(view.conflicts) - MOST_PAIRS) > 0:
        told = f"{count(more, 'more pair')} about this fact: see the table (Excel or CSV) or the web page."
        parts.append(_paragraph([_run(told)]))
    return "".join(parts)


def _conflict(view: ConflictView, styles: dict[str, str]) -> str:
    about = f"({subject(view)}, {percent(view.confidence)})"
    condition = both_true_if(view)
    return (
        _pair(view.left, view.right, styles[_GRID])
        + _paragraph([_run("Why: ", is_bold=True), _run(f"{view.reason} {about}")])
        + (_paragraph([_run("Both true if: ", is_bold=True), _run(f"{condition}.")]) if condition else "")
    )


def _pair(left: SideView, right: SideView, style: str) -> str:
    """A table of one row: two cells, each with who says it and the sentence."""
    grid = f'<w:gridCol w:w="{_HALF}"/>' * 2
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{_HALF}"/></w:tcPr>{_side(side)}</w:tc>' for side in (left, right)
    )
    look = f'<w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:type="auto" w:w="0"/></w:tblPr>'
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl>"


def _side(side: SideView) -> str:
    who = [_run(side.who, is_bold=True), _run(f" {when(side.date)}")]
    words = (_run(each.text, is_bold=each.is_marked, is_marked=each.is_marked) for each in side.segments)
    return _paragraph(who) + _paragraph(words)


def _paragraph(runs: Iterable[str], style: str = "") -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}{''.join(runs)}</w:p>"


def _run(text: str, *, is_bold: bool = False, is_marked: bool = False) -> str:
    """A run of plain text; what no XML can hold is replaced, and line breaks and tabs become Word's own."""
    bold, marked = "<w:b/>" if is_bold else "", '<w:highlight w:val="yellow"/>' if is_marked else ""
    look = f"<w:rPr>{bold}{marked}</w:rPr>" if bold or marked else ""
    told = f'<w:t xml:space="preserve">{escape(printable(text))}</w:t>'
    for sign, element in _BREAKS.items():
        told = told.replace(sign, f'</w:t>{element}<w:t xml:space="preserve">')
    return f"<w:r>{look}{told}</w:r>"
