"""The evaluation gate: the bundled stories may never score below their floors."""

from __future__ import annotations

import json

import pytest

from tests.eval.gate import BASELINE, SETS, better, measure, worse


@pytest.mark.parametrize("name", sorted(SETS))
def test_stories_hold_their_floors(name: str) -> None:
    floors = json.loads(BASELINE.read_text(encoding="utf-8"))
    assert worse(measure(SETS[name]), floors[name]) == []


def test_a_worse_figure_is_named() -> None:
    floor = {"recall": 0.5, "precision": 0.5, "joined": 0.5, "trapped": 0.1}
    assert worse({**floor, "recall": 0.4}, floor) == ["recall 0.4 < 0.5"]
    assert worse({**floor, "trapped": 0.2}, floor) == ["trapped 0.2 > 0.1"]


def test_floors_only_rise() -> None:
    floor = {"recall": 0.5, "precision": 0.5, "joined": 0.5, "trapped": 0.1}
    got = {"recall": 0.6, "precision": 0.4, "joined": 0.5, "trapped": 0.05}
    assert better(got, floor) == {"recall": 0.6, "precision": 0.5, "joined": 0.5, "trapped": 0.05}
