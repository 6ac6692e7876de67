"""A small report made by hand: a ferry story that two outlets tell differently."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from claimcheck.config import Settings
from claimcheck.records import (
    Agreement,
    Article,
    Attribution,
    Claim,
    Cluster,
    Conflict,
    Dropped,
    Finding,
    Origin,
    Quantity,
    Report,
    Silence,
    Span,
    TimeSpan,
    digest,
)

HERALD_TEXT = (
    "The ferry left the quay at nine. It carried 212 passengers, the harbour office said.\n\n"
    "The captain was not on the bridge. Divers searched the hold until dusk."
)
GAZETTE_TEXT = (
    "The ferry, with 260 people aboard, ran aground on Monday. The captain was on the bridge throughout.\n\n"
    "Repairs will cost €3.4 million."
)


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return start, start + len(words)


def claim_of(article: Article, sentence: str, speaker: str | None = None, number: str | None = None) -> Claim:
    start, end = span_of(article.text, sentence)
    quantities = ()
    if number is not None:
        low, high = span_of(article.text, number)
        value = float(number)
        quantities = (
            Quantity(
                low,
                high,
                value,
                None,
                "passenger",
                "passengers",
                value,
                value,
                False,
                False,
                "=",
                "count",
                None,
                None,
                False,
            ),
        )
    attribution = None
    if speaker is not None:
        left, right = span_of(article.text, f"{speaker} said")
        attribution = Attribution(speaker, "said", left, right)
    return Claim(
        id=digest("claim", article.id, "text", str(start), str(end)),
        article_id=article.id,
        field="text",
        start=start,
        end=end,
        text=sentence,
        sentence_start=start,
        sentence_end=end,
        reading=sentence,
        predicate="be",
        participants=(),
        place=None,
        modality="asserted",
        polarity="positive",
        quantities=quantities,
        times=(TimeSpan(start, start + 3, "2026-05-11", None, "event", True),),
        as_of=None,
        attribution=attribution,
    )


def conflict_of(
    left: Claim, right: Claim, words: tuple[str, str], texts: tuple[str, str], **fields: object
) -> Conflict:
    base = Conflict(
        id=digest("conflict", left.id, right.id, str(fields.get("subkind", ""))),
        cluster_id="c1",
        kind="numeric",
        subkind="value",
        verdict="conflict",
        left_claim_id=left.id,
        right_claim_id=right.id,
        left_spans=(span_of(texts[0], words[0]),),
        right_spans=(span_of(texts[1], words[1]),),
        confidence=0.91,
        severity=0.8,
        reason="212 and 260 cannot both be the number aboard.",
        both_true_if=None,
        between="outlet_and_source",
        matched_parts=("predicate", "counted"),
        flip=None,
        is_cross_source=True,
    )
    return dataclasses.replace(base, **fields)  # type: ignore[arg-type]


def make_report(payload: str = "") -> Report:
    """``payload`` is put into the title and into one sentence."""
    herald_text = HERALD_TEXT.replace("was not", f"was not{payload}")
    herald = Article.from_text(
        herald_text, "The Herald", f"Ferry aground{payload}", "2026-05-12", "https://herald.example/a"
    )
    gazette = Article.from_text(GAZETTE_TEXT, "Gazette", "Ferry hits rocks", "2026-05-13T08:00:00")
    texts = (herald_text, GAZETTE_TEXT)
    aboard = claim_of(herald, "It carried 212 passengers, the harbour office said.", "the harbour office", "212")
    crowd = claim_of(gazette, "The ferry, with 260 people aboard, ran aground on Monday.", None, "260")
    away = claim_of(herald, f"The captain was not{payload} on the bridge.")
    there = claim_of(gazette, "The captain was on the bridge throughout.")
    count = conflict_of(aboard, crowd, ("212", "260"), texts, flip="260 -> 212")
    captain = conflict_of(
        away, there, ("was not", "was on the bridge"), texts, kind="narrative", subkind="negation", cluster_id="c2",
        reason="One side says what the other denies.", between="outlets", confidence=0.83, severity=0.7,
    )  # fmt: skip
    later = conflict_of(
        aboard, crowd, ("212", "260"), texts, subkind="date", verdict="explained", confidence=0.6, severity=0.2,
        reason="The figures are of different days.", both_true_if="The second count was made a day later.",
    )  # fmt: skip
    return Report(
        articles=(herald, gazette),
        claims=(aboard, away, crowd, there),
        clusters=(Cluster("c1", (aboard.id, crowd.id), "people aboard"), Cluster("c2", (away.id, there.id), "captain")),
        conflicts=(count, captain, later),
        agreements=(Agreement(aboard.id, crowd.id, "c1", "refines", 0.4),),
        findings=(
            Finding("f1", (later.id, count.id), (aboard.id, crowd.id), "How many were aboard: 212 or 260?", 0.8),
            Finding("f2", (captain.id,), (away.id, there.id), "Was the captain on the bridge?", 0.7),
        ),
        silences=(Silence("c2", (away.id,), (gazette.id,)),),
        origins=(Origin((aboard.id, crowd.id)),),
        dropped=(
            Dropped("Gazette", "a photo caption", "Picture: port office", gazette.id, 0, 5),
            Dropped("x.txt", "empty"),
        ),
        settings=dataclasses.asdict(Settings()),
        timings={"claims": 0.1},
    )


@pytest.fixture
def report() -> Report:
    return make_report()


@pytest.fixture
def hostile_report() -> Callable[[str], Report]:
    """Make a report with one text in every field that comes from outside."""

    def make(payload: str) -> Report:
        report = make_report(payload)
        finding = dataclasses.replace(report.findings[1], headline=payload)
        conflict = dataclasses.replace(report.conflicts[1], reason=payload, both_true_if=payload)
        herald = dataclasses.replace(report.articles[0], source=payload, url="javascript:alert(1)")
        return dataclasses.replace(
            report,
            articles=(herald, report.articles[1]),
            findings=(report.findings[0], finding),
            conflicts=(report.conflicts[0], conflict, report.conflicts[2]),
            dropped=(dataclasses.replace(report.dropped[0], where=payload, reason=payload, text=payload),),
        )

    return make
