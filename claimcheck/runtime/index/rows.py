"""Records as JSON, one a line, with where each line starts, so that any one is read without the others."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

import numpy as np

STARTS = ".starts"  # beside the lines: where each begins, and where the last ends, as 8-byte integers


class RowWriter:
    """Appends records to a file of lines."""

    def __init__(self, place: Path) -> None:
        """Start the file anew."""
        self._lines = place.open("wb")
        self._starts = place.with_name(place.name + STARTS).open("wb")
        self._end = 0
        self._starts.write(self._end.to_bytes(8, "little"))

    def append(self, records: Iterable[Mapping[str, object]]) -> None:
        """Write records after those already there."""
        for record in records:
            line = json.dumps(record, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"
            self._lines.write(line)
            self._end += len(line)
            self._starts.write(self._end.to_bytes(8, "little"))

    def __enter__(self) -> RowWriter:
        """Return the writer; leaving closes its files."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the files."""
        self._lines.close()
        self._starts.close()


def read_rows(place: Path, numbers: Sequence[int]) -> list[object]:
    """Read some records.

    Args:
        place: the file of lines.
        numbers: which, from 0.

    Raises:
        OSError: it cannot be read.
        ValueError: it is damaged.
    """
    starts = np.memmap(place.with_name(place.name + STARTS), dtype="<i8", mode="r")
    with place.open("rb") as lines:
        found = []
        for number in numbers:
            if not 0 <= number < len(starts) - 1:
                raise ValueError(f"no row {number}")
            start, end = int(starts[number]), int(starts[number + 1])
            if not 0 <= start < end:
                raise ValueError(f"row {number} has no place")
            lines.seek(start)
            found.append(json.loads(lines.read(end - start)))
    return found
