"""Tables of a run as Parquet files in one folder, local or any that fsspec reaches, each whole or not there at all.

A file is named after a hash of what it was made from, so a run that was killed finds what it had finished.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from claimcheck.errors import InputError

if TYPE_CHECKING:
    import pyarrow

ENDING, UNFINISHED = ".parquet", ".unfinished"
COMPRESSION = "zstd"
NOT_INSTALLED = "archives need pyarrow and fsspec, which are not installed; run: pip install 'claimcheck[scale]'"


@dataclass(frozen=True, slots=True)
class ShardFolder:
    """A folder of tables by kind and key: ``kind/key.parquet``. ``place`` is a path or an fsspec address."""

    place: str

    def has(self, kind: str, key: str) -> bool:
        """Tell whether a table is finished."""
        files, root = _reach(self.place)
        return bool(files.exists(_path(root, kind, key)))

    def keys(self, kind: str) -> list[str]:
        """List the tables of a kind, by name."""
        files, root = _reach(self.place)
        if not files.isdir(f"{root}/{kind}"):
            return []
        found = [name.rsplit("/", 1)[-1] for name in files.ls(f"{root}/{kind}", detail=False)]
        return sorted(name.removesuffix(ENDING) for name in found if name.endswith(ENDING))

    def write(self, kind: str, key: str, table: pyarrow.Table, rows_together: int | None = None) -> None:
        """Write a table; it gets its name when it is whole.

        Args:
            kind: the folder.
            key: the name.
            table: the rows.
            rows_together: rows that can be read without the others; as many as Parquet likes when null.

        Raises:
            InputError: it cannot be written.
        """
        _, parquet = arrow()
        self.put(
            f"{kind}/{key}{ENDING}",
            lambda file: parquet.write_table(table, file, compression=COMPRESSION, row_group_size=rows_together),
        )

    def put(self, name: str, write: Callable[[Any], object]) -> None:
        """Write any file of the folder; it gets its name when it is whole.

        Raises:
            InputError: it cannot be written.
        """
        files, root = _reach(self.place)
        path = f"{root}/{name}"
        draft = f"{path}.{uuid4().hex}{UNFINISHED}"
        try:
            files.makedirs(path.rsplit("/", 1)[0], exist_ok=True)
            with files.open(draft, "wb") as file:
                write(file)
            _rename(files, draft, path)
        except OSError as error:
            raise InputError(f"{self.place} cannot be written ({error.strerror or error}); choose another") from error

    def remove(self, kind: str, key: str) -> None:
        """Remove a table; it is no error when it is not there."""
        self.discard(f"{kind}/{key}{ENDING}")

    def discard(self, name: str) -> None:
        """Remove any file of the folder; it is no error when it is not there."""
        files, root = _reach(self.place)
        if files.exists(f"{root}/{name}"):
            files.rm(f"{root}/{name}")

    def read(self, kind: str, key: str) -> pyarrow.Table:
        """Read a whole table.

        Raises:
            InputError: it is missing or damaged.
        """
        with self.opened(kind, key) as file:
            return file.read(use_threads=False)

    def read_rows(self, kind: str, key: str, rows: Sequence[int]) -> pyarrow.Table:
        """Read some rows of a table that was written with one row together, in the order that is asked for.

        Raises:
            InputError: it is missing or damaged.
        """
        with self.opened(kind, key) as file:
            return file.read_row_groups(list(rows), use_threads=False)

    @contextmanager
    def opened(self, kind: str, key: str) -> Iterator[Any]:
        """Open a table as a ``pyarrow.parquet.ParquetFile``.

        Raises:
            InputError: it is missing or damaged.
        """
        files, root = _reach(self.place)
        with open_parquet(files, _path(root, kind, key)) as file:
            yield file


@contextmanager
def open_parquet(files: Any, path: str) -> Iterator[Any]:  # noqa: ANN401 - an fsspec file system
    """Open a Parquet file of a file system; read it with ``use_threads=False``.

    Arrow's threads may hold a Python file beyond the reading, and Python stops hard when it ends before they let go.

    Raises:
        InputError: it is missing, or no Parquet table that can be read.
    """
    library, parquet = arrow()
    try:
        with _opened(files, path) as raw, parquet.ParquetFile(raw, pre_buffer=False) as file:
            yield file
    except (library.ArrowException, OSError) as error:
        raise InputError(f"{path} is no Parquet table that can be read; make it again, or delete it") from error


def _opened(files: Any, path: str) -> Any:  # noqa: ANN401 - an fsspec file system in, a file of its or Arrow's out
    return arrow()[0].OSFile(path, "rb") if "file" in _protocols(files) else files.open(path, "rb")


def arrow() -> tuple[Any, Any]:
    """Import pyarrow and pyarrow.parquet, which ship no types.

    Raises:
        InputError: they are not installed.
    """
    try:
        return import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError as error:
        raise InputError(NOT_INSTALLED) from error


def reach(place: str) -> tuple[Any, str]:
    """Return the file system of a path or address, and the path in it.

    Raises:
        InputError: fsspec does not know such addresses, or lacks a package for them.
    """
    return _reach(place)


def absolute(place: str) -> str:
    """Write a path or address so that a process with another working folder reaches the same place."""
    files, path = _reach(place)
    return str(files.unstrip_protocol(path))


def _reach(place: str) -> tuple[Any, str]:
    try:
        core = import_module("fsspec.core")
    except ImportError as error:
        raise InputError(NOT_INSTALLED) from error
    try:
        files, path = core.url_to_fs(place)
    except (ValueError, ImportError, OSError) as error:
        raise InputError(f"{place} cannot be reached: {error}") from error
    return files, str(path).rstrip("/")


def _path(root: str, kind: str, key: str) -> str:
    return f"{root}/{kind}/{key}{ENDING}"


def _rename(files: Any, draft: str, path: str) -> None:  # noqa: ANN401 - an fsspec file system
    """Give a finished file its name: in one step on a disk; object stores show a copy only when it is whole."""
    if "file" in _protocols(files):
        os.replace(draft, path)
    else:
        files.mv(draft, path)


def _protocols(files: Any) -> tuple[str, ...]:  # noqa: ANN401 - an fsspec file system
    return (files.protocol,) if isinstance(files.protocol, str) else tuple(files.protocol)
