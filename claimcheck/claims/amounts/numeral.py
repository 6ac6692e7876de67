"""What a numeral is, and the smallest pieces that digits and words share."""

from __future__ import annotations

from typing import Literal, NamedTuple

from claimcheck.claims.amounts.number_words import (
    CARDINALS,
    ONES,
    PARTS,
    TENS,
)
from claimcheck.claims.amounts.tokens import Token, is_hyphen

Style = Literal["digits", "words", "part", "vague", "ordinal"]


class Numeral(NamedTuple):
    """A number over tokens ``first`` to ``last`` (exclusive). ``value`` is null for vague words only.

    ``scale`` is the power word that closes it ("million" is 1e6), 1 without one; a range lends it to its first number.
    """

    first: int
    last: int
    value: float | None
    low: float
    high: float
    style: Style
    scale: float = 1.0


def exact(first: int, last: int, value: float, style: Style, scale: float = 1.0) -> Numeral:
    """Make a numeral of one value."""
    value = float(f"{value:.15g}") if style != "part" else float(value)  # 33.2 million is no 33200000.000000004
    return Numeral(first, last, value, value, value, style, scale)


def skip_hyphen(tokens: list[Token], j: int) -> int:
    """Return the token behind a hyphen that joins at ``j``, or ``j``."""
    return j + 1 if is_hyphen(tokens, j) else j


def below_hundred(tokens: list[Token], j: int) -> tuple[float, int]:
    """Read one to ninety-nine in words; (0, j) when there is none."""
    word = tokens[j].low
    if word in TENS:
        k = skip_hyphen(tokens, j + 1)
        if tokens[k].low in ONES and (k > j + 1 or tokens[k].low != "one"):
            return TENS[word] + ONES[tokens[k].low], k + 1
        return TENS[word], j + 1
    if word in CARDINALS:
        return CARDINALS[word], j + 1
    return 0.0, j


def and_a_half(tokens: list[Token], j: int, value: float) -> tuple[float, int]:
    """Add "and a half", "and a quarter", "and three quarters", hyphened or not."""
    k = skip_hyphen(tokens, j)
    if tokens[k].low != "and":
        return value, j
    k = skip_hyphen(tokens, k + 1)
    top = 1 if tokens[k].low in ("a", "one") else 3 if tokens[k].low == "three" else 0
    k = skip_hyphen(tokens, k + 1)
    word = tokens[k].low
    if top == 1 and word in ("half", "quarter", "third") and tokens[k + 1].low != "of":
        return value + top / PARTS[word], k + 1
    if top == 3 and word == "quarters" and tokens[k + 1].low != "of":
        return value + 0.75, k + 1
    return value, j
