"""Figures in a sentence: where they stand, what they are worth, how else they can be written."""

from __future__ import annotations

import dataclasses
import re

UNITS_IN_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS_IN_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
WORD_VALUES = {word: n for n, word in enumerate(UNITS_IN_WORDS)} | {
    word: 10 * n for n, word in enumerate(TENS_IN_WORDS, start=2)
}
_SMALL = "|".join(sorted((*WORD_VALUES, "hundred", "thousand"), key=len, reverse=True))
_FIGURE = re.compile(
    rf"(?<![\w.,:/-])(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\w:/-]|[.,]\d)"
    rf"|\b(?:{_SMALL})(?:(?:-|\s|\sand\s)(?:{_SMALL}))*\b",
    re.IGNORECASE,
)
BOUNDS = re.compile(
    r"\b(?:at least|at most|more than|over|above|fewer than|less than|under|below|up to|no more than|as many as|"
    r"upwards of|not quite|barely|only|minimum of|maximum of|exceed\w*|between|first|or more|or fewer)\s+(?:\W?)$",
    re.IGNORECASE,
)
ROUGH = re.compile(r"\b(?:about|around|some|nearly|almost|roughly|approximately|just under|just over)\s+\W?$", re.I)
YEARS = range(1800, 2101)


@dataclasses.dataclass(frozen=True, slots=True)
class Figure:
    """A number as written.

    Attributes:
        start: where it begins.
        end: where it ends.
        value: what it is worth, without a scale word after digits.
        words: whether it is written in words.
        bounded: whether a bound stands before it.
        rough: whether a word such as "about" stands before it.
    """

    start: int
    end: int
    value: float
    words: bool
    bounded: bool
    rough: bool

    @property
    def is_year(self) -> bool:
        """Whether it may be a year."""
        return not self.words and self.value in YEARS


def find_figures(text: str) -> list[Figure]:
    """Find the figures of a sentence; "one" alone is none, being mostly a pronoun."""
    out = []
    for match in _FIGURE.finditer(text):
        written = match.group()
        words = not written[0].isdigit()
        value = value_of_words(written) if words else float(written.replace(",", ""))
        if value is None or (words and value < 2):
            continue
        before = text[: match.start()]
        bounded, rough = bool(BOUNDS.search(before)), bool(ROUGH.search(before))
        out.append(Figure(match.start(), match.end(), value, words, bounded, rough))
    return out


def value_of_words(words: str) -> float | None:
    """Read a number in words, or return None for what is none."""
    total, current = 0.0, 0.0
    for word in re.split(r"[-\s]+", words.lower()):
        if word in WORD_VALUES:
            current += WORD_VALUES[word]
        elif word == "hundred":
            current = max(current, 1) * SCALES[word]
        elif word in SCALES:
            total, current = total + max(current, 1) * SCALES[word], 0.0
        elif word != "and":
            return None
    return total + current


def in_words(value: int) -> str:
    """Write a whole number under a thousand in words."""
    if value < len(UNITS_IN_WORDS):
        return UNITS_IN_WORDS[value]
    if value < 100:
        tens, rest = divmod(value, 10)
        return TENS_IN_WORDS[tens - 2] + (f"-{UNITS_IN_WORDS[rest]}" if rest else "")
    hundreds, rest = divmod(value, 100)
    return f"{UNITS_IN_WORDS[hundreds]} hundred" + (f" and {in_words(rest)}" if rest else "")


def written(value: float, like: Figure, text: str) -> str:
    """Write a value in the manner of a figure: words or digits, capital or not, as many decimals."""
    if like.words and value == int(value) and value < 1000:
        out = in_words(int(value))
        return out.capitalize() if text[like.start].isupper() else out
    decimals = len(text[like.start : like.end].partition(".")[2]) if not like.words else 0
    return f"{value:,.{decimals}f}" if not like.is_year else f"{value:.0f}"


def put(text: str, figure: Figure, replacement: str) -> str:
    """Replace a figure in its sentence."""
    return text[: figure.start] + replacement + text[figure.end :]
