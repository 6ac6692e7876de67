"""Live blogs on web pages: split into entries, each with its own time, by what pages tell search engines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from claimcheck.articles.dates import parse_date
from claimcheck.articles.fragments import fragment_text, tree_text
from claimcheck.articles.live_blocks import timed_blocks
from claimcheck.articles.page_facts import parsed

MIN_ENTRIES = 3  # as in claims/entries.py: two times may be chance
MAX_ENTRIES = 2_000
MAX_NODES = 200_000  # of the JSON that a page carries
_SCRIPT = re.compile(r"<script\b[^>]{0,300}application/ld\+json[^>]{0,300}>", re.IGNORECASE)
_ENTRY = re.compile(
    r"liveblogupdate|\blive-?(?:blog)?[-_]{1,2}(?:entry|post|update|item|block)\b|\b(?:entry|post|update)[-_]{1,2}live\b",
    re.IGNORECASE,
)
_ENTRY_TAGS = ("article", "section", "li", "div")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its time on the wall clock (ISO 8601), its headline, its text."""

    time: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class LiveBlog:
    """A page's live blog, its entries in order of time. ``title`` is empty and ``published`` null where not told."""

    title: str
    published: str | None
    entries: tuple[Entry, ...]

    def text(self) -> str:
        """Write the entries as text: each begins with its weekday and its time, as newspapers print them."""
        return "\n\n".join(_written(entry) for entry in self.entries)


def live_blog(page: str) -> LiveBlog | None:
    """Find a page's live blog.

    Args:
        page: its HTML.

    Returns:
        The entries, from schema.org's ``LiveBlogPosting``, or else from the marks or the shape of its blocks; null
        where there are fewer than MIN_ENTRIES with a time.
    """
    lower = page.lower()
    found = _told(page) if "liveblogposting" in lower else None
    if found is None and lower.count("<time") >= MIN_ENTRIES:
        root = parsed(page)
        found = _blocks(root) if root is not None else None
    return found


def _told(page: str) -> LiveBlog | None:
    """Read what the page tells search engines."""
    for posting in _postings(page):
        updates = posting.get("liveBlogUpdate")
        raw = updates if isinstance(updates, list) else [updates]
        entries = [entry for each in raw[:MAX_ENTRIES] if isinstance(each, dict) and (entry := _entry(each))]
        if len(entries) >= MIN_ENTRIES:
            begun = posting.get("coverageStartTime") or posting.get("datePublished")
            return _blog(_words(posting.get("headline")), parse_date(str(begun)) if begun else None, entries)
    return None


def _postings(page: str) -> Iterator[dict[str, Any]]:
    """Give every live blog in the JSON of a page, at whatever depth."""
    for start in _SCRIPT.finditer(page):
        end = page.find("</script", start.end())
        try:
            waiting = [json.loads(page[start.end() : end])] if end > 0 else []
        except (ValueError, RecursionError):
            continue
        for _ in range(MAX_NODES):
            if not waiting:
                break
            node = waiting.pop()
            if isinstance(node, list):
                waiting += node
            elif isinstance(node, dict):
                if "LiveBlogPosting" in str(node.get("@type"))[:200]:
                    yield node
                waiting += [value for value in node.values() if isinstance(value, list | dict)]


def _entry(update: dict[str, Any]) -> Entry | None:
    time = parse_date(_words(update.get("datePublished")) or _words(update.get("dateModified")))
    text = fragment_text(_words(update.get("articleBody")) or _words(update.get("text")))
    title = " ".join(fragment_text(_words(update.get("headline"))).split())
    is_whole = time is not None and "T" in time and bool(text or title)
    return Entry(time or "", "" if text.startswith(title) else title, text) if is_whole else None


def _blocks(root: Any) -> LiveBlog | None:  # noqa: ANN401 - lxml ships no types
    """Find blocks with a ``<time>`` each, marked as entries or together on a live page."""
    entries = _marked(root)
    if len(entries) < MIN_ENTRIES:
        timed = (_timed(block, clock) for block, clock in timed_blocks(root)[:MAX_ENTRIES])
        entries = [entry for entry in timed if entry is not None]
    return _blog("", None, entries) if len(entries) >= MIN_ENTRIES else None


def _marked(root: Any) -> list[Entry]:  # noqa: ANN401 - lxml ships no types
    entries: list[Entry] = []
    waiting = [root]
    while waiting and len(entries) < MAX_ENTRIES:
        element = waiting.pop()
        entry = _block(element) if element.tag in _ENTRY_TAGS else None
        if entry is not None:
            entries.append(entry)
        else:
            waiting.extend(reversed(element))
    return entries


def _block(element: Any) -> Entry | None:  # noqa: ANN401 - lxml ships no types
    marks = " ".join(element.get(name) or "" for name in ("class", "id", "itemprop", "itemtype"))
    if not _ENTRY.search(marks):
        return None
    clock: Any = next((each for each in element.iter("time") if each.get("datetime")), None)
    return _timed(element, clock) if clock is not None else None


def _timed(element: Any, clock: Any) -> Entry | None:  # noqa: ANN401 - lxml ships no types
    """Read a block as an entry, without the time that it shows."""
    time = parse_date(clock.get("datetime"))
    if time is None or "T" not in time:
        return None
    clock.getparent().replace(clock, _blank(clock))
    text = tree_text(element, with_tail=False)
    return Entry(time, "", text) if text else None


def _blank(clock: Any) -> Any:  # noqa: ANN401 - lxml ships no types
    """Make what stands in place of a time that is written in front of its entry."""
    blank = clock.makeelement("span")
    blank.tail = clock.tail
    return blank


def _blog(title: str, published: str | None, entries: list[Entry]) -> LiveBlog:
    """Put entries in order of time: pages show the newest first, and a reader goes forward."""
    ordered = tuple(sorted(dict.fromkeys(entries), key=lambda entry: entry.time))
    return LiveBlog(" ".join(fragment_text(title).split()), published or ordered[0].time, ordered)


def _written(entry: Entry) -> str:
    moment = datetime.fromisoformat(entry.time)
    label = f"{moment:%A} {moment:%H:%M}"
    return f"{label} - {entry.title}\n\n{entry.text}".strip() if entry.title else f"{label} - {entry.text}"


def _words(value: object) -> str:
    return value if isinstance(value, str) else ""
