"""What the arithmetic of an article came to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from claimcheck.records import Span

ArithmeticKind = Literal["sum", "part_of_whole", "percentage", "rate", "duration"]


@dataclass(frozen=True, slots=True)
class ArithmeticFinding:
    """A calculation that figures of one text call for, and whether it comes out.

    ``left`` is what is calculated from (the parts, the part and its whole, price and number, the clock times),
    ``right`` what is stated (the total, the share, the sum of money, the duration). Spans are offsets in the article's
    own field.
    """

    left_claim_id: str
    right_claim_id: str
    left_spans: tuple[Span, ...]
    right_spans: tuple[Span, ...]
    reason: str
    kind: ArithmeticKind
    consistent: bool


def number(value: float) -> str:
    """Write a figure as people read it: 1,212 or 47.3."""
    if abs(value - round(value)) < 1e-9:
        return f"{round(value):,}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")
