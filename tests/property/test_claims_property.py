"""Any text in: offsets always match, nothing crashes, nothing disappears unnamed, and time stays linear."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.claims.plain import plain
from claimcheck.claims.reader import read_claims
from claimcheck.claims.sentences import paragraphs, sentences
from claimcheck.config import Settings
from claimcheck.records import Article

RELAXED = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WORDS = "The mayor said|that 40 people|were hurt|nobody|died|Lt. Moor|She|it|denied that|which|killing five|had|if|will"
MARKS = ', but|.|\n\n|\n|“|”|"|[|](#)|[returned](#)|**|(|)|;|:|?|…|- |# |\u200b|\u2028|é|🙂|İstanbul|5 p.m.'
FURNITURE = "09:41 |according to|PARIS, May 3 (Wire) - |https://example.org/x|Photo: "
PIECES = "|".join((WORDS, MARKS, FURNITURE)).split("|")
NEWSLIKE = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)
ANY = st.text(max_size=300)


def check(title: str, text: str) -> None:
    article = Article.from_text(text, source="S", title=title, published="2026-05-14")
    claims, dropped = read_claims(article, Settings())
    for claim in claims:
        field = article.title if claim.field == "title" else article.text
        assert claim.text == field[claim.start : claim.end]
        assert claim.text == claim.text.strip() != ""
        assert claim.sentence_start <= claim.start < claim.end <= claim.sentence_end
        assert "\n" not in claim.reading
        assert 0 < len(claim.reading.split()) <= 60
        for found in (*claim.quantities, *claim.times):
            assert claim.start <= found.start < found.end <= claim.end
        if claim.attribution:
            assert claim.attribution.start < claim.attribution.end <= len(field)
    for item in dropped:
        assert item.reason
        assert item.start is not None and item.end is not None
        assert item.text in (article.text[item.start : item.end], article.title[item.start : item.end])
    assert len({claim.id for claim in claims}) == len(claims)
    assert read_claims(article, Settings()) == (claims, dropped)


@RELAXED
@given(title=ANY, text=ANY)
def test_any_text(title: str, text: str) -> None:
    check(title, text)


@RELAXED
@given(title=NEWSLIKE, text=NEWSLIKE)
def test_newslike_text(title: str, text: str) -> None:
    check(title, text)


@settings(max_examples=200, deadline=None)
@given(text=st.one_of(ANY, NEWSLIKE))
def test_plain_text_leads_back(text: str) -> None:
    for start, end in paragraphs(text):
        read = plain(text, start, end)
        assert len(read.text) == len(read.offsets)
        assert list(read.offsets) == sorted(set(read.offsets))
        assert all(text[at] == letter or letter == " " for letter, at in zip(read.text, read.offsets, strict=True))


@settings(max_examples=200, deadline=None)
@given(text=st.one_of(ANY, NEWSLIKE))
def test_sentences_are_in_order_and_lose_no_word(text: str) -> None:
    line = " ".join(text.split())
    spans = sentences(line)
    assert all(low < high for low, high in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    outside = set(range(len(line))) - {at for low, high in spans for at in range(low, high)}
    assert all(line[at].isspace() for at in outside)


@pytest.mark.parametrize(
    "unit",
    [
        "[",
        "](",
        "word ",
        "it ",
        "“",
        "1,",
        "PARIS ",
        "a. ",
        "said, ",
        "09:41 ",
        "(",
        "A",
        "\n",
        "that he said ",
        "*_",
        "- ",
        "; which ",
        "he said that it " * 60 + "died. ",
    ],
)
def test_a_hundred_thousand_hostile_characters(unit: str) -> None:
    text = (unit * (100_000 // len(unit) + 1))[:100_000]
    start = time.perf_counter()
    read_claims(Article.from_text(text, source="S"), Settings())
    assert time.perf_counter() - start < 60
