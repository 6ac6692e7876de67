"""Lists of parts against the totals that they are parts of: what a list adds up to, and what is stated."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from claimcheck.conflicts.sums.figures import Figure, Sentence, is_count
from claimcheck.conflicts.sums.finding import ArithmeticFinding, number
from claimcheck.conflicts.sums.lists import PartList, complement, find_lists, introduces
from claimcheck.facts.families import same_noun_family
from claimcheck.facts.words import stem

Place = Literal["sentence", "previous", "article", "elsewhere"]

# Nouns for people, or vehicles, of any kind: parts under narrower nouns may be parts of them.
GENERIC = {
    "people": frozenset(
        "person people victim casualty resident citizen inhabitant individual patient participant returned captive "
        "detainee dead injured wounded".split()
    ),
    "vehicles": frozenset({"vehicle", "aircraft", "craft"}),
}
SMALLEST_CHANCE = 10  # below this a list may add up to a figure elsewhere by chance
FARTHEST = 4.0  # a total in another article, this many times off or more, counts something else
ROUND_FROM = 1_000  # figures from here on are often rounded: 84,300 stands for 84,250 to 84,349
ROUNDING_CAP = 0.06  # but no editor rounds by more than this share
_COLLECTIVE = re.compile(
    r"\b(?:team|group|party|delegation|crew|staff|squad|panel|jury|family|force|workforce|membership) of "
    r"(?:about |some )?$",
    re.IGNORECASE,
)
_ALL = re.compile(r"\b(?:all|in all|in total|altogether|a total of|overall)\W+(?:the\s+|its\s+|of\s+)*$", re.IGNORECASE)
_IN_ALL = re.compile(r"\b(?:in all|in total|altogether|all told|a total|the total)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Total:
    """A figure that may be the total of a list, and where it stands from there."""

    figure: Figure
    sentence: Sentence
    place: Place

    @property
    def collective(self) -> bool:
        """Tell whether it sizes a body of people: "a team of 14"."""
        return _COLLECTIVE.search(self.sentence.before(self.figure)) is not None

    @property
    def overall(self) -> bool:
        """Tell whether the words say that it is everything: "all 430", "in all, 2,600"."""
        around = self.sentence.before(self.figure)
        return _ALL.search(around) is not None or _IN_ALL.search(around[-60:]) is not None

    @property
    def background(self) -> bool:
        """Tell whether another figure is part of it: the 480 of "Of 480 flights, fewer than 150 were cancelled"."""
        words = self.sentence.words(self.figure.span)
        others = (other.quantity.whole for other in self.sentence.figures if other is not self.figure)
        return any(whole is not None and words in whole.split() for whole in others)


def check_sums(sentences: Sequence[Sentence]) -> list[ArithmeticFinding]:
    """Add up every list and hold it against the totals that it may be the parts of."""
    found: list[ArithmeticFinding] = []
    several = len({sentence.article_id for sentence in sentences}) > 1
    for at, sentence in enumerate(sentences):
        lists = find_lists(sentence)
        done: set[int] = set()
        for parts in lists:
            if done & {part.order for part in parts.parts}:
                continue
            findings = _check(parts, _totals(sentences, at, parts), several=several)
            if findings:
                done |= {part.order for part in parts.parts}
            found.extend(findings)
    return found


def _totals(sentences: Sequence[Sentence], at: int, parts: PartList) -> list[_Total]:
    """List the figures that may be the total, nearest first."""
    here = sentences[at]
    orders = {part.order for part in parts.parts}
    if parts.total is not None:
        only = _Total(parts.total, here, "sentence")
        return [only] if _covers(only, parts) else []
    own = [figure for figure in here.figures if figure.order not in orders]
    found = [_Total(f, here, "sentence") for f in reversed(own) if f.order < parts.parts[0].order or _closes(here, f)]
    for other in sentences:
        if other is here:
            continue
        place: Place = "elsewhere"
        if other.article_id == here.article_id:
            near = other.field == here.field and other.number == here.number - 1
            place = "previous" if near else "article"
        found.extend(_Total(f, other, place) for f in other.figures if not _is_part(other, f))
    apt = [total for total in found if _covers(total, parts) or _equals(total, parts)]
    return sorted(apt, key=lambda t: _PLACES.index(t.place))


_PLACES: tuple[Place, ...] = ("sentence", "previous", "article", "elsewhere")


def _closes(sentence: Sentence, figure: Figure) -> bool:
    """Tell whether a figure after a list sums it up: "12 men and 8 women, 20 people in all"."""
    lead = sentence.before(figure)[-30:]
    return _IN_ALL.search(sentence.after(figure)[:30]) is not None or _IN_ALL.search(lead) is not None


def _is_part(sentence: Sentence, figure: Figure) -> bool:
    """Tell whether the figure itself stands in a list."""
    return any(figure.order in {part.order for part in parts.parts} for parts in find_lists(sentence))


def _equals(total: _Total, parts: PartList) -> bool:
    """Tell whether a total in another article is exactly the sum, too large or of too many parts for chance."""
    counted = is_count(total.figure) and is_count(parts.parts[0])
    alike = total.figure.quantity.dimension == parts.parts[0].quantity.dimension or not parts.heads
    exact = total.figure.low == total.figure.high == parts.low == parts.high
    large = parts.low >= SMALLEST_CHANCE * (1 if len(parts.parts) > 2 else 2)
    return total.place == "elsewhere" and counted and alike and exact and large


def _covers(total: _Total, parts: PartList) -> bool:
    """Tell whether the thing that the total counts may consist of what the parts count."""
    whole, heads = total.figure.quantity, parts.heads
    dimension = parts.parts[0].quantity.dimension
    if dimension.startswith("money:") or not is_count(total.figure):
        return whole.dimension == dimension and total.place in ("sentence", "previous")
    if whole.head is None or not heads:
        return total.collective or not heads or (total.place == "elsewhere" and complement(heads) is not None)
    if len(heads) == 1 and stem(whole.head) == stem(next(iter(heads))):
        return total.place != "sentence" or _leads(total, parts)
    if any(_mentions(part, whole.head) for part in parts.parts):
        return True
    return whole.dimension == dimension and _is_wider(total, parts)


def _leads(total: _Total, parts: PartList) -> bool:
    """Tell a total from a first part: "2,900 people: 1,800 from ..." from "2,900 people from one, 1,800 from ..."."""
    link = parts.sentence.between(total.figure.quantity.end, parts.parts[0].quantity.start)
    return introduces(link) or parts.complete or total.overall


def _mentions(part: Figure, head: str) -> bool:
    """Tell whether a part names the total's noun as what it is part of."""
    return part.quantity.whole is not None and stem(head) in {stem(word) for word in part.quantity.whole.split()}


