"""The written claim pairs: how they are read, labelled for the inference head, and split."""

from __future__ import annotations

import dataclasses
import hashlib
import pathlib
from collections import defaultdict
from collections.abc import Iterable, Sequence

from training.examples import Example, read_rows

HELD_OUT_DOMAINS = ("courts", "science")  # never trained on, never looked at while tuning
WATCHED_SHARE = 12  # one story in twelve of the training domains is kept to tune and calibrate on

# What a relation says about inference. A pair that refines entails one way only, and which way is not written down;
# what an annotator of inference would call an explained difference is not sure.
NLI_OF_RELATION = {"agree": "entailment", "conflict": "contradiction", "unrelated": "neutral"}
# How sure that is: paraphrases often add a speaker or a place, which strict entailment would not forgive.
NLI_WEIGHT = {"agree": 0.3, "conflict": 0.6, "unrelated": 0.3}


@dataclasses.dataclass(frozen=True, slots=True)
class ClaimPairs:
    """Claim pairs, split by story and by domain."""

    train: list[Example]
    watched: list[Example]
    held_out: list[Example]


def labelled(example: Example, relation: str) -> Example:
    """Give an example its relation, and the inference labels that follow from it."""
    nli = NLI_OF_RELATION.get(relation)
    return dataclasses.replace(
        example, relation=relation, nli=nli, nli_back=nli, nli_weight=NLI_WEIGHT.get(relation, 0.0)
    )


def read_claim_pairs(folder: pathlib.Path) -> ClaimPairs:
    """Read every written pair in a folder and split them."""
    out = ClaimPairs([], [], [])
    for path in sorted(folder.glob("*.jsonl")):
        for row in read_rows(path):
            if row["origin"] != "written":
                continue
            example = labelled(
                Example(row["a"], row["b"], row["a_date"], row["b_date"], story=row["story"], origin="written"),
                row["relation"],
            )
            part_of(out, row["domain"], row["story"]).append(
                dataclasses.replace(example, kind=row["subkind"], domain=row["domain"])
            )
    return out


def part_of(pairs: ClaimPairs, domain: str, story: str) -> list[Example]:
    """Which part of the split a story belongs to."""
    if domain in HELD_OUT_DOMAINS:
        return pairs.held_out
    return pairs.watched if is_watched(story) else pairs.train


def is_watched(story: str) -> bool:
    """Whether a story of a training domain is kept to watch; the same on every machine."""
    return int.from_bytes(hashlib.blake2b(story.encode(), digest_size=4).digest(), "big") % WATCHED_SHARE == 0


def by_story(examples: Iterable[Example]) -> dict[str, Sequence[Example]]:
    """Group examples by their story, in reading order."""
    groups: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        groups[example.story].append(example)
    return dict(groups)
