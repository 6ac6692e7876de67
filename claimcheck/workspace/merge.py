"""Takes an exported workspace into this one, in one transaction: what is here stays, what is missing is added."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import groupby
from typing import IO

from sqlalchemy import Connection, Table, insert, select
from sqlalchemy.exc import IntegrityError

from claimcheck.records import Article, digest
from claimcheck.workspace.archive import TABLES
from claimcheck.workspace.archive_read import ArchiveReader, Row, open_archive
from claimcheck.workspace.articles import reading_of
from claimcheck.workspace.clock import Clock, utc_now
from claimcheck.workspace.database import Database
from claimcheck.workspace.pupils import forget_before
from claimcheck.workspace.records import DECISIONS, Imported
from claimcheck.workspace.tables import answers, articles, comparison_articles, pupils, verdicts

_OWNERS: dict[Table, str] = {  # taken only with what they belong to: what was taken out here does not come back
    comparison_articles: "comparison_id",
    pupils: "lesson_id",
    answers: "lesson_id",
}


@dataclass(slots=True)
class _Counts:
    """What happened so far, by table; ``new`` are the ids of the comparisons and lessons that this import adds."""

    added: Counter[str] = field(default_factory=Counter)
    same: Counter[str] = field(default_factory=Counter)
    set_aside: Counter[str] = field(default_factory=Counter)
    new: set[object] = field(default_factory=set)


def import_workspace(
    database: Database, source: str | os.PathLike[str] | IO[bytes], clock: Clock = utc_now
) -> Imported:
    """Add an export to the workspace, all of it or, after any error, nothing.

    What is here already stays as it is, a comparison with its articles and a lesson with its pupils. A history (of a
    verdict, note or correction) that goes on from the one here is taken on; one that went another way is set aside.

    Args:
        database: where to.
        source: the file's path, or an uploaded file.
        clock: tells how old pupils' answers are.

    Raises:
        WorkspaceError: the file is no export, damaged, newer, or too large; or the workspace cannot be written.
    """
    counts = _Counts()
    with open_archive(source) as archive, database.write() as connection:
        try:
            for table in TABLES:
                _take(connection, archive, table, counts)
        except IntegrityError:
            raise archive.refuse() from None
        forgotten = forget_before(connection, clock)
    return Imported(+counts.added, +counts.same, +counts.set_aside, forgotten)


def _take(connection: Connection, archive: ArchiveReader, table: Table, counts: _Counts) -> None:
    """Take one table's rows."""
    names = [column.name for column in table.primary_key if column.name != "version"]
    with closing(_checked(table, archive)) as rows:
        if "base" in table.columns:
            for _, group in groupby(rows, key=lambda row: tuple(row[name] for name in names)):
                _take_history(connection, table, names, list(group), archive, counts)
        else:
            for row in rows:
                _take_row(connection, table, row, counts)


def _take_row(connection: Connection, table: Table, row: Row, counts: _Counts) -> None:
    """Take one row that has no history."""
    query = select(table).where(*(column == row[column.name] for column in table.primary_key))
    here = connection.execute(query).mappings().one_or_none()
    owner = _OWNERS.get(table)
    if here is not None and dict(here) == row:
        counts.same[table.name] += 1
    elif here is not None or (owner is not None and row[owner] not in counts.new):
        counts.set_aside[table.name] += 1
    else:
        connection.execute(insert(table), row)
        counts.added[table.name] += 1
        counts.new.add(row.get("id"))


def _take_history(
    connection: Connection, table: Table, names: list[str], rows: list[Row], archive: ArchiveReader, counts: _Counts
) -> None:
    """Take a history as far as it goes on from the one that is here."""
    versions = [row["version"] for row in rows]
    if versions != list(range(1, len(rows) + 1)) or not all(_is_base(row) for row in rows):
        raise archive.refuse()
    query = select(table).where(*(table.c[name] == rows[0][name] for name in names)).order_by(table.c.version)
    here = [dict(row) for row in connection.execute(query).mappings()]
    shared = min(len(here), len(rows))
    if here[:shared] != rows[:shared]:
        counts.set_aside[table.name] += len(rows)
        return
    counts.same[table.name] += shared
    for row in rows[shared:]:
        connection.execute(insert(table), row)
        counts.added[table.name] += 1


def _is_base(row: Row) -> bool:
    """Whether a row's base is a version at or before its own."""
    base, version = row["base"], row["version"]
    return isinstance(base, int) and isinstance(version, int) and 0 <= base <= version


def _checked(table: Table, archive: ArchiveReader) -> Generator[Row, None, None]:
    """Yield a table's rows; articles must have the ids that their text gives, verdicts a decision that there is."""
    with closing(archive.rows(table)) as rows:
        for row in rows:
            if table is articles and not _is_own(row):
                raise archive.refuse()
            if table is verdicts and row["decision"] not in (None, *DECISIONS):
                raise archive.refuse()
            yield row


def _is_own(row: Row) -> bool:
    """Whether an article's ids are the hashes of what it holds."""
    named = {name: value for name, value in row.items() if name not in ("reading", "article_id")}
    article = Article(id=str(row["article_id"]), **named)  # type: ignore[arg-type]  # the columns were checked
    own = digest("article", article.text, article.url or "")
    return article.id == own and reading_of(article) == row["reading"]
