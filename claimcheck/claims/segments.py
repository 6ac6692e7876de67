"""What the parser reads: sentences, and the sides of a semicolon or colon, with what is left out on the way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.claims.boilerplate import is_correction, is_housekeeping, is_question
from claimcheck.claims.passages import Passage, left_out, passages
from claimcheck.claims.quotations import Quotations, read_quotations
from claimcheck.claims.sentences import sentences
from claimcheck.records import Field

if TYPE_CHECKING:
    from claimcheck.config import VagueWords
    from claimcheck.records import Article, Dropped, Span

MAX_SENTENCE = 1000  # characters; the longest sentences of news have 700, and some rules are quadratic in the length
HEADLINE_SHARE = 0.6  # of a headline's words begin with a capital where the house style is title case
MIN_SIDE = 4  # words on each side of a semicolon or colon that can hold an assertion

_FIELDS: tuple[Field, ...] = ("title", "text")
# A colon before a quotation ties it to its speaker; a bracket that closes a sentence often holds one of its own.
_JOINT = re.compile(r"[;:]\s+(?![\"“‘'])|\s+\((?:\*?Note:\s*)?(?=[^()]{15,}\)?[.!?\"”']*\Z)")
_MARKS = ".,;:!?\"'()"
_STRAIGHT = str.maketrans("‘’“”„", '\'\'"""')
_SAID_COLON = re.compile(
    r"\b(?:said|says|added|adds|put it|explained|wrote|told [\w ]{2,30}|according to [\w ]{2,30}):$"
)
_SMALL_WORD = re.compile(r"\b[a-z][a-z'’-]*\b")
_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Segment:
    """What is parsed at once. Offsets are of the passage's plain text; ``number`` counts the article's passages."""

    passage: Passage
    quotations: Quotations
    number: int
    start: int
    end: int
    sentence: Span

    @property
    def text(self) -> str:
        """The words as they stand."""
        return self.passage.plain.text[self.start : self.end]

    @property
    def straight(self) -> str:
        """The words with straight quotation marks, which the parser reads better; no character moves."""
        return self.text.translate(_STRAIGHT)

    def sentence_case(self, small: frozenset[str]) -> str:
        """The straight words, a headline's capitals made small where the article has the word in ``small`` letters."""
        words = self.straight.split(" ")
        capital = sum(word[:1].isupper() for word in words)
        if (self.passage.field == "text" and not self.is_passage) or capital < HEADLINE_SHARE * len(words):
            return self.straight
        lowered = [word.lower() if word.lower().strip(_MARKS) in small else word for word in words[1:]]
        line = " ".join([words[0], *lowered])
        return line if len(line) == len(self.text) else self.straight

    @property
    def is_passage(self) -> bool:
        """Whether it is a paragraph by itself, as headings are."""
        return self.start == 0 and self.end == len(self.passage.plain.text)

    @property
    def is_sentence(self) -> bool:
        """Whether it is a whole sentence, not a side of a semicolon or colon."""
        return (self.start, self.end) == self.sentence

    @property
    def follows_colon(self) -> bool:
        """Whether it is the second half of "She said: each side will ..."."""
        return self.start > self.sentence[0] and _SAID_COLON.search(self._before()) is not None

    def _before(self) -> str:
        """Return the end of the half before, colon included."""
        return self.passage.plain.text[max(self.sentence[0], self.start - 60) : self.start].rstrip()

    @property
    def is_quoted(self) -> bool:
        """Whether it stands in quotation marks as a whole."""
        return self.quotations.cover(self.start, self.end)

    def span(self, start: int, end: int) -> Span:
        """Turn a span of ``text`` into offsets of the article's field."""
        return self.passage.plain.span(self.start + start, self.start + end)


def read_segments(article: Article, vague: VagueWords) -> tuple[list[Segment], list[Dropped]]:
    """Cut an article's title and text into segments.

    Args:
        article: the article.
        vague: what vague number words span.

    Returns:
        The segments in reading order, and what was left out: boilerplate, labels, questions, endless sentences.
    """
    segments: list[Segment] = []
    dropped: list[Dropped] = []
    number = 0
    for field in _FIELDS:
        found, out = passages(article, field, vague)
        dropped.extend(out)
        for passage in found:
            text = passage.plain.text
            quotations = read_quotations(text)
            for span in sentences(text):
                reason = _reason(text[slice(*span)])
                if reason is not None:
                    dropped.append(left_out(article, field, passage.plain.span(*span), reason))
                    continue
                segments.extend(Segment(passage, quotations, number, *side, span) for side in _sides(text, span))
            number += 1
    return segments, dropped


def small_words(article: Article) -> frozenset[str]:
    """Collect the words that an article's text writes in small letters."""
    return frozenset(word for word in _SMALL_WORD.findall(article.text))


def _reason(sentence: str) -> str | None:
    """Say why a sentence is not read, or null."""
    if len(sentence) > MAX_SENTENCE:
        return f"sentence of over {MAX_SENTENCE} characters"
    if not _LETTERS.search(sentence):
        return "no words"
    if sentence.rstrip("]) ").endswith(("…", "...")):
        return "cut off"
    if is_correction(sentence):
        return "correction notice"
    if is_housekeeping(sentence):
        return "notice"
    return "question" if is_question(sentence) else None


def _sides(text: str, span: Span) -> list[Span]:
    """Cut a sentence at its semicolons and colons, where enough stands on each side."""
    sides = [span]
    for found in _JOINT.finditer(text, *span):
        start, end = sides[-1]
        before, after = text[start : found.start()], text[found.end() : end]
        if len(before.split()) >= MIN_SIDE and len(after.split()) >= MIN_SIDE:
            sides[-1:] = [(start, found.start()), (found.end(), end)]
    return sides
