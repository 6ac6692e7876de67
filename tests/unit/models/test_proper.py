"""Names of people, places and bodies: which words they are, and that nothing depends on which."""

from __future__ import annotations

import re

import pytest

from claimcheck.models import parser
from claimcheck.models.neutral import NAMES, countryless, in_order, neutral
from claimcheck.models.parser import parse
from claimcheck.models.proper import bases, is_name, proper_names, version
from claimcheck.records import ClaimPair

LEFT = "Mirela Tovash told Greta Quennick on Monday that Ostrova had refused the offer."
RIGHT = "Quennick says that Tovash took the Ostrovan offer; Mirela Tovash's office denies it."


def exchanged(text: str, one: str, other: str) -> str:
    return re.sub(rf"{one}|{other}", lambda m: other if m.group() == one else one, text)


@pytest.mark.parametrize("word", ["Quennick", "Tovash", "Mirela", "Ostrova"])
def test_a_capital_word_that_the_language_lacks_is_a_name(word: str) -> None:
    assert is_name(word)


@pytest.mark.parametrize(
    "word",
    ["Minister", "Harbour", "Monday", "Christmas", "Running", "European", "France", "NATO", "Teachers"],
)
def test_words_titles_days_and_countries_are_none(word: str) -> None:
    assert not is_name(word)


def test_names_are_found_in_order_without_their_possessive() -> None:
    assert [n.word for n in proper_names(RIGHT)] == ["Quennick", "Tovash", "Ostrovan", "Mirela", "Tovash"]
    assert all(RIGHT[n.start : n.end] == n.word for n in proper_names(RIGHT))
    assert proper_names(RIGHT.upper()) == ()


def test_a_people_is_traced_to_its_place() -> None:
    assert bases(["Ostrovan", "Ostrova", "Tovash"]) == {
        "Ostrova": ("Ostrova", ""),
        "Ostrovan": ("Ostrova", "ian"),
        "Tovash": ("Tovash", ""),
    }


def test_who_is_who_changes_nothing_that_a_judge_reads() -> None:
    pair = ClaimPair(LEFT, RIGHT, "2026-05-14", None)
    turned = ClaimPair(*(exchanged(text, "Tovash", "Quennick") for text in (LEFT, RIGHT)), "2026-05-14", None)
    others = ClaimPair(
        *(text.replace("Tovash", "Belm").replace("Greta", "Ilka") for text in (LEFT, RIGHT)), "2026-05-14"
    )
    assert turned != pair
    assert neutral(pair) == neutral(turned) == neutral(others)
    assert neutral(in_order(pair)) == neutral(in_order(turned))


def test_one_person_keeps_one_name_throughout_a_pair_and_a_people_that_of_its_place() -> None:
    made = neutral(ClaimPair(LEFT, RIGHT))
    first, last, other_first, other_last, place = (n.word for n in proper_names(made.left))
    assert {first, last, other_first, other_last, place} <= set(NAMES)
    assert made.right == f"{other_last} says that {last} took the {place}ian offer; {first} {last}'s office denies it."


def test_a_pair_that_is_made_neutral_stays_as_it_is() -> None:
    made = neutral(ClaimPair(LEFT, RIGHT))
    assert neutral(made) == made


def test_vectors_keep_the_names_of_people() -> None:
    assert countryless(LEFT) == LEFT


def test_who_it_is_changes_no_parse() -> None:
    texts = [
        LEFT,
        exchanged(LEFT, "Tovash", "Quennick"),
        LEFT.replace("Tovash", "Ruo").replace("Mirela", "Xochiquetzal"),
    ]
    seen = [[(t.dep_, t.head.i, t.tag_, t.ent_type_, t.ent_iob_) for t in doc] for doc in parse(texts)]
    assert seen[0] == seen[1] == seen[2]


def test_claims_read_before_are_read_again_when_names_are_found_otherwise() -> None:
    assert version() == parser.NAMES_VERSION, "write version() into parser.NAMES_VERSION"
