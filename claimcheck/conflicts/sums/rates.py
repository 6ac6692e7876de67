"""Price times number: "1,200 tickets at 35 euros each, or 42,000 euros in all"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.conflicts.sums.figures import Figure, Sentence, is_count
from claimcheck.conflicts.sums.finding import ArithmeticFinding, number

RATE_SLACK = 0.05  # sums of money are printed rounded
_EACH = re.compile(
    r"^\s*(?:each|apiece|per\s+\w+|a\s+(?:head|piece|person|day|night|month|unit)|for each)\b", re.IGNORECASE
)
_LEAD = re.compile(r"\b(?:at|for|costing|cost|paid|paying|worth|of)\s*(?:about|some|around)?\s*$", re.IGNORECASE)
_TOTAL_BEFORE = re.compile(
    r"\b(?:or|total(?:ling|ing)?(?: of)?|in all|altogether|making|brings? in|raising|for a total of|coming to)\W*$",
    re.IGNORECASE,
)
_TOTAL_AFTER = re.compile(r"^\s*(?:in all|in total|altogether|all told)\b", re.IGNORECASE)


def check_rates(sentences: Sequence[Sentence]) -> list[ArithmeticFinding]:
    """Multiply a price for each by the number, where one sentence states both and the sum."""
    return [finding for sentence in sentences for finding in _in_sentence(sentence)]


def _in_sentence(sentence: Sentence) -> list[ArithmeticFinding]:
    money = [figure for figure in sentence.figures if figure.quantity.dimension.startswith("money:")]
    prices = [figure for figure in money if _EACH.match(sentence.after(figure))]
    totals = [figure for figure in money if figure not in prices and _is_total(sentence, figure)]
    if len(prices) != 1 or len(totals) != 1 or prices[0].quantity.dimension != totals[0].quantity.dimension:
        return []
    price = prices[0]
    counts = [figure for figure in sentence.figures if is_count(figure) and figure.order == price.order - 1]
    if not counts or _LEAD.search(sentence.between(counts[0].quantity.end, price.quantity.start)) is None:
        return []
    return [_finding(sentence, counts[0], price, totals[0])]


def _is_total(sentence: Sentence, figure: Figure) -> bool:
    return (
        _TOTAL_BEFORE.search(sentence.before(figure)) is not None
        or _TOTAL_AFTER.match(sentence.after(figure)) is not None
    )


def _finding(sentence: Sentence, count: Figure, price: Figure, total: Figure) -> ArithmeticFinding:
    low = count.low * price.low
    high = count.high * price.high if count.high is not None and price.high is not None else None
    slack = RATE_SLACK * low
    consistent = (total.high is None or low <= total.high + slack) and (high is None or high >= total.low - slack)
    stated = sentence.words(total.span)
    ending = f"which agrees with “{stated}”" if consistent else f"not “{stated}”"
    return ArithmeticFinding(
        left_claim_id=price.claim_id,
        right_claim_id=total.claim_id,
        left_spans=(count.span, price.span),
        right_spans=(total.span,),
        reason=f"{number(count.low)} × {number(price.low)} = {number(low)}, {ending}.",
        kind="rate",
        consistent=consistent,
    )
