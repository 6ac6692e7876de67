"""Times as news writes them, resolved against the day of publication: the entry to the grammar in ``moments``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from claimcheck.claims.moments.atoms import STARTERS
from claimcheck.claims.moments.bounds import BOUND_STARTERS
from claimcheck.claims.moments.calendar import Interval
from claimcheck.claims.moments.phrases import read_phrase
from claimcheck.claims.moments.settle import settle
from claimcheck.claims.moments.slots import Anaphor, Now, OpenAnchor, Phrase, Portion, Tense, Window
from claimcheck.claims.moments.tense import tense_at
from claimcheck.claims.moments.tokens import Tokens, tokenize
from claimcheck.claims.moments.words import ONES, TENS
from claimcheck.claims.moments.yearly import Context
from claimcheck.errors import InputError
from claimcheck.records import TimeRole, TimeSpan

_FIRST_WORDS = STARTERS | BOUND_STARTERS
# Verbs of a figure that was still growing: "By Monday evening 40 people had died".
_RUNNING = frozenset({"had", "has", "have", "was", "were", "stood", "rose", "reached", "counted", "confirmed"})
ANCHOR_REACH = 2  # sentences back in which "the previous night", "three days later" or "at 9 a.m." looks for its day
LEAN_REACH = 12  # times before or after that are asked for a day; keeps a page of clock times linear
FIGURE_REACH = 24  # tokens each way in which "by Monday" looks for its figure


def find_times(text: str, published: str | None) -> list[TimeSpan]:
    """Find every time in ``text`` and resolve it.

    Args:
        text: any text; the time taken is linear in its length.
        published: when it was printed, an ISO 8601 date or date-time, or null: then only dates with a year resolve.

    Returns:
        Spans in order, without overlap, offsets into ``text``; ``earliest`` and ``latest`` are ISO strings, days for
        whole days and minutes for clock times, null where open.

    Raises:
        InputError: ``published`` is no ISO date.
    """
    moment = _published(published)
    tokens = tokenize(text)
    return _resolve_all(tokens, _phrases(tokens), moment, has_clock=published is not None and len(published) > 10)


def _published(published: str | None) -> datetime | None:
    if published is None:
        return None
    try:
        return datetime.fromisoformat(published).replace(tzinfo=None)
    except ValueError as error:
        raise InputError(f"{published!r} is no date that can be read; write it as 2026-05-14") from error


def _phrases(t: Tokens) -> list[Phrase]:
    found: list[Phrase] = []
    i = 0
    low, size = t.low, t.size
    while i < size:
        word = low[i]
        phrase = read_phrase(t, i) if word in _FIRST_WORDS or word[0].isdigit() else None
        if phrase is None:
            i += 1
        else:
            found.append(phrase)
            i = phrase.end
    return found


def _resolve_all(t: Tokens, phrases: list[Phrase], published: datetime | None, *, has_clock: bool) -> list[TimeSpan]:
    """Resolve the times that name a day first, then those that lean on a day named near them."""
    sentences = [t.sentence(phrase.start) for phrase in phrases]
    tenses = [_tense(t, phrase) for phrase in phrases]
    days: list[date | None] = [None] * len(phrases)
    intervals: list[Interval] = [Interval(None, None)] * len(phrases)
    order = sorted(range(len(phrases)), key=lambda k: _leans(phrases[k]))
    for k in order:
        phrase = phrases[k]
        day = _nearest(days, sentences, k)
        own = day is not None and sentences[day] == sentences[k]
        context = Context(published, has_clock, tenses[k], days[day] if day is not None else None, own)
        intervals[k] = settle(phrase, context)
        days[k] = _named_day(phrase, context)
    return [_span(t, *known) for known in zip(phrases, intervals, tenses, strict=True)]


def _tense(t: Tokens, phrase: Phrase) -> Tense | None:
    """Read the tense by the time; a deadline without a verb of its own looks ahead ("until Friday")."""
    tense = tense_at(t, phrase.start, phrase.end)
    return "future" if tense != "past" and phrase.bound in ("until", "by") else tense


def _leans(phrase: Phrase) -> bool:
    """Tell whether the time needs a day from elsewhere: a clock time or part alone, "the previous night"."""
    second = phrase.second.date if phrase.second is not None else None
    return _is_anaphor(phrase) or (phrase.core.date is None and second is None)


def _is_anaphor(phrase: Phrase) -> bool:
    slot = phrase.core.date
    return isinstance(slot.base if isinstance(slot, Portion) else slot, Anaphor)


def _named_day(phrase: Phrase, context: Context) -> date | None:
    """Return the day that the time names, if it names one, for times that lean on it."""
    if phrase.core.date is None or isinstance(phrase.core.date, (Window, Now, OpenAnchor)):
        return None
    return settle(replace(phrase, bound=None, second=None), context).only_day()


def _nearest(days: list[date | None], sentences: list[int], k: int) -> int | None:
    """Find the time whose day time ``k`` leans on: before it in its sentence, after it there, or just before that."""
    for j in range(k - 1, max(-1, k - LEAN_REACH), -1):
        if sentences[j] != sentences[k]:
            break
        if days[j] is not None:
            return j
    for j in range(k + 1, min(len(days), k + LEAN_REACH)):
        if sentences[j] != sentences[k]:
            break
        if days[j] is not None:
            return j
    for j in range(k - 1, max(-1, k - LEAN_REACH), -1):
        if sentences[k] - sentences[j] > ANCHOR_REACH:
            break
        if days[j] is not None:
            return j
    return None


def _span(t: Tokens, phrase: Phrase, interval: Interval, tense: Tense | None) -> TimeSpan:
    return TimeSpan(
        start=t.start[phrase.start],
        end=t.end[phrase.end - 1],
        earliest=_iso(interval.low, fine=interval.fine),
        latest=_iso(interval.high, fine=interval.fine),
        role=_role(t, phrase, tense),
        ambiguous=interval.ambiguous,
    )


def _iso(moment: datetime | None, *, fine: bool) -> str | None:
    if moment is None:
        return None
    return moment.isoformat(timespec="minutes") if fine else moment.date().isoformat()


def _role(t: Tokens, phrase: Phrase, tense: Tense | None) -> TimeRole:
    """Tell an as-of time: "as of", "so far", "to date", and "by Monday evening" said of a running figure."""
    slot = phrase.core.date
    if phrase.bound == "as_of" or isinstance(slot, Now) or (isinstance(slot, Portion) and slot.which == "so_far"):
        return "as_of"
    if phrase.bound == "by" and tense == "past" and _running_figure(t, phrase):
        return "as_of"
    return "event"


def _running_figure(t: Tokens, phrase: Phrase) -> bool:
    first, last = t.bounds(phrase.start)
    words = t.low[max(first, phrase.start - FIGURE_REACH) : phrase.start]
    words += t.low[phrase.end : min(last, phrase.end + FIGURE_REACH)]
    number = any(word[0].isdigit() or word in ONES or word in TENS for word in words)
    return number and any(word in _RUNNING for word in words)
