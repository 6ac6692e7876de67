"""What is no part of a story, datelines, and the clock times of a live blog."""

from __future__ import annotations

import pytest

from claimcheck.claims.boilerplate import is_housekeeping, is_name_alone, is_question, paragraph_reason
from claimcheck.claims.entries import labels
from claimcheck.claims.segments import read_segments
from claimcheck.config import Settings
from claimcheck.records import Article


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("By Ana Moor", "byline"),
        ("Author: Ana Moor", "byline"),
        ("Photo caption: the dam at dawn.", "caption"),
        ("Ivar Moor / TASS", "caption"),
        ("Related article: Ten dams that failed", "related article"),
        ("Read more", "related article"),
        ("Subscribe to our newsletter today.", "subscription notice"),
        ("This site uses cookies.", "cookie notice"),
        ("Share this on Facebook", "share line"),
        ("Like/Dislike", "button"),
        ("Share | Print | Save", "button"),
        ("Advertisement", "advertisement"),
        ("Disclaimer: the author speaks for himself.", "notice"),
        ("The views expressed are the author's own.", "notice"),
        ("© 2026 The Post", "notice"),
        ("Original url:", "source line"),
        ("November 26, 2024", "date line"),
        ("Updated 3 May 2026, 14:05", "date line"),
        ("4 min read", "reading time"),
        ("* * *", "no words"),
        ("", "bare link"),
    ],
)
def test_furniture_has_its_reason(text: str, reason: str) -> None:
    assert paragraph_reason(text) == reason


@pytest.mark.parametrize(
    "text",
    [
        "By nightfall 40 people had been found.",
        "Share prices fell by 4 percent on Monday after the bank failed, and they went on falling through the week.",
        "Photographs show the dam.",
        "Support for the government fell to 30 percent.",
        "Subscribers lost access for three days because the company's only server burned down, its owner said on"
        " Monday, and he could not say when they would have it back, or who would pay for the days that were lost.",
        "Home prices rose.",
        "Copyrighted works were copied.",
    ],
)
def test_the_story_stays(text: str) -> None:
    assert paragraph_reason(text) is None


CORRECTED = [
    "This article was amended on 3 May 2025: an earlier version said 15 people were hurt, when the number was 12.",
    "This article was amended on 3 May 2025. An earlier version said 15 people were hurt.",
    "This story has been corrected. Twelve people were hurt, rather than fifteen.",
    "This article was amended on 3 Jan. 2025 because an earlier version gave 15 hurt.",
    "Correction: the ferry carried 40 people. It has two decks.",
    "CORRECTION, May 14: 40 people were on board.",
    "[Correction (14 May 2026): 40 people were on board.]",
    "Corrections and clarifications: the mayor's title was wrong.",
    "Clarification: the 40 people were crew.",
    "Amended on 3 May: the number on board.",
    "Corrected 3 May: an earlier version gave 15.",
    "UPDATE: An earlier version of the story said that 15 people were hurt.",
    "An earlier version of this article misstated the number of the hurt as 15.",
    "A previous version of this report said 15 people were hurt.",
    "An earlier version incorrectly said that 15 people were hurt.",
    "Because of an editing error, an earlier version of our report wrongly gave 15 hurt.",
    "The ferry carried 40 people, not 44 as an earlier version of this article said.",
    "This report originally said that 15 people were hurt.",
    "This story corrects the number of the hurt to 12.",
    "(Corrects number of hurt in second paragraph to 12 from 15)",
]


@pytest.mark.parametrize("text", CORRECTED)
def test_what_an_article_corrects_in_itself_is_no_claim(text: str) -> None:
    assert paragraph_reason(text) == "correction notice"


def test_an_update_of_the_article_is_told_apart() -> None:
    assert paragraph_reason("This article was updated at 10:40 with the mayor's reaction.") == "update notice"


@pytest.mark.parametrize(
    "text",
    [
        "UPDATE: 40 people were rescued from the ferry.",
        "Updated figures: 40 people were on board.",
        "The report was amended on Monday to say that 15 people were hurt.",
        "An earlier version of the report put the number of the hurt at 15.",
        "An earlier version of the bill set aside 15 million.",
        "An earlier version said that 15 million would be set aside.",
        "Police corrected the number of the hurt from 15 to 12.",
        "The ministry issued a correction: 12 people were hurt.",
        "Our report was revised after 15 more cases, she said.",
        "“This report was corrected twice after 15 people died,” he said.",
        'She said: "An earlier version of this report misstated the dead as 15."',
        "Correctional officers: 40 of them came.",
        "A market correction: shares lost a tenth.",
    ],
)
def test_what_others_corrected_stays(text: str) -> None:
    assert paragraph_reason(text) is None
    assert not is_housekeeping(text)


def test_only_the_sentence_goes_where_the_story_goes_on() -> None:
    notice = "This article was amended on 3 May."
    text = f"{notice} The ferry carried 40 people."
    assert paragraph_reason(text) is None
    long = f"Correction: it was 40. {'The ferry carried people and cars over the strait. ' * 20}"
    assert paragraph_reason(long) is None
    out = read_segments(Article.from_text(f"{text}\n\n{long}\n\n{CORRECTED[0]}"), Settings().vague)
    assert [(drop.text, drop.reason) for drop in out[1]] == [
        (CORRECTED[0], "correction notice"),
        (notice, "correction notice"),
        ("Correction: it was 40.", "correction notice"),
    ]
    assert not any("Correction" in segment.text or "amended" in segment.text for segment in out[0])


def test_names_questions_and_housekeeping() -> None:
    assert is_name_alone("Ana de la Moor")
    assert not is_name_alone("The dam failed")
    assert is_question("Why?”")
    assert not is_question('"Why?" she asked.')
    assert is_housekeeping("We are closing this page for tonight.")
    assert not is_housekeeping("We are closing this school.")


def test_datelines() -> None:
    first = ["PORT ELM, June 3 (Wire) - Two ships met.", "GENEVA (Wire) Talks began.", "QUILLON. The talks began."]
    assert [label.reason if label else None for label in labels(first)] == ["dateline"] * 3
    kept = ["NATO said so.", "UN chief Ana Moor left.", "It was late - very late."]
    assert labels(kept) == [None, None, None]


def test_a_live_blog_needs_three_clocks() -> None:
    assert labels(["09:05 Gates open.", "09:40 Marches begin."]) == [None, None]
    read = labels(["9.05pm Gates open.", "21:40 - Marches begin.", "No clock.", "Tuesday, 22:15. All shut."])
    assert [label.clock if label else None for label in read] == ["21:05", "21:40", None, "22:15"]
