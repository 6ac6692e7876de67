"""Words that tell which kind of narrative conflict a pair is; evidence for the type, never a verdict alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from claimcheck.records import Span

TEXTS_HELD = 16_384  # texts whose cues are remembered: each stands in several pairs
# Each family: words of the one side, words of the other. A pair shows the cue when each side matches a different half.
CUES: dict[str, tuple[str, str]] = {
    "first_or_earlier": (
        r"first(?: time| ever| such)?|never before|unprecedented|maiden|record",
        r"again|second|third|fourth|fifth|earlier|previous(?:ly)?|already|before|as in|repeat(?:ed)?|in (?:19|20)\d\d",
    ),
    "agreed_refused": (
        r"agree[ds]?|accept(?:ed|s)?|sign(?:ed|s)?|approv\w+|consent\w*|welcom\w+|back(?:ed|s)|said yes|grant(?:ed|s)?",
        r"refus\w+|reject\w+|declin\w+|turn(?:ed)? down|walk(?:ed)? (?:out|away)|would not|withheld|veto\w*|unsigned",
    ),
    "will_or_ruled_out": (
        r"will|plans? to|intends?|is to|are to|has ordered|going to|promis\w+|pledg\w+|consider\w*|open to",
        r"rul(?:ed|es|ing) out|will not|won[’']t|no plans?|never|no intention|not going to|has not|abandon\w+|scrap\w+",
    ),
    "praised_blamed": (
        r"prais\w+|thank\w*|applaud\w+|salut\w+|tribute|exemplary|commend\w+|swift\w*|hero\w*|grateful",
        r"blam\w+|critici[sz]\w+|condemn\w+|slow\w*|fail\w+|negligen\w+|shame\w*|anger|too late|botch\w+|slammed",
    ),
    "denial": (
        r"confirm\w+|admit\w+|acknowledg\w+|is|was|were|has|had",
        r"den(?:y|ied|ies|ying)|disput\w+|reject\w+|no truth|untrue|false|dismiss\w+|unfounded",
    ),
    "only_or_also": (r"only|alone|sole(?:ly)?|nobody else|no other", r"also|too|as well|both|another|others?|together"),
    "superlative": (
        r"\w+est|most|largest|record|worst|best|unprecedented|never",
        r"than|larger|bigger|faster|quicker|worse|more|behind|second|in (?:19|20)\d\d|surpass\w*",
    ),
    "happened": (
        r"took place|happened|went ahead|held|came|arrived|was|were|did|began",
        r"did not|didn[’']t|never|cancel\w+|called off|nobody|no[ -]one|no|nothing|none|without|failed to|postpon\w+",
    ),
    "cause": (
        r"caus\w+|because|due to|blam\w+|trigger\w+|spark\w+|led to|result\w*|owing|started by|traced|fault|reason",
        r"caus\w+|because|due to|blam\w+|trigger\w+|spark\w+|led to|result\w*|owing|started by|traced|fault|reason",
    ),
}

NEGATIONS = re.compile(
    r"\b(?:not|no|never|nobody|no[ -]one|none|nothing|nor|neither|without|cannot|fail(?:ed|s)? to|refus(?:ed|es) to"
    r"|den(?:y|ied|ies)|unable|hardly|far from|nowhere)\b|n[’']t\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A family of cues seen in a pair, with the spans of the words in each text."""

    subkind: str
    left: tuple[Span, ...]
    right: tuple[Span, ...]


_COMPILED = {
    name: tuple(re.compile(rf"\b(?:{half})\b", re.IGNORECASE) for half in halves) for name, halves in CUES.items()
}


def find_cues(left: str, right: str) -> tuple[Cue, ...]:
    """Return every cue family of which each text matches a different half, in the order of CUES."""
    found = []
    for (name, mine), (_, theirs) in zip(_halves(left), _halves(right), strict=True):
        for a, b in ((mine[0], theirs[1]), (mine[1], theirs[0])):
            if a and b:
                found.append(Cue(name, a, b))
                break
    return tuple(found)


@lru_cache(maxsize=TEXTS_HELD)
def _halves(text: str) -> tuple[tuple[str, tuple[tuple[Span, ...], tuple[Span, ...]]], ...]:
    """Return the spans of both halves of every family, in the order of CUES."""
    return tuple((name, (_spans(one, text), _spans(other, text))) for name, (one, other) in _COMPILED.items())


@lru_cache(maxsize=TEXTS_HELD)
def negations(text: str) -> tuple[Span, ...]:
    """Return the spans of negating words."""
    return _spans(NEGATIONS, text)


def _spans(pattern: re.Pattern[str], text: str) -> tuple[Span, ...]:
    return tuple(m.span() for m in pattern.finditer(text))
