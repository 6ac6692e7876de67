"""What is no time after all, and bounds that govern a noun instead: "by Friday's winner", "a photo from May"."""

from __future__ import annotations

from claimcheck.claims.moments.slots import (
    Ago,
    Anaphor,
    Era,
    Now,
    Phrase,
)
from claimcheck.claims.moments.tense import tense_at
from claimcheck.claims.moments.tokens import Tokens
from claimcheck.claims.moments.words import DAY_PARTS, ENDERS, EVENT_NOUNS, FUNCTION_WORDS

_COUNTED_ONLY = frozenset({"over", "under", "at_least"})
MOVES = frozenset("moved postponed rescheduled delayed shifted changed pushed put brought switched deferred".split())
# After these "from Saturday" says where something comes from, not when it began.
_ORIGINS = frozenset(
    "photo photos photograph photographs picture pictures image images video videos footage film clip recording data "
    "figures numbers statistics statement report reports letter letters document documents record records message "
    "messages email emails e-mail post poll survey study bill quote quotes minutes text transcript interview article "
    "is was are were be date dates dated dating up down rise drop increase decrease fall jump people results "
    "change changed".split()
)


def checked(t: Tokens, phrase: Phrase) -> Phrase | None:
    """Give up what is no time, or whose bound governs a noun ("by Friday's winner"): it is read again without it."""
    core, bound = phrase.core, phrase.bound
    if t.low[phrase.start] in ("more", "less") and t.low[phrase.start - 1][:1].isdigit():  # "33 more than a day ago"
        return None
    if core.slack in _COUNTED_ONLY and not isinstance(core.date, (Ago, Anaphor)):
        return None
    if bound == "between" and phrase.second is None and core.until is None:
        return None
    if core.date is None and core.clock is None and not _part_stands(t, phrase):
        return None
    if isinstance(core.date, Now) and bound is not None:
        return None
    single = phrase.second is None and core.until is None
    if bound is not None and single and (_governs_noun(t, phrase) or (bound == "from" and _tells_origin(t, phrase))):
        return None
    return phrase


def _part_stands(t: Tokens, phrase: Phrase) -> bool:
    """Tell whether a part of the day without a day is a time: "at noon", "by evening", "in the morning"."""
    part, i = phrase.core.part, phrase.core.start
    if part is None:
        return False
    after, before = t.low[phrase.end], t.low[i - 1] if i else ""
    if after == "of":
        return False
    if part.name == "overnight":
        return after in FUNCTION_WORDS or after in ENDERS
    if part.name == "small hours" or t.low[i] == "the":
        return True
    if part.which is not None:
        return before in ("in", "by", "until", "since", "the", "till", "at") and (
            after in FUNCTION_WORDS or after in ENDERS
        )
    if part.name in DAY_PARTS:
        return part.name != "night" and phrase.bound in ("by", "until") and after not in ("the", "-")
    return phrase.bound is not None or phrase.core.slack is not None or before in ("at", "around", "to", "towards")


def _governs_noun(t: Tokens, phrase: Phrase) -> bool:
    after = t.low[phrase.end]
    if after in ("'s", "’s", "'", "’") and t.glued(phrase.end):
        return phrase.bound not in ("since", "until", "as_of")
    lead = t.low[phrase.core.start - 1]
    if lead == "the" or t.low[phrase.core.start] == "the":
        return False
    return after in EVENT_NOUNS and phrase.core.clock is None and phrase.bound not in ("as_of",)


def _tells_origin(t: Tokens, phrase: Phrase) -> bool:
    """Tell "a photo from Saturday" from "closed from Saturday", "from Saturday on" and "will run from Saturday"."""
    if t.low[phrase.start] != "from" or phrase.core.clock is not None:
        return False
    if t.low[phrase.end] in ("on", "onwards", "onward") or phrase.start == t.bounds(phrase.start)[0]:
        return False
    before = t.low[phrase.start - 1]
    if before in MOVES or (isinstance(phrase.core.date, Era) and before not in ENDERS):
        return True
    told = before in _ORIGINS or before[:1].isdigit() or before in ("%", "percent", "cent")
    return told and tense_at(t, phrase.start, phrase.end) != "future"
