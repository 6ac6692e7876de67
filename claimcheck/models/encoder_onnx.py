"""The packaged all-MiniLM-L6-v2 on onnxruntime: the vectors of sentence-transformers, several times as fast, no torch.

``encoder/graph.onnx`` holds the operators and no weights; those are read from the packaged model itself, in full
precision. Texts with the same number of pieces are encoded together, so nothing is padded, and a text's vector does not
depend on what stands beside it.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.errors import ModelError
from claimcheck.models.encoder import DIMENSION, packaged_folder
from claimcheck.models.hashes import verify
from claimcheck.models.sessions import open_session, open_tokenizer, processors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

HOME = Path(__file__).parent / "encoder"
GRAPH, MANIFEST, WEIGHTS, TOKENIZER = "graph.onnx", "manifest.json", "model.safetensors", "tokenizer.json"
LAYERS = 6
STATES = f"x{LAYERS}"  # the graph's output: one vector per piece
MAX_PIECES = 256  # as sentence_bert_config.json of the packaged model says
PIECES_TOGETHER = 320  # of one call, so that what a layer makes (1,536 floats a piece) stays in a core's 2 MB cache


class OnnxEncoder:
    """An `Encoder`; loads on first use. Same text, same vector, on any number of threads."""

    def __init__(self, threads: int | None = None) -> None:
        """Remember how many calls run side by side: one per processor if not given."""
        self._threads = threads or processors()
        self._session: Any = None
        self._weights: dict[str, NDArray[np.float32]] = {}  # read by the session where they lie
        self._tokenizer: Any = None
        self._lock = threading.Lock()

    def load(self) -> None:
        """Check and load the model now.

        Raises:
            ModelError: a file is missing or is not the one that was measured.
        """
        with self._lock:
            if self._session is not None:
                return
            sums = _sums()
            packaged = packaged_folder()
            verify(packaged / TOKENIZER, sums[TOKENIZER])
            verify(HOME / GRAPH, sums[GRAPH])
            self._tokenizer = open_tokenizer(packaged / TOKENIZER, MAX_PIECES)
            self._weights = packaged_weights(packaged / WEIGHTS)
            self._session = open_session(HOME / GRAPH, self._weights)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one L2-normalised row per text, shape (n, 384), float32."""
        import numpy as np

        vectors = np.zeros((len(texts), DIMENSION), dtype=np.float32)
        if not texts:
            return vectors
        self.load()
        with self._lock:
            pieces = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]
        with ThreadPoolExecutor(self._threads) as pool:
            batches = _batches(pieces)
            made = pool.map(lambda rows: self._run([pieces[n] for n in rows]), batches)
            for rows, found in zip(batches, made, strict=True):
                vectors[rows] = found
        return vectors

    def _run(self, ids: list[list[int]]) -> NDArray[np.float32]:
        import numpy as np

        (states,) = self._session.run([STATES], {"input_ids": np.array(ids, dtype=np.int32)})
        means = states.mean(axis=1)
        vectors: NDArray[np.float32] = means / np.linalg.norm(means, axis=1, keepdims=True)
        return vectors


def packaged_weights(place: Path) -> dict[str, NDArray[np.float32]]:
    """Read the weights under the names and in the layout of the graph.

    Args:
        place: model.safetensors of the packaged model, verified.
    """
    raw = _tensors(place)
    places = raw["embeddings.position_embeddings.weight"] + raw["embeddings.token_type_embeddings.weight"][0]
    weights = {"words": raw["embeddings.word_embeddings.weight"], "places": places}
    weights |= _norm(raw, "embeddings.LayerNorm", "embedded")
    for n in range(LAYERS):
        weights |= _layer(raw, f"encoder.layer.{n}", str(n))
    return weights


def _layer(raw: dict[str, NDArray[np.float32]], old: str, new: str) -> dict[str, NDArray[np.float32]]:
    import numpy as np

    heads = [f"{old}.attention.self.{name}" for name in ("query", "key", "value")]
    made = {
        f"{new}.qkv": np.ascontiguousarray(np.concatenate([raw[f"{head}.weight"] for head in heads]).T),
        f"{new}.qkv.bias": np.concatenate([raw[f"{head}.bias"] for head in heads]),
    }
    for name, where in (("joined", "attention.output"), ("wide", "intermediate"), ("narrow", "output")):
        made[f"{new}.{name}"] = np.ascontiguousarray(raw[f"{old}.{where}.dense.weight"].T)
        made[f"{new}.{name}.bias"] = raw[f"{old}.{where}.dense.bias"]
        if name != "wide":
            made |= _norm(raw, f"{old}.{where}.LayerNorm", f"{new}.{name}")
    return made


def _norm(raw: dict[str, NDArray[np.float32]], old: str, new: str) -> dict[str, NDArray[np.float32]]:
    return {f"{new}.gain": raw[f"{old}.weight"], f"{new}.shift": raw[f"{old}.bias"]}


def _tensors(place: Path) -> dict[str, NDArray[np.float32]]:
    """Read a safetensors file: the header's length, a JSON header, then the numbers as they lie in memory."""
    import numpy as np

    data = np.memmap(place, dtype=np.uint8, mode="r")
    start = 8 + int.from_bytes(data[:8].tobytes(), "little")
    header = json.loads(data[8:start].tobytes())
    tensors = {}
    for name, told in header.items():
        if told.get("dtype") == "F32":
            low, high = told["data_offsets"]
            tensors[name] = data[start + low : start + high].view(np.float32).reshape(told["shape"])
    return tensors


def _batches(pieces: Sequence[Sequence[int]]) -> list[list[int]]:
    """Put texts of one length together, the longest first, so that no thread is left alone with one at the end."""
    order = sorted(range(len(pieces)), key=lambda n: -len(pieces[n]))
    batches = []
    for length, group in groupby(order, key=lambda n: len(pieces[n])):
        rows, most = list(group), max(1, PIECES_TOGETHER // length)
        batches += [rows[start : start + most] for start in range(0, len(rows), most)]
    return batches


def _sums() -> dict[str, str]:
    try:
        told = json.loads((HOME / MANIFEST).read_text(encoding="utf-8"))["sha256"]
        return {name: str(told[name]) for name in (GRAPH, TOKENIZER)}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{HOME / MANIFEST} is damaged; install claimcheck again") from error
