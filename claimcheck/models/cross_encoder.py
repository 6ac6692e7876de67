"""Any sentence-transformers CrossEncoder with three inference labels, in place of the shipped judge."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from claimcheck.errors import ModelError
from claimcheck.models.hashes import refuse_pickles
from claimcheck.records import NLI_LABELS, RELATIONS, ClaimPair, Judgements

if TYPE_CHECKING:
    from numpy.typing import NDArray

BATCH = 32


class CrossEncoderJudge:
    """A `Judge` on a general inference model.

    Such a model knows nothing of dates, of differences that a third fact explains, or of pairs about other facts: it
    never says "explained", and what it calls neutral is given out as unrelated.
    """

    def __init__(self, name_or_folder: str) -> None:
        """Load a CrossEncoder.

        Args:
            name_or_folder: a folder, or a name that sentence-transformers can find.

        Raises:
            ModelError: it cannot be loaded or has other labels than entailment, neutral and contradiction.
        """
        refuse_pickles(Path(name_or_folder))
        from sentence_transformers import CrossEncoder

        try:
            self._model: Any = CrossEncoder(
                name_or_folder, device="cpu", model_kwargs={"use_safetensors": True}, trust_remote_code=False
            )
        except Exception as error:  # whatever hub, disk or parser raise
            raise ModelError(f"{name_or_folder!r} cannot be loaded as a CrossEncoder: {error}") from error
        self._columns = _columns(self._model.config.id2label, name_or_folder)

    def judge(self, pairs: Sequence[ClaimPair]) -> Judgements:
        """Judge pairs; see `Judge.judge`."""
        there = self._predict([(p.left, p.right) for p in pairs])
        back = self._predict([(p.right, p.left) for p in pairs])
        return Judgements(relation_of_inference(there, back), there)

    def _predict(self, texts: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        if not texts:
            return np.zeros((0, len(NLI_LABELS)), dtype=np.float32)
        import torch

        logits = self._model.predict(
            list(texts), batch_size=BATCH, activation_fn=torch.nn.Identity(), show_progress_bar=False
        )
        raised = np.exp(logits - logits.max(axis=1, keepdims=True))
        shares: NDArray[np.float32] = (raised / raised.sum(axis=1, keepdims=True)).astype(np.float32)
        ordered: NDArray[np.float32] = shares[:, self._columns]
        return ordered


def relation_of_inference(there: NDArray[np.float32], back: NDArray[np.float32]) -> NDArray[np.float32]:
    """What two inferences, one each way, say about the relation.

    Args:
        there: (n, 3) probabilities, the left claim as premise.
        back: the same with the right claim as premise.

    Returns:
        (n, 5): conflict is the mean contradiction; the rest is shared out as if the two directions were independent,
        entailed both ways is agree, one way refines, neither way unrelated; explained is always zero.
    """
    out = np.zeros((len(there), len(RELATIONS)), dtype=np.float32)
    entails, neutral, contradicts = range(3)
    conflict = (there[:, contradicts] + back[:, contradicts]) / 2
    agree = there[:, entails] * back[:, entails]
    refines = there[:, entails] * back[:, neutral] + there[:, neutral] * back[:, entails]
    unrelated = there[:, neutral] * back[:, neutral]
    rest = agree + refines + unrelated
    left = np.divide(1 - conflict, rest, out=np.zeros_like(rest), where=rest > 0)
    parts = {"agree": agree * left, "refines": refines * left, "unrelated": unrelated * left, "conflict": conflict}
    for name, part in parts.items():
        out[:, RELATIONS.index(name)] = part
    return out


def _columns(id2label: dict[int, str], name: str) -> list[int]:
    """Where the model keeps each of the three labels."""
    found = []
    for label in NLI_LABELS:
        hits = [n for n, said in id2label.items() if said.lower().startswith(label[:6])]
        if len(hits) != 1 or len(id2label) != len(NLI_LABELS):
            said = ", ".join(map(str, id2label.values()))
            raise ModelError(
                f"{name!r} has the labels {said}; a model with entailment, neutral, contradiction is needed"
            )
        found.append(int(hits[0]))
    return found
