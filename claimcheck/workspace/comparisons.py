"""Saved comparisons: a named set of articles as read, and the report made of them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from sqlalchemy import Connection, RowMapping, Select, delete, func, insert, select, update

from claimcheck.errors import InputError
from claimcheck.records import Article, Dropped
from claimcheck.workspace import articles as readings
from claimcheck.workspace import checks
from claimcheck.workspace.clock import Clock, utc_now
from claimcheck.workspace.database import Database
from claimcheck.workspace.errors import StaleError
from claimcheck.workspace.records import ComparisonInfo, SavedComparison
from claimcheck.workspace.tables import comparison_articles, comparisons

GONE = "that comparison is no longer there; open another from the list"


class Comparisons:
    """Save, open, list, and bin comparisons."""

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        """Work on ``database``."""
        self._database = database
        self._clock = clock

    def save(
        self,
        name: str,
        articles: Sequence[Article],
        who: str,
        report: str | None = None,
        dropped: Sequence[Dropped] = (),
    ) -> ComparisonInfo:
        """Save a new comparison.

        Args:
            name: what people call it.
            articles: as read, without corrections.
            who: who saves it; "" on a workspace of one's own.
            report: from ``reports.to_json``; null when it was not analysed yet. At most ``checks.REPORT_CHARACTERS``.
            dropped: what could not be read.

        Raises:
            InputError: the name is empty or too long, or the report too large.
            WorkspaceError: it cannot be written.
        """
        at = self._clock()
        row = {
            "id": checks.new_id(),
            "name": checks.line(name, "a name"),
            **_content(report, dropped),
            "version": 1,
            "who": who,
            "at": at,
            "created": at,
            "removed": None,
        }
        with self._database.write() as connection:
            connection.execute(insert(comparisons), row)
            readings.link(connection, str(row["id"]), articles)
            return _found(connection, str(row["id"]))

    def replace(
        self,
        comparison_id: str,
        expected: int,
        articles: Sequence[Article],
        who: str,
        report: str | None = None,
        dropped: Sequence[Dropped] = (),
    ) -> ComparisonInfo:
        """Save other articles, or a new report, in place of what a comparison held; verdicts and notes stay.

        Raises:
            StaleError: somebody saved another version than ``expected`` since.
            InputError: there is no such comparison.
            WorkspaceError: it cannot be written.
        """
        with self._database.write() as connection:
            self._change(connection, comparison_id, expected, who, _content(report, dropped))
            readings.link(connection, comparison_id, articles)
            readings.drop_unlinked(connection)
            return _found(connection, comparison_id)

    def rename(self, comparison_id: str, expected: int, name: str, who: str) -> ComparisonInfo:
        """Give a comparison another name; raises as ``replace`` does."""
        return self._changed(comparison_id, expected, who, {"name": checks.line(name, "a name")})

    def remove(self, comparison_id: str, expected: int, who: str) -> ComparisonInfo:
        """Put a comparison in the bin, from where ``bring_back`` takes it; raises as ``replace`` does."""
        return self._changed(comparison_id, expected, who, {"removed": self._clock()})

    def bring_back(self, comparison_id: str, expected: int, who: str) -> ComparisonInfo:
        """Take a comparison out of the bin; raises as ``replace`` does."""
        return self._changed(comparison_id, expected, who, {"removed": None})

    def erase(self, comparison_id: str) -> None:
        """Delete a comparison for good, with its verdicts and notes, and articles that no other comparison holds."""
        with self._database.write() as connection:
            connection.execute(delete(comparisons).where(comparisons.c.id == comparison_id))
            readings.drop_unlinked(connection)

    def list(self, *, removed: bool = False) -> tuple[ComparisonInfo, ...]:
        """List the comparisons, the last changed first; those in the bin when ``removed``."""
        inside = comparisons.c.removed.is_not(None) if removed else comparisons.c.removed.is_(None)
        query = _infos().where(inside).order_by(comparisons.c.at.desc(), comparisons.c.id)
        with self._database.read() as connection:
            return tuple(_info(row) for row in connection.execute(query).mappings())

    def open(self, comparison_id: str) -> SavedComparison:
        """Open a comparison, one in the bin too.

        Raises:
            InputError: there is no such comparison.
            WorkspaceError: it cannot be read.
        """
        held = select(comparisons.c.dropped, comparisons.c.report).where(comparisons.c.id == comparison_id)
        with self._database.snapshot() as connection:
            info = _found(connection, comparison_id)
            row = connection.execute(held).mappings().one()
            dropped = tuple(Dropped(**entry) for entry in json.loads(row["dropped"]))
            return SavedComparison(info, readings.linked(connection, comparison_id), dropped, row["report"])

    def _changed(self, comparison_id: str, expected: int, who: str, values: Mapping[str, object]) -> ComparisonInfo:
        """Change some columns in a transaction of their own."""
        with self._database.write() as connection:
            self._change(connection, comparison_id, expected, who, values)
            return _found(connection, comparison_id)

    def _change(
        self, connection: Connection, comparison_id: str, expected: int, who: str, values: Mapping[str, object]
    ) -> None:
        """Change some columns if nobody else did; the database compares and sets in one step."""
        same = (comparisons.c.id == comparison_id) & (comparisons.c.version == expected)
        signed = {"version": expected + 1, "who": who, "at": self._clock()}
        if connection.execute(update(comparisons).where(same).values(**values, **signed)).rowcount == 0:
            raise StaleError(_found(connection, comparison_id))


def _content(report: str | None, dropped: Sequence[Dropped]) -> dict[str, object]:
    """Write what an analysis left; ``ExactText`` escapes, since JSON's own escapes would join two lone surrogates."""
    if report is not None and len(report) > checks.REPORT_CHARACTERS:
        raise InputError("the report is too large to be saved; compare fewer articles")
    return {"report": report, "dropped": json.dumps([asdict(entry) for entry in dropped], ensure_ascii=False)}


def _infos() -> Select[tuple[object, ...]]:
    """Select what a list shows, without the report's megabytes."""
    links = comparison_articles.c
    count = select(func.count()).where(links.comparison_id == comparisons.c.id).scalar_subquery()
    shown = (comparisons.c[name] for name in ("id", "name", "version", "who", "at", "created", "removed"))
    return select(*shown, count.label("articles"), comparisons.c.report.is_not(None).label("is_analysed"))


def _info(row: RowMapping) -> ComparisonInfo:
    """Make the record of a row."""
    return ComparisonInfo(**{**row, "is_analysed": bool(row["is_analysed"])})


def _found(connection: Connection, comparison_id: str) -> ComparisonInfo:
    """Read one, or say that it is gone."""
    row = connection.execute(_infos().where(comparisons.c.id == comparison_id)).mappings().one_or_none()
    if row is None:
        raise InputError(GONE)
    return _info(row)
