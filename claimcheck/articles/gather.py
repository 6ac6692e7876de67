"""Which files to read: single files, the files of a folder, and globs."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.articles.names import shown_name
from claimcheck.records import Dropped

NOT_ARTICLES = frozenset(
    "json py pyc ipynb js ts css map xml yaml yml toml ini cfg lock sh bat ps1 sql db sqlite log png jpg jpeg gif svg"
    " webp ico bmp tif tiff mp3 mp4 mov wav avi woff woff2 ttf exe dll so bin".split()
)  # in a folder these lie beside articles and are not listed
SAVE_AS = "save it as .txt, .md or .html"
README = "is a README, not taken for an article; name the file itself to read it"
NOT_YET: Mapping[str, str] = {
    kind: f"is {label}, which cannot be read yet; {SAVE_AS}"
    for kind, label in {
        "doc": "an old Word document", "rtf": "an RTF file", "xls": "an old Excel table",
        "ods": "an OpenDocument table", "msg": "an Outlook message", "gz": "a packed file", "tar": "an archive",
        "tgz": "an archive", "7z": "an archive", "rar": "an archive", "epub": "an e-book", "json": "a JSON file",
        "pptx": "a presentation", "webarchive": "a Safari web archive", "srt": "a file of subtitles",
        "vtt": "a file of subtitles",
    }.items()
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Gathered:
    """Files to read and web addresses to fetch, in reading order, and what was named but is not there."""

    files: tuple[Path, ...]
    urls: tuple[str, ...]
    dropped: tuple[Dropped, ...]


def gather(named: Sequence[str | Path]) -> Gathered:
    """Turn what a person named into files.

    Args:
        named: files, folders (their files by name, not those of folders inside), globs and web addresses.

    Returns:
        Each file and each address once, in the order named; a word for everything that leads to no file.
    """
    files: dict[Path, None] = {}
    urls: dict[str, None] = {}
    dropped: list[Dropped] = []
    for item in named:
        if isinstance(item, str) and "://" in item.strip()[:12]:
            urls.setdefault(item.strip())
            continue
        for found in _files_of(item):
            if isinstance(found, Dropped):
                dropped.append(found)
            else:
                files.setdefault(found)
    return Gathered(tuple(files), tuple(urls), tuple(dropped))


def extension(name: str) -> str:
    """Take a file's ending in lower case, without the dot."""
    return Path(name).suffix.lower().removeprefix(".")


def is_listed(name: str) -> bool:
    """Tell from a bare name whether a file of a folder or an archive may be an article."""
    return not name.startswith((".", "~")) and extension(name) not in NOT_ARTICLES


def is_readme(name: str) -> bool:
    """Tell whether a file is about the files beside it."""
    return Path(name).stem.lower() == "readme"


def _files_of(item: str | Path) -> Iterator[Path | Dropped]:
    text = os.fspath(item)
    where = shown_name(text)
    if not text.strip() or "\0" in text:
        yield Dropped(where or "an empty name", "is no file's name")
    elif os.path.lexists(text):
        yield from _existing(Path(text))
    else:
        yield from _matches(text, where)


def _matches(pattern: str, where: str) -> Iterator[Path | Dropped]:
    found = sorted(glob.glob(pattern, recursive=True)) if glob.has_magic(pattern) else []
    if not found:
        reason = "matches no file" if glob.has_magic(pattern) else "is not there; check the name"
        yield Dropped(where, reason)
    for match in found:
        if os.path.isfile(match):
            yield Path(match)


def _existing(path: Path) -> Iterator[Path | Dropped]:
    where = shown_name(str(path))
    if path.is_dir():
        yield from _folder(path, where)
    elif path.is_file():
        yield path
    else:
        yield Dropped(where, "is no regular file; name a file or a folder")


def _folder(path: Path, where: str) -> Iterator[Path | Dropped]:
    try:
        inside = sorted(path.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield Dropped(where, f"cannot be opened ({error.strerror}); check its permissions")
        return
    candidates = [entry for entry in inside if entry.is_file() and is_listed(entry.name)]
    if not candidates:
        yield Dropped(where, "is a folder without articles; name one that holds .txt, .md, .html, .pdf or .docx files")
    for entry in candidates:
        if is_readme(entry.name):
            yield Dropped(shown_name(str(entry)), README)
        else:
            yield entry
