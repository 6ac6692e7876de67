"""Server-side request forgery: nothing but a public site is ever connected to, however the address is dressed up.

Each row goes through the whole fetcher, on a net that lives in this process. The rows whose host is an address go past
the first fence (the letters) too, straight to the second one (the library and our look at the address itself).
"""

from __future__ import annotations

import socket
from collections.abc import Mapping

import pytest
from fetch_net import PUBLIC, PUBLIC_6, Net

from claimcheck.articles.fetch.addresses import checked_url, require_public
from claimcheck.articles.fetch.guard import GuardedTransport
from claimcheck.articles.fetch.pages import fetch_article
from claimcheck.articles.fetch.refusals import FetchError
from claimcheck.records import Article, Dropped

LITERALS: Mapping[str, str] = {
    "loopback": "127.0.0.1",
    "loopback, another one": "127.8.9.10",
    "loopback, two parts": "127.1",
    "loopback, decimal": "2130706433",
    "loopback, hex": "0x7f000001",
    "loopback, hex part": "0x7f.0.0.1",
    "loopback, octal parts": "0177.0.0.01",
    "loopback, octal": "017700000001",
    "unspecified": "0.0.0.0",  # noqa: S104 - a case, nothing is bound
    "unspecified, short": "0",
    "private 10/8": "10.0.0.5",
    "private 172.16/12": "172.31.255.1",
    "private 192.168/16": "192.168.1.1",
    "private, decimal": "3232235777",
    "carrier-grade NAT": "100.64.0.1",
    "link-local": "169.254.1.1",
    "metadata, most clouds": "169.254.169.254",
    "metadata, octal": "0251.0376.0251.0376",
    "metadata, hex": "0xa9fea9fe",
    "metadata, Alibaba": "100.100.100.200",
    "metadata, Azure": "168.63.129.16",
    "metadata, Oracle": "192.0.0.192",
    "multicast": "224.0.0.251",
    "reserved": "240.0.0.1",
    "broadcast": "255.255.255.255",
    "IPv6 loopback": "[::1]",
    "IPv6 loopback, written out": "[0:0:0:0:0:0:0:1]",
    "IPv6 unspecified": "[::]",
    "IPv6 link-local": "[fe80::1]",
    "IPv6 link-local with a zone": "[fe80::1%25eth0]",
    "IPv6 site-local": "[fec0::1]",
    "IPv6 unique local": "[fd12:3456::1]",
    "IPv6 metadata": "[fd00:ec2::254]",
    "IPv6 multicast": "[ff02::1]",
    "IPv4-mapped": "[::ffff:127.0.0.1]",
    "IPv4-mapped, hex": "[::ffff:a9fe:a9fe]",
    "IPv4-compatible": "[::127.0.0.1]",
    "IPv4-translated": "[::ffff:0:10.0.0.1]",
    "NAT64": "[64:ff9b::7f00:1]",
    "NAT64, local prefix": "[64:ff9b:1::a00:1]",
    "6to4": "[2002:7f00:1::1]",
    "Teredo": "[2001:0:4136:e378:8000:63bf:3fff:fdd2]",
    "ISATAP": "[2606:2800::5efe:10.0.0.1]",
}
LETTERS: Mapping[str, str] = {
    "full-width digits": "http://\uff11\uff12\uff17.\uff10.\uff10.\uff11/",
    "circled digits": "http://\u2460\u2461\u2466.\u24ea.\u24ea.\u2460/",
    "ideographic full stops": "http://127\u30020\u30020\u30021/",
    "trailing dot": "http://127.0.0.1./",
    "localhost": "http://localhost/",
    "localhost, upper case, dot": "http://LOCALHOST./",
    "a name of the cloud's": "http://metadata.google.internal/computeMetadata/v1/",
    "a name without a dot": "http://intranet/",
    "a printer's name": "http://printer.local/",
    "sign-in that looks like a site": "http://paper.example@127.0.0.1/",
    "sign-in with a password": "http://user:secret@paper.example/",
    "backslash": "http://paper.example\\@127.0.0.1/",
    "tab inside": "http://127.0\t.0.1/",
    "line feed": "http://paper.example/\r\nHost: 127.0.0.1",
    "percent in the host": "http://127.0.0.1%2f.paper.example/",
    "another port": "http://paper.example:22/",
    "port of a database": "https://paper.example:6379/",
    "file": "file:///etc/passwd",
    "ftp": "ftp://paper.example/x",
    "gopher": "gopher://127.0.0.1:6379/_INFO",
    "javascript": "javascript:alert(1)",
    "data": "data:text/html,x",
    "nothing": "http://",
    "a broken bracket": "http://[::1/",
}
NAMES: Mapping[str, list[list[str]]] = {
    "to loopback": [["127.0.0.1"]],
    "to a private network": [["192.168.0.10"]],
    "to metadata": [["169.254.169.254"]],
    "to IPv6 loopback": [["::1"]],
    "to mapped IPv4": [["::ffff:10.0.0.1"]],
    "to compatible IPv4": [["::10.0.0.1"]],
    "to 6to4": [["2002:a00:1::"]],
    "mixed, public first": [[PUBLIC, "10.0.0.1"]],
    "mixed, private first": [["10.0.0.1", PUBLIC]],
    "mixed, public IPv4 and private IPv6": [[PUBLIC, "fd00::1"]],
    "mixed, public IPv6 and loopback": [[PUBLIC_6, "127.0.0.1"]],
    "rebound after robots.txt": [[PUBLIC], ["127.0.0.1"]],
    "rebound to mixed": [[PUBLIC], [PUBLIC, "169.254.169.254"]],
}
REDIRECTS: Mapping[str, str] = {
    "loopback": "http://127.0.0.1/",
    "loopback, decimal": "http://2130706433/",
    "loopback, octal": "http://0177.0.0.1/",
    "a private network": "http://10.0.0.5/admin",
    "metadata": "http://169.254.169.254/latest/meta-data/",
    "metadata, hex": "//0xa9fea9fe/",
    "IPv6 loopback": "http://[::1]/",
    "IPv6 link-local": "http://[fe80::1]/",
    "mapped IPv4": "http://[::ffff:127.0.0.1]/",
    "NAT64": "https://[64:ff9b::a9fe:a9fe]/",
    "a name of this computer": "http://localhost/",
    "a name that leads to loopback": "http://inner.example/",
    "a name with mixed answers": "http://mixed.example/",
    "a name that changes its mind": "http://rebound.example/",
    "a file": "file:///etc/passwd",
    "gopher": "gopher://127.0.0.1:6379/_FLUSHALL",
    "another port": "http://paper.example:8080/",
    "a sign-in": "http://paper.example@10.0.0.1/",
}


