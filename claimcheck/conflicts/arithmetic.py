"""Arithmetic inside an article, or a cluster: sums, shares, rates and durations that figures call for.

Precision comes first: a calculation that does not come out is reported only where the words say which figures belong
together. What comes out is returned, too, so that "390" and "270 soldiers and 120 civilians" are known to agree.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.conflicts.sums.figures import read_sentences
from claimcheck.conflicts.sums.finding import ArithmeticFinding, ArithmeticKind
from claimcheck.conflicts.sums.rates import check_rates
from claimcheck.conflicts.sums.shares import check_shares
from claimcheck.conflicts.sums.spells import check_spells
from claimcheck.conflicts.sums.totals import check_sums
from claimcheck.records import Claim

__all__ = ["ArithmeticFinding", "ArithmeticKind", "check_arithmetic"]


def check_arithmetic(claims: Sequence[Claim]) -> list[ArithmeticFinding]:
    """Do the sums that the claims call for.

    Args:
        claims: the claims of one article, or of one cluster (then lists and totals, shares and counts of different
            articles are held together, since a cluster's claims answer one question). The order does not matter.

    Returns:
        Findings, calculations that come out and those that do not, in the order of kind and place.
    """
    sentences = read_sentences(claims)
    return [
        *check_sums(sentences),
        *check_shares(sentences),
        *check_rates(sentences),
        *check_spells(sentences),
    ]
