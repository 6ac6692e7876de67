"""Sentences cut into marked and unmarked pieces, so that every format marks the same words and loses none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claimcheck.records import Span


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text, marked when it holds the clashing words."""

    text: str
    is_marked: bool


def segments(text: str, start: int, end: int, spans: Iterable[Span]) -> tuple[Segment, ...]:
    """Cut ``text[start:end]`` into marked and unmarked pieces.

    Args:
        text: the article's title or text.
        start: first code point to show.
        end: one past the last code point to show.
        spans: what to mark, as offsets into ``text``; may overlap, touch, be empty or reach outside.

    Returns:
        Pieces that joined give ``text[start:end]`` exactly; none is empty, and no two neighbours are marked alike.
    """
    start, end = max(0, start), min(len(text), end)
    pieces: list[Segment] = []
    at = start
    for left, right in _merged(spans, start, end):
        if left > at:
            pieces.append(Segment(text[at:left], is_marked=False))
        pieces.append(Segment(text[left:right], is_marked=True))
        at = right
    if at < end:
        pieces.append(Segment(text[at:end], is_marked=False))
    return tuple(pieces)


def _merged(spans: Iterable[Span], start: int, end: int) -> list[Span]:
    """Clip spans to the window and join those that overlap or touch."""
    joined: list[Span] = []
    for left, right in sorted((max(start, left), min(end, right)) for left, right in spans):
        if left >= right:
            continue
        if joined and left <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(right, joined[-1][1]))
        else:
            joined.append((left, right))
    return joined
