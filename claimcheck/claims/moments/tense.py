"""Which way the verb by a time looks: back or ahead. A few words decide, without a parser."""

from __future__ import annotations

from claimcheck.claims.moments.slots import Tense
from claimcheck.claims.moments.tokens import Tokens

REACH = 24  # tokens each way; a clause of news is seldom longer
_FUTURE = frozenset(
    "will shall 'll wo would should must could can may might due expected scheduled planned plans set hopes hope "
    "intends intend upcoming tomorrow deadline aims expects wants likely going".split()
)
_TO_BE = frozenset({"is", "are", "be", "was", "were", "has", "have", "had"})
_PAST = frozenset(
    "was were had did been said told came went took gave began made saw found left met fell rose won lost struck broke "
    "held hit shot fled got spoke wrote sent brought bought built caught cut drove felt flew fought grew heard kept "
    "knew led paid put ran sat set shook shut sold spent stood swept taught thought threw understood wore withdrew "
    "became blew burnt chose crept dealt drew fed forgot froze hid hung laid lay lent lit meant quit rang read sank "
    "sought shone shrank slept slid sped spread sprang stole stuck swore swung tore woke wound".split()
)
_NOT_PAST = frozenset("need indeed speed feed seed breed exceed proceed succeed red bed shed united hundred".split())


def tense_at(t: Tokens, start: int, end: int) -> Tense | None:
    """Tell which way the verb nearest to the tokens [start, end) looks, in their own sentence; null when none says.

    The words before are read first, from the time backwards: what stands before a time governs it more often
    ("will open on Friday") than what follows ("On Friday he spoke").
    """
    first, last = t.bounds(start)
    for i in range(start - 1, max(first, start - REACH) - 1, -1):
        found = _tense_of(t, i, first)
        if found is not None:
            return found
    for i in range(end, min(last, end + REACH)):
        found = _tense_of(t, i, first)
        if found is not None:
            return found
    return None


def _tense_of(t: Tokens, i: int, first: int) -> Tense | None:
    word = t.low[i]
    if word == "set" and t.low[i + 1] not in ("to", "for"):
        return "past"
    if word in _FUTURE:
        return None if word in ("may", "can") and t.raw[i][:1].isupper() and i != first else "future"
    if word in _PAST or (word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST):
        if word in _TO_BE and t.low[i + 1] in ("to", "due"):
            return "future"
        if t.low[i - 1] in ("is", "are", "remains", "remain"):
            return "present"
        return "future" if _led_ahead(t, i, first) else "past"
    if word in ("is", "are"):
        ahead = t.low[i + 1] in ("to", "at", "on", "in", "from", "between") or t.low[i + 1].endswith("ing")
        return "future" if ahead else "present"
    return None


def _led_ahead(t: Tokens, i: int, first: int) -> bool:
    """Tell whether "will" or "to be" stands right before the participle at ``i`` ("will be opened")."""
    for k in range(i - 1, max(first, i - 4) - 1, -1):
        word = t.low[k]
        if word in ("will", "would", "must", "should", "shall", "due", "ll", "may", "might", "could"):
            return True
        if word == "to" and k + 1 < i and t.low[k + 1] in ("be", "have"):
            return True
        if word not in ("be", "been", "not", "also", "now", "then", "have", "only", "never", "been", "being"):
            return False
    return False
