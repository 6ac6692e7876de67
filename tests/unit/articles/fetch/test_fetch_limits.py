"""Limits on the wire: time in all, size after decompression, redirects, and what is never sent."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
import tracemalloc
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from fetch_net import Net

from claimcheck.articles.fetch.guard import GuardedTransport
from claimcheck.articles.fetch.limits import Limits
from claimcheck.articles.fetch.refusals import FetchError
from claimcheck.articles.fetch.visit import Visit

URL = "http://paper.example/story"
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n"
SHORT = Limits(seconds=0.4)
ZEROS = bytes(1_000_000)


def fetch(limits: Limits = SHORT) -> bytes:
    return Visit(GuardedTransport(), limits).fetch(URL).data


def chunked(data: bytes) -> bytes:
    parts = (data[at : at + 10_000] for at in range(0, len(data), 10_000))
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def gzip_bomb(megabytes: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(ZEROS) for _ in range(megabytes)) + packer.flush()


def deflate_bomb(megabytes: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return b"".join(packer.compress(ZEROS) for _ in range(megabytes)) + packer.flush()


BOMBS: Mapping[str, Callable[[], bytes]] = {
    "gzip": lambda: OK + b"Content-Encoding: gzip\r\n\r\n" + gzip_bomb(60),
    "gzip, chunked": lambda: (
        OK + b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked(gzip_bomb(60))
    ),
    "deflate": lambda: OK + b"Content-Encoding: deflate\r\n\r\n" + deflate_bomb(60),
    "many gzip members": lambda: OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(ZEROS) * 60,
    "plain, without an end": lambda: OK + b"\r\n" + bytes(7_000_000),
    "plain, a length that lies": lambda: OK + b"Content-Length: 7000000\r\n\r\n" + bytes(7_000_000),
}
SLOW: Mapping[str, tuple[bytes, bytes]] = {  # sent at once, then again and again
    "nothing": (b"", b""),
    "headers, a letter at a time": (b"HTTP/1.1 200 OK\r\nX-", b"a"),
    "headers without an end": (b"HTTP/1.1 200 OK\r\n", b"X: a\r\n"),
    "a body, a letter at a time": (OK + b"\r\n", b"a"),
    "chunks of a letter": (OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
    "gzip members with nothing in them": (OK + b"Content-Encoding: gzip\r\n\r\n", gzip.compress(b"")),
    "interim answers": (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
}


@pytest.mark.parametrize("case", BOMBS)
def test_a_bomb_stops_at_the_limit(case: str, net: Net) -> None:
    answer = BOMBS[case]()
    net.send = lambda host, path, line: line.sendall(answer)
    tracemalloc.start()
    try:
        with pytest.raises(FetchError, match="is larger than 5 MB, the limit of a page"):
            fetch(Limits())
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 25_000_000  # the page as it grows and its copy, not the 60 MB that were packed


def test_a_page_at_the_limit_is_read(net: Net) -> None:
    body = gzip.compress(bytes(5_000_000))
    net.send = lambda host, path, line: line.sendall(OK + b"Content-Encoding: gzip\r\n\r\n" + body)
    assert len(fetch(Limits())) == 5_000_000


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "compress", "gzip,deflate"])
def test_packings_that_were_not_asked_for_are_refused(encoding: str, net: Net) -> None:
    net.send = lambda host, path, line: line.sendall(OK + f"Content-Encoding: {encoding}\r\n\r\n".encode() + b"x")
    with pytest.raises(FetchError, match="packed in a way"):
        fetch(Limits())


def test_a_damaged_packing_is_told(net: Net) -> None:
    net.send = lambda host, path, line: line.sendall(OK + b"Content-Encoding: gzip\r\n\r\nnot gzip")
    with pytest.raises(FetchError, match="broke off"):
        fetch(Limits())


@pytest.mark.parametrize("case", SLOW)
def test_the_time_holds_for_everything_together(case: str, net: Net) -> None:
    first, again = SLOW[case]

    def send(host: str, path: str, line: socket.socket) -> None:
        line.sendall(first)
        for _ in range(300):
            time.sleep(0.02)
            line.sendall(again)

    net.send = send
    begun = time.monotonic()
    with pytest.raises(FetchError, match=r"took longer than|in time|broke off"):
        fetch()
    assert time.monotonic() - begun < 5.0  # the sender would go on for six seconds and more
    end = time.monotonic() + 10
    while time.monotonic() < end and any(thread.name == "claimcheck-fetch" for thread in threading.enumerate()):
        time.sleep(0.02)
    assert not any(thread.name == "claimcheck-fetch" for thread in threading.enumerate())


def test_a_name_that_takes_too_long_to_look_up(net: Net, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*_: object, **__: object) -> list[object]:
        time.sleep(1.0)
        return [(2, 1, 6, "", ("93.184.215.14", 0))]

    monkeypatch.setattr("socket.getaddrinfo", slow)
    with pytest.raises(FetchError, match=r"took longer than 0\.4 seconds"):
        fetch()
    time.sleep(0.8)
    assert net.asked == []  # the answer came after the end, and nothing was asked


def test_the_time_is_one_for_all_redirects(net: Net) -> None:
    def send(host: str, path: str, line: socket.socket) -> None:
        time.sleep(0.15)
        line.sendall(b"HTTP/1.1 302 Found\r\nLocation: /on\r\nContent-Length: 0\r\n\r\n")

    net.send = send
    with pytest.raises(FetchError, match="took longer than"):
        fetch()


@pytest.mark.parametrize(("redirects", "is_read"), [(5, True), (6, False)])
def test_five_redirects_and_no_more(redirects: int, is_read: bool, net: Net) -> None:
    def send(host: str, path: str, line: socket.socket) -> None:
        hop = int(path.removeprefix("/story") or 0)
        found = f"HTTP/1.1 301 Moved\r\nLocation: story{hop + 1}\r\nContent-Length: 0\r\n\r\n".encode()
        line.sendall(found if hop < redirects else OK + b"\r\n<html>here")

    net.send = send
    if is_read:
        assert fetch(Limits()) == b"<html>here"
    else:
        with pytest.raises(FetchError, match="more than 5 times"):
            fetch(Limits())
    assert len([path for path in net.asked if "story" in path]) == 6


def test_a_redirect_s_own_page_is_not_read(net: Net) -> None:
    bomb = b"Content-Encoding: gzip\r\n\r\n" + gzip_bomb(50)
    answers = iter([b"HTTP/1.1 302 Found\r\nLocation: /on\r\n" + bomb, OK + b"\r\n<html>here"])
    net.send = lambda host, path, line: line.sendall(next(answers))
    tracemalloc.start()
    try:
        assert fetch(Limits()) == b"<html>here"
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


def test_what_is_sent(net: Net) -> None:
    seen: list[bytes] = []

    class Spy:
        def __call__(self, host: str, path: str, line: socket.socket) -> None:
            line.sendall(OK + b"Set-Cookie: id=1\r\n\r\n<html>")

    net.send = Spy()
    real = socket.socket.sendall

    def sendall(line: socket.socket, data: bytes, *rest: int) -> None:
        if bytes(data[:4]) == b"GET ":
            seen.append(bytes(data))
        real(line, data, *rest)

    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "sendall", sendall)
    try:
        fetch(Limits())
        fetch(Limits())
    finally:
        patch.undo()
    for request in seen:
        head = request.decode().lower()
        assert "user-agent: claimcheck/0.1" in head
        assert "host: paper.example\r\n" in head
        assert not any(word in head for word in ("cookie", "authorization", "referer", "x-forwarded-for", "br", "zstd"))
    assert len(seen) == 4


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl here to make a certificate with")
@pytest.mark.parametrize(("name", "is_trusted"), [("paper.example", True), ("other.example", True), ("", False)])
def test_certificates_are_those_of_the_site_s_name(
    name: str, is_trusted: bool, tmp_path: Path, net: Net, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    subject = name or "paper.example"
    made = ["-keyout", str(key), "-out", str(certificate), "-days", "2", "-subj", f"/CN={subject}"]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", *made]
    subprocess.run([*command, "-addext", f"subjectAltName=DNS:{subject}"], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    if is_trusted:
        monkeypatch.setattr("requests.adapters.DEFAULT_CA_BUNDLE_PATH", str(certificate))
    port = _tls_server(context)
    net.port = port
    if name == "paper.example":
        assert GuardedTransport().get("https://paper.example/", seconds=5, size=100).data == b"<html>"
    else:
        with pytest.raises(FetchError, match="certificate that cannot be trusted"):
            GuardedTransport().get("https://paper.example/", seconds=5, size=100)


def _tls_server(context: ssl.SSLContext) -> int:
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen(1)

    def serve() -> None:
        with listener:
            line, _ = listener.accept()
        try:
            with context.wrap_socket(line, server_side=True) as wrapped:
                wrapped.recv(65_536)
                wrapped.sendall(OK + b"Content-Length: 6\r\n\r\n<html>")
        except OSError:
            line.close()

    threading.Thread(target=serve, daemon=True).start()
    port: int = listener.getsockname()[1]
    return port
