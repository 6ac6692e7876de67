"""PDF: the words of its pages, put together to paragraphs; scanned pages say that they are."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.articles.apart.lines import (
    largest,
    masthead_day,
    paragraphs,
    parted_by_size,
    printed_address,
    without_running_lines,
)
from claimcheck.articles.apart.scrambled import is_scrambled
from claimcheck.articles.apart.side_by_side import Place, by_columns, noting_places
from claimcheck.articles.dates import parse_date
from claimcheck.articles.decode import clean
from claimcheck.articles.draft import Batch, Draft
from claimcheck.articles.limits import MAX_PDF_PAGES, MAX_TEXT_CHARACTERS
from claimcheck.articles.plain import MAX_HEADLINE_CHARACTERS, date_line, headline
from claimcheck.articles.sniff import LOCKED
from claimcheck.errors import InputError
from claimcheck.records import Dropped

if TYPE_CHECKING:
    from pypdf import PdfReader

LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u00ad": ""})
"""Letters that fonts draw as one, which a reader would take for other words; and hyphens that show nowhere."""
MAX_PIECES = 20_000  # of a page looked at for its headline
SCAN_LETTERS = 15  # a page with fewer letters is a picture with a page number
_MADE_BY = re.compile(r"(?i)microsoft \w+ - |untitled|\.(?:docx?|pdf|indd|qxp|pages|odt)$")
SCAN = "is a scan: its pages are pictures without text; let a text recognition make text of it, or type the text"
FORM = "is a form that Acrobat alone shows; print it to a new PDF and give that one"
CIPHER = "is encrypted in a way that cannot be read here; print it to a new PDF, or save its text as .txt"
SCRAMBLED = "is set in fonts that do not name their letters; let a text recognition make text of it, or type the text"
_UNNAMED = "whose fonts do not name their letters ("
_FORM = re.compile(r"\s{0,99}Please wait\.\.\.\s{1,9}If this message is not eventually replaced")
NO_PDF = "is no PDF that can be read; it may be damaged: save its text as .txt"


def read_pdf(name: str, data: bytes) -> Batch:
    """Read a PDF's text.

    The date is one that stands on a line of its own at the top; the day the file was made is told, not taken.

    Raises:
        InputError: it is no PDF, locked, without a page, or a scan.
    """
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    logging.getLogger("pypdf").addHandler(logging.NullHandler())  # what went wrong is told below, in one line
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(LOCKED)
        pages = _pages(reader)
        title, made = _facts(reader)
    except (DependencyError, NotImplementedError) as error:  # a cipher that needs another library, or a certificate
        raise InputError(CIPHER) from error
    except PyPdfError as error:
        raise InputError(NO_PDF) from error
    if len(pages.blank) + len(pages.scrambled) == len(pages.lines):
        raise InputError(SCRAMBLED if pages.scrambled else SCAN)
    if _FORM.match("\n".join(pages.lines[0])):
        raise InputError(FORM)
    return _batch(name, pages, title, made)


@dataclass(frozen=True, slots=True)
class _Pages:
    """The lines of each page; the numbers of blank, scrambled and woven ones (columns side by side); the headline."""

    lines: list[list[str]]
    blank: list[int]
    scrambled: list[int]
    woven: list[int]
    heading: str


def _pages(reader: PdfReader) -> _Pages:
    pieces: list[tuple[float, str]] = []
    pages: list[list[str]] = []
    blank: list[int] = []
    scrambled: list[int] = []
    woven: list[int] = []
    left = 2 * MAX_TEXT_CHARACTERS  # beyond the limit, so that a longer text is recognised and told
    for number, page in enumerate(reader.pages, 1):
        if number > MAX_PDF_PAGES:
            raise InputError(f"has more than {MAX_PDF_PAGES} pages, the limit; save the pages of the article alone")
        sized: list[tuple[float, str]] = []
        places: list[Place] = []
        text = page.extract_text(visitor_text=_noting(sized), visitor_operand_before=noting_places(places))
        unwoven = by_columns(page, places)
        text = unwoven or parted_by_size(text, sized)
        woven += [number] if unwoven else []
        pieces = pieces or sized
        text = clean(text.translate(LIGATURES))[:left]
        left -= len(text)
        lines = text.replace("\f", "\n").split("\n")
        if sum(character.isalpha() for character in text) < SCAN_LETTERS:
            blank.append(number)
        elif is_scrambled(text):
            scrambled.append(number)
            lines = []
        pages.append(lines)
    if not pages:
        raise InputError(NO_PDF)
    heading = "" if 1 in scrambled else clean(largest(pieces).translate(LIGATURES))
    return _Pages(pages, blank, scrambled, woven, heading)


def _noting(pieces: list[tuple[float, str]]) -> Callable[[object, object, object, object, object], None]:
    """Make what notes the size of each piece of a page."""

    def note(text: object, _matrix: object, place: object, _font: object, size: object) -> None:
        scale = place[0] if isinstance(place, list) and place and isinstance(place[0], int | float) else 1
        if isinstance(text, str) and isinstance(size, int | float) and len(pieces) < MAX_PIECES:
            pieces.append((abs(float(size) * float(scale)), text))

    return note


def _facts(reader: PdfReader) -> tuple[str, str | None]:
    """Take the title that the file gives itself, unless a program made it up, and the day it was made."""
    facts = reader.metadata
    if facts is None:
        return "", None
    title = " ".join(str(facts.get("/Title") or "").split())
    made = str(facts.get("/CreationDate") or "")
    day = parse_date(made.removeprefix("D:")[:8])
    return ("" if _MADE_BY.search(title) else clean(title)), day


def _batch(name: str, pages: _Pages, title: str, made: str | None) -> Batch:
    kept, running = without_running_lines(pages.lines)
    text = "\n\n".join(paragraphs(kept))
    published = date_line(text) or masthead_day(pages.lines[0])
    notes = [
        f"has pages {what}{_some(which)}), which were left out"
        for what, which in (("without text (scans or pictures: ", pages.blank), (_UNNAMED, pages.scrambled))
        if which
    ]
    if pages.woven:
        notes.append(f"has pages of columns drawn side by side ({_some(pages.woven)}), read one column after another")
    if published is None and made is not None:
        notes.append(f"names no date at its top; the file was made on {made}")
    shown = pages.heading if len(pages.heading) <= MAX_HEADLINE_CHARACTERS else ""
    address = printed_address(pages.lines)
    draft = Draft(
        where=name,
        text=text,
        title=shown or headline(text) or title,
        published=published,
        url=address if address is not None and address.startswith("http") else None,
        notes=tuple(notes),
    )
    told = tuple(Dropped(name, "repeats a line at the edge of its pages, left out", text=line) for line in running)
    return Batch((draft,), told)


def _some(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers[:10])) + (" and more" if len(numbers) > 10 else "")
