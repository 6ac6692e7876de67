"""Which characters of a paragraph stand in quotation marks. A quotation left open runs on to the paragraph's end."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.records import Span

QUOTED = 0.8  # of a sentence's characters: the rest is the closing stop or a dash
_OPEN = frozenset("“«„")
_CLOSE = frozenset("”»")


@dataclass(frozen=True, slots=True)
class Quotations:
    """Quoted spans of a paragraph's plain text, in order, and whether the last one was left open."""

    spans: tuple[Span, ...]
    left_open: bool

    def cover(self, start: int, end: int) -> bool:
        """Tell whether a stretch of text is quoted as a whole."""
        at = max(0, bisect_right(self.spans, (start, end)) - 1)
        inside = 0
        for low, high in self.spans[at:]:
            if low >= end:
                break
            inside += max(0, min(end, high) - max(start, low))
        return inside >= QUOTED * (end - start)


def read_quotations(text: str) -> Quotations:
    """Find what is quoted in double quotation marks.

    Args:
        text: a paragraph's plain text.

    Returns:
        The quoted spans, marks included.
    """
    spans: list[Span] = []
    opened: int | None = None
    for at, letter in enumerate(text):
        if letter in _OPEN or (letter == '"' and opened is None):
            opened = at if opened is None else opened
        elif opened is not None and (letter in _CLOSE or letter == '"'):
            spans.append((opened, at + 1))
            opened = None
    if opened is not None:
        spans.append((opened, len(text)))
    return Quotations(tuple(spans), opened is not None)
