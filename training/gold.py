"""Stories with gold as the fitting reads them: claims, vectors, and which pairs of claims the gold speaks of."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck import read_articles
from claimcheck.claims.reader import read_claims
from claimcheck.config import Settings
from claimcheck.protocols import Encoder
from claimcheck.records import Claim, Span, Story

MEETS = 0.3  # share of the shorter of claim and quote that the two must share
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class GoldStory:
    """A story and the pairs (i < j) of its claims that gold calls a conflict, the same fact, or a trap."""

    name: str
    story: Story
    conflicts: frozenset[Pair]
    same: frozenset[Pair]
    traps: frozenset[Pair]


def load_story(folder: Path, encoder: Encoder) -> GoldStory:
    """Read a folder of articles with its gold.json."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    articles = read_articles([folder])
    settings = Settings()
    claims = tuple(c for a in articles for c in read_claims(a, settings)[0])
    story = Story(tuple(articles), claims, encoder.encode([c.reading for c in claims]))
    files = {Path(a.path or "").name: a.id for a in articles}
    texts = {Path(a.path or "").name: a.text for a in articles}

    def pairs(kind: str) -> frozenset[Pair]:
        found = set()
        for item in gold.get(kind, []):
            left = claims_at(claims, files, texts, item["a"])
            right = claims_at(claims, files, texts, item["b"])
            found |= {(min(i, j), max(i, j)) for i in left for j in right if i != j}
        return frozenset(found)

    same = pairs("same_fact")
    return GoldStory(folder.name, story, at_one_remove(pairs("conflicts"), same), same, pairs("not_conflicts"))


def at_one_remove(conflicts: frozenset[Pair], same: frozenset[Pair]) -> frozenset[Pair]:
    """Conflicts, and what conflicts since it says the same as a side of one: the rule by which flags are scored."""
    alike: dict[int, set[int]] = {}
    for i, j in same:
        alike.setdefault(i, {i}).add(j)
        alike.setdefault(j, {j}).add(i)
    reached = {
        (min(a, b), max(a, b)) for i, j in conflicts for a in alike.get(i, {i}) for b in alike.get(j, {j}) if a != b
    }
    return conflicts | (frozenset(reached) - same)


def claims_at(
    claims: Sequence[Claim], files: Mapping[str, str], texts: Mapping[str, str], end: Mapping[str, str]
) -> list[int]:
    """Return the numbers of the claims that meet a gold quote."""
    name = end["article"]
    spans = [m.span() for m in re.finditer(quote_pattern(end["quote"]), texts.get(name, ""))]
    return [
        n
        for n, c in enumerate(claims)
        if c.field == "text" and c.article_id == files.get(name) and any(meets((c.start, c.end), s) for s in spans)
    ]


def quote_pattern(quote: str) -> str:
    """A pattern for a quote, whatever white space stands between its words."""
    return r"\s+".join(re.escape(word) for word in quote.split())


def span_of(story: Story, end: Mapping[str, str]) -> tuple[str, Span]:
    """Return the article and the place of a gold quote; an empty place where it is not found."""
    for article in story.articles:
        if Path(article.path or "").name == end["article"]:
            match = re.search(quote_pattern(end["quote"]), article.text)
            return article.id, match.span() if match else (0, 0)
    return "", (0, 0)


def meets(a: Span, b: Span) -> bool:
    """Whether two spans share at least MEETS of the shorter one."""
    return min(a[1], b[1]) - max(a[0], b[0]) >= MEETS * max(1, min(a[1] - a[0], b[1] - b[0]))
