"""What stands beside the text of a document: notes, text boxes, heads and feet of pages. It is told, not read."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from claimcheck.articles.apart.packing import part
from claimcheck.articles.dates import parse_date
from claimcheck.articles.decode import clean
from claimcheck.articles.markup import local_name, xml_root
from claimcheck.records import Dropped

MAX_TOLD = 2_000  # characters of each kind
_EDGES = re.compile(r"word/(?:header|footer)\d{1,3}\.xml")
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_COMMENTS = "word/comments.xml"
_KINDS = {
    "notes": ("a note", "notes", "below its text"),
    "boxes": ("a text box", "text boxes", "beside its text"),
    "comments": ("a comment", "comments", "in its margin"),
    "edges": ("a line", "lines", "at the head or foot of its pages"),
}


@dataclass(frozen=True, slots=True)
class Beside:
    """Words beside a document's text, by kind, each in its order and once."""

    notes: tuple[str, ...] = ()
    boxes: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    edges: tuple[str, ...] = ()

    def told(self, name: str) -> tuple[Dropped, ...]:
        """Tell of each kind in one line, with the words left out."""
        found = ((kind, getattr(self, kind)) for kind in _KINDS)
        return tuple(
            Dropped(name, f"has {_counted(kind, len(all_words))}, left out", text="\n".join(all_words)[:MAX_TOLD])
            for kind, all_words in found
            if all_words
        )

    def day(self) -> str | None:
        """Find a date at the head or foot of the pages."""
        return next((found for line in self.edges if (found := parse_date(line)) is not None), None)


def beside_word(archive: zipfile.ZipFile, body: Any) -> Beside:  # noqa: ANN401 - lxml ships no types
    """Look at what a Word document holds beside its text.

    Raises:
        InputError: a part of it is damaged or was made to do harm.
    """
    edges = sorted(name for name in archive.namelist() if _EDGES.fullmatch(name))
    return Beside(
        _once(words for name in _NOTES for words in _of_part(archive, name, {"footnote", "endnote"})),
        _once(_word_words(each) for each in body.iter() if local_name(each) == "txbxContent"),
        _once(_of_part(archive, _COMMENTS, {"comment"})),
        _once(words for name in edges for words in _of_part(archive, name, {"p"})),
    )


def beside_odt(root: Any) -> Beside:  # noqa: ANN401 - lxml ships no types
    """Look at what an OpenDocument text holds beside its text; heads and feet lie in a part that is not opened."""
    return Beside(*(_once(_odt_words(root, kind)) for kind in ("note-body", "text-box", "annotation")))


def _of_part(archive: zipfile.ZipFile, name: str, wanted: set[str]) -> Iterator[str]:
    data = part(archive, name)
    if data is None:
        return
    try:
        root = xml_root(data)
    except ValueError:  # not XML: nothing to tell
        return
    yield from (_word_words(each) for each in root.iter() if local_name(each) in wanted)


def _word_words(element: Any) -> str:  # noqa: ANN401 - lxml ships no types
    """Join the words of a part of a Word document, which stand in ``t`` alone; paragraphs apart by a space."""
    pieces = [
        (each.text or "") if local_name(each) == "t" else " "
        for each in element.iter()
        if local_name(each) in {"t", "p"}
    ]
    return "".join(pieces)


def _odt_words(root: Any, kind: str) -> Iterator[str]:  # noqa: ANN401 - lxml ships no types
    for each in root.iter():
        if local_name(each) == kind:
            yield " ".join("".join(inner.itertext()) for inner in each.iter() if local_name(inner) in {"p", "h"})


def _once(found: Iterator[str] | Sequence[str]) -> tuple[str, ...]:
    kept = (" ".join(clean(words).split()) for words in found)
    return tuple(dict.fromkeys(words for words in kept if any(letter.isalnum() for letter in words)))


def _counted(kind: str, count: int) -> str:
    one, more, where = _KINDS[kind]
    return f"{one if count == 1 else f'{count} {more}'} {where}"
