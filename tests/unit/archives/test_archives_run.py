"""An archive's stories come out as if each had been analysed alone; a killed run goes on; nothing goes unsaid."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

import pytest

from claimcheck import pipeline
from claimcheck.archives import reading
from claimcheck.archives.comparing import ALONE, TABLES
from claimcheck.archives.run import NO_STORY, STAGES, ArchiveRun, analyze_archive
from claimcheck.archives.single import analyze_on
from claimcheck.config import Settings
from claimcheck.errors import InputError, NothingToCompareError
from claimcheck.records import Article, Report, Story
from claimcheck.runtime.local import LocalEngine
from tests.unit.archives.conftest import BRIDGE, COLUMNS, MUSEUM, STRIKE, Row, row

T = TypeVar("T")
R = TypeVar("R")
Tables = Callable[[str, str], list[Mapping[str, Any]]]
Write = Callable[..., str]
SMALL = 2  # articles of a shard


def run(archive: str, out: str, engine: LocalEngine | None = None, settings: Settings | None = None) -> ArchiveRun:
    return analyze_archive([archive], out, engine or LocalEngine(), settings or Settings(), shard_articles=SMALL)


@pytest.fixture
def out(tmp_path: Path) -> str:
    return str(tmp_path / "out")


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts of the articles whose claims were read."""
    texts: list[str] = []
    usual = reading.claims_of

    def claims_of(article: Article, settings: Settings) -> Any:
        texts.append(article.text)
        return usual(article, settings)

    monkeypatch.setattr(reading, "claims_of", claims_of)
    return texts


def _articles(rows: Iterable[Row]) -> list[Article]:
    return [
        Article.from_text(str(each["text"]), str(each["source"]), str(each["title"]), each["published"], language="en")
        for each in rows
    ]


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, tuple | list) else value


def test_each_story_comes_out_as_if_analysed_alone(archive: str, out: str, tables: Tables) -> None:
    done = run(archive, out)
    reports = {name: pipeline.analyze(_articles(rows)) for name, rows in _stories().items()}
    for table in TABLES:
        if table == "dropped":
            continue
        told = tables(out, table)
        for name, report in reports.items():
            of_story = [{k: v for k, v in each.items() if k != "story"} for each in told if each["story"] == name]
            expected = [_plain(asdict(record)) for record in getattr(report, table)]
            if table == "articles":
                expected = [{**each, "language": None} for each in expected]  # type: ignore[dict-item]
                of_story = [{**each, "language": None} for each in of_story]
            assert of_story == expected, table
    assert done.stories == 3
    assert done.articles == 6
    assert done.conflicts == sum(c.verdict == "conflict" for r in reports.values() for c in r.conflicts) > 0


def _stories() -> dict[str, tuple[Row, ...]]:
    return {"bridge": BRIDGE, "strike": STRIKE, "museum": MUSEUM}


def test_stages_are_told(archive: str, out: str) -> None:
    told: list[tuple[str, float]] = []
    done = analyze_archive(
        [archive], out, LocalEngine(), progress=lambda *step: told.append(step), shard_articles=SMALL
    )
    assert tuple(dict.fromkeys(stage for stage, _ in told)) == STAGES == tuple(done.timings)
    assert all(0 <= share <= 1 for _, share in told)
    assert all(done.mapped[stage] <= done.timings[stage] for stage in STAGES)


class Killed(LocalEngine):
    """Dies after some shards."""

    def __init__(self, after: int) -> None:
        self.left = after

    def map(self, fn: Callable[[T], R], shards: Iterable[T], done: Callable[[int], None] | None = None) -> list[R]:
        def counted(shard: T) -> R:
            self.left -= 1
            if self.left < 0:
                raise KeyboardInterrupt
            return fn(shard)

        return super().map(counted, shards, done)


def test_a_killed_run_goes_on_where_it_was(archive: str, out: str, tmp_path: Path, read: list[str]) -> None:
    whole = run(archive, str(tmp_path / "whole"))
    read.clear()
    for after in (1, 5, 7, 8, 5):  # while reading, at claims, vectors, and twice at comparing; reading takes four
        with pytest.raises(KeyboardInterrupt):
            run(archive, out, Killed(after))
        assert not (Path(out) / "archive.json").exists()
    assert run(archive, out) == whole
    assert len(read) == 6, "each article was read once"
    assert _files(out) == _files(str(tmp_path / "whole"))


def _files(out: str) -> dict[str, bytes]:
    places = sorted(place for place in Path(out).rglob("*") if place.is_file())
    return {str(place.relative_to(out)): place.read_bytes() for place in places}


def test_a_second_run_does_only_what_is_new(archive: str, out: str, read: list[str], write_archive: Write) -> None:
    run(archive, out)
    read.clear()
    run(archive, out)
    assert read == []
    write_archive([row("bridge", "Today", "Nobody was hurt when the Norwick footbridge gave way.")], "c")
    assert run(archive, out).articles == 7
    assert len(read) == 1


