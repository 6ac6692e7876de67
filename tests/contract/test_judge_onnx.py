"""What the shipped judge promises beyond the Judge protocol."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from claimcheck.models.attribution import decisive_words
from claimcheck.models.bundle import SECOND, SHIPPED
from claimcheck.models.judge import OnnxJudge
from claimcheck.records import RELATIONS, ClaimPair

pytestmark = pytest.mark.skipif(not (SHIPPED / "model.onnx").exists(), reason="the model is not in this checkout")

ALL_FILES = 95_000_000  # bytes of both models together
PLAIN = [
    ("conflict", "The blast killed 40 people, police said.", "Police said 52 people died in the blast, and not 40."),
    ("agree", "The bridge is closed to lorries.", "Lorries may not use the bridge."),
    ("unrelated", "The museum opened in 1994.", "Two thieves fled on a scooter."),
]


@pytest.fixture(scope="module", params=[SHIPPED, SECOND], ids=["first", "second"])
def folder(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


@pytest.fixture(scope="module")
def judge(folder: Path) -> OnnxJudge:
    return OnnxJudge(folder)


def pairs(count: int) -> list[ClaimPair]:
    words = "police said the bridge over the river was closed on Monday after 14 people were hurt".split()
    return [
        ClaimPair(" ".join(words[n % 9 :]), " ".join(words[: 4 + n % 11]), "2026-05-14", None) for n in range(count)
    ]


def test_results_do_not_depend_on_threads(folder: Path) -> None:
    rows = pairs(24)
    one, two = OnnxJudge(folder, threads=1).judge(rows), OnnxJudge(folder, threads=4).judge(rows)
    np.testing.assert_array_equal(one.relation, two.relation)
    np.testing.assert_array_equal(one.nli, two.nli)


def test_a_pair_has_exactly_the_same_numbers_alone(judge: OnnxJudge) -> None:
    rows = pairs(12)
    together = judge.judge(rows)
    for n, row in enumerate(rows):
        np.testing.assert_array_equal(judge.judge([row]).relation[0], together.relation[n])


def test_swapping_the_sides_changes_no_relation(judge: OnnxJudge) -> None:
    rows = pairs(24)
    back = [ClaimPair(p.right, p.left, p.right_date, p.left_date) for p in rows]
    np.testing.assert_array_equal(judge.judge(rows).relation, judge.judge(back).relation)


@pytest.mark.parametrize(("relation", "left", "right"), PLAIN)
def test_plain_cases(judge: OnnxJudge, relation: str, left: str, right: str) -> None:
    got = judge.judge([ClaimPair(left, right, "2026-05-14", "2026-05-14")]).relation[0]
    assert RELATIONS[int(got.argmax())] == relation


def test_the_words_that_clash_are_inside_the_text(judge: OnnxJudge) -> None:
    pair = ClaimPair(PLAIN[0][1], PLAIN[0][2])
    words = decisive_words(judge, pair, "conflict")
    for text, spans in ((pair.left, words.left), (pair.right, words.right)):
        assert all(0 <= start < end <= len(text) for start, end in spans)


def test_torch_is_not_needed() -> None:
    code = (
        "import sys\n"
        "from claimcheck.models.judge import OnnxJudge\n"
        "from claimcheck.records import ClaimPair\n"
        "OnnxJudge().judge([ClaimPair('a', 'b')])\n"
        "assert 'torch' not in sys.modules and 'transformers' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)


def test_the_models_are_small_enough_together() -> None:
    assert sum(path.stat().st_size for folder in (SHIPPED, SECOND) for path in folder.iterdir()) <= ALL_FILES
