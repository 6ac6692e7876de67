"""How much one web address may take. The limits are ours; nothing that a page or a person types changes them."""

from __future__ import annotations

from dataclasses import dataclass

AGENT = "claimcheck"  # the word that robots.txt files know us by
USER_AGENT = f"{AGENT}/0.1 (reads single articles that a person asked for; honours robots.txt)"
ROBOTS_BYTES = 500_000  # RFC 9309, 2.5: at least 500 KiB are read, the rest may be left
REFUSAL_BYTES = 64_000  # of a refusing page: the words that tell a bot check from a paywall stand in its head
FEED_ARTICLES = 20  # of a feed's items: what a front page shows, and three minutes of fetching at worst
SITEMAPS = 3  # of a sitemap of sitemaps, the newest: a large site has one a day
MAX_PAUSE_SECONDS = (
    5.0  # between two pages of one site that asks for a pause; a longer one is no use to a waiting person
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one article, or one list of a feed's items, may take, robots.txt and redirects included."""

    seconds: float = 10.0
    redirects: int = 5
    size: int = 5_000_000  # bytes after decompression


LIMITS = Limits()
