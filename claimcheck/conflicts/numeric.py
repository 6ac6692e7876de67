"""Numeric clashes between two claims: which figures, of what, and of which kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimcheck.conflicts.subkinds import NumericSubkind
from claimcheck.facts.ages import thing_match
from claimcheck.facts.numbers import COUNTS, comparable, distance, heads_match, relate
from claimcheck.facts.tallies import dead_and_living, other_fate, other_people
from claimcheck.facts.when import clash_of_clocks, relate_times
from claimcheck.records import Claim, Quantity, Span

UNKNOWN_HEAD = 0.3  # heads_match at or above this: nothing says that different things are counted
NAMED_HEAD = 0.6  # heads_match at or above this: the nouns say that one thing is counted
SLIP_SLACK = 0.06  # in powers of ten: "4 million" against "40 million", or "8,940" against "90,000", is a slipped digit


WORDS = {str(n): w for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())}


@dataclass(frozen=True, slots=True)
class NumberClash:
    """Two figures or times that cannot both be true of one thing; spans are absolute."""

    subkind: NumericSubkind
    left: Span
    right: Span
    match: float  # heads_match of the two
    far: float = 0.0  # powers of ten between the two figures; 0 for times
    slip: bool = False  # the same digits a power of ten apart, as a slipped comma makes them
    none: bool = False  # one side says none


def number_clash(a: Claim, b: Claim) -> NumberClash | None:
    """Return the clash between figures of the most alike things, or null.

    A figure that the other side repeats, or that its parts add up to, takes no part: the claims agree on it. Figures of
    people to whom different things happened, or of two named groups, take none either; see `counts_apart`.
    """
    found = [_clash(x, y, match) for x, y, match in _clashing(a, b) if not _apart(a, x, b, y)]
    return max(found, key=lambda c: (c.match, -c.left[0], -c.right[0]), default=None)


def counts_apart(a: Claim, b: Claim) -> bool:
    """Whether figures clash, but none that count one thing: "307 returned" and "6,500 remain captive"."""
    return bool(_clashing(a, b)) and number_clash(a, b) is None


def counts_other_things(a: Claim, b: Claim) -> bool:
    """Whether both sides count, and nothing that can be one thing: "303 prisoners came", "eight swaps were held"."""
    pairs = [(x, y) for x in a.quantities for y in b.quantities if comparable(x, y)]
    bare = {id(q) for claim in (a, b) for q in claim.quantities if is_pair(claim, q)}
    return bool(pairs) and all(
        x.head and y.head and (heads_match(x, y) == 0.0 or (heads_match(x, y) < NAMED_HEAD and {id(x), id(y)} & bare))
        for x, y in pairs
    )


def _clashing(a: Claim, b: Claim) -> list[tuple[Quantity, Quantity, float]]:
    """Return the pairs of figures that cannot meet and may measure one thing, each with `thing_match`."""
    one, other = (*a.quantities, *shares(a)), (*b.quantities, *shares(b))
    left = [q for q in one if not _met(q, other)]
    right = [q for q in other if not _met(q, one)]
    if _paired(left, right):
        return []
    bare = {id(q) for claim, own in ((a, left), (b, right)) for q in own if is_pair(claim, q)}
    return [
        (x, y, match)
        for x in left
        for y in right
        if ((match := thing_match(a, x, b, y)) >= UNKNOWN_HEAD or other_people(a, x, b, y))
        and relate(x, y) == "clash"
        and (match >= NAMED_HEAD or not {id(x), id(y)} & bare)
    ]


def _apart(a: Claim, x: Quantity, b: Claim, y: Quantity) -> bool:
    return other_fate(a, x, b, y) or other_people(a, x, b, y) or dead_and_living(a, x, b, y)


def is_pair(claim: Claim, q: Quantity) -> bool:
    """Tell "the two countries", whose number nobody asserts."""
    return q.value == 2 and claim.text[: q.start - claim.start].lower().endswith(("the ", "these ", "those ", "both "))


def _paired(left: Sequence[Quantity], right: Sequence[Quantity]) -> bool:
    """Whether two figures of each side meet two of the other's: "1,348 and 6,465", "nearly 6,500 and under 1,400"."""
    if len(left) != 2 or len(right) != 2:
        return False
    meets = [[comparable(x, y) and relate(x, y) == "compatible" for y in right] for x in left]
    return (meets[0][0] and meets[1][1]) or (meets[0][1] and meets[1][0])


