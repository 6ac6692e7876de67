"""Reads an exported workspace and trusts nothing in it: hashes first, then values. No name in it is a path."""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import IO

from sqlalchemy import Table

from claimcheck.errors import WorkspaceError
from claimcheck.workspace.archive import (
    FORMAT,
    FORMAT_VERSION,
    MANIFEST,
    MAX_BYTES,
    MAX_LINE,
    SINCE,
    TABLES,
    member,
)
from claimcheck.workspace.columns import loaded

FREE_BYTES = 256 << 20  # so much may come out of the smallest file
MAX_RATIO = 200  # and so much more of each further byte: reports shrink to a tenth, bombs to a thousandth
MAX_MANIFEST = 1 << 20
MAX_ENTRIES = 64  # a workspace has one per table and the manifest
CHUNK = 1 << 20
ENCRYPTED = 0x1  # general purpose bit 0 of a zip entry
PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

DAMAGED = "is damaged or was changed; export it again where it came from"
NEWER = "was made by a newer claimcheck; update claimcheck to read it"
FOREIGN = "is no exported workspace"
TOO_LARGE = "is too large to be read"

Row = dict[str, object]


class ArchiveReader:
    """An open export whose files all have the hashes that its manifest gives."""

    def __init__(self, archive: zipfile.ZipFile, label: str) -> None:
        """Check the whole archive; ``label`` names it in messages.

        Raises:
            WorkspaceError: it is no export, damaged, newer, or too large.
        """
        self._archive = archive
        self._label = label
        self._left = min(MAX_BYTES, FREE_BYTES + MAX_RATIO * _size(archive))
        self._version, self._files = self._manifest()
        for table in TABLES:
            self._check(member(table))

    def rows(self, table: Table) -> Generator[Row, None, None]:
        """Yield a table's rows, each value checked.

        Raises:
            WorkspaceError: a line is no row of that table.
        """
        with self._archive.open(member(table)) as file:
            while line := file.readline(MAX_LINE + 1):
                if len(line) > MAX_LINE:
                    raise self._refusal(TOO_LARGE)
                yield self._row(table, line)

    def refuse(self) -> WorkspaceError:
        """Make the error for rows that cannot be what claimcheck wrote."""
        return self._refusal(DAMAGED)

    def _manifest(self) -> tuple[int, dict[str, object]]:
        """Read the manifest: format, version, and which files there must be."""
        entries = self._archive.infolist()
        names = [entry.filename for entry in entries]
        if len(names) > MAX_ENTRIES or MANIFEST not in names:
            raise self._refusal(FOREIGN)
        if any(entry.flag_bits & ENCRYPTED or entry.compress_type not in PACKINGS for entry in entries):
            raise self._refusal(DAMAGED)
        with self._archive.open(MANIFEST) as file:
            text = file.read(MAX_MANIFEST + 1)
        manifest = self._parsed(text[:MAX_MANIFEST])
        if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
            raise self._refusal(FOREIGN)
        version, files = manifest.get("version"), manifest.get("files")
        if type(version) is int and version > FORMAT_VERSION:
            raise self._refusal(NEWER)
        if type(version) is not int or version < 1:
            raise self._refusal(DAMAGED)
        wanted = {member(table) for table in TABLES}
        if not isinstance(files, dict) or set(files) != wanted:
            raise self._refusal(DAMAGED)
        if sorted(names) != sorted((*wanted, MANIFEST)):
            raise self._refusal(DAMAGED)
        return version, files

    def _check(self, name: str) -> None:
        """Compare one file with its hash, counting what really comes out, whatever the zip says of its size."""
        hashed, lines = hashlib.sha256(), 0
        with self._archive.open(name) as file:
            while chunk := file.read(CHUNK):
                self._left -= len(chunk)
                if self._left < 0:
                    raise self._refusal(TOO_LARGE)
                hashed.update(chunk)
                lines += chunk.count(b"\n")
        if self._files[name] != {"sha256": hashed.hexdigest(), "rows": lines}:
            raise self._refusal(DAMAGED)

    def _row(self, table: Table, line: bytes) -> Row:
        """Read one line: exactly the columns of its version, each of its kind, none null that may not be."""
        held = self._parsed(line)
        since = SINCE.get(table.name, {})
        wanted = {column.name for column in table.columns if since.get(column.name, 1) <= self._version}
        if not isinstance(held, dict) or set(held) != wanted:
            raise self._refusal(DAMAGED)
        row: Row = {}
        for column in table.columns:
            value = held.get(column.name)
            if value is None and not column.nullable:
                raise self._refusal(DAMAGED)
            try:
                row[column.name] = loaded(column.type, value)
            except (ValueError, OverflowError):
                raise self._refusal(DAMAGED) from None
        return row

    def _parsed(self, data: bytes) -> object:
        """Read JSON."""
        try:
            parsed: object = json.loads(data.decode())
            return parsed
        except (ValueError, RecursionError):
            raise self._refusal(DAMAGED) from None

    def _refusal(self, why: str) -> WorkspaceError:
        """Make an error about this file."""
        return WorkspaceError(f"{self._label} {why}")


@contextmanager
def open_archive(source: str | os.PathLike[str] | IO[bytes]) -> Iterator[ArchiveReader]:
    """Open an export, a path or an uploaded file, and check all of it.

    Raises:
        WorkspaceError: it cannot be read, is no export, damaged, newer, or too large.
    """
    label = f"The file {os.fspath(source)}" if isinstance(source, str | os.PathLike) else "The uploaded file"
    try:
        with _zip(source) as archive:
            yield ArchiveReader(archive, label)
    except (zipfile.BadZipFile, zlib.error, EOFError):
        raise WorkspaceError(f"{label} {DAMAGED}") from None
    except OSError:
        raise WorkspaceError(f"{label} cannot be read; check that it is there and may be opened") from None


def _zip(source: str | os.PathLike[str] | IO[bytes]) -> zipfile.ZipFile:
    """Open a zip; a name with a NUL and entries with unreadable names are ``ValueError`` to Python."""
    try:
        return zipfile.ZipFile(source)
    except (ValueError, NotImplementedError) as error:
        raise zipfile.BadZipFile from error


def _size(archive: zipfile.ZipFile) -> int:
    """Return how large the file itself is, not what it says of its parts."""
    return 0 if archive.fp is None else archive.fp.seek(0, os.SEEK_END)
