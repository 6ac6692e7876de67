"""How large an input may be. Each limit is named with its reason; a longer input is dropped with a word."""

from __future__ import annotations

MAX_FILE_BYTES = 20_000_000  # the app's upload limit; a table of a thousand long articles is a third of it
MAX_PAGE_BYTES = 5_000_000  # a web page without its pictures; far larger ones are not articles
MAX_PAGE_TAGS = 30_000  # live blogs have 20,000; the extractor needs 1 s for so many
MAX_TEXT_CHARACTERS = 500_000  # 80,000 words: the longest live blogs; the parser would take half a minute on it
MAX_TITLE_CHARACTERS = 1_000  # the longest headlines stay under 300
MAX_SOURCE_CHARACTERS = 200
MAX_URL_CHARACTERS = 2_000  # what browsers and servers agree on
MAX_NAME_CHARACTERS = 120  # of a file's name as it is shown; file systems end at 255
MAX_ROWS = 10_000  # of a table: twenty years of a daily's coverage of one story
MAX_PDF_PAGES = 200  # a newspaper has 100; a book is no article
MAX_PART_BYTES = 20_000_000  # of one part of a document once unpacked; 500,000 characters of text are 5 MB of WordML
MAX_UNPACKED_BYTES = 60_000_000  # of an archive and of all that lies in it
MAX_MEMBERS = 200  # files in an archive, those of archives inside it counted in
MAX_DEPTH = 2  # an archive in an archive, or an attached one; deeper ones are made to be unpacked without end
MAX_RATIO = 200  # of unpacked to packed: text shrinks to a tenth, tables to a fiftieth, bombs to a thousandth
FREE_RATIO_BYTES = 1_000_000  # below this much unpacked the ratio says nothing


def megabytes(count: int) -> str:
    """Write a number of bytes for people: ``5 MB``."""
    return f"{count / 1_000_000:.3g} MB"
