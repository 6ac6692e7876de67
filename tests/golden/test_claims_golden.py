"""Every row of ``claims.jsonl``: a text is split and read as a careful reader does. Keys: ``described`` below."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claimcheck.claims.reader import read_claims
from claimcheck.config import Settings
from claimcheck.records import Article, Claim

ROWS = [
    pytest.param(json.loads(line), id=str(number))
    for number, line in enumerate((Path(__file__).parent / "claims.jsonl").read_text(encoding="utf-8").splitlines(), 1)
]


def described(claim: Claim) -> dict[str, Any]:
    attribution = claim.attribution
    return {
        "text": claim.text,
        "reading": claim.reading,
        "predicate": claim.predicate,
        "modality": claim.modality,
        "polarity": claim.polarity,
        "place": claim.place,
        "speaker": attribution.speaker if attribution else None,
        "verb": attribution.verb if attribution else None,
        "participants": [[p.role, p.name] for p in claim.participants],
        "quantities": [q.value for q in claim.quantities],
        "as_of": claim.as_of.latest if claim.as_of else None,
    }


@pytest.mark.parametrize("row", ROWS)
def test_row(row: dict[str, Any]) -> None:
    article = Article.from_text(row["text"], source="Test", published=row.get("published"))
    claims, dropped = read_claims(article, Settings())
    found = [described(claim) for claim in claims]
    assert [claim["text"] for claim in found] == [wanted["text"] for wanted in row["expected"]]
    for claim, wanted in zip(found, row["expected"], strict=True):
        assert {key: claim[key] for key in wanted} == wanted
    assert sorted(item.reason for item in dropped) == sorted(row.get("dropped", []))
