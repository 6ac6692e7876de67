"""The Overview's tiles, its short list of findings, and the table of sources against sources."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.reports.view import FindingView, Segment, SideView
from claimcheck.ui.lookup import Tie
from claimcheck.ui.markup.parts import marked
from claimcheck.ui.overview import Counts, PairView
from claimcheck.ui.safe import esc, one_line

SENTENCE_CHARACTERS = 150  # two lines of a half page
NEXT_CHARACTERS = 60  # on either side of the clashing words of a longer one
CELL_CHARACTERS = 26  # a source's name at the head of a column


def tiles(counts: Counts) -> str:
    """How many facts stand how."""
    rows: tuple[tuple[Tie, int, str], ...] = (
        ("conflict", counts.conflict, "conflict" if counts.conflict == 1 else "conflicts"),
        ("explained", counts.explained, f"difference{'' if counts.explained == 1 else 's'} with a reason"),
        ("agree", counts.agree, "facts on which sources agree"),
        ("same", counts.same, "facts told by several"),
        ("alone", counts.alone, "facts told by one source only"),
    )
    body = "".join(
        f'<li class="cc-tile cc-tile-{tie}"><strong>{number:,}</strong> {esc(words)}</li>'
        for tie, number, words in rows
    )
    return f'<ul class="cc-tiles">{body}</ul>'


def short(view: FindingView, rank: int) -> str:
    """A finding in two lines: what it is about, and the clashing words of both sides."""
    first = view.conflicts[0]
    return (
        f'<div class="cc-short"><span class="cc-rank" aria-hidden="true">{rank}</span><div>'
        f'<h3>{esc(view.headline)}</h3><div class="cc-pair">{_side(first.left)}{_side(first.right)}</div></div></div>'
    )


def _side(side: SideView) -> str:
    """The sentence when it is short, else the words around what clashes in it."""
    pieces = side.segments if len(side.sentence) <= SENTENCE_CHARACTERS else around(side.segments)
    return f'<p class="cc-side"><strong>{esc(side.outlet)}</strong> <span class="cc-said">{marked(pieces)}</span></p>'


def around(pieces: Sequence[Segment]) -> tuple[Segment, ...]:
    """Cut what is not marked to the words next to the marks, with an ellipsis where words are left out."""
    cut = []
    for number, piece in enumerate(pieces):
        text = piece.text
        if not piece.is_marked and number == 0:
            text = _tail(text)
        elif not piece.is_marked and number == len(pieces) - 1:
            text = _head(text)
        elif not piece.is_marked and len(text) > 2 * NEXT_CHARACTERS:
            text = f"{_head(text)} {_tail(text).removeprefix('…')}"
        cut.append(Segment(text, piece.is_marked))
    return tuple(cut)


def _head(text: str) -> str:
    return text if len(text) <= NEXT_CHARACTERS else text[:NEXT_CHARACTERS].rpartition(" ")[0] + " …"


def _tail(text: str) -> str:
    return text if len(text) <= NEXT_CHARACTERS else "… " + text[-NEXT_CHARACTERS:].partition(" ")[2]


def column_head(name: str) -> str:
    """A source's name above its column or beside its row."""
    return f'<p class="cc-cell-head">{esc(one_line(name, CELL_CHARACTERS))}</p>'


def cell(pair: PairView, row: str) -> tuple[str, ...]:
    """In facts, how the row's source stands to the column's; empty when they tell nothing of the same.

    What the row's source shares with others and the column's never mentions is left out.
    """
    silent = pair.left_only if row == pair.left_id else pair.right_only
    parts = (
        (pair.conflict, "clash"),
        (pair.explained, "explained"),
        (pair.agree, "agree"),
        (silent, "left out"),
    )
    return tuple(f"{number} {words}" for number, words in parts if number)
