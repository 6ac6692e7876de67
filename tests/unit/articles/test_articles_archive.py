"""An index: what goes in comes out, the closest articles first, and a damaged one says so."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from claimcheck.articles.archive import INDEX, OWNERS, VECTORS, is_archive, open_archive, write_archive
from claimcheck.errors import InputError
from claimcheck.records import Article

ARTICLES = [Article.from_text(f"Text {n} é", f"S{n}", f"T{n}", "2026-05-14", language="en") for n in range(4)]
OWNERS_OF = [0, 0, 1, 2]  # the last article has no claim
VECTORS_OF = np.array([[1, 0], [0, 1], [0.6, 0.8], [-1, 0]], dtype=np.float32)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    write_archive(tmp_path / "a.index", ARTICLES, OWNERS_OF, VECTORS_OF, None)
    return tmp_path / "a.index"


def test_the_closest_articles_come_first(place: Path) -> None:
    archive = open_archive(place)
    assert (archive.articles, archive.claims, archive.model) == (4, 4, None)
    question = np.array([[0.5, 0.85]], dtype=np.float32)
    assert archive.nearest(question, 9) == [ARTICLES[1], ARTICLES[0], ARTICLES[2]]
    assert archive.nearest(question, 1) == [ARTICLES[1]]


def test_it_can_be_made_again_in_its_place(place: Path) -> None:
    write_archive(place, ARTICLES[:1], [0], VECTORS_OF[:1], "m")
    assert open_archive(place).model == "m"


def test_other_folders_are_not_written_into(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("x")
    with pytest.raises(InputError, match="other files in it"):
        write_archive(tmp_path, ARTICLES, OWNERS_OF, VECTORS_OF, None)
    assert not is_archive(tmp_path)


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"format": 99, "model": null, "articles": 1, "claims": 1}'])
def test_a_damaged_or_strange_index_says_so(place: Path, content: str) -> None:
    (place / INDEX).write_text(content)
    with pytest.raises(InputError, match="make it again"):
        open_archive(place)


@pytest.mark.parametrize("name", [OWNERS, VECTORS, "articles.parquet"])
def test_a_damaged_part_says_so(place: Path, name: str) -> None:
    (place / name).write_bytes(b"oops")
    with pytest.raises(InputError, match="damaged index; make it again"):
        open_archive(place).nearest(VECTORS_OF[:1], 3)


def test_vectors_of_another_model_do_not_fit(place: Path) -> None:
    with pytest.raises(InputError, match="damaged index"):
        open_archive(place).nearest(np.ones((1, 5), dtype=np.float32), 3)