def redirect(target: str) -> bytes:
    return f"HTTP/1.1 302 Found\r\nLocation: {target}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode()


def refused(net: Net, url: str) -> str:
    found = fetch_article(url)
    assert isinstance(found, Dropped), found
    assert set(net.dialled) <= {PUBLIC, PUBLIC_6}
    return found.reason


def passed_on(net: Net, target: str, hops: int) -> str:
    """Why a chain of redirects that ends in the target was refused."""

    def send(host: str, path: str, line: socket.socket) -> None:
        hop = int(path.strip("/"))
        line.sendall(redirect(f"/{hop + 1}" if hop < hops else target))

    net.send = send
    return refused(net, "http://paper.example/1")


def test_there_are_as_many_cases_as_promised() -> None:
    assert len(LITERALS) + len(LETTERS) + len(NAMES) + 2 * len(REDIRECTS) >= 44


@pytest.mark.parametrize("case", LITERALS)
def test_addresses_are_refused_from_their_letters(case: str, net: Net) -> None:
    reason = refused(net, f"http://{LITERALS[case]}/")
    assert "bare network address" in reason or "cannot be read" in reason
    assert net.dialled == net.looked_up == []


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("case", LITERALS)
def test_addresses_are_refused_by_the_guard_alone(case: str, scheme: str, net: Net) -> None:
    with pytest.raises(FetchError):
        GuardedTransport().get(f"{scheme}://{LITERALS[case]}/", seconds=5, size=1000)
    assert net.dialled == []


