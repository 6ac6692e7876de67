"""The process in which one file is parsed. It gets a request on stdin, answers on stdout, and ends.

It limits its own memory, processor time and files before it imports a parser; where a system has no such limits
(Windows), the parent's clock alone ends it. Nothing here is imported by the rest of the program but ``Request``,
``packed`` and ``unpacked``.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from importlib import import_module
from typing import IO

from claimcheck.articles.draft import Batch
from claimcheck.errors import InputError

OPENERS: Mapping[str, str] = {
    "pdf": "claimcheck.articles.apart.pdf:read_pdf",
    "docx": "claimcheck.articles.apart.office:read_docx",
    "odt": "claimcheck.articles.apart.office:read_odt",
    "xlsx": "claimcheck.articles.apart.sheets:read_xlsx",
    "parquet": "claimcheck.articles.tables:read_parquet",
    "eml": "claimcheck.articles.apart.mail:read_eml",
    "mht": "claimcheck.articles.apart.mail:read_mht",
    "zip": "claimcheck.articles.apart.bundle:read_zip",
    "xml": "claimcheck.articles.apart.feedfile:read_xml",
    "feed": "claimcheck.articles.fetch.feeds:read_feed",
}
"""What opens each kind: a reader from name and bytes to a ``Batch``; ``feed`` alone lists a feed of the web."""

TOO_MUCH_MEMORY = "needs more memory than any article should, as files made to do harm do; save its text as .txt"
TOO_DEEP = "is nested deeper than any article, as files made to do harm are; save its text as .txt"
_LENGTH = 8  # bytes of a number before each part of a message


@dataclass(frozen=True, slots=True)
class Request:
    """What to open: its kind, its name for people, a feed's own address; limits in bytes and seconds."""

    kind: str
    name: str
    base: str | None
    memory: int
    seconds: int
    size: int


def packed(*parts: bytes) -> bytes:
    """Put parts into one message, each after its length."""
    return b"".join(len(part).to_bytes(_LENGTH, "big") + part for part in parts)


def unpacked(message: bytes) -> list[bytes]:
    """Take a message apart.

    Raises:
        ValueError: it is cut off.
    """
    parts, at = [], 0
    while at < len(message):
        end = at + _LENGTH + int.from_bytes(message[at : at + _LENGTH], "big")
        if end > len(message) or at + _LENGTH > len(message):
            raise ValueError("cut off")
        parts.append(message[at + _LENGTH : end])
        at = end
    return parts


def main() -> None:
    """Read the request, limit this process, answer."""
    answer = _own_stdout()
    head, data = unpacked(sys.stdin.buffer.read())
    request = Request(**json.loads(head))
    _limit(request)
    answer.write(_answer(request, data))
    answer.close()
    os._exit(0)  # what libraries would do at the end of a process is of no use here


def _own_stdout() -> IO[bytes]:
    """Keep stdout for the answer alone: whatever a library prints goes nowhere."""
    kept = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return os.fdopen(kept, "wb")


def _limit(request: Request) -> None:
    """Limit memory, processor time, and files written (none) for this process."""
    try:
        import resource
    except ImportError:  # Windows
        return
    limits = {
        "RLIMIT_AS": (request.memory, request.memory),
        "RLIMIT_CPU": (request.seconds, request.seconds + 1),  # SIGXCPU first, so that the parent knows why
        "RLIMIT_FSIZE": (0, 0),
        "RLIMIT_CORE": (0, 0),
    }
    for name, values in limits.items():
        if hasattr(resource, name):
            with suppress(ValueError, OSError):  # macOS knows RLIMIT_AS and refuses it
                resource.setrlimit(getattr(resource, name), values)


def _answer(request: Request, data: bytes) -> bytes:
    try:
        return _opened(request, data)
    except InputError as error:
        return _refused(str(error))
    except (MemoryError, ImportError):  # a library that finds no room cannot be loaded
        return _refused(TOO_MUCH_MEMORY)
    except RecursionError:
        return _refused(TOO_DEEP)
    except Exception as error:  # whatever a parser raises on a damaged file is told in one line
        return _refused(f"cannot be read ({type(error).__name__}); it may be damaged: save its text as .txt")


def _opened(request: Request, data: bytes) -> bytes:
    module, _, function = OPENERS[request.kind].partition(":")
    opener = getattr(import_module(module), function)
    found = opener(request.name, data, request.base) if request.kind == "feed" else opener(request.name, data)
    blobs: list[bytes] = []
    told = asdict(found)
    if isinstance(found, Batch):
        blobs = [member.data for member in found.members]
        told["members"] = [member.name for member in found.members]
    answer = packed(json.dumps({"found": told}).encode(), *blobs)
    if len(answer) > request.size:
        raise InputError("holds more text than any article; split it or cut it down")
    return answer


def _refused(reason: str) -> bytes:
    return packed(json.dumps({"refused": reason}).encode())
