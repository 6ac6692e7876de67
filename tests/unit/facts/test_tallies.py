"""What counts are counts of, on figures of invented sentences."""

from __future__ import annotations

import pytest

from claimcheck.claims.reader import read_claims
from claimcheck.config import Settings
from claimcheck.facts.tallies import all_and_one, dead_and_living, other_fate, other_people
from claimcheck.records import Article, Claim, Quantity


def figure(text: str) -> tuple[Claim, Quantity]:
    """Return the claim that counts most, and its largest count."""
    found = read_claims(Article.from_text(text, source="Wire", published="2026-06-01"), Settings())[0]
    pairs = [(c, q) for c in found for q in c.quantities if not q.ordinal]
    return max(pairs, key=lambda p: p[1].value or 0)


@pytest.mark.parametrize(
    ("left", "right", "other"),
    [
        ("On Sunday 307 sailors returned to Orsk.", "Some 6,500 sailors remain in captivity.", True),
        ("At least 177 sailors have died in captivity.", "Some 6,500 sailors are still held.", True),
        ("In the fire 12 people were injured.", "The fire killed 20 people.", True),
        ("On Sunday 307 sailors returned to Orsk.", "Halvia released 400 sailors.", False),
        ("Seven were killed and 30 hurt in the crush.", "The crush left 44 people injured.", False),
        ("The firm employs 307 people.", "The fire killed 20 people.", False),
    ],
)
def test_fates(left: str, right: str, other: bool) -> None:
    assert other_fate(*figure(left), *figure(right)) is other
    assert other_fate(*figure(right), *figure(left)) is other


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        ("Since the start of the year 3,767 people have been brought home.", "On Friday 390 people were freed.", True),
        ("About 3,767 sailors came back in more than fifty exchanges.", "In the latest swap 146 came home.", True),
        ("In the 64th exchange 307 captives changed places.", "So far 4,757 captives have been freed.", True),
        ("Under the Osk agreement 2,000 captives went home.", "Since March 4,757 captives have come home.", True),
        ("Since the war began 4,757 people were freed.", "Since January 3,767 people were freed.", True),
        ("Since the war began 3,757 people were freed.", "Since January 4,767 people were freed.", False),
        ("Since the start of the year 300 people have been freed.", "On Friday 390 people were freed.", False),
        ("Since March 4,757 people were freed.", "Since March 3,767 people were freed.", False),
        ("On Friday 390 people were freed.", "On Friday 307 people were freed.", False),
        ("For the first time since May 400 people were freed.", "On Friday 390 people were freed.", False),
    ],
)
def test_all_and_one(left: str, right: str, apart: bool) -> None:
    assert all_and_one(*figure(left), *figure(right)) is apart
    assert all_and_one(*figure(right), *figure(left)) is apart


def test_the_sentence_dates_a_figure() -> None:
    left, right = figure("So far 4,757 captives have been freed."), figure("Another 307 captives returned.")
    assert not all_and_one(*left, *right)
    assert all_and_one(*left, *right, around=("", "Orsk said on 24 May that another 307 captives returned."))


def test_people_named_before_the_figure() -> None:
    left = figure("He put the number of Orskians held by Halvia at fewer than 1,400.")
    right = figure("Some 14,000 Halvian citizens are in captivity.")
    assert other_people(*left, *right)
    assert not other_people(*right, *right)


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        ("The remains of 909 sailors were returned.", "Orsk received 303 sailors.", True),
        ("Halvia gave back 563 bodies of sailors.", "Orsk received 303 sailors.", True),
        ("Halvia gave back 563 bodies of sailors.", "The remains of dozens of sailors came home.", False),
        ("The remains of 14 sailors were found.", "The storm killed 12 sailors.", False),
        ("Orsk freed 212 sailors.", "Orsk received 303 sailors.", False),
    ],
)
def test_bodies(left: str, right: str, apart: bool) -> None:
    assert dead_and_living(*figure(left), *figure(right)) is apart
    assert dead_and_living(*figure(right), *figure(left)) is apart
