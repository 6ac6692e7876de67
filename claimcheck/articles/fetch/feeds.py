"""RSS and Atom: the list of a feed's items. Entities, document types and the network are off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any
from urllib.parse import urljoin

from claimcheck.articles.fetch.addresses import checked_url
from claimcheck.articles.fetch.refusals import FetchError
from claimcheck.articles.limits import MAX_SOURCE_CHARACTERS, MAX_TITLE_CHARACTERS, MAX_URL_CHARACTERS
from claimcheck.articles.names import shown_name
from claimcheck.errors import InputError
from claimcheck.records import Dropped

_PROLOG_END = re.compile(rb"<[A-Za-z_]")
_DATES = (
    "pubDate",
    "published",
    "date",
    "updated",
)  # RSS, Atom, Dublin Core; a change's date only when nothing else is
NO_FEED = "is no feed that can be read; name the address of an article"


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One article that a feed names. ``published`` is the date as the feed writes it."""

    url: str
    title: str
    published: str | None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's own title, its items in its order, and those that lead nowhere."""

    title: str
    items: tuple[FeedItem, ...]
    dropped: tuple[Dropped, ...] = ()


def read_feed(where: str, data: bytes, base: str | None = None) -> Feed:
    """List a feed's items; the same address counts once.

    Args:
        where: names the feed for people.
        data: its bytes, from the web or from a file.
        base: the feed's own address, which relative links start from.

    Raises:
        FetchError: no feed, or one with a document type (which feeds do not need, and entity bombs do).
    """
    root = _parsed(data)
    if _name(root) not in {"rss", "RDF", "feed"}:
        raise FetchError(NO_FEED)
    items: dict[str, FeedItem] = {}
    dropped: list[Dropped] = []
    for number, element in enumerate(_elements(root), 1):
        link = _link(element)
        try:
            url = checked_url(urljoin(base or "", link) if link else "")
        except (InputError, ValueError):
            told = f"leads to {shown_name(link[:80])}, " if link else ""
            dropped.append(Dropped(f"{where}, item {number}", f"{told}no web address that can be fetched".lstrip()))
            continue
        items.setdefault(url, FeedItem(url, _text(element, "title", MAX_TITLE_CHARACTERS), _date(element)))
    channel = next((child for child in root if _name(child) == "channel"), root)
    return Feed(_text(channel, "title", MAX_SOURCE_CHARACTERS), tuple(items.values()), tuple(dropped))


def _parsed(data: bytes) -> Any:  # noqa: ANN401 - lxml ships no types
    plain = data.replace(b"\0", b"")  # UTF-16 and UTF-32 as ASCII, for this look alone
    end = _PROLOG_END.search(plain)
    if b"<!DOCTYPE" in plain[: end.start() if end else len(plain)]:
        raise FetchError("is a feed with a document type, which is not read; name the address of an article")
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
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FetchError(NO_FEED) from error
    if root.getroottree().docinfo.doctype:  # one that hid behind a comment or an encoding
        raise FetchError("is a feed with a document type, which is not read; name the address of an article")
    return root


def _elements(root: Any) -> Iterator[Any]:  # noqa: ANN401 - lxml ships no types
    """Give the items: children of the root (Atom, RSS 1.0) or of its channel (RSS 2.0)."""
    for child in root:
        name = _name(child)
        if name in {"item", "entry"}:
            yield child
        elif name == "channel":
            yield from (inner for inner in child if _name(inner) == "item")


def _name(element: Any) -> str:  # noqa: ANN401 - lxml ships no types
    """Take an element's name without its namespace; entities left unresolved have none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _text(element: Any, name: str, limit: int) -> str:  # noqa: ANN401 - lxml ships no types
    """Take a child's words on one line, without characters that hide or reorder text."""
    child = next((child for child in element if _name(child) == name), None)
    words = " ".join("".join(child.itertext()).split()) if child is not None else ""
    return "".join(character for character in words if character.isprintable())[:limit]


def _link(element: Any) -> str:  # noqa: ANN401 - lxml ships no types
    """Find where an item leads: its link, an Atom link to the article itself, or an RSS guid that is an address."""
    for child in element:
        if _name(child) == "link" and child.get("rel", "alternate") == "alternate":
            found: str = child.get("href") or child.text or ""
            if found.strip():
                return found.strip()[: MAX_URL_CHARACTERS + 1]
    guid = next((child for child in element if _name(child) == "guid"), None)
    if guid is None or guid.get("isPermaLink", "true").lower() == "false":
        return ""
    return str(guid.text or "").strip()[: MAX_URL_CHARACTERS + 1]


def _date(element: Any) -> str | None:  # noqa: ANN401 - lxml ships no types
    found = (_text(element, name, MAX_SOURCE_CHARACTERS) for name in _DATES)
    return next((date for date in found if date), None)
