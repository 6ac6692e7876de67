from __future__ import annotations

import pytest

from claimcheck.models.rendering import render


@pytest.mark.parametrize(
    ("text", "date", "expected"),
    [
        ("It rained.", "2024-03-12", "tuesday 12 march 2024 : It rained."),
        ("It rained.", "2024-03-12T06:30", "tuesday 12 march 2024 : It rained."),
        ("It\n rained.", None, "It rained."),
        ("It rained.", "", "It rained."),
        ("It rained.", "last week", "It rained."),
        ("It rained.", "2024-13-40", "It rained."),
        ("", None, ""),
    ],
)
def test_render(text: str, date: str | None, expected: str) -> None:
    assert render(text, date) == expected
