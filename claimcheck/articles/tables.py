"""Tables of articles: CSV, TSV, JSON Lines and Parquet with the columns title, source, published, url and text."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module

from claimcheck.articles.cells import no_words, words_of
from claimcheck.articles.decode import clean, decode
from claimcheck.articles.draft import Batch, Draft
from claimcheck.articles.limits import MAX_FILE_BYTES, MAX_ROWS, megabytes
from claimcheck.articles.names import shown_name, source_from
from claimcheck.errors import InputError
from claimcheck.records import Dropped

COLUMNS = {
    "title": "title", "headline": "title", "source": "source", "outlet": "source", "publisher": "source",
    "published": "published", "date": "published", "url": "url", "link": "url", "text": "text", "body": "text",
    "content": "text", "language": "language", "lang": "language",
}  # fmt: skip
_DELIMITERS = (",", ";", "\t", "|")
NO_OBJECT = "is no JSON object; write one object on each line"
Row = Mapping[str, object]
Numbered = tuple[int, Row | str]  # a row's number and its cells, or why it cannot be read


def read_csv(name: str, data: bytes) -> Batch:
    """Read a CSV or TSV table, whichever delimiter its header uses. A broken row is dropped; the others are kept."""
    decoded = decode(data)
    header_line = decoded.text.lstrip("\n").partition("\n")[0]
    delimiter = max(_DELIMITERS, key=header_line.count)
    csv.field_size_limit(MAX_FILE_BYTES)  # the module's default of 131,072 is shorter than some articles
    rows = csv.reader(io.StringIO(decoded.text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = next((row for row in rows if any(row)), [])
    except csv.Error as error:
        raise InputError(f"has a header that cannot be read ({error}); save it as CSV in UTF-8") from error
    columns = require_text(header)
    return table_batch(name, _csv_rows(rows, columns, len(header)), decoded.note)


def read_jsonl(name: str, data: bytes) -> Batch:
    """Read JSON Lines, one object a line. A broken line is dropped; the others are kept."""
    decoded = decode(data)
    rows = _whole_json(decoded.text) or list(_jsonl_rows(decoded.text))
    keys = [key for _, row in rows if not isinstance(row, str) for key in row]
    if keys or not rows:
        require_text(list(dict.fromkeys(keys)))
    return table_batch(
        name, ((number, row if isinstance(row, str) else _named(row)) for number, row in rows), decoded.note
    )


def read_parquet(name: str, data: bytes) -> Batch:
    """Read a Parquet table of at most MAX_ROWS rows, and MAX_FILE_BYTES once unpacked.

    Raises:
        InputError: it is larger, no such table, or has no column called text.
    """
    arrow, parquet = (import_module(module) for module in ("pyarrow", "pyarrow.parquet"))  # ships no types
    try:
        table = parquet.ParquetFile(io.BytesIO(data))
        groups = range(table.metadata.num_row_groups)
        size = sum(table.metadata.row_group(group).total_byte_size for group in groups)
        if size > MAX_FILE_BYTES:
            raise InputError(f"holds {megabytes(size)} unpacked, above the limit of {megabytes(MAX_FILE_BYTES)}")
        require_text(table.schema_arrow.names)
        wanted = [column for column in table.schema_arrow.names if column.strip().lower() in COLUMNS]
        if table.metadata.num_rows > MAX_ROWS:
            raise InputError(f"has {table.metadata.num_rows:,} rows, above the limit of {MAX_ROWS:,}; split the table")
        rows = table.read(columns=wanted, use_threads=False).to_pylist()
    except (arrow.ArrowException, OSError) as error:
        raise InputError("is no Parquet table that can be read; save it as CSV") from error
    return table_batch(name, ((number, _named(row)) for number, row in enumerate(rows, 1)), None)


def is_header(cells: Sequence[str]) -> bool:
    """Tell whether a row names a column of articles' texts."""
    return any(COLUMNS.get(cell.strip().lower()) == "text" for cell in cells)


def require_text(header: Sequence[str]) -> list[str | None]:
    """Map a header to our columns (null for others).

    Raises:
        InputError: no column is called text.
    """
    columns = [COLUMNS.get(cell.strip().lower()) for cell in header]
    if "text" not in columns:
        has = shown_name(", ".join(" ".join(cell.split()) for cell in header[:20] if cell.strip())[:200]) or "none"
        raise InputError(f"has no column called text (it has: {has}); name the column with the articles' text: text")
    first = {column: place for place, column in reversed(list(enumerate(columns)))}
    return [column if first[column] == place else None for place, column in enumerate(columns)]


def _csv_rows(rows: Iterator[list[str]], columns: Sequence[str | None], width: int) -> Iterator[Numbered]:
    number = 0
    while True:
        number += 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield number, f"cannot be read ({error}); put the cell in double quotes, and close them"
            continue
        if not any(row):
            number -= 1
        elif len(row) > width:
            yield number, f"has {len(row)} cells where the header has {width}; put cells with commas in double quotes"
        else:
            yield number, {column: cell for column, cell in zip(columns, row, strict=False) if column}


def _whole_json(text: str) -> list[tuple[int, dict[str, object] | str]]:
    """Read a file that is one JSON value after all: an object on several lines, or a list of objects."""
    if text.lstrip()[:1] not in {"{", "["}:
        return []
    try:
        held = json.loads(text)
    except (ValueError, RecursionError):
        return []
    rows = held if isinstance(held, list) else [held]
    return [(number, row if isinstance(row, dict) else NO_OBJECT) for number, row in enumerate(rows, 1)]


def _jsonl_rows(text: str) -> Iterator[tuple[int, dict[str, object] | str]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            yield number, "is no JSON; write one object on each line"
            continue
        yield number, row if isinstance(row, dict) else NO_OBJECT


def _named(row: Row) -> Row:
    named: dict[str, object] = {}
    for key, value in row.items():
        column = COLUMNS.get(key.strip().lower())
        if column and value is not None:
            named.setdefault(column, value)
    return named


def table_batch(name: str, rows: Iterable[Numbered], note: str | None) -> Batch:
    """Make the drafts of a table's first MAX_ROWS rows, and a dropped line for each that cannot be read.

    Raises:
        InputError: there are no rows.
    """
    drafts: list[Draft] = []
    dropped: list[Dropped] = []
    for number, row in rows:
        where = f"{name}, row {number}"
        if len(drafts) + len(dropped) >= MAX_ROWS:
            dropped.append(Dropped(where, f"and all below are beyond the limit of {MAX_ROWS:,} rows; split the table"))
            break
        if not isinstance(row, str) and words_of(row.get("text")) is None:
            row = no_words(row["text"])
        if isinstance(row, str):
            dropped.append(Dropped(where, row))
        else:
            drafts.append(_draft(name, number, where, row, note if not drafts else None))
    if not drafts and not dropped:
        raise InputError("is a table without rows; put one article in each row")
    return Batch(tuple(drafts), tuple(dropped))


def _draft(name: str, number: int, where: str, row: Row, note: str | None) -> Draft:
    cells = {column: clean(words_of(value) or "") for column, value in row.items()}
    source = cells.get("source", "").strip()
    return Draft(
        where=where,
        text=cells.get("text", ""),
        title=cells.get("title", ""),
        source=source or f"{source_from(name)} {number}",
        published=cells.get("published", "").strip() or None,
        url=cells.get("url", "").strip() or None,
        language=cells.get("language", "").strip() or None,
        notes=(note,) if note else (),
    )
