"""Same-fact grouping: decide each candidate pair by the parts of the fact, and build clusters without chains."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from claimcheck.clusters.labels import label
from claimcheck.facts.judging import judge_claims
from claimcheck.facts.parts import FEATURES as PARTS
from claimcheck.facts.parts import as_row, parts_of
from claimcheck.models.linear import LinearModel, load_linear, log_odds
from claimcheck.protocols import Judge
from claimcheck.records import RELATIONS, Claim, Cluster, Story, digest

MAX_CLUSTER = 12  # claims; a larger cluster is a topic, not a fact


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims (numbers in the story) and the probability that they tell the same fact."""

    left: int
    right: int
    probability: float


JUDGED: tuple[str, ...] = (*RELATIONS, "entailment", "contradiction")
AROUND: tuple[str, ...] = tuple(f"sentence_{relation}" for relation in RELATIONS)  # the same of the whole sentences
HEARD = JUDGED + AROUND
FEATURES: tuple[str, ...] = PARTS + tuple(f"{name}_odds" for name in HEARD)


class SameFactGrouper:
    """Groups claims by a logistic decision over the parts of the fact and what the relation model says.

    Args:
        judge: the relation model.
        model: the decision; null for the shipped one.
    """

    def __init__(self, judge: Judge, model: LinearModel | None = None) -> None:
        """Load the shipped decision unless another is given."""
        self._judge = judge
        self._model = model or load_linear("claimcheck.clusters", "same_fact.json", FEATURES)

    def links(self, story: Story) -> list[Link]:
        """Return the pairs decided to be about the same fact, surest first."""
        chance = self._model.probability(pair_rows(story, self._judge))
        links = [Link(*p, float(c)) for p, c in zip(story.pairs, chance, strict=True) if c >= self._model.threshold]
        return sorted(links, key=lambda link: (-link.probability, link.left, link.right))

    def group(self, story: Story) -> list[Cluster]:
        """Return clusters of two or more claims in the order of their first claim, then every claim left alone."""
        groups = unchained(self.links(story))
        seen = {number for group in groups for number in group}
        groups += [(number,) for number in range(len(story.claims)) if number not in seen]
        return [make_cluster([story.claims[number] for number in group]) for group in groups]


def make_cluster(claims: Sequence[Claim]) -> Cluster:
    """Make the cluster of claims; its id depends on which they are, not on their order."""
    ids = tuple(c.id for c in claims)
    return Cluster(id=digest("cluster", *sorted(ids)), claim_ids=ids, label=label(claims))


def pair_rows(story: Story, judge: Judge) -> list[list[float]]:
    """Return the row of FEATURES of each of the story's candidate pairs."""
    if not story.pairs:
        return []
    parts = parts_of(story)
    judged = judge_claims(judge, story, story.pairs)
    around = judge_claims(judge, story, story.pairs, whole=True)
    told = np.hstack([judged.relation, judged.nli[:, [0, 2]], around.relation]).tolist()
    return [
        [*as_row(parts.compare(i, j)), *map(log_odds, heard)] for (i, j), heard in zip(story.pairs, told, strict=True)
    ]


def unchained(links: Sequence[Link]) -> list[tuple[int, ...]]:
    """Build groups from links, surest first; a claim joins a group only if it is linked to most of its members.

    A link that fits no group founds one of its own, so a claim that holds two facts sits in two groups, and no link is
    lost.
    """
    linked = {frozenset((link.left, link.right)) for link in links}
    groups: list[set[int]] = []
    homes: dict[int, set[int]] = {}  # the numbers of the groups that a claim is in
    for link in links:
        pair = {link.left, link.right}
        left, right = homes.setdefault(link.left, set()), homes.setdefault(link.right, set())
        if left & right:
            continue
        home = next((g for g in sorted(left | right) if _fits(pair - groups[g], groups[g], linked)), None)
        if home is None:
            home = len(groups)
            groups.append(set())
        groups[home] |= pair
        left.add(home)
        right.add(home)
    return sorted({tuple(sorted(group)) for group in groups})


def _fits(new: set[int], group: set[int], linked: set[frozenset[int]]) -> bool:
    if len(group) + len(new) > MAX_CLUSTER:
        return False
    return all(2 * sum(frozenset((n, m)) in linked for m in group) > len(group) for n in new)