@pytest.mark.parametrize("case", LITERALS)
def test_addresses_are_refused_by_the_last_look_alone(case: str) -> None:
    host = LITERALS[case].strip("[]").replace("%25", "%")
    with pytest.raises(FetchError, match="never fetched"):
        require_public(host if ":" in host else socket.inet_ntoa(socket.inet_aton(host)))


@pytest.mark.parametrize("case", LETTERS)
def test_dressed_up_addresses_are_refused(case: str, net: Net) -> None:
    refused(net, LETTERS[case])
    assert net.dialled == net.looked_up == []


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("case", NAMES)
def test_names_are_judged_by_every_address_at_every_look(case: str, scheme: str, net: Net) -> None:
    net.names["inner.example"] = [list(answer) for answer in NAMES[case]]
    reason = refused(net, f"{scheme}://inner.example/story")
    assert "never fetched" in reason or (scheme == "https" and "certificate" in reason)
    assert "inner.example/story" not in net.asked


def test_a_name_is_looked_up_once_and_the_checked_address_is_the_one_connected_to(net: Net) -> None:
    net.names["inner.example"] = [[PUBLIC], ["127.0.0.1"]]
    with pytest.raises(FetchError):
        GuardedTransport().get("http://inner.example/", seconds=0.3, size=1000)
    assert net.looked_up == ["inner.example"]
    assert net.dialled == [PUBLIC]


@pytest.mark.parametrize("hops", [1, 3])
@pytest.mark.parametrize("case", REDIRECTS)
def test_every_redirect_is_checked_as_if_it_were_the_first(case: str, hops: int, net: Net) -> None:
    net.names |= {"inner.example": [["127.0.0.1"]], "mixed.example": [[PUBLIC, "10.0.0.1"]]}
    net.names["rebound.example"] = [[PUBLIC], ["169.254.169.254"]]
    reason = passed_on(net, REDIRECTS[case], hops)
    assert "passed on to" in reason or "private network" in reason
    assert net.asked[-1] in {f"paper.example/{hops}", "rebound.example/robots.txt"}


@pytest.mark.parametrize("case", LITERALS)
def test_a_chain_of_redirects_leads_to_no_form_of_an_address(case: str, net: Net) -> None:
    assert "passed on to" in passed_on(net, f"http://{LITERALS[case]}/", 3)
    assert net.asked[-1] == "paper.example/3"


@pytest.mark.parametrize("target", ["http://127.0.0.1/robots.txt", "http://inner.example/robots.txt"])
def test_robots_txt_cannot_lead_inside_either(target: str, net: Net) -> None:
    net.names |= {"inner.example": [["10.0.0.1"]], "robots.txt": []}
    net.send = lambda host, path, line: line.sendall(redirect(target))
    refused(net, "http://paper.example/story")
    assert net.asked == ["paper.example/robots.txt"]


def test_proxies_and_sign_ins_of_the_environment_are_not_used(net: Net, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    refused(net, "http://paper.example/story")
    assert net.dialled == [PUBLIC, PUBLIC]


@pytest.mark.parametrize("address", [PUBLIC, PUBLIC_6, "1.1.1.1", "::ffff:1.1.1.1"])
def test_public_addresses_pass(address: str) -> None:
    require_public(address)


@pytest.mark.parametrize(
    ("written", "checked"),
    [
        (" HTTPS://Paper.Example:443/a/b?c=d#e ", "https://paper.example/a/b?c=d"),
        ("http://paper.example", "http://paper.example/"),
        ("http://b\u00fccher.example./x", "http://xn--bcher-kva.example/x"),
        ("http://paper.example//127.0.0.1/", "http://paper.example//127.0.0.1/"),
    ],
)
def test_addresses_are_written_in_one_way(written: str, checked: str) -> None:
    assert checked_url(written) == checked


def test_public_ipv6_is_connected_to(net: Net) -> None:
    net.names["six.example"] = [[PUBLIC_6]]
    body = b"The council voted on Tuesday to close the old bridge. It carried 4,000 cars a day until last winter."
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n"
    net.send = lambda host, path, line: line.sendall(head + body)
    assert isinstance(fetch_article("http://six.example/story"), Article)
    assert set(net.dialled) == {PUBLIC_6}
