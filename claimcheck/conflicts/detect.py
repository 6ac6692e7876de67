"""Facts told twice turned into verdicts: conflict, explained, agree or refines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from claimcheck.conflicts.evidence import ROW, Evidence, gather, rows
from claimcheck.conflicts.explain import explain
from claimcheck.conflicts.narrative import clashing_words, subkind
from claimcheck.conflicts.numeric import NumberClash
from claimcheck.conflicts.reasons import narrative_reason, numeric_reason, words_at
from claimcheck.conflicts.severity import severity
from claimcheck.conflicts.subkinds import NUMERIC_SUBKINDS
from claimcheck.facts.judging import judge_claims
from claimcheck.facts.parts import SAME_HEAD, StoryParts
from claimcheck.models.linear import LinearModel, load_linear
from claimcheck.protocols import Judge
from claimcheck.records import Agreement, Article, Between, Claim, Conflict, Span, Story, digest

AGREES = 0.5  # the judge's agree and refines together at or above this, without a conflict: told alike


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What detection says of a story's clusters."""

    conflicts: tuple[Conflict, ...]
    agreements: tuple[Agreement, ...]


class ConflictDetector:
    """Decides every pair of claims that share a cluster.

    Args:
        judge: the relation model.
        model: the decision over the evidence; null for the shipped one.
        within: whether two claims of one article can conflict.
    """

    def __init__(self, judge: Judge, model: LinearModel | None = None, within: bool = True) -> None:
        """Load the shipped decision unless one is given."""
        self._judge = judge
        self._model = model or load_linear("claimcheck.conflicts", "conflict.json", ROW)
        self._within = within

    def detect(self, story: Story) -> list[Conflict]:
        """Return conflicts and explained differences, most serious and surest first."""
        return list(self.verdicts(story).conflicts)

    def verdicts(self, story: Story) -> Verdicts:
        """Return conflicts, explained differences and agreements among the claims of each cluster."""
        pairs = clustered_pairs(story, self._within)
        evidence = self.evidence(story, list(pairs))
        probability = self._model.probability(rows(evidence))
        articles = {a.id: a for a in story.articles}
        conflicts, agreements = [], []
        for found, cluster_id, p in zip(evidence, pairs.values(), probability, strict=True):
            if p >= self._model.threshold:
                conflicts.append(_conflict(found, cluster_id, float(p), articles))
            elif found.judged("agree") + found.judged("refines") >= AGREES:
                agreements.append(_agreement(found, cluster_id))
        conflicts.sort(key=lambda c: (c.verdict != "conflict", -c.severity * c.confidence, c.id))
        return Verdicts(tuple(conflicts), tuple(agreements))

    def evidence(self, story: Story, pairs: Sequence[tuple[int, int]]) -> list[Evidence]:
        """Gather the evidence on pairs of claim numbers; each pair is judged in both directions."""
        if not pairs:
            return []
        parts = StoryParts(story)
        judged = judge_claims(self._judge, story, pairs)
        relation, nli = judged.relation.tolist(), judged.nli.tolist()
        return [
            gather(story.claims[i], story.claims[j], parts.compare(i, j), relation[n], nli[n])
            for n, (i, j) in enumerate(pairs)
        ]


def clustered_pairs(story: Story, within: bool) -> dict[tuple[int, int], str]:
    """Return every pair of claim numbers that shares a cluster, with that cluster's id; the first cluster counts."""
    numbers = {c.id: n for n, c in enumerate(story.claims)}
    pairs: dict[tuple[int, int], str] = {}
    for cluster in story.clusters:
        for i, j in combinations(sorted(numbers[c] for c in cluster.claim_ids), 2):
            if within or story.claims[i].article_id != story.claims[j].article_id:
                pairs.setdefault((i, j), cluster.id)
    return pairs


def _conflict(found: Evidence, cluster_id: str, probability: float, articles: dict[str, Article]) -> Conflict:
    left, right = found.left, found.right
    sides = (articles[left.article_id], articles[right.article_id])
    clash = figures(found)
    kind = clash.subkind if clash else subkind(found)
    if clash:
        spans: tuple[tuple[Span, ...], tuple[Span, ...]] = ((clash.left,), (clash.right,))
        words = words_at(left, sides[0], clash.left), words_at(right, sides[1], clash.right)
        reason = numeric_reason(kind, *words, sides)
    else:
        spans = clashing_words(found, kind)
        reason = narrative_reason(kind, sides)
    explanation = explain(found, *sides)
    return Conflict(
        id=digest("conflict", *sorted((left.id, right.id)), kind),
        cluster_id=cluster_id,
        kind="numeric" if kind in NUMERIC_SUBKINDS else "narrative",
        subkind=kind,
        verdict="explained" if explanation else "conflict",
        left_claim_id=left.id,
        right_claim_id=right.id,
        left_spans=spans[0],
        right_spans=spans[1],
        confidence=round(probability, 4),
        severity=severity(found, kind),
        reason=reason,
        both_true_if=explanation.both_true_if if explanation else None,
        between=between(left, right),
        matched_parts=matched(found),
        flip=None,
        is_cross_source=sides[0].id != sides[1].id and sides[0].source != sides[1].source,
    )


def figures(found: Evidence) -> NumberClash | None:
    """Return the clash of figures or times that carries a conflict, or null when its wording does."""
    if found.number is not None and found.number.match >= SAME_HEAD:
        return found.number
    return found.number or (found.time if not found.cues else None)


def between(left: Claim, right: Claim) -> Between:
    """Name the layer of a conflict: outlets, quoted speakers, an outlet and its own source, or one article."""
    a, b = left.attribution, right.attribution
    if left.article_id == right.article_id:
        return "outlet_and_source" if (a is None) != (b is None) else "within"
    return "speakers" if a and b and a.speaker != b.speaker else "outlets"


def matched(found: Evidence) -> tuple[str, ...]:
    """Name the parts of the fact that match on both sides, for the reader."""
    parts = found.parts
    checks = (
        ("what is said", parts.cosine >= 0.6),
        ("who", parts.names >= 0.99),
        ("what happened", parts.predicate >= 1),
        ("what is counted", max(parts.number_equal, parts.number_clash) >= SAME_HEAD),
        ("when", parts.time_overlap >= 1),
        ("where", parts.place >= 1),
        ("who says it", parts.speaker >= 1),
    )
    return tuple(name for name, holds in checks if holds)


def _agreement(found: Evidence, cluster_id: str) -> Agreement:
    agree, refines = found.judged("agree"), found.judged("refines")
    return Agreement(
        left_claim_id=found.left.id,
        right_claim_id=found.right.id,
        cluster_id=cluster_id,
        relation="agree" if agree >= refines else "refines",
        confidence=round(agree + refines, 4),
    )
