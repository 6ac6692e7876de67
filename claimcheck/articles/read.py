"""Reading articles: from files, folders, globs, tables, documents and archives, or from uploaded bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from claimcheck.articles.accept import accept
from claimcheck.articles.apart.parent import apart
from claimcheck.articles.draft import Batch, Draft, Reader, moment
from claimcheck.articles.fetch import fetch_batches
from claimcheck.articles.gather import NOT_YET, extension, gather
from claimcheck.articles.html import read_html
from claimcheck.articles.inside import Room
from claimcheck.articles.limits import MAX_FILE_BYTES, megabytes
from claimcheck.articles.links import refusal_of_link
from claimcheck.articles.markdown import read_markdown
from claimcheck.articles.names import label_of, shown_name, source_from
from claimcheck.articles.plain import read_plain
from claimcheck.articles.sniff import WEB_PAGE, is_web_page, kind_by_content, other_kind, refusal_by_content
from claimcheck.articles.tables import is_table, read_csv, read_jsonl
from claimcheck.errors import InputError
from claimcheck.records import Articles, Dropped

APART: Mapping[str, str] = {
    "parquet": "parquet",
    "xlsx": "xlsx",
    "pdf": "pdf",
    "docx": "docx",
    "odt": "odt",
    "eml": "eml",
    "mbox": "eml",
    "mht": "mht",
    "mhtml": "mht",
    "zip": "zip",
    "rss": "xml",
    "atom": "xml",
    "xml": "xml",
}
"""Endings of packed and structured files, which a process apart opens, and what it calls their kind."""

READERS: Mapping[str, Reader] = {
    "txt": read_plain,
    "text": read_plain,
    "md": read_markdown,
    "markdown": read_markdown,
    "html": read_html,
    "htm": read_html,
    "xhtml": read_html,
    "csv": read_csv,
    "tsv": read_csv,
    "jsonl": read_jsonl,
    "ndjson": read_jsonl,
    **{ending: apart(kind) for ending, kind in APART.items()},
}
"""A reader per file ending. A new format is one module and one line here, or in APART and ``apart/child.py``."""


_NAMED = {"pdf": "a PDF", "docx": "a Word document", "odt": "an OpenDocument text", "xlsx": "an Excel workbook",
          "parquet": "a Parquet table", "zip": "an archive"}  # fmt: skip


def read_articles(paths_or_urls: str | Path | Sequence[str | Path]) -> Articles:
    """Read articles from files, folders, globs and tables.

    Args:
        paths_or_urls: one name or several: files with an ending of ``READERS``, folders of them, globs, and http(s)
            addresses.

    Returns:
        The articles in reading order (a folder's by name), and in ``.dropped`` one clear line for everything that was
        left out: empty, binary or unreadable files, copies, other languages, and dates that nobody can read.

    Raises:
        InputError: nothing readable is left.
    """
    named = [paths_or_urls] if isinstance(paths_or_urls, str | Path) else list(paths_or_urls)
    gathered = gather(named)
    drafts: list[Draft] = []
    dropped = list(gathered.dropped)
    for path in gathered.files:
        where = shown_name(str(path))
        batch = _load(path, where)
        kept = str(path).encode("utf-8", "replace").decode()
        drafts += [replace(draft, path=kept) for draft in batch.drafts]
        dropped += batch.dropped
    for batch in fetch_batches(gathered.urls):
        drafts += batch.drafts
        dropped += batch.dropped
    return accept(drafts, dropped)


def read_uploads(
    files: Iterable[tuple[str, bytes]], now: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> Articles:
    """Read files that a browser sent, each as its name and its bytes. Names are labels here, never paths.

    Args:
        files: names and bytes.
        now: the moment in UTC, kept with every article as that of its retrieval.

    Raises:
        InputError: nothing readable is left.
    """
    drafts: list[Draft] = []
    dropped: list[Dropped] = []
    for name, data in files:
        where, retrieved = label_of(name), moment(now())
        batch = read_bytes(where, data)
        drafts += [replace(draft, path=where, retrieved=retrieved) for draft in batch.drafts]
        dropped += batch.dropped
    return accept(drafts, dropped)


def read_bytes(name: str, data: bytes) -> Batch:
    """Read one file's bytes with the reader for its ending; an unknown ending is told by the first bytes.

    Args:
        name: the file's name, shown in messages and used for its ending and as a source of last resort.
        data: the content.

    Returns:
        The drafts, those of files inside of it too, or a dropped line for each that says what is wrong and what to do.
    """
    return _read_within(name, data, Room())


def _read_within(name: str, data: bytes, room: Room) -> Batch:
    """Read a file, and the files inside of it as long as there is room."""
    try:
        batch = _read(name, data)
    except InputError as error:
        return Batch((), (Dropped(name, str(error)),))
    sha256 = hashlib.sha256(data).hexdigest()
    drafts = [
        replace(
            draft, source=draft.source.strip() or source_from(name), is_guessed=not draft.source.strip(), sha256=sha256
        )
        for draft in batch.drafts
    ]
    dropped = list(batch.dropped)
    for label, member in room.labelled(batch.members):
        refusal = room.refusal(member)
        inner = Batch((), (Dropped(label, refusal),)) if refusal else _read_within(label, member.data, room.below())
        drafts += [replace(each, where=f"{name}, {each.where}") for each in inner.drafts]
        dropped += [replace(each, where=f"{name}, {each.where}") for each in inner.dropped]
    return Batch(tuple(drafts), tuple(dropped))


def _read(name: str, data: bytes) -> Batch:
    kind = extension(name)
    if len(data) > MAX_FILE_BYTES:
        raise InputError(f"is {megabytes(len(data))}, above the limit of {megabytes(MAX_FILE_BYTES)}; split it")
    if not data.strip():
        raise InputError("is empty; put the article's text in it")
    refusal = NOT_YET.get(kind) or refusal_by_content(data, kind) or refusal_of_link(data, kind)
    if refusal is not None:
        raise InputError(refusal)
    other = other_kind(data, kind) if kind in READERS else None
    if other is not None:
        return _noted(READERS[other](name, data), f"is {_NAMED[other]} by its content, and was read as one")
    if is_web_page(data) and READERS.get(kind) is not read_html:
        return _page(name, data, kind)
    reader = READERS.get(kind) or READERS.get(kind_by_content(data) or "", read_plain)
    if reader is read_plain and is_table(data):
        return _noted(read_csv(name, data), "is a table by its first line, and was read as one")
    return reader(name, data)


def _page(name: str, data: bytes, kind: str) -> Batch:
    """Read a page under a text's name; under a document's it is a site's answer in place of the file."""
    if READERS.get(kind, read_plain) not in (read_plain, read_markdown):
        raise InputError(WEB_PAGE)
    found = read_html(name, data)
    return found if kind not in READERS else _noted(found, "is a web page by its content, and was read as one")


def _noted(batch: Batch, note: str) -> Batch:
    """Tell something of a whole file, beside its first article."""
    first = [replace(draft, notes=(*draft.notes, note)) for draft in batch.drafts[:1]]
    return replace(batch, drafts=(*first, *batch.drafts[1:]))


def _load(path: Path, where: str) -> Batch:
    try:
        with path.open("rb") as handle:
            data = handle.read(MAX_FILE_BYTES + 1)
        size = path.stat().st_size
    except OSError as error:
        return Batch((), (Dropped(where, f"cannot be opened ({error.strerror}); check the file and its permissions"),))
    if len(data) > MAX_FILE_BYTES:
        reason = f"is {megabytes(size)}, above the limit of {megabytes(MAX_FILE_BYTES)}; split it"
        return Batch((), (Dropped(where, reason),))
    return read_bytes(where, data)
