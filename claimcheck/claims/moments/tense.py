"""Which way the verb by a time looks: back or ahead. A few words decide, without a parser."""

from __future__ import annotations

from claimcheck.claims.moments.slots import Tense
from claimcheck.claims.moments.tokens import Tokens
from claimcheck.claims.moments.words import MONTHS

REACH = 24  # tokens each way; a clause of news is seldom longer
_MODALS = frozenset("would should must could can may might".split())
_AHEAD = (
    frozenset("will shall ll wo plans hopes hope intends intend upcoming tomorrow deadline aims expects wants".split())
    | _MODALS
)
# Words that look ahead when "is" leads them or an infinitive follows ("is due on Friday", "agreed to meet on Friday").
_PLANS = frozenset(
    "due expected scheduled planned set agreed promised vowed pledged offered ordered asked invited decided urged "
    "called booked pencilled slated hoped intended threatened voted forced required allowed likely going".split()
)
_PAST = frozenset(
    "was were had did been said told came went took gave began made saw found left met fell rose won lost struck broke "
    "held hit shot fled got spoke wrote sent brought bought built caught cut drove felt flew fought grew heard kept "
    "knew led paid put ran sat shook shut sold spent stood swept taught thought threw understood wore withdrew "
    "became blew burnt chose crept dealt drew fed forgot froze hid hung laid lay lent lit meant quit rang sank "
    "sought shone shrank slept slid sped sprang stole stuck swore swung tore woke wound".split()
)
_NOT_PAST = frozenset("need indeed speed feed seed breed exceed proceed succeed red bed shed united hundred".split())
_NO_VERB = frozenset("the a an his her its their this that these those him them it me us all both".split())
_BE = frozenset({"is", "are", "be", "being", "remains", "remain"})
_STANDS = frozenset({"is", "are", "remains", "remain", "stays", "stay"})
# Verbs of timetables: in the present tense they look ahead ("the fair opens on Friday").
_TIMETABLE = frozenset(
    "opens closes begins starts ends meets resumes expires goes takes arrives stays continues runs kicks comes".split()
)
_TIMETABLE_PLURAL = frozenset("open close begin start end meet resume expire go take arrive stay leave run".split())


def tense_at(t: Tokens, start: int, end: int) -> Tense | None:
    """Tell which way the verb nearest to the tokens [start, end) looks, in their own sentence; null when none says.

    The words before are read first, from the time backwards: what stands before a time governs it more often
    ("will open on Friday") than what follows ("On Friday he spoke").
    """
    first, last = t.bounds(start)
    if t.low[end] in ("'s", "’s") and t.glued(end):
        return _of_possessive(t, start, end)
    for i in range(start - 1, max(first, start - REACH) - 1, -1):
        found = _tense_of(t, i, first, start)
        if found is not None:
            return found
    for i in range(end, min(last, end + REACH)):
        found = _tense_of(t, i, first, start)
        if found is not None:
            return found
    return None


def _of_possessive(t: Tokens, start: int, end: int) -> Tense | None:
    """Read "ahead of Friday's vote" and "Sunday's final will ..."; others look back ("Tuesday's fall")."""
    if t.low[start - 1] == "before" or (t.low[start - 1] == "of" and t.low[start - 2] == "ahead"):
        return "future"
    last = t.bounds(start)[1]
    for i in range(end + 1, min(last, end + 6)):
        if t.low[i] in ("will", "shall", "ll"):
            return "future"
    return "past"


def _tense_of(t: Tokens, i: int, first: int, start: int) -> Tense | None:
    word = t.low[i]
    if word in _AHEAD:
        return _of_modal(t, i, first)
    if word in _PLANS:
        return _of_plan(t, i)
    if word in _PAST or (word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST):
        return _of_past(t, i, first, start)
    if word in _TIMETABLE or (word in _TIMETABLE_PLURAL and i < start <= i + 2):
        return "future"
    if word in ("is", "are"):
        after = t.low[i + 1]
        ahead = after in ("to", "at", "on", "in", "from", "between") or after.endswith("ing")
        return "future" if ahead else "present"
    return None


def _of_modal(t: Tokens, i: int, first: int) -> Tense | None:
    """Read a modal; "might have left" looks back, and "May" is seldom one."""
    word = t.low[i]
    if word in MONTHS and t.raw[i][:1].isupper() and i != first:
        return None
    perfect = t.low[i + 1] == "have" or t.low[i + 2] == "have"
    return "past" if word in _MODALS and perfect else "future"


def _of_plan(t: Tokens, i: int) -> Tense | None:
    """Read "agreed", "planned", "due": ahead with an infinitive or after "is", back otherwise, or nothing at all."""
    ahead = t.low[i + 1] == "to" and t.low[i + 2] not in _NO_VERB and t.raw[i + 2][:1].islower()
    if t.low[i] == "due" and t.low[i + 1] in ("on", "at", "in", "by", "next", "for"):
        return "future"
    if ahead or t.low[i - 1] in _BE or t.low[i - 2] in ("is", "are"):
        return "future"
    if t.low[i - 1] in ("was", "were") and t.low[i + 1] in ("for", "to", "on", "at"):
        return "future"
    return None if t.low[i - 1].isalpha() and t.low[i + 1] in ("for", "on", "at", "in") else "past"


def _of_past(t: Tokens, i: int, first: int, start: int) -> Tense:
    if t.low[i] in ("was", "were", "had") and t.low[i + 1] in ("to", "due"):
        return "future"
    if t.low[i - 1] in _STANDS:  # "is closed on Friday", but "is accused of lying on Friday"
        return "future" if i < start <= i + 2 else "present"
    return "future" if _led_ahead(t, i, first) else "past"


def _led_ahead(t: Tokens, i: int, first: int) -> bool:
    """Tell whether "will" or "to be" stands right before the participle at ``i`` ("will be opened")."""
    for k in range(i - 1, max(first, i - 4) - 1, -1):
        word = t.low[k]
        if word in ("will", "shall", "due", "ll") or word in _MODALS:
            return not any(t.low[j] == "have" for j in range(k + 1, i))
        if word == "to" and k + 1 < i and t.low[k + 1] == "be":
            return True
        if word not in ("be", "been", "not", "also", "now", "then", "have", "only", "never", "being"):
            return False
    return False
