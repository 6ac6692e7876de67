"""Lessons, the pupils in them, and their answers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

KEY = sa.String(64)
MOMENT = sa.String(32)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "lessons",
        sa.Column("id", KEY, primary_key=True),
        sa.Column("code", KEY, nullable=False, unique=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("step", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("opened", MOMENT, nullable=False),
        sa.Column("closed", MOMENT),
    )
    op.create_table(
        "pupils",
        sa.Column("id", KEY, primary_key=True),
        sa.Column("lesson_id", KEY, sa.ForeignKey("lessons.id", ondelete="CASCADE"), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("joined", MOMENT, nullable=False),
    )
    op.create_index("ix_pupils_lesson_id_name", "pupils", ["lesson_id", "name"], unique=True)
    op.create_table(
        "answers",
        sa.Column("pupil_id", KEY, sa.ForeignKey("pupils.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("item", KEY, primary_key=True),
        sa.Column("lesson_id", KEY, sa.ForeignKey("lessons.id", ondelete="CASCADE"), nullable=False),
        sa.Column("judgement", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
    )
    op.create_index("ix_answers_lesson_id", "answers", ["lesson_id"])


def downgrade() -> None:
    """Take the tables away."""
    for table in ("answers", "pupils", "lessons"):
        op.drop_table(table)
