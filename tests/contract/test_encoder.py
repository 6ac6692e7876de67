"""What every Encoder promises, and that the fast one gives the vectors of the reference."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from claimcheck.models.cached import CachedEncoder
from claimcheck.models.encoder import DIMENSION, SentenceEncoder
from claimcheck.models.encoder_onnx import OnnxEncoder
from claimcheck.models.store import Store
from claimcheck.protocols import Encoder

TEXTS = [
    "The bridge was closed on Monday.",
    "Police said 14 people were hurt when the ferry struck the northern quay shortly after dawn.",
    "x",
    "The bridge was opened on Monday.",
    "Prices rose by 3.4 percent — “the sharpest increase” since 1991, the bureau's head, Ms. Øvergård, said.",
    "word " * 400,
]
CLOSE = 1e-6  # of any number of a vector; measured: 3e-7


@pytest.fixture(scope="module")
def fast() -> OnnxEncoder:
    return OnnxEncoder()


@pytest.fixture(scope="module", params=["sentence-transformers", "onnxruntime", "cached"])
def encoder(request: pytest.FixtureRequest, fast: OnnxEncoder, tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    if request.param == "sentence-transformers":
        return SentenceEncoder()
    if request.param == "onnxruntime":
        return fast
    return CachedEncoder(fast, Store(tmp_path_factory.mktemp("cache") / "c.sqlite3"), "test", DIMENSION)


def test_one_unit_row_per_text(encoder: Encoder) -> None:
    vectors = encoder.encode(TEXTS)
    assert vectors.shape == (len(TEXTS), DIMENSION)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_no_texts_no_rows(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, DIMENSION)


def test_twice_the_same(encoder: Encoder) -> None:
    np.testing.assert_array_equal(encoder.encode(TEXTS), encoder.encode(TEXTS))


def test_the_vectors_are_those_of_sentence_transformers(fast: OnnxEncoder) -> None:
    np.testing.assert_allclose(fast.encode(TEXTS), SentenceEncoder().encode(TEXTS), atol=CLOSE)


def test_a_text_has_exactly_the_same_vector_alone_and_on_any_number_of_threads(fast: OnnxEncoder) -> None:
    texts = [" ".join(TEXTS[1].split()[: 3 + n % 9]) for n in range(40)]
    together = fast.encode(texts)
    np.testing.assert_array_equal(OnnxEncoder(threads=3).encode(texts[::-1])[::-1], together)
    for n in range(9):
        np.testing.assert_array_equal(fast.encode([texts[n]])[0], together[n])


def test_torch_is_not_needed() -> None:
    code = (
        "import sys\n"
        "from claimcheck.models.encoder_onnx import OnnxEncoder\n"
        "OnnxEncoder().encode(['It rained.'])\n"
        "assert not {'torch', 'transformers', 'sentence_transformers'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)


def test_the_shipped_graph_holds_no_weights() -> None:
    folder = Path(sys.modules[OnnxEncoder.__module__].__file__ or "").parent / "encoder"
    assert sum(path.stat().st_size for path in folder.iterdir()) < 100_000
