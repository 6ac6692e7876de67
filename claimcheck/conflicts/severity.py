"""How much the answer changes: lives and blame before money, money before the hour, the hour before a crowd."""

from __future__ import annotations

import re

from claimcheck.conflicts.evidence import Evidence
from claimcheck.facts.numbers import distance

# Base severity by kind, from 0 to 1: what an editor would have to correct in print, most serious first.
BY_SUBKIND: dict[str, float] = {
    "blame": 0.8, "who": 0.75, "cause": 0.7, "direction": 0.75, "denial": 0.65, "happened": 0.65, "negation": 0.65,
    "magnitude": 0.7, "agreed_refused": 0.6, "misquote": 0.6, "will_or_ruled_out": 0.55, "sum": 0.5, "count": 0.55,
    "bound": 0.5, "money": 0.55, "proportion": 0.5, "first_or_earlier": 0.45, "superlative": 0.4, "ordinal": 0.4,
    "praised_blamed": 0.4, "only_or_also": 0.45, "date": 0.5, "clock_time": 0.35, "duration": 0.4, "measurement": 0.4,
    "age": 0.3, "score": 0.5, "headline": 0.6, "account": 0.5,
}  # fmt: skip
LIVES = re.compile(
    r"\b(?:kill\w*|dead|deaths?|died|dies|bod(?:y|ies)|victims?|fatal\w*|wound\w*|injur\w*|hostage\w*|prisoner\w*|missing"
    r"|tortur\w*|casualt\w*)\b",
    re.IGNORECASE,
)
LIVES_BONUS = 0.25  # lives and bodies come before everything else
FAR_BONUS = 0.15  # per power of ten between two figures, at most once


def severity(evidence: Evidence, subkind: str) -> float:
    """Return how serious a flag is, from 0 to 1."""
    value = BY_SUBKIND[subkind]
    if LIVES.search(evidence.left.text) and LIVES.search(evidence.right.text):
        value += LIVES_BONUS
    clash = evidence.number
    if clash is not None:
        left = next(q for q in evidence.left.quantities if (q.start, q.end) == clash.left)
        right = next(q for q in evidence.right.quantities if (q.start, q.end) == clash.right)
        value += FAR_BONUS * min(1.0, distance(left, right))
    return min(1.0, round(value, 3))
