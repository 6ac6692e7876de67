"""Articles as read: each reading is kept once, whatever number of comparisons hold it, and never changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import Connection, delete, exists, insert, select
from sqlalchemy.exc import IntegrityError

from claimcheck.errors import InputError
from claimcheck.records import Article, digest
from claimcheck.workspace import checks
from claimcheck.workspace.tables import articles, comparison_articles

_FIELDS = tuple(column.name for column in articles.columns if column.name not in ("reading", "article_id"))
_LATER = ("sha256",)  # in the order in which they came


def reading_of(article: Article) -> str:
    """Hash an article with every field: the id leaves out what a reader may have read otherwise, such as the title.

    A field that came later counts only where it is filled, so that what was saved before keeps its reading.
    """
    held = asdict(article)
    first = (name for name in _FIELDS if name not in _LATER)
    parts = (part for name in first for part in ("" if held[name] is None else "=", held[name] or ""))
    later = (part for name in _LATER if held[name] is not None for part in (name, held[name]))
    return digest("reading", article.id, *parts, *later)


def keep(connection: Connection, held: Sequence[Article]) -> list[str]:
    """Keep articles; returns the id of each one's reading, in order.

    Raises:
        InputError: one is too large.
    """
    for article in held:
        if sum(len(value) for value in asdict(article).values() if value) > checks.ARTICLE_CHARACTERS:
            raise InputError("an article is too large to be saved; take it out and save again")
    readings = [reading_of(article) for article in held]
    for reading, article in sorted(dict(zip(readings, held, strict=True)).items()):  # one order: writers never deadlock
        here = select(articles.c.reading).where(articles.c.reading == reading)
        if connection.execute(here.with_for_update(read=True)).first() is None:  # locked: it stays until it is linked
            row = {"reading": reading, "article_id": article.id, **{name: getattr(article, name) for name in _FIELDS}}
            try:
                with connection.begin_nested():
                    connection.execute(insert(articles), row)
            except IntegrityError:
                continue  # somebody else kept the same reading just now
    return readings


def link(connection: Connection, comparison_id: str, held: Sequence[Article]) -> None:
    """Make ``held`` the articles of a comparison, in order."""
    readings = keep(connection, held)
    connection.execute(delete(comparison_articles).where(comparison_articles.c.comparison_id == comparison_id))
    rows = [
        {"comparison_id": comparison_id, "position": position, "reading": reading}
        for position, reading in enumerate(readings)
    ]
    if rows:
        connection.execute(insert(comparison_articles), rows)


def linked(connection: Connection, comparison_id: str) -> tuple[Article, ...]:
    """Return the articles of a comparison as they were read, in order."""
    query = (
        select(articles)
        .join(comparison_articles, comparison_articles.c.reading == articles.c.reading)
        .where(comparison_articles.c.comparison_id == comparison_id)
        .order_by(comparison_articles.c.position)
    )
    return tuple(
        Article(id=row["article_id"], **{name: row[name] for name in _FIELDS})
        for row in connection.execute(query).mappings()
    )


def drop_unlinked(connection: Connection) -> None:
    """Delete the articles that no comparison holds any more."""
    held = exists().where(comparison_articles.c.reading == articles.c.reading)
    try:
        with connection.begin_nested():
            connection.execute(delete(articles).where(~held))
    except IntegrityError:
        return  # somebody links one of them just now; the next deletion takes the others
