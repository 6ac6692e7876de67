"""What is in a room, read from the workspace at most once a second, for everybody who looks at it.

The pages of a class look every few seconds, and nearly always at what the page before saw. Two servers look at one room
(the teacher's and the pupils'), so what one of them writes is seen by the other a second later at the latest; what a
server writes itself is seen at once, since it says so with ``changed``.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

FRESH_SECONDS = (
    1.0  # a page looks every few seconds, so nobody notices; thirty pages then read once instead of ten times
)
MOST_KEPT = 200  # rooms; a school has a few at once, and what is kept is small


class Watched(Protocol):
    """What is watched: a room, of a lesson with an id."""

    @property
    def lesson_id(self) -> str:
        """Which lesson's room it is."""


WatchedT = TypeVar("WatchedT", bound=Watched)


class Watch(Generic[WatchedT]):
    """What was seen last, by the words it was asked for with. Any number of threads may look."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with nothing seen.

        Args:
            clock: seconds that never go back.
        """
        self._clock = clock
        self._seen: dict[tuple[str, str], tuple[float, WatchedT]] = {}
        self._changes = 0

    def look(self, by: str, key: str, read: Callable[[], WatchedT]) -> WatchedT:
        """Return what was seen in the last second, or read it now.

        Args:
            by: what ``key`` is, such as "code".
            key: the words that it is found by.
            read: reads it; what it raises is passed on, and nothing is kept.
        """
        now, changes = self._clock(), self._changes
        held = self._seen.get((by, key))
        if held is not None and now - held[0] < FRESH_SECONDS:
            return held[1]
        found = read()
        if len(self._seen) >= MOST_KEPT:
            self._seen.clear()
        if changes == self._changes:  # else it may have been read before something was written
            self._seen[by, key] = (now, found)
        return found

    def changed(self, lesson_id: str) -> None:
        """Forget what was seen of a room, after something was written in it."""
        self._changes += 1
        for name, (_, found) in list(self._seen.items()):
            if found.lesson_id == lesson_id:
                self._seen.pop(name, None)
