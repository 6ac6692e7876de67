"""Tokens of a text with their offsets, made in one linear pass."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

# Order matters: ISO dates and "a.m." before plain numbers and words. Every repetition is over disjoint characters,
# so that no text makes the pass longer than linear.
_TOKEN = re.compile(
    r"\d{4}-\d{2}-\d{2}(?!\d)"
    r"|\d+(?:[.,:/]\d+)*"
    r"|[ap]\.\s?m\b\.?"
    r"|o['’]clock\b"
    r"|['’]s\b"
    r"|[^\W\d_]+"
    r"|\n\s*\n"
    r"|[^\s\w]|_",
    re.IGNORECASE,
)
# "06:30", "14:10": one such time shows that "10:05" in the same text is in the morning.
_ON_FULL_DAY = re.compile(r"(?:0\d|1[3-9]|2[0-3]):[0-5]\d").fullmatch
PADDING = 8  # empty tokens after the end, so that a rule may look ahead (and, by index -1, behind) without a test
TITLES = frozenset(
    "mr mrs ms dr st gen lt col sgt capt maj sen rep gov rev hon prof jr sr no vs fig inc ltd co corp "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs thur fri sat sun".split()
)
_CLOSERS = frozenset("\"'”’»)]")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists: lower-case form, form as written, start and end offset. ``size`` leaves the padding out."""

    low: list[str]
    raw: list[str]
    start: list[int]
    end: list[int]
    size: int
    breaks: list[int]
    full_day: bool  # the text writes clock times from 00:00 to 23:59, as its other times show

    def glued(self, index: int) -> bool:
        """Tell whether token ``index`` follows the one before it without a space."""
        return 0 < index < self.size and self.start[index] == self.end[index - 1]

    def spaced(self, index: int) -> bool:
        """Tell whether a blank stands before token ``index``."""
        return index == 0 or self.start[index] > self.end[index - 1]

    def sentence(self, index: int) -> int:
        """Return the number of the sentence that holds token ``index``."""
        return bisect_right(self.breaks, index)

    def bounds(self, index: int) -> tuple[int, int]:
        """Return the token range [first, last) of the sentence that holds token ``index``."""
        at = bisect_right(self.breaks, index)
        return (self.breaks[at - 1] if at else 0, self.breaks[at] if at < len(self.breaks) else self.size)


def tokenize(text: str) -> Tokens:
    """Cut ``text`` into words, numbers, marks and paragraph breaks (each kept as one line feed)."""
    matches = list(_TOKEN.finditer(text))
    raw = [match.group() for match in matches]
    raw = ["\n" if word[0] == "\n" else word for word in raw]
    size = len(raw)
    start = [match.start() for match in matches]
    end = [match.end() for match in matches]
    raw += [""] * PADDING
    start += [len(text)] * PADDING
    end += [len(text)] * PADDING
    low = [token.lower() for token in raw]
    return Tokens(low, raw, start, end, size, _breaks(low, raw, size), any(map(_ON_FULL_DAY, raw)))


def _breaks(low: list[str], raw: list[str], size: int) -> list[int]:
    """List the token indices at which a sentence begins, without the first."""
    found = []
    for index in range(size):
        word = raw[index]
        if word == "\n":
            found.append(index + 1)
        elif word in "!?" or (word == "." and not _abbreviates(low, raw, index)) or low[index][-2:] == "m.":
            after = index + 1
            while after < size and after < index + 3 and raw[after] in _CLOSERS:
                after += 1
            if after < size and (raw[after][0].isupper() or raw[after][0] in "\"'“‘«"):
                found.append(after)
    return found


def _abbreviates(low: list[str], raw: list[str], index: int) -> bool:
    """Tell whether the dot at ``index`` belongs to "Mr", "Nov" or a single initial."""
    before = low[index - 1]
    return before in TITLES or (len(before) == 1 and raw[index - 1].isupper())
