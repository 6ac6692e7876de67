"""Quantities that are no plain numeral: none and nobody, doubled and halved, twice as many, tenfold."""

from __future__ import annotations

from claimcheck.claims.amounts.counted import counted_at, whole_at
from claimcheck.claims.amounts.lexicon import COUNTED_WHEN_NONE
from claimcheck.claims.amounts.number_words import CARDINALS
from claimcheck.claims.amounts.numeral import Numeral
from claimcheck.claims.amounts.reading import Reading
from claimcheck.claims.amounts.tokens import Token, is_hyphen

_MULTIPLIED: dict[str, float] = {
    form: value
    for stem, value in (
        ("doubl", 2.0), ("tripl", 3.0), ("trebl", 3.0), ("quadrupl", 4.0), ("quintupl", 5.0), ("halv", 0.5),
    )
    for form in (stem + "ed", stem + "ing", stem + "es")
}  # fmt: skip
_FOLD: dict[str, float] = {word + "fold": float(value) for word, value in CARDINALS.items()} | {
    "hundredfold": 100.0, "thousandfold": 1000.0,
}  # fmt: skip
_COMPARATIVES = frozenset(
    "more higher greater larger bigger faster longer stronger lower less fewer smaller worse better heavier slower "
    "wider older deeper taller".split()
)
SPECIAL_WORDS = frozenset(_MULTIPLIED) | frozenset(_FOLD) | frozenset("nobody none no not twice half double".split())
_MULTIPLE_OF = frozenset("the that what those its their his her last this".split())


def read_special(tokens: list[Token], i: int) -> Reading | None:
    """Read a quantity without a numeral that starts at ``i``, or null."""
    word = tokens[i].low
    if word in _MULTIPLIED:
        if word in ("doubles", "doubling", "halves") and tokens[i - 1].low in (
            "the",
            "mixed",
            "a",
            "two",
            "of",
            "men's",
        ):
            return None
        return ratio(i, i + 1, i + 1, _MULTIPLIED[word])._replace(change=word)
    if word in _FOLD:
        return ratio(i, i + 1, i + 1, _FOLD[word])
    if word in ("twice", "half", "double"):
        return _multiple(tokens, i)
    return _none(tokens, i)


def ratio(first: int, last: int, behind: int, value: float) -> Reading:
    """Make the reading of a ratio."""
    return Reading(first, first, last, behind, value, value, value, "ratio")


def _multiple(tokens: list[Token], i: int) -> Reading | None:
    """Read "twice as many", "half as much", "double the number", "twice the size"."""
    value = 0.5 if tokens[i].low == "half" else 2.0
    after = tokens[i + 1].low
    if after == "as" and tokens[i].low != "double":
        last = i + 3 if tokens[i + 2].low in ("many", "much") else i + 2 + (tokens[i + 2].kind == "word")
        return ratio(i, last, last, value)
    if value == 2.0 and after in _MULTIPLE_OF and tokens[i + 2].kind == "word":
        return ratio(i, i + 1, i + 1, value)
    return None


def times_as_many(tokens: list[Token], numeral: Numeral) -> Reading | None:
    """Read "three times as many", "four times higher", "three times the number", "3x", "five-fold" behind a number."""
    j = numeral.last
    if numeral.value is None:
        return None
    if is_hyphen(tokens, j) and tokens[j + 1].low == "fold":
        return ratio(numeral.first, j + 2, j + 2, numeral.value)
    if tokens[j].low == "x" and tokens[j].glued and not tokens[j + 1].glued:
        return ratio(numeral.first, j + 1, j + 1, numeral.value)
    if tokens[j].low != "times":
        return None
    k = j + 1
    if tokens[k].low == "as":
        last = k + 1 + (tokens[k + 1].kind == "word")
        return ratio(numeral.first, last, last, numeral.value)
    if tokens[k].low in _COMPARATIVES:
        return ratio(numeral.first, k + 1, k + 1, numeral.value)
    is_size = tokens[k].low in ("the", "that", "its", "their") and tokens[k + 1].low not in _WHEN
    return ratio(numeral.first, k, k, numeral.value) if is_size else None


_WHEN = frozenset("following next same day week month year night season past last morning evening court".split())


def _none(tokens: list[Token], i: int) -> Reading | None:
    """Read "nobody", "no one", "none of the nine", "not a single", "not one", "no casualties"."""
    word, after = tokens[i].low, tokens[i + 1].low
    if word == "nobody":
        return _zero(tokens, i, i + 1)._replace(dimension="people")
    if word == "no" and after == "one":
        return _zero(tokens, i, i + 2)._replace(dimension="people")
    if word == "no" and is_hyphen(tokens, i + 1) and tokens[i + 2].low == "one":
        return _zero(tokens, i, i + 3)._replace(dimension="people")
    if word == "none":
        reading = _zero(tokens, i, i + 1)
        whole = whole_at(tokens, i + 1, False) if after == "of" else None
        return None if after == "the" or after == "too" else reading._replace(whole=whole)
    if word == "not" and after == "one" and tokens[i + 2].low in ("more", "less", "but"):
        return None
    if word == "not" and (after == "one" or (after == "a" and tokens[i + 2].low == "single")):
        last = i + 2 if after == "one" else i + 3 + (tokens[i + 3].low == "one")
        whole = whole_at(tokens, last, False) if tokens[last].low == "of" else None
        return _zero(tokens, i, last)._replace(whole=whole, phrase=None if whole else counted_at(tokens, last, True))
    if word == "no" and _is_counted_none(tokens, i):
        phrase = counted_at(tokens, i + 1, False) or counted_at(tokens, i + 1, True)
        return _zero(tokens, i, i + 1)._replace(phrase=phrase)
    return None


def _is_counted_none(tokens: list[Token], i: int) -> bool:
    """Tell "no casualties" from "no longer", "no plans"."""
    return any(tokens[i + n].low in COUNTED_WHEN_NONE for n in (1, 2)) and tokens[i + 1].low not in (
        "other",
        "more",
        "such",
    )


def _zero(tokens: list[Token], first: int, last: int) -> Reading:
    return Reading(first, first, last, last, 0.0, 0.0, 0.0, "zero")
