"""The last stage, some stories at a time: claims and vectors of their articles in, every finding out as tables."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claimcheck import pipeline
from claimcheck.archives.notes import Place, StoryPlan, plan_key
from claimcheck.archives.reading import CLAIMS, STUMBLES, VECTORS, load_articles
from claimcheck.config import Settings
from claimcheck.errors import InputError
from claimcheck.records import (
    Agreement,
    Article,
    Claim,
    Cluster,
    Conflict,
    Dropped,
    Finding,
    Origin,
    Report,
    Silence,
    Story,
)
from claimcheck.reports.decoding import record_from
from claimcheck.reports.rows import HEADER, conflict_rows
from claimcheck.runtime.record_tables import STORY, record_table
from claimcheck.runtime.shards import ShardFolder, arrow

TABLES: dict[str, type] = {
    "articles": Article, "claims": Claim, "clusters": Cluster, "conflicts": Conflict, "agreements": Agreement,
    "findings": Finding, "silences": Silence, "origins": Origin, "dropped": Dropped,
}  # fmt: skip
"""A folder of the output for each field of a Report that holds records; ``flags`` and ``stories`` come beside them."""
FLAGS, STORIES = "flags", "stories"
NUMBERS = ("articles", "claims", "conflicts", "explained", "findings")  # columns of ``stories``
ALONE = "is the only article of its story, so it was compared with nothing"
NOT_COMPARED = "could not be compared, because something in its articles cannot be handled"


@dataclass(frozen=True, slots=True)
class Read:
    """An article with its claims, their vectors (n, d), and what was left out of it."""

    article: Article
    claims: tuple[Claim, ...]
    vectors: NDArray[np.float32]
    left_out: tuple[Dropped, ...]


@dataclass(frozen=True, slots=True)
class Compare:
    """Compares each of some stories' articles; the judge stays loaded in whatever process calls it."""

    work: ShardFolder
    out: ShardFolder
    settings: Settings
    version: str

    def key(self, plans: Sequence[StoryPlan]) -> str:
        """Name the stories' tables."""
        return plan_key(self.version, plans)

    def finished(self) -> list[str]:
        """List what is there already."""
        return self.out.keys(STORIES)

    def __call__(self, plans: Sequence[StoryPlan]) -> str:
        """Write the tables of some stories and return their key; ``stories`` comes last and says that all are there."""
        key = self.key(plans)
        if not self.out.has(STORIES, key):
            reports = [(plan.name, self._report(plan)) for plan in plans]
            for name, record in TABLES.items():
                rows = [(story, row) for story, report in reports for row in getattr(report, name)]
                self.out.write(name, key, record_table(record, rows))
            self.out.write(FLAGS, key, _flags(reports))
            self.out.write(STORIES, key, _summary(reports))
        return key

    def _report(self, plan: StoryPlan) -> Report:
        read = load_stories(self.work, plan.places)
        kept, dropped = pipeline.without_copies([each.article for each in read])
        chosen = {id(article) for article in kept}
        counted = [each for each in read if id(each.article) in chosen]
        dropped += [item for each in counted for item in each.left_out]
        if len(counted) < 2:
            where = [each.article.url or each.article.title or each.article.id for each in counted]
            dropped += [Dropped(f"{plan.name}: {name}", ALONE) for name in where]
            return _nothing(counted, dropped)
        vectors = np.concatenate([each.vectors for each in counted])
        claims = tuple(claim for each in counted for claim in each.claims)
        try:
            return pipeline.conclude(Story(tuple(kept), claims, vectors), dropped, self.settings)
        except STUMBLES as error:
            return _nothing(counted, [*dropped, Dropped(plan.name, f"{NOT_COMPARED} ({type(error).__name__})")])


def load_stories(work: ShardFolder, places: Sequence[Place]) -> list[Read]:
    """Read articles with their claims and vectors out of their shards, in the order of ``places``."""
    by_shard: dict[str, list[int]] = {}
    for number, place in enumerate(places):
        by_shard.setdefault(place.keys.articles, []).append(number)
    found: dict[int, Read] = {}
    for numbers in by_shard.values():
        rows = [places[number].row for number in numbers]
        keys = places[numbers[0]].keys
        claims = work.read_rows(CLAIMS, keys.claims, rows).to_pylist()
        vectors = work.read_rows(VECTORS, keys.vectors, rows).to_pylist()
        articles = load_articles(work, keys.articles, rows)
        for number, article, said, meant in zip(numbers, articles, claims, vectors, strict=True):
            found[number] = _read(article, said, meant["vectors"], meant["width"])
    return [found[number] for number in range(len(places))]


def _read(article: Article, said: dict[str, str], vectors: bytes, width: int) -> Read:
    claims = tuple(record_from(Claim, value, CLAIMS) for value in json.loads(said["claims"]))
    left_out = tuple(record_from(Dropped, value, CLAIMS) for value in json.loads(said["left_out"]))
    rows = np.frombuffer(vectors, dtype="<f4").astype(np.float32).reshape(-1, width)
    if len(rows) != len(claims):
        raise InputError(f"the vectors of {article.id} are damaged; delete the folder work in the results")
    return Read(article, claims, rows, left_out)


def _nothing(read: Sequence[Read], dropped: Sequence[Dropped]) -> Report:
    claims = tuple(claim for each in read for claim in each.claims)
    return Report(tuple(each.article for each in read), claims, (), (), (), (), (), (), tuple(dropped), {})


def _flags(reports: Sequence[tuple[str, Report]]) -> object:
    """Make the table that people read: one row per flag, both sentences in it."""
    library, _ = arrow()
    rows = [(story, *map(_plain, row)) for story, report in reports for row in conflict_rows(report)]
    numbers = {"finding": library.int64(), "confidence": library.float64(), "severity": library.float64()}
    names = (STORY, *HEADER)
    schema = library.schema([(name, numbers.get(name, library.string())) for name in names])
    return library.Table.from_pylist([dict(zip(names, row, strict=True)) for row in rows], schema=schema)


def _plain(cell: object) -> object:
    return cell if isinstance(cell, int | float) else str(cell)


def _summary(reports: Sequence[tuple[str, Report]]) -> object:
    library, _ = arrow()
    rows = [
        {
            STORY: story,
            "articles": len(report.articles),
            "claims": len(report.claims),
            "conflicts": sum(c.verdict == "conflict" for c in report.conflicts),
            "explained": sum(c.verdict == "explained" for c in report.conflicts),
            "findings": len(report.findings),
        }
        for story, report in reports
    ]
    schema = library.schema([(STORY, library.string()), *((name, library.int64()) for name in NUMBERS)])
    return library.Table.from_pylist(rows, schema=schema)
