"""The figures of a disputed number beside each other, each as the interval it was read as."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.records import Claim, Quantity, Span
from claimcheck.reports.view import FindingView, SideView
from claimcheck.ui.lookup import Lookup

MARGIN = 0.08  # of the scale on either side, so that no bar starts at the edge
LEAST_WIDTH = 0.012  # of the scale: an exact figure is a line that can be seen


@dataclass(frozen=True, slots=True)
class Figure:
    """One source's figure: its words, and its bar as shares of the scale (0 to 1); open ends reach the scale's end."""

    outlet: str
    date: str
    words: str
    start: float
    end: float
    is_open_low: bool
    is_open_high: bool


def figures(view: FindingView, lookup: Lookup) -> tuple[Figure, ...]:
    """The clashing figures of a finding in the order of their dates; empty unless two or more are of one dimension."""
    found: dict[tuple[str, int], tuple[SideView, Quantity]] = {}
    for conflict in view.conflicts:
        for side in (conflict.left, conflict.right):
            claim = lookup.claims[side.claim_id]
            for quantity in clashing(claim, side):
                found.setdefault((claim.id, quantity.start), (side, quantity))
    kept = [(side, quantity) for side, quantity in found.values() if (quantity.low, quantity.high) != (None, None)]
    if len(kept) < 2 or len({quantity.dimension for _, quantity in kept}) != 1:
        return ()
    bounds = [bound for _, q in kept for bound in (q.low, q.high) if bound is not None]
    least, most = min(bounds), max(bounds)
    if least == most:
        return ()
    kept.sort(key=lambda each: (each[0].date, each[0].outlet))
    return tuple(_figure(side, quantity, least, most, lookup) for side, quantity in kept)


def clashing(claim: Claim, side: SideView) -> Iterator[Quantity]:
    """Yield the figures of a claim that stand in the words that clash."""
    spans = list(_marked(side))
    for quantity in claim.quantities:
        if not quantity.ordinal and any(quantity.start < end and start < quantity.end for start, end in spans):
            yield quantity


def _marked(side: SideView) -> Iterator[Span]:
    at = side.sentence_start
    for piece in side.segments:
        if piece.is_marked:
            yield at, at + len(piece.text)
        at += len(piece.text)


def _figure(side: SideView, quantity: Quantity, least: float, most: float, lookup: Lookup) -> Figure:
    def share(value: float) -> float:
        return MARGIN + (value - least) / (most - least) * (1 - 2 * MARGIN)

    start = 0.0 if quantity.low is None else share(quantity.low)
    end = 1.0 if quantity.high is None else share(quantity.high)
    claim = lookup.claims[side.claim_id]
    words = claim.text[max(0, quantity.start - claim.start) : quantity.end - claim.start]
    return Figure(
        outlet=side.outlet,
        date=side.date,
        words=" ".join(words.split()),
        start=start,
        end=max(end, start + LEAST_WIDTH),
        is_open_low=quantity.low is None,
        is_open_high=quantity.high is None,
    )
