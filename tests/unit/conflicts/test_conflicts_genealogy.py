"""A figure traced through print."""

from __future__ import annotations

from claimcheck.conflicts.genealogy import genealogy
from claimcheck.records import Article, Claim, Origin, Quantity


def figure(text: str, words: str, value: float) -> Quantity:
    start = text.index(words)
    return Quantity(
        start, start + len(words), value, None, "person", "people", value, value, False, False, "=", "people",
        None, None, False,
    )  # fmt: skip


def told(article: Article, words: str, value: float) -> Claim:
    text = article.text
    return Claim(
        id=f"claim in {article.source}",
        article_id=article.id,
        field="text",
        start=0,
        end=len(text),
        text=text,
        sentence_start=0,
        sentence_end=len(text),
        reading=text,
        predicate="hurt",
        participants=(),
        place=None,
        modality="asserted",
        polarity="positive",
        quantities=(figure(text, words, value),),
        times=(),
        as_of=None,
        attribution=None,
    )


def test_a_figure_is_traced_by_date_with_copies_and_changes() -> None:
    wire = Article.from_text("40 people were hurt.", source="Wire", published="2026-05-14")
    copy = Article.from_text("40 people were hurt.", source="Copy", published="2026-05-14", url="https://example.org/c")
    late = Article.from_text("52 people were hurt.", source="Late", published="2026-05-16")
    claims = [told(late, "52", 52), told(copy, "40", 40), told(wire, "40", 40)]
    articles = {a.id: a for a in (wire, copy, late)}
    origins = [Origin(("claim in Wire", "claim in Copy"))]
    found = genealogy(claims[0].quantities[0], claims, articles, origins)
    assert [p.words for p in found] == ["40", "40", "52"]
    assert {p.claim_id: p.copy_of for p in found}["claim in Copy"] == "claim in Wire"
    assert [p.changed for p in found] == [False, False, True]


def test_other_things_counted_are_left_out() -> None:
    wire = Article.from_text("40 people were hurt.", source="Wire", published="2026-05-14")
    claim = told(wire, "40", 40)
    trees = Quantity(0, 2, 40, None, "tree", "trees", 40, 40, False, False, "=", "count", None, None, False)
    assert genealogy(trees, [claim], {wire.id: wire}) == ()
