"""An article's field as passages: the paragraphs that tell the story, with their numbers and times.

Numbers and times are read over whole paragraphs, so that "12 women and 8 men were hurt. Four died." keeps its nouns.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from claimcheck.claims.boilerplate import paragraph_reason
from claimcheck.claims.entries import Label, labels
from claimcheck.claims.plain import Plain, plain
from claimcheck.claims.quantities import find_quantities
from claimcheck.claims.sentences import paragraphs
from claimcheck.claims.times import find_times
from claimcheck.records import Dropped, Quantity, TimeSpan

if TYPE_CHECKING:
    from claimcheck.config import VagueWords
    from claimcheck.records import Article, Field, Span

# A paragraph of news is under 2,000 characters; beyond this it is a file without line ends, and is read in slices.
MAX_PARAGRAPH = 20_000

Found = TypeVar("Found", Quantity, TimeSpan)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of the story. Offsets of numbers and times are of the field; ``entry`` is a live blog's clock."""

    field: Field
    plain: Plain
    quantities: tuple[Quantity, ...]
    times: tuple[TimeSpan, ...]
    entry: TimeSpan | None


def passages(article: Article, field: Field, vague: VagueWords) -> tuple[list[Passage], list[Dropped]]:
    """Read a field's paragraphs, leaving out what is no part of the story.

    Args:
        article: the article.
        field: "title" or "text".
        vague: what vague number words span.

    Returns:
        The passages in order, and what was left out with offsets and reason.
    """
    text = article.title if field == "title" else article.text
    kept: list[Plain] = []
    dropped: list[Dropped] = []
    for span in (part for whole in paragraphs(text) for part in _slices(whole)):
        read = plain(text, *span)
        reason = paragraph_reason(read.text)
        if reason is None:
            kept.append(read)
        elif text[slice(*span)].strip():
            dropped.append(left_out(article, field, span, reason))
    out: list[Passage] = []
    entry: TimeSpan | None = None
    for read, label in zip(kept, labels([p.text for p in kept]), strict=True):
        body, entry = _labelled(article, field, read, label, entry, dropped)
        if body.text:
            out.append(_passage(body, field, article.published, entry, vague))
    return out, dropped


def left_out(article: Article, field: Field, span: Span, reason: str) -> Dropped:
    """Note that a span of an article's field was left out; ``where`` names the source and the field."""
    text = article.title if field == "title" else article.text
    start, end = span
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end -= len(text[start:end]) - len(text[start:end].rstrip())
    where = f"{article.source or article.path or article.title or article.id}, {field}"
    return Dropped(where=where, reason=reason, text=text[start:end], article_id=article.id, start=start, end=end)


def _slices(span: Span) -> list[Span]:
    """Cut a paragraph that is none."""
    start, end = span
    return [(low, min(end, low + MAX_PARAGRAPH)) for low in range(start, end, MAX_PARAGRAPH)]


def _labelled(
    article: Article, field: Field, read: Plain, label: Label | None, entry: TimeSpan | None, dropped: list[Dropped]
) -> tuple[Plain, TimeSpan | None]:
    """Take a label off a paragraph and note it; an entry's time holds until the next one."""
    if label is None:
        return read, entry
    span = read.span(0, len(read.text[: label.end].rstrip()))
    dropped.append(left_out(article, field, span, label.reason))
    if label.clock is not None:
        day = (entry.latest if entry else None) or article.published
        entry = _entry_time(span, day, read.text[: label.end], label.clock)
    return Plain(read.text[label.end :], read.offsets[label.end :]), entry


_WEEKDAY = re.compile(r"(mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_WEEKDAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")


def _entry_time(span: Span, before: str | None, label: str, clock: str) -> TimeSpan | None:
    """Place an entry's clock time on the day it names, else on that of the entry ``before`` it or of publication."""
    if before is None:
        return None
    day = datetime.fromisoformat(before).date()
    named = _WEEKDAY.search(label)
    if named:
        ahead = (_WEEKDAYS.index(named[1].lower()) - day.weekday()) % 7
        day += timedelta(days=ahead if ahead <= 3 else ahead - 7)
    moment = f"{day.isoformat()}T{clock}"
    return TimeSpan(span[0], span[1], moment, moment, "as_of", ambiguous=False)


def _passage(body: Plain, field: Field, published: str | None, entry: TimeSpan | None, vague: VagueWords) -> Passage:
    """Read a paragraph's numbers and times, against the entry's time where there is one."""
    now = entry.latest if entry else published
    return Passage(
        field=field,
        plain=body,
        quantities=tuple(_moved(body, found) for found in find_quantities(body.text, vague)),
        times=tuple(_moved(body, found) for found in find_times(body.text, now)),
        entry=entry,
    )


def _moved(body: Plain, found: Found) -> Found:
    """Turn offsets of the plain text into offsets of the field."""
    start, end = body.span(found.start, found.end)
    return replace(found, start=start, end=end)
