"""The general language-inference pairs, thinned to a mix that two cores can read."""

from __future__ import annotations

import pathlib
import random
from collections import defaultdict

from training.examples import NOT_ENTAILED, Example, read_rows

# How many pairs of each source and label are kept. LingNLI stands nearest to news prose and is kept whole; Breaking-NLI
# is nearly all contradiction and SANLI is noisy, so both are cut; conditionals are left out, for news has none.
KEPT_PER_LABEL = {
    "lingnli": 15_000,
    "cad": 3_000,
    "sanli-wiki": 2_500,
    "breaking": 1_500,
    "cur-negation": 800,
    "cur-counting": 800,
    "cur-comparative": 600,
    "cur-quantifier": 600,
    "cur-boolean": 400,
}
KEPT_TWO_WAY_PER_LABEL = {
    "curriculum-lexical": 800,
    "curriculum-kg_relations": 500,
    "curriculum-syntactic_variation": 500,
    "curriculum-temporal": 300,
    "curriculum-verbnet": 500,
}
MAX_WORDS = 75  # longer pairs cost much and are few
HELD_EVERY = 50  # one premise in fifty is kept to watch the loss


def load_general(folder: pathlib.Path, seed: int) -> tuple[list[Example], list[Example]]:
    """Load the general pairs.

    Args:
        folder: holds `pairs.jsonl.gz` and `pairs_two_way.jsonl.gz`.
        seed: decides which pairs are kept.

    Returns:
        Pairs to train on, and LingNLI pairs with other premises to watch.
    """
    kept = _keep(folder / "pairs.jsonl.gz", KEPT_PER_LABEL, seed)
    premises = sorted({e.a for e in kept if e.origin == "lingnli"})
    watched = set(premises[::HELD_EVERY])
    train = [e for e in kept if e.a not in watched]
    train += _keep(folder / "pairs_two_way.jsonl.gz", KEPT_TWO_WAY_PER_LABEL, seed)
    random.Random(seed).shuffle(train)  # noqa: S311  (draws, not secrets)
    return train, [e for e in kept if e.a in watched and e.origin == "lingnli"]


def _keep(path: pathlib.Path, quota: dict[str, int], seed: int) -> list[Example]:
    groups: dict[tuple[str, str], list[Example]] = defaultdict(list)
    for row in read_rows(path):
        if row["source"] in quota and len(row["a"].split()) + len(row["b"].split()) <= MAX_WORDS:
            label = "entailment" if row["label"] == "entailed" else row["label"]
            groups[row["source"], label].append(_example(row["a"], row["b"], label, row["source"]))
    out = []
    for (source, _), group in sorted(groups.items()):
        random.Random(seed).shuffle(group)  # noqa: S311  (draws, not secrets)
        out += group[: quota[source]]
    return out


def _example(a: str, b: str, label: str, source: str) -> Example:
    # Contradiction holds both ways round; what the other direction of the rest is, nobody labelled.
    back = label if label == "contradiction" else None
    if label == NOT_ENTAILED:
        return Example(a, b, nli=NOT_ENTAILED, origin=source)
    return Example(a, b, nli=label, nli_back=back, origin=source)
