"""Feeds and sitemaps on the web: what they name, and the first articles of it."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.articles.apart.parent import ask, told
from claimcheck.articles.draft import Batch, Draft
from claimcheck.articles.fetch.drafts import draft_of, outlet, where_of
from claimcheck.articles.fetch.feeds import Feed, FeedItem
from claimcheck.articles.fetch.limits import FEED_ARTICLES, SITEMAPS
from claimcheck.articles.fetch.refusals import PAYWALL, FetchError
from claimcheck.articles.fetch.visit import Fetched, Visit
from claimcheck.articles.walls import TEASER_NOTE
from claimcheck.errors import InputError
from claimcheck.records import Dropped

LONGER = 1.5  # times a teaser's text: two paragraphs of five


def feed_batch(visit: Visit, where: str, fetched: Fetched) -> Batch:
    """Fetch the first articles that a feed or a sitemap names; what cannot be had is told.

    Raises:
        FetchError: it is no feed, or names nothing.
    """
    feed = listed(visit, where, fetched)
    drafts: list[Draft] = []
    dropped = list(feed.dropped)
    for item in feed.items[:FEED_ARTICLES]:
        try:
            drafts.append(_item_draft(visit, item))
        except InputError as error:
            if item.is_whole and item.text.strip():
                drafts.append(_feed_s_own(feed, item, fetched, str(error)))
            else:
                dropped.append(Dropped(where_of(item.url), str(error)))
    left = len(feed.items) - FEED_ARTICLES
    if left > 0:
        reason = f"is a feed of {len(feed.items):,} items; the first {FEED_ARTICLES} were asked for, {left:,} were left"
        dropped.append(Dropped(where, f"{reason}; name the addresses of the articles that you want"))
    if not feed.items and not dropped:
        raise FetchError("is a feed without items")
    return Batch(tuple(drafts), tuple(dropped))


def listed(visit: Visit, where: str, fetched: Fetched) -> Feed:
    """List what a feed names; a sitemap of sitemaps is followed one step, to the newest of them.

    Raises:
        FetchError: it is no feed.
    """
    feed = _read_apart(where, fetched)
    found, dropped = list(feed.items), list(feed.dropped)
    for address in feed.maps[:SITEMAPS]:
        try:
            below = _read_apart(where_of(address), visit.fetch(address))
        except InputError as error:
            dropped.append(Dropped(where_of(address), str(error)))
            continue
        found += below.items
        dropped += below.dropped
    if len(feed.maps) > SITEMAPS:
        reason = f"names {len(feed.maps):,} sitemaps; the newest {SITEMAPS} were read"
        dropped.append(Dropped(where, f"{reason}; name the address of another one, or of the articles"))
    once: dict[str, FeedItem] = {}
    for item in found:
        once.setdefault(item.url, item)
    return Feed(feed.title, tuple(once.values()), tuple(dropped))


def _read_apart(where: str, fetched: Fetched) -> Feed:
    """Read a feed in a process of its own."""
    try:
        found, _ = ask("feed", where, fetched.data, base=fetched.url)
        return told(
            lambda: Feed(
                found["title"],
                tuple(FeedItem(**item) for item in found["items"]),
                tuple(Dropped(**item) for item in found["dropped"]),
                tuple(found["maps"]),
            )
        )
    except InputError as error:
        raise FetchError(str(error)) from error


def _feed_s_own(feed: Feed, item: FeedItem, fetched: Fetched, reason: str) -> Draft:
    """Take an article from the feed itself when its page cannot be had."""
    return Draft(
        where=where_of(item.url),
        text=item.text,
        title=item.title,
        source=feed.title or outlet(fetched.url),
        published=item.published,
        url=item.url,
        notes=(f"{reason}; the text is the one that the feed gives",),
        retrieved=fetched.retrieved,
        sha256=fetched.sha256,
    )


def _item_draft(visit: Visit, item: FeedItem) -> Draft:
    page = visit.fetch(item.url)
    if page.content == "feed":
        raise FetchError("is a feed named by a feed; name it alone")
    draft = draft_of(page)
    if TEASER_NOTE in draft.notes and item.is_whole and len(item.text) > LONGER * len(draft.text):
        raise FetchError(PAYWALL)  # the feed gives more of it
    return replace(draft, title=draft.title or item.title, published=draft.published or item.published)
