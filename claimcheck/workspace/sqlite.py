"""How a SQLite connection is set up: several processes read and write at once, and a commit survives a power cut."""

from __future__ import annotations

import sqlite3
import time

from sqlalchemy import Connection, Engine, event

BUSY_SECONDS = 15.0  # thirty pupils who answer at once wait for far less; a person would give up later
WRITES = "claimcheck_writes"  # the execution option that makes a transaction take the write lock at its start
_PAUSE = 0.05  # seconds between tries to switch a new file to WAL, for which SQLite itself does not wait

_SETTINGS = (
    "PRAGMA synchronous = FULL",  # NORMAL may lose the last commits when the power goes
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # what pupils wrote is overwritten, not just unlinked
    "PRAGMA trusted_schema = OFF",  # the file may come from somebody else
)


def set_up(engine: Engine) -> None:
    """Prepare every connection of a SQLite engine."""
    event.listen(engine, "connect", _connected)
    event.listen(engine, "begin", _begun)


def _connected(connection: sqlite3.Connection, _record: object) -> None:
    """Set one connection up; transactions are begun by ``_begun``, not by the driver."""
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")
    _use_wal(connection)
    for setting in _SETTINGS:
        connection.execute(setting)


def _use_wal(connection: sqlite3.Connection) -> None:
    """Switch to write-ahead logging; where the file system has none, SQLite's older journal is as safe, only slower."""
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL").fetchone()
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(_PAUSE)


def _begun(connection: Connection) -> None:
    """Begin; a writer takes its lock at once, since one that started by reading could not wait for it later."""
    is_write = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_write else "BEGIN")
