"""How many units: "three", "a couple of", "two and a half", "several", "18"."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.claims.moments.tokens import Tokens
from claimcheck.claims.moments.words import ONES, TENS
from claimcheck.config import VagueWords

_VAGUE = VagueWords()
_BANDS = {
    "few": _VAGUE.few,
    "couple": _VAGUE.couple,
    "several": _VAGUE.several,
    "handful": _VAGUE.handful,
    "dozens": _VAGUE.dozens,
    "hundreds": _VAGUE.hundreds,
    "thousands": _VAGUE.thousands,
    "some": _VAGUE.few,
    "many": (_VAGUE.several[0], None),
}
LARGEST = 100_000.0  # longer counts reach beyond the calendar in every unit that matters


@dataclass(frozen=True, slots=True)
class Count:
    """``low`` to ``high``, read from tokens up to ``end``; null has no limit."""

    low: float
    high: float | None
    end: int
    vague: bool = False


def number_word(t: Tokens, i: int) -> tuple[int, int] | None:
    """Read a number below 100 in digits or words at ``i``; return it and the token after it."""
    word = t.low[i]
    if word.isascii() and word.isdigit() and len(word) <= 3:
        return int(word), i + 1
    if word in ONES:
        return ONES[word], i + 1
    if word in TENS:
        step = 2 if t.low[i + 1] == "-" else 1
        unit = ONES.get(t.low[i + step], 0)
        return (TENS[word] + unit, i + step + 1) if 0 < unit < 10 else (TENS[word], i + 1)
    return None


def read_count(t: Tokens, i: int) -> Count | None:
    """Read a count of units at token ``i``."""
    word = t.low[i]
    if word in ("a", "an"):
        return _after_article(t, i)
    if word == "half":
        return Count(0.5, 0.5, i + 2) if t.low[i + 1] in ("a", "an") else None
    if word in _BANDS:
        end = i + 2 if t.low[i + 1] == "of" else i + 1
        return Count(_BANDS[word][0], _BANDS[word][1], end, vague=True)
    if word == "dozen":
        return Count(12, 12, i + 1)
    return _plain(t, i)


def _after_article(t: Tokens, i: int) -> Count:
    word = t.low[i + 1]
    if word in _BANDS and word not in ("some", "many"):
        end = i + 3 if t.low[i + 2] == "of" else i + 2
        return Count(_BANDS[word][0], _BANDS[word][1], end, vague=True)
    if word == "dozen":
        return Count(12, 12, i + 2)
    if word == "hundred":
        return Count(100, 100, i + 2)
    if word == "half":
        return Count(0.5, 0.5, i + 2)
    return Count(1, 1, i + 1)


def _plain(t: Tokens, i: int) -> Count | None:
    word = t.low[i]
    read = number_word(t, i)
    if read is not None:
        value, end = float(read[0]), read[1]
    elif word[:1].isdigit() and word.isascii():
        try:
            value, end = float(word.replace(",", "")), i + 1
        except ValueError:
            return None
    else:
        return None
    if t.low[end] == "and" and t.low[end + 1] == "a" and t.low[end + 2] == "half":
        value, end = value + 0.5, end + 3
    high = value
    if t.low[end] in ("or", "to", "-", "–") and (other := number_word(t, end + 1)) is not None:
        high, end = float(other[0]), other[1]
    if max(value, high) > LARGEST or high < value:
        return None
    return Count(value, high, end, vague=high > value)
