"""What a web page tells of itself beside its text: the day it came out, its own address, corrections below it."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

from claimcheck.articles.amendments import MOST_TOLD, notices, told
from claimcheck.articles.dates import is_date_line, parse_date
from claimcheck.articles.fragments import tree_text

MAX_LOOKED_AT = 100_000  # elements and texts; a page of 30,000 tags has no more
PROSE = 150  # characters: the first paragraph, above which a page tells its day
_NOT_SHOWN = frozenset({"script", "style", "template", "noscript", "footer", "head"})
_DECLARED = re.compile(r"\A\s{0,99}<\?xml[^>]{0,200}>")  # it names an encoding, which text has no more
_SAVED_FROM = re.compile(
    r"<!--\s{0,9}saved from url=\(\d{1,9}\)(https?://[^\s<>]{1,2000})"
    r"|\burl:\s{1,9}(https?://[^\s<>]{1,2000})\s{1,9}saved date:"
)
"""Chrome's, Edge's and Firefox's comment in a page that was saved whole; SingleFile's."""
_LD_ADDRESS = re.compile(
    r'"mainEntityOfPage"\s{0,9}:\s{0,9}(?:\{[^{}]{0,300}?"@id"\s{0,9}:\s{0,9})?"(https?:[^"\s<>]{1,2000})"'
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def parsed(page: str) -> Any:  # noqa: ANN401 - lxml ships no types
    """Parse a page; null where nothing of it can be parsed."""
    parser = import_module("lxml.html")
    try:
        return parser.document_fromstring(_DECLARED.sub("", page, count=1))
    except (ValueError, parser.etree.ParserError):
        return None


def published_on(page: str, root: Any, found: str | None) -> str | None:  # noqa: ANN401 - lxml ships no types
    """Tell the day a page came out.

    Args:
        page: its HTML.
        root: the same, parsed.
        found: the date that the extractor read, as YYYY-MM-DD. It may come out of a sentence (the year in which a ship
            was built is told as its first of January) or out of the page's foot, so it is not believed by itself.

    Returns:
        The date found, where it stands in the page's marks or in a short line between headline and text; else a line
        there that is a date and nothing else; null where the page tells none.
    """
    if found is not None and _is_marked(page, found):
        return found
    lines = _lines_above_text(root)
    days = [parse_date(line) for line in lines if is_date_line(line)]
    if days:
        return days[0]
    return found if found in [(parse_date(line) or "")[:10] for line in lines] else None


def _is_marked(page: str, day: str) -> bool:
    """Tell whether a date stands in an attribute, an address or a script of a page."""
    year, month, number = day.split("-")
    name, short = _MONTHS[int(month) - 1], number.lstrip("0")
    spoken = rf"0?{short} {name}[a-z]* {year}|{name}[a-z]*\.? 0?{short},? {year}"
    marks = rf"{year}(?P<mark>[-/]?){month}(?P=mark){number}(?!\d)"
    quoted = rf"[\"'][^\"'<>\n]{{0,40}}\b(?:{spoken})\b[^\"'<>\n]{{0,40}}[\"']"
    return re.search(f"{marks}|{quoted}", page, re.IGNORECASE) is not None


def address_told(page: str) -> str | None:
    """Find a page's address where it names no canonical one: what it tells search engines, or its browser wrote."""
    found = _LD_ADDRESS.search(page) or _SAVED_FROM.search(page[:4_000])
    return next((group.replace("\\/", "/") for group in found.groups() if group), None) if found else None


def notices_outside(root: Any, text: str) -> list[str]:  # noqa: ANN401 - lxml ships no types
    """Tell of corrections and updates of an article that stand on its page, but not in its text.

    Args:
        root: the parsed page.
        text: the article as extracted from it.
    """
    held = " ".join(text.split())
    outside = (words for words in notices(tree_text(root)) if " ".join(words.split()) not in held)
    return list(dict.fromkeys(map(told, outside)))[:MOST_TOLD]


def _lines_above_text(root: Any) -> list[str]:  # noqa: ANN401 - lxml ships no types
    """Give the lines above the text of a page, and below its headline where it has one."""
    lines: list[str] = []
    waiting: list[Any] = [root]
    for _ in range(MAX_LOOKED_AT):
        if not waiting:
            break
        item = waiting.pop()
        if isinstance(item, str):
            line = " ".join(item.split())
            if len(line) >= PROSE:
                break
            lines.append(line)
            continue
        if item.tail:
            waiting.append(item.tail)
        if not isinstance(item.tag, str) or item.tag in _NOT_SHOWN:
            continue
        if item.tag == "h1":
            lines = []  # above the headline stands the day on which the page was looked at
        waiting.extend(reversed(item))
        if item.text:
            waiting.append(item.text)
    return lines
