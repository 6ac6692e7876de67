"""Words as the grouping compares them: lower-cased stems without function words."""

from __future__ import annotations

import re
from functools import lru_cache

import snowballstemmer

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")

# Closed-class words and reporting verbs: they say nothing about which fact is told.
FUNCTION_WORDS = frozenset(
    """a about above after again all also although am an and any are as at be because been before being below between
    both but by can could did do does doing down during each either else ever few for from further had has have having
    he her here hers herself him himself his how i if in into is it its itself just may me might more most much must my
    myself neither no nor not now of off on once only or other our ours out over own per rather same shall she should
    since so some still such than that the their theirs them themselves then there these they this those through thus
    to too under until up upon us very was we were what when where whether which while who whom whose why will with
    within without would yet you your yours said say says told tell according added""".split()
)


@lru_cache(maxsize=1)
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return the Snowball (Porter 2) stem of one lower-cased word, possessives removed."""
    return str(_stemmer().stemWord(re.sub(r"['’]s?$", "", word.lower())))


def stems(text: str) -> list[str]:
    """Return the stems of the content words of ``text``, in order."""
    return list(_stems(text))


@lru_cache(maxsize=16_384)
def _stems(text: str) -> tuple[str, ...]:
    """Remember texts: a claim is compared with some twenty others."""
    return tuple(stem(word) for word in WORD.findall(text) if word.lower() not in FUNCTION_WORDS)
