"""From what a visitor pastes to an article; files go straight to the reader of the articles stage."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from claimcheck.articles.read import read_uploads
from claimcheck.errors import InputError
from claimcheck.records import Articles

KINDS = ("txt", "md", "html", "htm", "csv", "tsv", "jsonl", "parquet")  # the endings that the uploader offers
_WEB_PAGE = ("<!doctype html", "<html")


def read_pasted(text: str, number: int, source: str = "", title: str = "", published: date | None = None) -> Articles:
    """Read pasted text as a file would be read: front matter and web pages are understood.

    Args:
        text: what was pasted.
        number: names the source ("Pasted Text 2") when neither the visitor nor the text does.
        source: the outlet, when the visitor gave one; it wins over what the text says, as do the next two.
        title: the headline.
        published: the date.

    Raises:
        InputError: nothing readable was pasted.
    """
    if not text.strip():
        raise InputError("There is no text yet: paste the article first.")
    read = read_uploads([(f"Pasted text {number}.{_ending(text)}", text.encode("utf-8", "replace"))])
    corrected = [
        replace(
            article,
            path=None,
            source=source.strip() or article.source,
            title=title.strip() or article.title,
            published=published.isoformat() if published else article.published,
        )
        for article in read
    ]
    return Articles(corrected, read.dropped)


def _ending(text: str) -> str:
    start = text.lstrip()[:20].lower()
    if start.startswith(_WEB_PAGE):
        return "html"
    return "md" if start.startswith("---") else "txt"
