"""Lines as a page sets them, put together to paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile, takewhile, zip_longest

from claimcheck.articles.dates import parse_date

FULL_LINE = 0.75  # of the usual longest line: a line that reaches this far goes on in the next one
HEADLINE = 0.95  # the same of the very first line, which is a headline more often than not
SHORT_COLUMN = 20  # characters: a page whose full lines are shorter than this is a list
EDGE_LINES = 2  # lines at the top and at the bottom of a page in which its running head and number stand
RUNNING_CHARACTERS = 80  # of a running head; longer lines are the article's own
REPEATED = 0.6  # of the pages (three at least) that carry a line at their edge
MIN_PAGES = 3
MIN_HEADLINE = 10  # letters; an initial or a logo is larger than a headline
LARGER = 1.15  # times the type of the text: headlines begin at a quarter more
MIN_LINE = 4  # letters of a line whose type counts: an initial over several lines is one letter
MASTHEAD_LINES = 3
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_PRINTED_DAY = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d{2}(?:\s?[AP]M)?\b.{0,200}"
_FOOT = re.compile(r"((?:https?|file)://\S{1,2000})\s+\d{1,4}/\d{1,4}")
_PRINTED = re.compile(rf"{_PRINTED_DAY}|{_FOOT.pattern}")
_PAGE_NUMBER = re.compile(r"(?i)\W*(?:page|seite|p\.)?\s*\d{1,4}(?:\s*(?:of|/|von)\s*\d{1,4})?\W*")
_STOPPED = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_HYPHEN = re.compile(r"(?<=[^\W\d_]{2})[-\u00ad\u2010]$")


def without_running_lines(pages: Sequence[Sequence[str]]) -> tuple[list[str], list[str]]:
    """Leave out what stands at the edge of most pages (heads, feet, page numbers), and what browsers print there.

    Args:
        pages: the lines of each page.

    Returns:
        All other lines, pages apart by an empty line only where a paragraph may end; and the lines left out, each once.
    """
    edges: Counter[str] = Counter()
    for page in pages:
        edges.update({_form(page[place]) for place in _edge(page)})
    enough = max(MIN_PAGES, REPEATED * len(pages))
    running = {form for form, count in edges.items() if form and count >= enough}
    left_out: dict[str, str] = {}
    kept: list[str] = []
    for page in pages:
        at_edge = _edge(page)
        for place, line in enumerate(page):
            is_counted = len(pages) > 1 and _is_number(line)
            if place in at_edge and (_form(line) in running or is_counted or _PRINTED.fullmatch(line.strip())):
                left_out.setdefault(_form(line), " ".join(line.split()))
            else:
                kept.append(line)
    return kept, [line for line in left_out.values() if not _is_number(line)]


def printed_address(pages: Sequence[Sequence[str]]) -> str | None:
    """Find the web address that a browser prints at the foot of each page."""
    edges = (page[place].strip() for page in pages for place in sorted(_edge(page)))
    return next((found[1] for line in edges if (found := _FOOT.fullmatch(line))), None)


def largest(pieces: Sequence[tuple[float, str]]) -> str:
    """Find a page's headline: the first words in its largest type.

    Args:
        pieces: the size of type (in any unit) and the words of each piece, in reading order.

    Returns:
        Its words on one line, or nothing where no type is clearly larger than that of most letters.
    """
    letters: Counter[float] = Counter()
    for size, words in pieces:
        letters[round(size, 1)] += len(words.strip())
    top = max((size for size, count in letters.items() if count >= MIN_HEADLINE), default=0.0)
    usual = letters.most_common(1)[0][0] if letters else 0.0
    if top < LARGER * usual:
        return ""
    behind = dropwhile(lambda piece: round(piece[0], 1) != top, pieces)
    found = takewhile(lambda piece: round(piece[0], 1) == top or not piece[1].strip(), behind)
    return " ".join(" ".join(words for _, words in found).split())


def parted_by_size(text: str, pieces: Sequence[tuple[float, str]]) -> str:
    """Put an empty line where the type changes clearly from one line to the next: a headline ends there, or a byline.

    Args:
        text: a page's.
        pieces: its words in the same order, each with its size of type; where they are not all of the text it stays.
    """
    if "".join(words for _, words in pieces) != text:
        return text
    sizes: list[dict[float, int]] = [{}]
    for size, words in pieces:
        for number, part in enumerate(words.split("\n")):
            if number:
                sizes.append({})
            sizes[-1][size] = sizes[-1].get(size, 0) + len(part.strip())
    kept: list[str] = []
    before = 0.0
    for line, held in zip(text.split("\n"), sizes, strict=True):
        size = max(held, key=lambda each: held[each], default=0.0)
        is_counted = sum(held.values()) >= MIN_LINE
        is_new = is_counted and before and not 1 / LARGER < size / before < LARGER
        kept += ["", line] if is_new and not line.lstrip()[:1].islower() else [line]
        before = size if is_counted else before
    return "\n".join(kept)


def masthead_day(lines: Sequence[str]) -> str | None:
    """Find the day in a newspaper's line above its headline: a short line with a weekday and a date, or in capitals."""
    for line in [line.strip() for line in lines if line.strip()][:MASTHEAD_LINES]:
        is_short = len(line) <= RUNNING_CHARACTERS and not _STOPPED.search(line) and not _PRINTED.fullmatch(line)
        if is_short and (_WEEKDAY.search(line) or line.isupper()) and (found := parse_date(line)) is not None:
            return found
    return None


def paragraphs(lines: Iterable[str]) -> Iterator[str]:
    """Join lines: an empty line ends a paragraph, and so does one that stops short of the margin after a full stop."""
    rows = [" ".join(line.split()) for line in lines]
    width = _width(rows)
    current: list[str] = []
    is_first = True
    for row, after in zip_longest(rows, rows[1:], fillvalue=""):
        if row:
            _join(current, row)
        if current and (not after or _ends(row, after, HEADLINE * width if is_first else FULL_LINE * width, is_first)):
            yield "".join(current)
            current, is_first = [], False


def _join(before: list[str], row: str) -> None:
    """Put a line behind others; a word parted at the margin becomes whole again."""
    if before and _HYPHEN.search(before[-1][-3:]) and row[:1].islower():
        before[-1] = before[-1][:-1]
    elif before:
        before.append(" ")
    before.append(row)


def _ends(row: str, after: str, full: float, is_first: bool) -> bool:
    """Tell whether a line ends a paragraph; the very first is a headline when it stops short of the margin."""
    if not row or after[:1].islower() or len(row) >= full:
        return False
    return is_first or full < SHORT_COLUMN or _STOPPED.search(row) is not None or len(row) < full * 2 / 3


def _width(rows: Sequence[str]) -> int:
    """Tell how long a full line is: nine in ten lines are no longer."""
    lengths = sorted(len(row) for row in rows if row)
    return lengths[int(0.9 * len(lengths))] if lengths else 0


def _edge(page: Sequence[str]) -> set[int]:
    """Give the places of the lines at the top and at the bottom of a page."""
    filled = [place for place, line in enumerate(page) if line.strip()]
    return {
        place
        for place in (*filled[:EDGE_LINES], *filled[-EDGE_LINES:])
        if len(page[place]) <= RUNNING_CHARACTERS or "://" in page[place]
    }


def _form(line: str) -> str:
    """Write a line so that it is the same on each page: digits, which count the pages, become one sign."""
    return re.sub(r"\d+", "#", " ".join(line.split())).lower()


def _is_number(line: str) -> bool:
    return len(line) < 40 and _PAGE_NUMBER.fullmatch(line.strip()) is not None
