"""Facts told twice turned into verdicts: conflict, explained, agree or refines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from claimcheck.conflicts.evidence import AGAIN, FIRST, ROW, Evidence, first_rows, gather, rows, with_rivals
from claimcheck.conflicts.flip import with_flip
from claimcheck.conflicts.reckoned import reckoned
from claimcheck.conflicts.rivals import closely_related
from claimcheck.conflicts.verdicts import make_agreement, make_conflict
from claimcheck.conflicts.vetoes import veto
from claimcheck.facts.judging import judge_claims
from claimcheck.facts.parts import parts_of
from claimcheck.facts.stances import prepare
from claimcheck.models.linear import LinearModel, load_linear
from claimcheck.protocols import Judge
from claimcheck.records import Agreement, Article, Conflict, Story

# A clash of figures is shown from the decision's own threshold, a clash of wording only when surer. Both were set by
# eye on leave-one-story-out curves over training/stories, where of the pairs over them 58 and 53 in 100 are right.
WORDING = 0.4
AGREES = 0.5  # the judge's agree and refines together at or above this, without a conflict: told alike
# A headline and its own text: gold speaks of texts alone, so of such pairs the decision only learned that those of one
# article agree. It is asked without that, and must be surer: of the headlines of nineteen stories
# (training/stories) one pair reaches 0.7, wrongly (a margin of four votes against 102 to 98).
HEADLINE = 0.7
WITHIN = ROW.index("within")


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What detection says of a story's clusters."""

    conflicts: tuple[Conflict, ...]
    agreements: tuple[Agreement, ...]


