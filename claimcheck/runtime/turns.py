"""A fair and bounded queue: work runs a few at a time, in the order in which it came."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Condition

from claimcheck.errors import ClaimcheckError

TOGETHER = 1  # an analysis uses every core by itself; two at once end later than one after the other
MOST_WAITING = 30  # a class that presses the button at once; whoever comes later would stare at it for minutes
LOOK_SECONDS = 0.2  # how often who waits is told, and so how soon they can be stopped


class BusyError(ClaimcheckError):
    """Too many are waiting already; the person should come back later."""


class Turns:
    """Gives turns to threads, first come, first served.

    Nobody who waits is overtaken, so nobody starves as long as every turn ends. Who gives up leaves the line at once.
    """

    def __init__(self, together: int = TOGETHER, most_waiting: int = MOST_WAITING) -> None:
        """Start with nobody in the line.

        Args:
            together: how many have a turn at the same time.
            most_waiting: how many may wait beside them.
        """
        self._together, self._most_waiting = together, most_waiting
        self._line: list[object] = []  # those whose turn it is come first
        self._moved = Condition()

    @contextmanager
    def take(self, waiting: Callable[[int], None] | None = None) -> Iterator[None]:
        """Wait for a turn, and have it for the length of the block.

        Args:
            waiting: told now and again how many turns must end first, 1 or more; what it raises gives the place up.

        Raises:
            BusyError: the line is full.
        """
        ticket = object()
        with self._moved:
            if len(self._line) >= self._together + self._most_waiting:
                raise BusyError(f"{self._most_waiting} analyses are waiting already; try again in a few minutes")
            self._line.append(ticket)
        try:
            while before := self._before(ticket):
                if waiting is not None:
                    waiting(before)
                with self._moved:
                    self._moved.wait_for(lambda: self._before(ticket) == 0, timeout=LOOK_SECONDS)
            yield
        finally:
            with self._moved:
                self._line.remove(ticket)
                self._moved.notify_all()

    def waiting(self) -> int:
        """How many wait for a turn now."""
        with self._moved:
            return max(len(self._line) - self._together, 0)

    def _before(self, ticket: object) -> int:
        """How many turns must end before this one's, 0 when it is its turn."""
        with self._moved:
            return max(self._line.index(ticket) - self._together + 1, 0)
