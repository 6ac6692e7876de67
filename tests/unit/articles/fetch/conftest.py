"""The tests' internet, put in place of the resolver and of every connection."""

from __future__ import annotations

import socket
import socketserver
import threading
from collections.abc import Iterator

import pytest
from fetch_net import PUBLIC, PUBLIC_6, Net


@pytest.fixture
def net(monkeypatch: pytest.MonkeyPatch) -> Iterator[Net]:
    """Put a net of our own in place of the resolver and of every connection that the fetcher opens.

    Public addresses lead to a server on loopback here, in the test's own patch of urllib3's dial; the program under
    test has no such way, and every other address is noted and refused.
    """
    made = Net(names={"paper.example": [[PUBLIC]]})

    def getaddrinfo(host: str, port: object, *_: object, **__: object) -> list[tuple[object, ...]]:
        return [
            (socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 0))
            for address in made.resolve(host)
        ]

    def dial(address: tuple[str, int], timeout: float | None = None, **_: object) -> socket.socket:
        made.dialled.append(address[0])
        if address[0] not in {PUBLIC, PUBLIC_6} or not made.port:
            raise OSError(f"the tests dial nobody: {address}")
        line = socket.socket()
        line.settimeout(timeout)
        line.connect(("127.0.0.1", made.port))
        return line

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            request = self.request.recv(65_536).decode("latin-1")
            if not request.startswith("GET "):
                return
            path = request.split(" ")[1]
            host = next(line[6:] for line in request.split("\r\n") if line.lower().startswith("host: "))
            made.asked.append(f"{host}{path}")
            try:
                if path == "/robots.txt" and "robots.txt" not in made.names:
                    self.request.sendall(b"HTTP/1.1 404 None\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                elif made.send is not None:
                    made.send(host, path, self.request)
            except OSError:  # cut by the fetcher
                pass

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        block_on_close = False

    server = Server(("127.0.0.1", 0), Handler)
    made.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    monkeypatch.setattr("socket.getaddrinfo", getaddrinfo)
    monkeypatch.setattr("urllib3.util.connection.create_connection", dial)
    yield made
    server.shutdown()
    server.server_close()
