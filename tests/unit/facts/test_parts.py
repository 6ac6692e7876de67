"""What two claims share and where they differ."""

from __future__ import annotations

import numpy as np
import pytest

from claimcheck.facts.families import opposites, same_noun_family, same_verb_family
from claimcheck.facts.parts import FEATURES, StoryParts, as_row
from claimcheck.facts.when import clash_of_clocks, relate_times
from claimcheck.facts.words import stems
from claimcheck.records import Claim, Story, TimeSpan


def claim(text: str, article: str = "a", times: tuple[TimeSpan, ...] = ()) -> Claim:
    return Claim(
        id=f"{article}:{text}",
        article_id=article,
        field="text",
        start=0,
        end=len(text),
        text=text,
        sentence_start=0,
        sentence_end=len(text),
        reading=text,
        predicate="",
        participants=(),
        place=None,
        modality="asserted",
        polarity="positive",
        quantities=(),
        times=times,
        as_of=None,
        attribution=None,
    )


def at(earliest: str | None, latest: str | None) -> TimeSpan:
    return TimeSpan(0, 1, earliest, latest, "event", False)


def test_stems_leave_function_words_out() -> None:
    assert stems("The prisoners’ trucks were not delayed") == ["prison", "truck", "delay"]


@pytest.mark.parametrize(("a", "b"), [("prisoner", "captive"), ("bodies", "remains"), ("lorry", "trucks")])
def test_noun_families(a: str, b: str) -> None:
    assert same_noun_family(a, b)


def test_verb_families() -> None:
    assert same_verb_family("free", "release")
    assert not same_verb_family("free", "arrest")


def test_opposites() -> None:
    assert opposites("They accepted the plan", "They refused the plan") == (("accept", "refus"),)
    assert opposites("They accepted the plan", "They accepted the plan") == ()


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        (at("2026-05-14", "2026-05-14"), at("2026-05-14", "2026-05-14"), "overlap"),
        (at("2026-05-14", "2026-05-14"), at("2026-05-01", "2026-05-31"), "overlap"),
        (at("2026-05-14", "2026-05-14"), at("2026-05-15", "2026-05-15"), "disjoint"),
        (at(None, None), at("2026-05-15", "2026-05-15"), "unknown"),
    ],
)
def test_times(a: TimeSpan, b: TimeSpan, relation: str) -> None:
    assert relate_times([a], [b]) == relation


def test_clocks_clash_beyond_ten_minutes() -> None:
    nine = at("2026-05-14T09:40", "2026-05-14T09:40")
    soon = at("2026-05-14T09:45", "2026-05-14T09:45")
    noon = at("2026-05-14T12:00", "2026-05-14T12:00")
    assert clash_of_clocks([nine], [soon]) is None
    assert clash_of_clocks([nine], [noon]) == (nine, noon)


def test_a_guessed_day_counts_for_nothing() -> None:
    one = TimeSpan(0, 1, "2026-05-14T09:40", "2026-05-14T09:40", "event", ambiguous=True)
    other = at("2026-05-15T09:40", "2026-05-15T09:40")
    assert clash_of_clocks([one], [other]) is None
    assert clash_of_clocks([one], [at("2026-05-14T12:00", "2026-05-14T12:00")]) is not None


def test_an_hour_without_its_half_of_the_day_is_two_moments_and_nothing_between() -> None:
    said = TimeSpan(0, 1, "2026-05-14T07:20", "2026-05-14T19:20", "event", True)  # "twenty past seven"
    afternoon = TimeSpan(0, 1, "2026-05-14T15:40", "2026-05-14T15:40", "event", True)
    evening = TimeSpan(0, 1, "2026-05-13T19:25", "2026-05-13T19:25", "event", True)
    morning = TimeSpan(0, 1, "2026-05-14T06:00", "2026-05-14T11:59", "event", True)
    assert clash_of_clocks([said], [afternoon]) == (said, afternoon)
    assert clash_of_clocks([said], [evening]) is None
    assert clash_of_clocks([said], [morning]) is None


def test_parts_are_the_same_both_ways_round() -> None:
    claims = (
        claim("Two hundred prisoners came home."),
        claim("The market was closed."),
        claim("Some 200 captives returned home.", "b"),
        claim("The mayor opened the market.", "b"),
    )
    vectors = np.eye(4, 8, dtype=np.float32)
    parts = StoryParts(Story((), claims, vectors))
    for i in range(4):
        for j in range(i):
            assert as_row(parts.compare(i, j)) == pytest.approx(as_row(parts.compare(j, i)))
    assert len(as_row(parts.compare(0, 2))) == len(FEATURES)
