"""The first stages, one shard at a time: rows to articles, articles to claims, claims to vectors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields

from claimcheck import pipeline
from claimcheck.archives.inputs import Listed, Part, rows_of
from claimcheck.archives.notes import ArticleNote, ShardNote
from claimcheck.articles.accept import accept
from claimcheck.articles.draft import Draft
from claimcheck.config import Settings
from claimcheck.errors import InputError
from claimcheck.records import Article, Claim, Dropped, digest
from claimcheck.runtime.record_tables import STORY, record_schema, record_table
from claimcheck.runtime.shards import ShardFolder, arrow

ARTICLES, LEFT_OUT, CLAIMS, VECTORS = "articles", "left_out", "claims", "vectors"
STUMBLES = (ValueError, LookupError, TypeError, ArithmeticError, AttributeError, RecursionError)
"""What odd text may make a grammar raise; whatever else goes wrong (memory, disks, models) ends the run."""
ROW_ALONE = 1  # rows of a row group: a story takes single articles out of many shards


@dataclass(frozen=True, slots=True)
class ReadArticles:
    """Reads a part of the archive into shards of articles."""

    work: ShardFolder
    together: int
    version: str

    def __call__(self, part: Part) -> list[ShardNote]:
        """Return the shards' notes; a shard that lies there finished is only looked at."""
        return [self._shard(listed) for listed in rows_of(part, self.together)]

    def _shard(self, listed: list[Listed]) -> ShardNote:
        told = json.dumps([[asdict(each.found), each.story] for each in listed])
        key = digest(ARTICLES, self.version, told)
        accepted = list(_accepted(listed))
        articles = [(story, item) for story, item in accepted if isinstance(item, Article)]
        if not self.work.has(ARTICLES, key):
            left_out = [(story, item) for story, item in accepted if isinstance(item, Dropped)]
            self.work.write(LEFT_OUT, key, record_table(Dropped, left_out))
            self.work.write(ARTICLES, key, record_table(Article, articles), ROW_ALONE)
        return ShardNote(key, tuple(_note(article, story) for story, article in articles))


def _accepted(listed: list[Listed]) -> Iterator[tuple[str | None, Article | Dropped]]:
    """Check each row by itself, so that nothing depends on which rows share a shard."""
    for each in listed:
        if isinstance(each.found, Draft):
            yield from ((each.story, item) for item in _one(each.found))
        else:
            yield each.story, each.found


def _one(draft: Draft) -> list[Article | Dropped]:
    try:
        read = accept([draft])
    except InputError as error:
        return [Dropped(draft.where, str(error).removeprefix(f"{draft.where} "))]
    return [*read, *read.dropped]


def _note(article: Article, story: str | None) -> ArticleNote:
    return ArticleNote(digest(json.dumps(asdict(article))), story, article.published)


@dataclass(frozen=True, slots=True)
class ReadClaims:
    """Reads the claims of a shard's articles; the parser stays loaded in whatever process calls it."""

    work: ShardFolder
    settings: Settings
    version: str

    def key(self, articles_key: str) -> str:
        """Name the shard's claims."""
        return digest(CLAIMS, self.version, articles_key)

    def finished(self) -> list[str]:
        """List what is there already."""
        return self.work.keys(CLAIMS)

    def __call__(self, articles_key: str) -> str:
        """Return the key of the shard's claims."""
        key = self.key(articles_key)
        if not self.work.has(CLAIMS, key):
            rows = [self._row(article) for article in load_articles(self.work, articles_key)]
            library, _ = arrow()
            schema = library.schema([("claims", library.string()), ("left_out", library.string())])
            self.work.write(CLAIMS, key, library.Table.from_pylist(rows, schema=schema), ROW_ALONE)
        return key

    def _row(self, article: Article) -> dict[str, str]:
        claims, left_out = claims_of(article, self.settings)
        return {"claims": _packed(claims), "left_out": _packed(left_out)}


def claims_of(article: Article, settings: Settings) -> tuple[list[Claim], list[Dropped]]:
    """Read an article's claims; one that the grammar stumbles over has none, which is told, and stops no archive."""
    from claimcheck.claims.reader import read_claims

    try:
        return read_claims(article, settings)
    except STUMBLES as error:
        where = article.path or article.source or article.title or article.id
        reason = f"its claims could not be read ({type(error).__name__}); nothing of it was compared"
        return [], [Dropped(where, reason, article_id=article.id)]


@dataclass(frozen=True, slots=True)
class Embed:
    """Turns a shard's claims into vectors; the encoder stays loaded in whatever process calls it."""

    work: ShardFolder
    settings: Settings
    version: str

    def key(self, claims_key: str) -> str:
        """Name the shard's vectors."""
        return digest(VECTORS, self.version, claims_key)

    def finished(self) -> list[str]:
        """List what is there already."""
        return self.work.keys(VECTORS)

    def __call__(self, claims_key: str) -> str:
        """Return the key of the shard's vectors."""
        key = self.key(claims_key)
        if not self.work.has(VECTORS, key):
            library, _ = arrow()
            told = self.work.read(CLAIMS, claims_key).column("claims").to_pylist()
            readings = [[claim["reading"] for claim in json.loads(claims)] for claims in told]
            rows = self._rows(readings)
            schema = library.schema([("width", library.int64()), ("vectors", library.large_binary())])
            self.work.write(VECTORS, key, library.Table.from_pylist(rows, schema=schema), ROW_ALONE)
        return key

    def _rows(self, readings: list[list[str]]) -> list[dict[str, object]]:
        vectors = pipeline.toolbox(self.settings).encoder.encode([text for each in readings for text in each])
        rows: list[dict[str, object]] = []
        start = 0
        for each in readings:
            some = vectors[start : start + len(each)].astype("<f4", copy=False)
            rows.append({"width": int(vectors.shape[1]), "vectors": some.tobytes()})
            start += len(each)
        return rows


def load_articles(work: ShardFolder, key: str, rows: list[int] | None = None) -> list[Article]:
    """Read a shard's articles, or some of its rows."""
    table = work.read(ARTICLES, key) if rows is None else work.read_rows(ARTICLES, key, rows)
    names = [field.name for field in fields(Article)]
    return [Article(**row) for row in table.select(names).to_pylist()]


def left_out_table(work: ShardFolder, keys: list[str]) -> object:
    """Put together what was left out while the archive was read, with the column ``story``."""
    library, _ = arrow()
    tables = [work.read(LEFT_OUT, key) for key in keys]
    return library.concat_tables([record_schema(Dropped).empty_table(), *tables])


def _packed(records: list[Claim] | list[Dropped]) -> str:
    return json.dumps([asdict(record) for record in records], ensure_ascii=True, separators=(",", ":"))


__all__ = [
    "ARTICLES", "CLAIMS", "LEFT_OUT", "STORY", "VECTORS", "Embed", "ReadArticles", "ReadClaims", "claims_of",
    "left_out_table", "load_articles",
]  # fmt: skip
