"""Every record that flows between stages: frozen, slotted dataclasses.

Offsets are code points into the article's own field (``title`` or ``text``), absolute, end exclusive.
Times are ISO 8601 strings without a zone (``2026-05-14`` or ``2026-05-14T09:40``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Literal, overload

from claimcheck.errors import InputError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Span = tuple[int, int]
Field = Literal["title", "text"]
Modality = Literal["asserted", "denied", "hedged", "hypothetical", "future"]
Polarity = Literal["positive", "negative"]
Bound = Literal["=", "~", ">", "<"]
TimeRole = Literal["event", "as_of"]
Kind = Literal["numeric", "narrative"]
Verdict = Literal["conflict", "explained"]
Relation = Literal["agree", "refines", "explained", "conflict", "unrelated"]
Between = Literal["outlets", "speakers", "outlet_and_source", "within"]

ID_BYTES = 10  # 80 bits: a clash among a million records has odds under one in a trillion


def digest(*parts: str) -> str:
    """Hash ``parts`` into a stable id (blake2b, hexadecimal); parts never run into each other."""
    hashed = hashlib.blake2b(digest_size=ID_BYTES)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        hashed.update(len(data).to_bytes(8, "big"))
        hashed.update(data)
    return hashed.hexdigest()


RELATIONS: tuple[Relation, ...] = ("agree", "refines", "explained", "conflict", "unrelated")
NLI_LABELS: tuple[str, ...] = ("entailment", "neutral", "contradiction")


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read. ``text`` never changes once offsets into it exist.

    ``sha256`` (hexadecimal) is of the bytes that it was read from, as fetched or as they lay in the file.
    """

    id: str
    source: str
    title: str
    published: str | None
    retrieved: str | None
    url: str | None
    path: str | None
    language: str | None
    text: str
    sha256: str | None = None

    @classmethod
    def from_text(
        cls,
        text: str,
        source: str = "",
        title: str = "",
        published: str | None = None,
        url: str | None = None,
        path: str | None = None,
        retrieved: str | None = None,
        language: str | None = None,
        sha256: str | None = None,
    ) -> Article:
        """Make an article from its text.

        Args:
            text: the body, kept as it is.
            source: the outlet's name.
            title: the headline.
            published: an ISO 8601 date or date-time, or null.
            url: where it stands; part of the id.
            path: the file it was read from.
            retrieved: when it was fetched, ISO 8601.
            language: ISO 639-1 code when known.
            sha256: of the bytes it was read from.

        Returns:
            The article; its id hashes text and url alone, so correcting another field keeps every verdict.

        Raises:
            InputError: ``published`` is no ISO date.
        """
        if published is not None:
            try:
                datetime.fromisoformat(published)
            except ValueError as error:
                raise InputError(f"{published!r} is no date that can be read; write it as 2026-05-14") from error
        return cls(
            id=digest("article", text, url or ""),
            source=source,
            title=title,
            published=published,
            retrieved=retrieved,
            url=url,
            path=path,
            language=language,
            text=text,
            sha256=sha256,
        )


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something left out, where, and why. ``start``/``end`` are null when a whole article was left out."""

    where: str
    reason: str
    text: str = ""
    article_id: str | None = None
    start: int | None = None
    end: int | None = None


class Articles(Sequence[Article]):
    """Articles as read, with what could not be read in ``dropped``."""

    __slots__ = ("_articles", "dropped")

    def __init__(self, articles: Sequence[Article], dropped: Sequence[Dropped] = ()) -> None:
        """Hold ``articles`` in order, and ``dropped`` for what was left out."""
        self._articles = tuple(articles)
        self.dropped = tuple(dropped)

    @overload
    def __getitem__(self, index: int) -> Article: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Article, ...]: ...
    def __getitem__(self, index: int | slice) -> Article | tuple[Article, ...]:
        """Return one article, or a tuple of them for a slice."""
        return self._articles[index]

    def __len__(self) -> int:
        """Count the articles that were read."""
        return len(self._articles)

    def __iter__(self) -> Iterator[Article]:
        """Iterate over the articles in reading order."""
        return iter(self._articles)

    def __repr__(self) -> str:
        """Show both counts."""
        return f"Articles({len(self._articles)} read, {len(self.dropped)} dropped)"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as news writes it, read as an interval.

    ``value`` and ``unit`` are as written: the value a float ("4.2 million" is 4200000.0), the unit its singular English
    name ("kilometre", "euro", "percentage"), null for a bare count. ``low`` and ``high`` are in the base unit of
    ``dimension`` (metre, kilogram, second, euro, fraction of one for proportions, ...), null for no bound.
    """

    start: int
    end: int
    value: float | None
    unit: str | None
    head: str | None
    counted: str | None
    low: float | None
    high: float | None
    low_open: bool
    high_open: bool
    relation: Bound
    dimension: str
    whole: str | None
    change: str | None
    ordinal: bool


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A time as written, resolved to the interval [earliest, latest], null where it stays open."""

    start: int
    end: int
    earliest: str | None
    latest: str | None
    role: TimeRole
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody or something that takes part: ``role`` is agent, patient, recipient, origin or other."""

    role: str
    name: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it, when that is not the outlet itself; offsets of the speaker and the verb together."""

    speaker: str
    verb: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """One assertion. ``text`` is the slice itself; ``reading`` the same claim made to stand alone, for models only."""

    id: str
    article_id: str
    field: Field
    start: int
    end: int
    text: str
    sentence_start: int
    sentence_end: int
    reading: str
    predicate: str
    participants: tuple[Participant, ...]
    place: str | None
    modality: Modality
    polarity: Polarity
    quantities: tuple[Quantity, ...]
    times: tuple[TimeSpan, ...]
    as_of: TimeSpan | None
    attribution: Attribution | None


@dataclass(frozen=True, slots=True)
class ClaimPair:
    """What a Judge reads: two claims' readings, each with its article's date (ISO), null when unknown."""

    left: str
    right: str
    left_date: str | None = None
    right_date: str | None = None


@dataclass(frozen=True, slots=True)
class Judgements:
    """Probabilities, float32: ``relation`` (n, 5) in the order of RELATIONS, ``nli`` (n, 3) in that of NLI_LABELS."""

    relation: NDArray[np.float32]
    nli: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Claims that answer the same question about the world. A claim may be in two."""

    id: str
    claim_ids: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims that clash, or that differ in a way one named difference explains."""

    id: str
    cluster_id: str
    kind: Kind
    subkind: str
    verdict: Verdict
    left_claim_id: str
    right_claim_id: str
    left_spans: tuple[Span, ...]
    right_spans: tuple[Span, ...]
    confidence: float
    severity: float
    reason: str
    both_true_if: str | None
    between: Between
    matched_parts: tuple[str, ...]
    flip: str | None
    is_cross_source: bool


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two claims that agree, or of which one says more."""

    left_claim_id: str
    right_claim_id: str
    cluster_id: str
    relation: Literal["agree", "refines"]
    confidence: float


