"""What a story says beside a pair: whether one of its claims finds a better partner in the other's article.

An article tells a fact once or twice. Where the other article holds a sentence that says the same, or that is closer to
the same fact, or the very figure in question, two claims that look alike are often about two things.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimcheck.conflicts.numeric import NumberClash
from claimcheck.facts.numbers import comparable, heads_match, relate
from claimcheck.records import Claim, Quantity, Span

SAME_VALUE = 0.3  # of `figure_elsewhere` for an equal figure whatever it counts; the rest is for what is counted


@dataclass(frozen=True, slots=True)
class Beside:
    """What speaks for other partners of a pair's claims, each from -1 or 0 to 1."""

    lead: float = 0.0  # how much more the pair is related than the best other pair of either claim with that article
    agrees_elsewhere: float = 0.0  # the most that either claim agrees with another claim of that article
    figure_elsewhere: float = 0.0  # whether a clashing figure is told by the other article too, and of the same thing
    both_told: float = 0.0  # how far each side's claim is told by the other's article as well; no weight, see vetoes.py


def beside(
    pairs: Sequence[tuple[int, int]],
    claims: Sequence[Claim],
    related: Sequence[float],
    agrees: Sequence[float],
    clashes: Sequence[NumberClash | None],
) -> list[Beside]:
    """Compare every pair with the other pairs of its claims.

    Args:
        pairs: claim numbers, all candidate pairs of a story.
        claims: the story's claims.
        related: how likely each pair is to be about one fact.
        agrees: how likely each pair is to agree.
        clashes: the clash of figures of each pair.

    Returns:
        One record per pair.
    """
    of_claim: dict[tuple[int, str], list[int]] = {}
    for n, (i, j) in enumerate(pairs):
        of_claim.setdefault((i, claims[j].article_id), []).append(n)
        of_claim.setdefault((j, claims[i].article_id), []).append(n)
    figures: dict[str, list[Quantity]] = {}
    for claim in claims:
        figures.setdefault(claim.article_id, []).extend(claim.quantities)
    out = []
    for n, (i, j) in enumerate(pairs):
        one, two = claims[i], claims[j]
        of_one, of_two = {*of_claim[i, two.article_id]} - {n}, {*of_claim[j, one.article_id]} - {n}
        rivals = of_one | of_two
        out.append(
            Beside(
                lead=related[n] - _most(related[m] for m in rivals),
                agrees_elsewhere=_most(agrees[m] for m in rivals),
                figure_elsewhere=_figure_elsewhere(one, two, clashes[n], figures),
                both_told=min(_most(agrees[m] for m in of_one), _most(agrees[m] for m in of_two)),
            )
        )
    return out


def closely_related(
    pairs: Iterable[tuple[int, int]], among: Sequence[tuple[int, int]], claims: Sequence[Claim]
) -> list[tuple[int, int]]:
    """Return those of the pairs ``among`` that ``beside`` compares some ``pairs`` with, and these themselves.

    Args:
        pairs: claim numbers.
        among: all candidate pairs of a story.
        claims: the story's claims.
    """
    asked = {key for i, j in pairs for key in ((i, claims[j].article_id), (j, claims[i].article_id))}
    return [(i, j) for i, j in among if (i, claims[j].article_id) in asked or (j, claims[i].article_id) in asked]


def _most(values: Iterable[float]) -> float:
    return max(values, default=0.0)


def _figure_elsewhere(one: Claim, two: Claim, clash: NumberClash | None, figures: dict[str, list[Quantity]]) -> float:
    if clash is None or one.article_id == two.article_id:
        return 0.0
    told = [(_at(one, clash.left), two.article_id), (_at(two, clash.right), one.article_id)]
    return _most(_told(q, figures[article]) for q, article in told if q is not None)


def _at(claim: Claim, span: Span) -> Quantity | None:
    return next((q for q in claim.quantities if (q.start, q.end) == span), None)


def _told(q: Quantity, others: Iterable[Quantity]) -> float:
    equal = (o for o in others if comparable(q, o) and relate(q, o) == "equal")
    return _most(SAME_VALUE + (1 - SAME_VALUE) * heads_match(q, o) for o in equal)
