"""A whole workspace as one file: a zip of one JSON Lines file per table, and a manifest with their SHA-256."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from sqlalchemy import Connection, Table, select

from claimcheck.errors import WorkspaceError
from claimcheck.workspace.clock import Clock, utc_now
from claimcheck.workspace.columns import stored
from claimcheck.workspace.database import Database
from claimcheck.workspace.faults import explain
from claimcheck.workspace.tables import HEAD, metadata

FORMAT = "claimcheck-workspace"
FORMAT_VERSION = 3  # one more whenever an older reader could not take what is written
SINCE = {
    "articles": {"sha256": 2},
    "corrections": {"language": 3},
}  # the version that a column came with, where that was not the first; null before
MANIFEST = "manifest.json"
TABLES: tuple[Table, ...] = tuple(metadata.sorted_tables)  # parents before what belongs to them
MAX_BYTES = 8 << 30  # unpacked: some thousand analysed stories; what is larger is for the database's own tools
MAX_LINE = 256 << 20  # one row: what ``checks`` lets in, at twelve bytes a character in the worst of escapes
ROWS_AT_ONCE = 200  # a row may hold a report of megabytes
TOO_LARGE = "The workspace is too large for one file; copy its database with the database's own tools"
FIXED_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can tell: equal workspaces give equal entries


def member(table: Table) -> str:
    """Name a table's file in the archive."""
    return f"{table.name}.jsonl"


def export_workspace(database: Database, path: str | os.PathLike[str], clock: Clock = utc_now) -> dict[str, int]:
    """Write everything that the workspace holds, as of one moment, to ``path``.

    The file takes its name only once it is whole, so that a failure leaves an earlier export as it was.

    Returns:
        How many rows of each table were written.

    Raises:
        WorkspaceError: the database cannot be read or the file not written.
    """
    target = Path(path)
    with database.snapshot() as connection:
        try:
            return _write_beside(connection, target, clock)
        except (OSError, ValueError) as error:
            raise explain(error, f"The export {target}") from None


def _write_beside(connection: Connection, target: Path, clock: Clock) -> dict[str, int]:
    """Write under another name, then rename."""
    handle, name = tempfile.mkstemp(prefix=".claimcheck-", suffix=".part", dir=target.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            counts = _write(connection, file, clock)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return counts


def _write(connection: Connection, file: IO[bytes], clock: Clock) -> dict[str, int]:
    """Write the tables and then the manifest, which by then knows their hashes."""
    size, counts = 0, dict[str, int]()
    files: dict[str, dict[str, object]] = {}
    with zipfile.ZipFile(file, "w") as archive:
        for table in TABLES:
            hashed = hashlib.sha256()
            counts[table.name] = 0
            with archive.open(_entry(member(table)), "w", force_zip64=True) as out:
                for line in _lines(connection, table):
                    hashed.update(line)
                    out.write(line)
                    counts[table.name] += 1
                    if (size := size + len(line)) > MAX_BYTES:
                        raise WorkspaceError(TOO_LARGE)
            files[member(table)] = {"sha256": hashed.hexdigest(), "rows": counts[table.name]}
        manifest = {
            "format": FORMAT,
            "version": FORMAT_VERSION,
            "tables": HEAD,
            "exported": clock().isoformat(),
            "files": files,
        }
        archive.writestr(_entry(MANIFEST), json.dumps(manifest, indent=1))
    return counts


def _lines(connection: Connection, table: Table) -> Iterator[bytes]:
    """Write every row as a line of JSON, in the order of the keys."""
    query = select(table).order_by(*table.primary_key.columns)
    for row in connection.execution_options(yield_per=ROWS_AT_ONCE).execute(query).mappings():
        held = {column.name: stored(column.type, row[column.name]) for column in table.columns}
        line = json.dumps(held, ensure_ascii=False, allow_nan=False).encode() + b"\n"
        if len(line) > MAX_LINE:
            raise WorkspaceError(TOO_LARGE)
        yield line


def _entry(name: str) -> zipfile.ZipInfo:
    """Make an entry with a fixed time, packed."""
    entry = zipfile.ZipInfo(name, FIXED_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
