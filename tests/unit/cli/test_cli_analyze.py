"""``claimcheck analyze``: the table, every format, and bad input in one clear line."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimcheck import pipeline
from claimcheck.config import Settings
from claimcheck.errors import ModelError
from claimcheck.records import Articles, Report
from claimcheck.reports.json_report import from_json

Run = Callable[..., Any]
Calls = list[tuple[Any, ...]]


def test_the_table_says_who_against_whom_and_why(run: Run, fake: Calls, story: Path) -> None:
    ended = run("analyze", story)
    assert (ended.code, ended.err) == (0, "")
    for words in ("Who says what", "Against whom", "Why", "212", "260", "2 conflicts and 1 explained difference"):
        assert words in ended.out
    articles, settings, _ = fake[0]
    assert isinstance(articles, Articles)
    assert settings == Settings()


def test_every_format_is_written(run: Run, fake: Calls, story: Path, tmp_path: Path, report: Report) -> None:
    kinds = ("json", "html", "markdown", "csv", "xlsx", "docx", "paragraphs", "annotations", "claimreview")
    options = [word for kind in kinds for word in (f"--{kind}", str(tmp_path / f"out.{kind}"))]
    assert run("analyze", story, *options).code == 0
    written = {kind: (tmp_path / f"out.{kind}").read_bytes() for kind in kinds}
    assert from_json(written["json"].decode()) == report
    assert written["html"].startswith(b"<!doctype html>")
    assert written["markdown"].startswith(b"# What these articles say differently")
    assert len(list(csv.reader(io.StringIO(written["csv"].decode("utf-8-sig"), newline="")))) == 4
    assert zipfile.is_zipfile(tmp_path / "out.xlsx")
    assert zipfile.is_zipfile(tmp_path / "out.docx")
    assert b"Reports differ." in written["paragraphs"]
    assert json.loads(written["annotations"])["type"] == "AnnotationCollection"
    assert json.loads(written["claimreview"])["@context"] == "https://schema.org"


@pytest.mark.parametrize(("name", "start"), [("sheet.docx", b"PK"), ("sheet.HTML", b"<!doctype html>")])
def test_a_worksheet_is_written_as_its_name_ends(
    run: Run, fake: Calls, story: Path, tmp_path: Path, name: str, start: bytes
) -> None:
    assert run("analyze", story, "--worksheet", tmp_path / name).code == 0
    assert (tmp_path / name).read_bytes().startswith(start)


def test_a_worksheet_of_another_kind_is_refused_before_the_work(
    run: Run, fake: Calls, story: Path, tmp_path: Path
) -> None:
    ended = run("analyze", story, "--worksheet", tmp_path / "sheet.pdf")
    assert ended.code == 1
    assert "should end in .docx or .html" in ended.err
    assert not fake


def test_json_to_stdout_is_nothing_but_json(
    capfdbinary: pytest.CaptureFixture[bytes], fake: Calls, story: Path
) -> None:
    from claimcheck.cli import main

    with pytest.raises(SystemExit) as caught:
        main(["analyze", str(story), "--json", "-"])
    assert caught.value.code == 0
    assert json.loads(capfdbinary.readouterr().out)["schema_version"] == 1


def test_settings_are_handed_on(run: Run, fake: Calls, story: Path) -> None:
    run("analyze", story, "--model", "m", "--nli", "n", "--min-confidence", "0.9", "--no-within")
    assert fake[0][1] == Settings(model="m", nli="n", min_confidence=0.9, within_articles=False)


def test_files_left_out_are_told_on_stderr_and_the_rest_goes_through(run: Run, fake: Calls, story: Path) -> None:
    (story / "c.txt").write_bytes(b"")
    ended = run("analyze", story)
    assert ended.code == 0
    assert ended.err == f"claimcheck: note: {story / 'c.txt'} is empty; put the article's text in it\n"


@pytest.mark.parametrize("name", ["gone.txt", "empty.txt", "picture.png"])
def test_bad_input_is_one_line_and_code_1(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(9))
    ended = run("analyze", tmp_path / name)
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith(f"claimcheck: {tmp_path / name} is ")
    assert ended.err.count("\n") == 1


def test_one_article_only(run: Run, story: Path) -> None:
    ended = run("analyze", story / "a.txt")
    assert ended.code == 1
    assert "at least two" in ended.err


def test_two_copies_are_counted_once_and_too_few(run: Run, story: Path) -> None:
    (story / "b.txt").write_text((story / "a.txt").read_text())
    ended = run("analyze", story)
    assert ended.code == 1
    first, second = ended.err.splitlines()
    assert "holds the same text as" in first
    assert "at least two" in second


@pytest.mark.parametrize("place", ["", "none/out.json", "story/a.txt"])
def test_a_place_that_cannot_be_written_is_told_before_the_work(
    run: Run, fake: Calls, story: Path, tmp_path: Path, place: str
) -> None:
    ended = run("analyze", story, "--json", tmp_path / place)
    assert ended.code == 1
    assert ended.err.count("\n") == 1
    assert fake == []


def test_a_damaged_model_is_one_line_too(run: Run, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> Report:
        raise ModelError("model.safetensors is damaged;\nreinstall \x1b[2J it")

    monkeypatch.setattr(pipeline, "analyze", broken)
    ended = run("analyze", story)
    assert (ended.code, ended.err) == (1, "claimcheck: model.safetensors is damaged; reinstall \ufffd[2J it\n")


def test_usage(run: Run) -> None:
    assert run("analyze").code == 2
    assert run("analyze", "x", "--nonsense").code == 2
    assert run("nonsense").code == 2
