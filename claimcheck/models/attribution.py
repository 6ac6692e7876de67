"""The words that carry a decision: what it loses when they are left out."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass

import numpy as np

from claimcheck.protocols import Judge
from claimcheck.records import RELATIONS, ClaimPair, Relation, Span

WORD = re.compile(r"[^\W_]+(?:[.,'’:/-][^\W_]+)*")
# A word counts when leaving it out costs at least this share of what the costliest word costs; below, marks spread over
# words that merely stand near.
SHARE_OF_MOST = 0.35
LEAST_LOSS = 0.02  # of probability; a decision that no word moves has no words to show


@dataclass(frozen=True, slots=True)
class DecisiveWords:
    """Spans of the words that carry a decision, on either side, as offsets into the pair's texts."""

    left: tuple[Span, ...]
    right: tuple[Span, ...]


def decisive_words(judge: Judge, pair: ClaimPair, relation: Relation) -> DecisiveWords:
    """Find the words without which a pair would be less of what it was judged to be.

    Every word of either side is left out in turn (Li et al. 2016, "Understanding neural networks through representation
    erasure"), which costs one judgement per word and holds for any judge.

    Args:
        judge: the judge that decided.
        pair: what it decided on.
        relation: what it said.

    Returns:
        Spans, neighbouring words joined; empty where no single word matters.
    """
    column = RELATIONS.index(relation)
    left, right = ([m.span() for m in WORD.finditer(text)] for text in (pair.left, pair.right))
    shorter = [dataclasses.replace(pair, left=_without(pair.left, span)) for span in left]
    shorter += [dataclasses.replace(pair, right=_without(pair.right, span)) for span in right]
    scores = judge.judge([pair, *shorter]).relation[:, column]
    losses = scores[0] - scores[1:]
    floor = max(LEAST_LOSS, SHARE_OF_MOST * float(losses.max(initial=0.0)))
    kept = np.flatnonzero(losses >= floor)
    return DecisiveWords(
        _joined([left[n] for n in kept if n < len(left)], pair.left),
        _joined([right[n - len(left)] for n in kept if n >= len(left)], pair.right),
    )


def _without(text: str, span: Span) -> str:
    return " ".join((text[: span[0]] + text[span[1] :]).split())


def _joined(spans: list[Span], text: str) -> tuple[Span, ...]:
    """Join spans with nothing but white space between them."""
    out: list[Span] = []
    for start, end in spans:
        if out and not text[out[-1][1] : start].strip():
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return tuple(out)
