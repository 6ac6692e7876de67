"""The pupils' own server: what reaches it from the network, and what does not.

It is a second process beside the teacher's app, which listens on loopback alone. This one has a single page, and knows
nothing of stories, comparisons or the teacher's page: there is nothing in it to navigate to. The door lets through what
that page needs to load and to talk, and nothing else of what Streamlit serves (uploads, media, components, metrics).
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from streamlit import config

from claimcheck.ui.lessons.forgetting import forgetting
from claimcheck.ui.logs import set_up
from claimcheck.ui.memory import set_aside

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send
    from streamlit.starlette import App

MAIN = Path(__file__).resolve().parent / "pupils_main.py"
ADDRESSES = "uvicorn.access"  # the logger of addresses asked for; those of pupils hold the keys to what they wrote
COLLECT = "runner.postScriptGC"
"""Streamlit's setting for collecting all garbage after every run of a page, which was half of what a class costs the
server. Python collects by itself when enough has gathered, so the pupils' server does without."""
STREAM = "/_stcore/stream"
PATHS = frozenset({"/", "/index.html", "/favicon.png", "/manifest.json", "/_stcore/health", "/_stcore/host-config"})
ASSETS = "/static/"
READS = ("GET", "HEAD")
MOST_VISITORS = 250  # the 200 pupils that a room holds, and some who look in twice
MOST_FROM_ONE_PLACE = 60  # two classes behind one school address; more is somebody who wants the room to stand still
ONLY_LESSONS = "Only the lesson is here. Open the address on the board as it stands there.\n"
FULL = 1013  # "try again later", RFC 6455's registry of close codes


class Door:
    """ASGI middleware that lets through what the pupil's page needs, and counts its visitors."""

    def __init__(self, app: ASGIApp) -> None:
        """Guard ``app``."""
        self.app = app
        self._visitors: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, or refuse."""
        if scope["type"] == "websocket":
            await self._visit(scope, receive, send)
        elif scope["type"] != "http" or _is_needed(scope):
            await self.app(scope, receive, send)
        else:
            await PlainTextResponse(ONLY_LESSONS, status_code=404)(scope, receive, send)

    async def _visit(self, scope: Scope, receive: Receive, send: Send) -> None:
        place = str((scope.get("client") or ("",))[0])
        is_full = self._visitors.total() >= MOST_VISITORS or self._visitors[place] >= MOST_FROM_ONE_PLACE
        if scope["path"] != STREAM or is_full:
            await send({"type": "websocket.close", "code": FULL})
            return
        self._visitors[place] += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self._visitors[place] -= 1
            if not self._visitors[place]:
                del self._visitors[place]


def _is_needed(scope: Scope) -> bool:
    path = scope["path"]
    return scope["method"] in READS and (path in PATHS or path.startswith(ASSETS))


DOOR = Middleware(Door)


@asynccontextmanager
async def keep_promise(_app: App) -> AsyncIterator[dict[str, Any]]:
    """Delete what is too old when the server starts, and daily; from here on logs hold nobody's words."""
    set_up()
    logging.getLogger(ADDRESSES).disabled = True
    config.set_option(COLLECT, False)
    await asyncio.to_thread(_load)
    set_aside()
    async with forgetting():
        yield {}


def _load() -> None:
    """Load what the page needs, so that the first pupil need not wait for it."""
    import claimcheck.ui.lessons.pupil  # noqa: F401 - only to have it loaded
