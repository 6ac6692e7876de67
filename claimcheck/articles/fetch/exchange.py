"""One request and its answer, and the seam where tests put their own: a ``Transport``."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from claimcheck.articles.fetch.refusals import FetchError


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent. ``headers`` have names in lower case; ``data`` is decompressed."""

    status: int
    headers: Mapping[str, str]
    data: bytes


class Transport(Protocol):
    """Sends one GET request, follows nothing, and keeps within its limits."""

    def get(self, url: str, seconds: float, size: int) -> Answer:
        """Fetch one address.

        Args:
            url: from ``checked_url``.
            seconds: how long it may take in all.
            size: how many bytes a page may have after decompression.

        Returns:
            The answer; its data ends at the latest one byte beyond ``size``, so that a larger page is recognised.

        Raises:
            FetchError: refused, too slow, or not to be reached.
        """


class Clock:
    """How much is left of a time limit."""

    __slots__ = ("_end", "_seconds")

    def __init__(self, seconds: float) -> None:
        """Start to count."""
        self._seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Return the seconds that are left.

        Raises:
            FetchError: none are.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise FetchError(too_slow(self._seconds))
        return left


def too_slow(seconds: float) -> str:
    """Say that time ran out."""
    return f"took longer than {seconds:.3g} seconds; try again later"
