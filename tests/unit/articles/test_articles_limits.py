"""Size limits: what lies at a limit is read, what lies beyond it is told, and the other files go through."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from claimcheck.articles import limits
from claimcheck.articles.apart import mail
from claimcheck.articles.read import read_uploads
from tests.unit.articles import made_files as made
from tests.unit.articles.made_files import FIRST, SECOND

GOOD = f"{SECOND} This one is good."


def numbered(count: int) -> list[str]:
    return [f"{FIRST} Lane {number} goes first." for number in range(count)]


def padded(size: int) -> bytes:
    return (f"{FIRST}\n" + "\n" * size).encode()[:size]


def incompressible(size: int) -> str:
    """Text that a tenfold packing leaves above any ratio."""
    return f"{int.from_bytes(bytes(range(1, 256)) * 60, 'big'):b}"[:100_000] * (size // 100_000) + "1" * (
        size % 100_000
    )


Case = tuple[str, Callable[[], bytes], int, str]
AT: Mapping[str, Case] = {
    "a file's bytes": ("a.txt", lambda: padded(limits.MAX_FILE_BYTES), 0, "characters of text, above the limit"),
    "characters of text": ("a.txt", lambda: padded(limits.MAX_TEXT_CHARACTERS), 1, ""),
    "rows of a workbook": ("a.xlsx", lambda: made.xlsx([["text"], *([text] for text in numbered(300))]), 300, ""),
    "rows of a Parquet table": (
        "a.parquet",
        lambda: made.parquet([{"text": ""}] * (limits.MAX_ROWS - 1) + [{"text": FIRST}]),
        1,
        "is empty",
    ),
    "pages of a PDF": ("a.pdf", lambda: made.pdf([[text] for text in numbered(limits.MAX_PDF_PAGES)]), 1, ""),
    "files in an archive": (
        "a.zip",
        lambda: made.zipped({f"{n:03}.txt": text for n, text in enumerate(numbered(limits.MAX_MEMBERS))}),
        limits.MAX_MEMBERS,
        "",
    ),
    "attachments": (
        "a.eml",
        lambda: made.eml(files={f"{n}.txt": text.encode() for n, text in enumerate(numbered(mail.MAX_ATTACHED))}),
        mail.MAX_ATTACHED + 1,
        "",
    ),
    "items of a feed": (
        "a.rss",
        lambda: made.rss("".join(made.rss_item(n, text) for n, text in enumerate(numbered(limits.MAX_MEMBERS)))),
        limits.MAX_MEMBERS,
        "",
    ),
}
BEYOND: Mapping[str, Case] = {
    "a file's bytes": ("a.txt", lambda: padded(limits.MAX_FILE_BYTES + 1), 0, "is 20 MB, above the limit of 20 MB"),
    "characters of text": ("a.txt", lambda: padded(limits.MAX_TEXT_CHARACTERS + 1), 0, "has 500,001 characters"),
    "characters of a document": (
        "a.docx",
        lambda: made.docx((FIRST * 5_000,)),
        0,
        "characters of text, above the limit",
    ),
    "a page's bytes": ("a.html", lambda: b"<html>" + b" " * limits.MAX_PAGE_BYTES, 0, "is a page of 5 MB"),
    "a page's tags": ("a.html", lambda: b"<html>" + b"<b>" * limits.MAX_PAGE_TAGS, 0, "more markup than articles have"),
    "rows of a workbook": (
        "a.xlsx",
        lambda: made.xlsx([["text"], *([f"Lane {n}"] for n in range(limits.MAX_ROWS)), ["beyond"]]),
        limits.MAX_ROWS,
        "beyond the limit of 10,000 rows",
    ),
    "rows of a CSV table": (
        "a.csv",
        lambda: b"text\n" + b"".join(b"Lane %d\n" % n for n in range(1_000_000)),
        limits.MAX_ROWS,
        "beyond the limit of 10,000 rows",
    ),
    "rows of JSON Lines": (
        "a.jsonl",
        lambda: b"".join(b'{"text": "Lane %d"}\n' % n for n in range(200_000)),
        limits.MAX_ROWS,
        "beyond the limit of 10,000 rows",
    ),
    "rows of a Parquet table": (
        "a.parquet",
        lambda: made.parquet([{"text": "a"}] * (limits.MAX_ROWS + 1)),
        0,
        "has 10,001 rows, above the limit of 10,000",
    ),
    "pages of a PDF": (
        "a.pdf",
        lambda: made.pdf([[text] for text in numbered(limits.MAX_PDF_PAGES + 1)]),
        0,
        "has more than 200 pages",
    ),
    "files in an archive": (
        "a.zip",
        lambda: made.zipped({f"{n:03}.txt": text for n, text in enumerate(numbered(limits.MAX_MEMBERS + 2))}),
        limits.MAX_MEMBERS,
        "holds 2 more files, beyond the limit of 200 files and 60 MB",
    ),
    "a file in an archive": (
        "a.zip",
        lambda: made.zipped({"a.txt": incompressible(limits.MAX_FILE_BYTES + 1), "b.txt": FIRST}, level=1),
        1,
        "is 20 MB unpacked, above the limit of 20 MB",
    ),
    "bytes in an archive": (
        "a.zip",
        lambda: made.zipped({f"{n}.txt": incompressible(19_000_000) for n in range(4)} | {"0.txt": FIRST}, level=1),
        1,
        "above the limit of",
    ),
    "a document's part": (
        "a.odt",
        lambda: made.odt(f"<x>{incompressible(limits.MAX_PART_BYTES)}</x>"),
        0,
        "is 20 MB unpacked, above the limit of 20 MB",
    ),
    "attachments": (
        "a.eml",
        lambda: made.eml(files={f"{n}.txt": text.encode() for n, text in enumerate(numbered(mail.MAX_ATTACHED + 1))}),
        mail.MAX_ATTACHED + 1,
        "is beyond the first 20 attachments",
    ),
    "items of a feed": (
        "a.rss",
        lambda: made.rss("".join(made.rss_item(n, text) for n, text in enumerate(numbered(limits.MAX_MEMBERS + 3)))),
        limits.MAX_MEMBERS,
        "holds 3 more items, beyond the limit of 200",
    ),
    "a headline": ("a.md", lambda: f"---\ntitle: {'a ' * 900}\n---\n{FIRST}".encode(), 1, "cut to 1,000"),
    "a source": ("a.md", lambda: f"---\nsource: {'a ' * 900}\n---\n{FIRST}".encode(), 1, "cut to 200"),
    "an address": (
        "a.md",
        lambda: f"---\nurl: http://a.example/{'a' * 2_000}\n---\n{FIRST}".encode(),
        1,
        "no web address",
    ),
}


def check(case: Case) -> None:
    name, make, count, reason = case
    articles = read_uploads([("good.txt", GOOD.encode()), (name, make())])
    assert articles[0].text == GOOD
    assert len(articles) - 1 == count or (reason.startswith("beyond the limit of 10,000") and len(articles) > 1_000)
    reasons = [item.reason for item in articles.dropped if "word for word" not in item.reason]
    assert any(reason in told for told in reasons) if reason else not reasons


@pytest.mark.parametrize("case", AT)
def test_at_a_limit(case: str) -> None:
    check(AT[case])


@pytest.mark.parametrize("case", BEYOND)
def test_beyond_a_limit(case: str) -> None:
    check(BEYOND[case])
