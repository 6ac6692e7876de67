"""What a file without a known ending is, told from its first bytes."""

from __future__ import annotations

_ZIP = b"PK\x03\x04"
_NAMES_WITHIN = 4_096  # bytes: an office document begins with the names of its first parts
_STARTS = {b"%PDF-": "pdf", b"PAR1": "parquet"}


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
