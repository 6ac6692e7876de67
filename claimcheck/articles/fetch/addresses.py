"""Which web addresses may be fetched at all, told from their letters, and which network addresses are public."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit, urlunsplit

from claimcheck.articles.fetch.refusals import FetchError
from claimcheck.articles.limits import MAX_URL_CHARACTERS

PORTS = {"http": 80, "https": 443}
PRIVATE = "leads into a private network or to this computer, and such addresses are never fetched"
_NAME = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?:\.(?!-)[a-z0-9_-]{1,63})+")
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")  # WHATWG URL, "ends in a number": such a host is an IPv4 address in disguise
_INNER_NAMES = frozenset("localhost local localdomain internal intranet lan home corp private arpa onion".split())
GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")  # all that IANA gives out for the public internet
_MAPPED = ipaddress.IPv6Network("::ffff:0:0/96")
NOT_PUBLIC_IPV6 = (
    *(str(network) for network in ipaddress.IPv6Network("::/3").address_exclude(_MAPPED)),
    "4000::/2",
    "8000::/1",
)
"""Everything beyond 2000::/3, but for mapped IPv4, which is judged as IPv4: IPv4-compatible ``::127.0.0.1``, SIIT,
NAT64 with local prefixes, and ranges that nobody has been given yet."""
_NO_SITES = (
    ipaddress.IPv4Network(
        "192.0.0.0/24"
    ),  # RFC 6890, protocol assignments; a cloud's metadata. Python 3.11 lets it pass
    ipaddress.IPv4Network("192.88.99.0/24"),  # RFC 7526, 6to4 relays that are no more
    ipaddress.IPv4Network("168.63.129.16/32"),  # Azure's host agent, on a public number
)
_ISATAP = re.compile(r"0[02]00:5efe")


def checked_url(written: str) -> str:
    """Check an address before any name is looked up, and write it in one way that every library reads alike.

    Args:
        written: what a person typed, or where a redirect or a feed points.

    Returns:
        ``scheme://host/path?query``: the host in lower case and ASCII, the port and the fragment gone.

    Raises:
        FetchError: not http(s), a sign-in or a port in it, no public name, or characters that readers disagree on.
    """
    url = written.strip()
    if not url or len(url) > MAX_URL_CHARACTERS or not url.isprintable() or re.search(r"[\s\\]", url):
        raise FetchError("is no web address that can be read; copy it again from the browser")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise FetchError("is no web address that can be read; copy it again from the browser") from error
    if parts.scheme not in PORTS:
        raise FetchError("is not fetched: only http and https addresses are")
    if "@" in parts.netloc:
        raise FetchError("holds a user name, and no sign-in is ever sent; take the part before @ out")
    if port not in {None, PORTS[parts.scheme]}:
        raise FetchError(f"names the port {port}; only the ordinary ports of websites are asked")
    return urlunsplit((parts.scheme, _checked_host(parts.hostname or ""), parts.path or "/", parts.query, ""))


def require_public(address: str) -> None:
    """Refuse a network address that is not public, in whichever form it stands.

    Raises:
        FetchError: it is private, loopback, link-local, multicast, reserved, or tunnels to such an address.
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError as error:
        raise FetchError(PRIVATE) from error
    if isinstance(found, ipaddress.IPv6Address):
        found = found.ipv4_mapped or found
    if any(found in network for network in _NO_SITES):
        raise FetchError(PRIVATE)
    if not found.is_global or found.is_multicast or found.is_reserved:
        raise FetchError(PRIVATE)
    if isinstance(found, ipaddress.IPv6Address) and (
        found not in GLOBAL_UNICAST
        or found.sixtofour is not None
        or found.teredo is not None
        or _ISATAP.fullmatch(found.exploded[20:29]) is not None
    ):
        raise FetchError(PRIVATE)


def _checked_host(host: str) -> str:
    """Bring a host's name to ASCII; full-width digits and dots become ordinary ones before they are looked at."""
    import idna

    try:
        name = host if host.isascii() else idna.encode(host, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError) as error:
        raise FetchError("has a site name that cannot be read; copy it again from the browser") from error
    name = name.lower().removesuffix(".")
    last = name.rpartition(".")[2]
    if ":" in name or _NUMBER.fullmatch(last):
        raise FetchError("names a bare network address; articles are fetched from sites with a name")
    if last in _INNER_NAMES or name == "localhost":
        raise FetchError(PRIVATE)
    if len(name) > 253 or not _NAME.fullmatch(name):
        raise FetchError("has no site name that the internet knows; copy it again from the browser")
    return name
