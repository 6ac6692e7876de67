"""Bound words before and behind a number: "at least", "nearly", "or so", "30-plus"."""

from __future__ import annotations

from typing import NamedTuple

from claimcheck.claims.amounts.changes import CHANGE_WORDS
from claimcheck.claims.amounts.nouns import is_plural
from claimcheck.claims.amounts.prepositions import is_preposition
from claimcheck.claims.amounts.tokens import Token, is_hyphen
from claimcheck.records import Bound


class Limit(NamedTuple):
    """What a bound word says, and whether the number itself is left out."""

    relation: Bound
    is_open: bool = False


ABOUT = Limit("~")
NEARLY = Limit("~", is_open=True)  # ends open below the number
MORE = Limit(">", is_open=True)
LEAST = Limit(">")
LESS = Limit("<", is_open=True)
MOST = Limit("<")

_BEFORE: dict[str, Limit] = {
    "at least": LEAST, "at the very least": LEAST, "at the least": LEAST, "no fewer than": LEAST, "no less than": LEAST,
    "not less than": LEAST, "not fewer than": LEAST, "upwards of": LEAST, "upward of": LEAST, "a minimum of": LEAST,
    "minimum of": LEAST, "a minimum": LEAST, "as few as": LEAST, "as little as": LEAST, "as low as": LEAST,
    "as young as": LEAST, "as old as": MOST, "≥": LEAST,
    "more than": MORE, "over": MORE, "above": MORE, "in excess of": MORE, "exceeding": MORE, "exceed": MORE,
    "exceeded": MORE, "exceeds": MORE, "north of": MORE, "greater than": MORE, "higher than": MORE, "beyond": MORE,
    "bigger than": MORE, "larger than": MORE, "longer than": MORE, "better than": MORE, "surpassing": MORE,
    "surpassed": MORE, "topped": MORE, "topping": MORE, "upwards from": MORE, ">": MORE, "past": MORE,
    "older than": MORE, "not just": MORE, "faster than": MORE, "taller than": MORE,
    "up to": MOST, "as many as": MOST, "as much as": MOST, "as high as": MOST, "at most": MOST, "at the most": MOST,
    "no more than": MOST, "not more than": MOST, "no later than": MOST, "no longer than": MOST, "no greater than": MOST,
    "a maximum of": MOST, "maximum of": MOST, "a maximum": MOST, "≤": MOST, "as long as": MOST, "not exceeding": MOST,
    "capped at": MOST, "as far as": MOST, "no higher than": MOST,
    "fewer than": LESS, "less than": LESS, "under": LESS, "below": LESS, "lower than": LESS, "smaller than": LESS,
    "<": LESS, "sub -": LESS, "shorter than": LESS, "younger than": LESS, "south of": LESS, "short of": LESS,
    "shy of": LESS,
    "not quite": NEARLY, "nearly": NEARLY, "almost": NEARLY, "approaching": NEARLY, "well-nigh": NEARLY,
    "very nearly": NEARLY, "virtually": NEARLY, "practically": NEARLY, "getting on for": NEARLY, "nearing": NEARLY,
    "about": ABOUT, "around": ABOUT, "some": ABOUT, "roughly": ABOUT, "approximately": ABOUT, "approx": ABOUT,
    "approx .": ABOUT, "circa": ABOUT, "c .": ABOUT, "ca .": ABOUT, "~": ABOUT, "≈": ABOUT, "close to": ABOUT,
    "an estimated": ABOUT, "estimated": ABOUT, "in the region of": ABOUT, "in the order of": ABOUT,
    "on the order of": ABOUT, "of the order of": ABOUT, "something like": ABOUT, "perhaps": ABOUT, "maybe": ABOUT,
    "in the neighbourhood of": ABOUT, "in the vicinity of": ABOUT,
    "broadly": ABOUT, "an approximate": ABOUT, "more or less": ABOUT, "give or take": ABOUT, "near": ABOUT,
    "or about": ABOUT, "a reported": ABOUT, "somewhere around": ABOUT, "probably": ABOUT, "a rough": ABOUT,
}  # fmt: skip
# Degree words before a bound; they belong to its words and change nothing.
_DEGREES = frozenset(
    tuple(words.split())
    for words in (
        "just", "slightly", "a little", "a bit", "marginally", "a shade", "a fraction", "only just", "fractionally",
        "barely", "a touch", "well", "far", "considerably", "significantly", "much", "substantially", "way", "a lot",
        "comfortably", "somewhat", "easily", "very",
    )
)  # fmt: skip
_BEHIND: dict[str, Limit] = {
    "or so": ABOUT, "or thereabouts": ABOUT, "or more": LEAST, "or above": LEAST, "or older": LEAST, "or over": LEAST,
    "or higher": LEAST, "or greater": LEAST, "and over": LEAST, "and above": LEAST, "and older": LEAST, "and up": LEAST,
    "or better": LEAST, "or longer": LEAST, "plus": LEAST, "and more": LEAST, "or even more": LEAST,
    "or fewer": MOST, "or less": MOST, "or under": MOST, "or below": MOST, "or younger": MOST, "or lower": MOST,
    "and under": MOST, "and below": MOST, "and younger": MOST, "at most": MOST, "at least": LEAST, "at the most": MOST,
}  # fmt: skip
_LONGEST = 4


