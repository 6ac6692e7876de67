"""What the JSON-LD exports share: names for things, and the text of a document."""

from __future__ import annotations

import json
from collections.abc import Mapping
from uuid import NAMESPACE_URL, uuid5

from claimcheck.reports.view import SideView
from claimcheck.reports.words import printable

Node = dict[str, object]


def iri(*parts: str) -> str:
    """Name a thing for good: the same parts give the same ``urn:uuid:``, on every machine."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, 'claimcheck:' + '/'.join(parts))}"


def page(side: SideView) -> str:
    """The address of a side's article, or a name for it when it has no web address."""
    url = side.url
    return (
        printable(url) if url is not None and url.lower().startswith(("http://", "https://")) else iri(side.article_id)
    )


def to_text(content: Mapping[str, object]) -> str:
    """Write a JSON-LD document. ASCII alone, so that any text can be held, lone surrogates too."""
    return json.dumps(content, ensure_ascii=True, indent=1, allow_nan=False) + "\n"