@dataclass(frozen=True, slots=True)
class Finding:
    """Every flag about one fact, told once."""

    id: str
    conflict_ids: tuple[str, ...]
    claim_ids: tuple[str, ...]
    headline: str
    severity: float


@dataclass(frozen=True, slots=True)
class Silence:
    """A fact that some sources tell and ``missing_from`` (article ids) leave out."""

    cluster_id: str
    claim_ids: tuple[str, ...]
    missing_from: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Claims printed from one origin: the same passage in several outlets. The first printed stands first."""

    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """What grouping and detection read: articles, claims, their vectors (n, d), candidate pairs and clusters.

    ``pairs`` are claim numbers (i < j) worth comparing, most promising first; ``clusters`` are there once grouped.
    """

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    vectors: NDArray[np.float32]
    pairs: tuple[tuple[int, int], ...] = ()
    clusters: tuple[Cluster, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What ``compare`` says of a pair. ``nli`` maps the three labels to probabilities, a as premise."""

    relation: Relation
    kind: Kind | None
    confidence: float
    nli: Mapping[str, float]
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything an analysis found. ``timings`` (seconds per stage) stand outside comparison and hashing."""

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    clusters: tuple[Cluster, ...]
    conflicts: tuple[Conflict, ...]
    agreements: tuple[Agreement, ...]
    findings: tuple[Finding, ...]
    silences: tuple[Silence, ...]
    origins: tuple[Origin, ...]
    dropped: tuple[Dropped, ...]
    settings: Mapping[str, object]
    timings: Mapping[str, float] = field(default_factory=dict, compare=False)
