"""An archive analysed: every stage a map over shards, with two barriers, stories and the final tables."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field

from claimcheck.archives.comparing import FLAGS, NUMBERS, STORIES, TABLES, Compare
from claimcheck.archives.inputs import find_parts
from claimcheck.archives.linking import find_stories
from claimcheck.archives.notes import ArticleNote, Keys, Place, ShardNote, StoryPlan, versions
from claimcheck.archives.reading import Embed, ReadArticles, ReadClaims, left_out_table
from claimcheck.archives.told import ToldEngine
from claimcheck.config import Settings
from claimcheck.errors import NothingToCompareError
from claimcheck.protocols import Progress
from claimcheck.records import Dropped, digest
from claimcheck.runtime.engines import ShardEngine
from claimcheck.runtime.record_tables import record_table
from claimcheck.runtime.shards import ShardFolder, absolute, arrow

STAGES: tuple[str, ...] = ("reading", "claims", "embedding", "stories", "conflicts", "report")
SHARD_ARTICLES = 100  # some 2,500 claims: about two minutes of one core, which is what a killed run loses per worker
WORK, MANIFEST, DROPPED = "work", "archive.json", "dropped"
FORMAT = 1
NO_STORY = "names no story in its row, so it was compared with nothing"


@dataclass(frozen=True, slots=True)
class ArchiveRun:
    """What a run over an archive came to.

    ``left_out`` counts the rows of the table ``dropped``; ``timings`` are seconds per stage, and ``mapped`` those of
    them in which shards were worked on: the rest is serial, whatever the number of workers.
    """

    articles: int
    claims: int
    stories: int
    conflicts: int
    explained: int
    left_out: int
    timings: Mapping[str, float] = field(compare=False)
    mapped: Mapping[str, float] = field(compare=False)


def analyze_archive(
    places: Sequence[str],
    out: str,
    engine: ShardEngine,
    settings: Settings = Settings(),  # noqa: B008 - frozen, so one default instance is safe
    progress: Progress | None = None,
    shard_articles: int = SHARD_ARTICLES,
) -> ArchiveRun:
    """Compare the articles of every story of an archive.

    Which articles make a story is told by a column ``story``, or else found by their words and dates. Whatever a run
    finished it finds again under ``out``/work, by what it was made from, so a second run does only what is new.

    Args:
        places: Parquet files, folders of them or globs, local or fsspec addresses, all of which every worker reaches.
        out: the folder for the results, likewise; it may not lie inside the archive.
        engine: where shards are worked on; results are the same on every engine.
        settings: models and thresholds.
        progress: called with a stage name (one of STAGES) and the share of it that is done.
        shard_articles: articles of a shard.

    Returns:
        The counts; the findings lie in ``out`` as tables.

    Raises:
        InputError: the archive cannot be read, or ``out`` cannot be written.
        NothingToCompareError: it holds fewer than two articles.
    """
    told = ToldEngine(engine, progress)
    results = ShardFolder(absolute(out))
    work = ShardFolder(f"{results.place}/{WORK}")
    version = versions(settings)
    with told.stage("reading"):
        parts, has_stories = find_parts(places, out, shard_articles)
        read = told.map(ReadArticles(work, shard_articles, version.articles), parts)
        shards = [shard for some in read for shard in some]
        if sum(len(shard.articles) for shard in shards) < 2:
            raise NothingToCompareError("the archive holds fewer than two articles; there is nothing to compare")
    with told.stage("claims"):
        claims = told.map_new(ReadClaims(work, settings, version.claims), [shard.key for shard in shards])
    with told.stage("embedding"):
        vectors = told.map_new(Embed(work, settings, version.vectors), claims)
    with told.stage("stories"):
        keys = [Keys(shard.key, c, v) for shard, c, v in zip(shards, claims, vectors, strict=True)]
        if has_stories:
            plans = _named_stories(shards, keys)
        else:
            plans = _found_stories(shards, keys, find_stories(told, work, shards, version.linked, told.tell))
    with told.stage("conflicts"):
        results.discard(MANIFEST)
        bundles = _bundles(plans, shard_articles)
        compared = told.map_new(Compare(work, results, settings, version.compared), bundles)
    with told.stage("report"):
        read_key = _write_left_out(work, results, shards, has_stories)
        _remove_others(results, compared, read_key)
        counts = _counts(results, compared, read_key)
        _write_manifest(results, counts, compared, settings)
    return ArchiveRun(**counts, timings=told.timings, mapped=told.mapped)


def _named_stories(shards: Sequence[ShardNote], keys: Sequence[Keys]) -> list[StoryPlan]:
    """Put articles of one story's name together, in the archive's order."""
    stories: dict[str, list[Place]] = {}
    for shard, where in zip(shards, keys, strict=True):
        for row, article in enumerate(shard.articles):
            if article.story is not None:
                stories.setdefault(article.story, []).append(_place(where, row, article))
    return [StoryPlan(name, tuple(places)) for name, places in stories.items()]


def _found_stories(
    shards: Sequence[ShardNote], keys: Sequence[Keys], found: Sequence[Sequence[tuple[int, int]]]
) -> list[StoryPlan]:
    """Name each story after a hash of its articles."""
    plans = []
    for story in found:
        places = tuple(_place(keys[shard], row, shards[shard].articles[row]) for shard, row in story)
        plans.append(StoryPlan(digest("story", *sorted(place.content for place in places)), places))
    return plans


def _place(keys: Keys, row: int, article: ArticleNote) -> Place:
    return Place(keys, row, article.content)


def _bundles(plans: Sequence[StoryPlan], shard_articles: int) -> list[list[StoryPlan]]:
    """Put stories together by a hash of their names, so that a new story changes one bundle and not all after it.

    Returns:
        Bundles of some ``shard_articles`` articles; how many doubles as the archive grows.
    """
    articles = sum(len(plan.places) for plan in plans)
    count = 1
    while count * shard_articles < articles:
        count *= 2
    bundles: dict[int, list[StoryPlan]] = {}
    for plan in plans:
        bundles.setdefault(int(digest("bundle", plan.name), 16) % count, []).append(plan)
    return [bundles[number] for number in sorted(bundles)]


def _write_left_out(work: ShardFolder, results: ShardFolder, shards: Sequence[ShardNote], has_stories: bool) -> str:
    """Write what was left out before there were stories; returns the table's key."""
    keys = [shard.key for shard in shards]
    table = left_out_table(work, keys)
    if has_stories:
        lost = [
            (None, Dropped(f"article {row + 1} of shard {shard.key}", NO_STORY))
            for shard in shards
            for row, article in enumerate(shard.articles)
            if article.story is None
        ]
        library, _ = arrow()
        table = library.concat_tables([table, record_table(Dropped, lost)])
    key = digest("left out", *keys)
    results.write(DROPPED, key, table)
    return key


