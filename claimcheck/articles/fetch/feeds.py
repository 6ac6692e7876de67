"""RSS, Atom and sitemaps: the list of what they name. Entities, document types and the network are off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from claimcheck.articles.decode import clean
from claimcheck.articles.fetch.addresses import checked_url
from claimcheck.articles.fetch.refusals import FetchError
from claimcheck.articles.fragments import fragment_text, tree_text
from claimcheck.articles.limits import (
    MAX_SOURCE_CHARACTERS,
    MAX_TEXT_CHARACTERS,
    MAX_TITLE_CHARACTERS,
    MAX_URL_CHARACTERS,
)
from claimcheck.articles.markup import has_doctype, local_name, xml_root
from claimcheck.articles.names import shown_name
from claimcheck.errors import InputError
from claimcheck.records import Dropped

_DATES = ("pubDate", "published", "date", "publication_date", "updated")
"""RSS, Atom, Dublin Core, Google News; a change's date only when nothing else is."""
_FEEDS = frozenset({"rss", "RDF", "feed"})
_MAPS = frozenset({"urlset", "sitemapindex"})
_WHOLE, _SUMMARY = ("encoded", "content"), ("description", "summary")
WHOLE_CHARACTERS = 1_500  # a description this long is the article; summaries have 200
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)
NO_FEED = "is no feed that can be read; name the address of an article"
WITH_DOCTYPE = "is a feed with a document type, which is not read; name the address of an article"


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One article that a feed names.

    ``published`` is the date as the feed writes it; ``text`` what the feed itself gives of the article, which is all of
    it when ``is_whole``. ``url`` is empty for an item of a file that leads nowhere.
    """

    url: str
    title: str
    published: str | None
    text: str = ""
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's own title, its items in its order (a sitemap's: newest first), and those that lead nowhere.

    ``maps`` are the addresses of further sitemaps, newest first, for a sitemap of sitemaps.
    """

    title: str
    items: tuple[FeedItem, ...]
    dropped: tuple[Dropped, ...] = ()
    maps: tuple[str, ...] = ()


def read_feed(where: str, data: bytes, base: str | None = None) -> Feed:
    """List a feed's or a sitemap's items; the same address counts once.

    Args:
        where: names the feed for people.
        data: its bytes, from the web or from a file.
        base: the feed's own address, which relative links start from.

    Raises:
        FetchError: no feed, or one with a document type (which feeds do not need, and entity bombs do).
    """
    root = _parsed(data)
    if local_name(root) not in _FEEDS | _MAPS:
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
        items.setdefault(url, _item(element, url))
    listed = tuple(items.values())
    return _map(root, listed, dropped) if local_name(root) in _MAPS else Feed(_title(root), listed, tuple(dropped))


def read_items(data: bytes) -> tuple[str, list[FeedItem], bool]:
    """List all that a feed in a file holds, with and without addresses.

    Returns:
        The feed's title, its items, and whether it is a sitemap, whose items have no text.

    Raises:
        FetchError: as ``read_feed``.
    """
    root = _parsed(data)
    if local_name(root) not in _FEEDS | _MAPS:
        raise FetchError(NO_FEED)
    base = _own_address(root)
    items = [_item(each, _whole_address(base, _link(each))) for each in _elements(root)]
    return _title(root), items, local_name(root) in _MAPS


def _own_address(root: Any) -> str:  # noqa: ANN401 - lxml ships no types
    """Find what a feed's own links start from: its ``xml:base``, or the address of its site or of itself."""
    channel = next((child for child in root if local_name(child) == "channel"), root)
    told = root.get(_BASE) or channel.get(_BASE) or _link(channel)
    selves = (child.get("href") or "" for child in channel if local_name(child) == "link")
    return str(told or next((each for each in selves if each), ""))


def _whole_address(base: str, link: str) -> str:
    try:
        return urljoin(base, link) if link else ""
    except ValueError:
        return link


def _parsed(data: bytes) -> Any:  # noqa: ANN401 - lxml ships no types
    """Parse a feed; one that is not well-formed (HTML's entities in it, as a rule) as far as it can be read."""
    if has_doctype(data):
        raise FetchError(WITH_DOCTYPE)
    try:
        return xml_root(data)
    except ValueError:
        try:
            return xml_root(data, mends=True)
        except ValueError as error:
            raise FetchError(NO_FEED) from error


