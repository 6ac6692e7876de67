"""What a reader sees of a stretch of text, with the way back to every character.

Articles keep their markup, since offsets must not move. The parser and the grammars read the plain text; ``Plain.span``
turns what they find into offsets of the article's own field.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.records import Span

# Every repetition is bounded or excludes its own opener, so that "[[[[..." stays linear.
_MARKUP = re.compile(
    r"!\[[^\[\]\n]{0,300}\]\([^()\s]{0,2000}\)"  # an image
    r"|\[(?P<label>[^\[\]\n]{1,300})\]\([^()\n]{0,2000}\)"  # a link: its label stays
    r"|\[\d{1,3}\]"  # a footnote mark
    r"|<https?://[^<>\s]{1,2000}>|https?://[^\s<>()\[\]]{1,2000}"  # a bare link
    r"|\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)_{1,3}(?=\w)|(?<=[\w.,!?])_{1,3}(?!\w)|`+"  # emphasis
    r"|(?P<invisible>[\u00ad\u200b-\u200f\u2060\ufeff]+)"
    r"|(?P<space>\s+)"
)
_LINE_MARK = re.compile(r"[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*•–—][ \t]+|\d{1,2}[.)][ \t]+(?=[A-Z\"“]))+")


@dataclass(frozen=True, slots=True)
class Plain:
    """Plain text and, for each of its characters, the offset in the field it was read from."""

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Turn a non-empty span of the plain text into one of the field."""
        return self.offsets[start], self.offsets[end - 1] + 1


def plain(field: str, start: int, end: int) -> Plain:
    """Read ``field[start:end]`` without markup; every run of white space becomes one space.

    Args:
        field: an article's title or text.
        start: where to begin.
        end: where to stop.

    Returns:
        The plain text with its offsets, white space at both ends removed.
    """
    letters: list[str] = []
    offsets: list[int] = []

    def keep(low: int, high: int) -> None:
        letters.extend(field[low:high])
        offsets.extend(range(low, high))

    mark = _LINE_MARK.match(field, start, end)
    at = mark.end() if mark else start
    for found in _MARKUP.finditer(field, at, end):
        keep(at, found.start())
        at = found.end()
        if found["label"] is not None:
            keep(*_inner(field, *found.span("label")))
        elif found["space"] is not None and letters and letters[-1] != " ":
            letters.append(" ")
            offsets.append(found.start())
    keep(at, end)
    return _stripped("".join(letters), offsets)


def _inner(field: str, start: int, end: int) -> Span:
    """Leave out white space at both ends of a link's label."""
    label = field[start:end]
    first = start + len(label) - len(label.lstrip())
    return first, max(first, start + len(label.rstrip()))


def _stripped(text: str, offsets: list[int]) -> Plain:
    """Leave out white space at both ends."""
    first = len(text) - len(text.lstrip())
    last = len(text.rstrip())
    return Plain(text[first:last], tuple(offsets[first:last]))
