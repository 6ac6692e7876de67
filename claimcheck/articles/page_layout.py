"""Tables that lay out a page, as newsletters and old sites are made: their cells are blocks of text, not figures."""

from __future__ import annotations

from collections import Counter
from typing import Any

MAX_CELL = 200  # characters: a longer cell is prose, as in documents (apart/office.py)
SENTENCE = 60  # characters: of a table of one column, whose cells are paragraphs and not figures
_PARTS = frozenset({"table", "tbody", "thead", "tfoot", "tr", "td", "th"})


def unfold_tables(root: Any) -> bool:  # noqa: ANN401 - lxml ships no types
    """Make blocks of the cells of every table that holds prose, and of the tables around it.

    Args:
        root: a parsed page, changed in place.

    Returns:
        Whether there was such a table.
    """
    own: Counter[Any] = Counter()
    for cell in root.iter("td"):
        own[cell] = 0
    if not own:
        return False
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag not in {"script", "style"}:
            _count(own, element, element.text)
        _count(own, element.getparent(), element.tail)
    prose = [cell for cell, length in own.items() if length > MAX_CELL] + _alone(own)
    layout = {table for cell in prose for table in cell.iterancestors("table")}
    parts = [part for part in root.iter(*_PARTS) if _table_of(part) in layout]
    for part in parts:
        part.tag = "div"
    return bool(layout)


def _alone(own: Counter[Any]) -> list[Any]:
    """Give the cells of tables of one column, of which the longest is a sentence."""
    columns: dict[Any, Counter[Any]] = {}
    for cell, length in own.items():
        if length:
            columns.setdefault(_table_of(cell), Counter())[cell.getparent()] += 1
    single = {table for table, rows in columns.items() if max(rows.values()) == 1}
    return [cell for cell, length in own.items() if length > SENTENCE and _table_of(cell) in single]


def _count(own: Counter[Any], element: Any, words: str | None) -> None:  # noqa: ANN401 - lxml ships no types
    """Count words for the innermost cell that they stand in."""
    if not words or not words.strip():
        return
    while element is not None and element not in own:
        element = element.getparent()
    if element is not None:
        own[element] += len(words.strip())


def _table_of(part: Any) -> Any:  # noqa: ANN401 - lxml ships no types
    return part if part.tag == "table" else next(part.iterancestors("table"), None)
