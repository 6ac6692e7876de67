"""Claims from one parsed segment."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, TypeVar

from claimcheck.claims.attribution import read_saying
from claimcheck.claims.clauses import find_clauses
from claimcheck.claims.participants import read_participants, read_place
from claimcheck.claims.predicates import read_predicate
from claimcheck.claims.reading import read_alone, tidy
from claimcheck.claims.scraps import join_scraps, keep_figures
from claimcheck.claims.tree import FINITE
from claimcheck.records import Attribution, Claim, Quantity, TimeSpan, digest

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from claimcheck.claims.attribution import Saying
    from claimcheck.claims.clauses import Clause
    from claimcheck.claims.discourse import Discourse
    from claimcheck.claims.segments import Segment
    from claimcheck.records import Article, Span

ASKING = frozenset({"ask", "inquire", "wonder"})
MIN_TOLD = 6  # words of a fragment whose participle tells what happened: "A valve eaten through with rust ..."

Found = TypeVar("Found", Quantity, TimeSpan)


def segment_claims(
    article: Article, segment: Segment, doc: Doc, discourse: Discourse, heard: Attribution | None
) -> list[Claim]:
    """Read the claims of a parsed segment.

    Args:
        article: the article it stands in.
        segment: the segment.
        doc: the same, parsed.
        discourse: what the article has said before.
        heard: who speaks the segment when it names nobody itself: it is quoted, or follows "she said:".

    Returns:
        Claims in the order in which they begin; none when nothing is asserted.
    """
    clauses = [c for c in join_scraps(doc, find_clauses(doc)) if _asserts(doc, c, segment) and not _asks(doc, c)]
    clauses = keep_figures(segment, doc, clauses)
    claims = []
    for clause in clauses:
        saying = read_saying(doc, clause, discourse)
        attribution = attributed(segment, doc, saying) if saying else heard
        claims.append(_claim(article, segment, doc, clause, discourse, attribution, alone=len(clauses) == 1))
    return list({claim.id: claim for claim in claims}.values())


def plain_claim(article: Article, segment: Segment) -> Claim:
    """Make a claim of a whole segment in a language that the grammar does not read."""
    start, end = segment.span(0, len(segment.text))
    passage = segment.passage
    return Claim(
        id=digest("claim", article.id, passage.field, str(start), str(end)),
        article_id=article.id,
        field=passage.field,
        start=start,
        end=end,
        text=field_text(article, segment)[start:end],
        sentence_start=passage.plain.span(*segment.sentence)[0],
        sentence_end=passage.plain.span(*segment.sentence)[1],
        reading=tidy(segment.text),
        predicate="",
        participants=(),
        place=None,
        modality="asserted",
        polarity="positive",
        quantities=tuple(q for q in passage.quantities if start <= q.start and q.end <= end),
        times=tuple(t for t in passage.times if start <= t.start and t.end <= end),
        as_of=passage.entry,
        attribution=None,
    )


def attributed(segment: Segment, doc: Doc, saying: Saying) -> Attribution:
    """Place a saying in the article's field."""
    start, end = segment.span(doc[saying.start].idx, _end(doc, saying.end))
    return Attribution(saying.speaker, saying.verb, start, end)


def field_text(article: Article, segment: Segment) -> str:
    """Return the field that a segment stands in."""
    return article.title if segment.passage.field == "title" else article.text


