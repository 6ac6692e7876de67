"""Claims made to stand alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimcheck.claims.inflect import participle, past
from claimcheck.claims.reading import MAX_WORDS, tidy
from claimcheck.records import Claim

Read = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        (
            "The council met on Monday and raised the tax by 4 percent.",
            ["The council met on Monday.", "The council raised the tax by 4 percent."],
        ),
        (
            "The ferry, whose captain fled at once, sank in an hour.",
            ["The ferry sank in an hour.", "The ferry's captain fled at once."],
        ),
        (
            "He praised the spring exchange, in which 300 prisoners changed sides.",
            ["He praised the spring exchange.", "300 prisoners changed sides in the spring exchange."],
        ),
        (
            "A wave hit the pier, leaving 40 families homeless.",
            ["A wave hit the pier.", "40 families were left homeless."],
        ),
        ("Seven people were killed and 83 injured.", ["Seven people were killed.", "83 were injured."]),
        ("The “safe” dam (built by Moor) failed.", ["The safe dam failed."]),
    ],
)
def test_reading(claims_of: Read, text: str, readings: list[str]) -> None:
    assert [claim.reading for claim in claims_of(text)] == readings


def test_pronouns_give_way_to_names(claims_of: Read) -> None:
    found = claims_of("Mrs Ana Moor heads the clinic. She resigned on Monday.")
    assert found[-1].reading == "Ana Moor resigned on Monday."


def test_unclear_pronouns_stay(claims_of: Read) -> None:
    found = claims_of("Mr Ivar Moor met Mr Tom Falk. He resigned on Monday.")
    assert found[-1].reading == "He resigned on Monday."


def test_the_speaker_is_not_added(claims_of: Read) -> None:
    assert claims_of("The dam is safe, the mayor said.")[0].reading == "The dam is safe."


def test_tidy() -> None:
    assert tidy(' a  "b" [c]\n(d) ,') == "A b."
    assert tidy("*_") == ""
    assert len(tidy("word " * 200).split()) == MAX_WORDS


def test_inflection() -> None:
    assert [past(verb) for verb in ("kill", "leave", "injure", "carry", "stop")] == [
        "killed",
        "left",
        "injured",
        "carried",
        "stopped",
    ]
    assert [participle(verb) for verb in ("take", "wound")] == ["taken", "wounded"]
