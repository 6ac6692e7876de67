"""Remarks, comments and scraps: what is no claim of its own, and what is kept of it."""

from __future__ import annotations

import pytest

from claimcheck.claims.asides import hide_remarks


@pytest.mark.parametrize(
    ("line", "hidden"),
    [
        ("The dam, it must be said, held.", ", it must be said,"),
        ("Fuel, it is true, will cost more.", ", it is true,"),
        ("The hall was quiet, it should be said to their credit.", ", it should be said to their credit"),
    ],
)
def test_a_remark_gives_way_to_as_many_spaces(line: str, hidden: str) -> None:
    assert hide_remarks(line) == line.replace(hidden, " " * len(hidden))


@pytest.mark.parametrize("line", ["It is true that the dam held.", "The dam, it is said, held.", "It must be said."])
def test_what_is_no_remark_stays(line: str) -> None:
    assert hide_remarks(line) == line
