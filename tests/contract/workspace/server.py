"""A real PostgreSQL from Debian's package, on a loopback port, under a user who is not root, gone after the tests."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import psycopg

SECONDS = 60  # to start or stop on a busy machine
HURRIED = {"fsync": "off", "full_page_writes": "off", "shared_buffers": "16MB", "unix_socket_directories": ""}


class UnavailableError(Exception):
    """There is no PostgreSQL to be started here; says why."""


def programs() -> Path:
    """Return the folder of the newest server that Debian installed.

    Raises:
        UnavailableError: none is installed.
    """
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not found:
        raise UnavailableError("PostgreSQL is not installed (apt-get install postgresql)")
    return found[-1].parent


def user() -> str | None:
    """Return whom the server runs as; null for ourselves. It refuses to run as root."""
    if os.getuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    raise UnavailableError("PostgreSQL does not run as root, and there is no other user to run it")


class Server:
    """One server with its own folder, port and password."""

    def __init__(self) -> None:
        self._programs, self._user = programs(), user()
        self._folder = Path(tempfile.mkdtemp(prefix="claimcheck-postgres-"))
        self._password = secrets.token_hex(16)
        self._count = 0
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        secret = self._folder / "password"
        secret.write_text(self._password)
        if self._user is not None:
            for path in (self._folder, secret):
                shutil.chown(path, self._user)
        self._data = self._folder / "data"
        self._run("initdb", "--auth=scram-sha-256", "--username=claimcheck", "--encoding=UTF8", "--locale=C",
                  f"--pwfile={secret}", "--no-sync", f"--pgdata={self._data}")  # fmt: skip
        self.start()

    def start(self) -> None:
        settings = {**HURRIED, "listen_addresses": "127.0.0.1", "port": str(self.port)}
        options = " ".join(f"-c {name}={value!r}" for name, value in settings.items())
        self._run("pg_ctl", "start", "--wait", f"--timeout={SECONDS}", f"--pgdata={self._data}", f"--options={options}",
                  f"--log={self._folder / 'log'}")  # fmt: skip

    def stop(self) -> None:
        self._run("pg_ctl", "stop", "--wait", "--mode=immediate", f"--timeout={SECONDS}", f"--pgdata={self._data}")

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self._folder)

    def url(self, database: str) -> str:
        return f"postgresql://claimcheck:{self._password}@127.0.0.1:{self.port}/{database}"

    def new_database(self) -> str:
        """Make an empty database; returns its URL."""
        self._count += 1
        name = f"workspace_{self._count}"
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return self.url(name)

    def new_schema(self) -> str:
        """Make an empty place in the one database, with far fewer files; returns a URL that opens it."""
        self._count += 1
        name = f"place_{self._count}"
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}".encode())
        return self.url("postgres") + f"?options=-csearch_path%3D{name}"

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), *arguments]
        done = subprocess.run(  # output to a file: the server would keep a pipe open
            command, user=self._user, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=2 * SECONDS
        )
        if done.returncode:
            raise UnavailableError(f"{program} ended with {done.returncode}")