def shares(claim: Claim) -> tuple[Quantity, ...]:
    """Return the proportions that parts of a stated whole make: "nine of the 22 floors" is 0.41 of the floors."""
    made = []
    for part in claim.quantities:
        if part.whole is None or part.value is None or part.dimension not in COUNTS:
            continue
        whole = next((q for q in claim.quantities if q is not part and _heads(part.whole, q)), None)
        if whole is not None and whole.value and part.value <= whole.value:
            share = part.value / whole.value
            made.append(replace(part, low=share, high=share, dimension="proportion", unit=None))
    return tuple(made)


def _heads(whole: str, q: Quantity) -> bool:
    """Whether a quantity is the number of a whole given in words."""
    return q.value is not None and (f"{q.value:,.0f}" in whole or f"{q.value:.0f}" in whole)


def time_clash(a: Claim, b: Claim) -> NumberClash | None:
    """Return the clash between two hours of the day, or between two days, or null."""
    clocks = clash_of_clocks(a.times, b.times)
    if clocks:
        return NumberClash("clock_time", _span(clocks[0]), _span(clocks[1]), UNKNOWN_HEAD)
    if relate_times(a.times, b.times) == "disjoint":
        x = next(t for t in a.times if t.role == "event")
        y = next(t for t in b.times if t.role == "event")
        return NumberClash("date", _span(x), _span(y), UNKNOWN_HEAD)
    return None


def _span(item: object) -> Span:
    return (int(getattr(item, "start", 0)), int(getattr(item, "end", 0)))


def _met(q: Quantity, others: Sequence[Quantity]) -> bool:
    """Whether the other side gives the same figure, or parts that add up to it."""
    same = [o for o in others if comparable(q, o)]
    if any(relate(q, o) == "equal" and heads_match(q, o) >= UNKNOWN_HEAD for o in same):
        return True
    values = [o.value for o in same if o.value is not None and o.relation == "="]
    return q.value is not None and len(values) > 1 and abs(sum(values) - q.value) < 0.5


def _complete(x: Quantity, y: Quantity) -> bool:
    """Whether two parts make up one stated whole: three of the five counts and two of the five counts."""
    if x.whole is None or y.whole is None or x.value is None or y.value is None:
        return False
    total = f"{x.value + y.value:,.0f}"
    return any(total in w or WORDS.get(total, total) in w for w in (x.whole.lower(), y.whole.lower()))


def _clash(x: Quantity, y: Quantity, match: float) -> NumberClash:
    far = distance(x, y)
    slip = far > 1 - SLIP_SLACK and abs(far - round(far)) <= SLIP_SLACK
    return NumberClash(
        _subkind(x, y, slip),
        (x.start, x.end),
        (y.start, y.end),
        match,
        far,
        slip,
        0.0 in (x.value, y.value),
    )


def _subkind(x: Quantity, y: Quantity, slip: bool) -> NumericSubkind:
    if x.dimension == "rank":
        return "ordinal"
    if x.dimension in {"score", "age"}:
        return "score" if x.dimension == "score" else "age"
    if slip:
        return "magnitude"
    if x.relation in "<>" or y.relation in "<>":
        return "bound"
    if x.dimension in COUNTS or x.dimension in {"swap", "ratio"}:
        return "count"
    if x.dimension.startswith("money"):
        return "money"
    if x.dimension == "duration":
        return "duration"
    return "proportion" if x.dimension.startswith(("proportion", "percentage")) else "measurement"
