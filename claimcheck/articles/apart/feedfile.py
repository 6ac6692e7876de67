"""Feeds saved as files: each item is an article, as far as the feed gives its text. No file makes us fetch anything."""

from __future__ import annotations

from claimcheck.articles.draft import Batch, Draft
from claimcheck.articles.fetch.feeds import NO_FEED, WITH_DOCTYPE, FeedItem, read_items
from claimcheck.articles.fetch.refusals import FetchError
from claimcheck.articles.limits import MAX_MEMBERS
from claimcheck.articles.names import shown_name
from claimcheck.errors import InputError
from claimcheck.records import Dropped

SHOWN_ADDRESS = 200  # characters of an address in a message


def read_xml(name: str, data: bytes) -> Batch:
    """Read a feed (RSS, Atom) from a file.

    Raises:
        InputError: another kind of XML; a sitemap, whose addresses are named instead; or no item has text.
    """
    try:
        outlet, items, is_map = read_items(data)
    except FetchError as error:
        if str(error) in (NO_FEED, WITH_DOCTYPE):
            raise InputError(_other(data, str(error))) from error
        raise InputError(str(error)) from error
    if is_map:
        raise InputError(_sitemap(items))
    drafts: list[Draft] = []
    dropped: list[Dropped] = []
    for number, item in enumerate(items[:MAX_MEMBERS], 1):
        where = f"{name}, item {number}"
        if item.text.strip():
            drafts.append(_draft(where, outlet, item))
        else:
            dropped.append(Dropped(where, f"has no text in the feed; {_name_it(item)}"))
    if len(items) > MAX_MEMBERS:
        left = f"{len(items) - MAX_MEMBERS:,} more items, beyond the limit of {MAX_MEMBERS}"
        dropped.append(Dropped(name, f"holds {left}; split it"))
    if not drafts and not dropped:
        raise InputError("is a feed without items")
    return Batch(tuple(drafts), tuple(dropped))


def _other(data: bytes, reason: str) -> str:
    """Say what a file is that is no feed."""
    if reason == WITH_DOCTYPE:
        return "is XML with a document type, which is not read; save the article as .txt, .md or .html"
    what = (
        "an XML file but no feed"
        if data.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1] == b"<"
        else "no XML and no feed"
    )
    return f"is {what}; save the article as .txt, .md or .html"


def _draft(where: str, outlet: str, item: FeedItem) -> Draft:
    notes = () if item.is_whole else (f"is only the summary that the feed gives; {_name_it(item)} to read all of it",)
    return Draft(
        where=where,
        text=item.text,
        title=item.title,
        source=outlet,
        published=item.published,
        url=item.url or None,
        notes=notes,
    )


def _name_it(item: FeedItem) -> str:
    return f"name its address {shown_name(item.url[:SHOWN_ADDRESS])}" if item.url else "give the article itself"


def _sitemap(items: list[FeedItem]) -> str:
    first = shown_name(items[0].url[:SHOWN_ADDRESS]) if items else "none"
    return (
        f"is a sitemap of {len(items):,} addresses (the first: {first}); no file makes claimcheck use the network: "
        "name the sitemap's own address, or those of the articles"
    )
