"""What every answer carries and who is answered at all, however the README starts the app."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import APP, ROOT, free_port, wait_until_up

from claimcheck.cli.serve import lan_names
from claimcheck.ui.server import HEADERS

pytestmark = pytest.mark.browser

HERE = "127.0.0.1"
HANDSHAKE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


def ask(server: str, path: str, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
    """The answer as it came, whatever its code."""
    host, port = server.removeprefix("http://").split(":")
    line = http.client.HTTPConnection(host, int(port), timeout=20)
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    line.request(method, path, body=b"x" if method != "GET" else None, headers=told)
    answer = line.getresponse()
    answer.read()
    line.close()
    return answer


@pytest.mark.parametrize("path", ["/", "/overview", "/_stcore/health", "/_stcore/host-config", "/media/none.txt"])
def test_every_answer_carries_the_policy(server: str, path: str) -> None:
    answer = ask(server, path)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_the_policy_lets_no_foreign_or_inline_script_in(server: str) -> None:
    policy = dict(each.strip().split(" ", 1) for each in ask(server, "/").headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == policy["connect-src"] == "'self'"
    assert "'unsafe-inline'" not in policy["script-src"]
    assert policy["object-src"] == policy["form-action"] == policy["frame-ancestors"] == "'none'"
    assert not any("http" in sources or "*" in sources for sources in policy.values())


def test_a_page_elsewhere_gets_no_connection(server: str) -> None:
    answer = ask(server, "/_stcore/stream", Origin="http://evil.example", **HANDSHAKE)
    assert answer.status == 403


def test_a_name_that_is_not_this_machines_gets_no_connection(server: str) -> None:
    """DNS rebinding: a page elsewhere that points its own name here."""
    answer = ask(server, "/_stcore/stream", Host="evil.example", Origin="http://evil.example", **HANDSHAKE)
    assert answer.status == 403


def test_an_upload_without_the_pages_own_token_is_refused(server: str) -> None:
    answer = ask(server, "/_stcore/upload_file/session/file", "PUT", Origin="http://evil.example")
    assert answer.status in (400, 403)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """Two short articles, for a start that takes a moment."""
    folder = tmp_path / "story"
    folder.mkdir()
    for name, people in (("a", 40), ("b", 52)):
        (folder / f"{name}.txt").write_text(f"The ferry carried {people} people on Monday.\n", "utf-8")
    return folder


def commands(port: int, story: Path) -> dict[str, list[str]]:
    """The ways of the README, each on a port of its own."""
    python, programs = sys.executable, str(Path(sys.executable).parent)
    made = ["make", "run", "--assume-old=setup", f"BIN={programs}", f"STORY={story}", f"PORT={port}"]
    return {
        "make run": made,
        "claimcheck app": [python, "-m", "claimcheck", "app", "--port", str(port)],
        "streamlit run": [python, "-m", "streamlit", "run", APP.name, "--server.port", str(port)],
        "streamlit run from elsewhere": [python, "-m", "streamlit", "run", str(APP), "--server.port", str(port)],
    }


@pytest.fixture(params=["make run", "claimcheck app", "streamlit run", "streamlit run from elsewhere"])
def started(request: pytest.FixtureRequest, tmp_path: Path, story: Path) -> Iterator[str]:
    """The app, started in one of the ways."""
    way = str(request.param)
    if way == "make run" and shutil.which("make") is None:
        pytest.skip("no make on this machine")
    port = free_port()
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("CLAIMCHECK_", "MAKE"))}
    environment |= {
        "CLAIMCHECK_CACHE": "off",
        "CLAIMCHECK_DATABASE_URL": f"sqlite:///{tmp_path / 'workspace.sqlite3'}",
        "HF_HUB_OFFLINE": "1",
        "STREAMLIT_SERVER_HEADLESS": "true",
    }
    log = tmp_path / "log.txt"
    folder = tmp_path if way.endswith("elsewhere") else ROOT
    with log.open("w") as out:
        process = subprocess.Popen(
            commands(port, story)[way], cwd=folder, env=environment, stdout=out, stderr=out, start_new_session=True
        )
        try:
            wait_until_up(f"http://{HERE}:{port}/_stcore/health", process, log)
            yield f"http://{HERE}:{port}"
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(timeout=30)


def test_the_policy_holds_however_it_is_started(started: str) -> None:
    answer = ask(started, "/")
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert ask(started, "/_stcore/stream", Origin="http://evil.example", **HANDSHAKE).status == 403
    address = lan_names()[-1]
    with socket.socket() as line:
        line.settimeout(10)
        is_on_network = not address.startswith("127.") and address.count(".") == 3
        assert not is_on_network or line.connect_ex((address, int(started.rpartition(":")[2]))) != 0
