"""What a feed or a sitemap names, for a visitor to pick from; only what was picked is fetched."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from claimcheck.articles.accept import accept
from claimcheck.articles.dates import parse_date
from claimcheck.articles.draft import Batch, Draft
from claimcheck.articles.fetch.feeds import Feed, FeedItem
from claimcheck.errors import InputError
from claimcheck.records import Articles, Dropped
from claimcheck.ui.reading import MOST_ADDRESSES, Fetch, guarded, web_address

Listing = Callable[[str], Feed]
Step = Callable[[int, FeedItem], None]


@dataclass(slots=True)
class Offer:
    """A feed as a visitor sees it; ``picked`` holds the addresses of the items chosen so far."""

    address: str
    feed: Feed
    picked: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The feed's own title, or its address."""
        return self.feed.title or self.address

    @property
    def chosen(self) -> tuple[FeedItem, ...]:
        """The items picked, in the feed's order."""
        return tuple(item for item in self.feed.items if item.url in self.picked)

    @property
    def is_too_much(self) -> bool:
        """Whether more was picked than is fetched at once."""
        return len(self.picked) > MOST_ADDRESSES

    def pick(self, url: str, is_wanted: bool) -> None:
        """Choose an item, or let it go."""
        (self.picked.add if is_wanted else self.picked.discard)(url)

    def found(self, words: str) -> tuple[FeedItem, ...]:
        """The items whose title or address holds ``words``, whatever their case."""
        asked = words.strip().casefold()
        return tuple(item for item in self.feed.items if asked in f"{item.title}\n{item.url}".casefold())


def item_day(item: FeedItem) -> str | None:
    """The day an item was published, ISO 8601; null when the feed gives none that can be read."""
    found = parse_date(item.published) if item.published else None
    return found[:10] if found else None


def offer(address: str, listing: Listing | None = None) -> Offer:
    """List what a feed or a sitemap names. Nothing but a web address is ever opened.

    Args:
        address: what the visitor typed.
        listing: what lists; null for the guarded one of the articles stage, which reaches public sites alone.

    Raises:
        InputError: no address was given, it is no feed, or it names nothing.
    """
    address = web_address(address.strip())
    try:
        feed = (listing or _guarded())(address)
    except InputError as error:
        raise InputError(f"{address} {str(error).removeprefix(address).strip()}") from error
    if not feed.items:
        raise InputError(f"{address} names no article.")
    return Offer(address, feed)


def read_items(offered: Offer, step: Step | None = None, fetch: Fetch | None = None) -> Articles:
    """Fetch the items that were picked, in the feed's order.

    Where a page cannot be had and the feed itself gives the whole article, that is taken, with a remark.

    Args:
        offered: the feed with what was picked.
        step: told the number (from 0) of each item before it is fetched; what it raises ends the work.
        fetch: what fetches; null for the guarded one.

    Raises:
        InputError: nothing was picked, too much was, or nothing readable came back.
    """
    items = offered.chosen
    if not items:
        raise InputError("Choose at least one article first.")
    if offered.is_too_much:
        raise InputError(f"{len(items)} articles are too many at once: choose at most {MOST_ADDRESSES}.")
    drafts: list[Draft] = []
    dropped: list[Dropped] = []

    for item, batch in zip(items, (fetch or guarded())(_addresses(items, step)), strict=True):
        if not batch.drafts and item.is_whole and item.text.strip():
            drafts.append(_own(offered, item, batch))
            continue
        drafts += [_dated(draft, item) for draft in batch.drafts]
        dropped += batch.dropped
    return accept(drafts, dropped)


def _addresses(items: Sequence[FeedItem], step: Step | None) -> Iterator[str]:
    for number, item in enumerate(items):
        if step is not None:
            step(number, item)
        yield item.url


def _dated(draft: Draft, item: FeedItem) -> Draft:
    """Take headline and date from the feed where the page gives none."""
    return replace(draft, title=draft.title or item.title, published=draft.published or item.published)


def _own(offered: Offer, item: FeedItem, batch: Batch) -> Draft:
    why = "; ".join(each.reason for each in batch.dropped)
    return Draft(
        where=item.url,
        text=item.text,
        title=item.title,
        source=offered.feed.title,
        published=item.published,
        url=item.url,
        notes=(f"{why}; the text is the one that the feed gives",),
    )


def _guarded() -> Listing:
    from claimcheck.articles.fetch import list_feed

    return list_feed
