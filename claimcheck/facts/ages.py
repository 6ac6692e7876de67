"""Whose age a figure is: two ages clash only when they are one person's."""

from __future__ import annotations

import re

from claimcheck.facts.names import NOT_NAMES
from claimcheck.facts.numbers import heads_match
from claimcheck.records import Claim, Quantity

BEFORE = 45  # characters before an age in which its bearer stands: "Jens Hale, a father of two who is now 45"
NAME = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w’'-]+")
UNKNOWN_BEARER = 0.4  # as for things counted that a side does not name


def thing_match(a: Claim, x: Quantity, b: Claim, y: Quantity) -> float:
    """How far two quantities measure one thing: `heads_match`, and for ages whether one person bears both.

    Returns:
        1 for ages of people of one name, 0 where the names differ, UNKNOWN_BEARER where a side gives no name.
    """
    if x.dimension != "age" or y.dimension != "age":
        return heads_match(x, y)
    left, right = bearer(a, x), bearer(b, y)
    if not left or not right:
        return UNKNOWN_BEARER
    return float(bool(left & right))


def bearer(claim: Claim, age: Quantity) -> frozenset[str]:
    """Return the names that stand right before an age, lower-cased."""
    end = age.start - claim.start
    words = NAME.findall(claim.text[max(0, end - BEFORE) : end])
    return frozenset(w.lower() for w in words if w not in NOT_NAMES)
