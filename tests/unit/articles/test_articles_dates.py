"""Dates as the press writes them."""

from __future__ import annotations

import pytest

from claimcheck.articles.dates import is_date_line, parse_date

READ = {
    "2026-05-14": "2026-05-14",
    "2026-05-14T08:00:00Z": "2026-05-14T08:00",
    "2026-05-14T08:00:05.123+02:00": "2026-05-14T08:00:05",
    "2026-05-14T23:30-05:00": "2026-05-14T23:30",
    "2026-05-14 08:00": "2026-05-14T08:00",
    "2026/05/14": "2026-05-14",
    "20260514": "2026-05-14",
    "14 May 2026": "2026-05-14",
    "14th of May, 2026": "2026-05-14",
    "3-Sep-2025": "2025-09-03",
    "May 14, 2026": "2026-05-14",
    "Sept. 3, 2025": "2025-09-03",
    "Thursday, May 14, 2026 at 9:40 a.m. EST": "2026-05-14T09:40",
    "May 14 2026 9pm": "2026-05-14T21:00",
    "14 May 2026 | 21.40": "2026-05-14T21:40",
    "14 May, 2026 12:05 am": "2026-05-14T00:05",
    "Thu, 14 May 2026 08:00:00 GMT": "2026-05-14T08:00",
    "Published 14 May 2026, updated 15 May 2026": "2026-05-14",
    "14.05.2026": "2026-05-14",
    "05.06.2026": "2026-06-05",
    "14/05/2026": "2026-05-14",
    "05/14/2026": "2026-05-14",
    "6/6/2026": "2026-06-06",
    "14 May 2026 at 25:99": "2026-05-14",
}
UNREADABLE = [
    "",
    "yesterday",
    "May 2026",
    "05/06/2026",
    "2026-13-45",
    "31 February 2026",
    "the may of 2026",
    "1 000 May 2026",
    "95%",
]


@pytest.mark.parametrize(("written", "iso"), READ.items())
def test_dates_are_read(written: str, iso: str) -> None:
    assert parse_date(written) == iso


@pytest.mark.parametrize("written", UNREADABLE)
def test_what_is_no_single_day_is_not_guessed(written: str) -> None:
    assert parse_date(written) is None


@pytest.mark.parametrize(
    "line",
    [
        "November 26, 2024",
        "Published on Thursday, 14 May 2026 at 9:40 a.m. GMT",
        "2026-05-14T08:00:00Z",
        "May 14 2026 9pm",
        "By Ann Lee, 14 May 2026",
        "By A. Lee and Bo Ek | May 14, 2026, 9 a.m.",
    ],
)
def test_date_lines(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "They met in Oslo on May 14, 2026",
        "HASK BRIDGE, May 14, 2026 - Two",
        "May",
        "Photo: 14 May 2026, Ana Bel",
        "By May 14, 2026, all go",
        "By Ann Lee the bridge was opened on May 14, 2026.",
    ],
)
def test_sentences_are_no_date_lines(line: str) -> None:
    assert not is_date_line(line)