class ConflictDetector:
    """Decides every candidate pair of a story.

    Args:
        judge: the relation model.
        model: the decision over the evidence; null for the shipped one.
        within: whether two claims of one article can conflict.
        second: reads the whole sentences of the pairs that may conflict once more; slower and better than the judge.
        screen: which pairs are worth that; null for the shipped decision. The others never conflict.
    """

    def __init__(
        self,
        judge: Judge,
        model: LinearModel | None = None,
        within: bool = True,
        second: Judge | None = None,
        screen: LinearModel | None = None,
    ) -> None:
        """Load the shipped decisions unless others are given."""
        self._judge, self._second = judge, second
        self._model = model or load_linear("claimcheck.conflicts", "conflict.json", ROW)
        self._screen = screen or load_linear("claimcheck.conflicts", "screen.json", FIRST)
        self._within = within

    def detect(self, story: Story) -> list[Conflict]:
        """Return conflicts and explained differences, most serious and surest first."""
        return list(self.verdicts(story).conflicts)

    def verdicts(self, story: Story) -> Verdicts:
        """Return conflicts and explained differences among the candidate pairs, agreements within clusters.

        A conflict whose claims share no cluster has an empty ``cluster_id``.
        """
        homes = shared_clusters(story)
        evidence = self.first_evidence(story, story.pairs)
        self._read_again(story, story.pairs, evidence, self._may_conflict(evidence))
        probability = self.probability(evidence)
        clash = [n for n, p in enumerate(probability) if p >= self._model.threshold]
        prepare(claim for n in clash for claim in (evidence[n].left, evidence[n].right))
        articles = {a.id: a for a in story.articles}
        conflicts, agreements = [], []
        for found, home, p in zip(evidence, homes, probability, strict=True):
            if p >= self._model.threshold:
                conflict = self._decided(found, home or "", p, articles)
                if conflict is not None:
                    conflicts.append(conflict)
            elif home and found.judged("agree") + found.judged("refines") >= AGREES:
                agreements.append(make_agreement(found, home))
        if self._within:
            known = {frozenset((c.left_claim_id, c.right_claim_id)) for c in conflicts}
            sums = reckoned(story)
            conflicts += [c for c in sums if frozenset((c.left_claim_id, c.right_claim_id)) not in known]
        conflicts.sort(key=lambda c: (c.verdict != "conflict", -c.severity * c.confidence, c.id))
        claims = {c.id: c for c in story.claims}
        tested = [with_flip(c, claims[c.left_claim_id], claims[c.right_claim_id], self._judge) for c in conflicts]
        return Verdicts(tuple(tested), tuple(agreements))

    def earliest(self, story: Story, pairs: Sequence[tuple[int, int]]) -> Conflict | None:
        """Return the first conflict among a few candidate pairs, as `verdicts` finds it, but for its cluster and flip.

        Only these pairs are decided; what they are judged beside (`rivals`) is read as well, so that their evidence is
        whole. A judge that remembers what it said reads nothing twice for it.
        """
        beside = closely_related(pairs, story.pairs, story.claims)
        whole = dict(zip(beside, self.first_evidence(story, beside), strict=True))
        evidence = [whole[pair] for pair in pairs]
        self._read_again(story, pairs, evidence, self._may_conflict(evidence))
        articles = {a.id: a for a in story.articles}
        for found, p in zip(evidence, self.probability(evidence), strict=True):
            if p >= self._model.threshold:
                conflict = self._decided(found, "", p, articles)
                if conflict is not None and conflict.verdict == "conflict":
                    return conflict
        return None

    def _decided(self, found: Evidence, home: str, p: float, articles: Mapping[str, Article]) -> Conflict | None:
        """Make a conflict of a pair that is probably one; null where a veto holds, or wording alone is too unsure."""
        if veto(found, articles) is not None:
            return None
        conflict = make_conflict(found, home, p, articles)
        return conflict if conflict.kind == "numeric" or p >= WORDING else None

    def probability(self, evidence: Sequence[Evidence]) -> list[float]:
        """Return how likely each pair conflicts; zero for those that were not read again.

        Of a headline and its own text only what is sure counts.
        """
        chances = [0.0] * len(evidence)
        asked = [n for n, found in enumerate(evidence) if found.again is not None]
        table = dict(zip(asked, rows([evidence[n] for n in asked]), strict=True))
        for n, chance in zip(asked, self._model.probability(list(table.values())), strict=True):
            chances[n] = float(chance)
        own = [n for n in asked if is_headline(evidence[n])]
        apart = [[*table[n][:WITHIN], 0.0, *table[n][WITHIN + 1 :]] for n in own]
        for n, chance in zip(own, self._model.probability(apart), strict=True):
            chances[n] = float(chance) if chance >= HEADLINE else min(chances[n], float(chance))
        return chances

    def evidence(self, story: Story, pairs: Sequence[tuple[int, int]]) -> list[Evidence]:
        """Gather the evidence on pairs of claim numbers, and read again what passes the screen."""
        evidence = self.first_evidence(story, pairs)
        self._read_again(story, pairs, evidence, self._screened(evidence))
        return evidence

    def _screened(self, evidence: Sequence[Evidence]) -> list[int]:
        """Return the places of the pairs that the screen lets through, and of headlines."""
        chance = self._screen.probability(first_rows(evidence))
        return [n for n, p in enumerate(chance) if p >= self._screen.threshold or is_headline(evidence[n])]

    def _may_conflict(self, evidence: Sequence[Evidence]) -> list[int]:
        """Return the places of headlines, and of pairs past the screen that a second reading may make a conflict."""
        passed = self._screened(evidence)
        best = self._model.highest(rows([evidence[n] for n in passed]), AGAIN)
        return [n for n, p in zip(passed, best, strict=True) if p >= self._model.threshold or is_headline(evidence[n])]

    def _read_again(
        self, story: Story, pairs: Sequence[tuple[int, int]], evidence: list[Evidence], places: Sequence[int]
    ) -> None:
        """Put a second reading of the whole sentences into the evidence at some places."""
        if self._second is None:
            again = [evidence[n].sentences for n in places]
        else:
            read = judge_claims(self._second, story, [pairs[n] for n in places], whole=True)
            again = [tuple(row) for row in read.relation.tolist()]
        for n, relation in zip(places, again, strict=True):
            evidence[n] = replace(evidence[n], again=relation)

    def first_evidence(self, story: Story, pairs: Sequence[tuple[int, int]]) -> list[Evidence]:
        """Gather the evidence on pairs of claim numbers; each pair is judged in both directions."""
        if not pairs:
            return []
        parts = parts_of(story)
        judged = judge_claims(self._judge, story, pairs)
        whole = judge_claims(self._judge, story, pairs, whole=True)
        relation, nli, around = judged.relation.tolist(), judged.nli.tolist(), whole.relation.tolist()
        found = [
            gather(story.claims[i], story.claims[j], parts.compare(i, j), relation[n], nli[n], around[n])
            for n, (i, j) in enumerate(pairs)
        ]
        return with_rivals(found, pairs, story.claims)


def is_headline(found: Evidence) -> bool:
    """Whether a pair is a headline and its own text."""
    return found.left.article_id == found.right.article_id and found.left.field != found.right.field


def shared_clusters(story: Story) -> list[str | None]:
    """Return for every candidate pair the id of the first cluster that holds both claims, or null."""
    homes: dict[str, list[str]] = {}
    for cluster in story.clusters:
        for claim_id in cluster.claim_ids:
            homes.setdefault(claim_id, []).append(cluster.id)
    found = []
    for i, j in story.pairs:
        other = set(homes.get(story.claims[j].id, ()))
        found.append(next((c for c in homes.get(story.claims[i].id, ()) if c in other), None))
    return found
