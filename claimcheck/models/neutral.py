"""A judge and an encoder that do not know who they are: countries under invented names, the same throughout a pair.

What is claimed of a country must weigh the same whichever it is. A model has read more about some than about others,
and a pair near a threshold may cross it when the names change places. So every country, nationality and capital of the
table in `countries` gets an invented name in the same form before the pair is judged. Names are given out in order of
first appearance; from which side the count starts is decided by the rewritten texts, not by the names and not by which
side is called left.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from claimcheck.models.countries import Form, Mention, mentions
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
ENDINGS: Mapping[Form, str] = {"country": "ia", "adjective": "ian", "people": "ians", "capital": "aport"}

_Key = tuple[str, str, str, str]  # a side's text and date, the other side's text and date


class NeutralJudge:
    """A `Judge` over another one, which never sees which country is which.

    Swapping two countries in all their forms throughout a pair changes nothing at all; swapping the sides swaps them
    and no more, unless the pair mirrors itself ("A beat B", "B beat A"), where the two orders are one pair.
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
    return _rewritten(text, "")[0]


def neutral(pair: ClaimPair) -> ClaimPair:
    """Return the pair with invented names for the countries; the pair itself when it names none."""
    if not mentions(pair.left) and not mentions(pair.right):
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


def _rewritten(first: str, second: str) -> tuple[str, str]:
    found = mentions(first), mentions(second)
    order = dict.fromkeys(mention.country for side in found for mention in side)
    given = dict(zip(order, _stems(f"{first}\n{second}".lower() if order else ""), strict=False))
    return _renamed(first, found[0], given), _renamed(second, found[1], given)


def _renamed(text: str, found: Sequence[Mention], given: Mapping[int, str]) -> str:
    pieces, place = [], 0
    for mention in found:
        name = given[mention.country] + ENDINGS[mention.form]
        if mention.case != "title":
            name = name.upper() if mention.case == "upper" else name.lower()
        pieces += [text[place : mention.start], mention.before, name, mention.after]
        place = mention.end
    return "".join([*pieces, text[place:]])


def _stems(taken: str) -> Iterator[str]:
    """Yield stems, more than the table has countries; none that the texts, in small letters, hold already."""
    for stem in STEMS:
        if stem.lower() not in taken:
            yield stem
    for one in STEMS:
        for two in STEMS:
            yield f"{one}o{two.lower()}"
