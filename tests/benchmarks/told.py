"""What was measured, as tables: ``python -m tests.benchmarks.told`` prints those of all files in ``results``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.benchmarks.measure import RESULTS


def rows(result: Mapping[str, Any], every: bool = True) -> Iterator[tuple[str, str, str]]:
    """Yield figure, value and what is asked of it; only those that something is asked of unless ``every``."""
    for key, value in result["figures"].items():
        bar = result["bars"].get(key)
        if bar is None and every:
            yield key, number(value), ""
        elif bar is not None:
            side = "at least" if "at_least" in bar else "at most"
            asked = f"{side} {number(bar.get('at_least', bar.get('at_most')))}"
            yield key, number(value), asked + ("" if bar["holds"] else ", MISSED")


def number(value: float) -> str:
    """Write a number as people read it."""
    return f"{value:,.0f}" if abs(value) >= 1000 or value == int(value) else f"{value:.3g}"


def text(result: Mapping[str, Any]) -> str:
    """Set a result out for a terminal."""
    found = list(rows(result))
    wide, high = (max(len(row[n]) for row in found) for n in (0, 1))
    lines = [f"  {name:<{wide}}  {value:>{high}}  {asked}".rstrip() for name, value, asked in found]
    return "\n".join([result["name"], *lines]) + "\n"


def markdown(places: list[Path]) -> str:
    """Set the figures that something is asked of out as a table in Markdown."""
    lines = ["| benchmark | figure | measured | asked |", "| --- | --- | --- | --- |"]
    for place in places:
        result = json.loads(place.read_text(encoding="utf-8"))
        lines += [f"| `{result['name']}` | {' | '.join(row)} |" for row in rows(result, every=False)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(markdown(sorted(RESULTS.glob("*.json"))))
