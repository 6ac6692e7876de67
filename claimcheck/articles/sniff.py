"""What a file is, told from its bytes: names are given by people, and sites send pages in place of files."""

from __future__ import annotations

import re

from claimcheck.articles.gather import NOT_YET

_ZIP = b"PK\x03\x04"
_NAMES_WITHIN = 4_096  # bytes: an office document begins with the names of its first parts
_STARTS = {b"%PDF-": "pdf", b"PAR1": "parquet"}
_ZIPPED = frozenset({"docx", "odt", "xlsx", "zip"})  # endings of files that begin as a ZIP does
_UNPACKED = "unpack it and give the articles"

LOCKED = "is locked with a password; save it without one"
PICTURE = "is a picture; let a text recognition make text of it, or type the text"
WEB_PAGE = "is a web page under another name, as sites send in place of what is gone; open its address in a browser"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # what Office wrote until 2007, and still writes around what is locked
_OLE_PARTS = {
    "EncryptedPackage": LOCKED,
    "WordDocument": "is an old Word document (.doc); save it as .docx",
    "Workbook": "is an old Excel table (.xls); save it as .xlsx",
    "PowerPoint Document": "is an old presentation (.ppt); save its text as .txt",
    "__properties_version1.0": "is an Outlook message (.msg); save it as .eml, or its text as .txt",
}
_OLD_OFFICE = "is an old Office file; save it as .docx, or its text as .txt"
_REFUSED = {
    b"{\\rtf": NOT_YET["rtf"],
    b"\x1f\x8b": f"is packed with gzip; {_UNPACKED}",
    b"7z\xbc\xaf\x27\x1c": f"is a 7-Zip archive; {_UNPACKED}",
    b"Rar!\x1a\x07": f"is a RAR archive; {_UNPACKED}",
    b"\xfd7zXZ\x00": f"is packed with xz; {_UNPACKED}",
    b"\x28\xb5\x2f\xfd": f"is packed with Zstandard; {_UNPACKED}",
    b"\x89PNG": PICTURE,
    b"GIF8": PICTURE,
    b"\xff\xd8\xff": PICTURE,
    b"II*\x00": PICTURE,
    b"MM\x00*": PICTURE,
    b"bplist00": "is an Apple property list (a Safari web archive, perhaps); save the page as .html",
    b"%!PS": "is a PostScript file; save it as .pdf",
    b"PARE": "is an encrypted Parquet table; save it without encryption",
}
_OTHER_ZIPS = {
    b"mimetypeapplication/epub+zip": NOT_YET["epub"],
    b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet": NOT_YET["ods"],
    b"ppt/presentation.xml": NOT_YET["pptx"],
}
_PAGE = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s{0,99}(?:<\?xml[^>]{0,200}>\s{0,99})?(?:<!--[^>]{0,500}-->\s{0,99})?"
    rb"<(?:!doctype\s{1,9}html|html)\b",
    re.IGNORECASE,
)


def kind_by_content(data: bytes) -> str | None:
    """Tell the kind of a packed file, by the ending that it should have had; null for text and for all others."""
    for start, kind in _STARTS.items():
        if data.startswith(start):
            return kind
    if not data.startswith(_ZIP):
        return None
    head = data[:_NAMES_WITHIN]
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in head:
        return "odt"
    if b"[Content_Types].xml" in head or b"_rels/.rels" in head:
        return "xlsx" if b"xl/" in data else "docx"
    return "zip"


def other_kind(data: bytes, ending: str) -> str | None:
    """Tell the kind of a packed file whose name says something else; null where the name may be right."""
    kind = kind_by_content(data)
    is_as_named = kind == ending or (kind in _ZIPPED and ending in _ZIPPED)
    return None if is_as_named else kind


def is_web_page(data: bytes) -> bool:
    """Tell whether bytes begin as an HTML page."""
    return _PAGE.match(data[:_NAMES_WITHIN].replace(b"\0", b"").lstrip(b"\xff\xfe")) is not None


def refusal_by_content(data: bytes, ending: str) -> str | None:
    """Say what a file is that no reader opens, whatever its name, and what to do; null for all others.

    Args:
        data: its bytes.
        ending: the ending of its name, in lower case; an archive may hold what would be refused by itself.
    """
    if data.startswith(_OLE):
        return next((told for part, told in _OLE_PARTS.items() if part.encode("utf-16-le") in data), _OLD_OFFICE)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return PICTURE
    if data.startswith(_ZIP) and ending != "zip":
        head = data[:_NAMES_WITHIN]
        return next((told for mark, told in _OTHER_ZIPS.items() if mark in head), None)
    return next((told for start, told in _REFUSED.items() if data.startswith(start)), None)
