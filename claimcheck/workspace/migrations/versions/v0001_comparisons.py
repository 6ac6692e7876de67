"""Articles as read, comparisons, corrections, verdicts and notes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

KEY = sa.String(64)
MOMENT = sa.String(32)


def upgrade() -> None:
    """Make the tables."""
    _articles()
    _comparisons()
    _ledger("corrections", ("article_id",), "source", "title", "published")
    _ledger(
        "verdicts",
        ("comparison_id", "flag_id"),
        sa.Column("decision", KEY),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("confidence", sa.Float(53)),
    )
    _ledger("notes", ("comparison_id", "flag_id", "note_id"), sa.Column("text", sa.Text, nullable=False))


def downgrade() -> None:
    """Take the tables away."""
    for table in ("notes", "verdicts", "corrections", "comparison_articles", "comparisons", "articles"):
        op.drop_table(table)


def _articles() -> None:
    """Make the table of articles as read."""
    op.create_table(
        "articles",
        sa.Column("reading", KEY, primary_key=True),
        sa.Column("article_id", KEY, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        *(sa.Column(name, sa.Text) for name in ("published", "retrieved", "url", "path", "language")),
        sa.Column("text", sa.Text, nullable=False),
    )


def _comparisons() -> None:
    """Make the table of comparisons, and which articles each holds."""
    op.create_table(
        "comparisons",
        sa.Column("id", KEY, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("created", MOMENT, nullable=False),
        sa.Column("removed", MOMENT),
        sa.Column("dropped", sa.Text, nullable=False),
        sa.Column("report", sa.Text),
    )
    op.create_table(
        "comparison_articles",
        sa.Column("comparison_id", KEY, sa.ForeignKey("comparisons.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("reading", KEY, sa.ForeignKey("articles.reading"), nullable=False),
    )
    op.create_index("ix_comparison_articles_reading", "comparison_articles", ["reading"])


def _ledger(name: str, keys: tuple[str, ...], *held: str | sa.Column[object]) -> None:
    """Make a table of which every change is a row. ``held`` may name columns of text that may be null."""
    op.create_table(
        name,
        *(_key(key) for key in keys),
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("base", sa.Integer, nullable=False),
        *(sa.Column(column, sa.Text) if isinstance(column, str) else column for column in held),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
    )


def _key(name: str) -> sa.Column[str]:
    """Make a column of a key; what belongs to a comparison goes with it."""
    if name == "comparison_id":
        return sa.Column(name, KEY, sa.ForeignKey("comparisons.id", ondelete="CASCADE"), primary_key=True)
    return sa.Column(name, KEY, primary_key=True)
