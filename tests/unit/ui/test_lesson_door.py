"""The pupils' server lets through what its one page needs, and nothing else."""

from __future__ import annotations

import asyncio
import logging
import subprocess
import sys
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from claimcheck.ui import keeping
from claimcheck.ui.lessons import door
from claimcheck.ui.lessons.forgetting import forgetting


def wait(work: Coroutine[Any, Any, Any]) -> Any:
    """Run in a thread of its own: the browser tests leave an event loop running in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(work)).result()


class Server:
    """A server behind the door, which notes what reached it and holds every connection until told to let go."""

    def __init__(self) -> None:
        self.reached: list[str] = []
        self.sent: list[dict[str, Any]] = []
        self.go = asyncio.Event()
        self.door = door.Door(self.app)

    async def app(self, scope: Any, _receive: Any, send: Any) -> None:
        self.reached.append(scope["path"])
        if scope["type"] == "websocket":
            await self.go.wait()
        else:
            await send({"type": "http.response.start", "status": 200, "headers": []})

    async def send(self, message: dict[str, Any]) -> None:
        self.sent.append(message)

    async def ask(self, path: str, method: str = "GET", kind: str = "http", client: str = "10.0.0.7") -> None:
        await self.door({"type": kind, "path": path, "method": method, "client": (client, 4711)}, None, self.send)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "path", ["/", "/static/js/index.x.js", "/favicon.png", "/_stcore/health", "/_stcore/host-config"]
)
def test_what_the_page_needs_comes_through(path: str) -> None:
    server = Server()
    wait(server.ask(path))
    assert server.reached == [path]


@pytest.mark.parametrize(
    ("path", "method"),
    [
        ("/overview", "GET"),
        ("/conflicts", "GET"),
        ("/lesson", "GET"),
        ("/join", "GET"),
        ("/media/secret.xlsx", "GET"),
        ("/component/x/index.html", "GET"),
        ("/_stcore/metrics", "GET"),
        ("/_stcore/upload_file/a/b", "PUT"),
        ("/_stcore/upload_file/a/b", "GET"),
        ("/_stcore/agent", "POST"),
        ("/auth/login", "GET"),
        ("/", "POST"),
        ("/static/../media/x", "DELETE"),
        ("", "GET"),
    ],
)
def test_nothing_else_comes_through(path: str, method: str) -> None:
    server = Server()
    wait(server.ask(path, method))
    assert server.reached == []
    assert server.sent[0]["status"] == 404


def test_only_the_pages_own_connection_is_taken_and_only_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "MOST_VISITORS", 3)
    monkeypatch.setattr(door, "MOST_FROM_ONE_PLACE", 2)

    async def visits() -> Server:
        server = Server()
        await server.ask("/elsewhere", kind="websocket")
        assert [message["type"] for message in server.sent] == ["websocket.close"]
        inside = [asyncio.create_task(server.ask(door.STREAM, kind="websocket")) for _ in range(2)]
        await asyncio.sleep(0)
        await server.ask(door.STREAM, kind="websocket")  # a third from the same place
        inside.append(asyncio.create_task(server.ask(door.STREAM, kind="websocket", client="10.0.0.8")))
        await asyncio.sleep(0)
        await server.ask(door.STREAM, kind="websocket", client="10.0.0.9")  # a fourth in all
        assert len(server.sent) == 3
        server.go.set()
        await asyncio.gather(*inside)
        await server.ask(door.STREAM, kind="websocket", client="10.0.0.9")  # now there is room
        return server

    assert wait(visits()).reached == [door.STREAM] * 4


def test_the_pupils_server_does_not_even_load_the_other_pages() -> None:
    code = "import sys, claimcheck.ui.lessons.pupils_app, claimcheck.ui.lessons.pupil; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "claimcheck.ui.lessons.room" in loaded
    for name in ("opening", "samples", "analysis", "main", "lessons.choose", "lessons.lead", "lessons.rooms"):
        assert f"claimcheck.ui.{name}" not in loaded
    assert not [name for name in loaded if name.startswith(("claimcheck.ui.screens", "torch", "spacy"))]


def test_what_is_too_old_goes_at_the_start_and_every_day(monkeypatch: pytest.MonkeyPatch) -> None:
    book = keeping.workspace()
    lesson = book.lessons.open("Ferry", "{}", "")
    book.pupils.join(lesson.id, "Teal Otter")

    async def run(seconds: float) -> None:
        async with forgetting(every=0.02):
            await asyncio.sleep(seconds)

    wait(run(0.1))
    assert len(book.pupils.of(lesson.id)) == 1
    monkeypatch.setattr(book.pupils, "_clock", lambda: datetime.now(UTC) + timedelta(days=31))
    wait(run(0.3))
    assert book.pupils.of(lesson.id) == ()


def test_no_address_of_a_pupil_is_logged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "set_up", lambda: None)
    addresses = logging.getLogger(door.ADDRESSES)
    monkeypatch.setattr(addresses, "disabled", False)

    async def run() -> None:
        async with door.keep_promise(None):  # type: ignore[arg-type]
            assert addresses.disabled

    wait(run())
