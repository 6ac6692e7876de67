"""The one place that opens connections to the internet: guarded against server-side request forgery.

microsoft-antissrf resolves each name once, refuses it when any of its addresses is not public, and connects to the
address that it checked. What it leaves open is closed here: time in all (names, slow headers, slow bodies), size after
decompression, proxies and sign-ins from the environment, ranges beyond its list, and a second look at the address in
the moment before the connection is opened.
"""

from __future__ import annotations

import queue
import socket
import threading
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import Any

import requests
from urllib3 import HTTPResponse
from urllib3.exceptions import HTTPError

from claimcheck.articles.fetch.addresses import NOT_PUBLIC_IPV6, PRIVATE
from claimcheck.articles.fetch.exchange import Answer, too_slow
from claimcheck.articles.fetch.limits import REFUSAL_BYTES, USER_AGENT
from claimcheck.articles.fetch.lines import HTTPPool, HTTPSPool, Lines
from claimcheck.articles.fetch.refusals import SAVE_IT, FetchError

CHUNK = 65_536  # decompressed at a time: a bomb is noticed within one chunk of the limit
HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, text/plain;q=0.8, "
    "application/pdf;q=0.5, application/xml;q=0.5",
    "Accept-Language": "en",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}
_ENCODINGS = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})  # one of them; nested ones are only bombs


class GuardedTransport:
    """A ``Transport`` to public addresses alone. It keeps nothing: no cookies, no connections."""

    def get(self, url: str, seconds: float, size: int) -> Answer:
        """See ``Transport.get``. The request runs in a thread, and at the end of the time its connection is cut."""
        lines = Lines()
        outbox: queue.SimpleQueue[Answer | Exception] = queue.SimpleQueue()
        request = _Request(url, seconds, size, lines, outbox)
        threading.Thread(target=request.run, name="claimcheck-fetch", daemon=True).start()
        try:
            found = outbox.get(timeout=seconds)
        except queue.Empty:
            raise FetchError(too_slow(seconds)) from None
        finally:
            lines.cut()
        if isinstance(found, Exception):
            raise found
        return found


@dataclass(frozen=True, slots=True)
class _Request:
    url: str
    seconds: float
    size: int
    lines: Lines
    outbox: queue.SimpleQueue[Answer | Exception]

    def run(self) -> None:
        """Send the request and put the answer, or what went wrong, into the outbox."""
        try:
            self.outbox.put(self._exchange())
        except FetchError as error:
            self.outbox.put(error)
        except Exception as error:  # a thread's error is told where the answer is awaited
            told = FetchError(_told(error))
            told.__cause__ = error
            self.outbox.put(told)

    def _exchange(self) -> Answer:
        with _session(self.lines) as session:
            request = session.prepare_request(requests.Request("GET", self.url, headers=HEADERS))
            adapter = session.get_adapter(self.url)  # not session.send: it reads a redirect's body to its end
            with adapter.send(request, stream=True, timeout=self.seconds, verify=True, proxies={}) as response:
                headers = {name.lower(): value for name, value in response.headers.items()}
                return Answer(response.status_code, headers, self._body(response.status_code, headers, response.raw))

    def _body(self, status: int, headers: dict[str, str], raw: HTTPResponse) -> bytes:
        """Read a page up to one byte beyond its limit, of a refusal the beginning, of a redirect nothing."""
        if 300 <= status < 400:
            return b""
        if headers.get("content-encoding", "").strip().lower() not in _ENCODINGS:
            raise FetchError(f"is packed in a way that was not asked for; {SAVE_IT}")
        limit = self.size + 1 if status == 200 else REFUSAL_BYTES
        data = bytearray()
        for chunk in raw.stream(CHUNK, decode_content=True):
            data += chunk
            if len(data) >= limit:
                break
        return bytes(data[:limit])


def _session(lines: Lines) -> requests.Session:
    """Make a session of the library's, with what it leaves open closed."""
    antissrf = import_module("AntiSSRF")  # ships no types
    policy = antissrf.AntiSSRFPolicy(antissrf.PolicyConfigOptions.EXTERNAL_ONLY_LATEST)
    policy.add_denied_addresses(list(NOT_PUBLIC_IPV6))
    policy.allow_plain_text_http = True
    policy.add_xff_header = False  # made for servers in a cloud; newspapers' guards take it for an attack
    session: requests.Session = policy.get_antissrf_session()
    session.trust_env = False  # a proxy would look the name up itself, and .netrc holds sign-ins
    for scheme, pool in (("http", HTTPPool), ("https", HTTPSPool)):
        adapter: Any = session.get_adapter(f"{scheme}://")
        adapter.poolmanager.pool_classes_by_scheme = {scheme: partial(pool, lines=lines)}
    return session


def _told(error: Exception) -> str:
    """Say in words what went wrong on the way."""
    if isinstance(error, import_module("AntiSSRF").AntiSSRFError):
        return PRIVATE
    if isinstance(error, socket.gaierror | requests.exceptions.InvalidURL | UnicodeError):
        return "has a site name that is not found; check the address"
    if isinstance(error, requests.exceptions.SSLError):
        return "has a certificate that cannot be trusted, so it was not read"
    if isinstance(error, requests.exceptions.Timeout | TimeoutError):
        return "did not answer in time; try again later"
    if isinstance(error, requests.exceptions.RequestException | HTTPError | OSError):
        return "cannot be reached, or broke off; check the address and the connection"
    return f"cannot be read ({type(error).__name__})"
