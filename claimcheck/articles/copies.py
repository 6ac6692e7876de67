"""Articles that print one text: wire copies, cut or led in differently. They are told, never left out."""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence

RUN = 8  # words in a row; shorter runs coincide by chance (as in clusters/origins.py)
SHARE = 0.6  # of the shorter article's runs: rewritten agency reports stay below a third, cut ones above nine tenths
MIN_RUNS = 20  # an article of fewer words says too little to tell
MOST_HOLDERS = 30  # a run that so many articles hold is a notice, not news
_WORD = re.compile(r"\w+")


def near_copies(texts: Sequence[str]) -> dict[int, tuple[int, float]]:
    """Find articles that are mostly another one, word for word.

    Args:
        texts: the articles, in reading order.

    Returns:
        For a later article the number of the earlier one that it shares most with, and the share of the shorter one's
        runs of eight words that both hold (0 to 1).
    """
    runs = [_runs(text) for text in texts]
    holders: dict[int, list[int]] = defaultdict(list)
    found: dict[int, tuple[int, float]] = {}
    for number, held in enumerate(runs):
        shared = Counter(other for run in held for other in holders.get(run, ()) if len(holders[run]) <= MOST_HOLDERS)
        shares = [
            (count / min(len(held), len(runs[other])), -other)
            for other, count in shared.items()
            if min(len(held), len(runs[other])) >= MIN_RUNS
        ]
        share, other = max(shares, default=(0.0, 0))
        if share >= SHARE:
            found[number] = (-other, share)
        for run in held:
            holders[run].append(number)
    return found


def _runs(text: str) -> set[int]:
    """Hash each run of words; case and punctuation do not count."""
    words = [word.encode("utf-8", "replace") for word in _WORD.findall(text.lower())]
    return {zlib.crc32(b" ".join(words[at : at + RUN])) for at in range(len(words) - RUN + 1)}
