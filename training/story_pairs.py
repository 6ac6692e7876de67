"""Examples out of whole stories: the gold's own pairs, and every other close pair as what it is, no conflict."""

from __future__ import annotations

import dataclasses
import itertools
import pathlib
import random
import tomllib
from collections.abc import Sequence

from training.claim_pairs import labelled
from training.embedding import Embedder
from training.examples import NOT_CONFLICT, Example
from training.story_text import End, GoldPair, StoryText, linked

HELD_OUT_STORIES = ("march", "museum", "plant", "trial")  # never trained on, never looked at while tuning
REAL_STORIES = ("seeds",)  # somebody's articles: neither copied nor trained on
WATCHED_STORIES = ("exams",)  # to tune and calibrate on

CLOSE = 0.35  # below, no retelling of a fact was seen, and the pipeline never asks
MAYBE_SAME = 0.6  # above, articles on one story often agree on what the gold does not list
RELATION_OF_LETTER = {"a": "agree", "r": "refines", "e": "explained", "u": "unrelated"}


def story_folders(folders_of_stories: Sequence[pathlib.Path], part: str) -> list[pathlib.Path]:
    """The story folders of a part: train, watched or held_out."""
    kept = {"held_out": HELD_OUT_STORIES, "watched": WATCHED_STORIES}
    aside = (*HELD_OUT_STORIES, *WATCHED_STORIES, *REAL_STORIES)
    folders = [p for folder in folders_of_stories for p in sorted(folder.iterdir()) if (p / "gold.json").exists()]
    return [p for p in folders if (p.name in kept[part] if part in kept else p.name not in aside)]


def read_traps() -> dict[str, str]:
    """Which relation each trap is, by story."""
    return tomllib.loads((pathlib.Path(__file__).parent / "traps.toml").read_text(encoding="utf-8"))


def gold_relation(pair: GoldPair, story: str, traps: dict[str, str]) -> str | None:
    """The relation of a gold pair, or None when it is not clear."""
    if pair.part == "conflicts":
        return "conflict"
    if pair.part == "same_fact":
        return "agree"
    if pair.relation is not None:
        return pair.relation
    letters = traps.get(story, "")
    number = int(pair.id[1:]) - 1
    return RELATION_OF_LETTER.get(letters[number]) if number < len(letters) else None


def relations_of(story: StoryText, traps: dict[str, str]) -> dict[str, str]:
    """The relation of every gold pair of which it is clear, by the pair's id."""
    said = {pair.id: gold_relation(pair, story.name, traps) for pair in story.gold}
    return {key: relation for key, relation in said.items() if relation is not None}


def gold_examples(story: StoryText, traps: dict[str, str]) -> list[tuple[Example, ...]]:
    """Every gold pair in its wordings: whole sentences, bare quotes, one of each."""
    out = []
    for pair in story.gold:
        relation = gold_relation(pair, story.name, traps)
        if relation is not None:
            out.append(tuple(_wordings(pair, story, relation)))
    return out


def _wordings(pair: GoldPair, story: StoryText, relation: str) -> list[Example]:
    def sides(end: End) -> tuple[str, str]:
        return story.text_of(end), end.quote[:1].upper() + end.quote[1:]

    origin = f"story-{pair.part}"
    dates = (pair.left.date, pair.right.date)
    found = dict.fromkeys(itertools.product(sides(pair.left), sides(pair.right)))
    return [
        labelled(Example(a, b, *dates, story=story.name, origin=origin, kind=pair.kind), relation) for a, b in found
    ]


def clashing(story: StoryText) -> set[frozenset[int]]:
    """Pairs of sentences that clash by the gold, its retellings of one fact counted in.

    The same rule as when flags are scored: a conflict of two quotes is also one of whatever says the same as either.
    """
    alike: dict[int, set[int]] = {n: {n} for n in range(len(story.sentences))}
    for pair in story.gold:
        if pair.part == "same_fact":
            for n, m in itertools.product(pair.left.sentences, pair.right.sentences):
                alike[n].add(m)
                alike[m].add(n)
    out = set()
    for pair in story.gold:
        if pair.part == "conflicts":
            left = set().union(*(alike[n] for n in pair.left.sentences))
            right = set().union(*(alike[n] for n in pair.right.sentences))
            out |= {frozenset((n, m)) for n, m in itertools.product(left, right) if n != m}
    return out


def mined_pairs(story: StoryText, embedder: Embedder, floor: float = CLOSE) -> list[Example]:
    """Every close pair of sentences of two articles that the gold does not list.

    Returns:
        Conflicts at one remove; then what is no conflict, because it lies very close or is joined by other pairs of the
        gold; and the rest, which is unrelated.
    """
    rows, facts, clash = story.sentences, linked(story), clashing(story)
    listed = {frozenset(p) for g in story.gold for p in itertools.product(g.left.sentences, g.right.sentences)}
    vectors = embedder.encode([s.text for s in rows])
    close = vectors @ vectors.T
    out = []
    for i, j in itertools.combinations(range(len(rows)), 2):
        key = frozenset((i, j))
        if rows[i].article == rows[j].article or key in listed:
            continue
        pair = Example(rows[i].text, rows[j].text, rows[i].date, rows[j].date, story=story.name, origin="mined")
        if key in clash:
            out.append(labelled(pair, "conflict"))
        elif close[i, j] > floor and (close[i, j] > MAYBE_SAME or facts[i] == facts[j]):
            out.append(dataclasses.replace(pair, relation=NOT_CONFLICT, weight=0.5))
        elif close[i, j] > floor:
            out.append(dataclasses.replace(labelled(pair, "unrelated"), nli_weight=0.05))
    return out


def crossed_quotes(story: StoryText, count: int, rng: random.Random) -> list[Example]:
    """Gold quotes against quotes of other facts: clauses under another label than their own."""
    facts = linked(story)
    ends = [(end, facts[end.sentences[0]]) for pair in story.gold for end in (pair.left, pair.right)]
    out = []
    for _ in range(count):
        (one, fact), (two, other) = rng.sample(ends, 2)
        if fact != other and set(one.sentences).isdisjoint(two.sentences):
            pair = Example(one.quote, two.quote, one.date, two.date, story=story.name, origin="mined")
            out.append(dataclasses.replace(labelled(pair, "unrelated"), nli_weight=0.05))
    return out
