"""W3C annotations, ClaimReview drafts, paragraphs and links, each read back as another program would."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.records import Article, Finding, Report
from claimcheck.reports.annotations import to_annotations
from claimcheck.reports.citing import to_paragraphs
from claimcheck.reports.claimreview import to_claimreview
from claimcheck.reports.links import original
from claimcheck.reports.segments import Segment
from claimcheck.reports.view import SideView, findings_view

Node = dict[str, Any]
Hostile = Callable[[str], Report]
BODY_PURPOSES = {"commenting", "tagging", "linking"}


def nodes(value: object) -> list[Node]:
    """Every object of a document, itself first."""
    if isinstance(value, list):
        return [node for each in value for node in nodes(each)]
    return [value, *nodes(list(value.values()))] if isinstance(value, dict) else []


def annotations(report: Report) -> list[Node]:
    collection = json.loads(to_annotations(report))
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection"
    page = collection["first"]
    assert page["type"] == "AnnotationPage"
    assert collection["total"] == len(page["items"])
    items: list[Node] = page["items"]
    return items


def drafts(report: Report) -> list[Node]:
    content = json.loads(to_claimreview(report))
    assert content["@type"] == "ItemList"
    assert "disagreement is not falsity" in content["description"]
    assert content["numberOfItems"] == len(content["itemListElement"])
    found: list[Node] = content["itemListElement"]
    return found


def test_there_is_one_annotation_per_side_of_each_finding(report: Report) -> None:
    found = annotations(report)
    views = findings_view(report)
    assert len(found) == sum(len({s.claim_id for c in v.conflicts for s in (c.left, c.right)}) for v in views) == 4
    assert len({note["id"] for note in found}) == len(found)
    assert all(note["id"].startswith("urn:uuid:") for note in found)


def test_selectors_find_the_very_words_in_the_article(report: Report) -> None:
    texts = {article.url: article.text for article in report.articles}
    herald = [note for note in annotations(report) if note["target"]["source"]["id"] == "https://herald.example/a"]
    assert len(herald) == 2
    for note in herald:
        text = texts["https://herald.example/a"]
        quoted, placed = note["target"]["selector"]
        assert (quoted["type"], placed["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert text[placed["start"] : placed["end"]] == quoted["exact"]
        assert f"{quoted['prefix']}{quoted['exact']}{quoted['suffix']}" in text
        assert text.count(f"{quoted['prefix']}{quoted['exact']}{quoted['suffix']}") == 1


def test_an_annotation_says_what_stands_against_it_and_leads_there(report: Report) -> None:
    found = annotations(report)
    first, against = found[0], found[1]
    said, *rest = first["body"]
    assert "How many were aboard: 212 or 260?" in said["value"]
    assert "Gazette (13 May 2026, 08:00): “The ferry, with 260 people aboard, ran aground on Monday.”" in said["value"]
    assert "Both true if The second count was made a day later." in said["value"]
    assert {body["purpose"] for body in first["body"]} == BODY_PURPOSES
    assert [body["source"] for body in rest if body["purpose"] == "linking"] == [against["id"]]
    assert [body["value"] for body in rest if body["purpose"] == "tagging"] == ["conflict", "explained"]


def test_an_article_without_a_web_address_gets_a_name(report: Report) -> None:
    names = {note["target"]["source"]["id"] for note in annotations(report)}
    assert names == {"https://herald.example/a", *(name for name in names if name.startswith("urn:uuid:"))}
    assert len(names) == 2


def test_a_headline_is_quoted_without_a_place_in_the_text(report: Report) -> None:
    title = report.articles[1].title
    claim = dataclasses.replace(
        report.claims[3], field="title", start=0, end=5, sentence_start=0, sentence_end=len(title)
    )
    note = annotations(dataclasses.replace(report, claims=(*report.claims[:3], claim)))[-1]
    assert note["target"]["selector"] == [{"type": "TextQuoteSelector", "exact": title, "prefix": "", "suffix": ""}]


def test_every_rating_is_empty_and_every_draft_says_so(report: Report) -> None:
    found = drafts(report)
    assert len(found) == 4
    for draft in found:
        assert draft["@type"] == "ClaimReview"
        assert draft["creativeWorkStatus"] == "Draft"
        assert draft["reviewRating"] == {"@type": "Rating", "ratingValue": "", "alternateName": ""}
        assert draft["author"]["name"] == draft["datePublished"] == draft["url"] == ""
        assert draft["itemReviewed"]["@type"] == "Claim"
        assert "Against it, " in draft["description"]


def test_a_draft_names_who_says_it_and_where(report: Report) -> None:
    quoted, other = drafts(report)[:2]
    assert quoted["claimReviewed"] == "It carried 212 passengers, the harbour office said."
    assert quoted["itemReviewed"]["author"] == {"name": "the harbour office"}
    assert quoted["itemReviewed"]["appearance"]["publisher"] == {"@type": "Organization", "name": "The Herald"}
    assert quoted["itemReviewed"]["appearance"]["url"].startswith("https://herald.example/a#:~:text=")
    assert quoted["itemReviewed"]["datePublished"] == "2026-05-12"
    assert other["itemReviewed"]["author"] == {"@type": "Organization", "name": "Gazette"}
    assert "url" not in other["itemReviewed"]["appearance"]


def test_explained_differences_make_no_draft(report: Report) -> None:
    assert drafts(dataclasses.replace(report, conflicts=report.conflicts[2:])) == []


def test_paragraphs_name_who_says_what_and_link_to_the_sentence(report: Report) -> None:
    text = to_paragraphs(report)
    assert "The Herald (12 May 2026), quoting the harbour office, writes: “It carried 212 passengers" in text
    assert "Gazette (13 May 2026, 08:00) writes: “The ferry, with 260 people aboard" in text
    assert "The Herald: https://herald.example/a#:~:text=The%20captain%20was%20not" in text
    assert text.index("1. How many") < text.index("2. Was the captain")


def test_one_article_against_itself_is_told_as_that(report: Report) -> None:
    inside = dataclasses.replace(report.conflicts[1], right_claim_id=report.claims[0].id, right_spans=())
    text = to_paragraphs(dataclasses.replace(report, conflicts=(inside,)))
    assert "The Herald (12 May 2026) tells it in two ways: “The captain was not on the bridge.” and “It" in text


def test_nothing_found_is_said_in_words(report: Report) -> None:
    calm = dataclasses.replace(report, conflicts=(), findings=(Finding("f", (), (), "x", 0.1),))
    assert to_paragraphs(calm) == "No conflict was found between these articles.\n"
    assert annotations(calm) == drafts(calm) == []


@pytest.mark.parametrize("payload", ["<script>alert(1)</script>", '"}],"x":[{"', "\x00\x1b\ud83d\ufffe\u2028"])
@pytest.mark.parametrize("write", [to_annotations, to_claimreview, to_paragraphs])
def test_hostile_text_stays_text(
    write: Callable[[Report], str], payload: str, report: Report, hostile_report: Hostile
) -> None:
    odd = hostile_report(payload)
    text = write(odd)
    assert text == write(odd)
    text.encode()
    if write is not to_paragraphs:
        calm = [sorted(node) for node in nodes(json.loads(write(report)))]
        assert len([sorted(node) for node in nodes(json.loads(text))]) == len(calm)
        assert "javascript:" not in text


def side(sentence: str, url: str | None = "https://example.org/a") -> SideView:
    article = Article.from_text(sentence, "Paper", url=url)
    pieces = (Segment(sentence, is_marked=False),)
    return SideView("c", article.id, "text", 0, len(sentence), pieces, "", "", "Paper", None, "", "", url)


def test_a_link_names_enough_words_to_be_found_nowhere_else() -> None:
    sentence = "The police said on Monday that nobody had been hurt in the fall of the crane."
    before = "The police said on Monday that work goes on. "
    assert original(side(sentence)) == (
        "https://example.org/a#:~:text=The%20police%20said%20on,fall%20of%20the%20crane."
    )
    assert original(side(sentence), before + sentence) == (
        "https://example.org/a#:~:text=The%20police%20said%20on%20Monday%20that%20nobody,fall%20of%20the%20crane."
    )
    assert original(side(sentence), f"{sentence} {sentence}") == original(side(sentence), sentence + " " + sentence)


@pytest.mark.parametrize(
    ("url", "start"),
    [
        ("https://example.org/a#part", "https://example.org/a#part:~:text="),
        ("https://example.org/a#:~:text=old", "https://example.org/a#:~:text="),
        ("HTTPS://example.org/?q=a-b", "HTTPS://example.org/?q=a-b#:~:text="),
    ],
)
def test_a_link_keeps_the_page_and_replaces_an_old_fragment(url: str, start: str) -> None:
    assert (original(side("Short one.", url)) or "").startswith(start + "Short")


@given(st.text(min_size=1, max_size=200))
def test_a_link_says_the_words_of_the_sentence_and_nothing_else(sentence: str) -> None:
    address = original(side(sentence), sentence)
    assert address is not None
    _, _, named = address.partition("#:~:text=")
    assert not set(named) & set("-&<>\" '#")
    words = [part for each in named.split(",") for part in unquote(each).split()]
    assert all(word in sentence.replace("\r", "\n").split() or "\ufffd" in word for word in words)
    urlsplit(address)
