"""Every row of ``times*.jsonl``: the grammar reads it as a careful reader does. Conventions: README.md."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claimcheck.claims.times import find_times

HERE = Path(__file__).parent
ROWS = [
    pytest.param(json.loads(line), id=f"{path.stem}:{number}")
    for path in sorted(HERE.glob("times*.jsonl"))
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    if line.strip()
]


@pytest.mark.parametrize("row", ROWS)
def test_row(row: dict[str, Any]) -> None:
    text = row["text"]
    found = [
        {
            "span": text[time.start : time.end],
            "earliest": time.earliest,
            "latest": time.latest,
            "role": time.role,
            "ambiguous": time.ambiguous,
        }
        for time in find_times(text, row["published"])
    ]
    assert [time["span"] for time in found] == [wanted["span"] for wanted in row["expected"]]
    for time, wanted in zip(found, row["expected"], strict=True):
        assert {key: time[key] for key in wanted} == wanted
