"""How the app is served: on this machine alone, with a policy that lets the page load and run only its own files."""

from __future__ import annotations

import logging
import re
from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from hashlib import sha256
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware

from claimcheck.errors import ClaimcheckError
from claimcheck.ui.focusing import SOURCES
from claimcheck.ui.logs import set_up
from claimcheck.ui.memory import set_aside
from claimcheck.ui.safe import MESSAGE_CHARACTERS, label

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send
    from streamlit.starlette import App

MAIN = Path(__file__).resolve().parent / "main.py"
SORRY = "Something went wrong here. Your articles are still on the desk: choose a page above, or try again."
_INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)


def _own_scripts() -> str:
    """Allow the inline scripts of Streamlit's own start page by their hashes, and no other inline script."""
    page = Path(st.__file__).parent / "static" / "index.html"
    found = _INLINE_SCRIPT.findall(page.read_bytes())
    return " ".join(f"'sha256-{b64encode(sha256(script).digest()).decode()}'" for script in found)


POLICY = "; ".join(
    (
        "default-src 'self'",
        # Streamlit's charts need eval
        f"script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval' blob: {_own_scripts()} {SOURCES}",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
_LOG = logging.getLogger("claimcheck.ui")


class SafeHeaders:
    """ASGI middleware that adds HEADERS to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap ``app``."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add the headers to the answer's start."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self.app(scope, receive, send_with_headers)


MIDDLEWARE = (Middleware(SafeHeaders),)


def show_error(error: Exception) -> bool:
    """Show an error as one sentence; the log of the server has told where it came from."""
    st.error(label(str(error), MESSAGE_CHARACTERS) if isinstance(error, ClaimcheckError) else SORRY)
    return True


@asynccontextmanager
async def warm_up(_app: App) -> AsyncIterator[dict[str, Any]]:
    """Load the models, and analyse the story that is likely asked for first, while the browser is still loading.

    What pupils wrote too long ago is deleted, now and every day. From here on logs hold nobody's words.
    """
    set_up()
    from claimcheck.ui.lessons.forgetting import forgetting

    Thread(target=_open_early, name="warm-up", daemon=True).start()
    async with forgetting():
        yield {}


def _open_early() -> None:
    import claimcheck.ui.opening  # noqa: F401 - all that a page needs, the workspace above all, before one asks
    from claimcheck.ui.analysis import shelf
    from claimcheck.ui.samples import folder_to_open, samples

    first = folder_to_open() or next((story.folder for story in samples()), None)
    try:
        if first is not None:
            shelf().take(first)
        load_parser()
    except ClaimcheckError as error:
        _LOG.error("The story to open with was not analysed: %s", error)
    set_aside()


def load_parser() -> None:
    """Load the parser even when every claim came from the cache: planting a change needs it at once."""
    from claimcheck.models.parser import parse

    list(parse(["Ready."]))
