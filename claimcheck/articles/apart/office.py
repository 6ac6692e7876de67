"""Word and OpenDocument texts: only the parts that hold words are unpacked, and nothing outside the file is asked.

Their XML is walked here, rather than by python-docx and odfpy: those leave out insertions of tracked changes, open
parts that nobody needs, and (odfpy) expand entities.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from claimcheck.articles.apart.beside import Beside, beside_odt, beside_word
from claimcheck.articles.apart.packing import open_zip, part, require_modest
from claimcheck.articles.decode import clean
from claimcheck.articles.draft import Batch, Draft
from claimcheck.articles.markup import local_name, xml_root
from claimcheck.articles.plain import date_line, headline
from claimcheck.articles.sniff import LOCKED
from claimcheck.errors import InputError

_WORD_SKIPPED = frozenset({"del", "moveFrom", "instrText", "delText", "pict", "drawing", "object", "txbxContent"})
_ODT_SKIPPED = frozenset(
    {"tracked-changes", "annotation", "annotation-end", "note", "frame", "forms", "sequence-decls", "table-of-content"}
)
_BREAKS = {"br": "\n", "cr": "\n", "line-break": "\n", "tab": "\t", "noBreakHyphen": "-", "s": " "}
MAX_CELL = 200  # characters: longer cells, or cells of several paragraphs, are layout and no table
_TITLE_STYLES = ("title", "heading1", "heading 1", "headline")
_DOCX_TITLE = "docProps/core.xml"
_ODT_LIST = "META-INF/manifest.xml"
MAX_SPACES = 100  # OpenDocument writes a run of spaces as a number


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's words and the name of its style."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class _Dialect:
    """What the two kinds of documents call their parts."""

    paragraphs: frozenset[str]
    row: str
    cell: str
    skipped: frozenset[str]
    style: Callable[[Any], str]


def read_docx(name: str, data: bytes) -> Batch:
    """Read a Word document (.docx): its paragraphs and tables as they stand after all tracked changes.

    Raises:
        InputError: it is no such document, damaged, a bomb, or without text.
    """
    archive = open_zip(data)
    body = _required(archive, "word/document.xml", "a Word document; save it as .docx again, or its text as .txt")
    word = _Dialect(frozenset({"p"}), "tr", "tc", _WORD_SKIPPED, _word_style)
    title, made = _property(archive, _DOCX_TITLE, "title"), _property(archive, _DOCX_TITLE, "created")
    return _document(name, list(_paragraphs(body, word)), title, made[:10], beside_word(archive, body))


def read_odt(name: str, data: bytes) -> Batch:
    """Read an OpenDocument text (.odt): its headings, paragraphs and tables, without notes and comments.

    Raises:
        InputError: it is no such document, damaged, a bomb, or without text.
    """
    archive = open_zip(data)
    if b"encryption-data" in (part(archive, _ODT_LIST) or b""):
        raise InputError(LOCKED)
    root = _required(archive, "content.xml", "an OpenDocument text; save it as .odt again, or its text as .txt")
    text = _Dialect(frozenset({"p", "h"}), "table-row", "table-cell", _ODT_SKIPPED, _odt_style)
    title, made = _property(archive, "meta.xml", "title"), _property(archive, "meta.xml", "creation-date")
    return _document(name, list(_paragraphs(root, text)), title, made[:10], beside_odt(root))


def _required(archive: zipfile.ZipFile, name: str, what: str) -> Any:  # noqa: ANN401 - lxml ships no types
    require_modest(archive)
    data = part(archive, name)
    root = _root(data) if data is not None else None
    if root is None:
        raise InputError(f"is not {what}")
    return root


def _root(data: bytes) -> Any:  # noqa: ANN401 - lxml ships no types
    try:
        return xml_root(data)
    except ValueError:
        return None


def _paragraphs(root: Any, dialect: _Dialect) -> Iterator[Paragraph]:  # noqa: ANN401 - lxml ships no types
    """Give the paragraphs in reading order; a table's row is one, so that figures keep their names."""
    for element in _outer(root, dialect.paragraphs | {dialect.row}, dialect.skipped):
        if local_name(element) in dialect.paragraphs:
            yield Paragraph(_text(element, dialect.skipped), dialect.style(element))
            continue
        cells = [
            [_text(each, dialect.skipped) for each in _outer(cell, dialect.paragraphs, dialect.skipped)]
            for cell in _outer(element, frozenset({dialect.cell}), dialect.skipped)
        ]
        filled = [[words for words in cell if words.strip()] for cell in cells]
        filled = [cell for cell in filled if cell]
        if len(filled) > 1 and all(len(cell) == 1 and len(cell[0]) <= MAX_CELL for cell in filled):
            yield Paragraph(" | ".join(cell[0].strip() for cell in filled))
        else:
            yield from (Paragraph(words) for cell in filled for words in cell)


