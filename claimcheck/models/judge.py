"""The shipped judge: our own relation model as int8 ONNX, without torch.

Every pair runs by itself, unpadded, on one thread; several pairs run side by side. Dynamic int8 takes its scale from
whatever shares a batch, so with batches of many pairs a pair's score would depend on its neighbours. One at a time it
depends on nothing else, on any number of threads and on any engine, and no work is lost on padding.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from claimcheck.models.bundle import SHIPPED, Calibration, open_bundle
from claimcheck.models.cross_encoder import CrossEncoderJudge
from claimcheck.models.rendering import render
from claimcheck.models.sessions import open_session, open_tokenizer, processors
from claimcheck.records import NLI_LABELS, RELATIONS, ClaimPair, Judgements

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["CrossEncoderJudge", "OnnxJudge"]

UNRELATED = RELATIONS.index("unrelated")
# A pair that the first reading calls unrelated with this probability is not read the other way round. Of 764 pairs kept
# out of training that skipped 52 second readings, changed no decision and moved no conflict score by more than 0.02; at
# 0.8 it skipped 304, but moved one by 0.25.
SURELY_UNRELATED = 0.85


class OnnxJudge:
    """The `Judge` that ships. Same input, same numbers; swapping the sides swaps nothing but inference."""

    def __init__(self, folder: Path = SHIPPED, threads: int | None = None) -> None:
        """Check and load a model folder.

        Args:
            folder: a folder in the form of `claimcheck/models/relation`.
            threads: pairs read side by side; one per processor if not given. Results do not depend on it.

        Raises:
            ModelError: a file is missing, changed or not a model.
        """
        self._bundle = open_bundle(folder)
        self._threads = threads or processors()
        self._session: Any = open_session(self._bundle.model)
        self._tokenizer: Any = open_tokenizer(self._bundle.tokenizer, self._bundle.max_pieces)
        self._tokenizing = threading.Lock()

    def judge(self, pairs: Sequence[ClaimPair]) -> Judgements:
        """Judge pairs.

        Args:
            pairs: readings with their dates.

        Returns:
            relation (n, 5) in the order of RELATIONS, equal both ways round; nli (n, 3) in that of NLI_LABELS, the left
            claim as premise. A pair that is surely unrelated is read one way only, and its nli stands for both.
        """
        texts = [(render(p.left, p.left_date), render(p.right, p.right_date)) for p in pairs]
        first = self._read([min(pair, pair[::-1]) for pair in texts])
        relation, nli = first
        unsure = np.flatnonzero(probabilities(relation, self._bundle.relation)[:, UNRELATED] < SURELY_UNRELATED)
        other = [max(texts[n], texts[n][::-1]) for n in unsure]
        relation_back, nli_back = self._read(other)
        relation[unsure] = (relation[unsure] + relation_back) / 2
        for row, n in enumerate(unsure):
            if texts[n] == other[row]:
                nli[n] = nli_back[row]
        return Judgements(probabilities(relation, self._bundle.relation), probabilities(nli, self._bundle.nli))

    def _read(self, texts: Sequence[tuple[str, str]]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        relation = np.zeros((len(texts), len(RELATIONS)), dtype=np.float32)
        nli = np.zeros((len(texts), len(NLI_LABELS)), dtype=np.float32)
        if not texts:
            return relation, nli
        with self._tokenizing:
            encoded = self._tokenizer.encode_batch(list(texts))
        # The longest first, so that no thread is left alone with a long pair at the end.
        order = sorted(range(len(texts)), key=lambda n: -len(encoded[n].ids))
        feeds = (_feed(encoded[n]) for n in order)
        with ThreadPoolExecutor(self._threads) as pool:
            for n, (one, two) in zip(order, pool.map(self._run, feeds), strict=True):
                relation[n], nli[n] = one[0], two[0]
        return relation, nli

    def _run(self, feed: dict[str, NDArray[np.int64]]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        one, two = self._session.run(["relation", "nli"], feed)
        return one, two


def _feed(encoding: Any) -> dict[str, NDArray[np.int64]]:  # noqa: ANN401
    return {
        "input_ids": np.array([encoding.ids], dtype=np.int64),
        "token_type_ids": np.array([encoding.type_ids], dtype=np.int64),
    }


def probabilities(logits: NDArray[np.float32], calibration: Calibration) -> NDArray[np.float32]:
    """Return calibrated probabilities of logits, both (n, labels)."""
    scaled = (logits + np.array(calibration.bias, dtype=np.float32)) / np.float32(calibration.temperature)
    raised = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    shares: NDArray[np.float32] = (raised / raised.sum(axis=1, keepdims=True)).astype(np.float32)
    return shares
