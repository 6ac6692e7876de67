"""What Alembic runs: it migrates on the connection that it is given, inside the transaction that runs there."""

from __future__ import annotations

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    transactional_ddl=True,  # true of SQLite as well, since the driver does not commit behind our back
)
with context.begin_transaction():
    context.run_migrations()
