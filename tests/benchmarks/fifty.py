"""Fifty articles of 500 words, put together from the templates of ``made``: the largest comparison the app is for."""

from __future__ import annotations

from pathlib import Path

from claimcheck.pipeline import analyze
from claimcheck.records import Article, Report
from claimcheck.reports.json_report import from_json, to_json
from tests.benchmarks import made

ARTICLES = 50
WORDS = 25_000
PIECES = 5  # of some 110 words each, so that an article has the length of a news report


def fifty() -> tuple[Article, ...]:
    """Make the articles: every event is told by four of them, some of its figures at odds, over nine days."""
    pieces = list(made.articles(ARTICLES * PIECES * made.CLAIMS_AN_ARTICLE))
    return tuple(_article(number, pieces[number::ARTICLES]) for number in range(ARTICLES))


def report(kept: Path | None = None) -> Report:
    """Analyse them, or read the report of an earlier run from ``kept`` and else write it there."""
    if kept is not None and kept.exists():
        return from_json(kept.read_text("utf-8"))
    made_report = analyze(fifty())
    if kept is not None:
        kept.write_text(to_json(made_report), "utf-8")
    return made_report


def _article(number: int, pieces: list[Article]) -> Article:
    outlet = (
        f"{made.PLACES[number % len(made.PLACES)]} {('Wire', 'Gazette', 'Post', 'Today', 'Star', 'Echo')[number // 9]}"
    )
    day = 1 + (number * 5) % 9
    text = "\n\n".join(piece.text for piece in pieces)
    return Article.from_text(text, outlet, pieces[0].title, f"2026-05-{day:02d}T{6 + number % 12:02d}:00")
