"""How fast and how right the quantity grammar is: ``python tests/benchmarks/bench_quantities.py [ROWS.jsonl...]``.

Without files it reads sentences of our own, about as dense with numbers as news is, and prints sentences a second on
one core. With files (golden rows, or rows of ``{"text", "quantities": [{"value", "normalized_unit"}]}``) it reads their
texts and scores them too. Where quantulum3 is installed it runs on the same rows, in the same process.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import re
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from claimcheck.claims.quantities import find_quantities

FLOOR = 5_000  # sentences a second per core that the grammar must reach
ROUNDS = 5
SENTENCES = (
    "The ferry left the northern quay on Tuesday evening with 214 passengers and a cargo of timber.",
    "Officials said that the bridge, which had been closed since March 2023, would reopen by noon on Friday.",
    "No one was hurt, and most of the residents had been taken to a school on the other side of the river.",
    "At least 40 of the 52 flats have visible cracks, and a third of the tenants are over 70, the council said.",
    "The company cut 1,200 jobs last year and said in February that a further 300 might have to go.",
    "She had not spoken to her brother, a retired teacher, before the trial and did not intend to do so.",
    "Prices rose by 3.4 percent in the first quarter, the sharpest increase since the early 1990s.",
    "A spokesman for the ministry declined to say who had signed the order or why it was kept secret.",
    "The fund of €2.4bn, paid for by three donors, was to open within two and a half months of the truce.",
    "Rescuers reached the village shortly after dawn on Sunday, three days later than had been planned.",
)
Pair = tuple[float, str]  # value, unit
Reader = Callable[[str], list[Pair]]


def ours(text: str) -> list[Pair]:
    """Read with the grammar; ordinals are left out, since no other reader knows them."""
    found = find_quantities(text)
    return [(round(q.value, 6), key(q.unit or q.head)) for q in found if q.value is not None and not q.ordinal]


def quantulum(text: str) -> list[Pair]:
    """Read with quantulum3, its bare numbers with the words it takes for a unit left out."""
    found = importlib.import_module("quantulum3.parser").parse(text)
    return [(round(q.value, 6), key("" if q.unit.name == "dimensionless" else q.unit.name)) for q in found]


def key(unit: object) -> str:
    """Bring spellings of a unit together: small letters, singular, British."""
    word = str(unit or "").lower().replace("-", " ").strip()
    word = {"percent": "percentage", "people": "person", "none": ""}.get(word, word)
    return re.sub(r"met(er)\b", "metre", word)


def gold_of(row: dict[str, object]) -> list[Pair]:
    """Return the values and units that a row of either format expects; ranges and vague words have no value."""
    pairs: list[Pair] = []
    for entry in row.get("expected", row.get("quantities", [])):  # type: ignore[attr-defined]  # rows are plain JSON
        if entry.get("ordinal"):
            continue
        try:
            value = float(str(entry.get("value")).replace(",", ""))
        except ValueError:
            continue
        unit = entry.get("unit") if "expected" in row else entry.get("normalized_unit")
        pairs.append((round(value, 6), key(unit or entry.get("head"))))
    return pairs


def f1(read: Reader, rows: Iterable[dict[str, object]], with_unit: bool) -> float:
    """Return the F1 of values (with units) that ``read`` finds in ``rows``."""
    right = found = wanted = 0
    for row in rows:
        left = read(str(row["text"]))
        found += len(left)
        for value, unit in gold_of(row):
            wanted += 1
            match = next((p for p in left if abs(p[0] - value) < 1e-4 and (not with_unit or p[1] == unit)), None)
            if match is not None:
                left.remove(match)
                right += 1
    return 2 * right / (found + wanted) if found + wanted else 0.0


def rate(read: Reader, sentences: list[str], rounds: int = ROUNDS) -> float:
    """Return the best rate of ``rounds``, in sentences a second of processor time."""
    best = 0.0
    for _ in range(rounds):
        began = time.process_time()
        for sentence in sentences:
            read(sentence)
        best = max(best, len(sentences) / (time.process_time() - began))
    return best


def main(paths: list[str]) -> int:
    """Print a line for each reader; return 1 when ours is below the floor."""
    readers: dict[str, tuple[Reader, int]] = {"find_quantities": (ours, ROUNDS)}
    if importlib.util.find_spec("quantulum3"):
        # Its optional classifier is a pickle of one old scikit-learn; beside any other it cannot be loaded.
        importlib.import_module("quantulum3.classifier").USE_CLF = False  # type: ignore[attr-defined]  # untyped module
        readers["quantulum3"] = (quantulum, 1)
    rows = [json.loads(line) for path in paths for line in Path(path).read_text("utf-8").splitlines() if line.strip()]
    sentences = [str(row["text"]) for row in rows] or list(SENTENCES) * 100
    speeds = {}
    for name, (read, rounds) in readers.items():
        read(sentences[0])  # tables load on first use
        speeds[name] = rate(read, sentences, rounds)
        scores = f"; value F1 {f1(read, rows, False):.3f}, value+unit F1 {f1(read, rows, True):.3f}" if rows else ""
        sys.stdout.write(f"{name}: {speeds[name]:,.0f} sentences/s over {len(sentences)} sentences{scores}\n")
    sys.stdout.write(f"floor: {FLOOR:,} sentences/s\n")
    return 0 if speeds["find_quantities"] >= FLOOR else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
