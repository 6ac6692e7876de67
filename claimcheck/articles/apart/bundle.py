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

_FURNITURE = ("__macosx/", ".")  # what systems put into archives beside the files


def read_zip(name: str, data: bytes) -> Batch:
    """Unpack an archive's articles, as many as the limits allow; the rest is told.

    Raises:
        InputError: it is damaged, a bomb, or holds no article.
    """
    archive = open_zip(data)
    entries = sorted((each for each in archive.infolist() if _may_be_article(each)), key=lambda each: each.filename)
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
    return Batch((), tuple(dropped), tuple(members))


def _may_be_article(entry: zipfile.ZipInfo) -> bool:
    path = entry.filename.replace("\\", "/").lower()
    return not entry.is_dir() and not path.startswith(_FURNITURE) and is_listed(path.rpartition("/")[2])
