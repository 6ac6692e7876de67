"""``compare``, ``group``, ``quantities`` and ``check``, on a pipeline that answers at once."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from claimcheck import pipeline
from claimcheck.records import Article, Comparison, Quantity, Report

Run = Callable[..., Any]
ANSWER = Comparison(
    "conflict",
    "numeric",
    0.91,
    {"entailment": 0.02, "neutral": 0.08, "contradiction": 0.9},
    "no reading makes both true",
)


@pytest.fixture(autouse=True)
def answers(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    calls: list[tuple[Any, ...]] = []

    def compare(pairs: Sequence[tuple[str, str]], dates: object = None) -> list[Comparison]:
        calls.append((list(pairs), dates))
        return [ANSWER for _ in pairs]

    def group(texts: Sequence[str], sources: object = None, dates: object = None) -> list[int]:
        calls.append((list(texts), sources, dates))
        return list(range(len(texts)))

    def quantities(text: str, published: str | None = None) -> list[Quantity]:
        at = text.find("3,000")
        bounds = (2550.0, 3000.0, False, True)
        return (
            [Quantity(at, at + 5, 3000.0, None, "car", "cars", *bounds, "<", "count", None, None, False)]
            if at >= 0
            else []
        )

    monkeypatch.setattr(pipeline, "compare", compare)
    monkeypatch.setattr(pipeline, "group", group)
    monkeypatch.setattr(pipeline, "quantities", quantities)
    return calls


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_compare_two_claims(run: Run, answers: list[Any]) -> None:
    ended = run("compare", "52 were hurt.", "Nobody was hurt.")
    assert ended.code == 0
    assert "conflict (numeric), 91% sure" in ended.out
    assert answers == [([("52 were hurt.", "Nobody was hurt.")], [(None, None)])]


def test_compare_a_file_of_pairs(run: Run, answers: list[Any], tmp_path: Path) -> None:
    pairs, out = tmp_path / "p.jsonl", tmp_path / "o.jsonl"
    pairs.write_text('{"a": "x", "b": "y", "a_date": "2026-05-14", "id": 7}\n\n{"a": "z", "b": ""}\n')
    assert run("compare", "--pairs", pairs, "--json", out).code == 0
    first, second = lines(out.read_text())
    assert (first["id"], first["relation"], first["nli"]["contradiction"]) == (7, "conflict", 0.9)
    assert second["a"] == "z"
    assert answers[0][1] == [("2026-05-14", None), (None, None)]


@pytest.mark.parametrize("words", [(), ("a",), ("a", "b", "--pairs", "f")])
def test_compare_usage(run: Run, words: tuple[str, ...]) -> None:
    assert run("compare", *words).code == 2


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b'{"a": "x", "b": "y"}\n{oops', "line 2 is no JSON"),
        (b'{"a": "x"}', "line 1 has no text under b"),
        (b"[1]", "line 1 has no text under a and b"),
        (b"\xff\xfe\xfd", "is not UTF-8"),
    ],
)
def test_a_bad_pairs_file_is_one_line(run: Run, tmp_path: Path, content: bytes, message: str) -> None:
    pairs = tmp_path / "p.jsonl"
    pairs.write_bytes(content)
    ended = run("compare", "--pairs", pairs)
    assert ended.code == 1
    assert ended.err.startswith(f"claimcheck: {pairs}")
    assert message in ended.err


def test_a_pairs_file_that_is_not_there(run: Run, tmp_path: Path) -> None:
    assert "cannot be opened" in run("compare", "--pairs", tmp_path / "none").err


def test_group(run: Run, answers: list[Any], tmp_path: Path) -> None:
    claims, out = tmp_path / "c.jsonl", tmp_path / "o.jsonl"
    claims.write_text('{"text": "x", "source": "A", "date": "2026-05-14"}\n{"text": "y \\ud83d"}\n')
    assert run("group", "--claims", claims, "--json", out).code == 0
    assert [row["group"] for row in lines(out.read_text())] == [0, 1]
    assert answers == [(["x", "y \ud83d"], ["A", None], ["2026-05-14", None])]


def test_group_does_not_write_over_its_claims(run: Run, tmp_path: Path) -> None:
    claims = tmp_path / "c.jsonl"
    claims.write_text('{"text": "x"}\n')
    assert run("group", "--claims", claims, "--json", claims).code == 1
    assert claims.read_text() == '{"text": "x"}\n'


def test_quantities(run: Run, tmp_path: Path) -> None:
    ended = run("quantities", "Nearly 3,000 cars")
    assert ended.code == 0
    assert "[2,550, 3,000)" in ended.out
    assert "No quantity" in run("quantities", "Cars").out
    run("quantities", "Nearly 3,000 cars", "--json", tmp_path / "q.jsonl")
    assert lines((tmp_path / "q.jsonl").read_text())[0]["words"] == "3,000"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, report: Report) -> Report:
    """A report in which the claim that is asked about takes the place of the first article."""

    def analyze(articles: Sequence[Article], settings: object, progress: object = None, first: object = None) -> Report:
        own = articles[0]
        assert own.source == "your claim"
        claims = tuple(
            dataclasses.replace(c, article_id=own.id) if c.article_id == report.articles[0].id else c
            for c in report.claims
        )
        text = dataclasses.replace(own, text=report.articles[0].text)
        return dataclasses.replace(report, articles=(text, report.articles[1]), claims=claims)

    monkeypatch.setattr(pipeline, "analyze", analyze)
    return report


def test_check_shows_support_and_contradiction(run: Run, asked: Report, story: Path, tmp_path: Path) -> None:
    ended = run("check", "It carried 212 passengers.", "--in", story, "--json", tmp_path / "o.json")
    assert ended.code == 0
    assert "1 sentence in support, 2 against, 1 explained difference" in ended.out
    assert "contradicts" in ended.out
    assert "Gazette" in ended.out
    assert "your claim" not in ended.out
    assert len(json.loads((tmp_path / "o.json").read_text())["conflicts"]) == 3


def test_check_finds_nothing(run: Run, asked: Report, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calm = pipeline.analyze
    monkeypatch.setattr(
        pipeline, "analyze", lambda *a, **k: dataclasses.replace(calm(*a, **k), conflicts=(), agreements=())
    )
    assert "nothing contradicts it" in run("check", "It carried 212.", "--in", story).out


def test_check_without_a_claim_in_it(run: Run, fake: object, story: Path) -> None:
    ended = run("check", "Hm?", "--in", story)
    assert (ended.code, ended.err) == (1, "claimcheck: no claim can be read in “Hm?”; write one whole sentence\n")


def test_check_refuses_a_date_nobody_can_read(run: Run, story: Path) -> None:
    assert "write it as 2026-05-14" in run("check", "It rained.", "--in", story, "--date", "soon").err
