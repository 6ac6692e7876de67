"""Excel workbooks (.xlsx): the first sheet with a column called text, one article in each row."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from importlib import import_module
from typing import Any

from claimcheck.articles.apart.packing import open_zip, part, require_modest
from claimcheck.articles.columns import is_header, left_out, require_text
from claimcheck.articles.draft import Batch
from claimcheck.articles.tables import Numbered, table_batch
from claimcheck.errors import InputError
from claimcheck.records import Dropped

MAX_COLUMNS = 64  # a table of articles has ten; a sheet may name 16,384
MAX_SHEET_ROWS = 100_000  # empty ones counted in: a sheet may number its one row 1,048,576
MAX_SHEETS = 50
EPOCH = date(1899, 12, 30)  # what Excel counts its days from, its leap day of 1900 counted in
FIRST_DAY, LAST_DAY = 29_221, 73_415  # 1980 to 2100: other numbers are no days of news
_UNSAVED = re.compile(
    rb"<f(?:\s[^<>]{0,300})?(?:/>|>[^<]{0,9000}</f>)(?:<v\s?/>|<v></v>)?</c>"
)  # and no value behind it
HEADER_WITHIN = 10  # rows above a header: a title, an empty line
NO_TABLE = "is no Excel workbook that can be read; save the table as CSV"


def read_xlsx(name: str, data: bytes) -> Batch:
    """Read a workbook's articles. Formulas are never computed: the value that was saved with them counts.

    Raises:
        InputError: it is no workbook, damaged, a bomb, or no sheet has a column called text.
    """
    archive = open_zip(data)
    require_modest(archive)
    if "xl/workbook.xml" not in archive.namelist():
        raise InputError(NO_TABLE)
    parts = [
        part(archive, entry.filename) or b""  # its size and its document type are looked at before openpyxl reads it
        for entry in archive.infolist()
        if entry.filename.lower().endswith((".xml", ".rels"))
    ]
    unsaved = sum(len(_UNSAVED.findall(each)) for each in parts)
    openpyxl = import_module("openpyxl")
    warnings.simplefilter("ignore")  # of styles that are not kept: nobody asked for them
    book = openpyxl.load_workbook(archive.fp, read_only=True, data_only=True, keep_links=False)
    headers: list[list[str]] = []
    for sheet in book.worksheets[:MAX_SHEETS]:
        rows = _rows(sheet)
        header = next((cells for _, cells in zip(range(HEADER_WITHIN), rows, strict=False) if is_header(cells)), None)
        if header is not None:
            others = [each.title for each in book.worksheets if each is not sheet]
            return _read(name, header, rows, others, unsaved)
        headers += [cells for cells in [next(_rows(sheet), [])] if cells]
    require_text(headers[0] if headers else [])
    raise InputError(NO_TABLE)


def _rows(sheet: Any) -> Iterator[list[str]]:  # noqa: ANN401 - openpyxl's worksheet
    """Give the rows that are not empty, each cell as text."""
    for row in sheet.iter_rows(max_row=MAX_SHEET_ROWS, max_col=MAX_COLUMNS, values_only=True):
        cells = [_written(value) for value in row]
        if any(cells):
            yield cells


def _written(value: object) -> str:
    if isinstance(value, datetime):
        is_day = (value.hour, value.minute, value.second) == (0, 0, 0)
        return value.date().isoformat() if is_day else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def _read(name: str, header: list[str], rows: Iterator[list[str]], others: list[str], unsaved: int) -> Batch:
    columns = require_text(header)
    found = table_batch(name, _numbered(rows, columns), left_out(header))
    told = []
    if unsaved:
        told.append(f"holds {_some(unsaved, 'formula')} without a saved value, read as empty: save it in Excel again")
    if others:
        told.append(f"has {_some(len(others), 'more sheet')}, not read: save each that holds articles by itself")
    return Batch(found.drafts, (*found.dropped, *(Dropped(name, reason) for reason in told)))


def _some(count: int, what: str) -> str:
    return f"one {what}" if count == 1 else f"{count:,} {what}s"


def _numbered(rows: Iterator[list[str]], columns: list[str | None]) -> Iterator[Numbered]:
    for number, row in enumerate(rows, 1):
        cells = {column: cell for column, cell in zip(columns, row, strict=False) if column}
        yield number, cells | {"published": _day(cells.get("published", ""))}


def _day(cell: str) -> str:
    """Read a day that stands as Excel counts days, in a cell that is not set as a date."""
    is_day = cell.isdecimal() and FIRST_DAY <= int(cell) <= LAST_DAY
    return (EPOCH + timedelta(days=int(cell))).isoformat() if is_day else cell
