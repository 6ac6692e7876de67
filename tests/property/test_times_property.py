"""``find_times`` on any text: it never crashes, stays linear, and reads back the dates that are written for it."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.claims.moments.words import MONTHS, WEEKDAYS
from claimcheck.claims.times import find_times

PUBLISHED = "2026-05-14"
SECONDS = 20.0  # of processor time for 100 kB: a guard against hanging, no measure; a quadratic rule takes minutes
MONTH_NAMES = [name.title() for name in MONTHS]
WORDS = [
    *MONTHS, *MONTH_NAMES, *(name.title() for name in WEEKDAYS), "the", "of", "end", "last", "next", "first", "week",
    "since", "by", "from", "between", "and", "to", "-", "–", ",", ".", "9", "12", "2019", "'s", "a.m.", "p.m.", ":",
    "night", "the previous", "ago", "years", "two", "half", "past", "quarter", "noon", "midnight", "overnight", "into",
    "late", "early", "mid", "1990s", "so far", "this year", "\n\n", "(", ")", "GMT", "war", "began", "will", "was",
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join), st.sampled_from([None, PUBLISHED, "0001-01-01"]))
@settings(max_examples=300, deadline=None)
def test_time_words_in_any_order(text: str, published: str | None) -> None:
    end = 0
    for found in find_times(text, published):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end].strip() == text[found.start : found.end]
        if found.earliest is not None and found.latest is not None:
            assert found.earliest[:10] <= found.latest[:10]
        end = found.end


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text(text: str) -> None:
    find_times(text, PUBLISHED)


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2199, 12, 31)))
@settings(max_examples=200, deadline=None)
def test_written_dates_read_back(day: date) -> None:
    month = MONTH_NAMES[day.month - 1]
    for written in (f"{day.day} {month} {day.year:04}", f"{month} {day.day}, {day.year:04}", day.isoformat()):
        (found,) = find_times(f"It was signed on {written}.", PUBLISHED)
        assert (found.earliest, found.latest, found.ambiguous) == (day.isoformat(), day.isoformat(), False)


@given(st.integers(0, 23), st.integers(0, 59))
@settings(max_examples=100, deadline=None)
def test_written_clock_times_read_back(hour: int, minute: int) -> None:
    half = "a.m." if hour < 12 else "p.m."
    for written in (f"{hour:02}:{minute:02}", f"{hour % 12 or 12}:{minute:02} {half}"):
        (found,) = find_times(f"It rang at {written} on 3 May 2026, they said.", PUBLISHED)
        wanted = f"2026-05-03T{hour:02}:{minute:02}"
        assert found.earliest == wanted or (found.ambiguous and found.latest == wanted)


@pytest.mark.parametrize(
    "piece",
    [
        *("since ", "the end of ", "the first three ", "from Monday to ", "9 a.m. ", "1 ", "2019-", "12:", "ten to "),
        *("The previous night ", "since the war of the ", "early late ", "between 8 and ", "'s ", "(", "Tuesday, "),
        *("\n \n", "9" * 50, "'", "no"),
    ],
)
def test_a_hundred_kilobytes_of_anything_take_linear_time(piece: str) -> None:
    text = (piece * (100_000 // len(piece) + 1))[:100_000]
    began = time.process_time()
    find_times(text, PUBLISHED)
    assert time.process_time() - began < SECONDS
