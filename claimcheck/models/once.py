"""The second judge: a shipped model that reads every pair one way only."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.models.judge import OnnxJudge, probabilities
from claimcheck.models.rendering import render
from claimcheck.records import ClaimPair, Judgements


class OnceJudge(OnnxJudge):
    """Reads a pair in alphabetical order, so that swapping its sides still changes nothing, at half the cost."""

    def judge(self, pairs: Sequence[ClaimPair]) -> Judgements:
        """Judge pairs.

        Args:
            pairs: readings with their dates.

        Returns:
            relation (n, 5) and nli (n, 3), the side that comes first in the alphabet as premise.
        """
        texts = [(render(p.left, p.left_date), render(p.right, p.right_date)) for p in pairs]
        relation, nli = self._read([min(pair, pair[::-1]) for pair in texts])
        return Judgements(probabilities(relation, self._bundle.relation), probabilities(nli, self._bundle.nli))
