"""One visit to the web on a person's behalf: redirects, robots.txt and refusals, until there is a page in hand."""

from __future__ import annotations

import hashlib
import re
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Literal
from urllib.parse import urljoin, urlsplit

from claimcheck.articles.draft import moment
from claimcheck.articles.fetch.addresses import checked_url
from claimcheck.articles.fetch.exchange import Answer, Clock, Transport
from claimcheck.articles.fetch.limits import AGENT, LIMITS, MAX_PAUSE_SECONDS, ROBOTS_BYTES, Limits
from claimcheck.articles.fetch.refusals import FetchError, refusal
from claimcheck.articles.fetch.robots import CLOSED, OPEN, Robots, read_robots
from claimcheck.articles.limits import megabytes
from claimcheck.articles.names import shown_name

Content = Literal["page", "text", "feed", "pdf"]
_TYPES: dict[str, Content | Literal["xml"]] = {
    "text/html": "page",
    "application/xhtml+xml": "page",
    "text/plain": "text",
    "application/pdf": "pdf",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "application/xml": "xml",
    "text/xml": "xml",
}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FEED_ROOT = re.compile(rb"\A[^<]{0,9}<(?:[?!][^>]*>\s*<)*(?:rss|rdf:RDF|feed|atom:feed|urlset|sitemapindex)[\s>/]")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE)
_PACKED = frozenset({"application/gzip", "application/x-gzip", "application/octet-stream"})
_GZIP = b"\x1f\x8b"
GZIP_WINDOW = 31  # zlib's number for "gzip alone"
SNIFFED = 4_096  # bytes of a feed before its first element: declarations, style sheets, a comment


@dataclass(frozen=True, slots=True)
class Fetched:
    """What stood at an address.

    ``asked`` is the address as given, ``url`` the one that answered in the end; ``data`` is decompressed and otherwise
    as sent, ``sha256`` its hash (hexadecimal; of a sitemap packed as a file, that of the file), and ``retrieved`` the
    time in UTC (ISO 8601 without a zone).
    """

    asked: str
    url: str
    content: Content
    charset: str | None
    data: bytes
    retrieved: str
    sha256: str


class Visit:
    """Fetches pages one after another; each site's robots.txt is read once."""

    def __init__(
        self,
        transport: Transport,
        limits: Limits = LIMITS,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Begin a visit.

        Args:
            transport: what sends the requests.
            limits: for each page.
            now: the time of retrieval, in UTC.
            sleep: waits between pages of a site that asks for it.
        """
        self._transport = transport
        self._limits = limits
        self._now = now
        self._sleep = sleep
        self._robots: dict[str, Robots] = {}

    def fetch(self, written: str) -> Fetched:
        """Fetch one page, article or feed.

        Args:
            written: the address as a person or a feed gives it.

        Raises:
            FetchError: it is not fetched; the message says why.
        """
        url = checked_url(written)
        self._pause(url)
        url, answer = self._follow(url, Clock(self._limits.seconds), self._limits.size, is_robots=False)
        reason = refusal(answer.status, answer.headers, answer.data)
        if reason is not None:
            raise FetchError(reason)
        sent, answer = answer.data, _unpacked(answer, self._limits.size)
        if len(answer.data) > self._limits.size:
            raise FetchError(f"is larger than {megabytes(self._limits.size)}, the limit of a page")
        return Fetched(
            asked=written,
            url=url,
            content=_content(answer),
            charset=_charset(answer),
            data=answer.data,
            retrieved=moment(self._now()),
            sha256=hashlib.sha256(sent).hexdigest(),
        )

    def _follow(self, url: str, clock: Clock, size: int, *, is_robots: bool) -> tuple[str, Answer]:
        """Ask, and go where redirects lead; each address is checked as if it were the first."""
        for _ in range(self._limits.redirects + 1):
            if not is_robots and not self._rules(url, clock).allows(url):
                raise FetchError("is closed to programs by its site's robots.txt; save the page as .html instead")
            answer = self._transport.get(url, clock.left(), size)
            target = answer.headers.get("location")
            if answer.status not in _REDIRECTS or not target:
                return url, answer
            url = _next(url, target)
        raise FetchError(f"is passed on from address to address more than {self._limits.redirects} times")

    def _rules(self, url: str, clock: Clock) -> Robots:
        """Read a site's robots.txt by RFC 9309, 2.3.1, but take 401 and 403 for a no, as urllib.robotparser does."""
        site = _site(url)
        if site not in self._robots:
            _, answer = self._follow(f"{site}/robots.txt", clock, ROBOTS_BYTES, is_robots=True)
            if answer.status >= 500 or answer.status == 429:
                raise FetchError(f"is on a site whose robots.txt cannot be read now ({answer.status}); try again later")
            self._robots[site] = _rules_of(answer)
        return self._robots[site]

    def _pause(self, url: str) -> None:
        """Wait as long as a site asks for between pages; the first page needs no waiting."""
        pause = self._robots.get(_site(url), OPEN).pause
        if pause > MAX_PAUSE_SECONDS:
            raise FetchError(f"is on a site that asks for {pause:g} seconds between pages; name it alone")
        if pause:
            self._sleep(pause)


def _site(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _next(url: str, target: str) -> str:
    """Check where a redirect leads.

    Raises:
        FetchError: there it may not go.
    """
    try:
        target = target.encode("latin-1").decode("utf-8")  # headers are read as Latin-1, and many hold raw UTF-8
    except UnicodeError:
        pass
    try:
        return checked_url(urljoin(url, target.strip()))
    except ValueError as error:
        raise FetchError("is passed on to something that is no web address") from error
    except FetchError as error:
        raise FetchError(f"is passed on to {shown_name(target)[:100]}, which {error}") from error


def _rules_of(answer: Answer) -> Robots:
    if answer.status in {401, 403}:
        return CLOSED
    return read_robots(answer.data, AGENT) if answer.status == 200 else OPEN


def _unpacked(answer: Answer, size: int) -> Answer:
    """Unpack a sitemap that a site keeps packed (``sitemap.xml.gz``), up to one byte beyond the limit.

    Raises:
        FetchError: it is damaged.
    """
    said = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if said not in _PACKED or not answer.data.startswith(_GZIP):
        return answer
    try:
        data = zlib.decompressobj(GZIP_WINDOW).decompress(answer.data, size + 1)
    except zlib.error as error:
        raise FetchError("is a damaged file; try again later") from error
    return replace(answer, headers={**answer.headers, "content-type": "application/xml"}, data=data)


def _content(answer: Answer) -> Content:
    """Tell what came, by what the server says; XML is looked into.

    Raises:
        FetchError: neither a page nor a text nor a feed.
    """
    said = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    content = _TYPES.get(said)
    if content is not None and is_feed(answer.data):
        return "feed"
    if content == "xml" and b"<html" in answer.data[:SNIFFED].lower():
        return "page"
    if content is None or content == "xml":
        what = shown_name(said)[:60] or "something without a type"
        raise FetchError(f"is {what}, not a page, a text or a feed; save it and name the file")
    return content


def is_feed(data: bytes) -> bool:
    """Tell whether bytes begin as RSS, Atom or a sitemap, in any encoding of Unicode."""
    return _FEED_ROOT.match(data[:SNIFFED].replace(b"\0", b"")) is not None


def _charset(answer: Answer) -> str | None:
    found = _CHARSET.search(answer.headers.get("content-type", ""))
    return found[1] if found else None
