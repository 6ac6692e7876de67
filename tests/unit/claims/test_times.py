"""What ``find_times`` promises beyond the golden rows: offsets, order, roles, leaning on other times, bad input."""

from __future__ import annotations

from itertools import pairwise

import pytest

from claimcheck.claims.times import find_times
from claimcheck.errors import InputError
from claimcheck.records import TimeSpan

PUBLISHED = "2026-05-14"  # a Thursday


def spans(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str | None, str | None]]:
    return [(text[time.start : time.end], time.earliest, time.latest) for time in find_times(text, published)]


def only(text: str, published: str | None = PUBLISHED) -> TimeSpan:
    (found,) = find_times(text, published)
    return found


def test_offsets_point_into_the_text_in_order() -> None:
    text = "Er sagte: “On Tuesday…” – and on 3 May 2025, at noon, 🚒 came."
    found = find_times(text, PUBLISHED)
    assert [text[time.start : time.end] for time in found] == ["Tuesday", "3 May 2025, at noon"]
    assert [time.start for time in found] == sorted(time.start for time in found)


def test_empty_text_has_no_times() -> None:
    assert find_times("", PUBLISHED) == []


def test_a_bad_date_of_publication_is_refused() -> None:
    with pytest.raises(InputError, match="2026-05-14"):
        find_times("on Tuesday", "yesterday")


def test_a_zone_in_the_date_of_publication_is_set_aside() -> None:
    assert only("an hour ago", "2026-05-14T09:40:00+02:00").earliest == "2026-05-14T08:40"


def test_without_a_date_relative_times_stay_open() -> None:
    assert only("They met yesterday.", None) == TimeSpan(9, 18, None, None, "event", True)


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_do_not_crash(published: str) -> None:
    text = "last week, next week, two centuries ago, in ten decades from now, Monday, in May, at Easter, last winter"
    assert find_times(text, published)


def test_impossible_days_stay_open() -> None:
    assert only("signed on 31 June 2025").earliest is None
    assert only("some 66,000 years ago").earliest is None


def test_a_clock_time_takes_the_day_of_its_sentence() -> None:
    assert spans("The fire broke out at 9 p.m. and by Tuesday it was out.")[0][1] == "2026-05-12T21:00"


def test_a_clock_time_without_a_day_is_flagged() -> None:
    found = only("It began at 9 a.m. in the square.")
    assert (found.earliest, found.ambiguous) == ("2026-05-14T09:00", True)


def test_a_clock_time_leans_on_the_sentence_before() -> None:
    found = find_times("The paper was sat on Monday. It began at 9 a.m.", PUBLISHED)
    assert (found[1].earliest, found[1].ambiguous) == ("2026-05-11T09:00", True)


def test_a_range_over_midnight_ends_on_the_next_day() -> None:
    assert only("from 10 p.m. on Tuesday to 5 a.m.").latest == "2026-05-13T05:00"


def test_roles_of_a_figure_and_of_a_deadline() -> None:
    assert only("By Tuesday 31 houses had burned.").role == "as_of"
    assert only("The talks must end by Tuesday.").role == "event"
    assert only("So far nobody has been named.").role == "as_of"


def test_no_two_times_overlap() -> None:
    text = "from Monday to Thursday, 12 May 2026, at 9 a.m. on the morning of Tuesday the 12th of May, two days later"
    found = find_times(text, PUBLISHED)
    assert all(left.end <= right.start for left, right in pairwise(found))


def test_paragraphs_do_not_join() -> None:
    assert spans("It ended on Tuesday\n\nEvening fell.") == [("Tuesday", "2026-05-12", "2026-05-12")]
