"""The pieces of the time grammar one by one: tokens, calendar, tense, daytime."""

from __future__ import annotations

from datetime import date

import pytest

from claimcheck.claims.moments.calendar import add_months, easter, holiday_days, season_days, unit_days
from claimcheck.claims.moments.counts import read_count
from claimcheck.claims.moments.daytime import part_interval
from claimcheck.claims.moments.pieces import third
from claimcheck.claims.moments.slots import Part
from claimcheck.claims.moments.tense import tense_at
from claimcheck.claims.moments.tokens import tokenize


def test_tokens_keep_offsets_and_clock_marks() -> None:
    text = "At 9:40 a.m. on 2026-05-14, Tuesday's"
    tokens = tokenize(text)
    assert tokens.raw[: tokens.size] == ["At", "9:40", "a.m.", "on", "2026-05-14", ",", "Tuesday", "'s"]
    assert all(text[a:b] == raw for a, b, raw in zip(tokens.start, tokens.end, tokens.raw[: tokens.size], strict=False))


def test_abbreviations_do_not_end_a_sentence() -> None:
    tokens = tokenize("Mr. A. Vell left on Nov. 8. She stayed.")
    assert tokens.sentence(0) == tokens.sentence(tokens.low.index("nov")) == 0
    assert tokens.sentence(tokens.low.index("she")) == 1


@pytest.mark.parametrize(
    ("year", "day"), [(2024, date(2024, 3, 31)), (2025, date(2025, 4, 20)), (2026, date(2026, 4, 5))]
)
def test_easter(year: int, day: date) -> None:
    assert easter(year) == day


def test_calendar_units() -> None:
    day = date(2026, 5, 14)
    assert unit_days(day, "week", -1) == (date(2026, 5, 4), date(2026, 5, 10))
    assert unit_days(day, "quarter", -1) == (date(2026, 1, 1), date(2026, 3, 31))
    assert unit_days(day, "weekend", 0) == (date(2026, 5, 16), date(2026, 5, 17))
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert season_days(2025, 3) == (date(2025, 12, 1), date(2026, 2, 28))
    assert holiday_days(2026, "good friday") == (date(2026, 4, 3), date(2026, 4, 3))


@pytest.mark.parametrize("which", ["early", "start", "middle", "late", "end"])
def test_a_third_lies_inside_the_whole(which: str) -> None:
    for first, last in [
        (date(2026, 5, 11), date(2026, 5, 17)),
        (date(2026, 2, 1), date(2026, 2, 28)),
        (date(2026, 1, 1), date(2026, 12, 31)),
        (date(1990, 1, 1), date(1999, 12, 31)),
    ]:
        low, high = third(first, last, which)
        assert first <= low <= high <= last


@pytest.mark.parametrize(
    ("text", "at", "tense"),
    [
        ("It opened on Friday", "friday", "past"),
        ("It will be opened on Friday", "friday", "future"),
        ("It would have opened on Friday", "friday", "past"),
        ("They agreed to meet on Friday", "friday", "future"),
        ("On Friday they met", "friday", "past"),
        ("On Friday, the court is to rule", "friday", "future"),
        ("A run planned for Friday had been called off", "friday", "past"),
        ("No verb by Friday", "friday", None),
    ],
)
def test_tense(text: str, at: str, tense: str | None) -> None:
    tokens = tokenize(text)
    where = tokens.low.index(at)
    assert tense_at(tokens, where, where + 1) == tense


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("two and a half years", 2.5, 2.5), ("a couple of weeks", 2, 3), ("twenty-one days", 21, 21), ("an hour", 1, 1)],
)
def test_counts(text: str, low: float, high: float) -> None:
    count = read_count(tokenize(text), 0)
    assert count is not None
    assert (count.low, count.high) == (low, high)


def test_a_night_ends_on_the_next_morning() -> None:
    night = part_interval(date(2026, 5, 12), Part("night"))
    assert night.only_day() == date(2026, 5, 12)
    assert night.high is not None
    assert night.high.isoformat() == "2026-05-13T06:00:00"
