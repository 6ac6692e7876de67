"""Which judge a run uses, loaded on first use, each pair judged once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from claimcheck.errors import ModelError
from claimcheck.models.neutral import NeutralJudge
from claimcheck.protocols import Judge
from claimcheck.records import NLI_LABELS, RELATIONS, ClaimPair, Judgements

MOST_REMEMBERED = 50_000  # pairs; 1.6 MB of probabilities and some 20 MB of keys
CODE = (
    "judge.py",
    "rendering.py",
    "bundle.py",
    "sessions.py",
)  # whatever a probability of the shipped judge depends on


class MemoJudge:
    """Remembers what another judge said, so that no pair is judged twice in one process.

    The other judge is asked through a `NeutralJudge`, whichever it is: no judge of a run sees which country is which.
    """

    def __init__(self, nli: str | None) -> None:
        """Remember which model; nothing is loaded yet."""
        self._nli = nli
        self._judge: Judge | None = None
        self._known: dict[ClaimPair, tuple[tuple[float, ...], tuple[float, ...]]] = {}

    def judge(self, pairs: Sequence[ClaimPair]) -> Judgements:
        """Return relation (n, 5) and nli (n, 3) probabilities, float32."""
        missing = list(dict.fromkeys(p for p in pairs if p not in self._known))
        if missing:
            if self._judge is None:
                self._judge = NeutralJudge(_load(self._nli))
            judged = self._judge.judge(missing)
            if len(self._known) + len(missing) > MOST_REMEMBERED:
                self._known = {p: self._known[p] for p in pairs if p in self._known}
            for pair, relation, nli in zip(missing, judged.relation, judged.nli, strict=True):
                self._known[pair] = (tuple(map(float, relation)), tuple(map(float, nli)))
        return Judgements(
            relation=np.array([self._known[p][0] for p in pairs], dtype=np.float32).reshape(-1, len(RELATIONS)),
            nli=np.array([self._known[p][1] for p in pairs], dtype=np.float32).reshape(-1, len(NLI_LABELS)),
        )


def make_judge(nli: str | None) -> MemoJudge:
    """Return the judge for a setting: the shipped relation model for null, else a CrossEncoder by name or folder."""
    return MemoJudge(nli)


def _load(nli: str | None) -> Judge:
    from claimcheck.models.judge import CrossEncoderJudge, OnnxJudge
    from claimcheck.models.store import default_store

    if nli is not None:
        return CrossEncoderJudge(nli)
    store = default_store()
    if store is None:
        return OnnxJudge()
    from claimcheck.models.cached import CachedJudge

    return CachedJudge(OnnxJudge, store, shipped_identity())


def shipped_identity() -> str:
    """Return what the shipped judge's probabilities depend on: its files, named in the manifest, and its code."""
    from claimcheck.models.bundle import MANIFEST, SHIPPED
    from claimcheck.models.store import code_version

    here = Path(__file__).parent
    try:
        files = (*(here / name for name in CODE), SHIPPED / MANIFEST)
        return code_version(*files, packages=("onnxruntime", "tokenizers"))
    except OSError as error:
        raise ModelError(f"{SHIPPED} cannot be read ({error.strerror}); install claimcheck again") from error
