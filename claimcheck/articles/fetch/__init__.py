"""http(s) addresses, fetched safely: public sites alone, robots.txt honoured, and within limits."""

from claimcheck.articles.fetch.feeds import Feed, FeedItem, read_feed
from claimcheck.articles.fetch.pages import (
    fetch_article,
    fetch_batch,
    fetch_batches,
    list_feed,
    open_visit,
)
from claimcheck.articles.fetch.refusals import FetchError

__all__ = [
    "Feed",
    "FeedItem",
    "FetchError",
    "fetch_article",
    "fetch_batch",
    "fetch_batches",
    "list_feed",
    "open_visit",
    "read_feed",
]
