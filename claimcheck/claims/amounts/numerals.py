"""Numerals: one number in digits, words or both, without bounds, units or what it counts."""

from __future__ import annotations

from typing import Literal, NamedTuple

from claimcheck.claims.amounts.number_words import (
    CARDINALS,
    FRACTION_SIGNS,
    MONEY_SCALES,
    ONES,
    ORDINAL_ONES,
    ORDINALS,
    PART_PLURALS,
    PARTS,
    PLURAL_SCALES,
    SCALES,
    SHORT_SCALES,
    TENS,
    plural_band,
    product_band,
    vague_band,
)
from claimcheck.claims.amounts.tokens import Token, is_hyphen
from claimcheck.config import VagueWords

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
        return _digits(tokens, i, money)
    if token.kind == "fraction":
        return exact(i, i + 1, FRACTION_SIGNS[token.text], "part")
    return _vague(tokens, i, vague) or _half_of_scale(tokens, i) or _parts(tokens, i) or _words(tokens, i)


# --- digits --------------------------------------------------------------------------------


def _digits(tokens: list[Token], i: int, money: bool) -> Numeral | None:
    value, j = _joined(tokens, i)
    nxt = tokens[j]
    if nxt.kind == "fraction":
        value, j = value + FRACTION_SIGNS[nxt.text], j + 1
    elif nxt.low in ORDINAL_ENDS and nxt.glued and value == int(value):
        return exact(i, j + 1, value, "ordinal")
    elif nxt.low == "/" and nxt.glued:
        return _slash(tokens, i, j, value)
    elif _is_common_fraction(tokens, j):
        value, j = value + _quotient(tokens, j), j + 3
    else:
        value, j = _and_a_half(tokens, j, value)
    scale, j = _scale(tokens, j, money)
    return exact(i, j, value * scale, "digits", scale)


MAX_SCALES = 2  # "12 hundred thousand", "3 million million"
ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th"})


def _joined(tokens: list[Token], i: int) -> tuple[float, int]:
    """Read digits, joining groups of three that a space separates ("1 200 000")."""
    text = tokens[i].text
    j = i + 1
    if text.isdigit() and len(text) <= 3 and text[0] != "0":
        while (
            tokens[j].kind == "number"
            and len(tokens[j].text) == 3
            and tokens[j].text.isdigit()
            and tokens[j].start - tokens[j - 1].end == 1
        ):
            text += tokens[j].text
            j += 1
    if text.count(".") > 1:
        text = text.replace(".", "")
    return float(text.replace(",", "").replace("'", "").replace("’", "")), j


def _slash(tokens: list[Token], i: int, j: int, value: float) -> Numeral | None:
    """Read "1/2" as a fraction; any other slash between numbers is no quantity of ours."""
    if not _is_common_fraction(tokens, i):
        return None if tokens[j + 1].kind == "number" else exact(i, j, value, "digits")
    return exact(i, j + 2, _quotient(tokens, i), "part")


def _is_common_fraction(tokens: list[Token], i: int) -> bool:
    """Tell whether "1/2", "3/4", "5/8" stands at ``i``."""
    top, slash, bottom = tokens[i : i + 3]
    return (
        slash.low == "/"
        and slash.glued
        and bottom.glued
        and top.text.isdigit()
        and bottom.text in {"2", "3", "4", "5", "6", "8", "10", "16"}
        and int(top.text) < int(bottom.text)
        and not tokens[i + 3].low == "/"
    )


def _quotient(tokens: list[Token], i: int) -> float:
    return int(tokens[i].text) / int(tokens[i + 2].text)


def _scale(tokens: list[Token], j: int, money: bool) -> tuple[float, int]:
    """Read the power words behind a number: "4.2 million", "3bn", "12 hundred thousand"."""
    scale = 1.0
    for _ in range(MAX_SCALES):
        at = j + 1 if is_hyphen(tokens, j) and tokens[j + 1].low in SCALES else j
        word = tokens[at]
        if word.low in SCALES:
            scale *= SCALES[word.low]
        elif scale == 1.0 and word.low in MONEY_SCALES and _is_short_scale(tokens, at, money):
            return MONEY_SCALES[word.low], at + 1
        else:
            break
        j = at + 1
    return scale, j


def _is_short_scale(tokens: list[Token], at: int, money: bool) -> bool:
    word = tokens[at]
    if tokens[at + 1].glued and tokens[at + 1].kind in ("number", "word"):
        return False
    if money:
        return word.glued or word.low not in ("t", "b")
    if word.low == "k":
        return word.glued and not (word.text == "K" and tokens[at - 1].text in ("2", "4", "5", "8"))
    if word.low in SHORT_SCALES:
        return True
    return word.low == "m" and word.glued and _is_million(tokens, at)


# "1.8m tall", "a 30m fall", "100m from": these follow metres.
_AFTER_METRES = frozenset(
    "tall high long wide deep thick away from above below race sprint final freestyle hurdles relay backstroke "
    "butterfly breaststroke drop fall wall tower wave waves stretch radius diameter pool platform mark off up down "
    "into north south east west crane exclusion apart square cubic by".split()
)


_SIZES = frozenset("diameter height length width depth circumference radius".split())


