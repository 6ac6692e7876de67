"""Desks that were saved nowhere, held a while: a page loaded anew is a new visit, and would find an empty one."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

import streamlit as st

from claimcheck.ui.state import Desk

MOST = 10  # desks held at once, those looked at last; the largest take some 60 MB
SECONDS = 4 * 3600.0  # a long lunch


@dataclass(frozen=True, slots=True)
class _Held:
    desk: Desk
    who: str
    at: float


class Parking:
    """Desks by ticket, which nobody can guess; each is given back to the person alone who left it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Start empty."""
        self._clock = clock
        self._lock = Lock()
        self._held: OrderedDict[str, _Held] = OrderedDict()

    def leave(self, desk: Desk, who: str) -> None:
        """Hold a desk under its ticket; what its visitor clears afterwards is cleared here too."""
        with self._lock:
            self._held[desk.ticket] = _Held(desk, who, self._clock())
            self._held.move_to_end(desk.ticket)
            while len(self._held) > MOST:
                self._held.popitem(last=False)

    def find(self, ticket: str, who: str) -> Desk | None:
        """The desk of a ticket; null when it is nobody's, another's, too old, or was cleared."""
        with self._lock:
            held = self._held.get(ticket)
        if held is None or held.who != who or self._clock() - held.at > SECONDS:
            return None
        return held.desk if held.desk.articles else None


@st.cache_resource(show_spinner=False)
def parking() -> Parking:
    """The one of this server."""
    return Parking()