def _remove_others(results: ShardFolder, compared: Sequence[str], read_key: str) -> None:
    """Remove the tables of stories that the archive no longer holds, and those of other settings."""
    for kind in (*TABLES, FLAGS, STORIES):
        for key in results.keys(kind):
            if key not in {*compared, read_key}:
                results.remove(kind, key)


def _counts(results: ShardFolder, compared: Sequence[str], read_key: str) -> dict[str, int]:
    counts = dict.fromkeys(NUMBERS, 0) | {"stories": 0}
    for key in compared:
        table = results.read(STORIES, key)
        counts["stories"] += table.num_rows
        for name in NUMBERS:
            counts[name] += sum(table.column(name).to_pylist())
    counts.pop("findings")
    counts["left_out"] = 0
    for key in (*compared, read_key):
        with results.opened(DROPPED, key) as file:
            counts["left_out"] += file.metadata.num_rows
    return counts


def _write_manifest(
    results: ShardFolder, counts: Mapping[str, int], compared: Sequence[str], settings: Settings
) -> None:
    """Write ``archive.json`` last: a folder without it is not finished."""
    told = {"format": FORMAT, **counts, "parts": sorted(compared), "settings": asdict(settings)}
    text = json.dumps(told, indent=1, ensure_ascii=False) + "\n"
    results.put(MANIFEST, lambda file: file.write(text.encode()))
