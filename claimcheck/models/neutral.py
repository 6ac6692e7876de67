"""A judge and an encoder that do not know who they are: countries and people under other names throughout a pair.

What is claimed of a country, a party or a person must weigh the same whichever it is. A model has read more about some
than about others, and a pair near a threshold may cross it when the names change places. So every country, nationality
and capital of the table in `countries` gets an invented name in the same form before the pair is judged, and every
other name that `proper` finds a common surname. Names are given out in order of first appearance; from which side the
count starts is decided by the rewritten texts, not by the names and not by which side is called left.

The encoder hides countries alone: with all names hidden it put one in twenty of the conflicts of training/stories out
of reach, for lack of what tells one person's claims from another's.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.models.countries import Form, Mention, mentions
from claimcheck.models.proper import bases, proper_names
from claimcheck.protocols import Encoder, Judge
from claimcheck.records import ClaimPair, Judgements

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Invented; with each ending one to three pieces of the relation model's vocabulary, the stem's piece kept in all forms.
STEMS = (
    *("Sarv", "Norl", "Fenv", "Tamv", "Ronv", "Jarv", "Varn", "Dalv"),
    *("Palt", "Kestr", "Lusk", "Pesk", "Dorv", "Velm", "Gavr"),
)
# Common surnames, each one piece of both relation models' vocabularies: a model takes them for what they stand for.
NAMES = (
    *("Wilson", "Carter", "Bennett", "Palmer", "Morgan", "Foster", "Murray", "Harvey", "Gordon", "Reynolds"),
    *("Fletcher", "Simpson", "Watson", "Griffin", "Russell", "Thompson", "Crawford", "Hamilton", "Sullivan", "Wallace"),
    *("Coleman", "Jenkins", "Patterson", "Hughes", "Henderson", "Simmons", "Bryant", "Gibson", "Kennedy", "Tucker"),
    *("Ferguson", "Spencer", "Gardner", "Elliott", "Chapman", "Bradley", "Lawson", "Lambert", "Barrett", "Nelson"),
    *("Collins", "Peterson", "Edwards", "Hudson", "Norris", "Sherman", "Barker", "Davidson", "Hopkins", "Sutton"),
)
ENDINGS: Mapping[Form, str] = {"country": "ia", "adjective": "ian", "people": "ians", "capital": "aport"}

# Pairs whose rewritten texts are remembered, 15 MB: they are asked for to put a pair in order, and to judge it.
PAIRS_HELD = 16_384

_Key = tuple[str, str, str, str]  # a side's text and date, the other side's text and date


class NeutralJudge:
    """A `Judge` over another one, which never sees which country, or who, is which.

    Swapping two countries in all their forms, or two names, throughout a pair changes nothing at all; swapping the
    sides swaps them and no more, unless the pair mirrors itself ("A beat B", "B beat A"), where the two orders are one
    pair.
    """

    def __init__(self, judge: Judge) -> None:
        """Wrap a judge."""
        self._judge = judge

    def judge(self, pairs: Sequence[ClaimPair]) -> Judgements:
        """Return relation (n, 5) and nli (n, 3) probabilities, float32, the left claim as premise."""
        return self._judge.judge([neutral(pair) for pair in pairs])


class NeutralEncoder:
    """An `Encoder` over another one, which never sees which country is which.

    Names are given out text by text, so a vector depends on its own text alone, and two texts that differ in nothing
    but their countries have one vector: which of them did it is left to the judge and to the names that claims share.
    """

    def __init__(self, encoder: Encoder) -> None:
        """Wrap an encoder."""
        self._encoder = encoder

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one L2-normalised row per text, shape (n, d)."""
        return self._encoder.encode([countryless(text) for text in texts])


def countryless(text: str) -> str:
    """Return a text with invented names for the countries; the text itself when it names none."""
    return _rewritten(text, "", with_names=False)[0]


def neutral(pair: ClaimPair) -> ClaimPair:
    """Return the pair with other names for countries and people; the pair itself when it names none."""
    if not _found(pair.left) and not _found(pair.right):
        return pair
    here, there = _keys(pair)
    left, right = (there[2], there[0]) if there < here else (here[0], here[2])
    return dataclasses.replace(pair, left=left, right=right)


