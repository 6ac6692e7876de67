"""Which articles of an archive tell one story: their words are alike, the rare ones counting most, within some days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.facts.words import stems
from claimcheck.records import digest

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

PLACES = 1 << 20  # stems are hashed to so many numbers: what an archive's words take is known before it is read
# Cosine of word weights from which two articles are linked. Among 96 articles of the 24 stories of training/stories and
# data/samples, whatever their dates, 98 % of the pairs of one story reach 0.160 and 0.2 % of the others do.
ALIKE = 0.16
WINDOW_DAYS = 7  # between two articles of one story; chains of links reach further
NO_DAY = date.max.toordinal()  # of an article without a date, which may belong to any story
NEAREST = 100  # links kept of each article to later ones; a story above MOST_ARTICLES is cut anyway
MOST_ARTICLES = 60  # of a story that was found by likeness; more is a topic, not an event


@dataclass(frozen=True, slots=True)
class Words:
    """An article's stems as numbers below PLACES, in rising order, and how often each comes."""

    places: tuple[int, ...]
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs of article numbers (left < right) and their likeness (0 to 1), each of shape (n,)."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    alike: NDArray[np.float64]


def words_of(title: str, text: str) -> Words:
    """Count an article's words."""
    counts = Counter(_place(stem) for stem in stems(f"{title}\n{text}"))
    places = tuple(sorted(counts))
    return Words(places, tuple(counts[place] for place in places))


@lru_cache(maxsize=65_536)
def _place(stem: str) -> int:
    return int(digest(stem), 16) % PLACES


def rarity(told: NDArray[np.int64], articles: int) -> NDArray[np.float64]:
    """Weigh every place: ln((1 + articles) / (1 + articles that have it)) + 1, shape (PLACES,)."""
    weight: NDArray[np.float64] = np.log((1 + articles) / (1 + told)) + 1
    return weight


def word_rows(words: Sequence[Words], weight: NDArray[np.float64]) -> csr_matrix:
    """Weigh articles' words, 1 + ln(count) times the place's weight, each row of unit length, shape (n, PLACES)."""
    from scipy.sparse import csr_matrix

    ends, places, values = [0], [], []
    for each in words:
        columns = np.array(each.places, dtype=np.int64)
        row = (1 + np.log(np.array(each.counts, dtype=np.float64))) * weight[columns]
        length = float(np.sqrt((row * row).sum()))
        places.append(columns)
        values.append(row / length if length else row)
        ends.append(ends[-1] + len(columns))
    empty = np.zeros(0)
    flat = np.concatenate(values) if values else empty
    where = np.concatenate(places) if places else empty.astype(np.int64)
    return csr_matrix((flat, where, ends), shape=(len(words), PLACES))


@dataclass(frozen=True, slots=True)
class Side:
    """Articles to link: their word rows (n, PLACES), numbers (n,) and days (n,), NO_DAY where there is no date."""

    rows: csr_matrix
    numbers: NDArray[np.int64]
    days: NDArray[np.int64]


def links_between(asked: Side, index: Side) -> Links:
    """Find for some articles the later-numbered ones that tell the same story.

    Args:
        asked: the articles.
        index: those to look among.
    """
    found = (asked.rows @ index.rows.T).tocoo()
    left, right, alike = asked.numbers[found.row], index.numbers[found.col], np.round(found.data, 9)
    one, other = asked.days[found.row], index.days[found.col]
    near = (np.abs(one - other) <= WINDOW_DAYS) | (one == NO_DAY) | (other == NO_DAY)
    kept = (alike >= ALIKE) & (left < right) & near
    left, right, alike = left[kept], right[kept], alike[kept]
    order = np.lexsort((right, -alike, left))
    left, right, alike = left[order], right[order], alike[order]
    starts = np.searchsorted(left, left)  # of each one's links, so that the place among them is known
    first = np.arange(len(left)) - starts < NEAREST
    return Links(left[first], right[first], alike[first])


def stories(count: int, links: Iterable[Links], most: int = MOST_ARTICLES) -> list[tuple[int, ...]]:
    """Put articles into stories, the likest first; two groups meet when at least half of the pairs across are linked.

    So no story is chained to another through one article that tells both.

    Args:
        count: how many articles there are.
        links: between them.
        most: articles of a story.

    Returns:
        The stories' article numbers, each article in one, in the order of their first articles.
    """
    all_links = list(links)
    left, right, alike = (
        np.concatenate([getattr(each, name) for each in all_links]) if all_links else np.zeros(0)
        for name in ("left", "right", "alike")
    )
    linked: list[set[int]] = [set() for _ in range(count)]
    for a, b in zip(left.tolist(), right.tolist(), strict=True):
        linked[int(a)].add(int(b))
        linked[int(b)].add(int(a))
    group_of = [{number} for number in range(count)]
    for place in np.lexsort((right, left, -alike)):
        one, other = group_of[int(left[place])], group_of[int(right[place])]
        if one is not other and len(one) + len(other) <= most and _near(one, other, linked):
            one |= other
            for number in other:
                group_of[number] = one
    firsts = [number for number in range(count) if number == min(group_of[number])]
    return [tuple(sorted(group_of[number])) for number in firsts]


def _near(one: set[int], other: set[int], linked: Sequence[set[int]]) -> bool:
    return 2 * sum(len(linked[number] & other) for number in one) >= len(one) * len(other)
