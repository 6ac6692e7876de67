"""A decided pair of claims made into the record that people read."""

from __future__ import annotations

from collections.abc import Mapping

from claimcheck.conflicts.evidence import Evidence
from claimcheck.conflicts.explain import explain
from claimcheck.conflicts.narrative import clashing_words, subkind
from claimcheck.conflicts.numeric import NumberClash
from claimcheck.conflicts.reasons import narrative_reason, numeric_reason, words_at
from claimcheck.conflicts.severity import severity
from claimcheck.conflicts.subkinds import NUMERIC_SUBKINDS, Subkind
from claimcheck.facts.parts import SAME_HEAD
from claimcheck.records import Agreement, Article, Between, Claim, Conflict, Span, digest

Spans = tuple[Span, ...]


def make_conflict(found: Evidence, cluster_id: str, probability: float, articles: Mapping[str, Article]) -> Conflict:
    """Make the record of a pair decided to differ: kind, clashing words, reason, and what would make both true."""
    left, right = found.left, found.right
    sides = (articles[left.article_id], articles[right.article_id])
    kind, spans, reason = _told(found, sides)
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


def _told(found: Evidence, sides: tuple[Article, Article]) -> tuple[Subkind, tuple[Spans, Spans], str]:
    """Return the kind of a conflict, the clashing words of both sides, and the reason."""
    left, right = found.left, found.right
    clash = figures(found)
    if left.article_id == right.article_id and left.field != right.field:
        kind: Subkind = "headline"
    elif clash is not None:
        words = words_at(left, sides[0], clash.left), words_at(right, sides[1], clash.right)
        return clash.subkind, ((clash.left,), (clash.right,)), numeric_reason(clash.subkind, *words, sides)
    else:
        kind = subkind(found)
    return kind, clashing_words(found, kind), narrative_reason(kind, sides)


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


def make_agreement(found: Evidence, cluster_id: str) -> Agreement:
    """Make the record of a pair told alike, or of which one side says more."""
    agree, refines = found.judged("agree"), found.judged("refines")
    return Agreement(
        left_claim_id=found.left.id,
        right_claim_id=found.right.id,
        cluster_id=cluster_id,
        relation="agree" if agree >= refines else "refines",
        confidence=round(agree + refines, 4),
    )
