"""Tokens with offsets and a cheap sentence number: all that the grammar of quantities reads."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Kind = Literal["word", "number", "fraction", "money", "sign", "end"]

# Digits with the thousands separators of English, Indian and unmistakable continental print, then plain decimals.
_NUMBER = (
    r"\d{1,3}(?:,\d{3})+(?![\d])(?:\.\d+)?"
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)(?:\.\d+)?"
    r"|\d{1,3}(?:\.\d{3}){2,}(?![\d])"
    r"|\d{1,3}(?:['’]\d{3})+(?!\d)"
    r"|\d+(?:\.\d+)?"
    r"|(?<![\w.])\.\d+"
)
_TOKEN = re.compile(
    rf"(?P<number>{_NUMBER})"
    r"|(?P<fraction>[½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<money>[$€£¥₹₽₴₪₺₩₦฿₫₱₡₲₾₭₿])"
    r"|(?P<sign>\S)"
)
_ENDS = frozenset(".!?…")
# A full stop after one of these (or after a single letter) does not end a sentence.
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt col maj capt sgt rev hon st sr jr vs etc approx no nos jan feb mar apr jun jul aug "
    "sep sept oct nov dec gov sen rep inc ltd co corp dept est fig vol pp ft".split()
)
PADDING = 10  # end tokens behind the text: looking this far ahead, or back with a negative index, needs no check


class Token(NamedTuple):
    """One token: offsets into the text, the text, its lower case, and whether it touches the token before it."""

    start: int
    end: int
    text: str
    low: str
    kind: Kind
    sentence: int
    glued: bool


_END = Token(-1, -1, "", "", "end", -1, False)


def tokenise(text: str) -> list[Token]:
    """Split ``text`` into tokens in one pass.

    Args:
        text: any text; offsets are code points.

    Returns:
        The tokens in order, then ``PADDING`` end tokens of empty text.
    """
    tokens: list[Token] = []
    sentence = 0
    end = 0
    low = before = ""
    for match in _TOKEN.finditer(text):
        start = match.start()
        surface = match.group()
        if start > end and _breaks(text, end, start, low, before):
            sentence += 1
        before, low = low, surface.lower().replace("’", "'")
        tokens.append(Token(start, match.end(), surface, low, match.lastgroup, sentence, start == end and start > 0))  # type: ignore[arg-type]  # the group names are the kinds
        end = match.end()
    tokens.extend([_END] * PADDING)
    return tokens


def _breaks(text: str, end: int, start: int, low: str, before: str) -> bool:
    """Tell whether a sentence ends in the white space between two tokens."""
    if "\n" in text[end:start]:
        return True
    if low in "\"'”’)»" and low:
        low, before = before, ""
    if low not in _ENDS:
        return False
    if low != ".":
        return True
    if before in _ABBREVIATIONS or (len(before) == 1 and before.isalpha()):
        return False
    return not text[start].islower()


def phrase_at(tokens: list[Token], index: int, words: tuple[str, ...]) -> bool:
    """Tell whether ``words`` (lower case) stand at ``index``."""
    return all(tokens[index + n].low == word for n, word in enumerate(words))


def is_hyphen(tokens: list[Token], index: int) -> bool:
    """Tell whether a hyphen at ``index`` joins its neighbours without space."""
    token = tokens[index]
    return token.low in HYPHENS and token.glued and tokens[index + 1].glued


HYPHENS = frozenset("-‐‑–")
DASHES = frozenset("-‐‑–—−")
