"""The smallest pieces of markup. Article text goes through ``esc`` here and nowhere reaches the page without it."""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.reports.days import day
from claimcheck.reports.view import Segment, SideView
from claimcheck.ui.safe import esc

__all__ = ["chip", "day", "heading", "lead", "marked", "nothing", "quotation", "title", "who"]


def title(text: str) -> str:
    """A page's title."""
    return f'<h1 class="cc-h1">{esc(text)}</h1>'


def heading(text: str) -> str:
    """The heading of a part of a page."""
    return f'<h2 class="cc-h2">{esc(text)}</h2>'


def lead(text: str) -> str:
    """The sentence under a page's title."""
    return f'<p class="cc-lead">{esc(text)}</p>'


def nothing(text: str) -> str:
    """What stands where a list would be when nothing fits."""
    return f'<p class="cc-nothing">{esc(text)}</p>'


def marked(pieces: Iterable[Segment], tie: str = "conflict") -> str:
    """The pieces of a sentence, the marked ones underlined and coloured by ``tie``."""
    return "".join(
        f'<mark class="cc-mark cc-{tie}">{esc(piece.text)}</mark>' if piece.is_marked else esc(piece.text)
        for piece in pieces
    )


def chip(text: str, look: str = "plain", title: str = "") -> str:
    """A small word in a frame; ``look`` is plain, conflict, explained or agree."""
    hint = f' title="{esc(title)}"' if title else ""
    return f'<span class="cc-chip cc-chip-{look}"{hint}>{esc(text)}</span>'


def who(side: SideView) -> str:
    """The line above a quotation: the outlet, the date, and whom the outlet quotes."""
    said = f' <span class="cc-speaker">quoting {esc(side.speaker)}</span>' if side.speaker else ""
    headline = ' <span class="cc-speaker">in the headline</span>' if side.field == "title" else ""
    return (
        f'<p class="cc-who"><strong>{esc(side.outlet)}</strong> '
        f'<span class="cc-date">{esc(day(side.date))}</span>{said}{headline}</p>'
    )


def quotation(side: SideView, tie: str = "conflict") -> str:
    """One side of a pair: who says it, and the sentence with its words marked."""
    return f'<div class="cc-side">{who(side)}<blockquote>{marked(side.segments, tie)}</blockquote></div>'