def _is_million(tokens: list[Token], at: int) -> bool:
    """Decide a bare "m" behind digits: millions before a noun or with decimals and a place for a noun, else metres."""
    text = tokens[at - 1].text
    if is_hyphen(tokens, at + 1):
        return False
    after = tokens[at + 1]
    if after.low == "of":
        return "." in text or tokens[at + 2].low in (
            "the",
            "its",
            "their",
            "his",
            "her",
            "our",
            "these",
            "those",
            "them",
        )
    if after.low in _AFTER_METRES or (after.low == "in" and tokens[at + 2].low in _SIZES):
        return False
    if (after.kind == "word" and after.low.endswith("s") and len(after.low) > 3) or after.low in ("people", "more"):
        return True
    return "." in text and len(text.split(".")[1]) == 1 and float(text) < 1000 and after.low not in ("and", "to")


# --- words ---------------------------------------------------------------------------------


def _skip_hyphen(tokens: list[Token], j: int) -> int:
    return j + 1 if is_hyphen(tokens, j) else j


def _below_hundred(tokens: list[Token], j: int) -> tuple[float, int]:
    """Read one to ninety-nine in words; (0, j) when there is none."""
    word = tokens[j].low
    if word in TENS:
        k = _skip_hyphen(tokens, j + 1)
        if tokens[k].low in ONES and (k > j + 1 or tokens[k].low != "one"):
            return TENS[word] + ONES[tokens[k].low], k + 1
        return TENS[word], j + 1
    if word in CARDINALS:
        return CARDINALS[word], j + 1
    return 0.0, j


def _group(tokens: list[Token], j: int) -> tuple[float, int]:
    """Read one to 999 (or "fifteen hundred"); "a" counts as one before a power word."""
    value, k = (1.0, j + 1) if tokens[j].low == "a" else _below_hundred(tokens, j)
    if k == j:
        return 0.0, j
    at = _skip_hyphen(tokens, k)
    if tokens[at].low != "hundred":
        return value, k
    value, k = value * 100, at + 1
    rest = k + 1 if tokens[k].low == "and" else k
    add, end = _below_hundred(tokens, rest)
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
    total, j = _and_a_half(tokens, j, total)
    last = total and 1.0
    power = float("inf")
    group = total
    total = 0.0
    while True:
        at = _skip_hyphen(tokens, j)
        scale = SCALES.get(tokens[at].low, 0.0)
        if not scale or scale >= power:
            total += group
            break
        total, j, last, power = total + group * scale, at + 1, scale, scale
        half, rest = _and_a_half(tokens, j, 0.0)
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
        k = _skip_hyphen(tokens, i + 1)
        if k > i + 1 and tokens[k].low in ORDINAL_ONES:
            return exact(i, k + 1, TENS[word] + ORDINAL_ONES[tokens[k].low], "ordinal")
    if word in CARDINALS:
        k = _skip_hyphen(tokens, i + 1)
        if tokens[k].low in ("hundredth", "thousandth", "millionth") and tokens[i].low != "one":
            return exact(i, k + 1, CARDINALS[word] * ORDINALS[tokens[k].low], "ordinal")
    return None


# --- halves and other parts ----------------------------------------------------------------


def _and_a_half(tokens: list[Token], j: int, value: float) -> tuple[float, int]:
    """Add "and a half", "and a quarter", "and three quarters", hyphened or not."""
    k = _skip_hyphen(tokens, j)
    if tokens[k].low != "and":
        return value, j
    k = _skip_hyphen(tokens, k + 1)
    top = 1 if tokens[k].low in ("a", "one") else 3 if tokens[k].low == "three" else 0
    k = _skip_hyphen(tokens, k + 1)
    word = tokens[k].low
    if top == 1 and word in ("half", "quarter", "third") and tokens[k + 1].low != "of":
        return value + top / PARTS[word], k + 1
    if top == 3 and word == "quarters" and tokens[k + 1].low != "of":
        return value + 0.75, k + 1
    return value, j


def _half_of_scale(tokens: list[Token], i: int) -> Numeral | None:
    """Read "half a million", "a half-million", "a quarter of a million", "three quarters of a billion"."""
    k = i + 1 if tokens[i].low == "a" else i
    top = 1
    if tokens[k].low == "three" and tokens[_skip_hyphen(tokens, k + 1)].low == "quarters":
        top, k = 3, _skip_hyphen(tokens, k + 1)
    if tokens[k].low not in ("half", "quarter", "quarters"):
        return None
    part = top / (2 if tokens[k].low == "half" else 4)
    k = _skip_hyphen(tokens, k + 1)
    k += tokens[k].low == "of"
    k += tokens[k].low == "a"
    scale = SCALES.get(tokens[k].low)
    return exact(i, k + 1, part * scale, "words", scale) if scale else None


def _parts(tokens: list[Token], i: int) -> Numeral | None:
    """Read "two thirds", "three-quarters", "a third", "one-fifth", "half"."""
    word = tokens[i].low
    if word == "half":
        return exact(i, i + 1, 0.5, "part")
    if word in ("a", "an", "one"):
        k = _skip_hyphen(tokens, i + 1)
        bottom = PARTS.get(tokens[k].low)
        return exact(i, k + 1, 1 / bottom, "part") if bottom else None
    top, k = _below_hundred(tokens, i)
    if k > i:
        k = _skip_hyphen(tokens, k)
        bottom = PART_PLURALS.get(tokens[k].low)
        if bottom and top < bottom and tokens[k].low != "seconds":
            return exact(i, k + 1, top / bottom, "part")
    return None


# --- vague counts --------------------------------------------------------------------------


def _vague(tokens: list[Token], i: int, vague: VagueWords) -> Numeral | None:
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
