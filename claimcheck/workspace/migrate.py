"""Brings the tables of a workspace up to date (Alembic), once, however many programs open it together."""

from __future__ import annotations

import logging

from sqlalchemy import Connection, inspect, text

from claimcheck.errors import WorkspaceError
from claimcheck.workspace.tables import HEAD

logger = logging.getLogger(__name__)

SCRIPTS = "claimcheck.workspace:migrations"
TABLE = "alembic_version"
LOCK = 7_236_402  # any number that nobody else on the server takes for an advisory lock; drawn at random
NEWER = "This workspace was made by a newer claimcheck; update claimcheck to open it"


def revision(connection: Connection) -> str | None:
    """Return the migration that the tables stand at, null for an empty database."""
    if not inspect(connection).has_table(TABLE):
        return None
    found = connection.execute(text(f"SELECT version_num FROM {TABLE}")).scalar()  # noqa: S608 - a constant
    return None if found is None else str(found)


def is_current(connection: Connection) -> bool:
    """Whether the tables are the newest; answered without loading Alembic, since it nearly always is so."""
    return revision(connection) == HEAD


def upgrade(connection: Connection, target: str = HEAD) -> None:
    """Migrate up to ``target`` inside the running transaction, which must hold the write lock on SQLite.

    Raises:
        WorkspaceError: the tables are of a migration that this version does not know.
    """
    _lock(connection)
    before = revision(connection)
    if before == target:
        return  # another program did it while we waited
    _alembic(connection, before, target, is_up=True)
    logger.info("workspace migrated from %s to %s", before, target)


def downgrade(connection: Connection, target: str) -> None:
    """Migrate down to ``target`` ("base" for no tables); what newer tables held is lost.

    Raises:
        WorkspaceError: the tables are of a migration that this version does not know.
    """
    _lock(connection)
    before = revision(connection)
    _alembic(connection, before, target, is_up=False)
    logger.info("workspace migrated from %s down to %s", before, target)


def _lock(connection: Connection) -> None:
    """Let only one program migrate; on SQLite the transaction holds the write lock already."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})


def _alembic(connection: Connection, before: str | None, target: str, *, is_up: bool) -> None:
    """Run Alembic's own command on our connection."""
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", SCRIPTS)
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if before is not None and before not in known:
        raise WorkspaceError(NEWER)
    (command.upgrade if is_up else command.downgrade)(config, target)
