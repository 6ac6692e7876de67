"""Tables of articles: CSV, TSV, JSON Lines and Parquet with the columns title, source, published, url and text."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module

from claimcheck.articles.cells import no_words, words_of
from claimcheck.articles.columns import OURS, column_of, left_out
from claimcheck.articles.columns import require_text as require_text  # archives read its tables by the same names
from claimcheck.articles.decode import clean, decode
from claimcheck.articles.draft import Batch, Draft
from claimcheck.articles.limits import MAX_FILE_BYTES, MAX_ROWS, megabytes
from claimcheck.articles.names import source_from
from claimcheck.errors import InputError
from claimcheck.records import Dropped

HEADER_BYTES = 2_000
MIN_COLUMNS = 3  # of a table under the name of a text
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
    return table_batch(name, _csv_rows(rows, columns, len(header)), decoded.note, left_out(header))


def is_table(data: bytes) -> bool:
    """Tell whether a text's first line is a header of our columns apart by tabs, as Excel's "Unicode text" has it.

    Commas and semicolons stand in headlines too; three of our columns, apart by tabs, do not.
    """
    line, end, _ = data[:HEADER_BYTES].partition(b"\n")
    if not end or b"\t" not in line:
        return False
    try:
        first = decode(line + end * (len(line) % 2)).text  # in UTF-16 the line feed has two bytes
    except InputError:
        return False
    cells = [column_of(cell) for cell in first.split("\t")]
    return "text" in cells and len({cell for cell in cells if cell}) >= MIN_COLUMNS


def read_jsonl(name: str, data: bytes) -> Batch:
    """Read JSON Lines, one object a line. A broken line is dropped; the others are kept."""
    decoded = decode(data)
    rows = _whole_json(decoded.text) or list(_jsonl_rows(decoded.text))
    keys = [key for _, row in rows if not isinstance(row, str) for key in row]
    if keys or not rows:
        require_text(list(dict.fromkeys(keys)))
    named = ((number, row if isinstance(row, str) else _named(row)) for number, row in rows)
    return table_batch(name, named, decoded.note, left_out(list(dict.fromkeys(keys))) if keys else None)


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
        wanted = [column for column in table.schema_arrow.names if column_of(column) is not None]
        if table.metadata.num_rows > MAX_ROWS:
            raise InputError(f"has {table.metadata.num_rows:,} rows, above the limit of {MAX_ROWS:,}; split the table")
        rows = table.read(columns=wanted, use_threads=False).to_pylist()
    except (arrow.ArrowException, OSError) as error:
        raise InputError("is no Parquet table that can be read; save it as CSV") from error
    names = table.schema_arrow.names
    return table_batch(name, ((number, _named(row)) for number, row in enumerate(rows, 1)), left_out(names))


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
    for key, value in sorted(row.items(), key=lambda cell: cell[0].strip().lower() not in OURS):  # our own names first
        column = column_of(key)
        if column and value is not None:
            named.setdefault(column, value)
    return named


def table_batch(name: str, rows: Iterable[Numbered], *notes: str | None) -> Batch:
    """Make the drafts of a table's first MAX_ROWS rows, and a dropped line for each that cannot be read.

    Args:
        name: the table, for people.
        rows: with their numbers.
        notes: of the whole table, told beside its first article.

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
            drafts.append(_draft(name, number, where, row, () if drafts else tuple(note for note in notes if note)))
    if not drafts and not dropped:
        raise InputError("is a table without rows; put one article in each row")
    return Batch(tuple(drafts), tuple(dropped))


def _draft(name: str, number: int, where: str, row: Row, notes: tuple[str, ...]) -> Draft:
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
        notes=notes,
    )