def _claim(
    article: Article,
    segment: Segment,
    doc: Doc,
    clause: Clause,
    discourse: Discourse,
    attribution: Attribution | None,
    *,
    alone: bool,
) -> Claim:
    """Fill in everything that a clause says."""
    start, end = _span(segment, doc, clause, alone=alone)
    predicate = read_predicate(doc, clause)
    times = _within(segment.passage.times, segment, doc, clause, (start, end))
    passage = segment.passage
    sentence = passage.plain.span(*segment.sentence)
    heard = attribution is not None and (segment.follows_colon or _is_quoted(segment, doc, clause))
    speaker = attribution.speaker if heard and attribution else None
    return Claim(
        id=digest("claim", article.id, passage.field, str(start), str(end)),
        article_id=article.id,
        field=passage.field,
        start=start,
        end=end,
        text=field_text(article, segment)[start:end],
        sentence_start=sentence[0],
        sentence_end=sentence[1],
        reading=read_alone(doc, clause, discourse, speaker) or tidy(doc[clause.start : clause.end].text),
        predicate=predicate.lemma,
        participants=read_participants(doc, clause, predicate, discourse),
        place=read_place(doc, clause),
        modality=predicate.modality,
        polarity=predicate.polarity,
        quantities=_within(passage.quantities, segment, doc, clause, (start, end)),
        times=times,
        as_of=next((time for time in times if time.role == "as_of"), passage.entry),
        attribution=attribution,
    )


def _asserts(doc: Doc, clause: Clause, segment: Segment) -> bool:
    """Tell whether a clause can be true or false: it has a verb and somebody it is said of, or a number."""
    telling = any(doc[i].like_num or doc[i].pos_ == "NUM" or doc[i].tag_ in FINITE for i in clause.own)
    if clause.part == "fragment":
        told = any(doc[i].pos_ == "VERB" for i in clause.own) and len(clause.own) >= MIN_TOLD
        return (telling or told) and sum(doc[i].is_alpha for i in clause.own) > 1
    head = doc[clause.head]
    if (
        clause.part == "main"
        and head.tag_ == "VB"
        and head.i == clause.start <= 1
        and not segment.passage.field == "title"
    ):
        return False
    return len(clause.own) > 1


def _asks(doc: Doc, clause: Clause) -> bool:
    """Tell whether a clause is asked, or is only the asking of one: "Was it safe?" he asked."""
    asked = any(doc[i].text == "?" for i in range(clause.start, min(clause.end + 2, len(doc))))
    return asked or (doc[clause.head].lemma_.lower() in ASKING and any(token.text == "?" for token in doc))


def questions(segment: Segment, doc: Doc) -> Span | None:
    """Return the span of the questions in a segment that also asserts something, null when there is none."""
    marks = [token.i for token in doc if token.text == "?"]
    if not marks:
        return None
    first = next((token.i for token in doc if not token.is_space), 0)
    return segment.span(doc[first].idx, _end(doc, marks[-1] + 1))


def _span(segment: Segment, doc: Doc, clause: Clause, *, alone: bool) -> Span:
    """Place a clause in the field; a clause that is its sentence's only one keeps the sentence's closing marks."""
    words = [i for i in range(len(doc)) if not (doc[i].is_punct or doc[i].is_space)]
    whole = alone and segment.is_sentence and words and clause.start <= words[0] and clause.end > words[-1]
    if whole:
        return segment.span(0, len(segment.text))
    return segment.span(doc[clause.start].idx, _end(doc, clause.end))


def _is_quoted(segment: Segment, doc: Doc, clause: Clause) -> bool:
    """Tell whether a clause stands in quotation marks, where "I" is its speaker."""
    start, end = doc[clause.start].idx, _end(doc, clause.end)
    return segment.is_quoted or segment.quotations.cover(segment.start + start, segment.start + end)


def _end(doc: Doc, end: int) -> int:
    """Return the offset behind a token range."""
    return int(doc[end - 1].idx) + len(doc[end - 1])


def _within(found: tuple[Found, ...], segment: Segment, doc: Doc, clause: Clause, span: Span) -> tuple[Found, ...]:
    """Keep the numbers or times that stand in a clause's own words, not in those of a clause inside it."""
    inside = [item for item in found if span[0] <= item.start and item.end <= span[1]]
    if not inside:
        return ()
    starts = [segment.span(token.idx, token.idx + 1)[0] for token in doc]
    own = frozenset(clause.own)
    return tuple(item for item in inside if max(0, bisect_right(starts, item.start) - 1) in own)
