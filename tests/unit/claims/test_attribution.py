"""Who says what."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimcheck.records import Claim

Read = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("text", "speaker", "verb"),
    [
        ("The mayor insists that the bridge is safe.", "the mayor", "insist"),
        ("The bridge is safe, officials say.", "officials", "say"),
        ("The bridge is safe, said the mayor.", "the mayor", "say"),
        ("The bridge, the mayor said, is safe.", "the mayor", "say"),
        ("The chief engineer, Ana Moor, told reporters that the bridge was safe.", "Ana Moor", "tell"),
        ("According to two diplomats, the talks have failed.", "two diplomats", "according to"),
        ("“The bridge is safe,” said Ana Moor, who built it.", "Ana Moor", "say"),
        ("The army's figures show that 40 tanks were lost.", "the army's figures", "show"),
    ],
)
def test_speaker(claims_of: Read, text: str, speaker: str, verb: str) -> None:
    attribution = claims_of(text)[0].attribution
    assert attribution is not None
    assert (attribution.speaker, attribution.verb) == (speaker, verb)


@pytest.mark.parametrize(
    "text", ["The bridge is safe.", "It is believed that the bridge is safe.", "The bridge says nothing."]
)
def test_nobody_is_quoted(claims_of: Read, text: str) -> None:
    assert claims_of(text)[0].attribution is None


def test_offsets_cover_speaker_and_verb(claims_of: Read) -> None:
    text = "The bridge is safe, the old mayor said on Monday."
    attribution = claims_of(text)[0].attribution
    assert attribution is not None
    assert text[attribution.start : attribution.end] == "the old mayor said"


def test_he_is_the_man_named_before(claims_of: Read) -> None:
    found = claims_of("Mr Ivar Moor opened the bridge. He said that it would last.")
    assert found[-1].attribution is not None
    assert found[-1].attribution.speaker == "Ivar Moor"


def test_two_women_are_not_told_apart(claims_of: Read) -> None:
    found = claims_of("Mrs Ana Moor met Mrs Lena Falk in the hall. She said that the bridge was safe.")
    assert found[-1].attribution is not None
    assert found[-1].attribution.speaker == "she"


def test_a_quotation_goes_on(claims_of: Read) -> None:
    found = claims_of("“The bridge is safe,” the mayor said. “Cars may cross.”\n\nThe road is shut.")
    assert [c.attribution.speaker if c.attribution else None for c in found] == ["the mayor", "the mayor", None]


def test_a_colon_hands_over_to_the_speaker(claims_of: Read) -> None:
    found = claims_of("The deal stands, the envoy said: each side will free 40 men next week.")
    assert [c.attribution.speaker if c.attribution else None for c in found] == ["the envoy", "the envoy"]
