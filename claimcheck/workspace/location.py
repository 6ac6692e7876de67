"""Where the workspace lies: the user's data folder, or what ``CLAIMCHECK_DATABASE_URL`` says."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from claimcheck.errors import WorkspaceError
from claimcheck.workspace.faults import explain

VARIABLE = "CLAIMCHECK_DATABASE_URL"
FILE = "workspace.sqlite3"
_POSTGRES = ("postgres", "postgresql", "postgresql+psycopg")
_SQLITE = ("sqlite", "sqlite+pysqlite")
_HELP = "write it as postgresql://user:password@host/name or sqlite:////folder/file.sqlite3"
OWNER_ONLY = 0o700
OWNER_FILE = 0o600


def find(given: str | os.PathLike[str] | None = None) -> URL:
    """Return where the workspace lies, and make the folder for a file that is not there yet.

    Args:
        given: a database URL (``scheme://``) or the path of a SQLite file; null for the environment's, or the default.

    Raises:
        WorkspaceError: the URL cannot be used or the folder cannot be made. Passwords are never in the message.
    """
    where = given if given is not None else os.environ.get(VARIABLE, "").strip() or _default()
    url = _parsed(where) if isinstance(where, str) and "://" in where else URL.create("sqlite", database=str(where))
    if url.drivername in _POSTGRES:
        return url.set(drivername="postgresql+psycopg")
    if url.drivername not in _SQLITE or not url.database or url.database == ":memory:":
        raise WorkspaceError(f"{VARIABLE} names no database that claimcheck can use; {_HELP}")
    _make(Path(url.database))
    return URL.create("sqlite+pysqlite", database=str(Path(url.database).absolute()))


def place(url: URL) -> str:
    """Name the workspace for a person, without a password."""
    if url.drivername.startswith("sqlite"):
        return f"The workspace {url.database}"
    return f"The workspace {url.database or ''} on {url.host or 'this machine'}"


def _default() -> Path:
    """Return the file in the user's data folder."""
    return platformdirs.user_data_path("claimcheck", appauthor=False) / FILE


def _parsed(text: str) -> URL:
    """Read a URL; a message of SQLAlchemy's would show it whole, with the password."""
    try:
        return make_url(text)
    except (ArgumentError, ValueError):
        raise WorkspaceError(f"{VARIABLE} is no database URL; {_HELP}") from None


def _make(path: Path) -> None:
    """Make the folder and an empty file that only their owner may read."""
    try:
        path.parent.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, OWNER_FILE))
    except (OSError, ValueError) as error:
        raise explain(error, f"The workspace {path}") from None
