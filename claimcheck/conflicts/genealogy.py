"""Where a figure comes from: which outlet printed which when, what is a copy, and where it changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimcheck.facts.numbers import heads_match, relate
from claimcheck.facts.parts import SAME_HEAD
from claimcheck.records import Article, Claim, Origin, Quantity


@dataclass(frozen=True, slots=True)
class Printing:
    """One figure in print; ``low`` and ``high`` in the base unit, ``copy_of`` the claim that printed it first."""

    claim_id: str
    article_id: str
    published: str | None
    words: str
    low: float | None
    high: float | None
    copy_of: str | None
    changed: bool  # it cannot be the figure printed just before


def genealogy(
    asked: Quantity, claims: Sequence[Claim], articles: Mapping[str, Article], origins: Sequence[Origin] = ()
) -> tuple[Printing, ...]:
    """Trace one figure through claims that tell the same fact, in the order of publication.

    Args:
        asked: the figure in question; only figures of the same thing on the same scale are traced.
        claims: the claims of its cluster.
        articles: by id.
        origins: passages that several articles print; every copy but the first names that first one.
    """
    firsts = {claim_id: origin.claim_ids[0] for origin in origins for claim_id in origin.claim_ids[1:]}
    ordered = sorted(claims, key=lambda c: (articles[c.article_id].published or "9999", c.article_id, c.start))
    printed: list[Printing] = []
    before: Quantity | None = None
    for claim in ordered:
        figure = _same_measure(asked, claim.quantities)
        if figure is None:
            continue
        start, end = figure.start - claim.start, figure.end - claim.start
        printed.append(
            Printing(
                claim_id=claim.id,
                article_id=claim.article_id,
                published=articles[claim.article_id].published,
                words=" ".join(claim.text[start:end].split()),
                low=figure.low,
                high=figure.high,
                copy_of=firsts.get(claim.id),
                changed=before is not None and relate(before, figure) == "clash",
            )
        )
        before = figure
    return tuple(printed)


def _same_measure(asked: Quantity, found: Sequence[Quantity]) -> Quantity | None:
    """Return the figure that measures what is asked, the best-matching noun first."""
    alike = [q for q in found if relate(asked, q) != "incomparable" and heads_match(asked, q) >= SAME_HEAD]
    return max(alike, key=lambda q: (heads_match(asked, q), -q.start), default=None)
