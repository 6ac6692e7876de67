"""Levels of stock indices, which print mostly leaves without "points"."""

from __future__ import annotations

from claimcheck.claims.amounts.lexicon import STOPS
from claimcheck.claims.amounts.tokens import Token
from claimcheck.claims.units import BY_NAME

POINT = BY_NAME["point"]
LOWEST_LEVEL = 100  # indices start at 100 or 1,000; a smaller bare number is a change or a count
INDEX_WINDOW = 24  # words: one index named, a second one without the word ("the TA-35 index ..., while the TA-125 ...")
_INDICES = frozenset("index indices ftse nasdaq nikkei dax cac sensex nifty dow stoxx topix kospi bourse".split())
_LEADS = frozenset({"to", "at", "near"})
# A whole number is a level only behind one of these: a listed firm, too, cuts its staff "to 3,000".
_CLOSING = frozenset(
    "close closes closed closing end ends ended ending finish finished open opened trading traded stood settled".split()
)


def is_index_level(tokens: list[Token], first: int, last: int, value: float) -> bool:
    """Tell "the index closed at 7,412.3": behind "at" or "to", nothing counted, with an index named before it."""
    if value < LOWEST_LEVEL or tokens[last - 1].kind != "number" or tokens[first - 1].low not in _LEADS:
        return False
    after = tokens[last]
    is_free = after.kind in ("sign", "end") or after.low in STOPS
    if not is_free or (after.glued and after.low in "-/%:"):
        return False
    if "." not in tokens[last - 1].text and tokens[first - 2].low not in _CLOSING:
        return False
    near = tokens[max(0, first - INDEX_WINDOW) : first]
    return any(token.low in _INDICES and token.sentence == tokens[first].sentence for token in near)