def _is_wider(total: _Total, parts: PartList) -> bool:
    head, heads = total.figure.quantity.head or "", parts.heads
    generic = head in GENERIC.get(total.figure.quantity.dimension, frozenset())
    if head in heads:
        return generic and parts.apart and total.place == "previous"
    whole = complement(heads)
    if whole is not None:
        return not whole or head in whole or any(same_noun_family(head, other) for other in whole)
    if generic:
        return True
    return total.place == "elsewhere" and any(same_noun_family(head, other) for other in heads)


def _check(parts: PartList, totals: list[_Total], *, several: bool) -> list[ArithmeticFinding]:
    """Report what the list agrees with; only when nothing fits, and nearest first, what it contradicts."""
    fitting = [total for total in totals if _fits(parts, total)]
    found = [_finding(parts, total, consistent=True) for total in fitting if _worth_saying(parts, total)]
    if any(total.place != "elsewhere" for total in fitting):
        return found
    clashing = [total for total in totals if not _fits(parts, total) and _contradicts(parts, total)]
    near = [total for total in clashing if total.place != "elsewhere"]
    if near:
        return [*found, _finding(parts, near[0], consistent=False)]
    settled = {total.sentence for total in fitting}
    away = [total for total in clashing if several and total.sentence not in settled and _comparable(parts, total)]
    return [*found, *(_finding(parts, total, consistent=False) for total in away)]


def _comparable(parts: PartList, total: _Total) -> bool:
    """Tell whether two figures of different articles are near enough in size to be meant for one thing."""
    stated = total.figure.high if total.figure.high is not None else total.figure.low
    return stated <= parts.low * FARTHEST and parts.low <= stated * FARTHEST


def _fits(parts: PartList, total: _Total) -> bool:
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


def _worth_saying(parts: PartList, total: _Total) -> bool:
    """Keep sums that come out for a reason: near by, or exact and too large for chance."""
    if total.place in ("sentence", "previous"):
        return parts.complete or parts.apart or parts.of_them
    closed = total.figure.high is not None and total.figure.quantity.low is not None
    exact = total.figure.low == total.figure.high and parts.low == parts.high
    large = exact and total.figure.low >= SMALLEST_CHANCE
    if _equals(total, parts):
        return True
    return (parts.complete or parts.apart or parts.of_them) and closed and (large or total.place == "elsewhere")


def _contradicts(parts: PartList, total: _Total) -> bool:
    """Tell whether the words claim that these parts make, or at least lie within, this total."""
    over = total.figure.high is not None and parts.low > total.figure.high
    biggest = max(part.low for part in parts.parts)
    holds_each = total.figure.high is None or total.figure.high >= biggest
    if not holds_each and not total.overall:
        return False
    if total.place == "sentence":
        return parts.complete or (over and parts.apart and parts.of_them) or _apposed(parts, total)
    if total.place == "previous":
        return parts.complete or (over and parts.apart and (parts.of_them or total.collective or _named(parts, total)))
    if total.place == "article":
        return parts.complete and total.overall and _named(parts, total)
    return not total.background and (parts.complete or (over and parts.apart and total.overall))


def _named(parts: PartList, total: _Total) -> bool:
    """Tell whether the parts count the very noun that the total counts."""
    head = total.figure.quantity.head
    if head is None:
        return False
    return (
        {stem(other) for other in parts.heads} == {stem(head)}
        or any(_mentions(part, head) for part in parts.parts)
        or (any(part.quantity.head == "patient" for part in parts.parts) and head in GENERIC["people"])
    )


def _apposed(parts: PartList, total: _Total) -> bool:
    """Tell "Eleven people are hurt, seven men and four women" from two statements side by side."""
    link = parts.sentence.between(total.figure.quantity.end, parts.parts[0].quantity.start)
    generic = total.figure.quantity.head in GENERIC.get(total.figure.quantity.dimension, frozenset())
    return generic and parts.bare and parts.apart and len(link) <= _APPOSED and link.count(",") <= 1


_APPOSED = 60  # characters between a total and the list in apposition to it


def _finding(parts: PartList, total: _Total, *, consistent: bool) -> ArithmeticFinding:
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
