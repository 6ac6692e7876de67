"""Candidates for changes in an article, and the copy with some of them planted. Pure: nothing is kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from claimcheck.claims.sentences import paragraphs, sentences
from claimcheck.models.parser import parse
from claimcheck.records import Article, Field, Span, digest
from claimcheck.teaching.plant.figures import figure_edits
from claimcheck.teaching.plant.names import Cast, name_edits
from claimcheck.teaching.plant.negations import negation_edits
from claimcheck.teaching.plant.records import Candidate, Edit, Piece, PlantedCopy, PlantedSentence

MOST_OTHERS = 4  # other articles read for names; each takes about a tenth of a second
MOST_SENTENCES = 400  # of one article: a long report; parsing more keeps a class waiting
LONGEST = 1_000  # characters of a sentence; the parser's memory grows with the length
_SURROGATE = re.compile(r"[\ud800-\udfff]")
Place = tuple[Field, int, Span]  # the field, the paragraph's number, and the sentence in the field


def candidates(article: Article, others: Sequence[Article] = ()) -> tuple[Candidate, ...]:
    """Find what could be changed in an article, in reading order.

    Args:
        article: the article.
        others: more articles of the same story; names are swapped with theirs too.

    Returns:
        Candidates; some overlap, and ``plant`` takes of those the first alone.
    """
    places = [place for place in _places(article) if place[2][1] - place[2][0] <= LONGEST][:MOST_SENTENCES]
    texts = [_field(article, field)[start:end] for field, _, (start, end) in places]
    docs = list(parse(map(_parsable, texts)))
    around = [
        _field(other, field)[start:end]
        for other in others[:MOST_OTHERS]
        for field, _, (start, end) in list(_places(other))[:MOST_SENTENCES]
        if end - start <= LONGEST
    ]
    cast = Cast([*docs, *parse(map(_parsable, around))], [each.source for each in (article, *others)])
    found: list[Candidate] = []
    for place, text, doc in zip(places, texts, docs, strict=True):
        edits = (*figure_edits(text), *name_edits(doc, cast), *negation_edits(doc))
        found += [_candidate(article, place, text, edit) for edit in edits]
    return tuple({candidate.id: candidate for candidate in found}.values())


def rewritten(candidate: Candidate, after: str) -> Candidate:
    """The same change with other words put in, as a teacher typed them; line breaks become spaces."""
    return replace(candidate, after=" ".join(after.split()))


def overlaps(one: Candidate, other: Candidate) -> bool:
    """Whether two changes touch the same words."""
    return one.field == other.field and one.start < other.end and other.start < one.end


def plant(article: Article, chosen: Iterable[Candidate]) -> PlantedCopy:
    """Make the copy that pupils read.

    Args:
        article: the article that ``chosen`` was found in.
        chosen: the changes; of two that overlap the first is taken, and one that changes nothing is left out.

    Returns:
        The copy, sentence by sentence; joined without what was planted they give the article's own words.
    """
    taken: list[Candidate] = []
    for candidate in chosen:
        if candidate.after != candidate.before and not any(overlaps(candidate, other) for other in taken):
            taken.append(candidate)
    made = []
    for number, (field, paragraph, span) in enumerate(_places(article), 1):
        here = sorted((c for c in taken if c.field == field and _inside(c, span)), key=lambda c: c.start)
        pieces = tuple(_pieces(_field(article, field), span, here))
        made.append(PlantedSentence(number, paragraph, pieces, tuple(candidate.kind for candidate in here)))
    return PlantedCopy(article.id, article.source, article.published, bool(article.title.strip()), tuple(made))


def _parsable(text: str) -> str:
    """Replace what the parser cannot hold, character for character, so that offsets stay."""
    return _SURROGATE.sub("\ufffd", text)


def _places(article: Article) -> Iterator[Place]:
    """The headline, then every sentence of every paragraph."""
    if article.title.strip():
        yield "title", 0, (0, len(article.title))
    for number, (start, end) in enumerate(paragraphs(article.text), 1):
        for left, right in sentences(article.text[start:end]):
            if article.text[start + left : start + right].strip():
                yield "text", number, (start + left, start + right)


def _candidate(article: Article, place: Place, text: str, edit: Edit) -> Candidate:
    field, _, (start, end) = place
    left, right = start + edit.start, start + edit.end
    return Candidate(
        id=digest("plant", article.id, field, str(left), str(right), edit.after),
        kind=edit.kind,
        field=field,
        start=left,
        end=right,
        before=text[edit.start : edit.end],
        after=edit.after,
        sentence_start=start,
        sentence_end=end,
    )


def _pieces(text: str, span: Span, here: Sequence[Candidate]) -> Iterator[Piece]:
    at = span[0]
    for candidate in here:
        parts = (
            Piece(text[at : candidate.start], "same"),
            Piece(candidate.before, "gone"),
            Piece(candidate.after, "new"),
        )
        yield from (part for part in parts if part.text)
        at = candidate.end
    if at < span[1]:
        yield Piece(text[at : span[1]], "same")


def _inside(candidate: Candidate, span: Span) -> bool:
    return span[0] <= candidate.start and candidate.end <= span[1]


def _field(article: Article, field: Field) -> str:
    return article.title if field == "title" else article.text
