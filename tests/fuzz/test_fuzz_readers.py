"""Damaged files into every reader, and hostile text into the claim stage: an answer or one clear line, never a crash.

A budget of minutes here; ``CLAIMCHECK_FUZZ=100 python -m pytest tests/fuzz`` looks a hundred times as long. Readers of
packed files run in this process here, under a clock: what is looked for is what they raise, and the process that they
run in otherwise would hide nothing but the time.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.articles.accept import accept
from claimcheck.articles.apart.child import OPENERS
from claimcheck.articles.draft import Batch, Reader
from claimcheck.articles.links import refusal_of_link
from claimcheck.articles.read import APART, READERS
from claimcheck.articles.sniff import is_web_page, kind_by_content, other_kind, refusal_by_content
from claimcheck.claims.quantities import find_quantities
from claimcheck.claims.reader import read_claims
from claimcheck.claims.times import find_times
from claimcheck.config import Settings
from claimcheck.conflicts.cues import find_cues
from claimcheck.errors import InputError
from claimcheck.records import Article
from tests.unit.articles import made_files as made
from tests.unit.articles.made_files import FIRST, HEADLINE, SECOND

TIMES = float(os.environ.get("CLAIMCHECK_FUZZ", "1"))
SECONDS = 10  # for one file of a few kilobytes; in a process of its own it would have twenty

PAGE = (
    f"<html><head><title>{HEADLINE}</title></head><body><article><p>{FIRST}</p><p>{SECOND}</p></article></body></html>"
)
WHOLE: Mapping[str, bytes] = {
    "txt": f"{HEADLINE}\n14 May 2026\n\n{FIRST}".encode(),
    "md": f"---\ntitle: {HEADLINE}\npublished: 14 May 2026\n---\n{FIRST}".encode(),
    "html": PAGE.encode(),
    "csv": f'text,source\n"{FIRST}",Herald\n'.encode(),
    "jsonl": f'{{"text": "{FIRST}", "source": "Herald"}}\n'.encode(),
    "parquet": made.parquet([{"text": FIRST, "source": "Herald"}]),
    "xlsx": made.xlsx([["text", "source"], [FIRST, "Herald"]]),
    "pdf": made.pdf(([HEADLINE, FIRST], [SECOND]), info="<< /Title (T) >>"),
    "docx": made.docx(),
    "odt": made.odt(),
    "eml": made.eml(html=PAGE, files={"a.txt": SECOND.encode()}),
    "mbox": b"From a@b Thu May 14 2026\n" + made.eml() + b"\nFrom a@b Thu May 14 2026\n" + made.eml(plain=SECOND),
    "mht": made.eml(plain=None, html=PAGE),
    "rss": made.rss(made.rss_item() + made.rss_item(2, SECOND, "description")),
    "zip": made.zipped({"a.txt": FIRST, "b/c.md": SECOND}),
}
TOKENS = (
    b"", b"\0", b"\xff\xff\xff\xff", b"0", b"-1", b"99999999999", b"<", b">", b"]]>", b"<!DOCTYPE x>", b"&a;",
    b"PK\x01\x02", b"PK\x03\x04", b"obj", b"endobj", b"stream", b"<<", b">>", b"1 0 R", b"\n\n", b"--b\n",
    b"=?utf-8?b?", b"\xe2\x80\xae",
)  # fmt: skip


def examples(count: int) -> settings:
    return settings(
        max_examples=max(1, int(count * TIMES)),
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


@st.composite
def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    """A good file with some of its bytes changed, cut out, doubled or put elsewhere."""
    data = bytearray(whole)
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, max(len(data) - 1, 0)))
        end = min(len(data), start + draw(st.sampled_from((0, 1, 2, 4, 16, 200))))
        change = draw(st.sampled_from(("token", "cut", "double", "flip", "tail")))
        if change == "token":
            data[start:end] = draw(st.sampled_from(TOKENS))
        elif change == "cut":
            del data[start:end]
        elif change == "double":
            data[start:start] = data[start:end]
        elif change == "flip" and data:
            data[start] ^= 1 << draw(st.integers(0, 7))
        else:
            del data[start + 200 :]
    return bytes(data)


@contextmanager
def a_clock(seconds: int) -> Iterator[None]:
    def ring(*_: object) -> None:
        raise AssertionError(f"took longer than {seconds} seconds")

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def reader_of(ending: str) -> Reader:
    """The reader itself, without the process that it runs in."""
    if ending not in APART:
        return READERS[ending]
    module, _, function = OPENERS[APART[ending]].partition(":")
    found: Reader = getattr(import_module(module), function)
    return found


def look(ending: str, data: bytes) -> None:
    """Read, as the child does: what is ours is told; what a library raises becomes one line there."""
    try:
        with a_clock(SECONDS):
            batch = reader_of(ending)(f"a.{ending}", data)
    except InputError as error:
        assert "\n" not in str(error)
        assert str(error).isprintable()
        return
    except AssertionError:
        raise
    except Exception:
        if ending in APART:
            return
        raise
    check(batch)


def check(batch: Batch) -> None:
    try:
        articles = accept(batch.drafts, batch.dropped)
    except InputError:
        return
    for article in articles:
        article.text.encode()
        assert "\r" not in article.text
        assert article.title == " ".join(article.title.split())
        assert article.title.isprintable()
        assert article.source.isprintable()
    assert all(item.where.isprintable() and "\n" not in item.reason for item in articles.dropped)


@pytest.mark.parametrize("ending", WHOLE)
def test_a_damaged_file(ending: str) -> None:
    @examples(300)
    @given(damaged(WHOLE[ending]))
    def run(data: bytes) -> None:
        look(ending, data)

    run()


@pytest.mark.parametrize("ending", WHOLE)
def test_any_bytes(ending: str) -> None:
    @examples(100)
    @given(
        st.binary(max_size=300) | st.lists(st.sampled_from(TOKENS) | st.binary(max_size=9), max_size=40).map(b"".join)
    )
    def run(data: bytes) -> None:
        look(ending, data)

    run()


@examples(300)
@given(st.sampled_from(sorted(WHOLE)).flatmap(lambda kind: damaged(WHOLE[kind])), st.sampled_from([*WHOLE, "", "url"]))
def test_what_a_file_is_by_its_bytes(data: bytes, ending: str) -> None:
    with a_clock(SECONDS):
        told = (refusal_by_content(data, ending), refusal_of_link(data, ending))
        assert all(each is None or each.isprintable() for each in told)
        assert (kind_by_content(data) or "txt") in READERS
        assert (other_kind(data, ending) or "txt") in READERS
        is_web_page(data)


def test_every_reader_is_here() -> None:
    same = {"text": "txt", "markdown": "md", "htm": "html", "xhtml": "html", "tsv": "csv", "ndjson": "jsonl"}
    same |= {"mhtml": "mht"}
    feeds = {"atom": "rss", "xml": "rss"}
    assert {(same | feeds).get(ending, ending) for ending in READERS} == set(WHOLE)


WORDS = (
    "the mayor said that", "4,000", "between 3 and", "per cent", "of the", "on Tuesday", "14 May 2026", "killed", "not",
    "“", "”", ",", ".", "\n\n", "09:41 - ", "PARIS (Wire) - ", "nobody", "who", "if", "[", "](", "*", "é",
    "\u202e", "\u0301", "hundreds of", "a third", "€", "$5m", "5-3", "1/2", "two dozen", "…", "- ", "it", "them", "was",
    "were arrested", "Lt. Col.",
)  # fmt: skip
texts = st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=60).map(" ".join)


@examples(200)
@given(texts, texts, st.sampled_from(["2026-05-14", "2026-05-14T09:40", None, "0001-01-01", "9999-12-31"]))
def test_the_claim_stage(title: str, text: str, published: str | None) -> None:
    article = Article.from_text(text, source="S", title=title, published=published)
    claims, dropped = read_claims(article, Settings())
    for claim in claims:
        field = article.title if claim.field == "title" else article.text
        assert field[claim.start : claim.end] == claim.text
    assert all(item.reason for item in dropped)


EXTRACTORS: Mapping[str, Callable[[str], object]] = {
    "quantities": find_quantities,
    "times": lambda text: find_times(text, "2026-05-14"),
    "cues": lambda text: find_cues(text, text[::-1]),
}


@pytest.mark.parametrize("name", EXTRACTORS)
def test_the_extractors(name: str) -> None:
    @examples(300)
    @given(texts | st.text(max_size=200))
    def run(text: str) -> None:
        with a_clock(SECONDS):
            EXTRACTORS[name](text)

    run()
