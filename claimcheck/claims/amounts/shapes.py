"""Shapes of two numbers: ranges, scores, ratios, swaps, "eight in ten"."""

from __future__ import annotations

from typing import NamedTuple

from claimcheck.claims.amounts.changes import is_change_before
from claimcheck.claims.amounts.counted import Phrase
from claimcheck.claims.amounts.currencies import money_before
from claimcheck.claims.amounts.measures import unit_at
from claimcheck.claims.amounts.nouns import is_plural, singular
from claimcheck.claims.amounts.numeral import Numeral
from claimcheck.claims.amounts.numerals import read_numeral
from claimcheck.claims.amounts.reading import Reading
from claimcheck.claims.amounts.tokens import DASHES, Token, is_hyphen
from claimcheck.claims.units import Unit
from claimcheck.config import VagueWords


class Pair(NamedTuple):
    """Two numbers read together: ``kind`` is range, score, ratio, swap or proportion; ``last`` the token behind."""

    kind: str
    low: float
    high: float
    last: int
    numeral: Numeral
    unit: Unit | None = None


def read_pair(tokens: list[Token], first: Numeral, unit: Unit | None, j: int, vague: VagueWords) -> Pair | None:
    """Read the second number of a pair.

    Args:
        tokens: tokens with padding.
        first: the first number.
        unit: its unit when one stood between, or its currency sign.
        j: the token behind the first number and its unit.
        vague: what vague words span.

    Returns:
        The pair, or null when none stands there.
    """
    if first.value is None or first.style == "ordinal":
        return None
    low = tokens[j].low
    if low in ("for", "in", "out") or (is_hyphen(tokens, j) and tokens[j + 1].low in ("for", "in", "to")):
        found = _swap(tokens, first, j, vague) or _share(tokens, first, j, vague)
        if found is not None or low in ("for", "in", "out"):
            return found
    if low == ":" and tokens[j].glued and tokens[j + 1].kind == "number" and tokens[j + 1].glued:
        second = read_numeral(tokens, j + 1, vague)
        return (
            Pair("ratio", first.value, first.value / second.value, second.last, second)
            if second and second.value
            else None
        )
    at = _connector(tokens, first, j)
    return _second(tokens, first, unit, j, at, vague) if at else None


def _connector(tokens: list[Token], first: Numeral, j: int) -> int:
    """Return the token behind "-", "to", "or", and for "between" also "and"; 0 when there is none."""
    token = tokens[j]
    after = tokens[j + 1]
    opener = tokens[first.first - 1].low
    if tokens[first.first - 1].kind == "money":
        opener = tokens[first.first - 2].low
    if token.low in DASHES and (token.glued == (after.glued or (after.kind == "money" and token.glued))):
        if token.low in "–—" or (token.glued and after.glued):
            return j + 1 if not (token.low == "—" and not token.glued) else 0
        return 0
    if is_hyphen(tokens, j) and after.low in ("to", "or"):
        return j + 3 if is_hyphen(tokens, j + 2) else j + 2
    if token.low == "to":
        return j + 2 if is_hyphen(tokens, j + 1) else j + 1
    if token.low == "or" and first.style == "words":
        return j + 1
    if token.low == "and" and opener == "between":
        return j + 1
    return 0


def _second(tokens: list[Token], first: Numeral, unit: Unit | None, j: int, at: int, vague: VagueWords) -> Pair | None:
    """Read the number at ``at`` and decide what the two make."""
    money = money_before(tokens, at)
    is_money = money is not None or (unit is not None and unit.dimension.startswith("money:"))
    second = read_numeral(tokens, money[2] if money else at, vague, money=is_money)
    if second is None or second.value is None or first.value is None or second.style == "ordinal":
        return None
    if (first.style == "part") != (second.style == "part") and unit is None and second.style != "digits":
        return None
    low, high = first.value, second.value
    if first.scale == 1 and second.scale > 1 and low < high / second.scale and low < 1000:
        low *= second.scale
    is_bare = unit is None and money is None
    if tokens[j].low in DASHES and is_bare and _is_score(tokens, first, second):
        return Pair("score", low, high, second.last, second)
    if tokens[j].low == "to" or (is_hyphen(tokens, j) and tokens[j + 1].low == "to"):
        is_ratio = high == 1 or is_hyphen(tokens, j) or tokens[second.last].low in ("margin", "ratio")
        if is_bare and is_ratio and low > high > 0 and tokens[first.first - 1].low != "from":
            return Pair("ratio", low, low / high, second.last, second)
        if _is_change(tokens, first, second, low, unit):
            return None
    is_range = low < high and (tokens[j].low != "or" or high <= 3 * low)
    return Pair("range", low, high, second.last, second, money[0] if money else None) if is_range else None


def _is_change(tokens: list[Token], first: Numeral, second: Numeral, low: float, unit: Unit | None) -> bool:
    """Tell "rose from 12 to 15" and "cut by 1,200 to 8,400" from "from 12 to 15" and "by 4 to 6 per cent"."""
    at = first.first - 1
    opener = tokens[at - 1].low if tokens[at].kind == "money" else tokens[at].low
    high = second.value or 0.0
    if opener == "from":
        return low >= high or is_change_before(tokens, at)
    is_shared = unit is None and high <= 3 * low and unit_at(tokens, second.last, high) is not None
    return opener == "by" and not is_shared


