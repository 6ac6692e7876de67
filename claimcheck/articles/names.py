"""Names of files, for people: never trusted as paths, never shown with characters that hide or reorder text."""

from __future__ import annotations

import re
from itertools import dropwhile
from pathlib import PurePosixPath

from claimcheck.articles.limits import MAX_NAME_CHARACTERS, MAX_SOURCE_CHARACTERS

_NUMBER = re.compile(r"\d+")
_HASH = re.compile(r"(?=.*\d)[0-9a-f]{8,}", re.IGNORECASE)  # what a downloader puts into a file's name


def shown_name(name: str) -> str:
    """Make a file's name safe to print on one line: control, direction and undecodable characters become ``?``."""
    return "".join(character if character.isprintable() else "?" for character in name)


def label_of(name: str) -> str:
    """Make a label of a file's name as somebody else gave it: no folders, one line, printable, not endless."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    label = shown_name(last).strip()[-MAX_NAME_CHARACTERS:]
    return label if label.strip(". ") else "a file without a name"


def stem_of(name: str) -> str:
    """Take a file's bare name without folders and ending."""
    return PurePosixPath(name.replace("\\", "/")).stem


def source_from(name: str) -> str:
    """Guess an outlet from a file's name: ``01_meridian_wire.txt`` is "Meridian Wire".

    Numbers in front and hashes are left out; where nothing else is left, the bare name stands, so that two files
    still have two sources.
    """
    words = [word for word in re.split(r"[\W_]+", stem_of(name)) if word]
    words = [word for word in dropwhile(_NUMBER.fullmatch, words) if not _HASH.fullmatch(word)]
    if not words:
        return plain_source(name)
    return " ".join(word if word.isupper() else word[0].upper() + word[1:] for word in words)[:MAX_SOURCE_CHARACTERS]


def plain_source(name: str) -> str:
    """Take the bare name as the source, numbers and all."""
    return shown_name(stem_of(name)).replace("_", " ").strip()[:MAX_SOURCE_CHARACTERS]
