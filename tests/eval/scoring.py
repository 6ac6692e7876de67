"""How a report on a story with gold is scored: what was found, what was right, which traps, what was joined."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import claimcheck
from claimcheck.records import Claim, Conflict, Report, Span

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
    return score_report(claimcheck.analyze(claimcheck.read_articles([folder])), gold)


def score_report(report: Report, gold: Mapping[str, Sequence[Mapping[str, Mapping[str, str]]]]) -> Score:
    """Score a report; a gold conflict also counts where its quote's facts are told alike elsewhere."""
    files = {a.id: Path(a.path or "").name for a in report.articles}
    texts = {files[a.id]: a.text for a in report.articles}
    claims = {c.id: c for c in report.claims if c.field == "text"}

    def ends(item: Mapping[str, Mapping[str, str]]) -> tuple[Quote, Quote]:
        return _quote(texts, item["a"]), _quote(texts, item["b"])

    same = [ends(item) for item in gold["same_fact"]]
    conflicts = [ends(item) for item in gold["conflicts"]]
    wide = [tuple([q, *_alike(q, same)] for q in pair) for pair in conflicts]
    flags = [
        c
        for c in report.conflicts
        if c.verdict == "conflict" and c.left_claim_id in claims and c.right_claim_id in claims
    ]

    def hits(flag: Conflict, left: Sequence[Quote], right: Sequence[Quote]) -> bool:
        x, y = claims[flag.left_claim_id], claims[flag.right_claim_id]
        a = (x, flag.left_spans, files[x.article_id])
        b = (y, flag.right_spans, files[y.article_id])
        return any((p.holds(*a) and q.holds(*b)) or (p.holds(*b) and q.holds(*a)) for p in left for q in right)

    matches = [next((n for n, (a, b) in enumerate(wide) if hits(f, a, b)), None) for f in flags]
    keys = Counter(
        (m, frozenset(claims[i].article_id for i in (f.left_claim_id, f.right_claim_id)))
        for f, m in zip(flags, matches, strict=True)
        if m is not None
    )
    groups = _groups(report)
    return Score(
        gold=len(conflicts),
        found=sum(any(hits(f, [a], [b]) for f in flags) for a, b in conflicts),
        flags=len(keys) + sum(m is None for m in matches),
        right=len(keys),
        traps=len(gold["not_conflicts"]),
        trapped=sum(any(hits(f, [a], [b]) for f in flags) for a, b in map(ends, gold["not_conflicts"])),
        same=len(same),
        joined=sum(bool(_at(a, claims, files, groups) & _at(b, claims, files, groups)) for a, b in same),
    )


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


def _at(
    quote: Quote, claims: Mapping[str, Claim], files: Mapping[str, str], groups: Mapping[str, set[str]]
) -> set[str]:
    here = (c for c in claims.values() if quote.holds(c, (), files[c.article_id]))
    return set().union(*(groups.get(c.id, set()) for c in here))


def _overlap(a: Span, b: Span) -> bool:
    return min(a[1], b[1]) - max(a[0], b[0]) >= SHARED * max(1, min(a[1] - a[0], b[1] - b[0]))
