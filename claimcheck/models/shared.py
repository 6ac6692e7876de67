"""Models that are opened once for the whole process, before they are asked for where somebody sees the need coming."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Shared(Generic[T]):
    """A model opened by whichever thread asks first; the others wait for it."""

    def __init__(self, make: Callable[[], T]) -> None:
        """Remember how it is opened."""
        self._make, self._lock = make, threading.Lock()
        self._made: T | None = None

    def get(self) -> T:
        """Return it.

        Raises:
            ModelError: it cannot be opened; the next who asks tries again.
        """
        with self._lock:
            if self._made is None:
                self._made = self._make()
            return self._made
