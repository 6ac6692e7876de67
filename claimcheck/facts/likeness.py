"""How near a story's claims lie to each other: by their vectors, by their neighbours' vectors, and by their words.

A story is compared all against all in one table. An archive is not: there every number is worked out when it is asked
for, from the same vectors, so memory grows with the number of claims and not with its square.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.records import Story

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

TABLE_CLAIMS = 3_000  # claims up to which one table is made, fifteen times as fast to ask: 24 bytes a pair, 216 MB
LISTS_HELD = 65_536  # of how near an article's claims stand to one, and of a claim's stems: a kilobyte each
CONTEXT_WEIGHT = 0.5  # share of each neighbouring claim's vector in a claim's context vector
RANK_COSINE, RANK_WORDS = 0.6, 0.4  # shares of what claims are ranked by


class Likeness:
    """Cosines and ranks of the claims of a story, by claim number."""

    def __init__(self, story: Story, bags: Sequence[Sequence[str]], table: bool | None = None) -> None:
        """Index a story.

        Args:
            story: its claims and their vectors.
            bags: the stems of each claim.
            table: whether to compare all against all at once; by the number of claims when null.
        """
        self.vectors = story.vectors
        self.contexts = _context(story)
        self.tfidf, self.idf = tfidf(bags)
        self._articles = np.array([c.article_id for c in story.claims])
        self._near = lru_cache(maxsize=LISTS_HELD)(self._nearness)
        self._weights = lru_cache(maxsize=LISTS_HELD)(self._row)
        self._cosine = self._context = self._words = self._ranks = None
        if len(story.claims) <= TABLE_CLAIMS if table is None else table:
            everything = slice(0, len(story.claims))
            self._cosine, self._context, self._words = self.rows(everything)
            self._ranks = _ranks(RANK_COSINE * self._cosine + RANK_WORDS * self._words, self._articles)

    def rows(self, some: slice) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float64]]:
        """Compare some claims with all: cosines of vectors, of contexts and of words, each shape (some, n)."""
        if self._cosine is not None and self._context is not None and self._words is not None:
            return self._cosine[some], self._context[some], self._words[some]
        words = np.asarray((self.tfidf[some] @ self.tfidf.T).todense())
        return self.vectors[some] @ self.vectors.T, self.contexts[some] @ self.contexts.T, words

    def cosine(self, i: int, j: int) -> float:
        """Compare the vectors of two claims."""
        return float(self.vectors[i] @ self.vectors[j] if self._cosine is None else self._cosine[i, j])

    def context(self, i: int, j: int) -> float:
        """Compare the vectors of two claims with their neighbours' mixed in."""
        return float(self.contexts[i] @ self.contexts[j] if self._context is None else self._context[i, j])

    def words(self, i: int, j: int) -> float:
        """Compare the stems of two claims, the rare ones counting more."""
        if self._words is not None:
            return float(self._words[i, j])
        left, right = self._weights(i), self._weights(j)
        return sum(weight * right[stem] for stem, weight in left.items() if stem in right)

    def rank(self, i: int, j: int) -> int:
        """Count the claims of j's article that stand closer to i than j does."""
        if self._ranks is not None:
            return int(self._ranks[i, j])
        article = str(self._articles[j])
        here = int(np.searchsorted(self._of_article[article].places, j))
        near = self._near(i, article)
        return sum(other > near[here] for other in near) + near[:here].count(near[here])

    def _nearness(self, i: int, article: str) -> list[float]:
        """Say how near each claim of an article stands to claim ``i``."""
        there = self._of_article[article]
        near: list[float] = (RANK_COSINE * (there.vectors @ self.vectors[i])).tolist()
        for stem, weight in self._weights(i).items():
            for position, other in there.stems.get(stem, ()):
                near[position] += RANK_WORDS * weight * other
        return near

    def _row(self, i: int) -> dict[int, float]:
        """Return the weights of a claim's stems, by column."""
        low, high = self.tfidf.indptr[i : i + 2]
        return dict(zip(self.tfidf.indices[low:high].tolist(), self.tfidf.data[low:high].tolist(), strict=True))

    @cached_property
    def _of_article(self) -> dict[str, _Article]:
        order = np.argsort(self._articles, kind="stable")
        names, starts = np.unique(self._articles[order], return_index=True)
        found = {}
        for name, places in zip(names, np.split(order, starts[1:]), strict=True):
            stems: dict[int, list[tuple[int, float]]] = {}
            for position, place in enumerate(places.tolist()):
                for stem, weight in self._row(place).items():
                    stems.setdefault(stem, []).append((position, weight))
            found[str(name)] = _Article(places, self.vectors[places], stems)
        return found


@dataclass(frozen=True, slots=True)
class _Article:
    """An article's claims: their numbers, their vectors, and where and how much each stem weighs among them."""

    places: NDArray[np.int64]
    vectors: NDArray[np.float32]
    stems: Mapping[int, Sequence[tuple[int, float]]]


def tfidf(bags: Sequence[Sequence[str]]) -> tuple[csr_matrix, dict[str, float]]:
    """Weigh stems: 1 + ln(count), times ln((1 + n) / (1 + bags with it)) + 1, each row of unit length.

    The weights are those of scikit-learn's TfidfVectorizer with ``sublinear_tf``, without the second that its import
    takes.

    Returns:
        One row per bag, shape (n, stems in alphabetical order), and the second factor by stem.
    """
    from scipy.sparse import csr_matrix

    counts = [Counter(bag) for bag in bags]
    found = Counter(stem for count in counts for stem in count)
    if not found:
        return csr_matrix((len(bags), 1)), {}
    column = {stem: n for n, stem in enumerate(sorted(found))}
    idf = {stem: float(np.log((1 + len(bags)) / (1 + found[stem])) + 1) for stem in column}
    ends: list[int] = [0]
    columns: list[int] = []
    values: list[float] = []
    for count in counts:
        stems = sorted(count, key=column.__getitem__)
        row = np.array([(1 + np.log(count[stem])) * idf[stem] for stem in stems])
        columns += [column[stem] for stem in stems]
        values += (row / np.sqrt((row * row).sum())).tolist() if stems else []
        ends.append(len(columns))
    return csr_matrix((values, columns, ends), shape=(len(bags), len(column))), idf


def _context(story: Story) -> NDArray[np.float32]:
    """Mix each claim's vector with those before and after it in the same article and field."""
    mixed = story.vectors.copy()
    keys = [(c.article_id, c.field) for c in story.claims]
    for i in range(1, len(keys)):
        if keys[i] == keys[i - 1]:
            mixed[i] += CONTEXT_WEIGHT * story.vectors[i - 1]
            mixed[i - 1] += CONTEXT_WEIGHT * story.vectors[i]
    norms = np.linalg.norm(mixed, axis=1, keepdims=True)
    return np.asarray(mixed / np.where(norms == 0, 1, norms), dtype=np.float32)


def _ranks(similarity: NDArray[np.float64], articles: NDArray[np.str_]) -> NDArray[np.int64]:
    """Return ranks[i, j]: how many claims of j's article stand closer to i than j does."""
    ranks = np.zeros(similarity.shape, dtype=np.int64)
    for article in np.unique(articles):
        columns = np.flatnonzero(articles == article)
        order = np.argsort(-similarity[:, columns], axis=1, kind="stable")
        ranks[:, columns] = np.argsort(order, axis=1, kind="stable")
    return ranks
