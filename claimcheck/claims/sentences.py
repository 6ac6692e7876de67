"""Paragraphs and sentences, by offsets. Nothing is rewritten; paragraphs and headings are never joined."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.records import Span

# A field whose longest line is no longer than this was wrapped by an editor (72 to 100 columns are usual), and in it a
# line of at least WRAPPED_LINE characters that stops in mid-sentence goes on; headings are shorter.
WRAP_WIDTH = 100
WRAPPED_LINE = 55

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_STOPPED = re.compile(r"[.!?:;…][\"'”’)\]*_]*\s*$")
_LISTED = re.compile(r"\s*(?:[-*•–—>#]|\d{1,2}[.:)])")
# nupunkt splits after these when the next word is capitalised: "Lt. | Col. Brandt".
_TITLES = re.compile(
    r"(?:^|[\s(\"“])(?:Lt|Col|Gen|Maj|Capt|Sgt|Cpl|Cmdr|Adm|Brig|Rear|Gov|Sen|Rep|Rev|Hon|Prof|Pres|Supt|Insp|Det|Const"
    r"|Mr|Mrs|Ms|Dr|St|No|Nos|Fr|Sr|Msgr|Atty|Amb)\.\s*$"
)
# nupunkt joins these: a clock time that ends a sentence, and a quotation that opens the next one.
_AFTER_CLOCK = re.compile(
    r"(?<=[ap]\.m\.)[\"”’]?\s+(?=[\"“‘]?(?:The|A|An|He|She|It|They|We|I|In|But|And|No|Nobody|None|All|Some|There|This|"
    r"That|These|Those|His|Her|Its|Their|Then|When|After|By|At|Two|Three|Police|Officials)\b)"
)
_AFTER_WORD = re.compile(r"(?<=[a-z]{3}[.!?])\s+(?=[A-Z][\w'’]*)")
_AFTER_LETTER = re.compile(r"(?<= [A-Z][.])\s+(?=[A-Z])")  # "in Terminal B. Our reporter"
_SHORTENED = re.compile(r"\b(?:approx|est|vs|etc|incl|dept|govt|intl|viz|cf|min|max|tel|ext|fig|vol)\.$")
_BEFORE_QUOTE = re.compile(r"(?<=[a-z0-9%]{2}[.!?])\s+(?=[\"“‘][A-Z])")
_AFTER_QUOTE = re.compile(r"(?<=[a-z0-9%]{2}[.!?][\"”])\s+(?=[A-Z][a-z]*\b)")


def paragraphs(text: str) -> list[Span]:
    """Find the paragraphs of a field.

    A line is a paragraph, unless it was wrapped: then lines are joined until one stops. A line that begins in lower
    case continues a line that did not stop, even over a blank line (link exports break sentences so).

    Args:
        text: an article's field.

    Returns:
        Spans, in order, without blank lines.
    """
    lines = [found.span() for found in _LINE.finditer(text) if found[0].strip()]
    wrapped = max((end - start for start, end in lines), default=0) <= WRAP_WIDTH
    spans: list[Span] = []
    for line in lines:
        if spans and _continues(text, spans[-1], line, wrapped):
            spans[-1] = (spans[-1][0], line[1])
        else:
            spans.append(line)
    return spans


def _continues(text: str, before: Span, line: Span, wrapped: bool) -> bool:
    """Tell whether a line goes on with the paragraph before it."""
    last = text.rfind("\n", before[0], before[1]) + 1
    tail = text[max(before[0], last) : before[1]]
    head = text[line[0] : line[0] + 8].lstrip(" \t[*_")
    if _STOPPED.search(tail[-12:]) or _LISTED.match(text, line[0], line[1]):
        return False
    if head[:1].islower() and not head.startswith(("http", "www.")):
        return True
    return wrapped and len(tail) >= WRAPPED_LINE and text.count("\n", before[1], line[0]) <= 1


def sentences(text: str) -> list[Span]:
    """Find the sentences of one paragraph's plain text.

    Boundaries are nupunkt's (MIT, trained on English news and law), repaired where it is known to err: military ranks
    ("Lt. Col."), a clock time at the end ("at 6 p.m. Nobody ..."), a quotation that opens a sentence.

    Args:
        text: the paragraph, one line.

    Returns:
        Spans without white space at either end, in order.
    """
    import nupunkt

    spans: list[Span] = []
    for start, end in nupunkt.sent_spans(text):
        if spans and _TITLES.search(text[max(spans[-1][0], spans[-1][1] - 12) : spans[-1][1]]):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return [part for span in spans for part in _split(text, span)]


def _split(text: str, span: Span) -> list[Span]:
    """Cut a span where nupunkt joins two sentences, and strip the parts."""
    cuts = {m.start() for regex in (_AFTER_CLOCK, _BEFORE_QUOTE) for m in regex.finditer(text, *span)}
    cuts |= {m.start() for m in _AFTER_LETTER.finditer(text, *span) if _opens(text, m.end())}
    cuts |= {
        m.start()
        for m in _AFTER_WORD.finditer(text, *span)
        if not _SHORTENED.search(text[max(0, m.start() - 8) : m.start()])
    }
    cuts |= {m.start() for m in _AFTER_QUOTE.finditer(text, *span) if _opens(text, m.end())}
    edges = [span[0], *sorted(cuts), span[1]]
    parts = []
    for low, high in pairwise(edges):
        part = text[low:high]
        start = low + len(part) - len(part.lstrip())
        end = low + len(part.rstrip())
        if start < end:
            parts.append((start, end))
    return parts


# After a closed quotation these begin a sentence; any other capital may be the speaker ('"No." Vell said so').
_OPENERS = re.compile(
    r"(?:The|A|An|In|But|And|It|They|There|This|That|These|Those|For|On|At|After|When|No|Nobody|"
    r"Our|We|He|She|His|Her|Its|Their|Of|By|From|With|One|Two|Some|All)\b"
)


def _opens(text: str, at: int) -> bool:
    """Tell whether a word at ``at`` is one that opens sentences."""
    return _OPENERS.match(text, at) is not None