def in_order(pair: ClaimPair) -> ClaimPair:
    """Return the pair or its mirror image, one of the two for both; no country's name decides which.

    The names decide only where the pair mirrors itself, and there `neutral` makes one pair of both.
    """
    here, there = _keys(pair)
    if here == there:
        here, there = _key(pair, pair.left, pair.right), _key(_turned(pair), pair.right, pair.left)
    return _turned(pair) if there < here else pair


def _keys(pair: ClaimPair) -> tuple[_Key, _Key]:
    """The rewritten pair, names counted from the left side and from the right."""
    turned = _turned(pair)
    return _key(pair, *_rewritten(pair.left, pair.right)), _key(turned, *_rewritten(turned.left, turned.right))


def _key(pair: ClaimPair, first: str, second: str) -> _Key:
    return first, pair.left_date or "", second, pair.right_date or ""


def _turned(pair: ClaimPair) -> ClaimPair:
    return ClaimPair(pair.right, pair.left, pair.right_date, pair.left_date)


@lru_cache(maxsize=PAIRS_HELD)
def _rewritten(first: str, second: str, with_names: bool = True) -> tuple[str, str]:
    sides = tuple([f for f in _found(text) if with_names or f.mention] for text in (first, second))
    made_of = bases(item.key for side in sides for item in side if isinstance(item.key, str))
    order = dict.fromkeys(_told(item.key, made_of) for side in sides for item in side)
    if not order:
        return first, second
    taken = "\n".join(_left(text, side) for text, side in zip((first, second), sides, strict=True)).lower()
    stems, names = _unused(STEMS, taken), _unused(NAMES, taken)
    given = {who: next(stems if isinstance(who, int) else names) for who in order}
    return _renamed(first, sides[0], given, made_of), _renamed(second, sides[1], given, made_of)


class _Found(NamedTuple):
    """Something to rename at [start, end): a country by its number, or a name by its word."""

    start: int
    end: int
    key: int | str
    mention: Mention | None


@lru_cache(maxsize=16_384)
def _found(text: str) -> tuple[_Found, ...]:
    table = mentions(text)
    taken = [(m.start, m.end) for m in table]
    names = (
        _Found(n.start, n.end, n.word, None)
        for n in proper_names(text)
        if not n.word.startswith(STEMS) and not any(start < n.end and n.start < end for start, end in taken)
    )
    return tuple(sorted([*(_Found(m.start, m.end, m.country, m) for m in table), *names], key=lambda f: f.start))


def _left(text: str, found: Sequence[_Found]) -> str:
    """Return what of a text stays as it is."""
    ends = [0, *(item.end for item in found)]
    return "\n".join(text[a:b] for a, b in zip(ends, [*(item.start for item in found), len(text)], strict=True))


def _told(key: int | str, made_of: Mapping[str, tuple[str, str]]) -> int | str:
    return key if isinstance(key, int) else made_of[key][0]


def _renamed(
    text: str, found: Sequence[_Found], given: Mapping[int | str, str], made_of: Mapping[str, tuple[str, str]]
) -> str:
    pieces, place = [], 0
    for item in found:
        stand_in = given[_told(item.key, made_of)]
        pieces += [text[place : item.start], _written(item, stand_in, made_of)]
        place = item.end
    return "".join([*pieces, text[place:]])


def _written(item: _Found, stand_in: str, made_of: Mapping[str, tuple[str, str]]) -> str:
    """Write a stand-in in the form and the case of what it stands for."""
    mention = item.mention
    if mention is None:
        return stand_in + made_of[str(item.key)][1]
    name = stand_in + ENDINGS[mention.form]
    if mention.case != "title":
        name = name.upper() if mention.case == "upper" else name.lower()
    return mention.before + name + mention.after


def _unused(words: Sequence[str], taken: str) -> Iterator[str]:
    """Yield stand-ins, as many as are asked for; none that the texts, in small letters, hold already."""
    for word in words:
        if word.lower() not in taken:
            yield word
    for one in words:
        for two in words:
            yield f"{one}o{two.lower()}"
