"""A short text taken as one claim: what ``group`` compares."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.claims.reader import read_claims
from claimcheck.config import Settings
from claimcheck.records import Article, Claim, digest


def whole_claim(article: Article, settings: Settings) -> Claim:
    """Read an article's text as one claim, with the parts of all its clauses.

    The predicate, place and modality are those of its longest clause. A text without any clause (a fragment, a
    question) is a claim without parts.
    """
    claims = [c for c in read_claims(article, settings)[0] if c.field == "text"]
    end = len(article.text)
    reading = " ".join(article.text.split())
    identity = digest("claim", article.id, "text", "0", str(end))
    if not claims:
        return Claim(
            id=identity,
            article_id=article.id,
            field="text",
            start=0,
            end=end,
            text=article.text,
            sentence_start=0,
            sentence_end=end,
            reading=reading,
            predicate="",
            participants=(),
            place=None,
            modality="asserted",
            polarity="positive",
            quantities=(),
            times=(),
            as_of=None,
            attribution=None,
        )
    longest = max(claims, key=lambda c: (c.end - c.start, -c.start))
    return replace(
        longest,
        id=identity,
        start=0,
        end=end,
        text=article.text,
        sentence_start=0,
        sentence_end=end,
        reading=reading,
        participants=tuple(dict.fromkeys(p for c in claims for p in c.participants)),
        quantities=tuple(q for c in claims for q in c.quantities),
        times=tuple(t for c in claims for t in c.times),
    )
