"""Claims printed from one origin, and facts that a source leaves out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from claimcheck.facts.words import WORD
from claimcheck.records import Article, Claim, Cluster, Origin, Silence

SHORTEST_COPY = 8  # words; shorter passages coincide by chance
ONE_STORY = 50  # articles; among more, only those that share a fact with one that tells can leave another out
TOLD_BY = 2  # a fact is worth missing once so many other articles tell it


def origins(claims: Sequence[Claim], articles: Sequence[Article]) -> tuple[Origin, ...]:
    """Find passages that several articles print word for word (case and punctuation aside), earliest printed first."""
    printed = {a.id: (a.published or "9999", n) for n, a in enumerate(articles)}
    same: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        words = tuple(w.lower() for w in WORD.findall(claim.text))
        if len(words) >= SHORTEST_COPY:
            same[words].append(claim)
    found = []
    for copies in same.values():
        if len({c.article_id for c in copies}) > 1:
            ordered = sorted(copies, key=lambda c: (printed[c.article_id], c.start))
            found.append(Origin(tuple(c.id for c in ordered)))
    return tuple(found)


def silences(clusters: Sequence[Cluster], claims: Sequence[Claim], articles: Sequence[Article]) -> tuple[Silence, ...]:
    """Find facts that at least TOLD_BY articles tell and others leave out; the order is that of the clusters."""
    home = {c.id: c.article_id for c in claims}
    telling = [{home[claim_id] for claim_id in cluster.claim_ids} for cluster in clusters]
    beside = None if len(articles) <= ONE_STORY else _beside(telling)
    number = {a.id: n for n, a in enumerate(articles)}
    found = []
    for cluster, tellers in zip(clusters, telling, strict=True):
        if len(tellers) < TOLD_BY:
            continue
        known = set(number) if beside is None else set().union(*(beside[a] for a in tellers))
        missing = tuple(sorted(known - tellers, key=number.__getitem__))
        if missing:
            found.append(Silence(cluster.id, cluster.claim_ids, missing))
    return tuple(found)


def _beside(telling: Sequence[set[str]]) -> dict[str, set[str]]:
    """Find for each article those that tell a fact with it."""
    beside: dict[str, set[str]] = defaultdict(set)
    for tellers in telling:
        if len(tellers) >= TOLD_BY:
            for article in tellers:
                beside[article] |= tellers
    return beside
