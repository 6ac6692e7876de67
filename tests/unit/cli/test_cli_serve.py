"""Serving the app: on this machine alone, and with ``--lan`` the pupils' page beside it."""

from __future__ import annotations

import signal
import socket
import subprocess
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from claimcheck.cli import serve

Run = Callable[..., Any]


class Started:
    """What was started in place of Streamlit."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, code: int = 0) -> None:
        self.app: list[list[str]] = []
        self.pupils: list[list[str]] = []
        self.environment: dict[str, str] = {}
        self.ended = 0
        self.code = code
        monkeypatch.setattr(serve.subprocess, "run", self.run)
        monkeypatch.setattr(serve.subprocess, "Popen", self.popen)

    def run(self, command: list[str], **options: Any) -> subprocess.CompletedProcess[str]:
        self.app.append(command)
        self.environment = dict(options["env"])
        return subprocess.CompletedProcess(command, self.code)

    def popen(self, command: list[str], **_options: Any) -> Started:
        self.pupils.append(command)
        return self

    def terminate(self) -> None:
        self.ended += 1

    def wait(self, timeout: float) -> int:
        assert timeout
        return 0


def values(command: list[str], flag: str) -> list[str]:
    return [word for before, word in pairwise(command) if before == flag]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_the_app_listens_on_this_machine_alone(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    started = Started(monkeypatch)
    assert run("app", "--port", "8600").code == 0
    assert started.pupils == []
    (command,) = started.app
    assert command[1:4] == ["-m", "streamlit", "run"]
    assert values(command, "--server.port") == ["8600"]
    assert values(command, "--server.address") == ["127.0.0.1"]
    assert values(command, "--server.allowedHosts") == ["127.0.0.1", "localhost"]
    assert serve.CLASS_VARIABLE not in started.environment


def test_lan_opens_the_pupils_page_alone_and_says_where(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "lan_names", lambda: ["desk", "192.168.1.5"])
    monkeypatch.setattr(serve, "_is_taken", lambda _port: False)
    started = Started(monkeypatch)
    ended = run("app", "--lan", "--port", "8600")
    assert ended.code == 0
    assert "http://192.168.1.5:8601" in ended.out
    assert values(started.app[0], "--server.address") == ["127.0.0.1"]
    assert "192.168.1.5" not in started.app[0]
    (command,) = started.pupils
    assert command[4] == str(serve.PUPILS_APP)
    assert serve.PUPILS_APP.is_file()
    assert values(command, "--server.address") == ["0.0.0.0"]  # noqa: S104 - what is tested
    assert values(command, "--server.port") == ["8601"]
    assert values(command, "--server.allowedHosts") == ["127.0.0.1", "localhost", "desk", "192.168.1.5"]
    assert started.environment[serve.CLASS_VARIABLE] == "http://192.168.1.5:8601"
    assert started.ended == 1


def test_the_pupils_server_ends_when_the_app_fails_or_is_ended(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "_is_taken", lambda _port: False)
    started = Started(monkeypatch, code=3)
    ended = run("app", "--lan", "--port", "8600")
    assert ended.code == 1
    assert "try --port 8602" in ended.err
    assert started.ended == 1
    before = signal.getsignal(signal.SIGTERM)

    def terminated(*_: object, **__: object) -> None:
        signal.raise_signal(signal.SIGTERM)

    monkeypatch.setattr(serve.subprocess, "run", terminated)
    assert run("app", "--lan", "--port", "8600").code == 0
    assert started.ended == 2
    assert signal.getsignal(signal.SIGTERM) == before


def test_a_port_in_use_is_said_before_anything_starts(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    started = Started(monkeypatch)
    with socket.socket() as other:
        other.bind(("0.0.0.0", 0))  # noqa: S104 - what is tested
        other.listen()
        taken = other.getsockname()[1]
        ended = run("app", "--lan", "--port", str(taken - 1))
    assert ended.code == 1
    assert f"port {taken}" in ended.err
    assert started.app == started.pupils == []
    assert not serve._is_taken(free_port())
    assert "in use" in run("app", "--lan", "--port", "65535").err


def test_the_app_says_when_it_cannot_start(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    started = Started(monkeypatch, code=1)
    ended = run("app", "data", "--port", "8600")
    assert ended.code == 1
    assert "try --port 8601" in ended.err
    assert started.environment["CLAIMCHECK_OPEN"].endswith("/data")
    assert "is not there" in run("app", "no/such/folder").err
