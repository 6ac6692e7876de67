"""Words that name the kind of a narrative conflict."""

from __future__ import annotations

import pytest

from claimcheck.conflicts.cues import find_cues, negations
from claimcheck.conflicts.findings import TITLES
from claimcheck.conflicts.reasons import NARRATIVE, NUMERIC
from claimcheck.conflicts.severity import BY_SUBKIND
from claimcheck.conflicts.subkinds import NARRATIVE_SUBKINDS, NUMERIC_SUBKINDS, SUBKINDS


@pytest.mark.parametrize(
    ("left", "right", "cue"),
    [
        ("The union accepted the offer.", "The union rejected the offer.", "agreed_refused"),
        ("It was the first time the dam was opened.", "The dam was opened in 2019 already.", "first_or_earlier"),
        ("The council will rebuild the hall.", "The council has ruled out a new hall.", "will_or_ruled_out"),
        ("She praised the rescuers.", "She blamed the rescuers for the delay.", "praised_blamed"),
        ("Only the driver was hurt.", "Two passengers were hurt too.", "only_or_also"),
    ],
)
def test_cue(left: str, right: str, cue: str) -> None:
    assert cue in [c.subkind for c in find_cues(left, right)]
    assert cue in [c.subkind for c in find_cues(right, left)]


def test_no_cue_in_the_same_words() -> None:
    assert find_cues("The bridge was opened.", "The bridge was opened.") == ()


@pytest.mark.parametrize("text", ["They did not come.", "Nobody came.", "They didn’t come.", "They refused to come."])
def test_negations(text: str) -> None:
    assert negations(text)


def test_every_subkind_is_described_once() -> None:
    assert len(SUBKINDS) == len(set(SUBKINDS))
    assert set(NUMERIC) == set(NUMERIC_SUBKINDS)
    assert set(NARRATIVE) == set(NARRATIVE_SUBKINDS)
    assert set(BY_SUBKIND) == set(TITLES) == set(SUBKINDS)
