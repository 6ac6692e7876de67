"""The whole stage: ids, fields, what is left out, languages, progress."""

from __future__ import annotations

from claimcheck.claims.reader import read_claims, read_claims_of
from claimcheck.config import Settings
from claimcheck.records import Article, digest

SETTINGS = Settings()


def test_ids_hash_article_field_and_offsets() -> None:
    article = Article.from_text("The dam failed.", source="S", title="Dam fails")
    for claim in read_claims(article, SETTINGS)[0]:
        assert claim.id == digest("claim", article.id, claim.field, str(claim.start), str(claim.end))


def test_what_is_left_out_is_listed_with_its_place() -> None:
    text = "By Ana Moor\n\nELM, May 3 (Wire) - The dam failed.\n\nWhy?\n\nRoutes and places\n\nhttps://example.org/a"
    article = Article.from_text(text, source="The Post")
    claims, dropped = read_claims(article, SETTINGS)
    assert [claim.text for claim in claims] == ["The dam failed."]
    assert {item.reason for item in dropped} == {"byline", "dateline", "question", "heading", "bare link"}
    assert all(item.text == text[item.start : item.end] for item in dropped)
    assert all(item.article_id == article.id and item.where == "The Post, text" for item in dropped)


def test_an_endless_sentence_is_left_out() -> None:
    claims, dropped = read_claims(Article.from_text("and so on " * 400, source="S"), SETTINGS)
    assert claims == []
    assert "over 1000 characters" in dropped[0].reason


def test_another_language_is_read_by_sentence() -> None:
    article = Article.from_text("Der Damm brach. Es gab 40 Verletzte.", source="S", language="de")
    claims, _ = read_claims(article, SETTINGS)
    assert [claim.text for claim in claims] == ["Der Damm brach.", "Es gab 40 Verletzte."]
    assert {claim.predicate for claim in claims} == {""}


def test_several_articles_give_the_same_as_one_by_one() -> None:
    articles = [
        Article.from_text("The dam failed. She left.", source="A"),
        Article.from_text("Der Damm brach.", source="B", language="de"),
        Article.from_text("Mrs Ana Moor left. She said the dam had failed.", source="C"),
    ]
    told: list[tuple[str, float]] = []
    claims, dropped = read_claims_of(articles, SETTINGS, lambda stage, share: told.append((stage, share)))
    singly = [read_claims(article, SETTINGS) for article in articles]
    assert claims == [claim for found, _ in singly for claim in found]
    assert dropped == [item for _, out in singly for item in out]
    assert told == [("claims", 1 / 3), ("claims", 2 / 3), ("claims", 1.0)]


def test_nothing_in_nothing_out() -> None:
    assert read_claims_of([], SETTINGS) == ([], [])
    assert read_claims(Article.from_text("", source="S"), SETTINGS) == ([], [])


def test_a_live_blog_keeps_the_day_of_its_entries() -> None:
    text = "Monday, 22:10. Gates open.\n23:05 Crowds come.\nTuesday, 00:20. All is quiet here."
    article = Article.from_text(text, source="S", published="2026-05-12")
    claims, _ = read_claims(article, SETTINGS)
    assert [claim.as_of.latest for claim in claims if claim.as_of] == [
        "2026-05-11T22:10",
        "2026-05-11T23:05",
        "2026-05-12T00:20",
    ]
