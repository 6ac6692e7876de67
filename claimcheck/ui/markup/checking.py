"""What the articles say to a statement."""

from __future__ import annotations

from claimcheck.ui.checking import Checked
from claimcheck.ui.lookup import Tie
from claimcheck.ui.markup.parts import marked, nothing, who
from claimcheck.ui.reader import Said
from claimcheck.ui.safe import esc

_HEADS: dict[Tie, str] = {
    "conflict": "Contradicts it",
    "explained": "Differs, with a reason",
    "agree": "Supports it",
    "same": "Speaks of the same",
}


def checked(found: Checked) -> str:
    """The statement as asked, and the sentences that contradict it, differ or support it, in this order."""
    asked = f'<p class="cc-asked">“{esc(found.statement)}”</p>'
    if not found.said:
        return asked + nothing("Nothing in these articles contradicts this statement, and nothing supports it.")
    return asked + "".join(_group(tie, [said for said in found.said if said.tie == tie]) for tie in _HEADS)


def _group(tie: Tie, said: list[Said]) -> str:
    if not said:
        return ""
    rows = "".join(
        f"<li>{who(each.side)}<div><blockquote>{marked(each.side.segments, tie)}</blockquote>"
        f'<p class="cc-small">{esc(each.reason)}</p></div></li>'
        for each in said
    )
    head = f'<header class="cc-head"><h2>{esc(_HEADS[tie])}</h2></header>'
    return f'<section class="cc-fact cc-card-{tie}">{head}<ul class="cc-rows">{rows}</ul></section>'
