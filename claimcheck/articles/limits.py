"""How large an input may be. Each limit is named with its reason; a longer input is dropped with a word."""

from __future__ import annotations

MAX_FILE_BYTES = 20_000_000  # the app's upload limit; a table of a thousand long articles is a third of it
MAX_PAGE_BYTES = 5_000_000  # a web page without its pictures; far larger ones are not articles
MAX_PAGE_TAGS = 60_000  # live blogs have 20,000; the extractor needs 1 s for 25,000 paragraphs
MAX_TEXT_CHARACTERS = 500_000  # 80,000 words: the longest live blogs; the parser would take half a minute on it
MAX_TITLE_CHARACTERS = 1_000  # the longest headlines stay under 300
MAX_SOURCE_CHARACTERS = 200
MAX_URL_CHARACTERS = 2_000  # what browsers and servers agree on


def megabytes(count: int) -> str:
    """Write a number of bytes for people: ``5 MB``."""
    return f"{count / 1_000_000:.3g} MB"
