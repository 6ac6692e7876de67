"""The desk, reading, and running an analysis."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from threading import Thread

import pytest
from toy_story import toy_analyze, toy_articles

from claimcheck.articles.draft import Batch, Draft
from claimcheck.errors import InputError
from claimcheck.records import Article, Report
from claimcheck.ui import analysis, samples
from claimcheck.ui.analysis import Shelf
from claimcheck.ui.export import DECISION_COLUMNS, Format, decisions_csv, formats, kept_report
from claimcheck.ui.reading import read_addresses, read_pasted
from claimcheck.ui.state import Desk

TEXT = "The ferry left the quay at nine with 212 passengers. The captain was on the bridge."


def test_an_article_is_put_on_the_desk_once() -> None:
    desk = Desk()
    assert desk.add(toy_articles()) == 3
    assert desk.add(toy_articles()[:1]) == 0
    assert "already" in desk.dropped[0].reason


def test_correcting_keeps_id_and_text_and_the_time_of_day(analysed: Desk) -> None:
    before = analysed.articles[1]
    analysed.correct(before.id, "The Gazette", "A storm", before.published, "en")
    after = analysed.articles[1]
    assert (after.id, after.text, after.published) == (before.id, before.text, "2026-05-15T09:40")
    assert after.language == "en"
    assert analysed.is_stale


def test_decisions_survive_a_new_analysis_and_go_with_the_desk(analysed: Desk) -> None:
    view = analysed.findings[0]
    analysed.decide(view, "confirmed")
    analysed.keep(toy_analyze(analysed.articles))
    assert analysed.review(view).decision == "confirmed"
    assert analysed.decided() == 1
    analysed.decide(view, None)
    assert not analysed.reviews
    analysed.note(view, " ask ")
    assert analysed.review(view).note == "ask"
    analysed.clear()
    assert not analysed.reviews


def test_exports_leave_out_what_was_dismissed(analysed: Desk) -> None:
    analysed.decide(analysed.findings[0], "dismissed")
    assert analysed.report is not None
    assert kept_report(analysed, with_dismissed=True) == analysed.report
    kept = kept_report(analysed, with_dismissed=False)
    assert len(kept.conflicts) == len(analysed.report.conflicts) - 1
    assert len(kept.findings) == len(analysed.report.findings) - 1


@pytest.mark.parametrize("form", formats(), ids=lambda form: form.file)
def test_every_format_is_written(analysed: Desk, form: Format) -> None:
    written = form.write(kept_report(analysed, with_dismissed=True))
    assert len(written) > 100


def test_decisions_are_exported_without_live_formulas(analysed: Desk) -> None:
    analysed.note(analysed.findings[0], '=HYPERLINK("https://example.org")')
    rows = list(csv.reader(io.StringIO(decisions_csv(analysed).decode("utf-8-sig"))))
    assert rows[0] == list(DECISION_COLUMNS)
    assert len(rows) == 2
    assert rows[1][2].startswith("'=")


def test_pasted_text_is_read_like_a_file() -> None:
    read = read_pasted(f"---\ntitle: From the matter\nsource: The Matter\n---\n\n{TEXT}", 1)
    assert (read[0].title, read[0].source) == ("From the matter", "The Matter")
    read = read_pasted(TEXT, 2, "Herald", "Aground", date(2026, 5, 14))
    assert (read[0].source, read[0].title, read[0].published) == ("Herald", "Aground", "2026-05-14")
    assert read_pasted(TEXT, 3)[0].source == "Pasted Text 3"


def test_addresses_are_fetched_once_each_and_nothing_else_is_opened() -> None:
    asked: list[str] = []

    def fetch(addresses: Iterable[str]) -> Iterator[Batch]:
        for address in addresses:
            asked.append(address)
            yield Batch((Draft(address, f"{TEXT} {address}", "A title", source="Herald"),))

    read = read_addresses(" https://example.org/a\n\nhttps://example.org/b https://example.org/a ", fetch)
    assert asked == ["https://example.org/a", "https://example.org/b"]
    assert len(read) == 2
    for text in ("", "/etc/passwd", "file:///etc/passwd", "https://example.org/ ../x"):
        with pytest.raises(InputError):
            read_addresses(text, fetch)
    with pytest.raises(InputError, match="too many"):
        read_addresses("\n".join(f"https://example.org/{n}" for n in range(30)), fetch)


def test_pasting_nothing_is_refused() -> None:
    with pytest.raises(InputError, match="no text yet"):
        read_pasted("  \n", 1)


def test_a_story_is_analysed_once_however_many_ask(stories: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[int] = []

    def counting(articles: list[Article], *_rest: object) -> Report:
        runs.append(len(articles))
        return toy_analyze(articles)

    monkeypatch.setattr(analysis, "analyze", counting)
    shelf = Shelf()
    threads = [Thread(target=shelf.take, args=(stories,)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert runs == [2]


def test_samples_are_found_by_name_alone(stories: Path) -> None:
    found = samples.sample("ferry")
    assert found is not None
    assert (found.articles, found.about, found.folder) == (2, "A ferry runs aground", stories)
    assert samples.sample("../samples/ferry") is None
