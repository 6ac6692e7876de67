"""Names in claims: which ones two claims share, and which differ though they look alike."""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.records import Claim

CAPITALISED = re.compile(r"\b[^\W\d_a-zß-öø-ÿ][\w’'-]+(?:\s+(?:of\s+|de\s+|van\s+|von\s+)?[^\W\d_a-zß-öø-ÿ][\w’'-]+)*")
NOT_NAMES = frozenset(
    """The A An In On At It He She They We I But And Of For From To By Not No This That These Those There Some Most
    Many All Both Each Every When While After Before As Mr Ms Mrs Dr Monday Tuesday Wednesday Thursday Friday Saturday
    Sunday January February March April May June July August September October November December Today Yesterday If
    One Two Three Four Five Six Seven Eight Nine Ten Nobody None""".split()
)


def names(claim: Claim) -> frozenset[str]:
    """Return the words of the names in a claim's reading and participants, lower-cased."""
    found: set[str] = set()
    for text in (claim.reading, *(p.name for p in claim.participants)):
        for match in CAPITALISED.finditer(text):
            words = match.group().split()
            if match.start() == 0 and len(words) == 1:
                continue  # the first word of a sentence is capitalised anyway
            found.update(re.sub(r"['’]s?$", "", w).lower() for w in words if w not in NOT_NAMES and w[0].isupper())
    return frozenset(found)


def full_names(claim: Claim) -> frozenset[tuple[str, str]]:
    """Return (first name, surname) for every name of two or more words."""
    return frozenset().union(*(_full_names(text) for text in (claim.text, *(p.name for p in claim.participants))))


@lru_cache(maxsize=16_384)
def _full_names(text: str) -> frozenset[tuple[str, str]]:
    found = set()
    for match in CAPITALISED.finditer(text):
        words = [w for w in match.group().split() if w not in NOT_NAMES and w[0].isupper()]
        if len(words) >= 2:
            found.add((words[-2].lower(), re.sub(r"['’]s?$", "", words[-1]).lower()))
    return frozenset(found)


def namesakes(left: frozenset[tuple[str, str]], right: frozenset[tuple[str, str]]) -> bool:
    """Whether two claims, by their `full_names`, name different people who share a surname."""
    clash = any(x[1] == y[1] and x[0] != y[0] for x in left for y in right)
    return clash and not left & right
