"""Web addresses in, drafts or articles out. The pages' bytes go to the same readers as files; those never fetch."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from claimcheck.articles.accept import accept
from claimcheck.articles.apart.parent import apart, ask, told
from claimcheck.articles.draft import Batch, Draft, Reader
from claimcheck.articles.fetch.addresses import checked_url
from claimcheck.articles.fetch.exchange import Transport
from claimcheck.articles.fetch.feeds import Feed, FeedItem
from claimcheck.articles.fetch.limits import FEED_ARTICLES, SITEMAPS
from claimcheck.articles.fetch.refusals import BOT_CHECK, PAYWALL, TEASER_NOTE, FetchError, is_bot_check, is_paywalled
from claimcheck.articles.fetch.visit import Fetched, Visit
from claimcheck.articles.html import read_html
from claimcheck.articles.limits import MAX_URL_CHARACTERS
from claimcheck.articles.names import shown_name
from claimcheck.articles.plain import read_plain
from claimcheck.errors import InputError
from claimcheck.records import Article, Dropped

_SAME_OUTLET = ("www.", "m.", "mobile.", "amp.")  # a site's pages for phones and its own copies
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_READERS: Mapping[str, Reader] = {"page": read_html, "text": read_plain, "pdf": apart("pdf")}


def open_visit(transport: Transport | None = None) -> Visit:
    """Begin a visit to the web; addresses fetched in one visit share what their sites' robots.txt say.

    Args:
        transport: what sends the requests; null for the guarded one, which is all that the program ever uses.
    """
    if transport is None:
        from claimcheck.articles.fetch.guard import GuardedTransport

        transport = GuardedTransport()
    return Visit(transport)


def fetch_article(url: str, transport: Transport | None = None) -> Article | Dropped:
    """Fetch one article.

    Args:
        url: an http(s) address of a page, a text or a PDF.
        transport: see ``open_visit``.

    Returns:
        The article, with the time of its retrieval, or why there is none.
    """
    where = _where(url)
    try:
        fetched = open_visit(transport).fetch(url)
        if fetched.content == "feed":
            raise FetchError("is a feed, not an article; pick one of its items")
        (article,) = accept([draft_of(fetched)])
    except InputError as error:
        return Dropped(where, str(error).removeprefix(f"{where} "))
    return article


def fetch_batch(url: str, visit: Visit) -> Batch:
    """Fetch an address: an article, or a feed's first articles.

    Args:
        url: an http(s) address of a page, a text, a PDF, an RSS or Atom feed, or a sitemap.
        visit: from ``open_visit``; one for all the addresses that a person names together.

    Returns:
        The drafts, and one line for everything that could not be had. Nothing is raised for what the web sends.
    """
    where = _where(url)
    try:
        fetched = visit.fetch(url)
        if fetched.content == "feed":
            return _feed_batch(visit, where, fetched)
        return Batch((draft_of(fetched),))
    except InputError as error:
        return Batch((), (Dropped(where, str(error)),))


def fetch_batches(urls: Iterable[str], transport: Transport | None = None) -> Iterator[Batch]:
    """Fetch the addresses that a person names together, in one visit; none of them opens none.

    Yields:
        What ``fetch_batch`` returns, for each address in turn.
    """
    visit: Visit | None = None
    for url in urls:
        visit = visit or open_visit(transport)
        yield fetch_batch(url, visit)


def list_feed(url: str, transport: Transport | None = None) -> Feed:
    """List what a feed names, so that a person can pick.

    Raises:
        FetchError: it cannot be fetched, or is no feed.
    """
    visit = open_visit(transport)
    return _listed(visit, _where(url), visit.fetch(url))


def draft_of(fetched: Fetched) -> Draft:
    """Read a fetched page, text or PDF.

    Raises:
        InputError: it holds no article; the message says whether a paywall or a bot check stands in front of it.
    """
    where = _where(fetched.asked)
    try:
        (draft,) = _READERS[fetched.content](where, _with_charset(fetched)).drafts
    except InputError as error:
        if is_bot_check({}, fetched.data):
            raise FetchError(BOT_CHECK) from error
        if is_paywalled(fetched.data):
            raise FetchError(PAYWALL) from error
        raise
    url, note = _address(draft.url, fetched.url)
    notes = (*draft.notes, *([note] if note else []), *([TEASER_NOTE] if is_paywalled(fetched.data) else []))
    return replace(
        draft,
        url=url,
        notes=notes,
        source=draft.source.strip() or _outlet(fetched.url),
        retrieved=fetched.retrieved,
        sha256=fetched.sha256,
    )


def _feed_batch(visit: Visit, where: str, fetched: Fetched) -> Batch:
    feed = _listed(visit, where, fetched)
    drafts: list[Draft] = []
    dropped = list(feed.dropped)
    for item in feed.items[:FEED_ARTICLES]:
        try:
            drafts.append(_item_draft(visit, item))
        except InputError as error:
            if item.is_whole and item.text.strip():
                drafts.append(_feed_s_own(feed, item, fetched, str(error)))
            else:
                dropped.append(Dropped(_where(item.url), str(error)))
    left = len(feed.items) - FEED_ARTICLES
    if left > 0:
        reason = f"is a feed of {len(feed.items):,} items; the first {FEED_ARTICLES} were asked for, {left:,} were left"
        dropped.append(Dropped(where, f"{reason}; name the addresses of the articles that you want"))
    if not feed.items and not dropped:
        raise FetchError("is a feed without items")
    return Batch(tuple(drafts), tuple(dropped))


def _listed(visit: Visit, where: str, fetched: Fetched) -> Feed:
    """List what a feed names; a sitemap of sitemaps is followed one step, to the newest of them."""
    feed = _read_apart(where, fetched)
    found, dropped = list(feed.items), list(feed.dropped)
    for address in feed.maps[:SITEMAPS]:
        try:
            below = _read_apart(_where(address), visit.fetch(address))
        except InputError as error:
            dropped.append(Dropped(_where(address), str(error)))
            continue
        found += below.items
        dropped += below.dropped
    if len(feed.maps) > SITEMAPS:
        reason = f"names {len(feed.maps):,} sitemaps; the newest {SITEMAPS} were read"
        dropped.append(Dropped(where, f"{reason}; name the address of another one, or of the articles"))
    return Feed(feed.title, tuple(dict.fromkeys(found)), tuple(dropped))


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
        where=_where(item.url),
        text=item.text,
        title=item.title,
        source=feed.title or _outlet(fetched.url),
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
    return replace(draft, title=draft.title or item.title, published=draft.published or item.published)


def _with_charset(fetched: Fetched) -> bytes:
    """Tell the page's reader the encoding that the server names, which by the HTML standard goes before the page's."""
    if fetched.content != "page" or fetched.charset is None or fetched.data.startswith(_BOMS):
        return fetched.data
    return b'<meta charset="%s">' % fetched.charset.encode("ascii", "replace") + fetched.data


def _address(canonical: str | None, url: str) -> tuple[str, str | None]:
    """Choose an article's address: the one its page gives for itself, as long as that is on the same site.

    A page may claim to be any outlet's; elsewhere the claim is told, not believed.
    """
    if not canonical:
        return url, None
    try:
        claimed = checked_url(canonical)
    except FetchError:
        return url, None
    ours, theirs = _outlet(url), _outlet(claimed)
    if ours == theirs or ours.endswith(f".{theirs}") or theirs.endswith(f".{ours}"):
        return claimed, None
    return url, f"gives {shown_name(claimed)} as its original; compare with that one where you can"


def _outlet(url: str) -> str:
    """Name a site by its host, without the part that stands for the web or for phones."""
    host = urlsplit(url).hostname or ""
    prefix = next((prefix for prefix in _SAME_OUTLET if host.startswith(prefix)), "")
    return host.removeprefix(prefix)


def _where(url: str) -> str:
    """Name an address for people, whatever a person pasted."""
    return shown_name(url[:MAX_URL_CHARACTERS])
