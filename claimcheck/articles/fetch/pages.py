"""Web addresses in, drafts or articles out. The pages' bytes go to the same readers as files; those never fetch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimcheck.articles.accept import accept
from claimcheck.articles.draft import Batch
from claimcheck.articles.fetch.drafts import draft_of, where_of
from claimcheck.articles.fetch.exchange import Transport
from claimcheck.articles.fetch.feeds import Feed
from claimcheck.articles.fetch.listing import feed_batch, listed
from claimcheck.articles.fetch.refusals import FetchError
from claimcheck.articles.fetch.visit import Visit
from claimcheck.errors import InputError
from claimcheck.records import Article, Dropped


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
    where = where_of(url)
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
    where = where_of(url)
    try:
        fetched = visit.fetch(url)
        if fetched.content == "feed":
            return feed_batch(visit, where, fetched)
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
    return listed(visit, where_of(url), visit.fetch(url))
