"""Parts against their wholes and shares: "97 of the 205, just under half", "80 percent of the 1,400, or 1,120"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimcheck.conflicts.sums.figures import GAP, Figure, Sentence, is_count
from claimcheck.conflicts.sums.finding import ArithmeticFinding, number
from claimcheck.facts.words import stem

# What a share may be off by, as a fraction of one: whole per cents are rounded to half a point, and printed loosely by
# another half; fractions such as "half" or "two thirds" are words of a reporter rather than of an account.
PERCENT_SLACK = 0.01
FRACTION_SLACK = 0.04
_OF = re.compile(
    r"^\s+(?:out )?of\s+(?:the|its|their|his|her|those|these|all|our|a total of)?\s*(?:\w+\s+){0,2}$", re.IGNORECASE
)
_LINK_OR = re.compile(
    rf"(?:[,(–—]|{GAP}{{1,3}})\s*(?:or|that is|i\.e\.|equal to|equivalent to)\s+(?:about|just|some)?\s*$"
)
_LINK_COMMA = re.compile(rf"(?:[,(–—]|{GAP}{{1,3}})\s*(?:about|just|some|nearly|or)?\s*$")
_LINK_BARE = re.compile(r"^\s*[,(–—]\s*(?:or|that is)?\s*$")
_CLOSED = re.compile(rf"^\s*(?:[.,;)–—{GAP}]|$|of the (?:total|whole|text|lot))")


@dataclass(frozen=True, slots=True)
class Ratio:
    """A part and its whole, both as figures: "97 of the 205"."""

    sentence: Sentence
    part: Figure
    whole: Figure


def check_shares(sentences: Sequence[Sentence]) -> list[ArithmeticFinding]:
    """Hold parts against wholes, and both against the share that stands beside them (or, in a cluster, elsewhere)."""
    found: list[ArithmeticFinding] = []
    ratios = [ratio for sentence in sentences for ratio in _ratios(sentence)]
    several = len({sentence.article_id for sentence in sentences}) > 1
    shares = [(s, f) for s in sentences for f in s.figures if f.quantity.dimension == "proportion"] if several else []
    for ratio in ratios:
        if ratio.whole.high is not None and ratio.part.low > ratio.whole.high:
            found.append(_too_large(ratio))
            continue
        found.extend(_share_finding(ratio, ratio.sentence, share) for share in _beside(ratio))
        found.extend(_share_finding(ratio, other, share) for other, share in _elsewhere(ratio, shares))
    return found


def _ratios(sentence: Sentence) -> list[Ratio]:
    figures = [figure for figure in sentence.figures if is_count(figure)]
    found = []
    for part, whole in pairwise(figures):
        if _OF.match(sentence.between(part.quantity.end, whole.quantity.start)) and part.quantity.whole is not None:
            found.append(Ratio(sentence, part, whole))
    return found


def _beside(ratio: Ratio) -> list[Figure]:
    """Find the share that the sentence puts beside the ratio as the same thing said again."""
    sentence = ratio.sentence
    for share in sentence.figures:
        if share.quantity.dimension != "proportion":
            continue
        if share.order > ratio.whole.order:
            link = sentence.between(ratio.whole.quantity.end, share.quantity.start)
            again = _LINK_COMMA.search(link) is not None and _CLOSED.match(sentence.after(share)) is not None
            if share.order == ratio.whole.order + 1 and (_LINK_OR.search(link) is not None or again):
                return [share]
        elif share.order == ratio.part.order - 1:
            if _LINK_BARE.match(sentence.between(share.quantity.end, ratio.part.quantity.start)):
                return [share]
    return []


def _elsewhere(ratio: Ratio, shares: Sequence[tuple[Sentence, Figure]]) -> list[tuple[Sentence, Figure]]:
    """Find shares of the same noun in the other articles of a cluster."""
    head = ratio.whole.quantity.head or ratio.part.quantity.head
    if head is None:
        return []
    own = ratio.sentence.article_id
    return [(s, share) for s, share in shares if s.article_id != own and _of_noun(share, head)]


def _of_noun(share: Figure, head: str) -> bool:
    words = f"{share.quantity.whole or ''} {share.quantity.head or ''}".split()
    return stem(head) in {stem(word) for word in words}


def _share_finding(ratio: Ratio, sentence: Sentence, share: Figure) -> ArithmeticFinding:
    least, most = _bounds(ratio)
    slack = PERCENT_SLACK if share.quantity.unit == "percentage" else FRACTION_SLACK
    low, high = share.quantity.low, share.quantity.high
    bounded = share.quantity.relation in "<>"
    slack = slack / 4 if bounded else slack  # "fewer than half" is a limit, no rounding
    consistent = (low is None or most >= low - slack) and (high is None or least <= high + slack)
    stated = sentence.words(share.span)
    part, whole = _value(ratio.part), _value(ratio.whole)
    percent = number(round(100 * part / whole, 1)) if whole else "more than all"
    ending = f"which agrees with “{stated}”" if consistent else f"not “{stated}”"
    return ArithmeticFinding(
        left_claim_id=ratio.part.claim_id,
        right_claim_id=share.claim_id,
        left_spans=(ratio.part.span, ratio.whole.span),
        right_spans=(share.span,),
        reason=f"{number(part)} of {number(whole)} is {percent} percent, {ending}.",
        kind="percentage",
        consistent=consistent,
    )


def _bounds(ratio: Ratio) -> tuple[float, float]:
    """Return the least and the greatest share that part and whole allow."""
    whole_low, whole_high = ratio.whole.low, ratio.whole.high
    least = ratio.part.low / whole_high if whole_high else 0.0
    part_high = ratio.part.high
    most = part_high / whole_low if part_high is not None and whole_low else 1.0
    return least, min(most, 1.0)


def _value(figure: Figure) -> float:
    value = figure.quantity.value
    return value if value is not None else figure.low


def _too_large(ratio: Ratio) -> ArithmeticFinding:
    part, whole = number(_value(ratio.part)), number(_value(ratio.whole))
    return ArithmeticFinding(
        left_claim_id=ratio.part.claim_id,
        right_claim_id=ratio.whole.claim_id,
        left_spans=(ratio.part.span,),
        right_spans=(ratio.whole.span,),
        reason=f"The part is larger than the whole: {part} of {whole}.",
        kind="part_of_whole",
        consistent=False,
    )
