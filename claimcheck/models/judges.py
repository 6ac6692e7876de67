"""Which judge a run uses, loaded on first use, each pair judged once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from claimcheck.errors import ModelError
from claimcheck.models.bundle import MANIFEST, SECOND, SHIPPED
from claimcheck.models.neutral import NeutralJudge
from claimcheck.models.shared import Shared
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

    def __init__(self, load: Callable[[], Judge]) -> None:
        """Remember how the judge is loaded; nothing is loaded yet."""
        self._load = load
        self._judge: Judge | None = None
        self._known: dict[ClaimPair, tuple[tuple[float, ...], tuple[float, ...]]] = {}

    def judge(self, pairs: Sequence[ClaimPair]) -> Judgements:
        """Return relation (n, 5) and nli (n, 3) probabilities, float32."""
        missing = list(dict.fromkeys(p for p in pairs if p not in self._known))
        if missing:
            if self._judge is None:
                self._judge = NeutralJudge(self._load())
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
    return MemoJudge(lambda: _load(nli))


def make_second_judge(nli: str | None) -> MemoJudge | None:
    """Return the larger shipped model, which reads again what may conflict; null where another judge was chosen."""
    return None if nli is not None else MemoJudge(_load_second)


def _load(nli: str | None) -> Judge:
    from claimcheck.models.judge import CrossEncoderJudge

    return _shipped(FIRST_JUDGE, SHIPPED) if nli is None else CrossEncoderJudge(nli)


def _load_second() -> Judge:
    return _shipped(SECOND_JUDGE, SECOND)


def _shipped(judge: Shared[Judge], folder: Path) -> Judge:
    from claimcheck.models.store import default_store

    store = default_store()
    if store is None:
        return judge.get()
    from claimcheck.models.cached import CachedJudge

    return CachedJudge(judge.get, store, shipped_identity(folder))


def _open_first() -> Judge:
    from claimcheck.models.judge import OnnxJudge

    return OnnxJudge(SHIPPED)


def _open_second() -> Judge:
    from claimcheck.models.once import OnceJudge

    return OnceJudge(SECOND)


FIRST_JUDGE: Shared[Judge] = Shared(_open_first)
SECOND_JUDGE: Shared[Judge] = Shared(_open_second)


def shipped_identity(folder: Path = SHIPPED) -> str:
    """Return what a shipped judge's probabilities depend on: its files, named in the manifest, and its code."""
    from claimcheck.models.store import code_version

    here = Path(__file__).parent
    try:
        code = (*CODE, *(("once.py",) if folder == SECOND else ()))
        files = (*(here / name for name in code), folder / MANIFEST)
        return code_version(*files, packages=("onnxruntime", "tokenizers"))
    except OSError as error:
        raise ModelError(f"{folder} cannot be read ({error.strerror}); install claimcheck again") from error
