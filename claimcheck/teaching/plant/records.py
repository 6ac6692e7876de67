"""What is passed around when changes are planted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from claimcheck.records import Field

PlantKind = Literal["figure", "name", "negation"]
Part = Literal["same", "gone", "new"]
KINDS: dict[PlantKind, str] = {"figure": "Figures", "name": "Names", "negation": "Negations"}


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of one sentence to be put in place of others; offsets into the sentence."""

    kind: PlantKind
    start: int
    end: int
    after: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A change that could be planted: ``before`` stands at ``start`` to ``end`` of the article's field."""

    id: str
    kind: PlantKind
    field: Field
    start: int
    end: int
    before: str
    after: str
    sentence_start: int
    sentence_end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a sentence: as it was, taken out, or put in."""

    text: str
    part: Part


@dataclass(frozen=True, slots=True)
class PlantedSentence:
    """A sentence of the planted copy. ``number`` counts from 1, the headline first; ``paragraph`` from 0."""

    number: int
    paragraph: int
    pieces: tuple[Piece, ...]
    kinds: tuple[PlantKind, ...]

    @property
    def text(self) -> str:
        """The sentence as pupils read it."""
        return "".join(piece.text for piece in self.pieces if piece.part != "gone")

    @property
    def was(self) -> str:
        """The sentence as it stood in the article."""
        return "".join(piece.text for piece in self.pieces if piece.part != "new")

    @property
    def is_changed(self) -> bool:
        """Whether something was planted in it."""
        return bool(self.kinds)


@dataclass(frozen=True, slots=True)
class PlantedCopy:
    """An article with changes planted; ``has_title`` says whether its first sentence is the headline."""

    article_id: str
    source: str
    published: str | None
    has_title: bool
    sentences: tuple[PlantedSentence, ...]

    @property
    def changed(self) -> tuple[PlantedSentence, ...]:
        """The sentences that pupils should find."""
        return tuple(sentence for sentence in self.sentences if sentence.is_changed)

    @property
    def changes(self) -> int:
        """How many changes were planted."""
        return sum(len(sentence.kinds) for sentence in self.sentences)
