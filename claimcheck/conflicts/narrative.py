"""Which kind of narrative conflict a pair is, and which words of each side clash."""

from __future__ import annotations

import re

from claimcheck.conflicts.cues import Cue, negations
from claimcheck.conflicts.evidence import Evidence
from claimcheck.conflicts.subkinds import NarrativeSubkind
from claimcheck.facts.families import opposites
from claimcheck.facts.roles import other_target, turned
from claimcheck.facts.words import WORD, stem, stems
from claimcheck.records import Claim, Span

MOST_WORDS = 8  # words marked on a side when nothing sharper is known
BLAME = re.compile(r"\b(?:blam\w+|fault|accus\w+|responsib\w+|negligen\w+|guilty)\b", re.IGNORECASE)
CAUSE = re.compile(
    r"\b(?:caus\w+|because|due to|trigger\w+|spark\w+|led to|result\w*|owing to|reason)\b", re.IGNORECASE
)

# Sharper kinds first: a pair that shows several cues is named after the first.
ORDER: tuple[NarrativeSubkind, ...] = (
    "will_or_ruled_out",
    "agreed_refused",
    "first_or_earlier",
    "praised_blamed",
    "superlative",
    "only_or_also",
)


def subkind(evidence: Evidence) -> NarrativeSubkind:
    """Name the kind of a narrative conflict by its evidence."""
    left, right = evidence.left, evidence.right
    if "denied" in {left.modality, right.modality} and left.modality != right.modality:
        return "denial"
    if evidence.parts.predicate and (turned(left, right) or other_target(left, right)):
        return "direction"
    if BLAME.search(left.text) and BLAME.search(right.text):
        return "blame"
    if CAUSE.search(left.text) and CAUSE.search(right.text):
        return "cause"
    seen = {cue.subkind for cue in evidence.cues}
    for name in ORDER:
        if name in seen:
            return name
    if evidence.parts.speaker:
        return "misquote"
    if bool(negations(left.text)) != bool(negations(right.text)):
        return "happened" if "happened" in seen else "negation"
    if evidence.parts.predicate and _agents_differ(left, right):
        return "who"
    return "account"


def clashing_words(evidence: Evidence, kind: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the absolute spans of the clashing words on each side; never empty for a claim with words."""
    left, right = evidence.left, evidence.right
    cue = next((c for c in evidence.cues if c.subkind == kind), None)
    marked = (_marks(left, cue.left if cue else ()), _marks(right, cue.right if cue else ()))
    pairs = opposites(left.text, right.text)
    one = marked[0] or _spans_of(left, {a for a, _ in pairs}) or _marks(left, negations(left.text))
    other = marked[1] or _spans_of(right, {b for _, b in pairs}) or _marks(right, negations(right.text))
    return one or _unshared(left, right), other or _unshared(right, left)


def _marks(claim: Claim, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple((claim.start + a, claim.start + b) for a, b in spans)


def _spans_of(claim: Claim, wanted: set[str]) -> tuple[Span, ...]:
    return _marks(claim, tuple(m.span() for m in WORD.finditer(claim.text) if stem(m.group()) in wanted))


def _unshared(claim: Claim, other: Claim) -> tuple[Span, ...]:
    """Mark the content words that the other side does not have, or everything when it has them all."""
    mine = set(stems(claim.text)) - set(stems(other.text))
    return _spans_of(claim, mine)[:MOST_WORDS] or ((claim.start, claim.end),)


def _agents_differ(a: Claim, b: Claim) -> bool:
    left = {w for p in a.participants if p.role == "agent" for w in stems(p.name)}
    right = {w for p in b.participants if p.role == "agent" for w in stems(p.name)}
    return bool(left) and bool(right) and not left & right


def cue_names(cues: tuple[Cue, ...]) -> tuple[str, ...]:
    """Return the families of the cues, in order."""
    return tuple(cue.subkind for cue in cues)
