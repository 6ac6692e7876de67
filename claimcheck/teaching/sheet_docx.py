"""Worksheets as Word documents, A4, the answers on a page of their own. Article text goes in as plain runs alone."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from claimcheck.reports.days import day
from claimcheck.reports.packed import steady
from claimcheck.reports.words import printable
from claimcheck.teaching.hunt import CLUES, HUNT_TITLE, hunt_task, source_line
from claimcheck.teaching.lessons import ANSWERS
from claimcheck.teaching.plant.records import Piece, PlantedCopy
from claimcheck.teaching.worksheet import Question, Told, Worksheet

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

MARGIN, WIDTH, HEIGHT = 1.8, 21.0, 29.7  # centimetres, A4
NARROW = 1.2  # a column of numbers
BOX = "☐ "


def worksheet_docx(sheet: Worksheet) -> bytes:
    """Write a worksheet; equal sheets give equal bytes."""
    document = _opened(sheet.title, sheet.task)
    for number, question in enumerate(sheet.questions, 1):
        _question(document, number, question)
    _key_page(document, sheet.title)
    if sheet.caution:
        document.add_paragraph(sheet.caution)
    table = _table(document, ("Pair", "Answer", "Why"), (NARROW, 4.2, 12.0))
    for number, question in enumerate(sheet.questions, 1):
        _answer(table, number, question)
    return _saved(document)


def hunt_docx(copy: PlantedCopy) -> bytes:
    """Write a planted article with its numbered sentences, a table for what pupils find, and the answers apart."""
    document = _opened(HUNT_TITLE, hunt_task(copy))
    _text(document.add_paragraph(), source_line(copy, day(copy.published))).italic = True
    for paragraph, held in groupby(copy.sentences, key=lambda sentence: sentence.paragraph):
        place = document.add_paragraph()
        for sentence in held:
            place.add_run(f"{sentence.number} ").font.superscript = True
            run = _text(place, " ".join(sentence.text.split()) + " ")
            run.bold = (copy.has_title and paragraph == 0) or None
    table = _table(document, CLUES, (2.2, 7.5, 7.5))
    for _ in range(copy.changes):
        for cell in table.add_row().cells:
            cell.text = "\n"
    _key_page(document, HUNT_TITLE)
    answers = _table(
        document, ("Sentence", "What was planted (underlined) and what stood there (struck out)"), (2.2, 15.0)
    )
    for sentence in copy.changed:
        row = answers.add_row().cells
        row[0].text = str(sentence.number)
        _reveal(row[1].paragraphs[0], sentence.pieces)
    return _saved(document)


def _opened(title: str, task: str) -> Document:
    import docx
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.shared import Cm

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(WIDTH), Cm(HEIGHT)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN)
    document.core_properties.title = printable(title)[:255]
    document.core_properties.author = ""
    document.add_heading(printable(title), 1)
    names = document.add_paragraph()
    names.add_run("Name\t  Date\t")
    for at in (11.0, WIDTH - 2 * MARGIN):
        names.paragraph_format.tab_stops.add_tab_stop(Cm(at), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
    document.add_paragraph(task)
    return document


def _question(document: Document, number: int, question: Question) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.shared import Cm

    table = _table(document, (), (NARROW, 8.0, 8.0))
    cells = table.add_row().cells
    cells[0].paragraphs[0].add_run(str(number)).bold = True
    for cell, told in zip(cells[1:], (question.left, question.right), strict=True):
        _told(cell, told)
    for cell in cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True
    boxes = document.add_paragraph("      ".join(BOX + words for words in ANSWERS.values()))
    boxes.paragraph_format.space_before, boxes.paragraph_format.keep_with_next = Cm(0.2), True
    why = document.add_paragraph("Why?\t")
    why.paragraph_format.tab_stops.add_tab_stop(Cm(WIDTH - 2 * MARGIN), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
    why.paragraph_format.space_after = Cm(0.6)


def _told(cell: _Cell, told: Told) -> None:
    _text(cell.paragraphs[0], f"{told.who}, {told.date}").italic = True
    _text(cell.add_paragraph(), told.text)


def _answer(table: Table, number: int, question: Question) -> None:
    row = table.add_row().cells
    row[0].text, row[1].text = str(number), ANSWERS[question.answer]
    why = row[2].paragraphs[0]
    _text(why, question.reason)
    marks = [words for words in (question.left.marked, question.right.marked) if words]
    if marks:
        _text(row[2].add_paragraph(), " / ".join(marks)).bold = True
    if question.note:
        _text(row[2].add_paragraph(), question.note).italic = True


def _reveal(paragraph: Paragraph, pieces: Sequence[Piece]) -> None:
    for piece in pieces:
        run = _text(paragraph, piece.text)
        if piece.part == "gone":
            run.font.strike = True
        elif piece.part == "new":
            run.font.underline = run.bold = True


def _key_page(document: Document, title: str) -> None:
    heading = document.add_heading(printable(f"Answers: {title}"), 2)
    heading.paragraph_format.page_break_before = True


def _table(document: Document, names: Sequence[str], widths: Sequence[float]) -> Table:
    """A ruled table with a bold first row when ``names`` are given; widths in centimetres. No row breaks over pages."""
    from docx.shared import Cm

    table = document.add_table(rows=0, cols=len(widths))
    table.style, table.autofit = "Table Grid", False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    if names:
        for cell, name in zip(table.add_row().cells, names, strict=True):
            cell.paragraphs[0].add_run(name).bold = True
    return table


def _text(paragraph: Paragraph, text: str) -> Run:
    return paragraph.add_run(printable(text))


def _saved(document: Document) -> bytes:
    from docx.oxml import OxmlElement

    for table in document.tables:
        for row in table.rows:
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    out = io.BytesIO()
    document.save(out)
    return steady(out.getvalue())
