"""An encoder and a judge that look up on disk what they said before. The model loads when something is new."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.models.store import Store, key_of
from claimcheck.protocols import Encoder, Judge
from claimcheck.records import NLI_LABELS, RELATIONS, ClaimPair, Judgements

if TYPE_CHECKING:
    from numpy.typing import NDArray

SAVED_AT_ONCE = 2_048  # texts or pairs worked on between two writes: what a killed run loses, and what memory holds
WIDTH = len(RELATIONS) + len(NLI_LABELS)


class CachedEncoder:
    """An `Encoder` over another one."""

    def __init__(self, encoder: Encoder, store: Store, identity: str, dimension: int) -> None:
        """Wrap an encoder.

        Args:
            encoder: makes what is not known; not asked for anything else.
            store: where vectors are kept.
            identity: changes whenever the encoder's vectors do.
            dimension: of its vectors.
        """
        self._encoder, self._store, self._identity, self._dimension = encoder, store, identity, dimension

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one L2-normalised row per text, shape (n, d), float32."""
        vectors = np.zeros((len(texts), self._dimension), dtype=np.float32)
        for start in range(0, len(texts), SAVED_AT_ONCE):
            vectors[start : start + SAVED_AT_ONCE] = self._some(texts[start : start + SAVED_AT_ONCE])
        return vectors

    def _some(self, texts: Sequence[str]) -> NDArray[np.float32]:
        keys = [key_of("vector", self._identity, text) for text in texts]
        known = {
            key: row for key, data in self._store.get(keys).items() if (row := _row(data, self._dimension)) is not None
        }
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        if missing:
            made = np.asarray(self._encoder.encode(list(missing.values())), dtype=np.float32)
            known |= dict(zip(missing, made, strict=True))
            self._store.put({key: _bytes(known[key]) for key in missing})
        return np.stack([known[key] for key in keys])


class CachedJudge:
    """A `Judge` over another one, which is made when the first unknown pair comes."""

    def __init__(self, make: Callable[[], Judge], store: Store, identity: str) -> None:
        """Wrap a judge.

        Args:
            make: loads the judge.
            store: where judgements are kept.
            identity: changes whenever the judge's probabilities do.
        """
        self._make, self._store, self._identity = make, store, identity
        self._judge: Judge | None = None

    def judge(self, pairs: Sequence[ClaimPair]) -> Judgements:
        """Return relation (n, 5) and nli (n, 3) probabilities, float32."""
        rows = np.zeros((len(pairs), WIDTH), dtype=np.float32)
        for start in range(0, len(pairs), SAVED_AT_ONCE):
            rows[start : start + SAVED_AT_ONCE] = self._some(pairs[start : start + SAVED_AT_ONCE])
        return Judgements(relation=rows[:, : len(RELATIONS)].copy(), nli=rows[:, len(RELATIONS) :].copy())

    def _some(self, pairs: Sequence[ClaimPair]) -> NDArray[np.float32]:
        keys = [key_of("pair", self._identity, p.left, p.right, p.left_date or "", p.right_date or "") for p in pairs]
        known = {key: row for key, data in self._store.get(keys).items() if (row := _row(data, WIDTH)) is not None}
        missing = {key: pair for key, pair in zip(keys, pairs, strict=True) if key not in known}
        if missing:
            if self._judge is None:
                self._judge = self._make()
            judged = self._judge.judge(list(missing.values()))
            known |= dict(zip(missing, np.concatenate([judged.relation, judged.nli], axis=1), strict=True))
            self._store.put({key: _bytes(known[key]) for key in missing})
        return np.stack([known[key] for key in keys])


def _bytes(row: NDArray[np.float32]) -> bytes:
    return row.astype("<f4", copy=False).tobytes()


def _row(data: bytes, width: int) -> NDArray[np.float32] | None:
    """Read a row; null when it is not one."""
    if len(data) != 4 * width:
        return None
    row = np.frombuffer(data, dtype="<f4").astype(np.float32)
    return row if np.isfinite(row).all() else None
