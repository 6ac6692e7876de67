"""Grows `data/claim_pairs` by pairs that nobody wrote: crossed, out of stories, and made by program.

`python -m training.grow --claims data/claim_pairs --stories FOLDER`

Each row names its origin: `crossed` (two sides of two written pairs of one story), `story` (a pair of a story's gold),
`mined` (two close sentences of a story that its gold does not join), `program` (a written pair with one thing changed).
"""

from __future__ import annotations

import argparse
import json
import pathlib
import random
from collections.abc import Iterable, Sequence

from training.backbones import packaged_minilm
from training.bag_of_words import fit_words
from training.claim_pairs import ClaimPairs, read_claim_pairs
from training.crossed import crossed_pairs
from training.embedding import Embedder
from training.examples import Example
from training.mix import made_pairs
from training.story_pairs import gold_examples, mined_pairs, read_traps, story_folders
from training.story_text import read_story

SEED = 0
CROSSED_PER_STORY = 9
PROGRAMS = 900
REASONS = {
    "crossed": "Two sides of different pairs of the story: they tell different facts.",
    "mined": "Close sentences of two articles on one story; the gold joins them in no fact.",
    "program": "A pair of one fact with one thing changed by program: {kind}.",
    "story": "From the story's gold.",
}
NUMERIC = {"figure", "rounding", "bound", "number_words", "unit", "date", "as_of"}


def grow(claims: pathlib.Path, stories: pathlib.Path) -> dict[str, int]:
    """Write the three files of grown pairs and say how many rows each holds."""
    pairs, embedder = read_claim_pairs(claims), Embedder(packaged_minilm())
    counts = {}
    for origin, examples in (
        ("crossed", _crossed(pairs, embedder)),
        ("story", _from_gold(stories)),
        ("mined", _mined(stories, embedder)),
        ("program", _programs(pairs)),
    ):
        counts[origin] = _write(claims / f"grown_{origin}.jsonl", origin, examples, pairs)
    return counts


def _crossed(pairs: ClaimPairs, embedder: Embedder) -> list[Example]:
    """Crossed pairs of every story: of the closest, those that a bag of words would take for conflicts.

    A word that stands in many conflicts thereby comes to stand in as many unrelated pairs. In the held-out domains
    nothing is chosen by words, so that what is measured there is not made by the measure.
    """
    words, model = fit_words(pairs.train)
    out = []
    for part in (pairs.train, pairs.watched, pairs.held_out):
        groups: dict[str, list[Example]] = {}
        for example in crossed_pairs(part, embedder):
            groups.setdefault(example.story, []).append(example)
        for story in sorted(groups):
            rng = random.Random(story)  # noqa: S311  (draws, not secrets)
            rows = rng.sample(groups[story], len(groups[story]))
            if part is not pairs.held_out:
                scores = model.predict_proba(words.transform([f"{e.a} {e.b}".lower() for e in rows]))[:, 1]
                rows = [rows[int(n)] for n in (-scores).argsort(kind="stable")]
            out += [e.swapped() if rng.random() < 0.5 else e for e in rows[:CROSSED_PER_STORY]]
    return out


def _from_gold(stories: pathlib.Path) -> list[Example]:
    traps, out = read_traps(), []
    for part in ("train", "watched"):
        for folder in story_folders([stories], part):
            out += [wordings[0] for wordings in gold_examples(read_story(folder), traps)]
    return out


def _mined(stories: pathlib.Path, embedder: Embedder) -> list[Example]:
    out = []
    for part in ("train", "watched"):
        for folder in story_folders([stories], part):
            out += [e for e in mined_pairs(read_story(folder), embedder) if e.relation == "unrelated"]
    return out


def _programs(pairs: ClaimPairs) -> list[Example]:
    rng = random.Random(SEED)  # noqa: S311  (draws, not secrets)
    agreed = [e for e in pairs.train if e.relation == "agree"]
    return made_pairs(agreed, pairs.train, PROGRAMS, rng)


def _write(path: pathlib.Path, origin: str, examples: Sequence[Example], pairs: ClaimPairs) -> int:
    domains = _domains(pairs)
    seen: set[tuple[str, str]] = set()
    with path.open("w", encoding="utf-8") as handle:
        for example in examples:
            if (example.a, example.b) in seen:
                continue
            seen.add((example.a, example.b))
            row = {
                "id": f"{origin}-{len(seen):04d}",
                "story": example.story,
                "a": example.a,
                "b": example.b,
                "a_date": example.a_date,
                "b_date": example.b_date,
                "relation": example.relation,
                "kind": _kind(example),
                "subkind": example.kind,
                "reason": REASONS[origin].format(kind=example.kind),
                "domain": domains.get(example.story, "stories"),
                "origin": origin,
            }
            handle.write(json.dumps(row, ensure_ascii=False) + "\n")
    return len(seen)


def _kind(example: Example) -> str:
    if example.relation == "unrelated":
        return "none"
    return "numeric" if example.kind in NUMERIC else "narrative"


def _domains(pairs: ClaimPairs) -> dict[str, str]:
    every: Iterable[Example] = (*pairs.train, *pairs.watched, *pairs.held_out)
    return {e.story: e.domain for e in every}


def main() -> None:
    """Grow a folder of claim pairs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=pathlib.Path, required=True)
    parser.add_argument("--stories", type=pathlib.Path, required=True)
    args = parser.parse_args()
    print(grow(args.claims, args.stories))


if __name__ == "__main__":
    main()