def _by_last(table: dict[str, Limit]) -> dict[str, list[tuple[tuple[str, ...], Limit]]]:
    grouped: dict[str, list[tuple[tuple[str, ...], Limit]]] = {}
    for phrase, limit in table.items():
        words = tuple(phrase.split())
        grouped.setdefault(words[-1], []).append((words, limit))
    for entries in grouped.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return grouped


_BY_LAST = _by_last(_BEFORE)
# Words that may stand between a bound and its number: "at least another 40", "up to a further 12".
_BETWEEN = frozenset({"another", "further", "additional", "extra", "a", "an", "only"})


def bound_before(tokens: list[Token], first: int) -> tuple[Limit, int] | None:
    """Read the bound words that end right before token ``first``.

    Returns:
        The limit and the token where its words start, or null.
    """
    at = first
    for _ in range(3):
        found = _ends_at(tokens, at, first)
        if found is not None:
            return found
        if tokens[at - 1].low not in _BETWEEN:
            return None
        at -= 1
    return None


def _ends_at(tokens: list[Token], at: int, first: int) -> tuple[Limit, int] | None:
    for words, limit in _BY_LAST.get(tokens[at - 1].low, ()):
        start = at - len(words)
        if start >= 0 and all(tokens[start + n].low == word for n, word in enumerate(words)):
            if len(words) == 1 and is_preposition(tokens, start, first):
                return None
            if words == ("up", "to") and tokens[start - 1].low in CHANGE_WORDS:
                return None
            return _graded(tokens, start, limit)
    return None


def _graded(tokens: list[Token], start: int, limit: Limit) -> tuple[Limit, int]:
    """Take in "just", "a little", "well" before the bound."""
    for width in (2, 1):
        words = tuple(tokens[start - width + n].low for n in range(width)) if start >= width else ()
        if words in _DEGREES:
            return limit, start - width
    return limit, start


def _is_counted_plus(tokens: list[Token], at: int) -> bool:
    """Tell "300 plus people" from "$1.5 million plus interest"."""
    return tokens[at - 1].kind == "number" and is_plural(tokens[at + 1].low)


def bound_behind(tokens: list[Token], j: int) -> tuple[Limit, int] | None:
    """Read bound words at ``j``, behind a number or its unit: "or so", "-odd", "-plus", "+".

    Returns:
        The limit and the token behind it, or null.
    """
    token = tokens[j]
    if token.low == "+" and token.glued:
        return LEAST, j + 1
    at = j + 1 if is_hyphen(tokens, j) else j
    if tokens[at].low == "odd":
        return ABOUT, at + 1
    if tokens[at].low in ("plus", "ish") and (at > j or _is_counted_plus(tokens, at)):
        return (LEAST if tokens[at].low == "plus" else ABOUT), at + 1
    if token.low in ("or", "and", "at"):
        for width in (3, 2):
            limit = _BEHIND.get(" ".join(tokens[j + n].low for n in range(width)))
            is_other = tokens[j + width].kind == "number" or is_hyphen(tokens, j + width)
            if limit is not None and not is_other:
                return limit, j + width
    return None
