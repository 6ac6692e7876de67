"""Bars for the figures of a disputed number."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.ui.figures import Figure
from claimcheck.ui.markup.parts import day
from claimcheck.ui.safe import esc


def bars(figures: Sequence[Figure]) -> str:
    """One bar per source on a common scale; empty when there is nothing to compare."""
    if not figures:
        return ""
    rows = "".join(_row(figure) for figure in figures)
    return (
        '<figure class="cc-figures"><figcaption>The figures, as ranges on one scale</figcaption>'
        f"<ul>{rows}</ul></figure>"
    )


def _row(figure: Figure) -> str:
    ends = (" cc-open-low" if figure.is_open_low else "") + (" cc-open-high" if figure.is_open_high else "")
    place = f"left:{figure.start:.2%};width:{figure.end - figure.start:.2%}"
    return (
        f'<li><span class="cc-bar-who"><strong>{esc(figure.outlet)}</strong> '
        f'<span class="cc-date">{esc(day(figure.date))}</span></span>'
        f'<span class="cc-bar-scale" aria-hidden="true"><span class="cc-bar{ends}" style="{place}"></span></span>'
        f'<span class="cc-bar-words">{esc(figure.words)}</span></li>'
    )
