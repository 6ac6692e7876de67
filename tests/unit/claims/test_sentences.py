"""Paragraphs and sentences: where they begin and end, by offsets."""

from __future__ import annotations

import pytest

from claimcheck.claims.plain import plain
from claimcheck.claims.sentences import paragraphs, sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lt. Col. Moor left. He was late.", ["Lt. Col. Moor left.", "He was late."]),
        ("It closed at 6 p.m. Nobody came.", ["It closed at 6 p.m.", "Nobody came."]),
        ("It closed at 6 p.m. on Monday.", ["It closed at 6 p.m. on Monday."]),
        ("He met Dr. Lea Moor. “Come in,” she said.", ["He met Dr. Lea Moor.", "“Come in,” she said."]),
        ("They wait in Hall B. Our reporter counted 40.", ["They wait in Hall B.", "Our reporter counted 40."]),
        ("Prices rose 3.5 percent. Wages did not.", ["Prices rose 3.5 percent.", "Wages did not."]),
        ('"Which door?" she asks. No answer came.', ['"Which door?" she asks.', "No answer came."]),
        ("It moved by hand. Terminal A, which is old, shut.", ["It moved by hand.", "Terminal A, which is old, shut."]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A heading\nA paragraph.", ["A heading", "A paragraph."]),
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("Prisoners have been\n\nreturned home.", ["Prisoners have been\n\nreturned home."]),
        (
            "The harbour was closed on Monday because a crane had fallen\nAcross Pier Nine.",
            ["The harbour was closed on Monday because a crane had fallen\nAcross Pier Nine."],
        ),
        ("- first point\n- second point", ["- first point", "- second point"]),
        ("", []),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in paragraphs(text)] == expected


def test_long_lines_are_not_taken_for_wrapped_ones() -> None:
    text = "A heading of some sixty characters that names what follows it\n" + "Word " * 40
    assert len(paragraphs(text)) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They [returned](https://example.org/a) home", "They returned home"),
        ("**Bold** and *thin*", "Bold and thin"),
        ("## A heading", "A heading"),
        ("See https://example.org/page now", "See now"),
        ("As shown[12] here", "As shown here"),
        ("soft\u00adware\u200b", "software"),
        ("5 * 3 is 15", "5 * 3 is 15"),
        ("  two\n lines ", "two lines"),
    ],
)
def test_plain_text(text: str, expected: str) -> None:
    assert plain(text, 0, len(text)).text == expected


def test_plain_span_covers_the_label_of_a_link() -> None:
    text = "They [returned](#) home"
    read = plain(text, 0, len(text))
    start, end = read.span(5, 13)
    assert text[start:end] == "returned"
