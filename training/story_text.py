"""Whole stories: articles, their sentences, and what the gold says of pairs of them."""

from __future__ import annotations

import dataclasses
import json
import pathlib
import re
from collections.abc import Sequence
from typing import Any

import nupunkt

MIN_WORDS = 4  # shorter pieces are headings, datelines and times of a live blog


@dataclasses.dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article, with its place in the body."""

    article: str
    start: int
    end: int
    text: str
    date: str | None


@dataclasses.dataclass(frozen=True, slots=True)
class End:
    """One end of a gold pair: the quote and the numbers of the sentences it stands in."""

    quote: str
    date: str | None
    sentences: tuple[int, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class GoldPair:
    """A pair of the gold: what list it stands in, which entry, its ends, and its relation where the gold says it."""

    part: str
    id: str
    left: End
    right: End
    kind: str
    relation: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class StoryText:
    """A story, split into sentences, with its gold."""

    name: str
    sentences: tuple[Sentence, ...]
    gold: tuple[GoldPair, ...]

    def text_of(self, end: End) -> str:
        """The whole sentences in which an end stands."""
        return " ".join(self.sentences[n].text for n in end.sentences)


def read_story(folder: pathlib.Path) -> StoryText:
    """Read a folder of articles with `gold.json`."""
    bodies, dates = {}, {}
    for path in sorted(p for p in folder.iterdir() if p.suffix in (".md", ".txt")):
        head, body = _split_head(path.read_text(encoding="utf-8"))
        bodies[path.name], dates[path.name] = body, head.get("published")
    sentences = tuple(s for name, body in bodies.items() for s in _sentences(name, body, dates[name]))
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    pairs = []
    for part in ("conflicts", "not_conflicts", "same_fact"):
        for item in gold.get(part, []):
            ends = [_end(item[side], bodies, dates, sentences) for side in "ab"]
            if all(end.sentences for end in ends):
                pairs.append(
                    GoldPair(part, item["id"], ends[0], ends[1], item.get("subkind", ""), item.get("relation"))
                )
    return StoryText(folder.name, sentences, tuple(pairs))


def linked(story: StoryText) -> list[int]:
    """Number the facts of a story: sentences that the gold joins, over any chain of pairs, share a number.

    Returns:
        A number per sentence; sentences with one number may tell the same fact.
    """
    group = list(range(len(story.sentences)))

    def root(n: int) -> int:
        while group[n] != n:
            n = group[n]
        return n

    for pair in story.gold:
        ends = (*pair.left.sentences, *pair.right.sentences)
        for n in ends[1:]:
            group[root(n)] = root(ends[0])
    return [root(n) for n in range(len(story.sentences))]


def _split_head(text: str) -> tuple[dict[str, str], str]:
    match = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
    if match is None:
        return {}, text
    pairs = (line.split(":", 1) for line in match[1].splitlines() if ":" in line)
    return {k.strip(): v.strip().strip('"') for k, v in pairs}, text[match.end() :]


def _sentences(name: str, body: str, date: str | None) -> list[Sentence]:
    out = []
    for paragraph in re.finditer(r"\S.*?(?=\n\s*\n|\Z)", body, re.DOTALL):
        for start, end in nupunkt.sent_spans(paragraph.group()):
            text = " ".join(paragraph.group()[start:end].split())
            if len(text.split()) >= MIN_WORDS:
                out.append(Sentence(name, paragraph.start() + start, paragraph.start() + end, text, date))
    return out


def _end(item: dict[str, Any], bodies: dict[str, str], dates: dict[str, str | None], all_: Sequence[Sentence]) -> End:
    pattern = r"\s+".join(re.escape(word) for word in item["quote"].split())
    match = re.search(pattern, bodies[item["article"]])
    if match is None:
        return End(item["quote"], dates[item["article"]], ())
    hit = tuple(
        n
        for n, s in enumerate(all_)
        if s.article == item["article"] and min(s.end, match.end()) - max(s.start, match.start()) > MIN_WORDS
    )
    return End(" ".join(item["quote"].split()), dates[item["article"]], hit)
