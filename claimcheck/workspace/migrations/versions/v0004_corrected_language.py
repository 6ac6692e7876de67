"""The language among what people correct about an article, null for "as read" and for all corrections before."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the column."""
    op.add_column("corrections", sa.Column("language", sa.Text))


def downgrade() -> None:
    """Take the column away; corrected languages are lost."""
    op.drop_column("corrections", "language")
