from __future__ import annotations

from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, insert, inspect, select, text

from claimcheck.errors import WorkspaceError
from claimcheck.records import Article
from claimcheck.workspace import Seen, open_workspace, workspace
from claimcheck.workspace.database import Database, open_database
from claimcheck.workspace.location import find
from claimcheck.workspace.migrate import TABLE, downgrade, revision, upgrade
from claimcheck.workspace.tables import HEAD, comparisons, metadata

VERSIONS = ["base", "0001", "0002", "0003", "0004"]


@pytest.fixture
def database(where: str) -> Iterator[Database]:
    opened = open_database(where)
    yield opened
    opened.close()


def tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names()) - {TABLE}


def differences(connection: Connection) -> list[object]:
    """What Alembic would change to get from the database to our tables."""
    return list(compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata))


def test_every_version_is_named_here() -> None:
    scripts = ScriptDirectory("claimcheck/workspace/migrations").walk_revisions()
    assert ["base", *sorted(script.revision for script in scripts)] == VERSIONS
    assert HEAD == VERSIONS[-1]


def test_migrations_make_the_tables_that_the_code_has(database: Database) -> None:
    with database.write() as connection:
        assert revision(connection) == HEAD
        assert differences(connection) == []


@pytest.mark.parametrize("version", VERSIONS)
def test_from_every_version_down_and_up(database: Database, version: str) -> None:
    with database.write() as connection:
        downgrade(connection, version)
        assert revision(connection) == (None if version == "base" else version)
        assert (tables(connection) == set()) is (version == "base")
    with database.write() as connection:
        upgrade(connection)
        assert differences(connection) == []
        upgrade(connection)


@pytest.mark.parametrize("version", VERSIONS[:-1])
def test_opening_brings_old_tables_up_to_date_and_keeps_what_they_hold(where: str, version: str) -> None:
    with workspace(where) as first:
        info = first.comparisons.save("Ferry", [Article.from_text("Forty people.", "Post")], "Ann", "{}")
        first.verdicts.decide(info.id, [Seen("f")], "confirmed", "Ann")
        with first.database.write() as connection:
            downgrade(connection, version)
    with workspace(where) as again:
        if version == "base":
            assert again.comparisons.list() == ()
        else:
            assert again.comparisons.open(info.id).articles[0].text == "Forty people."
            assert again.verdicts.of(info.id)["f"].decision == "confirmed"
        assert again.lessons.open("Rounding", "{}", "Ms Lee").step == 0


def test_a_migration_that_fails_leaves_everything_as_it_was(database: Database) -> None:
    with database.write() as connection:
        downgrade(connection, "0001")
        connection.execute(text("CREATE TABLE answers (id INTEGER)"))  # in the way of the last table of 0002
    with pytest.raises(WorkspaceError), database.write() as connection:
        upgrade(connection)
    with database.write() as connection:
        assert revision(connection) == "0001"
        assert tables(connection) & {"lessons", "pupils", "answers"} == {"answers"}


def test_a_newer_workspace_is_refused_untouched(where: str) -> None:
    with workspace(where) as first, first.database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(WorkspaceError, match="newer claimcheck"):
        open_workspace(where)
    engine = create_engine(find(where))
    with engine.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == "9999"
    engine.dispose()


def test_a_write_that_fails_leaves_nothing(database: Database) -> None:
    row = {"id": "a", "name": "A", "version": 1, "who": "", "dropped": "[]"}
    with pytest.raises(WorkspaceError, match="nothing was saved"), database.write() as connection:
        connection.execute(insert(comparisons), row)  # without its moments
    with database.read() as connection:
        assert connection.execute(select(comparisons)).all() == []
