"""Pairs for a lesson from an analysed story: what clashes, what has a reason, what agrees, and what is not the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from claimcheck.records import Claim, Report, digest
from claimcheck.reports.view import ConflictView, FindingView, Segment, SideView
from claimcheck.reports.words import both_true_if
from claimcheck.ui.lessons.plan import Judgement, Pair, Passage, Plan, Told
from claimcheck.ui.lookup import Lookup

MOST = {"conflict": 12, "explained": 8, "agree": 4, "different": 6}  # offered to choose from: a screen of each
CHOSEN = {"conflict": 3, "explained": 2, "agree": 0, "different": 1}  # at first: half an hour, every answer in it
LOOKED_AT = 160  # claims compared for "different things": the pairs among them take a few milliseconds
LEAST_SHARED = 2  # content words that two sentences share before anybody could take them for the same thing
WORD_LETTERS = 4  # shorter words are mostly grammar
NOT_THE_SAME = "The tool did not take these two sentences for the same fact."
_WORD = re.compile(rf"[^\W\d_]{{{WORD_LETTERS},}}|\d[\d,.]*\d|\d")


@dataclass(frozen=True, slots=True)
class Draft:
    """A pair that a teacher may choose; ``kind`` is conflict, explained, agree or different."""

    pair: Pair
    kind: str
    is_chosen: bool


def drafts(report: Report, findings: tuple[FindingView, ...], lookup: Lookup) -> tuple[Draft, ...]:
    """Offer pairs from a story, with a mixed half hour's worth chosen.

    Args:
        report: what the analysis found.
        findings: the report's findings as shown.
        lookup: the report turned over.

    Returns:
        Conflicts, explained differences, agreements, and sentences that only look alike; each between two sources.
    """
    found: dict[str, list[Pair]] = {kind: [] for kind in MOST}
    for view in findings:
        if (first := _between_sources(view)) is not None:
            found[first.verdict].append(_clash(first))
    found["agree"] += _agreements(report, lookup)
    found["different"] += _lookalikes(report, lookup)
    return tuple(
        Draft(pair, kind, number < CHOSEN[kind])
        for kind, pairs in found.items()
        for number, pair in enumerate(pairs[: MOST[kind]])
    )


def plan(title: str, pairs: list[Pair]) -> Plan:
    """Make a lesson of the chosen pairs, in an order that gives no answer away."""
    mixed = sorted(pairs, key=lambda pair: digest("lesson", pair.id))
    return Plan(title=title, pairs=tuple(mixed))


def _between_sources(view: FindingView) -> ConflictView | None:
    return next((each for each in view.conflicts if each.is_cross_source), None)


def _clash(view: ConflictView) -> Pair:
    answer: Judgement = "conflict" if view.verdict == "conflict" else "both"
    both = both_true_if(view)
    reason = view.reason.strip() + (f" Both are true if {both}." if both else "")
    return Pair(view.id, passage(view.left), passage(view.right), Told(answer, reason))


def _agreements(report: Report, lookup: Lookup) -> Iterator[Pair]:
    for agreement in report.agreements:
        left, right = lookup.side(agreement.left_claim_id), lookup.side(agreement.right_claim_id)
        if left.article_id == right.article_id or left.sentence == right.sentence:
            continue
        same = "the same" if agreement.relation == "agree" else "the same, one with more detail"
        told = Told("both", f"The tool found that both say {same}.")
        yield Pair(digest("agree", left.claim_id, right.claim_id), passage(left, False), passage(right, False), told)


def _lookalikes(report: Report, lookup: Lookup) -> list[Pair]:
    """Sentences of two sources that share words, and that the tool put together in no way; the most alike first."""
    claims = _some(report)
    words = {claim.id: _words(lookup.side(claim.id).sentence) for claim in claims}
    tied = {frozenset((_place(lookup.claims[own]), _place(lookup.claims[other.claim_id])))
            for own, others in lookup.others.items() if own in lookup.claims for other in others}  # fmt: skip
    alike = []
    for left, right in combinations(claims, 2):
        shared = words[left.id] & words[right.id]
        if left.article_id == right.article_id or len(shared) < LEAST_SHARED:
            continue
        if frozenset((_place(left), _place(right))) not in tied:
            alike.append((len(shared) / len(words[left.id] | words[right.id]), left.id, right.id))
    pairs, used = [], set[str]()
    for _, left_id, right_id in sorted(alike, key=lambda each: (-each[0], each[1], each[2])):
        sides = [lookup.side(claim_id) for claim_id in (left_id, right_id)]
        if used.isdisjoint(side.sentence for side in sides):
            used.update(side.sentence for side in sides)
            left_side, right_side = (passage(side, False) for side in sides)
            told = Told("different", NOT_THE_SAME)
            pairs.append(Pair(digest("different", left_id, right_id), left_side, right_side, told))
        if len(pairs) == MOST["different"]:
            break
    return pairs


def _some(report: Report) -> list[Claim]:
    """The first claims of each article's text, as many of each."""
    each = LOOKED_AT // max(len(report.articles), 1) or 1
    by_article: dict[str, list[Claim]] = {article.id: [] for article in report.articles}
    for claim in report.claims:
        if claim.field == "text" and len(by_article[claim.article_id]) < each:
            by_article[claim.article_id].append(claim)
    return [claim for claims in by_article.values() for claim in claims]


def _place(claim: Claim) -> tuple[str, int, int]:
    return claim.article_id, claim.sentence_start, claim.sentence_end


def _words(sentence: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(sentence))


def passage(side: SideView, with_marks: bool = True) -> Passage:
    """Show one side as a passage: its sentence between the words around it."""
    before = f"{side.before} " if side.before else ""
    after = f" {side.after}" if side.after else ""
    start, end = len(before), len(before) + len(side.sentence)
    marks = tuple(_marks(side.segments, start)) if with_marks else ()
    return Passage(side.outlet, side.date, before + side.sentence + after, (start, end), marks)


def _marks(segments: tuple[Segment, ...], at: int) -> Iterator[tuple[int, int]]:
    for segment in segments:
        if segment.is_marked:
            yield at, at + len(segment.text)
        at += len(segment.text)