_SCORE_WORDS = frozenset(
    "won win wins winning beat beats beating beaten defeat defeated defeats victory draw drew drawn lost lose "
    "loses losing loss lead leads led score scored scores scoring scoreline goal goals half-time match down up "
    "ahead vote voted votes ruling ruled set sets tie tied aggregate game final rout thrashed thrashing trailed "
    "trailing equaliser penalties shootout decision majority verdict panel".split()
)
HIGHEST_SCORE = 1000  # votes in a large parliament; pairs beyond are ranges or numbers of something else
SCORE_WINDOW = 8  # words before and behind a pair in which a word of sport or voting makes it a score


def _is_score(tokens: list[Token], first: Numeral, second: Numeral) -> bool:
    """Tell "3-1" from "40-60": whole numbers without a unit, falling, or beside words of sport or voting."""
    if first.style != "digits" or second.style != "digits" or first.scale > 1 or second.scale > 1:
        return False
    low, high = first.value or 0.0, second.value or 0.0
    if low != int(low) or high != int(high) or max(low, high) > HIGHEST_SCORE:
        return False
    behind = tokens[second.last]
    if unit_at(tokens, second.last, high) is not None or behind.low in ("%", "percent"):
        return False
    if low >= high:
        return True
    near = {token.low for token in tokens[max(0, first.first - SCORE_WINDOW) : second.last + SCORE_WINDOW]}
    is_noun = behind.kind == "word" and is_plural(behind.low) and behind.low not in _SCORE_WORDS
    return bool(near & _SCORE_WORDS) and not is_noun and tokens[first.first - 1].low not in ("of", "aged", "about")


def _swap(tokens: list[Token], first: Numeral, j: int, vague: VagueWords) -> Pair | None:
    """Read "1,000-for-1,000", "1,000 for 1,000": equal numbers."""
    k = j + 1 if is_hyphen(tokens, j) else j
    if tokens[k].low != "for":
        return None
    k = k + 2 if is_hyphen(tokens, k + 1) else k + 1
    second = read_numeral(tokens, k, vague)
    if second is None and tokens[k].low in ("thousand", "hundred", "million"):
        value = {"thousand": 1e3, "hundred": 1e2, "million": 1e6}[tokens[k].low]
        second = Numeral(k, k + 1, value, value, value, "words", value)
    if second is None or second.value != first.value or first.value is None:
        return None
    return Pair("swap", first.value, first.value, second.last, second)


SHARE_WHOLES = frozenset({2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 12.0, 20.0, 50.0, 100.0, 1e3, 1e4, 1e5, 1e6})


def _share(tokens: list[Token], first: Numeral, j: int, vague: VagueWords) -> Pair | None:
    """Read "one in five", "eight in ten", "nine out of ten", "four out of every five"."""
    k = j + 1 if is_hyphen(tokens, j) else j
    if tokens[k].low == "out":
        if tokens[k + 1].low != "of":
            return None
        k += 1
    elif tokens[k].low != "in":
        return None
    is_out = tokens[k].low == "of"
    k = k + 2 if is_hyphen(tokens, k + 1) else k + 1
    k += tokens[k].low == "every"
    second = read_numeral(tokens, k, vague)
    if second is None or not second.value or not first.value or first.value >= second.value:
        return None
    if second.style not in ("digits", "words") or tokens[second.last].low in ("am", "pm", ":"):
        return None
    is_share = second.value in SHARE_WHOLES or first.value == 1 or is_out
    if not is_share or unit_at(tokens, second.last, second.value) is not None or 1900 <= second.value <= 2099:
        return None
    return Pair("proportion", first.value / second.value, second.value, second.last, second)


def share_of_nouns(tokens: list[Token], numeral: Numeral, vague: VagueWords) -> Reading | None:
    """Read "one starter in twenty", "three pupils in four": a number, a noun, "in", and a number without a noun."""
    j = numeral.last
    if numeral.value is None or numeral.style not in ("words", "digits") or tokens[j + 1].low != "in":
        return None
    second = read_numeral(tokens, j + 2, vague)
    if second is None or second.style not in ("words", "digits") or not second.value or tokens[j].kind != "word":
        return None
    is_noun = numeral.value == 1 or is_plural(tokens[j].low)
    if not is_noun or second.value not in SHARE_WHOLES or second.value <= max(2, numeral.value):
        return None
    after = tokens[second.last]
    if is_plural(after.low) or is_plural(tokens[second.last + 1].low) or is_hyphen(tokens, second.last):
        return None
    if unit_at(tokens, second.last, second.value) is not None or after.kind == "number":
        return None
    share = numeral.value / second.value
    phrase = Phrase(singular(tokens[j].low), j, j + 1)
    return Reading(numeral.first, numeral.first, second.last, second.last, share, share, share, "part", phrase=phrase)
