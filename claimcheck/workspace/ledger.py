"""A table of which every change is a row of its own: nothing is overwritten, so two people can lose nothing.

The key of a row is (key, version), so of two who saw the same version only one can add the next. Undo adds a row that
holds an earlier state again; ``base`` tells which, so that undoing twice goes back two steps.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, and_, func, insert, select
from sqlalchemy.exc import IntegrityError

from claimcheck.errors import InputError
from claimcheck.workspace.errors import StaleError
from claimcheck.workspace.records import Correction, Note, Verdict

EntryT = TypeVar("EntryT", bound=Correction | Note | Verdict)
Key = Mapping[str, str]


class Ledger(Generic[EntryT]):
    """Reads and adds to one such table."""

    def __init__(
        self,
        table: Table,
        entry: Callable[[Mapping[Any, Any]], EntryT],
        blank: Mapping[str, object],
        gone: str,
    ) -> None:
        """Describe the table.

        Args:
            table: with its key, ``version``, ``base``, ``who`` and ``at``, and the columns that hold the state.
            entry: makes a record of a row.
            blank: the state before anything was saved.
            gone: what to say when the thing that the row belongs to is no longer there.
        """
        self._table = table
        self._entry = entry
        self._blank = dict(blank)
        self._gone = gone
        self._keys = tuple(column.name for column in table.primary_key if column.name != "version")

    def latest(self, connection: Connection, key: Key) -> EntryT | None:
        """Return the newest state under ``key``, null when nothing was ever saved."""
        row = self._row(connection, key)
        return None if row is None else self._entry(row)

    def latest_of(self, connection: Connection, *where: ColumnElement[bool]) -> tuple[EntryT, ...]:
        """Return the newest state of every key that fits ``where``, in the order of the keys."""
        table = self._table
        keys = [table.c[name] for name in self._keys]
        newest = select(*keys, func.max(table.c.version).label("version")).where(*where).group_by(*keys).subquery()
        same = and_(*(table.c[name] == newest.c[name] for name in (*self._keys, "version")))
        rows = connection.execute(select(table).join(newest, same).order_by(*keys)).mappings()
        return tuple(self._entry(row) for row in rows)

    def history(self, connection: Connection, key: Key) -> tuple[EntryT, ...]:
        """Return every state that was ever saved under ``key``, the first first."""
        rows = connection.execute(select(self._table).where(*self._at(key)).order_by(self._table.c.version)).mappings()
        return tuple(self._entry(row) for row in rows)

    def add(
        self, connection: Connection, key: Key, expected: int, state: Mapping[str, object], who: str, at: datetime
    ) -> EntryT:
        """Save a state after version ``expected``, 0 when nothing was saved yet.

        Raises:
            StaleError: somebody saved another version since.
            InputError: what it belongs to is gone, or that version was never there.
        """
        return self._add(connection, key, expected, {**self._blank, **state}, expected + 1, who, at)

    def undo(self, connection: Connection, key: Key, expected: int, who: str, at: datetime) -> EntryT:
        """Save the state before the one that holds now, as a new version.

        Raises:
            StaleError: somebody saved another version since.
            InputError: there is nothing to undo.
        """
        self._compare(connection, key, expected)
        now = self._row(connection, key)
        if now is None or now["base"] == 0:
            raise InputError("there is nothing to undo")
        before = self._row(connection, key, now["base"] - 1)
        base = 0 if before is None else int(before["base"])
        held = None if base == 0 else self._row(connection, key, base)
        state = self._blank if held is None else {name: held[name] for name in self._blank}
        return self._add(connection, key, expected, state, base, who, at)

    def _add(
        self,
        connection: Connection,
        key: Key,
        expected: int,
        state: Mapping[str, object],
        base: int,
        who: str,
        at: datetime,
    ) -> EntryT:
        """Insert one row; a savepoint, so that after a refusal the winner's row can be read."""
        self._compare(connection, key, expected)
        row = {**state, **key, "version": expected + 1, "base": base, "who": who, "at": at}
        try:
            with connection.begin_nested():
                connection.execute(insert(self._table), row)
        except IntegrityError:
            self._compare(connection, key, expected)
            raise InputError(self._gone) from None
        return self._entry(row)

    def _compare(self, connection: Connection, key: Key, expected: int) -> None:
        """Refuse when ``expected`` is not the newest version."""
        current = self.latest(connection, key)
        if current is None and expected != 0:
            raise InputError(self._gone)
        if current is not None and current.version != expected:
            raise StaleError(current)

    def _row(self, connection: Connection, key: Key, version: int | None = None) -> RowMapping | None:
        """Read one row: the given version, or the newest."""
        query = select(self._table).where(*self._at(key))
        if version is not None:
            query = query.where(self._table.c.version == version)
        return connection.execute(query.order_by(self._table.c.version.desc()).limit(1)).mappings().one_or_none()

    def _at(self, key: Key) -> list[ColumnElement[bool]]:
        """Express the key as conditions."""
        return [self._table.c[name] == key[name] for name in self._keys]
