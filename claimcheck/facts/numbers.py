"""Two quantities as intervals: can both be read off one state of the world?"""

from __future__ import annotations

import math
import re
from typing import Literal

from claimcheck.facts.families import noun_families
from claimcheck.facts.words import stem
from claimcheck.records import Quantity

NumberRelation = Literal["equal", "compatible", "clash", "incomparable"]

# A round figure stands for all that rounds to it ("1,200" for 1,212), but no editor rounds by more than this share.
ROUNDING_CAP = 0.06
# Conversions are printed rounded: 18 km and 11 miles differ by 1.7 %, "a quarter of a mile" and 400 m by 0.6 %.
CONVERSION_SLACK = 0.03
PROPORTION_SLACK = 0.02  # in fractions of one: "just under half" beside 47 %
COUNTS = frozenset({"count", "people", "vehicles"})
PERCENT_SLACK = 0.006  # half a point, as whole per cent are rounded
GENERIC_HEADS = frozenset({"person", "people", "man", "woman", "human", "individual", "time", "occasion"})
CAPITAL = re.compile(r"\b[A-Z][\w-]{2,}")
NAME_STEM = 4  # letters that a country and its people share: "Ukraine", "Ukrainians"
OTHER_GROUP = 0.2  # of two named groups that differ nothing clashes
EXACT_DIMENSIONS = frozenset({"rank", "score", "age"})  # never rounded in print


def comparable(a: Quantity, b: Quantity) -> bool:
    """Whether the two measure on one scale: the same dimension, where counts of anything share one."""
    if a.ordinal != b.ordinal or (a.low is None and a.high is None) or (b.low is None and b.high is None):
        return False
    if a.dimension in COUNTS and b.dimension in COUNTS:
        return True
    return a.dimension == b.dimension


def heads_match(a: Quantity, b: Quantity) -> float:
    """How far the things counted are the same.

    Returns:
        1 for one noun (OTHER_GROUP where both name whom they count, and name others), 0.7 for one family, 0.6 where one
        side's noun is generic ("people", the third "time"), 0.5 where a unit tells enough, 0.4 where a side names
        nothing, 0.3 for nouns that nothing is known about, and 0 for nouns of different families.
    """
    if a.head is None or b.head is None:
        return 0.4 if a.dimension in COUNTS else 0.7
    if stem(a.head) == stem(b.head):
        return OTHER_GROUP if other_group(a, b) else 1.0
    left, right = noun_families(a.head), noun_families(b.head)
    if left & right:
        return 0.7
    people = a.dimension == b.dimension == "people"
    if (people or a.ordinal) and {a.head.lower(), b.head.lower()} & GENERIC_HEADS:
        return 0.6
    if a.dimension not in COUNTS and not a.ordinal:
        return 0.5
    return 0.0 if left and right else 0.3


def other_group(a: Quantity, b: Quantity) -> bool:
    """Whether both name whom they count and name others: "307 Russian soldiers", "563 Ukrainian soldiers"."""
    left, right = ({w[:NAME_STEM].lower() for w in CAPITAL.findall(q.counted or "")} for q in (a, b))
    return bool(left) and bool(right) and not left & right


def relate(a: Quantity, b: Quantity) -> NumberRelation:
    """Compare two quantities as intervals, after rounding to the coarser one's precision.

    Returns:
        ``equal`` when both give the same interval, ``compatible`` when they can meet, ``clash`` when they cannot, and
        ``incomparable`` when they are not on one scale.
    """
    if not comparable(a, b):
        return "incomparable"
    if (a.low, a.high) == (b.low, b.high):
        return "equal"
    slack = _slack(a, b)
    return "compatible" if _meet(a, b, slack) and _meet(b, a, slack) else "clash"


def distance(a: Quantity, b: Quantity) -> float:
    """How far apart two figures are: the ratio of the larger to the smaller midpoint as a logarithm to base 10."""
    x, y = middle(a), middle(b)
    if x is None or y is None or x <= 0 or y <= 0:
        return 0.0 if x == y else 1.0
    return abs(math.log10(x / y))


def middle(q: Quantity) -> float | None:
    """Return the figure itself, or the middle of its interval, or its only bound, in the base unit."""
    if q.low is None or q.high is None:
        return q.low if q.high is None else q.high
    return (q.low + q.high) / 2


def _meet(a: Quantity, b: Quantity, slack: float) -> bool:
    """Whether a's lower end lies below b's upper end."""
    if a.low is None or b.high is None:
        return True
    if a.low - b.high > slack:
        return False
    return not (slack == 0.0 and a.low == b.high and (a.low_open or b.high_open))


def _slack(a: Quantity, b: Quantity) -> float:
    if a.dimension in EXACT_DIMENSIONS:
        return 0.0
    if a.dimension == "proportion":
        return PERCENT_SLACK if a.unit == b.unit == "percentage" else PROPORTION_SLACK
    size = max(abs(middle(a) or 0.0), abs(middle(b) or 0.0))
    slack = min(max(_half_step(a), _half_step(b)), ROUNDING_CAP * size)
    if a.unit != b.unit and a.dimension not in COUNTS:
        slack = max(slack, CONVERSION_SLACK * size)
    return slack


def _half_step(q: Quantity) -> float:
    """Half of the last place that a figure was given to: 50 for 1,200, 500,000 for 4 million, 0 for 1,212."""
    if q.value is None or q.value == 0 or q.relation in "<>":
        return 0.0
    value, step = q.value, 1.0
    if value != int(value):
        return 0.0
    while value % (step * 10) == 0:
        step *= 10
    base = (middle(q) or 0.0) / q.value
    return step / 2 * base if step > 1 else 0.0
