"""From what a visitor pastes to an article; files go straight to the reader of the articles stage."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from claimcheck.articles.accept import accept
from claimcheck.articles.draft import Batch, Draft
from claimcheck.articles.read import READERS, read_uploads
from claimcheck.errors import InputError
from claimcheck.records import Articles, Dropped

KINDS = tuple(sorted(READERS))  # the endings that the uploader offers
MOST_ADDRESSES = 20  # some minutes of polite fetching
Fetch = Callable[[Iterable[str]], Iterable[Batch]]
_WEB_PAGE = ("<!doctype html", "<html")


def read_pasted(text: str, number: int, source: str = "", title: str = "", published: date | None = None) -> Articles:
    """Read pasted text as a file would be read: front matter and web pages are understood.

    Args:
        text: what was pasted.
        number: names the source ("Pasted Text 2") when neither the visitor nor the text does.
        source: the outlet, when the visitor gave one; it wins over what the text says, as do the next two.
        title: the headline.
        published: the date.

    Raises:
        InputError: nothing readable was pasted.
    """
    if not text.strip():
        raise InputError("There is no text yet: paste the article first.")
    read = read_uploads([(f"Pasted text {number}.{_ending(text)}", text.encode("utf-8", "replace"))])
    corrected = [
        replace(
            article,
            path=None,
            source=source.strip() or article.source,
            title=title.strip() or article.title,
            published=published.isoformat() if published else article.published,
        )
        for article in read
    ]
    return Articles(corrected, read.dropped)


def read_addresses(text: str, fetch: Fetch | None = None) -> Articles:
    """Fetch the articles at web addresses, one address a line. Nothing but a web address is ever opened.

    Args:
        text: what the visitor typed.
        fetch: what fetches; null for the guarded one of the articles stage, which reaches public sites alone.

    Raises:
        InputError: no address was given, too many were, or nothing readable came back.
    """
    addresses = list(dict.fromkeys(text.split()))
    if not addresses:
        raise InputError("There is no address yet: put one on each line.")
    if len(addresses) > MOST_ADDRESSES:
        raise InputError(f"{len(addresses)} addresses are too many at once: give at most {MOST_ADDRESSES}.")
    addresses = [web_address(address) for address in addresses]
    drafts: list[Draft] = []
    dropped: list[Dropped] = []
    for batch in (fetch or guarded())(addresses):
        drafts += batch.drafts
        dropped += batch.dropped
    return accept(drafts, dropped)


def web_address(typed: str) -> str:
    """Return an address as typed.

    Raises:
        InputError: it is none of the web.
    """
    if not typed:
        raise InputError("There is no address yet: type one first.")
    if not typed.lower().startswith(("http://", "https://")):
        raise InputError(f"{typed} is no web address: it should begin with https://")
    return typed


def guarded() -> Fetch:
    """What fetches addresses: public sites alone, robots.txt honoured, within limits."""
    from claimcheck.articles.fetch import fetch_batches

    return fetch_batches


def _ending(text: str) -> str:
    start = text.lstrip()[:20].lower()
    if start.startswith(_WEB_PAGE):
        return "html"
    return "md" if start.startswith("---") else "txt"
