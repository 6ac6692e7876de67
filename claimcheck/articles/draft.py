"""What a reader hands over: an article as its file tells it, before it is checked, dated and counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from claimcheck.records import Dropped


@dataclass(frozen=True, slots=True)
class Draft:
    """One article as found.

    ``where`` names the file (and row) for people; ``published`` is the date as written; ``is_guessed`` says that the
    source was made from the file's name; ``notes`` are told to the person beside the article; ``retrieved`` says when
    it was fetched or uploaded (UTC, ISO 8601 without a zone); ``sha256`` is the hash of the bytes as they came;
    ``language`` is what somebody wrote beside the text that its language is, which goes before what its words tell.
    """

    where: str
    text: str
    title: str = ""
    source: str = ""
    published: str | None = None
    url: str | None = None
    path: str | None = None
    is_guessed: bool = False
    notes: tuple[str, ...] = ()
    retrieved: str | None = None
    sha256: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside another one (an archive's, an e-mail's): its name is a label, never a path."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Batch:
    """What one file held: articles, what of it could not be read, and files that are to be read in their turn."""

    drafts: tuple[Draft, ...]
    dropped: tuple[Dropped, ...] = ()
    members: tuple[Member, ...] = ()


def moment(now: datetime) -> str:
    """Write a moment as articles keep it: UTC, to the second, ISO 8601 without a zone."""
    return now.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds")


Reader = Callable[[str, bytes], Batch]
"""Reads a file's bytes; the first argument names it for people. Raises InputError when nothing of it can be read."""
