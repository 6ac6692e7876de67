"""An article as the Reader shows it: its sentences in place, each with what others say about its statements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.records import Article, Claim, Field
from claimcheck.reports.view import Segment, SideView, segments
from claimcheck.ui.lookup import TIES, Lookup, Other, Tie


@dataclass(frozen=True, slots=True)
class Said:
    """What another place says: the tie, why, and its sentence."""

    tie: Tie
    reason: str
    side: SideView


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that holds statements: its strongest tie, its words (the clashing ones marked), what others say."""

    tie: Tie
    pieces: tuple[Segment, ...]
    said: tuple[Said, ...]


Paragraph = tuple[str | Sentence, ...]


def title_view(article: Article, lookup: Lookup) -> Paragraph:
    """The headline as the Reader shows it."""
    return next(iter(_paragraphs(article, lookup, "title")), ())


def text_view(article: Article, lookup: Lookup) -> tuple[Paragraph, ...]:
    """The text as the Reader shows it: joined, the pieces give the article's words in their order, none left out."""
    return tuple(_paragraphs(article, lookup, "text"))


def ties(article: Article, lookup: Lookup) -> dict[Tie, int]:
    """How many sentences of an article stand in each tie."""
    counts: dict[Tie, int] = dict.fromkeys(TIES, 0)
    for paragraph in (title_view(article, lookup), *text_view(article, lookup)):
        for piece in paragraph:
            if isinstance(piece, Sentence):
                counts[piece.tie] += 1
    return counts


def _paragraphs(article: Article, lookup: Lookup, field: Field) -> Iterator[Paragraph]:
    text = article.title if field == "title" else article.text
    claims = [claim for claim in lookup.by_article.get(article.id, ()) if claim.field == field]
    line: list[str | Sentence] = []
    for start, end, held in _cut(text, claims):
        if held:
            line.append(_sentence(text, start, end, held, lookup))
            continue
        head, *rest = text[start:end].split("\n\n")
        line.append(head)
        for part in rest:
            yield tuple(line)
            line = [part]
    yield tuple(line)


def _cut(text: str, claims: list[Claim]) -> Iterator[tuple[int, int, list[Claim]]]:
    """Cut the text into sentences that hold claims and what lies between; sentences that overlap are joined."""
    groups: list[tuple[int, int, list[Claim]]] = []
    for claim in sorted(claims, key=lambda each: (each.sentence_start, each.sentence_end)):
        start, end = max(0, claim.sentence_start), min(len(text), claim.sentence_end)
        if groups and start < groups[-1][1]:
            first, last, held = groups[-1]
            groups[-1] = (first, max(last, end), [*held, claim])
        elif start < end:
            groups.append((start, end, [claim]))
    at = 0
    for start, end, held in groups:
        if start > at:
            yield at, start, []
        yield start, end, held
        at = end
    if at < len(text):
        yield at, len(text), []


def _sentence(text: str, start: int, end: int, claims: list[Claim], lookup: Lookup) -> Sentence:
    others = [other for claim in claims for other in lookup.others.get(claim.id, ())]
    others.sort(key=lambda other: TIES.index(other.tie))
    tie = others[0].tie if others else "alone"
    spans = [span for other in others if other.tie == tie for span in other.own_spans]
    seen: dict[str, Said] = {}
    for other in others:
        seen.setdefault(other.claim_id, _said(other, lookup))
    return Sentence(tie, segments(text, start, end, spans), tuple(seen.values()))


def _said(other: Other, lookup: Lookup) -> Said:
    return Said(other.tie, other.reason, lookup.side(other.claim_id, other.other_spans))
