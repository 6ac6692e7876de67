"""How every ONNX model here is opened: one thread inside, several readings side by side, nothing written to disk."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ERRORS_ONLY = 3  # onnxruntime's log level
# onnxruntime would put a sum and its normalisation into one operator, which adds up number after number: 78 µs for 45
# pieces of width 384, where the two take 15 (version 1.32, AVX-512). The models here hold them apart.
NOT_FUSED = ("SkipLayerNormFusion",)


def processors() -> int:
    """Count the processors this program may use; not every system can tell."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def open_session(model: Path, weights: Mapping[str, NDArray[np.float32]] | None = None) -> Any:  # noqa: ANN401 - onnxruntime has no types
    """Open a model that has been checked.

    Args:
        model: the ONNX file.
        weights: by name, for a file that declares weights without holding them. They are read where they lie, so the
            caller keeps them as long as the session.

    Returns:
        An ``onnxruntime.InferenceSession``; it may be run from several threads at once.

    Raises:
        ModelError: it is no model.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # one order of every sum, and threads are better spent on whole texts
    options.inter_op_num_threads = 1
    options.log_severity_level = ERRORS_ONLY
    try:
        if weights:
            values = [onnxruntime.OrtValue.ortvalue_from_numpy(value) for value in weights.values()]
            options.add_external_initializers(list(weights), values)
        return onnxruntime.InferenceSession(
            str(model), options, providers=["CPUExecutionProvider"], disabled_optimizers=list(NOT_FUSED)
        )
    except Exception as error:  # onnxruntime raises bare exceptions of its own
        raise ModelError(f"{model.parent} holds no model that can be loaded: {error}") from error


def open_tokenizer(place: Path, max_pieces: int) -> Any:  # noqa: ANN401 - tokenizers has no types
    """Open a tokenizer that cuts after ``max_pieces`` and never pads.

    Raises:
        ModelError: it is none.
    """
    from tokenizers import Tokenizer

    try:
        loaded = Tokenizer.from_file(str(place))
    except Exception as error:  # tokenizers raises bare exceptions
        raise ModelError(f"{place.parent} holds no model that can be loaded: {error}") from error
    loaded.no_padding()
    loaded.enable_truncation(max_pieces, strategy="longest_first")
    return loaded
