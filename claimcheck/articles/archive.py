"""An archive made searchable: its articles in Parquet and one vector per claim, so that a question finds its articles.

The folder holds ``index.json`` (format, model, counts), ``articles.parquet`` (the records), ``owners.npy`` (for each
vector the row of its article) and ``vectors.npy`` (unit vectors, float32, shape (n, d), mapped into memory when read).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.errors import InputError
from claimcheck.records import Article

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

INDEX, ARTICLES, OWNERS, VECTORS = "index.json", "articles.parquet", "owners.npy", "vectors.npy"
FORMAT = 1
BLOCK = 65_536  # vectors compared at a time: 100 MB at 384 dimensions, whatever the archive's size


@dataclass(frozen=True, slots=True)
class Archive:
    """An opened index. ``model`` is the encoder's name, null for the packaged one."""

    place: Path
    model: str | None
    articles: int
    claims: int

    def nearest(self, question: NDArray[np.float32], count: int) -> list[Article]:
        """Find the articles whose claims lie closest to a question; exact, not approximate.

        Args:
            question: unit vectors, shape (q, d), from the same model as the index.
            count: how many articles at most.

        Returns:
            The articles, the closest first.

        Raises:
            InputError: the index is damaged.
        """
        import numpy as np

        try:
            vectors = np.load(self.place / VECTORS, mmap_mode="r", allow_pickle=False)
            owners = np.load(self.place / OWNERS, allow_pickle=False)
            best = _best_of_each(vectors, owners, question, self.articles)
        except (OSError, ValueError, IndexError) as error:
            raise InputError(f"{self.place} is a damaged index; make it again with claimcheck index") from error
        order = np.argsort(-best, kind="stable")[:count]
        return _rows(self.place, [int(row) for row in order if best[row] > -np.inf])


def is_archive(place: Path) -> bool:
    """Tell whether a folder is an index."""
    return (place / INDEX).is_file() and (place / VECTORS).is_file()


def write_archive(
    place: Path, articles: Sequence[Article], owners: Sequence[int], vectors: NDArray[np.float32], model: str | None
) -> Archive:
    """Write an index into a folder, which is made when it is not there.

    Args:
        place: the folder.
        articles: what to keep.
        owners: for each vector the number of its article, shape (n,).
        vectors: unit vectors, shape (n, d), float32.
        model: the encoder's name, null for the packaged one.

    Raises:
        InputError: the folder holds something else, or cannot be written.
    """
    import numpy as np

    arrow, parquet = (import_module(name) for name in ("pyarrow", "pyarrow.parquet"))
    told = {"format": FORMAT, "model": model, "articles": len(articles), "claims": len(owners)}
    try:
        place.mkdir(exist_ok=True)
        if any(place.iterdir()) and not is_archive(place):
            raise InputError(f"{place} is a folder with other files in it; name a new folder for the index")
        (place / INDEX).unlink(missing_ok=True)  # written last: a folder without it is no index
        parquet.write_table(arrow.Table.from_pylist([asdict(article) for article in articles]), place / ARTICLES)
        np.save(place / OWNERS, np.asarray(owners, dtype=np.int64))
        np.save(place / VECTORS, vectors.astype(np.float32, copy=False))
        (place / INDEX).write_text(json.dumps(told), encoding="utf-8")
    except OSError as error:
        raise InputError(f"{place} cannot be written ({error.strerror}); choose another place") from error
    return Archive(place, model, len(articles), len(owners))


def open_archive(place: Path) -> Archive:
    """Open an index.

    Raises:
        InputError: it is none, damaged, or of another format.
    """
    try:
        told = json.loads((place / INDEX).read_text(encoding="utf-8"))
        archive = Archive(place, told["model"], int(told["articles"]), int(told["claims"]))
        is_ours = told["format"] == FORMAT
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{place} is a damaged index; make it again with claimcheck index") from error
    if not is_ours:
        raise InputError(f"{place} is an index of another version; make it again with claimcheck index")
    return archive


def _best_of_each(vectors: Any, owners: Any, question: NDArray[np.float32], articles: int) -> NDArray[np.float32]:  # noqa: ANN401 - arrays from files
    """Take for each article the cosine of its closest claim, -inf where it has none."""
    import numpy as np

    if len(owners) != len(vectors):
        raise ValueError("as many owners as vectors")
    best = np.full(articles, -np.inf, dtype=np.float32)
    for start in range(0, len(vectors), BLOCK):
        block = np.asarray(vectors[start : start + BLOCK])
        np.maximum.at(best, owners[start : start + BLOCK], (block @ question.T).max(axis=1))
    return best


def _rows(place: Path, rows: Sequence[int]) -> list[Article]:
    arrow, parquet = (import_module(name) for name in ("pyarrow", "pyarrow.parquet"))
    names = {field.name for field in fields(Article)}
    try:
        held = [name for name in parquet.read_schema(place / ARTICLES).names if name in names]  # older: no sha256
        table = parquet.read_table(place / ARTICLES, columns=held, memory_map=True)
        return [Article(**row) for row in table.take(rows).to_pylist()]
    except (arrow.ArrowException, OSError, TypeError, IndexError) as error:
        raise InputError(f"{place} is a damaged index; make it again with claimcheck index") from error
