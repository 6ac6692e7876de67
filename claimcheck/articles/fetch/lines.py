"""Connections that are looked at before they open, and that another thread can cut when time is up."""

from __future__ import annotations

import socket
import threading
from typing import Any

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

from claimcheck.articles.fetch.addresses import PRIVATE, require_public
from claimcheck.articles.fetch.refusals import FetchError


class Lines:
    """The open connections of one request, so that another thread can cut them."""

    def __init__(self) -> None:
        """Start with none."""
        self._lock = threading.Lock()
        self._open: list[socket.socket] = []
        self._is_cut = False

    def add(self, line: socket.socket) -> None:
        """Remember a connection by a second handle on it (TLS takes the first one over).

        Raises:
            FetchError: the time was over before it was opened.
        """
        with self._lock:
            if self._is_cut:
                line.close()
                raise FetchError("took too long; try again later")
            self._open.append(line.dup())

    def cut(self) -> None:
        """Shut every connection down, whatever waits on it."""
        with self._lock:
            self._is_cut = True
            for line in self._open:
                try:
                    line.shutdown(socket.SHUT_RDWR)
                except OSError:  # closed by the other side, or not connected any more
                    pass
                line.close()
            self._open.clear()


class _HTTPLine(HTTPConnection):
    """Connects to a public address, given as a number and not as a name, or not at all."""

    lines: Lines

    def _new_conn(self) -> socket.socket:
        require_public(self.host.strip("[]"))
        line = super()._new_conn()
        self.lines.add(line)
        return line


class _HTTPSLine(HTTPSConnection):
    """As ``_HTTPLine``, with TLS on top; the certificate is that of the site's name."""

    lines: Lines

    def _new_conn(self) -> socket.socket:
        require_public(self.host.strip("[]"))
        line = super()._new_conn()
        self.lines.add(line)
        return line


class HTTPPool(HTTPConnectionPool):
    """Opens watched connections alone."""

    ConnectionCls = _HTTPLine

    def __init__(self, host: str, port: int | None, *, lines: Lines, **settings: Any) -> None:  # noqa: ANN401 - urllib3's
        """Take urllib3's own settings, and where to keep the connections."""
        super().__init__(host, port, **settings)
        self._lines = lines

    def _new_conn(self) -> _HTTPLine:
        connection = super()._new_conn()
        if not isinstance(connection, _HTTPLine):
            raise FetchError(PRIVATE)  # what nobody watches is not opened
        connection.lines = self._lines
        return connection


class HTTPSPool(HTTPSConnectionPool):
    """Opens watched connections alone."""

    ConnectionCls = _HTTPSLine

    def __init__(self, host: str, port: int | None, *, lines: Lines, **settings: Any) -> None:  # noqa: ANN401 - urllib3's
        """Take urllib3's own settings, and where to keep the connections."""
        super().__init__(host, port, **settings)
        self._lines = lines

    def _new_conn(self) -> _HTTPSLine:
        connection = super()._new_conn()
        if not isinstance(connection, _HTTPSLine):
            raise FetchError(PRIVATE)  # what nobody watches is not opened
        connection.lines = self._lines
        return connection
