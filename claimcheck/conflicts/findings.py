"""Every flag about one fact told once, most worth a telephone call first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.records import Article, Claim, Conflict, Finding, digest


def findings(
    conflicts: Sequence[Conflict], claims: Mapping[str, Claim], articles: Mapping[str, Article]
) -> tuple[Finding, ...]:
    """Merge conflicts of one kind that share a side's clashing words into findings.

    Explained differences are left out; they stand in ``Report.conflicts``.
    """
    groups: dict[int, list[Conflict]] = {}
    homes: dict[tuple[str, _Side], int] = {}  # the group that a side's clashing words are in
    for number, conflict in enumerate(c for c in conflicts if c.verdict == "conflict"):
        sides = [(conflict.kind, side) for side in _sides(conflict)]
        met = sorted({homes[side] for side in sides if side in homes})
        groups[number] = [c for home in met for c in groups.pop(home)] + [conflict]
        homes |= {(c.kind, side): number for c in groups[number] for side in _sides(c)}
    made = [_finding(group, claims, articles) for group in groups.values()]
    return tuple(sorted(made, key=lambda f: (-f.severity, f.id)))


_Side = tuple[str, tuple[tuple[int, int], ...]]


def _sides(conflict: Conflict) -> set[_Side]:
    return {(conflict.left_claim_id, conflict.left_spans), (conflict.right_claim_id, conflict.right_spans)}


def _finding(group: Sequence[Conflict], claims: Mapping[str, Claim], articles: Mapping[str, Article]) -> Finding:
    group = sorted(group, key=lambda c: (-c.severity * c.confidence, c.id))
    lead = group[0]
    ids = dict.fromkeys(i for c in group for i in (c.left_claim_id, c.right_claim_id))
    return Finding(
        id=digest("finding", *sorted(c.id for c in group)),
        conflict_ids=tuple(c.id for c in group),
        claim_ids=tuple(ids),
        headline=_headline(lead, claims, articles),
        severity=round(lead.severity * lead.confidence, 4),
    )


def _headline(conflict: Conflict, claims: Mapping[str, Claim], articles: Mapping[str, Article]) -> str:
    left, right = claims[conflict.left_claim_id], claims[conflict.right_claim_id]
    sides = []
    for claim, spans in ((left, conflict.left_spans), (right, conflict.right_spans)):
        article = articles[claim.article_id]
        field = article.title if claim.field == "title" else article.text
        words = " … ".join(" ".join(field[a:b].split()) for a, b in spans[:2])
        sides.append(f"“{words}” ({article.source or article.title})")
    return f"{TITLES[conflict.subkind]}: {sides[0]} or {sides[1]}"


TITLES: dict[str, str] = {
    "count": "How many", "money": "How much money", "measurement": "What measure", "duration": "How long",
    "clock_time": "At what hour", "date": "On which day", "proportion": "What share", "ordinal": "Which in the series",
    "age": "How old", "score": "What result", "bound": "Beyond the limit", "magnitude": "Ten times apart",
    "sum": "The sum does not add up", "negation": "Is it so", "denial": "Stated and denied", "who": "Who did it",
    "direction": "Which way round", "cause": "What caused it", "blame": "Whose fault",
    "agreed_refused": "Agreed or refused",
    "first_or_earlier": "First time or not", "only_or_also": "Only or also", "will_or_ruled_out": "Will it be done",
    "praised_blamed": "Praise or blame", "superlative": "The greatest or not", "happened": "Did it happen",
    "misquote": "Quoted differently", "headline": "Headline against text", "account": "Two accounts",
}  # fmt: skip
