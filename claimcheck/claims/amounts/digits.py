"""Numerals in digits: separators, fractions, ordinals, power words and their abbreviations."""

from __future__ import annotations

from claimcheck.claims.amounts.number_words import (
    FRACTION_SIGNS,
    MONEY_SCALES,
    SCALES,
    SHORT_SCALES,
)
from claimcheck.claims.amounts.numeral import Numeral, and_a_half, exact
from claimcheck.claims.amounts.tokens import Token, is_hyphen

ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th"})


def read_digits(tokens: list[Token], i: int, money: bool) -> Numeral | None:
    """Read a number that starts with digits: fractions, ordinals and power words behind it included."""
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
        value, j = and_a_half(tokens, j, value)
    power, j = _power_of_ten(tokens, j)
    scale, j = _scale(tokens, j, money) if power == 1 else (power, j)
    return exact(i, j, value * scale, "digits", scale)


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


MAX_EXPONENT = 99  # no measure in print needs more; beyond it the digits are no power


def _power_of_ten(tokens: list[Token], j: int) -> tuple[float, int]:
    """Read "×10^30", "×10−30", "x 10^6" behind a number: the power, and the token behind it."""
    if tokens[j].low not in ("×", "x", "·", "*") or tokens[j + 1].text != "10":
        return 1.0, j
    k = j + 2
    is_raised = tokens[k].low == "^" and tokens[k].glued
    k += is_raised
    is_minus = tokens[k].low in "-−–" and tokens[k].glued
    k += is_minus
    token = tokens[k]
    is_power = is_raised or (is_minus and tokens[j].low != "x")
    if not is_power or token.kind != "number" or not token.glued or not token.text.isdigit() or len(token.text) > 2:
        return 1.0, j
    exponent = min(int(token.text), MAX_EXPONENT)
    return 10.0 ** (-exponent if is_minus else exponent), k + 1


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


MAX_SCALES = 2  # "12 hundred thousand", "3 million million"


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
