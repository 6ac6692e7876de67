"""Stories of an archive that names none: articles are linked by an index per block of days, then put together."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from claimcheck.archives.notes import ShardNote
from claimcheck.archives.reading import load_articles
from claimcheck.records import digest
from claimcheck.runtime.engines import ShardEngine
from claimcheck.runtime.shards import ShardFolder, arrow
from claimcheck.runtime.story_links import (
    NO_DAY,
    PLACES,
    WINDOW_DAYS,
    Links,
    Side,
    Words,
    links_between,
    rarity,
    stories,
    word_rows,
    words_of,
)

WORDS, RARITY, LINKS = "words", "rarity", "links"
BLOCK = 500  # articles that look for their stories at a time: 2 MB of words; each block is one index
Tell = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Rows:
    """Some articles of one shard of words: their rows, days, and numbers in the order of days."""

    key: str
    rows: tuple[int, ...]
    numbers: tuple[int, ...]
    days: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Articles that look for later ones of their story, and those to look among."""

    asked: tuple[Rows, ...]
    index: tuple[Rows, ...]


@dataclass(frozen=True, slots=True)
class CountWords:
    """Counts the words of a shard's articles."""

    work: ShardFolder
    version: str

    def __call__(self, articles_key: str) -> str:
        """Return the key of the shard's words."""
        key = digest(WORDS, self.version, articles_key)
        if not self.work.has(WORDS, key):
            library, _ = arrow()
            numbers = library.list_(library.int64())
            rows = [asdict(words_of(a.title, a.text)) for a in load_articles(self.work, articles_key)]
            schema = library.schema([("places", numbers), ("counts", numbers)])
            self.work.write(WORDS, key, library.Table.from_pylist(rows, schema=schema))
        return key


@dataclass(frozen=True, slots=True)
class FindLinks:
    """Links the articles of a block."""

    work: ShardFolder
    rarity_key: str

    def __call__(self, block: Block) -> str:
        """Return the key of the block's links."""
        key = digest(LINKS, self.rarity_key, json.dumps(asdict(block)))
        if not self.work.has(LINKS, key):
            library, _ = arrow()
            weight = self.work.read(RARITY, self.rarity_key).column("weight").to_numpy()
            asked, index = (
                Side(word_rows(self._words(side), weight), _numbers(side, "numbers"), _numbers(side, "days"))
                for side in (block.asked, block.index)
            )
            found = links_between(asked, index)
            self.work.write(LINKS, key, library.table(asdict(found)))
        return key

    def _words(self, side: Sequence[Rows]) -> list[Words]:
        found = []
        for some in side:
            rows = self.work.read(WORDS, some.key).take(list(some.rows)).to_pylist()
            found += [Words(tuple(row["places"]), tuple(row["counts"])) for row in rows]
        return found


def find_stories(
    engine: ShardEngine, work: ShardFolder, shards: Sequence[ShardNote], version: str, tell: Callable[[float], None]
) -> list[tuple[tuple[int, int], ...]]:
    """Put an archive's articles into stories.

    Args:
        engine: where shards are worked on.
        work: where they lie.
        shards: the articles' shards.
        version: of the code that counts and links.
        tell: told the share that is done.

    Returns:
        Stories of (shard number, row), each article in one, in the archive's order.
    """
    told = engine.map(CountWords(work, version), [shard.key for shard in shards], lambda n: tell(0.5 * n / len(shards)))
    rarity_key = _write_rarity(work, version, told)
    order = sorted(
        ((number, row) for number, shard in enumerate(shards) for row in range(len(shard.articles))),
        key=lambda place: (_day(shards[place[0]].articles[place[1]].published), place),
    )
    days = [_day(shards[number].articles[row].published) for number, row in order]
    blocks = [_block(start, order, days, told) for start in range(0, len(order), BLOCK)]
    keys = engine.map(FindLinks(work, rarity_key), blocks, lambda n: tell(0.5 + 0.5 * n / len(blocks)))
    found = stories(len(order), (_links(work, key) for key in keys))
    return sorted(tuple(sorted(order[number] for number in story)) for story in found)


def _day(published: str | None) -> int:
    return NO_DAY if published is None else date.fromisoformat(published[:10]).toordinal()


def _block(start: int, order: Sequence[tuple[int, int]], days: Sequence[int], told: Sequence[str]) -> Block:
    """Let some articles look among themselves, those of the days after, and those without a date."""
    end = min(start + BLOCK, len(order))
    last = bisect_right(days, days[end - 1] + WINDOW_DAYS, lo=end - 1)
    undated = max(last, bisect_right(days, NO_DAY - 1))
    later = (*range(start, last), *range(undated, len(order)))
    return Block(_rows(range(start, end), order, days, told), _rows(later, order, days, told))


def _rows(
    numbers: Sequence[int], order: Sequence[tuple[int, int]], days: Sequence[int], told: Sequence[str]
) -> tuple[Rows, ...]:
    by_shard: dict[int, list[int]] = {}
    for number in numbers:
        by_shard.setdefault(order[number][0], []).append(number)
    return tuple(
        Rows(told[shard], tuple(order[n][1] for n in some), tuple(some), tuple(days[n] for n in some))
        for shard, some in sorted(by_shard.items())
    )


def _write_rarity(work: ShardFolder, version: str, words_keys: Sequence[str]) -> str:
    """Count in how many articles each word stands, over the whole archive."""
    key = digest(RARITY, version, *words_keys)
    if not work.has(RARITY, key):
        told = np.zeros(PLACES, dtype=np.int64)
        articles = 0
        for words_key in words_keys:
            places = work.read(WORDS, words_key).column("places")
            articles += len(places)
            told += np.bincount(np.array(places.combine_chunks().flatten(), dtype=np.int64), minlength=PLACES)
        library, _ = arrow()
        work.write(RARITY, key, library.table({"weight": rarity(told, articles)}))
    return key


def _links(work: ShardFolder, key: str) -> Links:
    table = work.read(LINKS, key)
    return Links(*(np.array(table.column(name)) for name in ("left", "right", "alike")))


def _numbers(side: Sequence[Rows], name: str) -> NDArray[np.int64]:
    return np.array([number for some in side for number in getattr(some, name)], dtype=np.int64)
