"""Reports as CSV and XLSX, for people's own tables. No cell that comes from an article can be a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

from claimcheck.records import Report
from claimcheck.reports.packed import steady
from claimcheck.reports.rows import (
    ARTICLES_HEADER,
    HEADER,
    LEFT_OUT_HEADER,
    Cell,
    article_rows,
    conflict_rows,
    left_out_rows,
)

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # OWASP's list, and the full-width forms
MAX_CELL = 32_000  # Excel holds 32,767 UTF-16 units a cell and calls a file with more damaged
WIDE, NARROW = 48, 14  # characters: columns of sentences, and all others
_TEXT, _HEAD = "Wrapped text", "Head"  # the names that people find in their list of styles
_FONT, _POINTS = "Calibri", 11  # Excel's own
_SENTENCES = ("headline", "sentence", "why", "both true if", "title", "text", "words")


def to_csv(report: Report) -> str:
    """Write one row per flag as CSV, every cell quoted, formulas made harmless with an apostrophe.

    Returns:
        The text; write it as ``utf-8-sig`` so that spreadsheets read its accents.
    """
    return csv_table(HEADER, conflict_rows(report))


def csv_table(header: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> str:
    """Write any table as CSV, as ``to_csv`` does."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(header)
    for row in rows:
        writer.writerow([cell if isinstance(cell, int | float) else harmless(cell) for cell in row])
    return out.getvalue()


def harmless(cell: str) -> str:
    """Put an apostrophe before a cell that a spreadsheet would take for a formula."""
    return "'" + cell if cell.startswith(FORMULA_STARTS) or cell.lstrip().startswith(FORMULA_STARTS) else cell


def to_xlsx(report: Report) -> bytes:
    """Write an Excel workbook: Conflicts, Articles, Left out. Every text cell is typed as text, never as a formula."""
    return workbook(
        (
            ("Conflicts", HEADER, conflict_rows(report)),
            ("Articles", ARTICLES_HEADER, article_rows(report)),
            ("Left out", LEFT_OUT_HEADER, left_out_rows(report)),
        )
    )


def workbook(sheets: Iterable[tuple[str, tuple[str, ...], Iterable[tuple[Cell, ...]]]]) -> bytes:
    """Write any tables (name, header, rows) as one Excel workbook, as ``to_xlsx`` does."""
    import openpyxl

    book = openpyxl.Workbook()
    first = book.active
    book.remove(first)
    _add_styles(book)
    for name, header, rows in sheets:
        _sheet(book.create_sheet(name), header, rows)
    out = io.BytesIO()
    book.save(out)
    return steady(out.getvalue())


def _add_styles(book: Workbook) -> None:
    """Styles by name: openpyxl compares one made for a cell with all it knows, cell by cell, for half of the time."""
    from openpyxl.styles import Alignment, Font, NamedStyle

    wrapped = Alignment(wrap_text=True, vertical="top")
    for name, is_bold in ((_TEXT, False), (_HEAD, True)):
        book.add_named_style(NamedStyle(name, alignment=wrapped, font=Font(name=_FONT, sz=_POINTS, bold=is_bold)))


def _sheet(sheet: Worksheet, header: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> None:
    from openpyxl.utils import get_column_letter

    for line, row in enumerate((header, *rows), 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(line, column)
            cell.value = value[:MAX_CELL] if isinstance(value, str) else value
            if isinstance(value, str):
                cell.data_type = "s"  # openpyxl makes a formula of a leading "=" and an error of "#N/A"
                cell.style = _HEAD if line == 1 else _TEXT
    for column, name in enumerate(header, 1):
        sheet.column_dimensions[get_column_letter(column)].width = WIDE if name.endswith(_SENTENCES) else NARROW
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
