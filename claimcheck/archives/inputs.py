"""Where an archive's articles lie: Parquet files, cut into parts that are read one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from claimcheck.articles.draft import Draft
from claimcheck.articles.tables import require_text, table_batch
from claimcheck.errors import InputError
from claimcheck.records import Dropped
from claimcheck.runtime.shards import ENDING, open_parquet, reach

STORY_COLUMNS = ("story", "story_id", "event")  # names of the column that tells which articles belong together


@dataclass(frozen=True, slots=True)
class Part:
    """Row groups of one Parquet file: from ``first_group`` to before ``end_group``; the first row's number, from 1."""

    file: str
    first_group: int
    end_group: int
    first_row: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of an archive: its draft or why there is none, and its story, null when it names none."""

    found: Draft | Dropped
    story: str | None


def find_parts(places: Sequence[str], out: str, least: int) -> tuple[list[Part], bool]:
    """Find the Parquet files of an archive and cut them into parts.

    Args:
        places: files, folders and globs, local or as fsspec addresses.
        out: where results go; it may not lie inside the archive.
        least: rows of a part, unless the file has fewer; a row group is never cut.

    Returns:
        The parts in reading order, and whether every file has a column of stories.

    Raises:
        InputError: there is no Parquet file, one cannot be read, only some name stories, or ``out`` lies among them.
    """
    parts: list[Part] = []
    with_story: list[str] = []
    without: list[str] = []
    own = reach(out)[1]
    for place in places:
        for file in _files(place):
            if reach(file)[1].startswith(f"{own}/"):
                raise InputError(f"{out} lies inside the archive {place}; name a folder beside it for the results")
            found, has_story = _parts(file, least)
            parts += found
            (with_story if has_story else without).append(file)
    if not parts:
        raise InputError("no Parquet file with rows was named; an archive is one or more of them, or a folder of them")
    if with_story and without:
        raise InputError(
            f"{with_story[0]} has a column of stories and {without[0]} has none; give it to all files or to none"
        )
    return parts, bool(with_story)


def rows_of(part: Part, together: int) -> Iterator[list[Listed]]:
    """Read a part's rows, ``together`` at a time.

    Raises:
        InputError: the file is damaged, or has changed since it was looked at.
    """
    files, path = reach(part.file)
    name = path.rsplit("/", 1)[-1]
    with open_parquet(files, path) as table:
        names = table.schema_arrow.names
        columns = dict(zip(names, require_text(names), strict=True))
        story = _story_column(names)
        wanted = [column for column in names if columns[column] or column == story]
        groups = list(range(part.first_group, part.end_group))
        number = part.first_row
        for batch in table.iter_batches(together, groups, wanted, use_threads=False):
            rows = batch.to_pylist()
            yield [_listed(name, number + n, row, columns, story) for n, row in enumerate(rows)]
            number += len(rows)


def _listed(name: str, number: int, row: dict[str, Any], columns: dict[str, str | None], story: str | None) -> Listed:
    cells = {name: row[key] for key, name in columns.items() if name and row[key] is not None}
    batch = table_batch(name, [(number, cells)], None)
    found = batch.drafts[0] if batch.drafts else batch.dropped[0]
    told = row[story] if story else None
    return Listed(found, None if told is None or not str(told).strip() else " ".join(str(told).split()))


def _files(place: str) -> list[str]:
    """List the Parquet files of a place, by name; hidden and unfinished ones are not meant."""
    files, path = reach(place)
    try:
        if files.isdir(path):
            found = [name for name in files.find(path) if name.endswith(ENDING)]
        elif any(character in path for character in "*?["):
            found = list(files.glob(path))
        else:
            found = [path] if files.exists(path) else []
    except OSError as error:
        raise InputError(f"{place} cannot be read ({error.strerror or error})") from error
    if not found:
        raise InputError(f"{place} holds no Parquet file; an archive is one or more of them, or a folder of them")
    shown = [name for name in sorted(found) if not any(part.startswith((".", "_")) for part in _below(name, path))]
    return [files.unstrip_protocol(name) for name in shown]


def _below(name: str, root: str) -> list[str]:
    """Split what stands below a folder."""
    return name.removeprefix(root).strip("/").split("/") if name != root else []


def _parts(file: str, least: int) -> tuple[list[Part], bool]:
    files, path = reach(file)
    parts: list[Part] = []
    with open_parquet(files, path) as table:
        try:
            require_text(table.schema_arrow.names)
        except InputError as error:
            raise InputError(f"{file} {error}") from error
        first_group = first_row = rows = 0
        for group in range(table.metadata.num_row_groups):
            rows += table.metadata.row_group(group).num_rows
            if rows >= least or (rows and group + 1 == table.metadata.num_row_groups):
                parts.append(Part(file, first_group, group + 1, first_row + 1))
                first_group, first_row, rows = group + 1, first_row + rows, 0
        return parts, _story_column(table.schema_arrow.names) is not None


def _story_column(names: Sequence[str]) -> str | None:
    return next((name for name in names if name.strip().lower() in STORY_COLUMNS), None)
