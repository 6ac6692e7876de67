"""How a report on a story with gold is scored: what was found, what was right, which traps, what was joined."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import claimcheck
from claimcheck.records import Claim, Conflict, Report, Span

Gold = Mapping[str, Sequence[Mapping[str, Mapping[str, str]]]]
SHARED = 0.3  # a claim stands at a quote when they share this much of the shorter one


@dataclass(frozen=True, slots=True)
class Quote:
    """A gold quote: the article's file name and every span that reads so."""

    file: str
    spans: tuple[Span, ...]

    def holds(self, claim: Claim, words: Sequence[Span], file: str) -> bool:
        """Whether a side of a flag stands here: the claim overlaps, and one of its clashing words lies inside."""
        if file != self.file or not any(_overlap((claim.start, claim.end), s) for s in self.spans):
            return False
        return not words or any(min(w[1], s[1]) > max(w[0], s[0]) for w in words for s in self.spans)


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over one or more stories."""

    gold: int
    found: int
    flags: int
    right: int
    traps: int
    trapped: int
    same: int
    joined: int

    @property
    def recall(self) -> float:
        """Share of the gold conflicts that were flagged."""
        return self.found / max(1, self.gold)

    @property
    def precision(self) -> float:
        """Share of the flags that gold knows, repeats left out."""
        return self.right / max(1, self.flags)

    def __add__(self, other: Score) -> Score:
        """Add the counts of two stories."""
        return Score(*(getattr(self, f) + getattr(other, f) for f in self.__slots__))


def score_story(folder: Path) -> Score:
    """Analyse a folder of articles and score the report against its gold.json."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return score_report(story_report(folder), gold)


@lru_cache(maxsize=64)
def story_report(folder: Path) -> Report:
    """Analyse a folder of articles, once per process."""
    return claimcheck.analyze(claimcheck.read_articles([folder]))


def score_report(report: Report, gold: Gold) -> Score:
    """Score a report; a gold conflict also counts where its quote's facts are told alike elsewhere."""
    facts = _Facts(report, gold)
    matches = [facts.match(f) for f in facts.flags]
    keys = {facts.key(f, m) for f, m in zip(facts.flags, matches, strict=True) if m is not None}
    return Score(
        gold=len(facts.conflicts),
        found=sum(any(facts.hits(f, [a], [b]) for f in facts.flags) for a, b in facts.conflicts),
        flags=len(keys) + sum(m is None for m in matches),
        right=len(keys),
        traps=len(facts.traps),
        trapped=sum(any(facts.hits(f, [a], [b]) for f in facts.flags) for a, b in facts.traps),
        same=len(facts.same),
        joined=sum(bool(facts.groups_at(a) & facts.groups_at(b)) for a, b in facts.same),
    )


def judged_flags(report: Report, gold: Gold) -> list[tuple[Conflict, bool]]:
    """Return every flag with whether gold knows it; further flags of one finding between two articles are left out."""
    facts = _Facts(report, gold)
    seen = set()
    judged = []
    for flag in facts.flags:
        match = facts.match(flag)
        key = None if match is None else facts.key(flag, match)
        if key is None or key not in seen:
            judged.append((flag, match is not None))
            seen.add(key)
    return judged


class _Facts:
    """A report beside its gold."""

    def __init__(self, report: Report, gold: Gold) -> None:
        self.files = {a.id: Path(a.path or "").name for a in report.articles}
        self.texts = {self.files[a.id]: a.text for a in report.articles}
        self.claims = {c.id: c for c in report.claims if c.field == "text"}
        self.groups = _groups(report)
        self.same = [self._ends(item) for item in gold["same_fact"]]
        self.conflicts = [self._ends(item) for item in gold["conflicts"]]
        self.traps = [self._ends(item) for item in gold["not_conflicts"]]
        self._wide = [tuple([q, *_alike(q, self.same)] for q in pair) for pair in self.conflicts]
        self.flags = [
            c
            for c in report.conflicts
            if c.verdict == "conflict" and c.left_claim_id in self.claims and c.right_claim_id in self.claims
        ]

    def _ends(self, item: Mapping[str, Mapping[str, str]]) -> tuple[Quote, Quote]:
        return _quote(self.texts, item["a"]), _quote(self.texts, item["b"])

    def hits(self, flag: Conflict, left: Sequence[Quote], right: Sequence[Quote]) -> bool:
        """Whether the flag stands at one of the left and one of the right places, either way round."""
        x, y = self.claims[flag.left_claim_id], self.claims[flag.right_claim_id]
        a = (x, flag.left_spans, self.files[x.article_id])
        b = (y, flag.right_spans, self.files[y.article_id])
        return any((p.holds(*a) and q.holds(*b)) or (p.holds(*b) and q.holds(*a)) for p in left for q in right)

    def match(self, flag: Conflict) -> int | None:
        """Return the number of the gold conflict that the flag finds."""
        return next((n for n, (a, b) in enumerate(self._wide) if self.hits(flag, a, b)), None)

    def key(self, flag: Conflict, match: int) -> tuple[int, frozenset[str]]:
        """Return what makes two flags one finding: the gold conflict and the two articles."""
        return match, frozenset(self.claims[i].article_id for i in (flag.left_claim_id, flag.right_claim_id))

    def groups_at(self, quote: Quote) -> set[str]:
        """Return the clusters of the claims that stand at a quote."""
        here = (c for c in self.claims.values() if quote.holds(c, (), self.files[c.article_id]))
        return set().union(*(self.groups.get(c.id, set()) for c in here))


def _quote(texts: Mapping[str, str], end: Mapping[str, str]) -> Quote:
    pattern = r"\s+".join(re.escape(word) for word in end["quote"].split())
    spans = tuple(m.span() for m in re.finditer(pattern, texts[end["article"]]))
    if not spans:
        raise ValueError(f"{end['article']} does not hold the quote {end['quote']!r}")
    return Quote(end["article"], spans)


def _alike(quote: Quote, same: Sequence[tuple[Quote, Quote]]) -> list[Quote]:
    found = []
    for a, b in same:
        for here, there in ((a, b), (b, a)):
            if here.file == quote.file and any(_overlap(s, t) for s in here.spans for t in quote.spans):
                found.append(there)
    return found


def _groups(report: Report) -> dict[str, set[str]]:
    groups: dict[str, set[str]] = {}
    for cluster in report.clusters:
        for claim_id in cluster.claim_ids:
            groups.setdefault(claim_id, set()).add(cluster.id)
    return groups


def _overlap(a: Span, b: Span) -> bool:
    return min(a[1], b[1]) - max(a[0], b[0]) >= SHARED * max(1, min(a[1] - a[0], b[1] - b[0]))
