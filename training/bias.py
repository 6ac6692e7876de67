"""Does it matter to the model who they are? Names swapped for names from elsewhere, sides swapped."""

from __future__ import annotations

import dataclasses
import random
import re
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from training.examples import RELATIONS, Example

CONFLICT = RELATIONS.index("conflict")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-zà-ÿ]{2,}\b")
NO_NAMES = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December".split()
)
# Surnames and places of four parts of the world; a name in both claims is replaced by the same one on both sides.
GROUPS = {
    "english": "Harrow Whitby Barnes Colby Langdon Mercer Ashford Preston".split(),
    "slavic": "Petrov Kovalenko Novak Horvat Belov Sokolov Zelenko Markovic".split(),
    "arabic": "Haddad Mansour Khalil Nasser Farouk Aziz Rahman Saleh".split(),
    "east_asian": "Chen Nakamura Park Nguyen Tanaka Wang Kim Sato".split(),
}
SAMPLE = 150

JudgeRelation = Callable[[Sequence[Example]], NDArray[np.float32]]


def measure_bias(judge: JudgeRelation, examples: Sequence[Example]) -> dict[str, object]:
    """Swap names and sides of pairs and see what moves.

    Args:
        judge: gives relation probabilities (n, 5).
        examples: pairs that were not trained on.

    Returns:
        The mean conflict score under the names of each group; the largest gap between groups; how many decisions change
        with the names; how far any score moves when the sides change places.
    """
    named = [e for e in examples if _shared(e)]
    rows = random.Random(0).sample(named, min(SAMPLE, len(named)))  # noqa: S311  (a sample, no secret)
    plain = judge(rows)
    swapped = judge([e.swapped() for e in rows])
    scores = {group: judge([_renamed(e, names) for e in rows]) for group, names in GROUPS.items()}
    means = {group: round(float(found[:, CONFLICT].mean()), 4) for group, found in scores.items()}
    changed = [float((found.argmax(1) != plain.argmax(1)).mean()) for found in scores.values()]
    return {
        "pairs": len(rows),
        "mean_conflict_as_written": round(float(plain[:, CONFLICT].mean()), 4),
        "mean_conflict_by_names": means,
        "largest_gap_between_groups": round(max(means.values()) - min(means.values()), 4),
        "decisions_changed_by_names": round(float(np.mean(changed)), 4),
        "largest_move_sides_swapped": float(np.abs(plain - swapped).max()),
    }


def _shared(example: Example) -> list[str]:
    left, right = (set(NAME.findall(text)) - NO_NAMES for text in (example.a, example.b))
    return sorted(left & right)


def _renamed(example: Example, names: Sequence[str]) -> Example:
    a, b = example.a, example.b
    for number, name in enumerate(_shared(example)):
        other = names[(number + len(example.a)) % len(names)]
        a, b = (re.sub(rf"\b{re.escape(name)}\b", other, text) for text in (a, b))
    return dataclasses.replace(example, a=a, b=b)
