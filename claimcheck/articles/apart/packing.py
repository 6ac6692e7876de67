"""Zip files, and what is made of them (DOCX, ODT, XLSX): the directory is checked before anything is unpacked."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from itertools import pairwise

from claimcheck.articles.limits import (
    FREE_RATIO_BYTES,
    MAX_PART_BYTES,
    MAX_RATIO,
    MAX_UNPACKED_BYTES,
    megabytes,
)
from claimcheck.articles.markup import has_doctype
from claimcheck.articles.sniff import LOCKED
from claimcheck.errors import InputError

MAX_ENTRIES = 5_000  # of a directory: a workbook with a thousand sheets has fewer
ENCRYPTED = 0x1  # general purpose bit 0 of a zip entry
PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
HEADER_BYTES = 30  # of an entry's own header, without its name

DAMAGED = "is a damaged file; save it again"
BOMB = "unpacks to far more than it holds, as files made to do harm do; unpack it yourself and give the articles"


def open_zip(data: bytes) -> zipfile.ZipFile:
    """Open a zip and check its directory: how many entries, how much in all and for each byte, none over another.

    Raises:
        InputError: it is damaged, or a bomb.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error, IndexError) as error:
        raise InputError(DAMAGED) from error
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise InputError(f"holds {len(entries):,} files, above the limit of {MAX_ENTRIES:,}; unpack it yourself")
    if _is_overlapping(archive, entries) or any(is_bomb(entry) for entry in entries):
        raise InputError(BOMB)
    total, packed = sum(entry.file_size for entry in entries), sum(entry.compress_size for entry in entries)
    if total > FREE_RATIO_BYTES and total > MAX_RATIO * packed:
        raise InputError(BOMB)
    return archive


def require_modest(archive: zipfile.ZipFile) -> None:
    """Refuse an archive whose directory names more than may be unpacked of a document.

    Raises:
        InputError: it does.
    """
    total = sum(entry.file_size for entry in archive.infolist())
    if total > MAX_UNPACKED_BYTES:
        raise InputError(f"holds {megabytes(total)} unpacked, above the limit of {megabytes(MAX_UNPACKED_BYTES)}")


def unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int) -> bytes:
    """Unpack one entry, counting what really comes out, whatever the directory says.

    Raises:
        InputError: it is locked, packed in an unusual way, damaged, or larger than ``limit`` bytes.
    """
    if entry.flag_bits & ENCRYPTED:
        raise InputError(LOCKED)
    if entry.compress_type not in PACKINGS:
        raise InputError("is packed in an unusual way; unpack it yourself and give the articles")
    if entry.file_size > limit:
        raise InputError(f"is {megabytes(entry.file_size)} unpacked, above the limit of {megabytes(limit)}; split it")
    try:
        with archive.open(entry) as file:
            data = file.read(limit + 1)
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, NotImplementedError, struct.error) as error:
        raise InputError(DAMAGED) from error
    if len(data) > limit:
        raise InputError(BOMB)
    return data


def part(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """Unpack one XML part of a document, or null where there is none of that name.

    Raises:
        InputError: it is too large, damaged, or has a document type, which documents never have.
    """
    try:
        entry = archive.getinfo(name)
    except KeyError:
        return None
    data = unpack(archive, entry, MAX_PART_BYTES)
    if has_doctype(data):
        raise InputError("holds XML with a document type, as files made to do harm do; save it again")
    return data


def is_bomb(entry: zipfile.ZipInfo) -> bool:
    """Tell whether the directory names far more unpacked than packed for an entry."""
    return entry.file_size > FREE_RATIO_BYTES and entry.file_size > MAX_RATIO * max(entry.compress_size, 1)


def _is_overlapping(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> bool:
    """Tell whether entries share bytes: a bomb of the kind that unpacks one lump many times."""
    spans = sorted((entry.header_offset, entry.header_offset + HEADER_BYTES + entry.compress_size) for entry in entries)
    end_of_files = archive.start_dir
    return any(before[1] > after[0] for before, after in pairwise(spans)) or any(end > end_of_files for _, end in spans)