def test_what_left_the_archive_leaves_the_results(out: str, write_archive: Write, tables: Tables) -> None:
    archive = write_archive([*BRIDGE, *STRIKE])
    run(archive, out)
    assert {each["story"] for each in tables(out, "stories")} == {"bridge", "strike"}
    write_archive([*BRIDGE])
    run(archive, out)
    assert {each["story"] for each in tables(out, "stories")} == {"bridge"}
    assert {each["story"] for each in tables(out, "claims")} == {"bridge"}


def test_other_settings_are_other_results(archive: str, out: str, read: list[str], tables: Tables) -> None:
    run(archive, out)
    read.clear()
    run(archive, out, settings=Settings(min_confidence=1.0))
    assert tables(out, "conflicts") == []


def test_nothing_is_dropped_in_silence(out: str, write_archive: Write, tables: Tables) -> None:
    german = "Die Brücke in Norwick ist am Dienstag eingestürzt, und zwölf Menschen wurden dabei verletzt."
    archive = write_archive(
        [
            *BRIDGE,
            row("bridge", "Empty", "  "),
            row("bridge", "Copy", str(BRIDGE[0]["text"])),
            row("bridge", "Zeitung", german),
            row("bridge", "Odd", "The Norwick footbridge was shut in spring.", published="soon"),
            row(None, "Nowhere", "A whale swam up the river to Castleby on Sunday."),
            row("lone", "Lone", "A ferry was late at Ashdown on Sunday morning."),
        ]
    )
    done = run(archive, out)
    dropped = tables(out, "dropped")
    reasons = " | ".join(str(each["reason"]) for each in dropped)
    for words in ("is empty", "the same text as Wire", "is in German", "cannot be read (soon)", NO_STORY, ALONE):
        assert words in reasons
    assert done.left_out == len(dropped)
    assert done.stories == 2


def test_an_article_that_the_grammar_stumbles_over_stops_no_archive(
    archive: str, out: str, tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    from claimcheck.claims import reader

    usual = reader.read_claims

    def read_claims(article: Article, settings: Settings) -> Any:
        if article.source == "Today":
            raise IndexError
        return usual(article, settings)

    monkeypatch.setattr(reader, "read_claims", read_claims)
    run(archive, out)
    assert any("could not be read (IndexError)" in str(each["reason"]) for each in tables(out, "dropped"))


def test_a_story_that_cannot_be_compared_stops_no_archive(
    archive: str, out: str, tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = pipeline.conclude

    def conclude(story: Story, *rest: Any) -> Report:
        if "Elmford" in story.articles[0].text:
            raise ZeroDivisionError
        return usual(story, *rest)

    monkeypatch.setattr(pipeline, "conclude", conclude)
    done = run(archive, out)
    assert done.stories == 3
    assert [each["where"] for each in tables(out, "dropped") if "ZeroDivisionError" in str(each["reason"])] == [
        "strike"
    ]


def test_stories_are_found_where_none_are_named(out: str, write_archive: Write, tables: Tables) -> None:
    rows = [story[n] for n in (0, 1) for story in (BRIDGE, STRIKE, MUSEUM)]
    archive = write_archive(rows, columns=[column for column in COLUMNS if column != "story"])
    assert run(archive, out).stories == 3
    assert {each["articles"] for each in tables(out, "stories")} == {2}


def test_articles_far_apart_in_time_are_two_stories(out: str, write_archive: Write) -> None:
    later = [{**each, "published": "2026-09-01"} for each in BRIDGE]
    archive = write_archive([*BRIDGE, *later], columns=[column for column in COLUMNS if column != "story"])
    assert run(archive, out).stories == 2


@pytest.mark.parametrize(
    ("columns", "words"),
    [(("title", "source"), "no column called text"), (COLUMNS[:5], "has a column of stories and .* has none")],
)
def test_tables_that_do_not_fit_are_refused(out: str, write_archive: Write, columns: list[str], words: str) -> None:
    write_archive(BRIDGE, "a")
    archive = write_archive(STRIKE, "b", columns=columns)
    with pytest.raises(InputError, match=words):
        run(archive, out)


def test_results_inside_the_archive_are_refused(archive: str) -> None:
    run(archive, f"{archive}/../out")
    with pytest.raises(InputError, match="lies inside the archive"):
        analyze_archive([f"{archive}/.."], f"{archive}/../out", LocalEngine())


def test_an_empty_folder_and_a_lone_article_are_told(tmp_path: Path, out: str, write_archive: Write) -> None:
    with pytest.raises(InputError, match="holds no Parquet file"):
        run(str(tmp_path), out)
    with pytest.raises(NothingToCompareError):
        run(write_archive(BRIDGE[:1]), out)


def test_one_story_on_an_engine_is_what_analyze_says() -> None:
    articles = _articles([*BRIDGE, *BRIDGE[:1], *STRIKE])
    assert analyze_on(LocalEngine(), articles) == pipeline.analyze(articles)
    with pytest.raises(NothingToCompareError):
        analyze_on(LocalEngine(), articles[:1])
