"""ZIP archives of articles: files inside are handed over as bytes with a label; nothing is written anywhere."""

from __future__ import annotations

import zipfile

from claimcheck.articles.apart.packing import open_zip, unpack
from claimcheck.articles.draft import Batch, Member
from claimcheck.articles.gather import README, is_listed, is_readme
from claimcheck.articles.limits import MAX_FILE_BYTES, MAX_MEMBERS, MAX_UNPACKED_BYTES, megabytes
from claimcheck.articles.names import label_of
from claimcheck.errors import InputError
from claimcheck.records import Dropped

_FURNITURE = "__macosx"  # what a system puts into archives beside the files, as it does names that begin with a dot
MOST_NAMED = 5  # files in one line


def read_zip(name: str, data: bytes) -> Batch:
    """Unpack an archive's articles, as many as the limits allow; the rest is told.

    Raises:
        InputError: it is damaged, a bomb, or holds no article.
    """
    archive = open_zip(data)
    files = sorted((each for each in archive.infolist() if _is_file(each)), key=lambda each: each.filename)
    entries = [each for each in files if is_listed(label_of(each.filename))]
    if not entries:
        raise InputError("is an archive without articles; put .txt, .md, .html, .pdf or .docx files into it")
    members: list[Member] = []
    dropped: list[Dropped] = []
    left = MAX_UNPACKED_BYTES
    for entry in entries[:MAX_MEMBERS]:
        label = label_of(entry.filename)
        if is_readme(label):
            dropped.append(Dropped(f"{name}, {label}", README))
            continue
        try:
            unpacked = unpack(archive, entry, min(MAX_FILE_BYTES, left))
        except InputError as error:
            dropped.append(Dropped(f"{name}, {label}", str(error)))
            continue
        left -= len(unpacked)
        members.append(Member(label, unpacked))
        if left <= 0:
            break
    rest = len(entries) - len(members) - len(dropped)
    if rest:
        limits = f"{MAX_MEMBERS} files and {megabytes(MAX_UNPACKED_BYTES)}"
        dropped.append(Dropped(name, f"holds {rest:,} more files, beyond the limit of {limits}; split it"))
    others = [label_of(each.filename) for each in files if each not in entries]
    return Batch((), (*dropped, *_not_articles(name, others)), tuple(members))


def _is_file(entry: zipfile.ZipInfo) -> bool:
    """Tell whether an entry is a file that a person put there; "." and ".." in its path hide nothing."""
    parts = [each for each in entry.filename.replace("\\", "/").split("/") if each not in {"", ".", ".."}]
    is_furniture = any(each.startswith(".") or each.lower() == _FURNITURE for each in parts)
    return not entry.is_dir() and not is_furniture


def _not_articles(name: str, labels: list[str]) -> list[Dropped]:
    """Tell in one line which files are not taken for articles by their endings."""
    if not labels:
        return []
    more = f" and {len(labels) - MOST_NAMED} more" if len(labels) > MOST_NAMED else ""
    return [
        Dropped(
            name, f"holds files that are no articles by their endings, left out: {', '.join(labels[:MOST_NAMED])}{more}"
        )
    ]
