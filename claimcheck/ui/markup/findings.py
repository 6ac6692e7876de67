"""Findings as cards: two sentences side by side, why they clash, and what stands around them."""

from __future__ import annotations

from claimcheck.reports.links import original
from claimcheck.reports.view import ConflictView, FindingView, SideView
from claimcheck.reports.words import BETWEEN, both_true_if
from claimcheck.ui.markup.parts import chip, marked, quotation
from claimcheck.ui.safe import esc
from claimcheck.ui.words import LIKELY, sureness

PAIR, MOST_SIDES = 2, 4  # sources beside each other in a finding; more are read below each other
MOST_AGAIN = 12  # further pairs about one fact: more of the same shows nothing new, and makes the page slow


def finding(view: FindingView, rank: int, decision: str = "", is_new: bool = False) -> str:
    """A finding: headline, how sure, the pair that it tells side by side, and why; struck through once it is dismissed.

    ``is_new`` marks what the analysis before did not find.
    """
    first, name = view.conflicts[0], f"finding-{esc(view.id)}"
    new = chip("new", "agree", "The analysis before did not find it") if is_new else ""
    look = " cc-dismissed" if decision == "dismissed" else ""
    return (
        f'<article class="cc-finding{look}" aria-labelledby="{name}"><header class="cc-head">'
        f'<span class="cc-rank" aria-hidden="true">{rank}</span><h2 id="{name}">{esc(view.headline)}</h2>'
        f'<span class="cc-chips">{new}{_chips(view)}</span></header>{sides(view)}'
        f"{reasons(first, view.headline)}</article>"
    )


def explained(view: FindingView, rank: int) -> str:
    """An explained difference, folded to its headline and its reason."""
    first = view.conflicts[0]
    both = both_true_if(first)
    because = f'<span class="cc-because">{esc(both)}</span>' if both else ""
    return (
        f'<details class="cc-explained"><summary><span class="cc-rank" aria-hidden="true">{rank}</span>'
        f"<strong>{esc(view.headline)}</strong>{because}</summary>"
        f"{pair(first)}{reasons(first, view.headline)}{more(view)}</details>"
    )


def more(view: FindingView, is_open: bool = False) -> str:
    """What stands around the sentences, and every further pair about the same fact, folded away until asked for."""
    first, rest = view.conflicts[0], view.conflicts[1:]
    name = "Context" if not rest else f"Context and {len(rest)} more {'pair' if len(rest) == 1 else 'pairs'}"
    around = "".join(_surroundings(side, view.verdict) for side in (first.left, first.right))
    again = "".join(f'<div class="cc-again">{pair(each)}{reasons(each)}</div>' for each in rest[:MOST_AGAIN])
    if len(rest) > MOST_AGAIN:
        again += f'<p class="cc-small">{len(rest) - MOST_AGAIN:,} more pairs stand in the exported report.</p>'
    return (
        f'<details class="cc-more"{" open" if is_open else ""}><summary>{name}</summary>'
        f'<div class="cc-pair">{around}</div>{again}</details>'
    )


def pair(view: ConflictView) -> str:
    """Two sentences beside each other (below each other on a phone) with the clashing words marked."""
    tie = view.verdict
    return f'<div class="cc-pair">{quotation(view.left, tie)}{quotation(view.right, tie)}</div>'


def sides(view: FindingView) -> str:
    """The sentences that clash beside each other: the headline's pair, and up to two more sources against it."""
    first, seen = view.conflicts[0], dict[str, str]()
    for each in view.conflicts:
        if each.verdict == first.verdict:
            for side in (each.left, each.right):
                seen.setdefault(side.article_id, quotation(side, each.verdict))
    shown = list(seen.values())[:MOST_SIDES] if len(seen) > PAIR else []
    many = f" cc-pair-{len(shown)}"
    return f'<div class="cc-pair{many}">{"".join(shown)}</div>' if shown else pair(first)


def reasons(view: ConflictView, told: str = "") -> str:
    """Why the pair was flagged (unless ``told`` says so), what would make both true, and what removes the flag."""
    why = "Why flagged" if view.verdict == "conflict" else "How they differ"
    lines = [] if view.reason == told else [(why, view.reason)]
    if both := both_true_if(view):
        lines.append(("Both true if", both))
    if view.flip:
        lines.append(("What it hangs on", view.flip))
    body = "".join(f"<dt>{esc(name)}</dt><dd>{esc(text)}</dd>" for name, text in lines if text)
    return f'<dl class="cc-reasons">{body}</dl>' if body else ""


def _chips(view: FindingView) -> str:
    between = view.conflicts[0].between
    chips = "" if between == "outlets" else chip(BETWEEN[between])
    if view.verdict == "explained":
        return chips + chip("explained", "explained", "One difference accounts for it: both can be true")
    words, meaning = sureness(view.confidence)
    return chips + chip(words, "conflict" if view.confidence >= LIKELY else "plain", meaning)


def _surroundings(side: SideView, tie: str) -> str:
    title = f'<p class="cc-title">{esc(side.title)}</p>' if side.title else ""
    return (
        f'<div class="cc-side"><p class="cc-who"><strong>{esc(side.outlet)}</strong></p>{title}'
        f'<p class="cc-around">{esc(side.before)} <span class="cc-core">{marked(side.segments, tie)}</span> '
        f"{esc(side.after)}</p>{_original(side)}</div>"
    )


def _original(side: SideView) -> str:
    address = original(side)
    if address is None:
        return ""
    return (
        f'<p class="cc-small"><a href="{esc(address)}" target="_blank" rel="noopener noreferrer">'
        f"The sentence in the original page of {esc(side.outlet)}</a></p>"
    )
