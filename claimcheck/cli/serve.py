"""``claimcheck app``: the Streamlit app, for this machine alone or for a class on the same network."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli.files import STDOUT
from claimcheck.errors import InputError

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "app.py"
HERE = ("127.0.0.1", "localhost")
ANYWHERE = "0.0.0.0"  # noqa: S104 - what --lan asks for
A_PRIVATE_ADDRESS = ("10.255.255.255", 9)  # only to ask the system which way it would go; nothing is sent


def serve(
    story: Annotated[Path | None, typer.Argument(metavar="[PATH]", help="A folder of articles to open.")] = None,
    lan: Annotated[bool, typer.Option("--lan", help="Let others on the same network open it.")] = False,
    port: Annotated[int, typer.Option(help="The port to serve on.", min=1, max=65535)] = 8501,
) -> None:
    """Open the app in a browser."""
    if not APP.is_file():
        raise InputError(f"{APP} is not there; start the app from a clone of the repository")
    if story is not None and (story == STDOUT or not story.exists()):
        raise InputError(f"{story} is not there; check the name")
    command = [sys.executable, "-m", "streamlit", "run", str(APP), *options(lan, port)]
    environment = {**os.environ, **({"CLAIMCHECK_OPEN": str(story.resolve())} if story else {})}
    try:
        code = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode  # noqa: S603 - our own words
    except KeyboardInterrupt:
        return
    if code:
        raise InputError(f"the app stopped with code {code}; is port {port} in use? try --port {port + 1}")


def options(lan: bool, port: int) -> list[str]:
    """Write Streamlit's options; with ``lan`` it listens on every interface, and answers to this machine's names."""
    hosts = [*HERE, *lan_names()] if lan else [*HERE]
    told = ["--server.port", str(port), "--server.address", ANYWHERE if lan else HERE[0]]
    for host in hosts:
        told += ["--server.allowedHosts", host]
    if lan:
        told += ["--server.headless", "true", "--browser.serverAddress", hosts[-1]]
        typer.echo(f"Others on this network open http://{hosts[-1]}:{port}")
    return told


def lan_names() -> list[str]:
    """List the names by which others on the network reach this machine, its address last."""
    names = [socket.gethostname()]
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(A_PRIVATE_ADDRESS)
            names.append(str(probe.getsockname()[0]))
        except OSError:  # no network: its own name is all there is
            pass
    return names
