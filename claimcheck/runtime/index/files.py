"""An index as files: how it is opened and asked.

The folder holds ``index.json`` (format, model, counts, measured recall; written last), ``claims.jsonl`` and
``articles.jsonl`` (the records) with where each line starts, ``owners.i4`` (the row of each claim's article),
``vectors.f4`` (unit vectors, 4-byte floats) and ``signs.u8`` (one bit per number of them).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from claimcheck.errors import InputError
from claimcheck.records import Article, Claim
from claimcheck.runtime.index.rows import STARTS, read_rows
from claimcheck.runtime.index.search import nearest

if TYPE_CHECKING:
    from numpy.typing import NDArray

HEAD, CLAIMS, ARTICLES = "index.json", "claims.jsonl", "articles.jsonl"
OWNERS, VECTORS, SIGNS = "owners.i4", "vectors.f4", "signs.u8"
FORMAT = 2
NAMES = frozenset(
    {HEAD, CLAIMS, ARTICLES, CLAIMS + STARTS, ARTICLES + STARTS, OWNERS, VECTORS, SIGNS}
)  # all that an index, finished or not, may hold
Decode = Callable[[type, object, str], object]  # a record's class, a JSON value, and a place for messages


@dataclass(frozen=True, slots=True)
class Near:
    """The claims nearest to a question with their articles and vectors, shape (n, d), the nearest first."""

    claims: tuple[Claim, ...]
    articles: tuple[Article, ...]
    vectors: NDArray[np.float32]

    def after(self, first: NDArray[np.float32]) -> NDArray[np.float32]:
        """Put the vectors under others."""
        return np.concatenate([first, self.vectors])


@dataclass(frozen=True, slots=True)
class Index:
    """An opened index. ``model`` is the encoder's name, null for the packaged one; ``recall`` was measured."""

    place: Path
    model: str | None
    articles: int
    claims: int
    dimension: int
    recall: float

    def nearest(self, questions: NDArray[np.float32], count: int, decode: Decode) -> Near:
        """Find the claims nearest to any of some questions.

        Args:
            questions: unit vectors from the index's own model, shape (q, d).
            count: how many claims for each question at most.
            decode: makes a record of a JSON value.

        Raises:
            InputError: the index is damaged, or the questions come from another model.
        """
        if questions.ndim != 2 or questions.shape[1] != self.dimension:
            raise InputError(f"{self.place} was made with another model; name it with --model, or make the index again")
        try:
            vectors, codes = self.mapped()
            owners = self._file(OWNERS, "<i4", 1)[:, 0]
            best: dict[int, float] = {}
            for question in questions:
                for row, cosine in zip(*nearest(vectors, codes, question, count), strict=True):
                    best[int(row)] = max(float(cosine), best.get(int(row), -1.0))
            rows = sorted(best, key=lambda row: (-best[row], row))
            claims = [decode(Claim, raw, CLAIMS) for raw in read_rows(self.place / CLAIMS, rows)]
            held = list(dict.fromkeys(int(owners[row]) for row in rows))
            articles = [decode(Article, raw, ARTICLES) for raw in read_rows(self.place / ARTICLES, held)]
        except (OSError, ValueError, IndexError, InputError) as error:
            raise _damaged(self.place) from error
        return Near(
            tuple(c for c in claims if isinstance(c, Claim)),
            tuple(a for a in articles if isinstance(a, Article)),
            np.asarray(vectors[rows]),
        )

    def mapped(self) -> tuple[NDArray[np.float32], NDArray[np.uint64]]:
        """Map the vectors and their signs into memory, shapes (n, d) and (n, words).

        Raises:
            OSError: a file is missing.
            ValueError: a file is not as long as it should be.
        """
        return self._file(VECTORS, "<f4", self.dimension), self._file(SIGNS, "<u8", -(-self.dimension // 64))

    def _file(self, name: str, kind: str, width: int) -> Any:  # noqa: ANN401 - an array of one of three kinds
        if not self.claims:
            return np.zeros((0, width), dtype=kind)
        return np.memmap(self.place / name, dtype=kind, mode="r").reshape(self.claims, width)


def is_index(place: Path) -> bool:
    """Tell whether a folder is an index."""
    return (place / HEAD).is_file()


def open_index(place: Path) -> Index:
    """Open an index.

    Raises:
        InputError: it is none, damaged, or of another format.
    """
    try:
        told = json.loads((place / HEAD).read_text(encoding="utf-8"))
        if told["format"] != FORMAT:
            raise InputError(f"{place} is an index of another version; make it again with claimcheck index")
        model = None if told["model"] is None else str(told["model"])
        articles, claims, dimension = (int(told[name]) for name in ("articles", "claims", "dimension"))
        return Index(place, model, articles, claims, dimension, float(told["recall"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _damaged(place) from error


def _damaged(place: Path) -> InputError:
    return InputError(f"{place} is a damaged index; make it again with claimcheck index")
