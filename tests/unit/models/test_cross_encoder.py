from __future__ import annotations

import numpy as np
import pytest

from claimcheck.errors import ModelError
from claimcheck.models.cross_encoder import CrossEncoderJudge, _columns, relation_of_inference
from claimcheck.records import RELATIONS


@pytest.mark.parametrize(
    ("there", "back", "expected"),
    [
        ([1, 0, 0], [1, 0, 0], "agree"),
        ([1, 0, 0], [0, 1, 0], "refines"),
        ([0, 1, 0], [1, 0, 0], "refines"),
        ([0, 1, 0], [0, 1, 0], "unrelated"),
        ([0, 0, 1], [0, 0, 1], "conflict"),
    ],
)
def test_relation_of_inference(there: list[float], back: list[float], expected: str) -> None:
    got = relation_of_inference(np.array([there], np.float32), np.array([back], np.float32))[0]
    assert RELATIONS[int(got.argmax())] == expected
    assert got.sum() == pytest.approx(1)


def test_a_model_that_is_torn_still_gives_probabilities() -> None:
    got = relation_of_inference(np.array([[0, 0, 1]], np.float32), np.array([[1, 0, 0]], np.float32))
    assert got.sum() <= 1
    assert np.isfinite(got).all()


def test_labels_are_found_by_name() -> None:
    assert _columns({0: "CONTRADICTION", 1: "Entailment", 2: "neutral"}, "m") == [1, 2, 0]


@pytest.mark.parametrize("labels", [{0: "LABEL_0"}, {0: "entailment", 1: "not_entailment"}, {}])
def test_other_labels_are_refused(labels: dict[int, str]) -> None:
    with pytest.raises(ModelError, match="entailment, neutral, contradiction"):
        _columns(labels, "m")


def test_a_folder_without_a_model_is_refused(tmp_path: object) -> None:
    with pytest.raises(ModelError, match="cannot be loaded"):
        CrossEncoderJudge(str(tmp_path))
