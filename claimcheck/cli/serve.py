"""``claimcheck app``: the Streamlit app for this machine alone; with ``--lan``, a lesson's page for a class beside it.

Two servers then run: the app itself, on loopback as always, and the pupils' own, which the network reaches and which
holds nothing but the page of a lesson.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from claimcheck.cli.files import STDOUT
from claimcheck.errors import InputError

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "app.py"
PUPILS_APP = ROOT / "claimcheck" / "ui" / "lessons" / "pupils_app.py"
CLASS_VARIABLE = "CLAIMCHECK_CLASS_ADDRESS"  # tells the teacher's page what to put on the board
HERE = ("127.0.0.1", "localhost")
ANYWHERE = "0.0.0.0"  # noqa: S104 - what --lan asks for
A_PRIVATE_ADDRESS = ("10.255.255.255", 9)  # only to ask the system which way it would go; nothing is sent
STOP_SECONDS = 10
PUPILS_MEGABYTES = "1"  # the largest message from a browser; an answer is under a thousandth of that
LAST_PORT = 65535


def serve(
    story: Annotated[Path | None, typer.Argument(metavar="[PATH]", help="A folder of articles to open.")] = None,
    lan: Annotated[bool, typer.Option("--lan", help="Let a class on the same network join lessons.")] = False,
    port: Annotated[int, typer.Option(help="The port to serve on; pupils use the next.", min=1, max=LAST_PORT)] = 8501,
) -> None:
    """Open the app in a browser. With --lan, pupils on the same network reach lessons, and nothing else."""
    if not APP.is_file():
        raise InputError(f"{APP} is not there; start the app from a clone of the repository")
    if story is not None and (story == STDOUT or not story.exists()):
        raise InputError(f"{story} is not there; check the name")
    environment = {**os.environ, **({"CLAIMCHECK_OPEN": str(story.resolve())} if story else {})}
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        if lan:
            with _class_server(port + 1, environment):
                code = _run(port, environment)
        else:
            code = _run(port, environment)
    except KeyboardInterrupt:
        return
    finally:
        signal.signal(signal.SIGTERM, before)
    if code:
        raise InputError(
            f"the app stopped with code {code}; is port {port} in use? try --port {port + (2 if lan else 1)}"
        )


def options(port: int) -> list[str]:
    """Write Streamlit's options for the app itself: loopback, whatever was asked for."""
    return ["--server.port", str(port), "--server.address", HERE[0], *_hosts(HERE)]


def pupils_options(port: int, names: list[str]) -> list[str]:
    """Write Streamlit's options for the pupils' server: every interface, this machine's names, small messages."""
    told = ["--server.port", str(port), "--server.address", ANYWHERE, *_hosts((*HERE, *names))]
    told += ["--server.headless", "true", "--browser.serverAddress", names[-1]]
    for limit in ("maxUploadSize", "maxMessageSize", "maxWidgetStateSize"):
        told += [f"--server.{limit}", PUPILS_MEGABYTES]
    return told


def lan_names() -> list[str]:
    """List the names by which others on the network reach this machine, its address last."""
    names = [socket.gethostname(), f"{socket.gethostname()}.local"]
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(A_PRIVATE_ADDRESS)
            names.append(str(probe.getsockname()[0]))
        except OSError:  # no network: its own name is all there is
            pass
    return names


def _run(port: int, environment: Mapping[str, str]) -> int:
    """Serve the app until it ends."""
    command = [sys.executable, "-m", "streamlit", "run", str(APP), *options(port)]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode  # noqa: S603 - our own words


@contextmanager
def _class_server(port: int, environment: dict[str, str]) -> Iterator[None]:
    """Serve the pupils' page beside the app, say where it is, and end it with the app, however that ends."""
    if port > LAST_PORT or _is_taken(port):
        raise InputError(f"port {port}, where pupils would join, is in use; try --port {port + 1}")
    names = lan_names()
    address = environment[CLASS_VARIABLE] = f"http://{names[-1]}:{port}"
    command = [sys.executable, "-m", "streamlit", "run", str(PUPILS_APP), *pupils_options(port, names)]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603 - as above
    typer.echo(f"Pupils on this network open {address}")
    typer.echo("They reach lessons there and nothing else. You lead them on the page Lesson of the app.")
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(timeout=STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    """End as Ctrl+C does, so that no server is left behind."""
    raise KeyboardInterrupt


def _is_taken(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ANYWHERE, port))
        except OSError:
            return True
    return False


def _hosts(names: tuple[str, ...]) -> list[str]:
    return [word for name in names for word in ("--server.allowedHosts", name)]
