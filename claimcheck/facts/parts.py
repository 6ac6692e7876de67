"""How the parts of two claims compare: the features that grouping and conflicts decide on."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache
from math import fsum
from typing import TYPE_CHECKING

from claimcheck.facts.ages import thing_match
from claimcheck.facts.calendar import relate_claims
from claimcheck.facts.families import opposites, same_verb_family
from claimcheck.facts.likeness import Likeness
from claimcheck.facts.names import full_names, names, namesakes
from claimcheck.facts.numbers import comparable, relate
from claimcheck.facts.when import clash_of_clocks
from claimcheck.facts.words import stems
from claimcheck.records import Claim, Quantity, Story

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NEAR = 60  # characters before and after a figure that tell what it measures
SAME_HEAD = 0.7  # heads_match at or above this: the same thing counted
PAIRS_HELD = 65_536  # pairs whose parts are remembered: candidates are compared by three stages; 20 MB


@dataclass(frozen=True, slots=True)
class PairParts:
    """How far the parts of two claims match, each from 0 to 1 unless said otherwise."""

    cosine: float  # of the readings' vectors
    context: float  # of the vectors with their neighbours mixed in
    words: float  # tf-idf cosine of the stems
    overlap: float  # share of the shorter claim's idf weight that the other has too
    rank: float  # 1 / (1 + the better of the two ranks among the other article's claims)
    mutual: float  # 1 / (1 + the worse of the two ranks)
    names: float  # share of the rarer side's names that the other has too; 0.5 when a side has none
    namesakes: float  # 1 when different people share a surname
    predicate: float  # 1 the same verb or family
    opposite: float  # 1 when a word of one side tells the opposite of one of the other
    number_equal: float  # best heads_match among equal or compatible quantities
    number_clash: float  # best heads_match among clashing quantities
    number_missing: float  # 1 when only one side has a quantity
    head_differs: float  # 1 when both count, but never the same thing
    time_overlap: float
    time_disjoint: float
    clock_clash: float
    place: float  # 1 same, 0 different, 0.5 unknown
    speaker: float  # 1 the same speaker on both sides
    modality: float  # 1 when both are asserted alike
    polarity: float  # 1 when one is negative or denied and the other is not
    shorter: float  # ratio of the lengths
    beside: float  # share of words around the two most alike figures that both sides have
    within: float  # 1 when both stand in one article


FEATURES: tuple[str, ...] = tuple(f.name for f in fields(PairParts))


class StoryParts:
    """What is computed once for a story so that any pair of its claims can be compared in microseconds."""

    def __init__(self, story: Story) -> None:
        """Index ``story``."""
        self.claims = story.claims
        self.stems = [stems(c.reading) for c in story.claims]
        self.names = [names(c) for c in story.claims]
        self.likeness = Likeness(story, self.stems)
        self._bags = [frozenset(bag) for bag in self.stems]
        self._weights = [self._weight(bag) for bag in self._bags]
        self._full_names = [full_names(c) for c in story.claims]
        self._compared: dict[tuple[int, int], PairParts] = {}

    def compare(self, i: int, j: int) -> PairParts:
        """Compare claims number ``i`` and ``j``."""
        known = self._compared.get((i, j))
        if known is None:
            known = self._parts(i, j)
            if len(self._compared) < PAIRS_HELD:
                self._compared[i, j] = known
        return known

    def _parts(self, i: int, j: int) -> PairParts:
        a, b = self.claims[i], self.claims[j]
        likeness = self.likeness
        ranks = sorted((likeness.rank(i, j), likeness.rank(j, i)))
        times = relate_claims(a, b)
        equal, clash, differs, beside = _numbers(a, b)
        return PairParts(
            cosine=likeness.cosine(i, j),
            context=likeness.context(i, j),
            words=likeness.words(i, j),
            overlap=self._overlap(i, j),
            rank=1 / (1 + ranks[0]),
            mutual=1 / (1 + ranks[1]),
            names=_share(self.names[i], self.names[j]),
            namesakes=float(namesakes(self._full_names[i], self._full_names[j])),
            predicate=float(same_verb_family(a.predicate, b.predicate)) if a.predicate and b.predicate else 0.0,
            opposite=float(bool(opposites(a.reading, b.reading))),
            number_equal=equal,
            number_clash=clash,
            number_missing=float(bool(a.quantities) != bool(b.quantities)),
            head_differs=differs,
            time_overlap=float(times == "overlap"),
            time_disjoint=float(times == "disjoint"),
            clock_clash=float(clash_of_clocks(a.times, b.times) is not None),
            place=_same_or_unknown(a.place, b.place),
            speaker=float(_speaker(a) != "" and _speaker(a) == _speaker(b)),
            modality=float(a.modality == b.modality),
            polarity=float(_negative(a) != _negative(b)),
            shorter=_ratio(len(self.stems[i]), len(self.stems[j])),
            beside=beside,
            within=float(a.article_id == b.article_id),
        )

    def _overlap(self, i: int, j: int) -> float:
        weight = min(self._weights[i], self._weights[j])
        return self._weight(self._bags[i] & self._bags[j]) / weight if weight else 0.0

    def _weight(self, stems: frozenset[str]) -> float:
        idf = self.likeness.idf
        return fsum(idf.get(stem, 1.0) for stem in stems)


def parts_of(story: Story) -> StoryParts:
    """Index a story, once for the stages that ask one after the other."""
    return _latest(_Same(story.claims, story.vectors))


class _Same:
    """Equal to another only for the very same claims and vectors; stages add pairs and clusters, never these."""

    def __init__(self, claims: tuple[Claim, ...], vectors: NDArray[np.float32]) -> None:
        self.claims, self.vectors = claims, vectors

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.claims is other.claims and self.vectors is other.vectors

    def __hash__(self) -> int:
        return hash((id(self.claims), id(self.vectors)))


@lru_cache(maxsize=1)
def _latest(same: _Same) -> StoryParts:
    return StoryParts(Story((), same.claims, same.vectors))


def as_row(parts: PairParts) -> list[float]:
    """Return the parts as a feature row in the order of FEATURES."""
    return [getattr(parts, name) for name in FEATURES]


def _numbers(a: Claim, b: Claim) -> tuple[float, float, float, float]:
    """Return (equal, clash, head differs, beside) over all pairs of quantities on one scale."""
    equal = clash = beside = 0.0
    compared = False
    for x in a.quantities:
        for y in b.quantities:
            if not comparable(x, y):
                continue
            compared = True
            match = thing_match(a, x, b, y)
            beside = max(beside, near(a, x, b, y) if match > 0 else 0.0)
            if relate(x, y) == "clash":
                clash = max(clash, match)
            else:
                equal = max(equal, match)
    return equal, clash, float(compared and max(equal, clash) < SAME_HEAD), beside


def near(a: Claim, x: Quantity, b: Claim, y: Quantity) -> float:
    """Return the share of content words within NEAR characters of two figures that both sides have."""
    left, right = _around(a, x), _around(b, y)
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def _around(claim: Claim, q: Quantity) -> frozenset[str]:
    start, end = q.start - claim.start, q.end - claim.start
    return frozenset(stems(claim.text[max(0, start - NEAR) : start])) | frozenset(stems(claim.text[end : end + NEAR]))


def _share(left: frozenset[str], right: frozenset[str]) -> float:
    if not left or not right:
        return 0.5
    return len(left & right) / min(len(left), len(right))


def _same_or_unknown(a: str | None, b: str | None) -> float:
    if not a or not b:
        return 0.5
    return float(a.lower() in b.lower() or b.lower() in a.lower())


def _speaker(claim: Claim) -> str:
    return claim.attribution.speaker.split()[-1].lower() if claim.attribution and claim.attribution.speaker else ""


def _negative(claim: Claim) -> bool:
    return (claim.polarity == "negative") != (claim.modality == "denied")


def _ratio(a: int, b: int) -> float:
    return min(a, b) / max(a, b) if a and b else 0.0
