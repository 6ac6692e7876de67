from __future__ import annotations

import pytest
from sqlalchemy import text

from claimcheck.errors import WorkspaceError
from claimcheck.workspace import Seen, workspace
from tests.contract.workspace.server import Server

GONE = "the database does not answer; it works again as soon as the server is back"


def test_a_database_that_goes_and_comes_back(server: Server) -> None:
    with workspace(server.new_database()) as opened:
        story = opened.comparisons.save("Ferry", [], "Ann").id
        server.stop()
        try:
            for late in (
                lambda: opened.comparisons.list(),
                lambda: opened.verdicts.decide(story, [Seen("f")], "confirmed", "Ann"),
            ):
                with pytest.raises(WorkspaceError, match=GONE):
                    late()
        finally:
            server.start()
        assert opened.comparisons.open(story).info.name == "Ferry"
        assert opened.verdicts.of(story) == {}
        opened.verdicts.decide(story, [Seen("f")], "confirmed", "Ann")


def test_a_connection_cut_in_the_middle_of_a_write(server: Server) -> None:
    url = server.new_database()
    with workspace(url) as opened, workspace(url) as admin:
        story = opened.comparisons.save("Ferry", [], "Ann").id
        with pytest.raises(WorkspaceError, match=GONE), opened.database.write() as connection:
            connection.execute(text("UPDATE comparisons SET name = 'half'"))
            mine = connection.execute(text("SELECT pg_backend_pid()")).scalar()
            with admin.database.write() as other:
                other.execute(text("SELECT pg_terminate_backend(:pid, 5000)"), {"pid": mine})
            connection.execute(text("UPDATE comparisons SET name = 'whole'"))
        assert opened.comparisons.open(story).info.name == "Ferry"


def test_wrong_passwords_and_names_are_told_without_them(server: Server) -> None:
    for url in (server.url("nowhere"), server.url("postgres").replace("claimcheck:", "claimcheck:hush")):
        with pytest.raises(WorkspaceError) as caught, workspace(url):
            pass
        said = str(caught.value)
        assert "refused the sign-in or has no such database" in said or "does not answer" in said
        assert "hush" not in said and "\n" not in said


def test_a_server_that_only_reads_is_told(server: Server) -> None:
    url = server.new_database()
    with workspace(url) as opened:
        with opened.database.write() as connection:
            name = connection.execute(text("SELECT current_database()")).scalar()
            connection.execute(text(f"ALTER DATABASE {name} SET default_transaction_read_only = on"))
    with workspace(url) as opened:
        with pytest.raises(WorkspaceError, match="it cannot be written"):
            opened.comparisons.save("Ferry", [], "Ann")


def test_rows_that_the_server_quotes_are_not_repeated(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    with workspace(server.new_database()) as opened:
        with pytest.raises(WorkspaceError) as caught, opened.database.write() as connection:
            connection.execute(text("INSERT INTO notes (text) VALUES (:words)"), {"words": "zebra-pattern"})
    assert str(caught.value).endswith("the database refused; nothing was saved")
    assert "zebra-pattern" not in str(caught.value) + caplog.text
