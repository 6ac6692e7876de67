"""A visitor of the app without a browser: one websocket session that draws pages and works their widgets.

It speaks what Streamlit's own page speaks, so the server does the same work for it as for a browser: a session, a
script run for each interaction, a fragment's run for each tick. The drawing in a browser is not measured.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

PATIENCE = 300.0  # seconds for one run; ten analyses wait for each other
_TAG = re.compile(r"<[^>]+>")
Told = Callable[[str], object]


@dataclass
class Widget:
    """Something to work: its id, the fragment it stands in, and what stands on it."""

    id: str
    fragment: str
    label: str
    options: tuple[str, ...] = ()


@dataclass
class Visitor:
    """One session. ``widgets`` and ``words`` are those of the last run; ``fragment`` is what redraws itself."""

    line: ClientConnection
    query: str = ""
    page: str = ""
    fragment: str = ""
    widgets: dict[str, Widget] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    states: dict[str, Any] = field(default_factory=dict)
    told: Told = lambda _words: None

    @classmethod
    async def arrive(cls, address: str, query: str = "", page: str = "") -> tuple[Visitor, float]:
        """Connect and draw the first page; returns the visitor and the seconds that took."""
        began = time.perf_counter()
        host = address.removeprefix("http://")
        line = await connect(
            f"ws://{host}/_stcore/stream",
            origin=Origin(address),
            subprotocols=[Subprotocol("streamlit")],
            max_size=None,
            compression=None,
            ping_interval=None,
        )
        visitor = cls(line, query, page)
        await visitor.draw()
        return visitor, time.perf_counter() - began

    async def leave(self) -> None:
        """Close the tab."""
        await self.line.close()

    async def draw(self) -> float:
        """Draw the whole page; returns the seconds until it was whole."""
        return await self._run({}, "")

    async def tick(self) -> float:
        """Redraw the fragment that redraws itself, as a page does every few seconds."""
        return await self._run({}, self.fragment, is_tick=True)

    async def press(self, key: str, **values: Any) -> float:
        """Set widgets by their keys and press a button; returns the seconds until the page was whole."""
        for name, value in values.items():
            self.states[self.widget(name).id] = value
        button = self.widget(key)
        return await self._run({button.id: True}, button.fragment)

    def widget(self, key: str) -> Widget:
        """The widget with a key, or the first whose key starts so."""
        found = key if key in self.widgets else next((name for name in self.widgets if name.startswith(key)), None)
        if found is None:
            raise LookupError(f"no {key} among {sorted(self.widgets)}; the page says: {' | '.join(self.words)[:400]}")
        return self.widgets[found]

    def has(self, key: str) -> bool:
        """Whether the last run drew such a widget."""
        return any(name.startswith(key) for name in self.widgets)

    def says(self, words: str) -> bool:
        """Whether the last run drew these words."""
        return any(words in each for each in self.words)

    async def _run(self, triggers: dict[str, bool], fragment: str, is_tick: bool = False) -> float:
        asked = BackMsg()
        state = asked.rerun_script
        state.query_string, state.page_name, state.fragment_id, state.is_auto_rerun = (
            self.query,
            self.page,
            fragment,
            is_tick,
        )
        for name, value in {**self.states, **triggers}.items():
            widget = state.widget_states.widgets.add()
            widget.id = name
            if name in triggers:
                widget.trigger_value = True
            elif isinstance(value, str):
                widget.string_value = value
            else:
                widget.string_array_value.data.extend(value)
        began = time.perf_counter()
        await self.line.send(asked.SerializeToString())
        await asyncio.wait_for(self._listen(), PATIENCE)
        return time.perf_counter() - began

    async def _listen(self) -> None:
        """Take messages until the run ended; a run that ended for another goes on."""
        self.widgets, self.words = {}, []
        while True:
            message = ForwardMsg()
            message.ParseFromString(await self.line.recv(decode=False))
            kind = message.WhichOneof("type")
            if kind == "delta":
                self._take(message)
            elif kind == "page_info_changed":
                self.query = message.page_info_changed.query_string
            elif kind == "auto_rerun":
                self.fragment = message.auto_rerun.fragment_id
            elif kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return

    def _take(self, message: ForwardMsg) -> None:
        if message.delta.WhichOneof("type") != "new_element":
            return
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        body: Any = getattr(element, kind) if kind else None
        if kind == "html":
            self.words.append(" ".join(unescape(_TAG.sub(" ", body.body)).split()))
        elif kind == "progress":
            self.told(body.text)
        elif kind in ("alert", "markdown"):
            self.words.append(body.body)
        if getattr(body, "id", "").startswith("$$ID-"):
            key = body.id.split("-", 2)[2]
            options = tuple(getattr(body, "options", ())) if kind in ("radio", "selectbox") else ()
            self.widgets.setdefault(
                key, Widget(body.id, message.delta.fragment_id, getattr(body, "label", ""), options)
            )
