"""One database, SQLite or PostgreSQL: transactions in, clear errors out."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager

from sqlalchemy import URL, Connection, Engine, create_engine, text
from sqlalchemy.exc import SQLAlchemyError

from claimcheck.errors import WorkspaceError
from claimcheck.workspace import location, migrate, sqlite
from claimcheck.workspace.faults import explain

CONNECT_SECONDS = 5  # a server on the same network answers in milliseconds; people should not stare at a dead one
POOL = 10  # connections kept; thirty pupils rarely write in the same instant
POOL_EXTRA = 20  # and some more when they do


class Database:
    """Transactions on the workspace's database. May be shared by threads; close it when done."""

    def __init__(self, engine: Engine) -> None:
        """Hold an engine; ``open_database`` makes one that is ready."""
        self._engine = engine
        self.place = location.place(engine.url)
        self.is_sqlite = engine.dialect.name == "sqlite"

    def read(self) -> AbstractContextManager[Connection]:
        """Read in one transaction.

        Raises:
            WorkspaceError: the database cannot be read.
        """
        return self._transaction({})

    def snapshot(self) -> AbstractContextManager[Connection]:
        """Read in one transaction that sees a single moment, however long it takes.

        Raises:
            WorkspaceError: the database cannot be read.
        """
        return self._transaction({} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"})

    def write(self) -> AbstractContextManager[Connection]:
        """Write in one transaction: all of it is kept, or after any error none.

        Raises:
            WorkspaceError: the database cannot be written.
        """
        return self._transaction({sqlite.WRITES: True})

    def sweep(self) -> None:
        """Take what was deleted out of the files too, as far as the database can.

        Raises:
            WorkspaceError: the database cannot be written.
        """
        with self._explained():
            if self.is_sqlite:  # deleted rows are zeroed in the file; older copies stand in the log until it is emptied
                with closing(self._engine.raw_connection()) as raw:
                    raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
            else:
                with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                    connection.execute(text("VACUUM pupils, answers"))

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()

    @contextmanager
    def _transaction(self, options: Mapping[str, object]) -> Iterator[Connection]:
        """Commit when the block ends well, else roll back."""
        with self._explained(), self._engine.connect() as connection:
            with connection.execution_options(**options).begin():
                yield connection

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn drivers' errors into one line; ``from None``, since theirs quote the rows."""
        try:
            yield
        except WorkspaceError:
            raise
        except (SQLAlchemyError, sqlite3.Error, OSError) as error:
            raise explain(error, self.place) from None


def open_database(where: str | os.PathLike[str] | None = None) -> Database:
    """Open the workspace's database and bring its tables up to date.

    Args:
        where: a database URL or the path of a SQLite file; null for ``CLAIMCHECK_DATABASE_URL``, or the user's folder.

    Raises:
        WorkspaceError: it cannot be opened, or a newer claimcheck made it.
    """
    url = location.find(where)
    database = Database(_engine(url))
    try:
        with database.read() as connection:
            is_current = migrate.is_current(connection)
        if not is_current:
            with database.write() as connection:
                migrate.upgrade(connection)
    except WorkspaceError:
        database.close()
        raise
    return database


def _engine(url: URL) -> Engine:
    """Make the engine. ``hide_parameters`` keeps what people wrote out of every message and log."""
    if url.drivername.startswith("sqlite"):
        waiting = {"timeout": sqlite.BUSY_SECONDS}
        engine = create_engine(url, hide_parameters=True, pool_size=POOL, max_overflow=POOL_EXTRA, connect_args=waiting)
        sqlite.set_up(engine)
        return engine
    try:
        return create_engine(
            url,
            hide_parameters=True,
            pool_pre_ping=True,  # a server that was restarted is found again
            pool_size=POOL,
            max_overflow=POOL_EXTRA,
            connect_args={"connect_timeout": CONNECT_SECONDS, "client_encoding": "utf8"},
        )
    except ImportError:
        raise WorkspaceError(
            "PostgreSQL needs the psycopg package; install it, or unset CLAIMCHECK_DATABASE_URL"
        ) from None
