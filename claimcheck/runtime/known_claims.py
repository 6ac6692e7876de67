"""Claims of articles that were read before, kept on disk as JSON, so that a run reads only what is new or changed."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from dataclasses import asdict
from typing import TypeVar

from claimcheck.config import Settings
from claimcheck.errors import InputError
from claimcheck.models.store import Store, key_of
from claimcheck.records import Article, Claim, Dropped

R = TypeVar("R")
Found = tuple[list[Claim], list[Dropped]]
Read = Callable[[Article, Settings], Found]
LARGEST = 50_000_000  # bytes of one article's claims unpacked; more is no entry of ours


class KnownClaims:
    """Reads an article's claims, or finds what reading them gave before.

    An entry is kept under everything that reading depends on: the article's text and the fields that are read with it,
    the settings, and the version of the code that reads.
    """

    def __init__(self, read: Read, store: Store, version: str, decode: Callable[[type, object, str], object]) -> None:
        """Wrap a reader.

        Args:
            read: reads an article that is not known.
            store: where claims are kept.
            version: changes whenever ``read`` would give something else.
            decode: makes a record from its class, a JSON value and a place for messages; InputError when it is none.
        """
        self._read, self._store, self._version, self._decode = read, store, version, decode

    def __call__(self, article: Article, settings: Settings) -> Found:
        """Return the article's claims and what was left out of it."""
        key = self._key(article, settings)
        kept = self._store.get([key]).get(key)
        found = None if kept is None else self._unpack(kept)
        if found is None:
            found = self._read(article, settings)
            self._store.put({key: _pack(found)})
        return found

    def _key(self, article: Article, settings: Settings) -> bytes:
        read_with = (article.id, article.source, article.title, article.published, article.language, article.url)
        return key_of("claims", self._version, repr(read_with), article.text, repr(asdict(settings.vague)))

    def _unpack(self, data: bytes) -> Found | None:
        try:
            unpacked = zlib.decompressobj().decompress(data, LARGEST)
            claims, dropped = json.loads(unpacked)
            return self._records(Claim, claims), self._records(Dropped, dropped)
        except (zlib.error, ValueError, TypeError, RecursionError, InputError):
            return None

    def _records(self, record: type[R], values: object) -> list[R]:
        if not isinstance(values, list):
            raise TypeError("a list of records")
        made = [self._decode(record, value, "cache") for value in values]
        return [each for each in made if isinstance(each, record)]


def _pack(found: Found) -> bytes:
    plain = [[asdict(record) for record in records] for records in found]
    return zlib.compress(json.dumps(plain, ensure_ascii=True, separators=(",", ":")).encode(), level=1)
