"""``claimcheck index`` and ``claimcheck check --in INDEX``, with small stand-ins for the models."""

from __future__ import annotations

import json
import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimcheck import pipeline
from claimcheck.cli import index as index_command
from claimcheck.clusters.group import SameFactGrouper
from claimcheck.conflicts.detect import ConflictDetector
from claimcheck.runtime.index import open_index

Run = Callable[..., Any]


@pytest.fixture(autouse=True)
def small_tools(monkeypatch: pytest.MonkeyPatch) -> None:
    small = runpy.run_path(str(Path(__file__).parents[1] / "pipeline" / "conftest.py"))
    judge = small["WordJudge"]()
    tools = pipeline.Toolbox(small["BagEncoder"](), judge, SameFactGrouper(judge), ConflictDetector(judge))
    monkeypatch.setattr(pipeline, "toolbox", lambda settings: tools)


@pytest.fixture
def made(run: Run, story: Path, tmp_path: Path) -> Path:
    (story / "copy.txt").write_text((story / "a.txt").read_text())
    (story / "c.txt").write_text("")
    ended = run("index", story, "--out", tmp_path / "a.index")
    assert ended.code == 0
    assert ended.out.startswith("2 articles with ")
    assert "c.txt is empty" in ended.err
    return tmp_path / "a.index"


def test_an_index_answers(run: Run, made: Path, tmp_path: Path) -> None:
    out = tmp_path / "o.json"
    ended = run("check", "The old bridge carried 9,000 cars a day until the flood.", "--in", made, "--json", out)
    assert ended.code == 0, ended.err
    report = json.loads(out.read_text())
    own = [c["id"] for c in report["claims"] if c["article_id"] == report["articles"][0]["id"]]
    for flag in report["conflicts"] + report["agreements"]:
        assert len({flag["left_claim_id"], flag["right_claim_id"]} & set(own)) == 1


def test_an_index_and_files_together(run: Run, made: Path, story: Path) -> None:
    assert run("check", "The council voted to close the old bridge.", "--in", made, "--in", story).code == 0


def test_batches_of_one_file_make_the_same_index(
    run: Run, made: Path, story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_command, "FILES_AT_ONCE", 1)
    assert run("index", story, "--out", tmp_path / "b.index").code == 0
    for file in made.iterdir():
        assert (tmp_path / "b.index" / file.name).read_bytes() == file.read_bytes(), file.name


def test_a_question_without_a_claim(run: Run, made: Path) -> None:
    ended = run("check", "Hm?", "--in", made)
    assert (ended.code, ended.err) == (1, "claimcheck: no claim can be read in “Hm?”; write one whole sentence\n")


def test_nothing_readable_is_no_index(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    ended = run("index", tmp_path / "empty.txt", "--out", tmp_path / "a.index")
    assert ended.code == 1
    assert "nothing in the archive could be read" in ended.err


def test_a_damaged_index(run: Run, made: Path) -> None:
    (made / "vectors.f4").write_bytes(b"x")
    ended = run("check", "It rained on the bridge.", "--in", made)
    assert (ended.code, ended.err) == (
        1,
        f"claimcheck: {made} is a damaged index; make it again with claimcheck index\n",
    )
    assert open_index(made).claims > 0


def test_the_cache_can_be_left_out(run: Run, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    question = "The council voted to close the old bridge."
    monkeypatch.setenv("CLAIMCHECK_CACHE", str(tmp_path / "cache"))
    assert run("--no-cache", "check", question, "--in", made).code == 0
    assert not (tmp_path / "cache").exists()
    monkeypatch.setenv("CLAIMCHECK_CACHE", str(tmp_path / "cache"))
    assert run("check", question, "--in", made).code == 0
    assert (tmp_path / "cache").exists()
