"""Every golden row of quantities: what a careful reader takes from a sentence, key by key."""

import json
import pathlib
from typing import Any

import pytest

from claimcheck.claims.quantities import find_quantities

HERE = pathlib.Path(__file__).parent
TOLERANCE = 1e-4  # relative: gold is written by hand, with the digits a person would write


def rows() -> list[Any]:
    found = []
    for path in sorted(HERE.glob("quantities*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.strip():
                found.append(pytest.param(json.loads(line), id=f"{path.stem}:{number}"))
    return found


def same(got: object, want: object) -> bool:
    if isinstance(want, (int, float)) and not isinstance(want, bool) and isinstance(got, (int, float)):
        return abs(got - want) <= TOLERANCE * max(1e-9, abs(want))
    return got == want


@pytest.mark.parametrize("row", rows())
def test_a_row_reads_as_its_author_read_it(row: dict[str, Any]) -> None:
    text = row["text"]
    got = [{"span": text[q.start : q.end], **{k: getattr(q, k) for k in q.__slots__}} for q in find_quantities(text)]
    assert [q["span"] for q in got] == [e["span"] for e in row["expected"]], text
    for quantity, expected in zip(got, row["expected"], strict=True):
        wrong = {k: (quantity[k], want) for k, want in expected.items() if not same(quantity[k], want)}
        assert not wrong, f"{text!r}: {expected['span']!r} (got, want): {wrong}"
