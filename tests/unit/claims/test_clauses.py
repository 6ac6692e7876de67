"""Where a sentence is cut, and where it is left whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimcheck.records import Claim

Read = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Police arrested 12 people and the court freed three.",
            ["Police arrested 12 people", "the court freed three"],
        ),
        (
            "The train, built in 1990, carried 300 people.",
            ["The train, built in 1990, carried 300 people", "built in 1990"],
        ),
        ("The harbour closed, whereas the airport stayed open.", ["The harbour closed", "the airport stayed open"]),
        (
            "The deal failed, the two envoys said, on a demand for the port.",
            ["The deal failed, the two envoys said, on a demand for the port."],
        ),
        ("Officials said the dam was safe and the town was dry.", ["the dam was safe", "the town was dry"]),
        (
            "The Lind Council, the oldest of the five, met on Monday.",
            ["The Lind Council, the oldest of the five, met on Monday."],
        ),
    ],
)
def test_split(claims_of: Read, text: str, expected: list[str]) -> None:
    assert [claim.text for claim in claims_of(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The men who were held in the camp came home.",
        "She asked whether the dam would hold.",
        "He bought and sold ships.",
        "The union wants to meet and talk.",
        "They left because it rained.",
        "Nobody knows how many people were there.",
        "The ministry did not say that the dam had failed.",
    ],
)
def test_left_whole(claims_of: Read, text: str) -> None:
    assert [claim.text for claim in claims_of(text)] == [text]


def test_numbers_belong_to_the_innermost_clause(claims_of: Read) -> None:
    whole, inner = claims_of("The factory, which lost 40 workers, made 900 boats last year.")
    assert [q.value for q in whole.quantities] == [900]
    assert [q.value for q in inner.quantities] == [40]


def test_titles_are_read_too(claims_of: Read) -> None:
    found = claims_of("Two ships met.", title="Storm sinks four boats")
    assert [(claim.field, claim.text) for claim in found] == [
        ("title", "Storm sinks four boats"),
        ("text", "Two ships met."),
    ]
