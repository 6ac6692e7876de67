"""What can be no conflict, whatever the decision says: each veto has a name, and is certain by the grammar alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from claimcheck.conflicts.cues import negations
from claimcheck.conflicts.evidence import Evidence
from claimcheck.conflicts.explain import clashing_figures, sentence_of
from claimcheck.conflicts.numeric import counts_apart, counts_other_things
from claimcheck.facts.roles import parties, turned
from claimcheck.facts.stances import (
    NORMATIVE,
    Stance,
    is_told,
    stance_of,
    takes_a_stand,
    tells_an_event,
    would_be,
)
from claimcheck.facts.words import stems
from claimcheck.records import Article, Claim

Veto = Literal[
    "same words",  # both say it word for word
    "hypothetical",  # what would be, against what is
    "normative",  # what must be, is asked for or wanted, against what was done
    "judgement",  # what somebody thinks of it, against an event
    "general",  # what is always so, against an event
    "counts",  # figures of people to whom different things happened, or of two named groups
    "things",  # both count, but nothing that can be one thing, and no other word clashes
    "both told",  # an assertion and its denial, or two speakers' words, both told by both articles
    "nothing shared",  # sums of money, ranks or moments in sentences that have no other word in common
    "added",  # one figure comes on top of another: "a further 200"
    "contained",  # the one says a part of what the other says, in the same words
]

NOTHING_MORE = re.compile(r"\b(?:only|alone|sole(?:ly)?|just|mere(?:ly)?|all|every|each|both)\b", re.IGNORECASE)
ON_TOP = re.compile(
    r"\b(?:a further|another|further|(?:an )?additional|(?:an )?extra)(?: about| some)? ?$", re.IGNORECASE
)
TOLD = 0.6  # of the judge's agree and refines, claims and sentences averaged: where a claim is surely told again


def veto(found: Evidence, articles: Mapping[str, Article] | None = None) -> Veto | None:
    """Name why a pair can be no conflict, or return null when nothing certain speaks against it.

    Args:
        found: the pair and its evidence.
        articles: by id, for the sentences that the claims stand in; null to go by the claims' readings.
    """
    left, right = found.left, found.right
    if _spoken(left) == _spoken(right):
        return "same words"
    if counts_apart(left, right):
        return "counts"
    if counts_other_things(left, right) and not _otherwise(found):
        return "things"
    around = (sentence_of(c, articles[c.article_id]) if articles else c.reading for c in (left, right))
    if nothing_shared(found, *around):
        return "nothing shared"
    if added(found):
        return "added"
    if both_told(found):
        return "both told"
    if contained(left, right) and not found.cues:
        return "contained"
    a, b = stance_of(left), stance_of(right)
    return _of_stances(left, a, right, b) or _of_stances(right, b, left, a)


def _spoken(claim: Claim) -> str:
    return " ".join(claim.text.casefold().split()).strip("\"'“”‘’.")


def _otherwise(found: Evidence) -> bool:
    """Whether words beside the figures tell opposite things."""
    one_negates = bool(negations(found.left.text)) != bool(negations(found.right.text))
    return bool(found.cues) or one_negates or found.parts.opposite > 0 or found.time is not None


def nothing_shared(found: Evidence, left: str, right: str) -> bool:
    """Whether sums of money, ranks or times clash in sentences that say nothing else alike.

    What is counted has a noun; what a sum is for, what came second and what happened at nine only the other words tell.
    Of 346 flags over nineteen stories (training/stories) this struck 24 wrong ones and two right.
    """
    figures = clashing_figures(found)
    if figures is None and (found.time is None or found.cues):
        return False
    if figures is not None and not all(q.ordinal or q.dimension.startswith("money:") for q in figures):
        return False
    named = {stem for q in figures or () for words in (q.head, q.counted, q.unit) for stem in stems(words or "")}
    sides = ((left, found.left), (right, found.right))
    here, there = (_words(text) - _told(claim, with_times=figures is None) - named for text, claim in sides)
    return bool(here) and bool(there) and not here & there


def _words(sentence: str) -> frozenset[str]:
    return frozenset(stems(sentence))


def _told(claim: Claim, with_times: bool) -> frozenset[str]:
    """Return the stems of a claim's figures, and of its times where those clash."""
    spans = [(q.start, q.end) for q in claim.quantities]
    if with_times:
        spans += [(t.start, t.end) for t in claim.times]
    return frozenset(stems(" ".join(claim.text[start - claim.start : end - claim.start] for start, end in spans)))


def added(found: Evidence) -> bool:
    """Whether one of the clashing figures comes on top of something and the other does not."""
    figures = clashing_figures(found)
    if figures is None:
        return False
    sides = zip((found.left, found.right), figures, strict=True)
    left, right = (bool(ON_TOP.search(claim.text[: q.start - claim.start])) for claim, q in sides)
    return left != right


def both_told(found: Evidence) -> bool:
    """Whether two articles each carry both sides, at least one of them as somebody's words: then they agree."""
    left, right = found.left, found.right
    if left.article_id == right.article_id or found.beside.both_told < TOLD:
        return False
    return any(c.attribution is not None or c.modality == "denied" for c in (left, right))


def contained(a: Claim, b: Claim) -> bool:
    """Whether one claim's words all stand in the other, told alike; in their order unless one and the same acts."""
    if (a.polarity, a.modality) != (b.polarity, b.modality) or any(NOTHING_MORE.search(c.text) for c in (a, b)):
        return False
    if negations(a.text) or negations(b.text):
        return False
    short, long = sorted((stems(a.text), stems(b.text)), key=len)
    if parties(a, {"agent"}) & parties(b, {"agent"}) and not turned(a, b):
        return bool(short) and set(short) <= set(long)
    rest = iter(long)
    return bool(short) and all(word in rest for word in short)


def _of_stances(one: Claim, stance: Stance, other: Claim, against: Stance) -> Veto | None:
    event = against == "report" and tells_an_event(other)
    if stance == "unreal" and event and not takes_a_stand(other):
        return "hypothetical" if would_be(one) else None
    if stance in NORMATIVE and against == "report" and not takes_a_stand(other):
        return "normative" if event or (stance == "duty" and is_told(other)) else None
    if stance == "judgement" and event:
        return "judgement"
    if stance == "general" and against == "report" and (event or other.quantities or other.times):
        return "general"
    return None
