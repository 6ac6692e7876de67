"""Gathers what the second stage draws from."""

from __future__ import annotations

import dataclasses
import pathlib
import random
from collections.abc import Sequence

from training.claim_pairs import ClaimPairs
from training.clauses import clause_examples
from training.crossed import crossed_pairs
from training.embedding import Embedder
from training.examples import Example
from training.mix import Sources
from training.story_pairs import (
    CLOSE,
    crossed_quotes,
    gold_examples,
    mined_pairs,
    read_traps,
    relations_of,
    story_folders,
)
from training.story_text import StoryText, read_story

FAR = 0.15  # pairs of sentences down to this cosine are drawn now and then
QUOTES_PER_STORY = 150


@dataclasses.dataclass(frozen=True, slots=True)
class Gathered:
    """Sources of one part of the split, and its stories."""

    sources: Sources
    stories: tuple[StoryText, ...]


def gather(
    written: Sequence[Example],
    stories: Sequence[pathlib.Path],
    part: str,
    general: Sequence[Example],
    embedder: Embedder,
    seed: int,
) -> Gathered:
    """Gather the pairs of a part of the split.

    Args:
        written: the written pairs of the part.
        stories: the folders of stories.
        part: which stories, train or watched.
        general: general pairs to repeat.
        embedder: finds close sentences.
        seed: decides which quotes are crossed.

    Returns:
        The sources, and the stories as read.
    """
    folders = story_folders(stories, part)
    texts = tuple(read_story(folder) for folder in folders)
    traps, rng = read_traps(), random.Random(seed)  # noqa: S311  (draws, not secrets)
    gold, near, far = [], [], []
    for story, folder in zip(texts, folders, strict=True):
        clauses = clause_examples(folder, embedder, relations_of(story, traps))
        gold += [*gold_examples(story, traps), *((e,) for e in clauses if e.origin == "story-clauses")]
        near += [e for e in clauses if e.origin != "story-clauses"]
        close = mined_pairs(story, embedder, CLOSE)
        known = {(e.a, e.b) for e in close}
        near += close
        far += [e for e in mined_pairs(story, embedder, FAR) if (e.a, e.b) not in known]
        far += crossed_quotes(story, QUOTES_PER_STORY, rng)
    sources = Sources(written, gold, crossed_pairs(written, embedder), far, general, near=near)
    return Gathered(sources, texts)


def split_counts(pairs: ClaimPairs) -> dict[str, int]:
    """How many written pairs stand in each part."""
    return {"train": len(pairs.train), "watched": len(pairs.watched), "held_out": len(pairs.held_out)}
