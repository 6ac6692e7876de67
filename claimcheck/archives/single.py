"""One story analysed on an engine: its articles' claims and vectors are made by the workers, the rest as always."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck import pipeline
from claimcheck.config import Settings
from claimcheck.protocols import Progress
from claimcheck.records import Article, Claim, Dropped, Report, Story
from claimcheck.runtime.engines import ShardEngine

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SHARDS_PER_WORKER = 4  # so that one that gets the long articles does not keep the others waiting


def analyze_on(
    engine: ShardEngine,
    articles: Sequence[Article],
    settings: Settings = Settings(),  # noqa: B008 - frozen, so one default instance is safe
    progress: Progress | None = None,
) -> Report:
    """Compare what articles of one story claim; the report is that of ``pipeline.analyze``.

    Args:
        engine: where claims are read and embedded.
        articles: two or more.
        settings: models and thresholds.
        progress: called with a stage name and the share of it that is done.

    Raises:
        NothingToCompareError: fewer than two articles were given.
    """
    if len(articles) < 2:
        return pipeline.analyze(articles, settings, progress)
    kept, dropped = pipeline.without_copies(articles)
    size = max(1, len(kept) // (engine.workers * SHARDS_PER_WORKER))
    shards = [kept[start : start + size] for start in range(0, len(kept), size)]

    def tell(stage: str, count: int) -> None:
        if progress is not None:
            progress(stage, count / len(shards))

    tell("claims", 0)
    read = engine.map(_ClaimsOf(settings), shards, lambda n: tell("claims", n))
    claims = [claim for found, _ in read for claim in found]
    dropped += [item for _, left_out in read for item in left_out]
    tell("embedding", 0)
    readings = [[claim.reading for claim in found] for found, _ in read]
    rows = engine.map(_VectorsOf(settings), readings, lambda n: tell("embedding", n))
    import numpy as np

    story = Story(tuple(kept), tuple(claims), np.concatenate(rows))
    return pipeline.conclude(story, dropped, settings, progress)


@dataclass(frozen=True, slots=True)
class _ClaimsOf:
    settings: Settings

    def __call__(self, articles: Sequence[Article]) -> tuple[list[Claim], list[Dropped]]:
        from claimcheck.claims.reader import read_claims

        read = [read_claims(article, self.settings) for article in articles]
        return [claim for found, _ in read for claim in found], [item for _, left_out in read for item in left_out]


@dataclass(frozen=True, slots=True)
class _VectorsOf:
    settings: Settings

    def __call__(self, readings: Sequence[str]) -> NDArray[np.float32]:
        return pipeline.toolbox(self.settings).encoder.encode(readings)
