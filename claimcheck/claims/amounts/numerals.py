"""Numerals: one number in digits, words or both, without bounds, units or what it counts."""

from __future__ import annotations

from claimcheck.claims.amounts.digits import read_digits
from claimcheck.claims.amounts.number_words import (
    CARDINALS,
    FRACTION_SIGNS,
    ORDINAL_ONES,
    ORDINALS,
    SCALES,
    TENS,
)
from claimcheck.claims.amounts.numeral import Numeral, and_a_half, below_hundred, exact, skip_hyphen
from claimcheck.claims.amounts.parts import read_half_of_scale, read_part, read_vague
from claimcheck.claims.amounts.tokens import Token
from claimcheck.config import VagueWords


def read_numeral(tokens: list[Token], i: int, vague: VagueWords, money: bool = False) -> Numeral | None:
    """Read the numeral that starts at token ``i``.

    Args:
        tokens: tokens with padding.
        i: where it starts.
        vague: what vague count words span.
        money: a currency sign stands before, so that "m", "b" and "t" are powers.

    Returns:
        The longest numeral there, or null.
    """
    token = tokens[i]
    if token.kind == "number":
        return read_digits(tokens, i, money)
    if token.kind == "fraction":
        return exact(i, i + 1, FRACTION_SIGNS[token.text], "part")
    return read_vague(tokens, i, vague) or read_half_of_scale(tokens, i) or read_part(tokens, i) or _words(tokens, i)


def _group(tokens: list[Token], j: int) -> tuple[float, int]:
    """Read one to 999 (or "fifteen hundred"); "a" counts as one before a power word."""
    value, k = (1.0, j + 1) if tokens[j].low == "a" else below_hundred(tokens, j)
    if k == j:
        return 0.0, j
    at = skip_hyphen(tokens, k)
    if tokens[at].low != "hundred":
        return value, k
    value, k = value * 100, at + 1
    rest = k + 1 if tokens[k].low == "and" else k
    add, end = below_hundred(tokens, rest)
    is_joined = tokens[end].low != "hundred" and (
        tokens[k].low != "and" or tokens[j - 1].low not in ("between", "from")
    )
    return (value + add, end) if end > rest and is_joined else (value, k)


def _words(tokens: list[Token], i: int) -> Numeral | None:
    ordinal = _ordinal(tokens, i)
    if ordinal is not None:
        return ordinal
    total, j = _group(tokens, i)
    if j == i:
        return exact(i, i + 1, 0, "words") if tokens[i].low == "zero" else None
    total, j = and_a_half(tokens, j, total)
    last = total and 1.0
    power = float("inf")
    group = total
    total = 0.0
    while True:
        at = skip_hyphen(tokens, j)
        scale = SCALES.get(tokens[at].low, 0.0)
        if not scale or scale >= power:
            total += group
            break
        total, j, last, power = total + group * scale, at + 1, scale, scale
        half, rest = and_a_half(tokens, j, 0.0)
        if rest > j:
            total, j, group = total + half * scale, rest, 0.0
            break
        group, rest = _next_group(tokens, j, power)
        if rest == j:
            break
        j, last = rest, 1.0
    if tokens[i].low == "a" and last == 1.0 and j == i + 1:
        return None
    return exact(i, j, total, "words", last if last > 1 else 1.0)


def _next_group(tokens: list[Token], j: int, power: float) -> tuple[float, int]:
    """Read what follows a power word: "two thousand [three hundred]", "one million [and five]"."""
    rest = j + 1 if tokens[j].low == "and" else j
    if tokens[rest].low == "a":
        return 0.0, j
    value, end = _group(tokens, rest)
    follows = SCALES.get(tokens[end].low, 0.0)
    if end == rest or value >= power or follows >= power or (rest > j and follows):
        return 0.0, j
    return value, end


def _ordinal(tokens: list[Token], i: int) -> Numeral | None:
    """Read an ordinal in words: "fifth", "twenty-second", "one hundredth"."""
    word = tokens[i].low
    if word in ORDINALS:
        return exact(i, i + 1, ORDINALS[word], "ordinal")
    if word in TENS:
        k = skip_hyphen(tokens, i + 1)
        if k > i + 1 and tokens[k].low in ORDINAL_ONES:
            return exact(i, k + 1, TENS[word] + ORDINAL_ONES[tokens[k].low], "ordinal")
    if word in CARDINALS:
        k = skip_hyphen(tokens, i + 1)
        if tokens[k].low in ("hundredth", "thousandth", "millionth") and tokens[i].low != "one":
            return exact(i, k + 1, CARDINALS[word] * ORDINALS[tokens[k].low], "ordinal")
    return None
