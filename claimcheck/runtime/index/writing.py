"""Writing an index, batch by batch, so that memory is bounded by the batch and not by the archive."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.errors import InputError
from claimcheck.records import Article, Claim, digest
from claimcheck.runtime.index import files
from claimcheck.runtime.index.rows import RowWriter
from claimcheck.runtime.index.search import recall, signs

if TYPE_CHECKING:
    from numpy.typing import NDArray


class IndexWriter:
    """Fills a folder; until ``finish`` it is no index."""

    def __init__(self, place: Path, model: str | None) -> None:
        """Start an index in a folder, which is made when it is not there.

        Args:
            place: the folder.
            model: the encoder's name, null for the packaged one.

        Raises:
            InputError: the folder holds something else, or cannot be written.
        """
        self._place, self._model = place, model
        self._claims = self._dimension = 0
        self._numbers: dict[str, int] = {}  # of articles, by their ids
        self._seen: set[str] = set()
        self._open = ExitStack()
        try:
            place.mkdir(exist_ok=True)
            if any(held.name not in files.NAMES for held in place.iterdir()):
                raise InputError(f"{place} is a folder with other files in it; name a new folder for the index")
            (place / files.HEAD).unlink(missing_ok=True)
            self._rows = {
                name: self._open.enter_context(RowWriter(place / name)) for name in (files.CLAIMS, files.ARTICLES)
            }
            arrays = (files.OWNERS, files.VECTORS, files.SIGNS)
            self._files = {name: self._open.enter_context((place / name).open("wb")) for name in arrays}
        except OSError as error:
            raise InputError(f"{place} cannot be written ({error.strerror}); choose another place") from error

    @property
    def claims(self) -> int:
        """How many claims were added so far."""
        return self._claims

    def is_new(self, article: Article) -> bool:
        """Tell whether an article's text was not met before, and remember it."""
        mark = digest("text", article.text)
        known = mark in self._seen
        self._seen.add(mark)
        return not known

    def append(self, articles: Sequence[Article], claims: Sequence[Claim], vectors: NDArray[np.float32]) -> None:
        """Add articles with their claims.

        Args:
            articles: none of which was added before.
            claims: theirs, or of articles added before.
            vectors: one unit vector a claim, shape (n, d).

        Raises:
            InputError: the disk is full.
        """
        self._numbers |= {article.id: len(self._numbers) + n for n, article in enumerate(articles)}
        try:
            self._rows[files.ARTICLES].append(asdict(article) for article in articles)
            self._rows[files.CLAIMS].append(asdict(claim) for claim in claims)
            owners = np.array([self._numbers[claim.article_id] for claim in claims], dtype="<i4")
            self._files[files.OWNERS].write(owners.tobytes())
            if len(claims):
                self._files[files.VECTORS].write(vectors.astype("<f4", copy=False).tobytes())
                self._files[files.SIGNS].write(signs(vectors).astype("<u8", copy=False).tobytes())
        except OSError as error:
            raise InputError(f"{self._place} cannot be written ({error.strerror}); choose another place") from error
        self._claims += len(claims)
        self._dimension = vectors.shape[1]

    def finish(self) -> files.Index:
        """Measure how much a search finds, write the head, and open the index."""
        self._open.close()
        made = files.Index(self._place, self._model, len(self._numbers), self._claims, self._dimension, 1.0)
        found = recall(*made.mapped())
        told = {
            "format": files.FORMAT,
            "model": self._model,
            "articles": len(self._numbers),
            "claims": self._claims,
            "dimension": self._dimension,
            "recall": round(found, 4),
        }
        try:
            (self._place / files.HEAD).write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
        except OSError as error:
            raise InputError(f"{self._place} cannot be written ({error.strerror}); choose another place") from error
        return files.open_index(self._place)

    def __enter__(self) -> IndexWriter:
        """Return the writer; leaving closes its files."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the files; without ``finish`` the folder stays no index."""
        self._open.close()