def _map(root: Any, listed: tuple[FeedItem, ...], dropped: list[Dropped]) -> Feed:  # noqa: ANN401 - lxml ships no types
    """Put a sitemap's addresses in order, the last changed first; those without a date keep their place behind."""
    changed = {_link(each): _first(each, ("publication_date", "lastmod")) for each in _elements(root)}
    ordered = sorted(listed, key=lambda item: changed.get(item.url, ""), reverse=True)
    if local_name(root) == "sitemapindex":
        return Feed("", (), tuple(dropped), tuple(item.url for item in ordered))
    return Feed("", tuple(ordered), tuple(dropped))


def _elements(root: Any) -> Iterator[Any]:  # noqa: ANN401 - lxml ships no types
    """Give the items: children of the root (Atom, RSS 1.0, sitemaps) or of its channel (RSS 2.0)."""
    for child in root:
        name = local_name(child)
        if name in {"item", "entry", "url", "sitemap"}:
            yield child
        elif name == "channel":
            yield from (inner for inner in child if local_name(inner) == "item")


def _item(element: Any, url: str) -> FeedItem:  # noqa: ANN401 - lxml ships no types
    whole, summary = _body(element, _WHOLE), _body(element, _SUMMARY)
    text = whole if len(whole) >= len(summary) else summary
    is_whole = bool(whole) or len(summary) >= WHOLE_CHARACTERS
    date = _first(element, _DATES)
    return FeedItem(url, _headline(element, MAX_TITLE_CHARACTERS), date or None, text, is_whole)


def _title(root: Any) -> str:  # noqa: ANN401 - lxml ships no types
    channel = next((child for child in root if local_name(child) == "channel"), root)
    return _headline(channel, MAX_SOURCE_CHARACTERS)


def _headline(element: Any, limit: int) -> str:  # noqa: ANN401 - lxml ships no types
    """Take a title, which may be HTML written as text: its words, with what its entities stand for."""
    title = _text(element, "title", limit)
    return " ".join(fragment_text(title).split()) if "<" in title or _ENTITY.search(title) else title


def _body(element: Any, names: tuple[str, ...]) -> str:  # noqa: ANN401 - lxml ships no types
    """Take an item's own text: HTML written as text, or (Atom) as elements."""
    for name in names:
        child = next((child for child in element if local_name(child) == name), None)
        if child is not None and len(child):
            words = tree_text(_without_namespaces(child), with_tail=False)
        else:
            words = fragment_text((child.text or "")[: 4 * MAX_TEXT_CHARACTERS]) if child is not None else ""
        if words.strip():
            return clean(words)
    return ""


def _without_namespaces(part: Any) -> Any:  # noqa: ANN401 - lxml ships no types
    """Name the elements of XHTML in a feed as those of HTML, in place."""
    for element in part.iter():
        if isinstance(element.tag, str):
            element.tag = local_name(element)
    return part


def _text(element: Any, name: str, limit: int) -> str:  # noqa: ANN401 - lxml ships no types
    """Take the words of a child (in a Google News sitemap: of a grandchild) on one line, nothing hidden among them."""
    child = next((each for each in element if local_name(each) == name), None)
    if child is None:
        news = next((each for each in element if local_name(each) == "news"), ())
        child = next((each for each in news if local_name(each) == name), None)
    words = " ".join("".join(child.itertext()).split()) if child is not None else ""
    return "".join(character for character in words if character.isprintable())[:limit]


def _first(element: Any, names: tuple[str, ...]) -> str:  # noqa: ANN401 - lxml ships no types
    found = (_text(element, name, MAX_SOURCE_CHARACTERS) for name in names)
    return next((words for words in found if words), "")


def _link(element: Any) -> str:  # noqa: ANN401 - lxml ships no types
    """Find where an item leads: its link, an Atom link to the article itself, or an RSS guid that is an address."""
    for child in element:
        is_link = local_name(child) == "link" and child.get("rel", "alternate") == "alternate"
        if is_link or local_name(child) == "loc":
            found: str = child.get("href") or child.text or ""
            if found.strip():
                return found.strip()[: MAX_URL_CHARACTERS + 1]
    guid = next((child for child in element if local_name(child) == "guid"), None)
    if guid is None or guid.get("isPermaLink", "true").lower() == "false":
        return ""
    return str(guid.text or "").strip()[: MAX_URL_CHARACTERS + 1]
