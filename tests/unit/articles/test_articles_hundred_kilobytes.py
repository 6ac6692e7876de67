"""Every extractor takes less than a second of processor time for 100,000 hostile characters.

The project's own requirement, so the one place where tests hold a time: processor time, of the best of three tries,
and with room for a machine that is busy with other things. The slowest took 0.6 s where this was written.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

import pytest

from claimcheck.articles.amendments import amendments
from claimcheck.articles.apart.lines import masthead_day, parted_by_size, without_running_lines
from claimcheck.articles.apart.lines import paragraphs as page_paragraphs
from claimcheck.articles.apart.mail import read_eml, read_mht
from claimcheck.articles.apart.office import read_docx, read_odt
from claimcheck.articles.apart.quoting import written
from claimcheck.articles.apart.scrambled import is_scrambled
from claimcheck.articles.apart.side_by_side import unwoven
from claimcheck.articles.columns import column_of
from claimcheck.articles.copies import near_copies
from claimcheck.articles.dates import is_date_line, parse_date
from claimcheck.articles.decode import decode
from claimcheck.articles.fetch.feeds import read_feed
from claimcheck.articles.fetch.refusals import is_bot_check
from claimcheck.articles.fetch.robots import read_robots
from claimcheck.articles.fragments import fragment_text
from claimcheck.articles.html import read_html
from claimcheck.articles.language import detect, other_paragraphs
from claimcheck.articles.links import is_only_addresses, refusal_of_link
from claimcheck.articles.live import live_blog
from claimcheck.articles.live_blocks import timed_blocks
from claimcheck.articles.markdown import read_markdown
from claimcheck.articles.names import label_of, source_from
from claimcheck.articles.page_facts import address_told, notices_outside, parsed, published_on
from claimcheck.articles.page_layout import unfold_tables
from claimcheck.articles.plain import read_plain
from claimcheck.articles.sniff import is_web_page, refusal_by_content
from claimcheck.articles.tables import read_csv, read_jsonl
from claimcheck.articles.walls import asks_to_pay, instead_of_article, is_list_of_teasers, is_paywalled
from claimcheck.claims.boilerplate import is_housekeeping, is_question, paragraph_reason
from claimcheck.claims.entries import labels
from claimcheck.claims.plain import plain
from claimcheck.claims.quantities import find_quantities
from claimcheck.claims.quotations import read_quotations
from claimcheck.claims.sentences import paragraphs, sentences
from claimcheck.claims.times import find_times
from claimcheck.conflicts.cues import find_cues, negations
from claimcheck.errors import InputError
from tests.unit.articles.made_files import docx, eml, odt, rss, rss_item

SIZE = 100_000
SECONDS = 1.0
ROOM = 2.5
TRIES = 3
UNITS: Mapping[str, str] = {
    "digits": "1",
    "thousands": "1,",
    "decimals": "1.",
    "ranges": "1-",
    "hundred": "hundred ",
    "and a half": "and a half ",
    "per cent of": "5 per cent of ",
    "dates": "14 May ",
    "slashes": "1/",
    "clocks": "09:41 ",
    "months": "may ",
    "between": "between 3 and ",
    "spaces": " ",
    "tabs": "\t",
    "lines": "\n",
    "words": "word ",
    "one word": "a",
    "capitals": "A",
    "names": "Lt. Col. ",
    "full stops": "a. ",
    "dots": ".",
    "quotation marks": "“",
    "straight quotation marks": '"',
    "commas": "said, ",
    "brackets": "(",
    "links": "](",
    "open links": "[",
    "stars": "*_",
    "dashes": "- ",
    "rules": "---\n",
    "datelines": "PARIS ",
    "tags": "<p>",
    "open tags": "<",
    "comments": "<!--",
    "entities": "&amp;",
    "attributes": 'a="',
    "scripts": '<script type="application/ld+json">',
    "cells of tables": "<table><tr><td>a",
    "blocks": '<div><time datetime="2026-05-14T09:41">x</time>' + "word " * 9 + "</div>",
    "columns": "one column of words    another column of words\n",
    "live": '<div class="live-blog-entry"><time datetime="x">LiveBlogPosting',
    "meta": '<meta charset="',
    "modified": '"dateModified" : "',
    "braces": "{",
    "lists": "[{",
    "cells": '"",',
    "keys": "text,source\n",
    "corrections": "Correction, ",
    "amended": "this article was ",
    "editors": "editor's note (",
    "accents": "e\u0301",
    "invisible": "\u200b",
    "reversed": "\u202e",
    "emoji": "\U0001f642",
    "surrogates": "\ufffd",
    "negations": "not no never ",
    "paywalls": "'isAccessibleForFree' ",
    "robots": "Disallow: /*\n",
    "headers": "Subject: x\n",
    "encoded words": "=?utf-8?b?",
    "mailbox": "\nFrom a@b\n",
    "addresses": "https://a\n",
}
Extractor = Callable[[str], object]
CLAIMS: Mapping[str, Extractor] = {
    "quantities": find_quantities,
    "times": lambda text: find_times(text, "2026-05-14"),
    "cues": lambda text: find_cues(text, text),
    "negations": negations,
    "paragraphs": paragraphs,
    "sentences": lambda text: sentences(" ".join(text.split())),
    "plain": lambda text: plain(text, 0, len(text)),
    "entries": lambda text: labels([text] * 3),
    "boilerplate": lambda text: (paragraph_reason(text), is_housekeeping(text), is_question(text)),
    "quotations": read_quotations,
}
ARTICLES: Mapping[str, Extractor] = {
    "amendments": amendments,
    "copies": lambda text: near_copies([text, text]),
    "dates": lambda text: (parse_date(text), is_date_line(text)),
    "language": lambda text: (detect(text), other_paragraphs(text)),
    "links": lambda text: (is_only_addresses(text), refusal_of_link(b"[InternetShortcut]" + text.encode(), "url")),
    "scrambled": is_scrambled,
    "sniff": lambda text: (is_web_page(text.encode()), refusal_by_content(text.encode(), "txt")),
    "fragments": fragment_text,
    "live blogs": live_blog,
    "names": lambda text: (label_of(text), source_from(text)),
    "lines": lambda text: list(page_paragraphs(without_running_lines([text.split("\n")] * 3)[0])),
    "side by side": unwoven,
    "sizes": lambda text: parted_by_size(text, [(9.0, text[:99]), (20.0, text[99:])]),
    "masthead": lambda text: masthead_day([text]),
    "quoting": lambda text: written(text, is_flowed=True),
    "columns": lambda text: [column_of(cell) for cell in text.split("\t")],
    "page facts": lambda text: (
        address_told(text),
        (root := parsed(f"<p>{text}")) is not None and published_on(text, root, "2026-05-14"),
        root is not None and notices_outside(root, text),
    ),
    "layout": lambda text: (root := parsed(f"<table><tr><td>{text}")) is not None and unfold_tables(root),
    "blocks with times": lambda text: (root := parsed(f"<h1>live</h1>{text}")) is not None and timed_blocks(root),
    "refusals": lambda text: (is_bot_check({}, text.encode()), is_paywalled(text.encode())),
    "walls": lambda text: (asks_to_pay(text), instead_of_article(text, text[:999]), is_list_of_teasers(text)),
    "robots": lambda text: read_robots(text.encode(), "claimcheck").allows(f"https://a.example/{'a' * 1_900}"),
}
READERS: Mapping[str, Callable[[str], object]] = {
    "decode": lambda text: decode(text.encode(), is_page=True),
    "decode Windows-1252": lambda text: decode(text.encode("cp1252", "replace") + b"\xe9"),
    "plain": lambda text: read_plain("a.txt", text.encode()),
    "markdown": lambda text: read_markdown("a.md", f"---\ntitle: x\n{text}".encode()),
    "html": lambda text: read_html("a.html", f"<html><body><article>{text}".encode()),
    "csv": lambda text: read_csv("a.csv", f"text,source\n{text}".encode()),
    "jsonl": lambda text: read_jsonl("a.jsonl", text.encode()),
    "feed": lambda text: read_feed("a", rss(rss_item(text=text.replace("]]>", "")))),
    "docx": lambda text: read_docx("a.docx", docx((_escaped(text),))),
    "odt": lambda text: read_odt("a.odt", odt(f"<text:p>{_escaped(text)}</text:p>")),
    "eml": lambda text: read_eml("a.eml", eml(plain=text)),
    "eml, as a header": lambda text: read_eml("a.eml", f"From: a@b.example\nSubject: {text}\n\nx".encode()),
    "mbox": lambda text: read_eml("a.mbox", f"From a@b\nFrom: x\n\n{text}".encode()),
    "mht": lambda text: read_mht("a.mht", eml(plain=None, html=text)),
    "eml, as a body of HTML": lambda text: read_eml("a.eml", eml(plain=None, html=text)),
}


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def seconds(extractor: Extractor, text: str) -> float:
    """Processor time of the quickest of some tries; one is enough when it is quick."""
    best = float("inf")
    for _ in range(TRIES):
        begun = time.process_time()
        try:
            extractor(text)
        except InputError:
            pass
        best = min(best, time.process_time() - begun)
        if best < SECONDS / 2:
            break
    return best


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    """Load what is loaded once."""
    for extractor in (*CLAIMS.values(), *ARTICLES.values(), *READERS.values()):
        seconds(extractor, "The council voted on 14 May 2026. Nobody of the 4,000 said “no”, the mayor said. " * 3)


@pytest.mark.parametrize("extractor", [*CLAIMS, *ARTICLES, *(f"reader: {name}" for name in READERS)])
def test_a_hundred_thousand_hostile_characters(extractor: str) -> None:
    name = extractor.removeprefix("reader: ")
    found = READERS[name] if name != extractor else {**CLAIMS, **ARTICLES}[name]
    times = {name: seconds(found, (unit * (SIZE // len(unit) + 1))[:SIZE]) for name, unit in UNITS.items()}
    assert {name: taken for name, taken in times.items() if taken >= ROOM * SECONDS} == {}
