"""Whether a claim is told as a fact, and whether it is negated."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimcheck.records import Claim

Read = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The dam failed.", "asserted"),
        ("The army denied that it had fired.", "denied"),
        ("The army denied firing on the town.", "denied"),
        ("The bank denied reports that it had closed.", "denied"),
        ("The army denied access to the town.", "asserted"),
        ("The army did not deny that it had fired.", "asserted"),
        ("The dam might fail.", "hedged"),
        ("Allegedly the dam failed.", "hedged"),
        ("The guard is thought to have slept.", "hedged"),
        ("It was not impossible that the dam would fail.", "hedged"),
        ("But for the fog, the ship would have docked.", "hypothetical"),
        ("They should have come home in May.", "hypothetical"),
        ("The bodies were to have been handed over on Monday.", "hypothetical"),
        ("Unless it rains, the harvest is lost.", "hypothetical"),
        ("The court will sit on Monday.", "future"),
        ("The court is to sit on Monday.", "future"),
        ("The court said it would sit on Monday.", "future"),
        ("The union vowed to fight.", "future"),
        ("He could not see the ship.", "asserted"),
    ],
)
def test_modality(claims_of: Read, text: str, modality: str) -> None:
    assert claims_of(text)[0].modality == modality


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The dam never failed.", "negative"),
        ("No ship was lost.", "negative"),
        ("None of the ships reached port.", "negative"),
        ("Not one ship reached port.", "negative"),
        ("The bank no longer gives loans.", "negative"),
        ("The bank refused to lend.", "negative"),
        ("The minister ruled out calling the army.", "negative"),
        ("At no point had the guard slept.", "negative"),
        ("Nobody refused to help.", "positive"),
        ("No fewer than nine ships were lost.", "positive"),
        ("The ship reached port.", "positive"),
    ],
)
def test_polarity(claims_of: Read, text: str, polarity: str) -> None:
    assert claims_of(text)[0].polarity == polarity


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("The two sides reached a deal.", "agree"),
        ("The director handed in her resignation.", "resign"),
        ("The first buses began to cross the river.", "cross"),
        ("Four people lost their lives.", "die"),
        ("The dam was unsafe.", "unsafe"),
        ("There is a crack in the dam.", "exist"),
        ("The man is in custody.", "be in custody"),
        ("The town took in 300 people.", "take in"),
    ],
)
def test_predicate(claims_of: Read, text: str, predicate: str) -> None:
    assert claims_of(text)[0].predicate == predicate
