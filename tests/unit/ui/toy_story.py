"""A small story and an analysis of it by hand, so that the app is tested without any model."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.protocols import Progress
from claimcheck.records import (
    Agreement,
    Article,
    Attribution,
    Claim,
    Cluster,
    Conflict,
    Dropped,
    Finding,
    Report,
    Span,
    digest,
)

HERALD = (
    "The ferry left the quay at nine. It carried 212 passengers, the harbour office said.\n\n"
    "The captain was not on the bridge. Divers searched the hold until dusk."
)
GAZETTE = (
    "The ferry set out with 260 passengers aboard. The captain was on the bridge throughout.\n\n"
    "Repairs will cost 3.4 million euros. The ferry left the quay at nine."
)
COURIER = "Nobody was hurt. By Tuesday 262 passengers had been counted."
HOSTILE = '<script>alert("x")</script> **bold** :smile: $x$ ![i](https://example.org/i.png)'
CLASHES = (
    # left sentence, right sentence, clashing words, kind, verdict, confidence, headline
    (
        "It carried 212",
        "The ferry set out",
        "212 passengers",
        "260 passengers",
        "numeric",
        "conflict",
        0.9,
        "212 or 260",
    ),
    (
        "The captain was not",
        "The captain was on",
        "not on",
        "on the bridge",
        "narrative",
        "conflict",
        0.7,
        "The captain",
    ),
    ("The ferry set out", "By Tuesday", "260 passengers", "262 passengers", "numeric", "explained", 0.6, "260 and 262"),
)
BOTH_TRUE_IF = "the later figure counts two more people"
_SENTENCE = re.compile(r"[^.\n]+(?:\.(?=\d)[^.\n]*)*\.?")


def toy_articles() -> tuple[Article, ...]:
    """Three articles: two that clash, a third with a hostile source, headline and sentence."""
    return (
        Article.from_text(HERALD, source="Herald", title="Ferry aground", published="2026-05-14"),
        Article.from_text(GAZETTE, source="Gazette", title="A ferry, a storm", published="2026-05-15T09:40"),
        Article.from_text(f"{COURIER} {HOSTILE}", source=HOSTILE, title=HOSTILE, published=None),
    )


def toy_analyze(
    articles: Sequence[Article], settings: object = None, progress: Progress | None = None, cancel: object = None
) -> Report:
    """Compare the toy story's articles (any others get claims and no conflicts)."""
    for name in ("loading", "claims", "conflicts"):
        if progress is not None:
            progress(name, 0.5)
    claims = tuple(claim for article in articles for claim in _claims(article))
    found = [made for number, row in enumerate(CLASHES) if (made := _conflict(number, row, claims))]
    conflicts = tuple(conflict for conflict, _ in found)
    by_text = [claim for claim in claims if claim.text == "The ferry left the quay at nine."]
    same = [(by_text[0].id, by_text[1].id)] if len(by_text) > 1 else []
    return Report(
        articles=tuple(articles),
        claims=claims,
        clusters=_clusters(claims, [(c.left_claim_id, c.right_claim_id) for c in conflicts] + same),
        conflicts=conflicts,
        agreements=tuple(Agreement(left, right, "", "agree", 0.9) for left, right in same),
        findings=tuple(
            Finding(digest("finding", c.id), (c.id,), (c.left_claim_id, c.right_claim_id), headline, c.severity)
            for c, headline in found
        ),
        silences=(),
        origins=(),
        dropped=(Dropped("Herald", "a byline, no statement", "By A. Writer", articles[0].id, 0, 3),),
        settings={},
    )


def _claims(article: Article) -> list[Claim]:
    found = []
    for match in _SENTENCE.finditer(article.text):
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        if match.group().strip():
            found.append(_claim(article, start, match.end()))
    return found


def _claim(article: Article, start: int, end: int) -> Claim:
    text = article.text[start:end]
    said = Attribution("the harbour office", "said", start, end) if "office said" in text else None
    return Claim(
        id=digest("claim", article.id, str(start), str(end)),
        article_id=article.id,
        field="text",
        start=start,
        end=end,
        text=text,
        sentence_start=start,
        sentence_end=end,
        reading=text,
        predicate="",
        participants=(),
        place=None,
        modality="asserted",
        polarity="positive",
        quantities=(),
        times=(),
        as_of=None,
        attribution=said,
    )


def _conflict(number: int, row: tuple, claims: Sequence[Claim]) -> tuple[Conflict, str] | None:
    left_start, right_start, left_words, right_words, kind, verdict, confidence, headline = row
    left = next((claim for claim in claims if claim.text.startswith(left_start)), None)
    right = next((claim for claim in claims if claim.text.startswith(right_start)), None)
    if left is None or right is None:
        return None
    made = Conflict(
        id=digest("conflict", left.id, right.id),
        cluster_id="",
        kind=kind,
        subkind="count",
        verdict=verdict,
        left_claim_id=left.id,
        right_claim_id=right.id,
        left_spans=(_span(left, left_words),),
        right_spans=(_span(right, right_words),),
        confidence=confidence,
        severity=0.9 - number / 10,
        reason=f"Reason {number}: {left_words} against {right_words}",
        both_true_if=BOTH_TRUE_IF if verdict == "explained" else None,
        between="outlets",
        matched_parts=("counted",),
        flip=f"{right_words} in both" if number == 0 else None,
        is_cross_source=True,
    )
    return made, headline


def _span(claim: Claim, words: str) -> Span:
    start = claim.start + claim.text.index(words)
    return start, start + len(words)


def _clusters(claims: Sequence[Claim], pairs: Sequence[tuple[str, str]]) -> tuple[Cluster, ...]:
    parent = {claim.id: claim.id for claim in claims}

    def root(claim_id: str) -> str:
        while parent[claim_id] != claim_id:
            claim_id = parent[claim_id]
        return claim_id

    for left, right in pairs:
        parent[root(left)] = root(right)
    groups: dict[str, list[str]] = {}
    for claim in claims:
        groups.setdefault(root(claim.id), []).append(claim.id)
    return tuple(Cluster(digest("cluster", key), tuple(held), "") for key, held in groups.items())
