"""Figures of benchmarks: which bar holds, how a table is set, and how growth is fitted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.benchmarks import measure
from tests.benchmarks.__main__ import BENCHMARKS
from tests.benchmarks.measure import Bar, Options, timed, write
from tests.benchmarks.scale import exponent
from tests.benchmarks.told import markdown, number, text

BARS = {"speed_up": Bar(least=2.5), "seconds": Bar(most=1)}


@pytest.fixture
def result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(measure, "RESULTS", tmp_path)
    return write("some", {"speed_up": 3.0, "seconds": 1.25, "claims": 12_345}, BARS)


def test_a_result_names_the_machine_and_the_versions(result: Path) -> None:
    told = json.loads(result.read_text("utf-8"))
    assert told["machine"]["processors"] >= 1
    assert "numpy" in told["versions"]
    assert told["bars"] == {"speed_up": {"at_least": 2.5, "holds": True}, "seconds": {"at_most": 1, "holds": False}}


def test_a_missed_bar_is_told(result: Path) -> None:
    said = text(json.loads(result.read_text("utf-8")))
    assert "at least 2.5" in said
    assert "at most 1, MISSED" in said
    assert "12,345" in said


def test_the_table_has_what_is_asked(result: Path) -> None:
    lines = markdown([result]).splitlines()
    assert lines[2:] == ["| `some` | speed_up | 3 | at least 2.5 |", "| `some` | seconds | 1.25 | at most 1, MISSED |"]


@pytest.mark.parametrize(("value", "written"), [(1234.5, "1,234"), (2.0, "2"), (0.12345, "0.123"), (0.0, "0")])
def test_numbers(value: float, written: str) -> None:
    assert number(value) == written


def test_growth_is_fitted() -> None:
    assert exponent([1_000, 10_000, 100_000], [2.0, 20.0, 200.0]) == pytest.approx(1)
    assert exponent([1_000, 2_000, 4_000], [1.0, 4.0, 16.0]) == pytest.approx(2)


def test_sizes_are_those_named_else_the_usual_else_all() -> None:
    assert Options().of((1,), (1, 2)) == (1,)
    assert Options(full=True).of((1,), (1, 2)) == (1, 2)
    assert Options(sizes=(7,), full=True).of((1,), (1, 2)) == (7,)


def test_processor_time_is_counted() -> None:
    assert timed(lambda: sum(range(200_000))).work > 0


def test_every_benchmark_has_something_to_reach() -> None:
    assert all(benchmark.bars and benchmark.about for benchmark in BENCHMARKS.values())
