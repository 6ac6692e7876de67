"""What can be no conflict whatever the decision says, on claims read from invented sentences."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from claimcheck.claims.reader import read_claims
from claimcheck.config import Settings
from claimcheck.conflicts.evidence import Evidence, gather
from claimcheck.conflicts.rivals import Beside
from claimcheck.conflicts.vetoes import veto
from claimcheck.facts.parts import StoryParts
from claimcheck.records import Article, Story


def found(left: str, right: str) -> Evidence:
    articles = tuple(Article.from_text(t, source=s, published="2026-06-01") for s, t in (("A", left), ("B", right)))
    claims = tuple(read_claims(a, Settings())[0][0] for a in articles)
    parts = StoryParts(Story(articles, claims, np.eye(2, 4, dtype=np.float32)))
    return gather(claims[0], claims[1], parts.compare(0, 1), [0.2] * 5, [0.3] * 3, [0.2] * 5)


@pytest.mark.parametrize(
    ("left", "right", "name"),
    [
        ("All captives should be returned.", "Orsk kept 300 captives last winter.", "normative"),
        ("Orsk must publish the lists of captives.", "The lists of captives are secret.", "normative"),
        ("The families want the wounded to come home first.", "The pilots came home first.", "normative"),
        ("The agency was urged to visit the camps.", "The agency inspected nine hospitals.", "normative"),
        ("Orsk is ready to hand over 600 bodies.", "Orsk handed over 212 bodies.", "normative"),
        ("Had the talks collapsed, the pilots would have stayed.", "The pilots came home.", "hypothetical"),
        ("Its silence is shameful.", "It published three letters in May.", "judgement"),
        ("Families live in pain.", "The families celebrated on the quay.", "general"),
        ("On Sunday 307 sailors returned.", "Some 6,500 sailors remain in captivity.", "counts"),
        ("He counted 1,348 Orskian sailors in the camps.", "It counted 6,465 Halvian sailors in the camps.", "counts"),
        ("Orsk received 303 sailors.", "The remains of 909 sailors came home.", "counts"),
        ("Orsk received 303 prisoners.", "So far eight exchanges of lists have taken place.", "things"),
        ("The roof fund received £740,000.", "An insurer paid £85,000 to the baker.", "nothing shared"),
        (
            "It was the third quarrel in the cabinet since May.",
            "She became the second woman to lead the port.",
            "nothing shared",
        ),
        ("The siren sounded at 9.15 p.m.", "He phoned his mother at 11.40 p.m.", "nothing shared"),
        ("The port owes the builder £90,000.", "The port owes the builder a further £26,000.", "added"),
        ("Nobody was seriously hurt, the guard said.", "Nobody was seriously hurt,  the guard said", "same words"),
        ("She lives on the 14th floor.", "She lives on the 14th floor with her boys.", "contained"),
        (
            "Halvia's minister, Ana Korim, spoke in Osk.",
            "Ana Korim, the minister of Halvia, spoke in Osk on Friday.",
            "contained",
        ),
    ],
)
def test_vetoed(left: str, right: str, name: str) -> None:
    assert veto(found(left, right)) == name
    assert veto(found(right, left)) == name


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("All captives should be returned.", "No captive should be returned."),
        ("The union wants 8 per cent.", "The union wants 5 per cent."),
        ("The roof fund holds £740,000.", "The fund holds £470,000."),
        ("It was the second release of prisoners since May.", "It was the third release since May."),
        ("The siren sounded at 9.15 p.m.", "The siren sounded at 11.40 p.m."),
        ("A further 40 sailors were freed.", "A further 60 sailors were freed."),
        ("The agency was urged to visit the camps.", "Nobody told the agency to visit the camps."),
        ("Halvia is pressing for an exchange of all for all.", "Halvia has rejected an exchange of all for all."),
        ("Orsk is ready to hand over 600 bodies.", "Orsk refused to hand over any bodies."),
        ("Orsk wants the pilots back.", "Orsk will not take the pilots back."),
        ("Halvia freed 300 sailors.", "Halvia freed 210 sailors."),
        ("On Sunday 307 sailors returned.", "On Sunday 146 sailors were released."),
        ("The fire killed 12 people.", "Nobody was killed in the fire."),
        ("Only Orsk freed captives.", "Orsk and Halvia freed captives."),
        ("Its answer was shameful.", "Its answer was heroic."),
        ("Its answer was shameful.", "The mayor praised its answer."),
        ("Orsk freed the sailors of Halvia.", "Halvia freed the sailors of Orsk."),
        ("If there was a bag, it was under the bench.", "She struck him with a bag."),
    ],
)
def test_let_through(left: str, right: str) -> None:
    assert veto(found(left, right)) is None
    assert veto(found(right, left)) is None


def test_the_two_counts_nothing() -> None:
    assert found("The two countries freed captives.", "So far eight exchanges of captives were held.").number is None
    assert found("The two victims were found.", "Five victims were found.").number is not None


def test_told_by_both() -> None:
    pair = found("Halvia said that Orsk had shelled the camp.", "Orsk denied that it had shelled the camp.")
    assert veto(pair) is None
    assert veto(replace(pair, beside=Beside(both_told=0.9))) == "both told"
    assert veto(replace(pair, beside=Beside(both_told=0.3))) is None


def test_what_outlets_say_themselves_is_no_quote_that_both_carry() -> None:
    pair = found("Orsk shelled the camp.", "No shell hit the camp.")
    assert veto(replace(pair, beside=Beside(both_told=0.9))) is None
