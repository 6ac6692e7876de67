"""What the commands read and write besides articles: JSON Lines in, results out."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from claimcheck.errors import InputError

STDOUT = Path("-")
MAX_LINES_BYTES = 200_000_000  # a million pairs of sentences; above it the rows alone fill the memory
Row = Mapping[str, object]


def check_places(places: Iterable[Path | None], inputs: Iterable[str | None] = ()) -> None:
    """Find out before the work, not after it, that a result cannot be written where it should go.

    Args:
        places: where results will be written; null for none, ``-`` for stdout.
        inputs: files that must not be written over.

    Raises:
        InputError: a folder is missing, the place is a folder, or it is one of the inputs.
    """
    taken = {Path(name).resolve() for name in inputs if name}
    for place in places:
        if place is None or place == STDOUT:
            continue
        if place.is_dir():
            raise InputError(f"{place} is a folder; name a file to write")
        if not place.resolve().parent.is_dir():
            raise InputError(f"{place} cannot be written: the folder {place.parent} is not there; make it first")
        if place.resolve() in taken:
            raise InputError(f"{place} is one of the articles; name another file to write")


def write(place: Path, content: str | bytes) -> None:
    """Write a result to a file, or to stdout for ``-``. What the file held before stays until the new one is whole.

    Raises:
        InputError: the file cannot be written.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    if place == STDOUT:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        _swap(place.resolve(), data)
    except OSError as error:
        raise InputError(f"{place} cannot be written ({error.strerror}); choose another place") from error


def _swap(place: Path, data: bytes) -> None:
    """Write beside the file and swap the two, so that a full disk or a kill leaves an earlier result as it was."""
    if place.exists() and not place.is_file():  # a pipe, a terminal
        place.write_bytes(data)
        return
    part = place.with_name(f".claimcheck-{os.getpid()}.part")
    try:
        with part.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        if place.exists():
            shutil.copymode(place, part)
        part.replace(place)
    finally:
        part.unlink(missing_ok=True)


def read_rows(place: Path, required: tuple[str, ...]) -> list[Row]:
    """Read JSON Lines whose rows all have the ``required`` texts.

    Raises:
        InputError: the file or a row cannot be used; the message names the line.
    """
    try:
        if place.stat().st_size > MAX_LINES_BYTES:
            raise InputError(f"{place} is above {MAX_LINES_BYTES // 1_000_000} MB; split it")
        text = place.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{place} cannot be opened ({error.strerror}); check the name") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{place} is not UTF-8; save it as UTF-8") from error
    rows = [_row(place, number, line, required) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if not rows:
        raise InputError(f"{place} is empty; write one JSON object on each line")
    return rows


def _row(place: Path, number: int, line: str, required: tuple[str, ...]) -> Row:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place}, line {number} is no JSON; write one object on each line") from error
    missing = [key for key in required if not (isinstance(row, dict) and isinstance(row.get(key), str))]
    if missing:
        raise InputError(f"{place}, line {number} has no text under {' and '.join(missing)}; add it")
    return dict(row)


def text_of(row: Row, *keys: str) -> str | None:
    """Take the first of ``keys`` that holds a text."""
    found = (row.get(key) for key in keys)
    return next((value for value in found if isinstance(value, str) and value.strip()), None)


def to_lines(rows: Iterable[Row]) -> str:
    """Write rows as JSON Lines, ASCII alone so that any text can be held."""
    return "".join(json.dumps(row, allow_nan=False) + "\n" for row in rows)
