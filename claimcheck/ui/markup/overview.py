"""The Overview's tiles, its short list of findings, and the table of sources against sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.reports.view import FindingView, SideView
from claimcheck.ui.lookup import Tie
from claimcheck.ui.markup.parts import marked
from claimcheck.ui.overview import Counts, PairView
from claimcheck.ui.safe import esc, one_line

SENTENCE_CHARACTERS = 150  # two lines of a half page
CELL_CHARACTERS = 26  # a source's name at the head of a column


def tiles(counts: Counts) -> str:
    """How many facts stand how."""
    rows: tuple[tuple[Tie, int, str], ...] = (
        ("conflict", counts.conflict, "facts on which sources clash"),
        ("explained", counts.explained, "differ, with a reason"),
        ("agree", counts.agree, "on which sources agree"),
        ("same", counts.same, "told by several"),
        ("alone", counts.alone, "told by one source only"),
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
    """The sentence when it is short, else the clashing words alone."""
    if len(side.sentence) <= SENTENCE_CHARACTERS or not side.marked:
        words = marked(side.segments)
    else:
        words = f'… <mark class="cc-mark cc-conflict">{esc(one_line(side.marked, SENTENCE_CHARACTERS))}</mark> …'
    return f'<p class="cc-side"><strong>{esc(side.outlet)}</strong> <span class="cc-said">{words}</span></p>'


def matrix(names: Mapping[str, str], pairs: Sequence[PairView]) -> str:
    """Sources against sources: on how many facts two of them clash, differ with a reason, or agree."""
    cells = {frozenset((pair.left_id, pair.right_id)): pair for pair in pairs}
    head = "".join(f'<th scope="col">{esc(one_line(name, CELL_CHARACTERS))}</th>' for name in names.values())
    body = "".join(
        f'<tr><th scope="row">{esc(name)}</th>{"".join(_cell(row, column, cells) for column in names)}</tr>'
        for row, name in names.items()
    )
    return (
        '<div class="cc-wide" tabindex="0" role="region" aria-label="Sources against sources"><table class="cc-matrix">'
        f"<thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cell(row: str, column: str, cells: Mapping[frozenset[str], PairView]) -> str:
    if row == column:
        return '<td class="cc-self"></td>'
    pair = cells[frozenset((row, column))]
    parts: tuple[tuple[Tie, int, str], ...] = (
        ("conflict", pair.conflict, "clash"),
        ("explained", pair.explained, "explained"),
        ("agree", pair.agree, "agree"),
    )
    lines = "".join(f'<span class="cc-count cc-count-{tie}">{n} {words}</span>' for tie, n, words in parts if n)
    silent = pair.right_only if row == pair.left_id else pair.left_only
    quiet = f'<span class="cc-count cc-small">{silent} left out</span>' if silent else ""
    return f"<td>{lines}{quiet}</td>" if lines or quiet else '<td class="cc-small">nothing shared</td>'
