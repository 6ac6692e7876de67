"""The hash of the bytes that an article was read from, null for those kept before.

A reading's id covers the hash only where there is one, so no id changes on the way up. On the way down the hash is
lost, and the readings that had one get the id without it, as the older version checks it.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from claimcheck.records import digest
from claimcheck.workspace.columns import unescape

revision = "0003"
down_revision = "0002"

TEXTS = ("source", "title", "published", "retrieved", "url", "path", "language", "text")  # in the id, in this order
ARTICLES = sa.table("articles", *(sa.column(name) for name in ("reading", "article_id", *TEXTS, "sha256")))
LINKS = sa.table("comparison_articles", sa.column("reading"))


def upgrade() -> None:
    """Add the column."""
    op.add_column("articles", sa.Column("sha256", sa.Text))


def downgrade() -> None:
    """Give readings with a hash the id without it, and take the column away."""
    connection = op.get_bind()
    hashed = sa.select(ARTICLES.c.reading).where(ARTICLES.c.sha256.is_not(None)).order_by(ARTICLES.c.reading)
    for reading in connection.execute(hashed).scalars().all():  # ids first: one text at a time is held
        _rename(connection, reading)
    op.drop_column("articles", "sha256")


def _rename(connection: sa.Connection, reading: str) -> None:
    """Move one reading to its older id, where the same reading may stand already."""
    row = dict(connection.execute(sa.select(ARTICLES).where(ARTICLES.c.reading == reading)).mappings().one())
    held = {name: None if row[name] is None else unescape(row[name]) for name in TEXTS}
    parts = (part for name in TEXTS for part in ("" if held[name] is None else "=", held[name] or ""))
    older = digest("reading", row["article_id"], *parts)
    if connection.execute(sa.select(ARTICLES.c.reading).where(ARTICLES.c.reading == older)).first() is None:
        connection.execute(sa.insert(ARTICLES).values({**row, "reading": older, "sha256": None}))
    connection.execute(sa.update(LINKS).where(LINKS.c.reading == reading).values(reading=older))
    connection.execute(sa.delete(ARTICLES).where(ARTICLES.c.reading == reading))
