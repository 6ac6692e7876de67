"""Facts with one row per source."""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.ui.facts import FactRow, FactView
from claimcheck.ui.lookup import Tie
from claimcheck.ui.markup.parts import chip, marked, who
from claimcheck.ui.safe import esc, one_line
from claimcheck.ui.words import TIES

MOST_NAMED = 6  # outlets named in one line; more are counted


def fact(view: FactView) -> str:
    """A fact and who says what about it."""
    sources = {row.side.article_id for row in view.rows}
    size = f"{len(sources)} sources" if len(sources) > 1 else "1 source"
    rows = "".join(_fact_row(row) for row in view.rows)
    title = esc(one_line(view.label or view.rows[0].side.sentence, 120))
    return (
        f'<section class="cc-fact cc-card-{view.tie}"><header class="cc-head"><h2>{title}</h2>'
        f'<span class="cc-chips">{chip(TIES[view.tie], view.tie)}{chip(size)}</span></header>'
        f'<ul class="cc-rows">{rows}</ul>{_silent(view.silent)}</section>'
    )


def _silent(outlets: tuple[str, ...]) -> str:
    if not outlets:
        return ""
    named = ", ".join(outlets) if len(outlets) <= MOST_NAMED else f"{len(outlets)} other sources"
    return f'<p class="cc-small">Not mentioned by {esc(named)}</p>'


def lone_facts(outlet: str, facts: Iterable[FactView]) -> str:
    """What one source alone tells."""
    rows = "".join(f"<li><blockquote>{esc(view.rows[0].side.sentence)}</blockquote></li>" for view in facts)
    head = f'<header class="cc-head"><h2>{esc(outlet)}</h2></header>'
    return f'<section class="cc-fact">{head}<ul class="cc-rows">{rows}</ul></section>'


def _fact_row(row: FactRow) -> str:
    tie: Tie = "same" if row.tie == "alone" else row.tie
    copied = f'<p class="cc-small">the same words as {esc(row.copied_from)}</p>' if row.copied_from else ""
    return f"<li><div>{who(row.side)}{copied}</div><blockquote>{marked(row.side.segments, tie)}</blockquote></li>"
