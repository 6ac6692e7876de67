"""Errors of drivers and of the disk, told in one clear line. Drivers quote rows in theirs, so those are never shown."""

from __future__ import annotations

import errno
import logging
import sqlite3
from collections.abc import Iterator

from sqlalchemy import exc

from claimcheck.errors import WorkspaceError

logger = logging.getLogger(__name__)

FULL = "the disk is full; free some space and save again"
READ_ONLY = "it cannot be written; allow writing there or set CLAIMCHECK_DATABASE_URL to another place"
BUSY = "another program is writing to it; try again in a moment"
DAMAGED = "the file is damaged or no database; restore it from an export, or move it away to start anew"
UNREACHABLE = "it cannot be opened; check that the place exists and may be used"
GONE = "the database does not answer; it works again as soon as the server is back"
REFUSED = "the server refused the sign-in or has no such database; check CLAIMCHECK_DATABASE_URL"
TOO_BIG = "that is too large to be saved"
FAILED = "the disk took no more; look whether it is full or failing, then save again"
UNKNOWN = "the database refused; nothing was saved"

PRIMARY_CODE = 0xFF  # SQLite's extended codes keep the primary one in the low byte

_SQLITE_EXTENDED = {  # where the extended code tells more than the primary one
    sqlite3.SQLITE_IOERR_WRITE: FAILED,
    sqlite3.SQLITE_IOERR_FSYNC: FAILED,
    sqlite3.SQLITE_IOERR_TRUNCATE: FAILED,
    sqlite3.SQLITE_IOERR_SHMSIZE: FAILED,
}
_SQLITE = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_PERM: READ_ONLY,
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_PROTOCOL: BUSY,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
    sqlite3.SQLITE_IOERR: UNREACHABLE,
    sqlite3.SQLITE_CANTOPEN: UNREACHABLE,
    sqlite3.SQLITE_TOOBIG: TOO_BIG,
}
_POSTGRES = {  # by the start of SQLSTATE, https://www.postgresql.org/docs/15/errcodes-appendix.html
    "53100": FULL,
    "25006": READ_ONLY,
    "42501": READ_ONLY,
    "40": BUSY,
    "55P03": BUSY,
    "28": REFUSED,
    "3D000": REFUSED,
    "54": TOO_BIG,
    "53": GONE,
    "08": GONE,
    "57": GONE,
    "58": GONE,
}
_DISK = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EFBIG: FULL,
    errno.EROFS: READ_ONLY,
    errno.EACCES: READ_ONLY,
    errno.EPERM: READ_ONLY,
}


def explain(error: BaseException, place: str) -> WorkspaceError:
    """Turn an error of SQLAlchemy, a driver or the disk into one line about ``place``."""
    told = [_words(getattr(one, "orig", None) or one) for one in _chain(error)]
    words, code = next((pair for pair in told if pair[0] != UNKNOWN), told[0])
    logger.warning("workspace fault: %s (%s)", words.split(";")[0], code)
    return WorkspaceError(f"{place}: {words}")


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and those that it came after: a full disk ends SQLite's transaction, and then undoing it fails."""
    found: BaseException | None = error
    while found is not None:
        yield found
        found = found.__context__


def _words(cause: BaseException) -> tuple[str, str]:
    """Find the words and the code of a driver's error."""
    if isinstance(cause, exc.TimeoutError):  # every connection is in use
        return BUSY, type(cause).__name__
    if isinstance(cause, OSError):
        return _DISK.get(cause.errno or 0, UNREACHABLE), errno.errorcode.get(cause.errno or 0, type(cause).__name__)
    if isinstance(cause, ValueError):  # a path with a NUL
        return UNREACHABLE, type(cause).__name__
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", None)
        name = getattr(cause, "sqlite_errorname", type(cause).__name__)
        return (UNKNOWN if code is None else _sqlite(code)), name
    if not hasattr(cause, "sqlstate"):
        return UNKNOWN, type(cause).__name__
    state = cause.sqlstate or ""
    starts = sorted((start for start in _POSTGRES if state.startswith(start)), key=len)
    if starts:
        return _POSTGRES[starts[-1]], state
    is_lost = not state and type(cause).__name__ in ("OperationalError", "ConnectionTimeout")
    return (GONE if is_lost else UNKNOWN), state or type(cause).__name__


def _sqlite(code: int) -> str:
    """Find the words of an extended code of SQLite's."""
    return _SQLITE_EXTENDED.get(code) or _SQLITE.get(code & PRIMARY_CODE, UNKNOWN)
