"""XML from files and from the web: entities, document types and the network are off."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

_PROLOG_END = re.compile(rb"<[A-Za-z_]")
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def has_doctype(data: bytes) -> bool:
    """Tell whether a document type stands before the first element, in any encoding of Unicode.

    No document that is read here needs one; bombs of entities and references to other files do.
    """
    plain = data.replace(b"\0", b"")  # UTF-16 and UTF-32 as ASCII, for this look alone
    end = _PROLOG_END.search(plain)
    return _DOCTYPE.search(plain, 0, end.start() if end else len(plain)) is not None


def xml_root(data: bytes, mends: bool = False) -> Any:  # noqa: ANN401 - lxml ships no types
    """Parse XML.

    Args:
        data: the document.
        mends: read past what is not well-formed (HTML's entities, a bare ampersand).

    Returns:
        The root element.

    Raises:
        ValueError: not XML, nested too deep, or with a document type.
    """
    if has_doctype(data):
        raise ValueError("a document type")
    etree = import_module("lxml.etree")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=mends,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError("not XML") from error
    if root is None:
        raise ValueError("not XML")
    if root.getroottree().docinfo.doctype:  # one that hid behind a comment or an encoding
        raise ValueError("a document type")
    return root


def local_name(element: Any) -> str:  # noqa: ANN401 - lxml ships no types
    """Take an element's name without its namespace; entities left unresolved have none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
