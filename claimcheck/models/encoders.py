"""Which encoder a run uses."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from claimcheck.models.encoder import DIMENSION, PACKAGED_SHA256, SentenceEncoder
from claimcheck.models.shared import Shared
from claimcheck.models.store import code_version, default_store
from claimcheck.protocols import Encoder

if TYPE_CHECKING:
    from claimcheck.models.encoder_onnx import OnnxEncoder

# What runs the packaged model. Its vectors on onnxruntime differ from sentence-transformers' by less than 3e-7 in any
# number, so every decision stays the same; tests hold that. Any other model runs on sentence-transformers.
RUNS_ON: Literal["onnxruntime", "sentence-transformers"] = "onnxruntime"


@lru_cache(maxsize=4)
def make_encoder(model: str | None = None) -> Encoder:
    """Return the encoder for a setting; it loads on first use.

    Args:
        model: null for the packaged all-MiniLM-L6-v2, whose vectors are kept on disk from run to run; else a
            sentence-transformers name or folder, whose vectors are not, since it may change under the same name.
    """
    if model is not None:
        return SentenceEncoder(model)
    made = packaged_encoder()
    store = default_store()
    if store is None:
        return made
    from claimcheck.models.cached import CachedEncoder

    return CachedEncoder(made, store, packaged_identity(), DIMENSION)


def packaged_encoder() -> Encoder:
    """Return the packaged model on what RUNS_ON says, without a cache."""
    return SentenceEncoder() if RUNS_ON == "sentence-transformers" else PACKAGED.get()


def _open() -> OnnxEncoder:
    from claimcheck.models.encoder_onnx import OnnxEncoder

    return OnnxEncoder()


PACKAGED: Shared[OnnxEncoder] = Shared(_open)  # loads on first use, or when told to


def packaged_identity() -> str:
    """Return what the packaged model's vectors depend on: its weights and the code that runs them."""
    here = Path(__file__).parent
    files = (here / "encoder.py", here / "encoder_onnx.py", here / "sessions.py", here / "encoder")
    return f"{RUNS_ON} {PACKAGED_SHA256} {code_version(*files, packages=(RUNS_ON, 'tokenizers'))}"
