from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from claimcheck.models.attribution import decisive_words
from claimcheck.records import RELATIONS, ClaimPair, Judgements


class FigureJudge:
    """Says conflict when both sides hold a figure and the figures differ."""

    def judge(self, pairs: Sequence[ClaimPair]) -> Judgements:
        relation = np.full((len(pairs), len(RELATIONS)), 0.1, np.float32)
        for n, pair in enumerate(pairs):
            left, right = ({w for w in text.split() if w.isdigit()} for text in (pair.left, pair.right))
            clash = bool(left and right and left != right)
            relation[n, RELATIONS.index("conflict")] = 0.9 if clash else 0.05
        return Judgements(relation, np.zeros((len(pairs), 3), np.float32))


def test_finds_the_words_that_clash() -> None:
    pair = ClaimPair("Some 40 people died", "The dead number 52 so far")
    got = decisive_words(FigureJudge(), pair, "conflict")
    assert [pair.left[a:b] for a, b in got.left] == ["40"]
    assert [pair.right[a:b] for a, b in got.right] == ["52"]


def test_no_word_matters() -> None:
    got = decisive_words(FigureJudge(), ClaimPair("Nothing here", "nor here"), "conflict")
    assert got.left == got.right == ()


def test_empty_sides() -> None:
    got = decisive_words(FigureJudge(), ClaimPair("", ""), "agree")
    assert got.left == got.right == ()
