"""What the workspace hands out: frozen, slotted dataclasses. Moments are aware, in UTC.

Every record that two people may change carries ``version``: 1 when first saved, one more with each change. Who changes
it says which version they saw; 0 stands for "nothing was saved yet".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from claimcheck.records import Article, Dropped

Decision = Literal["confirmed", "dismissed", "to check"]
DECISIONS: tuple[Decision, ...] = ("confirmed", "dismissed", "to check")


@dataclass(frozen=True, slots=True)
class ComparisonInfo:
    """A saved comparison without its contents. ``removed`` is when it was put in the bin, null for most."""

    id: str
    name: str
    version: int
    who: str
    at: datetime
    created: datetime
    articles: int
    is_analysed: bool
    removed: datetime | None


@dataclass(frozen=True, slots=True)
class SavedComparison:
    """A named set of articles as read, in order, and the report made of them as JSON (null before the analysis)."""

    info: ComparisonInfo
    articles: tuple[Article, ...]
    dropped: tuple[Dropped, ...]
    report: str | None


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says an article's source, title, date and language are; null: as read.

    ``published`` "" means "no date", ``language`` "" that nobody can tell it; else it is an ISO 639 code.
    """

    article_id: str
    version: int
    source: str | None
    title: str | None
    published: str | None
    language: str | None
    who: str
    at: datetime

    def apply(self, article: Article) -> Article:
        """Return the article as corrected; its text and id stay.

        Raises:
            ValueError: the correction is another article's.
        """
        if article.id != self.article_id:
            raise ValueError(f"the correction is of article {self.article_id}, not of {article.id}")
        return replace(
            article,
            source=article.source if self.source is None else self.source,
            title=article.title if self.title is None else self.title,
            published=article.published if self.published is None else self.published or None,
            language=article.language if self.language is None else self.language or None,
        )


@dataclass(frozen=True, slots=True)
class Seen:
    """A flag (conflict id) as a reviewer saw it: the version of its verdict, 0 for none, and the flag's confidence."""

    flag_id: str
    version: int = 0
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a reviewer decided about one flag of a comparison; ``decision`` is null once it was taken back."""

    comparison_id: str
    flag_id: str
    version: int
    decision: Decision | None
    reason: str
    confidence: float | None
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Note:
    """A note on a flag, or on the whole comparison when ``flag_id`` is ""; an empty text means it was taken away."""

    comparison_id: str
    flag_id: str
    note_id: str
    version: int
    text: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Tally:
    """How somebody decided about the last flags of one level of confidence."""

    confirmed: int
    dismissed: int
    to_check: int


@dataclass(frozen=True, slots=True)
class Lesson:
    """A room that pupils join by ``code``. ``content`` is the app's own JSON; ``step`` is where the teacher stands."""

    id: str
    code: str
    title: str
    content: str
    step: int
    version: int
    who: str
    at: datetime
    opened: datetime
    closed: datetime | None


@dataclass(frozen=True, slots=True)
class Pupil:
    """Somebody in a lesson, under a made-up name."""

    id: str
    lesson_id: str
    name: str
    joined: datetime


@dataclass(frozen=True, slots=True)
class Answer:
    """What a pupil judged of one item of a lesson, and why. A second answer takes the place of the first."""

    lesson_id: str
    pupil_id: str
    item: str
    judgement: str
    why: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, per kind: rows added, rows that were here already, and rows that differ from what is here.

    What is here always stays; ``set_aside`` counts what the file says otherwise. ``forgotten`` counts what pupils wrote
    too long ago, which is not kept even if it was added.
    """

    added: Mapping[str, int]
    same: Mapping[str, int]
    set_aside: Mapping[str, int]
    forgotten: int = 0
