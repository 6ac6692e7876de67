"""Claims from the cache are those that reading gives, and only for an article that is wholly the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from claimcheck.claims.reader import read_claims
from claimcheck.config import Settings, VagueWords
from claimcheck.models.store import Store
from claimcheck.records import Article
from claimcheck.reports.decoding import record_from
from claimcheck.runtime.known_claims import Found, KnownClaims

ARTICLE = Article.from_text(
    "At least 40 people were hurt on Monday, police said. “Nobody died,” a spokesman added on Tuesday at 9 a.m.\n\n"
    "Photo: a lorry\n\nThe road, 18 km long, may stay closed for several days. It cost about €3m — “too much”.",
    source="Wire",
    title="Dozens hurt on the “old” road",
    published="2026-05-14",
)


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def known(tmp_path: Path, asked: list[str]) -> KnownClaims:
    def read(article: Article, settings: Settings) -> Found:
        asked.append(article.id)
        return read_claims(article, settings)

    return KnownClaims(read, Store(tmp_path / "c.sqlite3"), "1", record_from)


def test_the_second_time_nothing_is_read_and_all_is_the_same(known: KnownClaims, asked: list[str]) -> None:
    first = known(ARTICLE, Settings())
    assert first == read_claims(ARTICLE, Settings())
    assert len(first[0]) > 3 and first[1]
    assert known(ARTICLE, Settings()) == first
    assert len(asked) == 1


@pytest.mark.parametrize(
    "change",
    [{"published": "2026-05-15"}, {"title": "Dozens hurt"}, {"language": "de"}, {"text": ARTICLE.text + " It rained."}],
)
def test_a_changed_article_is_read_anew(known: KnownClaims, asked: list[str], change: dict[str, str]) -> None:
    known(ARTICLE, Settings())
    other = replace(ARTICLE, **change)  # type: ignore[arg-type]  # every field here holds a text
    assert known(other, Settings()) == read_claims(other, Settings())
    assert len(asked) == 2


def test_other_settings_are_read_anew(known: KnownClaims, asked: list[str]) -> None:
    known(ARTICLE, Settings())
    known(ARTICLE, Settings(vague=VagueWords(several=(4, 9))))
    known(ARTICLE, Settings(min_confidence=0.5))
    assert len(asked) == 2


@pytest.mark.parametrize("damage", [b"", b"no zlib", b"x\x9c\x03\x00\x00\x00\x00\x01"])
def test_a_damaged_entry_is_read_anew(tmp_path: Path, damage: bytes) -> None:
    store = Store(tmp_path / "c.sqlite3")
    known = KnownClaims(read_claims, store, "1", record_from)
    first = known(ARTICLE, Settings())
    key = known._key(ARTICLE, Settings())
    assert store.get([key])[key] != damage
    store.put({key: damage})
    assert known(ARTICLE, Settings()) == first
    assert store.get([key])[key] != damage


def test_records_of_another_shape_are_read_anew(tmp_path: Path) -> None:
    import zlib

    store = Store(tmp_path / "c.sqlite3")
    known = KnownClaims(read_claims, store, "1", record_from)
    for text in ("[]", "[1, 2]", '[[{"id": 3}], []]', '[{"a": 1}, []]', "null"):
        store.put({known._key(ARTICLE, Settings()): zlib.compress(text.encode())})
        assert known(ARTICLE, Settings()) == read_claims(ARTICLE, Settings())
