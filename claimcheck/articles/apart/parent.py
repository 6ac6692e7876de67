"""Opens a file in a child process with limits on memory and time; what goes wrong there ends there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any, TypeVar

from claimcheck.articles.apart.child import Request, packed, unpacked
from claimcheck.articles.draft import Batch, Draft, Member, Reader
from claimcheck.articles.limits import MAX_UNPACKED_BYTES
from claimcheck.errors import InputError
from claimcheck.records import Dropped

MEMORY = 1 << 30  # bytes of address space; a 20 MB table of Parquet needs 500 MB of it, most of them libraries
SECONDS = 20  # of processor; the largest files within the limits need 5
PATIENCE = 3  # times as long on the clock: a busy machine is slow for honest files too
ANSWER_BYTES = MAX_UNPACKED_BYTES + 20_000_000  # unpacked files and what is told of them
AT_ONCE = 2  # children at a time: 2 GB at most, whoever uploads
_CHUNK = 1 << 20
_ROOT = str(Path(__file__).resolve().parents[3])
_START = "import sys; sys.path.insert(0, sys.argv[1]); from claimcheck.articles.apart.child import main; main()"
_KEPT = ("SYSTEMROOT", "WINDIR", "TEMP", "TMP", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "LANG", "LC_ALL")
_ALONE = {  # threads, and their arenas of memory, would use up the address space
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "2",
}
STOPPED_BY_CLOCK = 24  # SIGXCPU, which ends a process whose processor time is used up
_TURNS = threading.BoundedSemaphore(AT_ONCE)

T = TypeVar("T")

TOO_SLOW = "takes longer to open than any article should, as files made to do harm do; save its text as .txt"
DIED = "could not be opened: its reader stopped; it may be damaged, so save its text as .txt"
NO_CHILD = "cannot be opened now, because no process can be started to read it; save its text as .txt"


def apart(kind: str) -> Reader:
    """Make a reader that opens files of a kind (one of ``child.OPENERS``) in a process of their own."""

    def read(name: str, data: bytes) -> Batch:
        found, blobs = ask(kind, name, data)
        return told(lambda: _batch(found, blobs))

    return read


def ask(
    kind: str, name: str, data: bytes, base: str | None = None, seconds: int = SECONDS, memory: int = MEMORY
) -> tuple[Mapping[str, Any], list[bytes]]:
    """Have a file opened.

    Args:
        kind: one of ``child.OPENERS``.
        name: names the file for people.
        data: its bytes.
        base: a feed's own address.
        seconds: how much processor time it may take; on the clock PATIENCE times as much.
        memory: how much address space it may use, in bytes.

    Returns:
        The record that the reader made, as JSON holds it, and the bytes of files inside.

    Raises:
        InputError: it cannot be read; the message says why.
    """
    request = Request(kind, name, base, memory, seconds, ANSWER_BYTES)
    with _TURNS:
        message, is_late = _exchange(packed(json.dumps(asdict(request)).encode(), data), PATIENCE * seconds)
    if is_late:
        raise InputError(TOO_SLOW)
    head, *blobs = told(lambda: unpacked(message) or [b""])
    answer = told(lambda: json.loads(head))
    if isinstance(answer, dict) and "refused" in answer:
        raise InputError(str(answer["refused"]))
    found: Mapping[str, Any] = told(lambda: answer["found"])
    return found, blobs


def _exchange(request: bytes, seconds: int) -> tuple[bytes, bool]:
    """Give a child the request and take its answer; returns whether it was stopped for taking too long."""
    is_late = threading.Event()
    with _start() as child:
        if child.stdin is None or child.stdout is None:
            raise InputError(NO_CHILD)

        def stop() -> None:
            is_late.set()
            child.kill()

        clock = threading.Timer(seconds, stop)
        clock.start()
        writer = threading.Thread(target=_give, args=(child.stdin, request), daemon=True)
        writer.start()
        try:
            answer = _take(child.stdout)
            if len(answer) <= ANSWER_BYTES:
                child.wait()
        finally:
            clock.cancel()
            child.kill()
            writer.join()
    return answer, is_late.is_set() or child.returncode == -STOPPED_BY_CLOCK


def _start() -> subprocess.Popen[bytes]:
    """Start this interpreter again, alone: no user's packages, no variables of the environment but those it needs."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    try:
        return subprocess.Popen(  # noqa: S603 - this very interpreter, with a program of our own
            [sys.executable, "-I", "-c", _START, _ROOT],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**kept, **_ALONE},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise InputError(NO_CHILD) from error


def _give(pipe: IO[bytes], request: bytes) -> None:
    """Write the request; a child that ended before does not want it."""
    with suppress(OSError):
        pipe.write(request)
    with suppress(OSError):
        pipe.close()


def _take(pipe: IO[bytes]) -> bytes:
    """Read the answer, no more than one chunk beyond its limit."""
    answer = bytearray()
    while len(answer) <= ANSWER_BYTES and (chunk := pipe.read(_CHUNK)):
        answer += chunk
    return bytes(answer)


def told(make: Callable[[], T]) -> T:
    """Make something of an answer; one that is cut off or odd comes from a child that died.

    Raises:
        InputError: it is.
    """
    try:
        return make()
    except (ValueError, TypeError, KeyError, LookupError, RecursionError) as error:
        raise InputError(DIED) from error


def _batch(found: Mapping[str, Any], blobs: list[bytes]) -> Batch:
    drafts = tuple(Draft(**{**row, "notes": tuple(row["notes"])}) for row in found["drafts"])
    members = tuple(Member(name, data) for name, data in zip(found["members"], blobs, strict=True))
    return Batch(drafts, tuple(Dropped(**row) for row in found["dropped"]), members)
