"""PDF pages whose columns are drawn line by line across the page: read as drawn, each sentence would be two halves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdf import PageObject

MAX_SHOWN = 20_000  # places of words on a page that are looked at
MIN_ROWS = 4  # rows that go on in another column, before a page is looked at closely
SHARE = 0.5  # of a page's rows
SAME_ROW = 2.0  # points; lines stand 9 and more apart
JUMP = 0.2  # of the page's width, from one column's beginning to the next one's
LINE_CHARACTERS = 18  # of a line in a column, the median; cells of tables are shorter
FULL = 1.4  # of a column's width: a headline over several
_GAP = re.compile(r"\S(?:.*?\S)??(?=\s{3,}|\s*$)")
Place = tuple[float, float]


def noting_places(places: list[Place]) -> Callable[[object, object, object, object], None]:
    """Make what notes where on a page words are shown, in their order."""

    def note(operator: object, _operands: object, _matrix: object, place: object) -> None:
        if operator in (b"Tj", b"TJ", b"'", b'"') and isinstance(place, list) and len(places) < MAX_SHOWN:
            places.append((float(place[4]), float(place[5])))

    return note


def by_columns(page: PageObject, places: list[Place]) -> str | None:
    """Read a page column by column, or null where its words do not go back and forth between columns.

    Args:
        page: of a PDF.
        places: where its words are shown, from ``noting_places``.
    """
    width = float(page.mediabox.width) or 1.0
    rows = 1 + sum(abs(after[1] - before[1]) > SAME_ROW for before, after in pairwise(places))
    jumps = sum(
        abs(after[1] - before[1]) <= SAME_ROW and after[0] - before[0] > JUMP * width
        for before, after in pairwise(places)
    )
    if jumps < MIN_ROWS or jumps < SHARE * rows:
        return None
    return unwoven(page.extract_text(extraction_mode="layout"))


def unwoven(drawn: str) -> str | None:
    """Put columns below one another.

    Args:
        drawn: a page as it looks, wide gaps between its columns.

    Returns:
        Its lines, column after column, an empty line between them; null where no columns of text are to be seen.
    """
    rows = [[(found.start(), found[0]) for found in _GAP.finditer(line)] for line in drawn.split("\n") if line.strip()]
    counts = Counter(len(row) for row in rows if len(row) > 1)
    if not counts or sum(counts.values()) < max(MIN_ROWS, SHARE * len(rows)):
        return None
    count = counts.most_common(1)[0][0]
    whole = [row for row in rows if len(row) == count]
    if any(median(len(row[column][1]) for row in whole) < LINE_CHARACTERS for column in range(count)):
        return None
    begins = [median(row[column][0] for row in whole) for column in range(count)]
    width = max(len(words) for row in whole for _, words in row)
    return "\n".join(_blocks(rows, begins, FULL * width))


def _blocks(rows: list[list[tuple[int, str]]], begins: list[float], full: float) -> list[str]:
    """Give the lines of each block of columns; a line over the whole page stands between two blocks."""
    out: list[str] = []
    columns: list[list[str]] = [[] for _ in begins]
    for row in rows:
        if len(row) == 1 and len(row[0][1]) > full:
            out += [*_below(columns), row[0][1], ""]
            columns = [[] for _ in begins]
            continue
        for at, words in row:
            columns[min(range(len(begins)), key=lambda column: abs(begins[column] - at))].append(words)
    return out + _below(columns)


def _below(columns: list[list[str]]) -> list[str]:
    """Put columns below one another; a sentence may go on from one to the next."""
    return [*(line for column in columns for line in column), ""] if any(columns) else []
