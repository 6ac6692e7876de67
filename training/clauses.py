"""Examples out of the claims of a story, as the claims stage reads them: the clauses that the model will meet."""

from __future__ import annotations

import dataclasses
import itertools
import json
import pathlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from claimcheck.records import Claim, Span
from training.claim_pairs import labelled
from training.embedding import Embedder
from training.examples import NOT_CONFLICT, Example
from training.gold import GoldStory, load_story, span_of
from training.story_pairs import MAYBE_SAME

CLOSE_CLAUSES = 0.25  # clauses are short, so that two on one fact lie further apart than two sentences
WHOLE = 0.7  # a claim that holds this share of a quote says what the quote says
UNRELATED_NLI_WEIGHT = 0.05  # clauses of one story that are unrelated for us may well be read off one another


def clause_examples(folder: pathlib.Path, embedder: Embedder, relations: Mapping[str, str]) -> list[Example]:
    """Make examples of the pairs of claims of two articles that stand in clauses, not in whole sentences.

    Args:
        folder: articles with gold.json.
        embedder: finds close pairs.
        relations: the relation of each gold pair, by its id.

    Returns:
        Gold pairs between the claims that hold them; and every other close pair of claims as what is no conflict.
        Pairs of claims that hold only a part of what clashes are left out, for nobody said what they are.
    """
    story = load_story(folder, embedder)
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    told, doubtful = _told(story, gold, relations)
    doubtful |= _at_one_remove(story, gold)
    return [*_gold(story, told), *_others(story, set(told) | doubtful, _joined(story, gold))]


def _at_one_remove(story: GoldStory, gold: dict[str, Any]) -> set[frozenset[int]]:
    """Pairs that clash because what one of them retells does."""
    alike: dict[int, set[int]] = {n: {n} for n in range(len(story.story.claims))}
    for i, j in _touched_pairs(story, gold.get("same_fact", [])):
        alike[i].add(j)
        alike[j].add(i)
    clashing = _touched_pairs(story, gold.get("conflicts", []))
    return {frozenset(p) for i, j in clashing for p in itertools.product(alike[i], alike[j])}


def _joined(story: GoldStory, gold: dict[str, Any]) -> list[int]:
    """Number the facts of a story; claims that the gold joins over any chain of pairs share a number."""
    group = list(range(len(story.story.claims)))

    def root(n: int) -> int:
        while group[n] != n:
            n = group[n]
        return n

    for i, j in _touched_pairs(story, [*gold.get("conflicts", []), *gold.get("same_fact", [])]):
        group[root(j)] = root(i)
    return [root(n) for n in range(len(group))]


def _touched_pairs(story: GoldStory, items: Sequence[Mapping[str, Any]]) -> Iterator[tuple[int, int]]:
    for item in items:
        left, right = ([n for n, _ in _touching(story, item[side])] for side in "ab")
        yield from itertools.product(left, right)


def _told(
    story: GoldStory, gold: dict[str, Any], relations: Mapping[str, str]
) -> tuple[dict[frozenset[int], str], set[frozenset[int]]]:
    told: dict[frozenset[int], str] = {}
    doubtful: set[frozenset[int]] = set()
    for item in itertools.chain(*(gold.get(part, []) for part in ("same_fact", "not_conflicts", "conflicts"))):
        touched = [list(_touching(story, item[side])) for side in "ab"]
        for (i, one), (j, two) in itertools.product(*touched):
            key = frozenset((i, j))
            if item["id"] in relations and one >= WHOLE and two >= WHOLE and i != j:
                told[key] = relations[item["id"]]
            else:
                doubtful.add(key)
    return told, doubtful


def _touching(story: GoldStory, end: Mapping[str, str]) -> Iterator[tuple[int, float]]:
    """Claims that share text with a quote, with the share of the quote that each holds."""
    article, span = span_of(story.story, end)
    for n, claim in enumerate(story.story.claims):
        if claim.field == "text" and claim.article_id == article and (shared := _shared(claim, span)) > 0:
            yield n, shared / max(1, span[1] - span[0])


def _shared(claim: Claim, span: Span) -> int:
    return min(claim.end, span[1]) - max(claim.start, span[0])


def _gold(story: GoldStory, told: Mapping[frozenset[int], str]) -> Iterator[Example]:
    for key, relation in told.items():
        i, j = sorted(key)
        yield labelled(dataclasses.replace(_pair(story, i, j), origin="story-clauses"), relation)


def _others(story: GoldStory, known: set[frozenset[int]], fact: Sequence[int]) -> Iterator[Example]:
    """Close pairs of claims of which the gold says nothing, at least one of them less than its sentence."""
    claims, close = story.story.claims, story.story.vectors @ story.story.vectors.T
    clause = [c.end - c.start < c.sentence_end - c.sentence_start for c in claims]
    for i, j in itertools.combinations(range(len(claims)), 2):
        if claims[i].article_id == claims[j].article_id or "title" in (claims[i].field, claims[j].field):
            continue
        if close[i, j] <= CLOSE_CLAUSES or frozenset((i, j)) in known or not (clause[i] or clause[j]):
            continue
        if close[i, j] > MAYBE_SAME or fact[i] == fact[j]:
            yield dataclasses.replace(_pair(story, i, j), relation=NOT_CONFLICT, weight=0.5)
        else:
            yield dataclasses.replace(labelled(_pair(story, i, j), "unrelated"), nli_weight=UNRELATED_NLI_WEIGHT)


def _pair(story: GoldStory, i: int, j: int) -> Example:
    dates = {a.id: a.published for a in story.story.articles}
    one, two = story.story.claims[i], story.story.claims[j]
    return Example(
        one.reading,
        two.reading,
        dates[one.article_id],
        dates[two.article_id],
        story=story.name,
        origin="mined-clauses",
    )
