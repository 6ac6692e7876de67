"""Which claims measure the same thing on one scale, for all claims at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.facts.numbers import comparable, heads_match
from claimcheck.facts.parts import SAME_HEAD
from claimcheck.records import Claim, Quantity

if TYPE_CHECKING:
    from numpy.typing import NDArray

Kind = tuple[bool, str, str | None]  # whether a rank, the dimension, the noun: all that says what is measured


class SameCounted:
    """Claims by the kinds of their quantities; a story has few kinds, however many figures it has."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        """Index the claims' quantities; those without any bound measure nothing."""
        from scipy.sparse import csr_matrix

        kinds: dict[Kind, tuple[int, Quantity]] = {}
        rows, columns = [], []
        for row, claim in enumerate(claims):
            for q in claim.quantities:
                if q.low is not None or q.high is not None:
                    number, _ = kinds.setdefault((q.ordinal, q.dimension, q.head), (len(kinds), q))
                    rows.append(row)
                    columns.append(number)
        shape = (len(claims), max(1, len(kinds)))
        self._has = csr_matrix((np.ones(len(rows), dtype=np.float32), (rows, columns)), shape=shape)
        self._meets = self._has @ csr_matrix(_alike([q for _, q in kinds.values()]))

    def rows(self, some: slice) -> NDArray[np.bool_]:
        """Tell for some claims which claims measure the same thing, shape (some, n)."""
        return np.asarray((self._meets[some] @ self._has.T).todense()) > 0

    def block(self, rows: NDArray[np.int64], columns: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Tell which of some claims measure the same thing as which of some others, shape (rows, columns)."""
        return np.asarray((self._meets[rows] @ self._has[columns].T).todense()) > 0


def _alike(kinds: Sequence[Quantity]) -> NDArray[np.float32]:
    """Compare kinds of quantities, shape (kinds, kinds)."""
    alike = np.zeros((max(1, len(kinds)),) * 2, dtype=np.float32)
    for i, x in enumerate(kinds):
        for j, y in enumerate(kinds[: i + 1]):
            if comparable(x, y) and heads_match(x, y) >= SAME_HEAD:
                alike[i, j] = alike[j, i] = 1
    return alike
