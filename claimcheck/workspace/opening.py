"""The workspace as programs use it: one small object per concern, on one database."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

from claimcheck.workspace.archive import export_workspace
from claimcheck.workspace.clock import Clock, utc_now
from claimcheck.workspace.comparisons import Comparisons
from claimcheck.workspace.corrections import Corrections
from claimcheck.workspace.database import Database, open_database
from claimcheck.workspace.lessons import Lessons
from claimcheck.workspace.merge import import_workspace
from claimcheck.workspace.notes import Notes
from claimcheck.workspace.pupils import Pupils
from claimcheck.workspace.records import Imported
from claimcheck.workspace.verdicts import Verdicts


@dataclass(frozen=True, slots=True)
class Workspace:
    """What people add, by concern. One may be shared by all sessions of a server; threads are welcome."""

    database: Database
    comparisons: Comparisons
    corrections: Corrections
    verdicts: Verdicts
    notes: Notes
    lessons: Lessons
    pupils: Pupils
    clock: Clock

    def export_to(self, path: str | os.PathLike[str]) -> dict[str, int]:
        """Write all of it as one file; see ``archive.export_workspace``."""
        return export_workspace(self.database, path, self.clock)

    def import_from(self, source: str | os.PathLike[str] | IO[bytes]) -> Imported:
        """Add an exported workspace; see ``merge.import_workspace``."""
        return import_workspace(self.database, source, self.clock)

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()


def open_workspace(where: str | os.PathLike[str] | None = None, clock: Clock = utc_now) -> Workspace:
    """Open the workspace, bring its tables up to date, and forget what pupils wrote too long ago.

    A server that runs for weeks calls ``pupils.forget_old`` every day as well.

    Args:
        where: a database URL or the path of a SQLite file; null for ``CLAIMCHECK_DATABASE_URL``, or the user's folder.
        clock: the time.

    Raises:
        WorkspaceError: it cannot be opened, in one clear line.
    """
    database = open_database(where)
    pupils = Pupils(database, clock)
    try:
        pupils.forget_old()
    except BaseException:
        database.close()
        raise
    return Workspace(
        database,
        Comparisons(database, clock),
        Corrections(database, clock),
        Verdicts(database, clock),
        Notes(database, clock),
        Lessons(database, clock),
        pupils,
        clock,
    )


@contextmanager
def workspace(where: str | os.PathLike[str] | None = None, clock: Clock = utc_now) -> Iterator[Workspace]:
    """Open the workspace for the length of a block; as ``open_workspace``."""
    opened = open_workspace(where, clock)
    try:
        yield opened
    finally:
        opened.close()
