"""Halves, thirds and vague counts: "half a million", "two thirds", "tens of thousands", "a couple of hundred"."""

from __future__ import annotations

from claimcheck.claims.amounts.number_words import (
    PART_PLURALS,
    PARTS,
    PLURAL_SCALES,
    SCALES,
    plural_band,
    product_band,
    vague_band,
)
from claimcheck.claims.amounts.numeral import Numeral, below_hundred, exact, skip_hyphen
from claimcheck.claims.amounts.tokens import Token
from claimcheck.config import VagueWords


def read_half_of_scale(tokens: list[Token], i: int) -> Numeral | None:
    """Read "half a million", "a half-million", "a quarter of a million", "three quarters of a billion"."""
    k = i + 1 if tokens[i].low == "a" else i
    top = 1
    if tokens[k].low == "three" and tokens[skip_hyphen(tokens, k + 1)].low == "quarters":
        top, k = 3, skip_hyphen(tokens, k + 1)
    if tokens[k].low not in ("half", "quarter", "quarters"):
        return None
    part = top / (2 if tokens[k].low == "half" else 4)
    k = skip_hyphen(tokens, k + 1)
    k += tokens[k].low == "of"
    k += tokens[k].low == "a"
    scale = SCALES.get(tokens[k].low)
    return exact(i, k + 1, part * scale, "words", scale) if scale else None


def read_part(tokens: list[Token], i: int) -> Numeral | None:
    """Read "two thirds", "three-quarters", "a third", "one-fifth", "half"."""
    word = tokens[i].low
    if word == "half":
        return exact(i, i + 1, 0.5, "part")
    if word in ("a", "an", "one"):
        k = skip_hyphen(tokens, i + 1)
        bottom = PARTS.get(tokens[k].low)
        return exact(i, k + 1, 1 / bottom, "part") if bottom else None
    top, k = below_hundred(tokens, i)
    if k > i:
        k = skip_hyphen(tokens, k)
        bottom = PART_PLURALS.get(tokens[k].low)
        if bottom and top < bottom and tokens[k].low != "seconds":
            return exact(i, k + 1, top / bottom, "part")
    return None


def read_vague(tokens: list[Token], i: int, vague: VagueWords) -> Numeral | None:
    """Read "dozens", "tens of thousands", "a couple of hundred", "several"."""
    word = tokens[i].low
    if word in PLURAL_SCALES or word == "tens":
        if tokens[i + 1].low == "of" and tokens[i + 2].low in PLURAL_SCALES and word not in ("scores", "millions"):
            return _band(i, i + 3, *product_band(word, tokens[i + 2].low, vague))
        if word == "tens":
            return _band(i, i + 1, 20.0, 100.0) if tokens[i + 1].low == "of" else None
        return _band(i, i + 1, *plural_band(word, vague))
    k = i
    if word == "a":
        k += 1
    if tokens[k].low not in ("couple", "few", "several", "handful") or (word == "a") == (tokens[k].low == "several"):
        return None
    low, high = vague_band(tokens[k].low, vague)
    k += 1
    at = k + 1 if tokens[k].low == "of" else k
    scale = SCALES.get(tokens[at].low, 1.0)
    if scale > 1 and tokens[at + 1].low in SCALES:
        scale, at = scale * SCALES[tokens[at + 1].low], at + 1
    if tokens[at].low == "dozens" or tokens[at].low == "hundreds":
        scale = {"dozens": 12.0, "hundreds": 100.0}[tokens[at].low]
    return _band(i, at + 1 if scale > 1 else k, low * scale, high * scale)


def _band(first: int, last: int, low: float, high: float) -> Numeral:
    return Numeral(first, last, None, low, high, "vague")
