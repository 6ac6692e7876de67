"""Figures in their sentences, put together again from claims alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.records import Claim, Field, Quantity, Span, TimeSpan

COUNTS = frozenset({"count", "people", "vehicles"})
GAP = "\0"  # stands for each letter of a sentence that no claim holds: most often ", " or " and "
# Changes that measure a distance, not a level: "rose by 40" cannot be added to, "rose to 40" can.
_MOVED_BY = re.compile(
    r"(?:r[iou]s[e]?|fell|fall|gr[eo]w|increas|decreas|dropp?|cut|gain|los|climb|jump|shr[aiu]nk|reduc|rais|lower|add|"
    r"expand|slid|declin|up|down)\w*(?: by)?$|doubl|halv|tripl|trebl",
    re.IGNORECASE,
)
LONGEST = 2_000  # characters; what is longer is no sentence of news, and nothing in it is added up
ADJACENT = 3  # characters between two sentences that follow each other; more, and something stands between them


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity and the claim that states it. ``order`` is its place among the figures of its sentence."""

    quantity: Quantity
    claim_id: str
    order: int

    @property
    def span(self) -> Span:
        """Return its offsets in the article's field."""
        return self.quantity.start, self.quantity.end

    @property
    def low(self) -> float:
        """Return its lower bound; no bound counts from nothing."""
        return self.quantity.low if self.quantity.low is not None else 0.0

    @property
    def high(self) -> float | None:
        """Return its upper bound, null for none."""
        return self.quantity.high


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of a claim with clock times in it."""

    time: TimeSpan
    claim_id: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as far as its claims hold it; ``text`` has the sentence's length, with ``GAP`` where none does."""

    article_id: str
    field: Field
    start: int
    end: int
    text: str
    figures: tuple[Figure, ...]
    clocks: tuple[Clock, ...]
    number: int = 0  # consecutive for sentences that follow each other without a gap

    def between(self, start: int, end: int) -> str:
        """Return the text between two offsets of the article."""
        return self.text[max(0, start - self.start) : max(0, end - self.start)]

    def before(self, figure: Figure) -> str:
        """Return the text of the sentence before ``figure``."""
        return self.between(self.start, figure.quantity.start)

    def after(self, figure: Figure) -> str:
        """Return the text of the sentence after ``figure``."""
        return self.between(figure.quantity.end, self.end)

    def words(self, span: Span) -> str:
        """Return the words at ``span``."""
        return self.between(*span).replace(GAP, "")


def read_sentences(claims: Sequence[Claim]) -> list[Sentence]:
    """Group claims by sentence, in the order of article, field and place."""
    grouped: dict[tuple[str, Field, int, int], list[Claim]] = {}
    for claim in claims:
        grouped.setdefault((claim.article_id, claim.field, claim.sentence_start, claim.sentence_end), []).append(claim)
    found: list[Sentence] = []
    number = 0
    for (article, field, start, end), members in sorted(grouped.items(), key=lambda item: item[0]):
        last = found[-1] if found else None
        follows = (
            last is not None and (last.article_id, last.field) == (article, field) and start - last.end <= ADJACENT
        )
        number += 1 if follows else 2
        found.append(_sentence(article, field, (start, end), members, number))
    return found


def _sentence(article: str, field: Field, span: Span, claims: list[Claim], number: int) -> Sentence:
    start, end = span
    letters = [GAP] * (end - start)
    figures: dict[Span, tuple[Quantity, str]] = {}
    clocks: dict[Span, Clock] = {}
    for claim in sorted(claims, key=lambda claim: (claim.end - claim.start, claim.start), reverse=True):
        for offset, letter in enumerate(claim.text):
            if start <= claim.start + offset < end:
                letters[claim.start + offset - start] = letter
        for quantity in claim.quantities:  # a smaller claim states its figure better than the one around it
            figures[quantity.start, quantity.end] = (quantity, claim.id)
        for time in claim.times:
            if "T" in (time.earliest or "") or "T" in (time.latest or ""):
                clocks[time.start, time.end] = Clock(time, claim.id)
    if end - start > LONGEST:
        figures.clear()
        clocks.clear()
    times = [(time.start, time.end) for claim in claims for time in claim.times]
    usable = [known for where, known in sorted(figures.items()) if _usable(known[0], times)]
    ordered = tuple(Figure(quantity, claim_id, n) for n, (quantity, claim_id) in enumerate(usable))
    return Sentence(
        article, field, start, end, "".join(letters), ordered, tuple(c for _, c in sorted(clocks.items())), number
    )


def _usable(quantity: Quantity, times: list[Span]) -> bool:
    """Keep what can be added: no ranks, no changes, nothing that is part of a time, no "none"."""
    if quantity.ordinal or (quantity.low, quantity.high) in ((None, None), (0, 0)):
        return False
    if quantity.change is not None and _MOVED_BY.search(quantity.change):
        return False
    inside = any(start <= quantity.start and quantity.end <= end for start, end in times)
    return not inside


def is_count(figure: Figure) -> bool:
    """Tell whether the figure counts things or people."""
    return figure.quantity.dimension in COUNTS
