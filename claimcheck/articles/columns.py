"""Columns of tables: which of them hold an article's text, title, source, date, address and language."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.articles.names import shown_name
from claimcheck.errors import InputError

COLUMNS = {
    name: column
    for column, names in {
        "text": "text body content article fulltext maintext articletext articlebody bodytext",
        "title": "title headline heading articletitle",
        "source": "source outlet publisher publication newspaper sitename sourcename outletname website medium",
        "published": "published date publishdate publisheddate publishedat publishedon pubdate publicationdate "
        "datepublished datetime releasedate",
        "url": "url link address articleurl canonicalurl permalink",
        "language": "language lang languagecode",
    }.items()
    for name in names.split()
}
"""What exports of archives, scrapers and feed readers call them, in small letters and without what joins words."""

OURS = frozenset(COLUMNS.values())
MAX_NAMED = 20  # columns in one line
NAMED_CHARACTERS = 200
_JOINTS = re.compile(r"[\W_]+")


def column_of(cell: str) -> str | None:
    """Tell which of our columns a header's cell names: ``Publish_Date`` is ``published``; null for others."""
    return COLUMNS.get(_JOINTS.sub("", cell[:NAMED_CHARACTERS].lower()))


def is_header(cells: Sequence[str]) -> bool:
    """Tell whether a row names a column of articles' texts."""
    return any(column_of(cell) == "text" for cell in cells)


def require_text(header: Sequence[str]) -> list[str | None]:
    """Map a header to our columns (null for others); of two that mean the same the one of our own name, or the first.

    Raises:
        InputError: no column is called text.
    """
    columns = [column_of(cell) for cell in header]
    if "text" not in columns:
        has = _listed(header) or "none"
        raise InputError(f"has no column called text (it has: {has}); name the column with the articles' text: text")
    first = {column: place for place, column in reversed(list(enumerate(columns)))}
    exact = {cell.strip().lower(): place for place, cell in reversed(list(enumerate(header)))}
    chosen = {column: exact.get(column or "", place) for column, place in first.items()}
    return [column if chosen[column] == place else None for place, column in enumerate(columns)]


def left_out(header: Sequence[str]) -> str | None:
    """Say which columns are not read, so that a title under another name is not lost unseen; null where all are."""
    others = [
        cell for cell, column in zip(header, require_text(header), strict=True) if cell.strip() and column is None
    ]
    if not others:
        return None
    return f"has columns that were not read ({_listed(others)}); title, source, published, url, language and text are"


def _listed(cells: Sequence[str]) -> str:
    named = ", ".join(" ".join(cell.split()) for cell in cells[:MAX_NAMED] if cell.strip())
    return shown_name(named[:NAMED_CHARACTERS])
