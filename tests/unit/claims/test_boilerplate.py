"""What is no part of a story, datelines, and the clock times of a live blog."""

from __future__ import annotations

import pytest

from claimcheck.claims.boilerplate import is_housekeeping, is_name_alone, is_question, paragraph_reason
from claimcheck.claims.entries import labels


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
