"""An index: what goes in comes out, the nearest first, and a damaged one says so."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from claimcheck.claims.whole import whole_claim
from claimcheck.config import Settings
from claimcheck.errors import InputError
from claimcheck.records import Article, Claim
from claimcheck.reports.decoding import record_from
from claimcheck.runtime.index import Index, IndexWriter, is_index, open_index
from claimcheck.runtime.index import search as search_module
from claimcheck.runtime.index.files import ARTICLES, CLAIMS, HEAD, OWNERS, SIGNS, VECTORS
from claimcheck.runtime.index.search import exact, nearest, recall, signs

TEXTS = ("At least 40 people were hurt on Monday.", "The bridge is shut — “for days”.", "It rained.", "Él llegó.")
BATCHES = (slice(0, 2), slice(2, 3), slice(3, 4))


def unit(rows: int, columns: int = 70, seed: int = 5) -> NDArray[np.float32]:
    made = np.random.default_rng(seed).normal(size=(rows, columns)).astype(np.float32)
    return np.asarray(made / np.linalg.norm(made, axis=1, keepdims=True))


VECTORS_OF = unit(4)


def pieces() -> tuple[list[Article], list[Claim]]:
    articles = [Article.from_text(text, f"S{n}", published="2026-05-14") for n, text in enumerate(TEXTS)]
    return articles, [whole_claim(article, Settings()) for article in articles]


@pytest.fixture
def made(tmp_path: Path) -> Index:
    articles, claims = pieces()
    with IndexWriter(tmp_path / "a.index", None) as writer:
        for batch in BATCHES:
            assert all(writer.is_new(article) for article in articles[batch])
            writer.append(articles[batch], claims[batch], VECTORS_OF[batch])
        assert not writer.is_new(articles[0])
        return writer.finish()


def test_the_nearest_come_back_whole(made: Index) -> None:
    articles, claims = pieces()
    assert (made.articles, made.claims, made.model, made.recall) == (4, 4, None, 1.0)
    near = open_index(made.place).nearest(VECTORS_OF[2:3], 9, record_from)
    assert near.claims[0] == claims[2]
    assert sorted(c.id for c in near.claims) == sorted(c.id for c in claims)
    assert set(near.articles) == set(articles)
    np.testing.assert_array_equal(near.vectors[0], VECTORS_OF[2])
    np.testing.assert_array_equal(near.after(VECTORS_OF[:1])[1:], near.vectors)
    two = made.nearest(VECTORS_OF[[1, 3]], 1, record_from)
    assert {c.id for c in two.claims} == {claims[1].id, claims[3].id}


def test_it_can_be_made_again_in_its_place(made: Index) -> None:
    articles, claims = pieces()
    with IndexWriter(made.place, "m") as writer:
        assert not is_index(made.place)
        writer.append(articles[:1], claims[:1], VECTORS_OF[:1])
    with IndexWriter(made.place, "m") as writer:  # the one before was not finished
        writer.append(articles[:1], claims[:1], VECTORS_OF[:1])
        writer.finish()
    assert (open_index(made.place).model, open_index(made.place).claims) == ("m", 1)


def test_an_archive_without_claims(tmp_path: Path) -> None:
    with IndexWriter(tmp_path / "a.index", None) as writer:
        writer.append(pieces()[0][:1], [], np.zeros((0, 70), dtype=np.float32))
        index = writer.finish()
    assert index.nearest(VECTORS_OF[:1], 3, record_from).claims == ()


def test_other_folders_are_not_written_into(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("x")
    with pytest.raises(InputError, match="other files in it"):
        IndexWriter(tmp_path, None)
    assert not is_index(tmp_path)


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"format": 1, "model": null}', '{"format": 2, "model": null}'])
def test_a_damaged_or_strange_head_says_so(made: Index, content: str) -> None:
    (made.place / HEAD).write_text(content)
    with pytest.raises(InputError, match="make it again"):
        open_index(made.place)


@pytest.mark.parametrize("name", [CLAIMS, ARTICLES, OWNERS, VECTORS, SIGNS, f"{CLAIMS}.starts", f"{ARTICLES}.starts"])
@pytest.mark.parametrize("content", [b"", b"oops", b"\xff" * 4096])
def test_a_damaged_part_says_so(made: Index, name: str, content: bytes) -> None:
    (made.place / name).write_bytes(content)
    with pytest.raises(InputError, match="damaged index; make it again"):
        made.nearest(VECTORS_OF[:1], 3, record_from)


def test_vectors_of_another_model_do_not_fit(made: Index) -> None:
    with pytest.raises(InputError, match="another model"):
        made.nearest(unit(1, 71), 3, record_from)


def test_a_short_list_by_signs_finds_nearly_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_module, "EXACT", 100)
    monkeypatch.setattr(search_module, "SHORT_LIST", 400)
    centres = unit(200, 384)
    vectors = np.repeat(centres, 20, axis=0) + 0.4 * unit(4000, 384, seed=9)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    codes = signs(vectors)
    assert codes.shape == (4000, 6)
    assert recall(vectors, codes) > 0.95
    rows, cosines = nearest(vectors, codes, vectors[7], 5)
    assert rows[0] == 7
    assert list(cosines) == sorted(cosines, reverse=True)


def test_equals_come_in_the_order_of_their_rows() -> None:
    vectors = np.repeat(unit(2), 4, axis=0)
    rows, _ = exact(vectors, vectors[0], 6)
    assert rows.tolist()[:4] == [0, 1, 2, 3]
    assert exact(vectors, vectors[0], 99)[0].size == 8
