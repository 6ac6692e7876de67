"""Which figures of two claims clash, on claims read from text."""

from __future__ import annotations

import pytest

from claimcheck.claims.reader import read_claims
from claimcheck.config import Settings
from claimcheck.conflicts.numeric import NumberClash, number_clash, time_clash
from claimcheck.records import Article, Claim


def one_claim(text: str) -> Claim:
    article = Article.from_text(text, source="Wire", published="2026-05-14")
    return next(c for c in read_claims(article, Settings())[0] if c.field == "text")


def clash(left: str, right: str) -> NumberClash | None:
    return number_clash(one_claim(left), one_claim(right))


@pytest.mark.parametrize(
    ("left", "right", "subkind"),
    [
        ("The committee counted 27 bodies.", "The committee counted 34 bodies.", "count"),
        ("Fewer than 900 runners were treated.", "Medics treated 1,180 runners.", "bound"),
        ("The bags numbered 9,000.", "The bags numbered 90,000.", "magnitude"),
        ("The repairs cost 14 million euros.", "The repairs cost 23 million euros.", "money"),
        ("The strike lasted 24 hours.", "The strike lasted 36 hours.", "duration"),
        ("It was the tenth exchange of the war.", "It was the eleventh exchange of the war.", "ordinal"),
        ("40 per cent of the houses burned.", "Three quarters of the houses burned.", "proportion"),
        ("Cracks were found on nine of the 22 floors.", "More than half of the floors have cracks.", "bound"),
    ],
)
def test_clash(left: str, right: str, subkind: str) -> None:
    found = clash(left, right)
    assert found is not None
    assert found.subkind == subkind


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("At least 40 people were freed.", "52 people were freed."),
        ("Nearly 3,000 people fled.", "2,987 people fled."),
        ("390 people came home.", "270 soldiers and 120 civilians came home."),
        ("The bridge is 18 km from the front.", "The bridge is eleven miles from the front."),
        ("More than 150 places are closed to visitors.", "14,000 citizens are in captivity."),
        ("The bridge was opened.", "The bridge was opened on Monday."),
    ],
)
def test_no_clash(left: str, right: str) -> None:
    found = clash(left, right)
    assert found is None or found.match < 0.4


def test_a_slipped_digit_is_told_from_a_far_figure() -> None:
    slip = clash("The bags numbered 9,000.", "The bags numbered 90,000.")
    far = clash("1,180 runners were treated.", "40 runners were treated.")
    assert slip is not None
    assert slip.slip
    assert far is not None
    assert not far.slip
    assert far.far > 1


def test_hours_of_the_day() -> None:
    found = time_clash(one_claim("The race began at 8:30 a.m."), one_claim("The race began at 9:30 a.m."))
    assert found is not None
    assert found.subkind == "clock_time"
