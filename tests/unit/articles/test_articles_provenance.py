"""Every article keeps the hash of the bytes that it came in and, but for files on disk, the moment when it came."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from claimcheck.articles.accept import accept
from claimcheck.articles.fetch.exchange import Answer
from claimcheck.articles.fetch.pages import fetch_batch
from claimcheck.articles.fetch.visit import Visit
from claimcheck.articles.read import read_articles, read_uploads
from claimcheck.records import Article
from tests.unit.articles import made_files as made
from tests.unit.articles.made_files import FIRST, SECOND, THIRD

NOON = datetime(2026, 5, 14, 14, 0, 7, 5, timezone(timedelta(hours=2)))
RETRIEVED = "2026-05-14T12:00:07"
PAGE = f"<html><body><article><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article></body></html>".encode()
FEED = made.rss(made.rss_item(1, FIRST))
CSV = f'text\n"{FIRST}"'.encode()
TXT, TABLE = FIRST.encode(), made.parquet([{"text": FIRST}])

UPLOADS: dict[str, tuple[str, bytes, bytes]] = {  # the file, and the bytes that its article came in
    "text": ("a.txt", TXT, TXT),
    "Markdown": ("a.md", TXT, TXT),
    "page": ("a.html", PAGE, PAGE),
    "PDF": ("a.pdf", made.pdf(), made.pdf()),
    "Word document": ("a.docx", made.docx(), made.docx()),
    "OpenDocument": ("a.odt", made.odt(), made.odt()),
    "message": ("a.eml", made.eml(), made.eml()),
    "attachment": ("a.eml", made.eml(plain="", files={"b.txt": TXT}), TXT),
    "item of a feed": ("a.rss", FEED, FEED),
    "row of CSV": ("a.csv", CSV, CSV),
    "row of Parquet": ("a.parquet", TABLE, TABLE),
    "row of a workbook": ("a.xlsx", book := made.xlsx([["text"], [FIRST]]), book),
    "member of a ZIP": ("a.zip", made.zipped({"b.txt": TXT}), TXT),
    "member of a ZIP in a ZIP": ("a.zip", made.zipped({"b.zip": made.zipped({"c.txt": TXT})}), TXT),
    "item of a feed in a ZIP": ("a.zip", made.zipped({"b.rss": FEED}), FEED),
}


def check(article: Article, data: bytes) -> None:
    assert article.retrieved == RETRIEVED
    assert article.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("kind", UPLOADS)
def test_an_upload_keeps_when_it_came_and_its_hash(kind: str) -> None:
    name, sent, data = UPLOADS[kind]
    (article,) = read_uploads([(name, sent)], now=lambda: NOON)
    check(article, data)


@pytest.mark.parametrize("kind", UPLOADS)
def test_a_file_on_disk_keeps_its_hash_and_reads_alike_every_day(kind: str, tmp_path: Path) -> None:
    name, sent, data = UPLOADS[kind]
    (tmp_path / name).write_bytes(sent)
    (article,) = read_articles(tmp_path / name)
    assert (article.retrieved, article.sha256) == (None, hashlib.sha256(data).hexdigest())


WEB = {
    "https://paper.example/page": Answer(200, {"content-type": "text/html"}, PAGE),
    "https://paper.example/text": Answer(200, {"content-type": "text/plain"}, TXT),
    "https://paper.example/pdf": Answer(200, {"content-type": "application/pdf"}, made.pdf()),
    "https://paper.example/feed": Answer(200, {"content-type": "application/rss+xml"}, FEED),
    "https://paper.example/list": Answer(
        200, {"content-type": "application/rss+xml"}, made.rss("<item><link>https://paper.example/page</link></item>")
    ),
}


class Web:
    def get(self, url: str, seconds: float, size: int) -> Answer:
        return WEB.get(url, Answer(404, {}, b""))


@pytest.mark.parametrize(("url", "came"), [(url, "page" if url.endswith("list") else "") for url in sorted(WEB)])
def test_what_was_fetched_keeps_when_and_its_hash(url: str, came: str) -> None:
    (article,) = accept(fetch_batch(url, Visit(Web(), now=lambda: NOON)).drafts)
    check(article, WEB[f"https://paper.example/{came}" if came else url].data)
