"""From articles to claims: passages, sentences, clauses, and what each of them says."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from claimcheck.claims.asides import hide_remarks
from claimcheck.claims.assembly import attributed, plain_claim, questions, segment_claims
from claimcheck.claims.attribution import last_saying
from claimcheck.claims.boilerplate import is_name_alone
from claimcheck.claims.cast import read_cast
from claimcheck.claims.discourse import Discourse
from claimcheck.claims.passages import left_out
from claimcheck.claims.segments import Segment, read_segments, small_words
from claimcheck.models.parser import parse

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from claimcheck.config import Settings
    from claimcheck.protocols import Progress
    from claimcheck.records import Article, Attribution, Claim, Dropped

STAGE = "claims"


def read_claims(article: Article, settings: Settings) -> tuple[list[Claim], list[Dropped]]:
    """Read one article's claims.

    Args:
        article: the article; title and text are both read.
        settings: what vague number words span.

    Returns:
        The claims in reading order, title first, and everything left out with its reason.
    """
    return read_claims_of([article], settings)


def read_claims_of(
    articles: Sequence[Article], settings: Settings, progress: Progress | None = None
) -> tuple[list[Claim], list[Dropped]]:
    """Read the claims of several articles, parsing their sentences in one stream.

    Args:
        articles: the articles, in order.
        settings: what vague number words span.
        progress: told "claims" and the share done after every article.

    Returns:
        All claims, article by article, and everything left out.
    """
    claims: list[Claim] = []
    dropped: list[Dropped] = []
    read = [(article, *read_segments(article, settings.vague)) for article in articles]
    docs = parse(text for article, segments, _ in read if is_english(article) for text in _lines(article, segments))
    for n, (article, segments, out) in enumerate(read, 1):
        dropped.extend(out)
        if is_english(article):
            found, silent = _article_claims(article, segments, list(islice(docs, len(segments))))
            claims.extend(found)
            dropped.extend(silent)
        else:
            claims.extend(plain_claim(article, segment) for segment in segments)
        if progress is not None:
            progress(STAGE, n / len(articles))
    return claims, dropped


def _lines(article: Article, segments: list[Segment]) -> list[str]:
    """Return what the parser reads of an article, one line a segment, as long as the segment."""
    small = small_words(article)
    return [hide_remarks(segment.sentence_case(small)) for segment in segments]


def is_english(article: Article) -> bool:
    """Tell whether the English grammar may be used; an article of unknown language is taken for English."""
    return article.language is None or article.language.lower().startswith("en")


def _article_claims(article: Article, segments: list[Segment], docs: list[Doc]) -> tuple[list[Claim], list[Dropped]]:
    """Read an article's parsed segments in order."""
    discourse = Discourse(read_cast(docs))
    claims: list[Claim] = []
    dropped: list[Dropped] = []
    speaker: Attribution | None = None
    for n, (segment, doc) in enumerate(zip(segments, docs, strict=True)):
        discourse.begin(n)
        if n and segment.number != segments[n - 1].number:
            speaker = speaker if segments[n - 1].quotations.left_open else None
            if segment.passage.field != segments[n - 1].passage.field:
                discourse.new_field()
        saying = None if segment.is_quoted else last_saying(doc, discourse)
        heard = speaker if segment.is_quoted or segment.follows_colon else None
        if heard is None and segment.is_quoted:
            heard = _next_speaker(segments, docs, n, discourse)
        speaker = attributed(segment, doc, saying) if saying else heard or speaker
        found = segment_claims(article, segment, doc, discourse, heard)
        claims.extend(found)
        asked = questions(segment, doc) if found else None
        if asked is not None:
            dropped.append(left_out(article, segment.passage.field, asked, "question"))
        if not found:
            span = segment.span(0, len(segment.text))
            dropped.append(left_out(article, segment.passage.field, span, _silence(segment)))
        discourse.end(doc)
    return claims, dropped


def _next_speaker(segments: list[Segment], docs: list[Doc], n: int, discourse: Discourse) -> Attribution | None:
    """Find who speaks a quotation that its paragraph attributes only afterwards."""
    for segment, doc in zip(segments[n + 1 : n + 4], docs[n + 1 : n + 4], strict=True):
        if segment.number != segments[n].number:
            return None
        saying = last_saying(doc, discourse)
        if saying is not None:
            return attributed(segment, doc, saying)
    return None


def _silence(segment: Segment) -> str:
    """Say why a segment gave no claim."""
    text = segment.text.rstrip("\"'”’)* ")
    if "?" in text:
        return "question"
    if segment.is_passage and is_name_alone(text):
        return "name"
    if segment.is_passage and text[-1:] not in ".!…":
        return "heading"
    return "no assertion"
