"""Lists of parts against the totals that they are parts of: what a list adds up to, and what is stated."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.conflicts.sums.candidates import (
    GENERIC,
    SMALLEST_CHANCE,
    Total,
    equals,
    find_totals,
    free_figures,
    mentions,
)
from claimcheck.conflicts.sums.figures import Figure, Sentence
from claimcheck.conflicts.sums.finding import ArithmeticFinding, number
from claimcheck.conflicts.sums.lists import PartList, find_lists
from claimcheck.facts.words import stem

FARTHEST = 4.0  # a total in another article, this many times off or more, counts something else
ROUND_FROM = 1_000  # figures from here on are often rounded: 84,300 stands for 84,250 to 84,349
ROUNDING_CAP = 0.06  # but no editor rounds by more than this share


def check_sums(sentences: Sequence[Sentence]) -> list[ArithmeticFinding]:
    """Add up every list and hold it against the totals that it may be the parts of."""
    found: list[ArithmeticFinding] = []
    several = len({sentence.article_id for sentence in sentences}) > 1
    lists = [find_lists(sentence) for sentence in sentences]
    free = free_figures(sentences, lists)
    for at in range(len(sentences)):
        done: set[int] = set()
        for parts in lists[at]:
            orders = {part.order for part in parts.parts}
            findings = [] if done & orders else _check(parts, find_totals(sentences, at, parts, free), several=several)
            done |= orders if findings else set()
            found.extend(findings)
    return found


def _check(parts: PartList, totals: list[Total], *, several: bool) -> list[ArithmeticFinding]:
    """Report what the list agrees with; only when nothing fits, and nearest first, what it contradicts."""
    fitting = [total for total in totals if _fits(parts, total)]
    found = [_finding(parts, total, consistent=True) for total in fitting if _worth_saying(parts, total)]
    if any(total.place != "elsewhere" for total in fitting):
        return found
    clashing = [total for total in totals if not _fits(parts, total) and _contradicts(parts, total)]
    near = [total for total in clashing if total.place != "elsewhere"]
    if near and not _one_total(near):
        return found
    if near:
        return [*found, _finding(parts, near[0], consistent=False)]
    settled = {total.sentence for total in fitting}
    away = [total for total in clashing if several and total.sentence not in settled and _comparable(parts, total)]
    return [*found, *(_finding(parts, total, consistent=False) for total in away)]


def _one_total(near: list[Total]) -> bool:
    """Tell whether the nearest place offers a single figure to be the total."""
    return len({total.figure.low for total in near if total.place == near[0].place}) == 1


def _comparable(parts: PartList, total: Total) -> bool:
    """Tell whether two figures of different articles are near enough in size to be meant for one thing."""
    stated = total.figure.high if total.figure.high is not None else total.figure.low
    return stated <= parts.low * FARTHEST and parts.low <= stated * FARTHEST


def _fits(parts: PartList, total: Total) -> bool:
    slack = max(_rounding(total.figure), max(_rounding(part) for part in parts.parts))
    low, high = total.figure.low, total.figure.high
    if high is not None and parts.low > high + slack:
        return False
    return parts.high is None or parts.high >= low - slack


def _rounding(figure: Figure) -> float:
    """Return half of the last place that a large figure is given to; small ones and bounds are exact."""
    value = figure.quantity.value
    if value is None or value < ROUND_FROM or value != int(value) or figure.quantity.relation in "<>":
        return 0.0
    step = 1
    while value % (step * 10) == 0:
        step *= 10
    return min(step / 2, ROUNDING_CAP * value) if step > 1 else 0.0


def _worth_saying(parts: PartList, total: Total) -> bool:
    """Keep sums that come out for a reason: near by, or exact and too large for chance."""
    if total.place in ("sentence", "previous"):
        return parts.complete or parts.apart or parts.of_them
    closed = total.figure.high is not None and total.figure.quantity.low is not None
    exact = total.figure.low == total.figure.high and parts.low == parts.high
    large = exact and total.figure.low >= SMALLEST_CHANCE
    if equals(total, parts):
        return True
    return (parts.complete or parts.apart or parts.of_them) and closed and (large or total.place == "elsewhere")


def _contradicts(parts: PartList, total: Total) -> bool:
    """Tell whether the words claim that these parts make, or at least lie within, this total."""
    over = total.figure.high is not None and parts.low > total.figure.high
    biggest = max(part.low for part in parts.parts)
    holds_each = total.figure.high is None or total.figure.high >= biggest
    if (not holds_each and not total.overall) or (parts.is_open and not over):
        return False
    if total.place == "sentence":
        return parts.complete or (over and parts.apart and parts.of_them) or _apposed(parts, total)
    if total.place == "previous":
        return parts.complete or (over and parts.apart and (parts.of_them or total.collective or _named(parts, total)))
    if total.place == "article":
        return parts.complete and total.overall and _named(parts, total)
    return not total.background and (parts.complete or (over and parts.apart and total.overall))


def _named(parts: PartList, total: Total) -> bool:
    """Tell whether the parts count the very noun that the total counts."""
    head = total.figure.quantity.head
    if head is None:
        return False
    return (
        {stem(other) for other in parts.heads} == {stem(head)}
        or any(mentions(part, head) for part in parts.parts)
        or (any(part.quantity.head == "patient" for part in parts.parts) and head in GENERIC["people"])
    )


def _apposed(parts: PartList, total: Total) -> bool:
    """Tell "Eleven people are hurt, seven men and four women" from two statements side by side."""
    link = parts.sentence.between(total.figure.quantity.end, parts.parts[0].quantity.start)
    generic = total.figure.quantity.head in GENERIC.get(total.figure.quantity.dimension, frozenset())
    return generic and parts.bare and parts.apart and len(link) <= _APPOSED and link.count(",") <= 1


_APPOSED = 60  # characters between a total and the list in apposition to it


def _finding(parts: PartList, total: Total, *, consistent: bool) -> ArithmeticFinding:
    calculation = " + ".join(_figure(part) for part in parts.parts)
    result = number(parts.low) if parts.low == parts.high else f"{number(parts.low)} or so"
    stated = total.sentence.words(total.figure.span)
    verdict = f"which agrees with “{stated}”" if consistent else f"not “{stated}”"
    return ArithmeticFinding(
        left_claim_id=parts.parts[0].claim_id,
        right_claim_id=total.figure.claim_id,
        left_spans=tuple(part.span for part in parts.parts),
        right_spans=(total.figure.span,),
        reason=f"The parts add up: {calculation} = {result}, {verdict}."
        if consistent
        else f"The parts do not make the whole: {calculation} = {result}, {verdict}.",
        kind="sum",
        consistent=consistent,
    )


def _figure(part: Figure) -> str:
    value = part.quantity.value
    return number(value if value is not None else part.low)