def _outer(root: Any, wanted: frozenset[str], skipped: frozenset[str]) -> Iterator[Any]:  # noqa: ANN401 - lxml ships no types
    """Give elements of these names, outermost ones alone, not inside of what is skipped; without recursion."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        name = local_name(element)
        if name in skipped:
            continue
        if name in wanted:
            yield element
        else:
            waiting.extend(reversed(element))


def _text(paragraph: Any, skipped: frozenset[str]) -> str:  # noqa: ANN401 - lxml ships no types
    """Join a paragraph's words. WordML holds them in ``t`` alone; OpenDocument anywhere."""
    pieces: list[str] = []
    is_word = "wordprocessingml" in paragraph.tag
    waiting: list[Any] = [paragraph]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            pieces.append(item)
            continue
        name = local_name(item)
        if name in skipped:
            continue
        if name in _BREAKS:
            pieces.append(_BREAKS[name] * (_count(item) if name == "s" else 1))
            continue
        if item.text and (not is_word or name == "t"):
            pieces.append(item.text)
        for child in reversed(item):
            if child.tail and not is_word:
                waiting.append(child.tail)
            waiting.append(child)
    return "".join(pieces)


def _count(spaces: Any) -> int:  # noqa: ANN401 - lxml ships no types
    written = next((value for key, value in spaces.attrib.items() if key.endswith("}c")), "1")
    return min(int(written), MAX_SPACES) if re.fullmatch(r"\d{1,6}", written) else 1


def _word_style(paragraph: Any) -> str:  # noqa: ANN401 - lxml ships no types
    properties = next((child for child in paragraph if local_name(child) == "pPr"), None)
    style = (
        next((child for child in properties if local_name(child) == "pStyle"), None) if properties is not None else None
    )
    return (
        next((value.lower() for key, value in style.attrib.items() if key.endswith("}val")), "")
        if style is not None
        else ""
    )


def _odt_style(paragraph: Any) -> str:  # noqa: ANN401 - lxml ships no types
    found = {key.rpartition("}")[2]: value.lower() for key, value in paragraph.attrib.items()}
    return "heading1" if found.get("outline-level") == "1" else found.get("style-name", "")


def _property(archive: zipfile.ZipFile, name: str, wanted: str) -> str:
    """Take one of a document's properties, or an empty string."""
    data = part(archive, name)
    root = _root(data) if data is not None else None
    found = next((each for each in root.iter() if local_name(each) == wanted), None) if root is not None else None
    return " ".join((found.text or "").split()) if found is not None else ""


def _document(name: str, paragraphs: list[Paragraph], written_title: str, created: str, beside: Beside) -> Batch:
    """Make the draft: paragraphs apart by an empty line, the title from its style, the first line or the properties."""
    kept = [Paragraph(clean(each.text), each.style) for each in paragraphs if each.text.strip()]
    if not kept:
        raise InputError(
            "is a document without text (pictures of pages, perhaps); copy the article's text into a .txt file"
        )
    text = "\n\n".join(each.text for each in kept)
    styled = kept[0].text if kept[0].style.startswith(_TITLE_STYLES) else ""
    published = date_line(text) or beside.day()
    note = f"names no date in its text; the file was made on {created}" if created and published is None else None
    title = styled or headline(text) or written_title
    draft = Draft(name, text, title, published=published, notes=(note,) if note else ())
    return Batch((draft,), beside.told(name))
