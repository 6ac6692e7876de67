"""Plain text: the whole file is the article, and its first lines may tell the headline and the date."""

from __future__ import annotations

import re

from claimcheck.articles.dates import is_date_line, parse_date
from claimcheck.articles.decode import decode
from claimcheck.articles.draft import Batch, Draft

MAX_HEADLINE_CHARACTERS = 180  # the longest of 60 news headlines looked at had 121
HEAD_LINES = 10  # headline, standfirst, byline, date and caption lines come before the first paragraph
_HEADING = re.compile(r"#{1,6}\s+")


def read_plain(name: str, data: bytes) -> Batch:
    """Read a .txt file. Its text is the whole file, headline and all, so that offsets are those of the file."""
    decoded = decode(data)
    notes = (decoded.note,) if decoded.note else ()
    draft = Draft(name, decoded.text, headline(decoded.text), published=date_line(decoded.text), notes=notes)
    return Batch((draft,))


def headline(text: str) -> str:
    """Take the first line when it looks like a headline: short, no full stop at its end, and more text below.

    Args:
        text: the article.

    Returns:
        The line without a Markdown heading's number signs, or an empty string.
    """
    first, _, rest = text.lstrip().partition("\n")
    line = _HEADING.sub("", first.strip(), count=1)
    is_short = 0 < len(line) <= MAX_HEADLINE_CHARACTERS
    is_open = not line.endswith((".", ",", ";", ":")) and any(character.isalpha() for character in line)
    return line if is_short and is_open and rest.strip() and not is_date_line(line) else ""


def date_line(text: str) -> str | None:
    """Find a line among the first that is a date and nothing else."""
    lines = [line.strip() for line in text.lstrip()[: HEAD_LINES * MAX_HEADLINE_CHARACTERS].split("\n") if line.strip()]
    return next((parse_date(line) for line in lines[:HEAD_LINES] if is_date_line(line)), None)
