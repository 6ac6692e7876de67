"""How claims stand to the world, read from invented sentences."""

from __future__ import annotations

import pytest

from claimcheck.claims.reader import read_claims
from claimcheck.config import Settings
from claimcheck.facts.stances import stance_of, takes_a_stand, tells_an_event, would_be
from claimcheck.records import Article, Claim


def claim(text: str) -> Claim:
    return read_claims(Article.from_text(text, source="Wire", published="2026-06-01"), Settings())[0][0]


DUTIES = (
    "The return of every captive must remain central to the talks in Osk.",
    "All hostages should be returned before winter, the mediator argued.",
    "The parties are obliged to let inspectors in.",
    "Wounded sailors have to be treated by their captors.",
    "The world ought to hear the families.",
    "It is essential that the lists be complete.",
    "It is time for the agency to speak up.",
    "The state has a duty to bring its sailors home.",
    "The agency needs to open its archive.",
    "Nobody should be left behind, the governor said.",
    "They should have come home in May.",
)
CALLS = (
    "Halvia called on the agency to visit the camps.",
    "The agency was urged to publish its list of names.",
    "The union demanded that the pilots be freed first.",
    "Relatives appealed to the governor for help.",
    "The group of relatives asked the agency to send doctors.",
    "Halvia is pressing for an exchange of all for all.",
    "The envoy proposed to swap all for all.",
)
WISHES = (
    "The families want the names to be read aloud.",
    "Orsk is ready to hand over 600 bodies, its envoy said.",
    "The envoy hopes that the next round will include the wounded.",
    "The ministry said it was prepared to free 300 sailors.",
    "What they wanted first was the return of the wounded.",
    "The mayor would like to see the bridge again.",
)
REPORTS = (
    "Halvia freed 300 sailors on Friday.",
    "The exchange must have taken place at dawn.",
    "It was the first time that a ship had been returned.",
    "The laboratory has yet to tell the village what it found.",
    "The inquiry was opened in 2021.",
    "The villagers had to leave their homes.",
    "Nine of the centres were found open.",
    "It should be possible by Sunday.",
    "They must wait until spring.",
    "I want to thank the crew.",
    "The ministry ordered the town to be cleared.",
    "The captives are waiting for a bus.",
)
GENERAL = ("Families live in pain.", "An exchange of captives takes patience.")
JUDGEMENTS = ("Its silence is shameful.", "To my mind, the agency has failed them.", "The swap was a triumph.")


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        *((t, "duty") for t in DUTIES),
        *((t, "call") for t in CALLS),
        *((t, "wish") for t in WISHES),
        *((t, "report") for t in REPORTS),
        *((t, "general") for t in GENERAL),
        *((t, "judgement") for t in JUDGEMENTS),
        ("Had the talks collapsed, the pilots would have stayed.", "unreal"),
    ],
)
def test_stance(text: str, stance: str) -> None:
    assert stance_of(claim(text)) == stance


def test_another_language_is_a_report() -> None:
    article = Article.from_text("Die Gefangenen müssen frei sein.", source="Blatt", language="de")
    assert stance_of(read_claims(article, Settings())[0][0]) == "report"


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Halvia freed 300 sailors on Friday.", True),
        ("Some 300 sailors have been freed.", True),
        ("The sailors are in Orsk.", False),
        ("The committee failed them.", False),
        ("Orsk frees sailors for money.", False),
    ],
)
def test_events(text: str, event: bool) -> None:
    assert tells_an_event(claim(text)) is event


@pytest.mark.parametrize(
    ("text", "stand"),
    [
        ("Orsk refused to open the camps.", True),
        ("The envoy ruled out a swap.", True),
        ("Halvia has dropped its demand.", True),
        ("Halvia freed 300 sailors on Friday.", False),
    ],
)
def test_stands(text: str, stand: bool) -> None:
    assert takes_a_stand(claim(text)) is stand


def test_what_would_follow() -> None:
    assert would_be(claim("If Orsk agreed, 300 sailors could come home."))
    assert not would_be(claim("If there was a bag, it was under the bench."))
