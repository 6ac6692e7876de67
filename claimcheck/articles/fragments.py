"""Text of pieces of HTML, as feeds and e-mails hold them: each block a paragraph. Nothing in it is fetched or run."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

from claimcheck.articles.limits import MAX_PAGE_TAGS

_TAG = re.compile(r"<[A-Za-z/!]|&[#A-Za-z]")
_SKIPPED = frozenset("script style iframe object embed noscript template svg form button head title figcaption".split())
_BLOCKS = frozenset(
    "p div section article li ul ol h1 h2 h3 h4 h5 h6 blockquote pre table tr header footer figure hr dd dt".split()
)


def fragment_text(html: str) -> str:
    """Take the words of a piece of HTML.

    Args:
        html: a fragment, or text without any markup, which comes back as it is.

    Returns:
        Paragraphs, an empty line between them; nothing of scripts and forms.
    """
    if not _TAG.search(html):
        return html.strip()
    if html.count("<") > MAX_PAGE_TAGS:
        return ""
    parser = import_module("lxml.html")  # ships no types
    try:
        root = parser.document_fromstring(f"<html><body><div>{html}</div></body></html>")
    except (ValueError, parser.etree.ParserError):
        return ""
    return tree_text(root)


def tree_text(root: Any, with_tail: bool = True) -> str:  # noqa: ANN401 - lxml ships no types
    """Take the words of a parsed page or of a part of it (with what follows it), as ``fragment_text`` does."""
    pieces = re.split(r"\s*\n\n\s*", "".join(_words(root, with_tail)))
    lines = ("\n".join(" ".join(line.split()) for line in piece.split("\n")) for piece in pieces)
    return "\n\n".join(line.strip() for line in lines if line.strip())


def _words(root: Any, with_tail: bool) -> list[str]:  # noqa: ANN401 - lxml ships no types
    """Walk a tree without recursion, whatever its depth."""
    found: list[str] = []
    waiting: list[Any] = [root]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            found.append(item)
            continue
        is_shown = isinstance(item.tag, str) and item.tag not in _SKIPPED
        if item.tail and (with_tail or item is not root):
            waiting.append(item.tail.replace("\n", " "))
        if not is_shown:
            continue
        is_block = item.tag in _BLOCKS
        if is_block:
            waiting.append("\n\n")
            found.append("\n\n")
        if item.tag == "br":
            found.append("\n")
        waiting.extend(reversed(item))
        if item.text:
            found.append(item.text if item.tag == "pre" else item.text.replace("\n", " "))
    return found
