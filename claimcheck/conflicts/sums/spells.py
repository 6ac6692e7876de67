"""Durations against clock times: "It set out at half past five. Six hours into the journey, at a quarter past two"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from claimcheck.conflicts.sums.figures import Clock, Figure, Sentence
from claimcheck.conflicts.sums.finding import ArithmeticFinding
from claimcheck.records import Span, TimeSpan

HALF_DAY = timedelta(hours=12)
DAY = timedelta(days=1)
WINDOW = 2  # sentences after the one with the start in which the end and the duration may stand
SLACK = 0.1  # a duration is told loosely by a tenth ...
LOOSE = {"hour": timedelta(minutes=30), "minute": timedelta(minutes=5)}  # ... or by half of its unit
_BEGAN = re.compile(
    r"\b(?:set out|set off|left|began|begun|started|opened|departed|took off|broke out|went off|walked out|kicked off|"
    r"caught fire|went up|walked off|closed|shut)\b",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"\b(?:ended|was out|were out|put out|finished|reopened|was over|were over|arrived|landed|extinguished|concluded|"
    r"adjourned|came to an end|broke up)\b",
    re.IGNORECASE,
)
_LASTED = re.compile(
    r"\b(?:lasted|lasts|burned|burnt|raged|took|takes|ran|went on|continued|flew|fought|blocked|closed|shut)\b"
    r"[^.;]{0,30}$",
    re.IGNORECASE,
)
_INTO = re.compile(r"^\s+into\b")
_NOT_A_SPELL = re.compile(r"^\s+(?:later|earlier|before|after|ago|in advance|notice|each|a day|a week|per|old|away)\b")
_RANGE = re.compile(r"^(?:from|between)\b|\b(?:to|until|till|and)\b|[-–—]", re.IGNORECASE)


def check_spells(sentences: Sequence[Sentence]) -> list[ArithmeticFinding]:
    """Hold durations against the clock times that they run between."""
    found: list[ArithmeticFinding] = []
    for at, sentence in enumerate(sentences):
        near = [other for other in sentences[at : at + WINDOW + 1] if _reachable(sentence, other)]
        found.extend(_in_range(sentence))
        found.extend(_into(sentence, near))
        found.extend(_lasted(near))
    return list(dict.fromkeys(found))


def _reachable(first: Sentence, other: Sentence) -> bool:
    same = (first.article_id, first.field) == (other.article_id, other.field)
    return same and other.number - first.number <= WINDOW


def _durations(sentence: Sentence) -> list[Figure]:
    return [
        figure
        for figure in sentence.figures
        if figure.quantity.dimension == "duration"
        and figure.quantity.unit in LOOSE
        and _NOT_A_SPELL.match(sentence.after(figure)) is None
    ]


def _in_range(sentence: Sentence) -> list[ArithmeticFinding]:
    """Check "from 6 a.m. to 6 p.m., a pause of 12 hours" inside one sentence."""
    ranges = [clock for clock in sentence.clocks if _is_range(sentence, clock)]
    durations = _durations(sentence)
    if len(ranges) != 1 or len(durations) != 1 or len(sentence.clocks) != 1:
        return []
    time = ranges[0].time
    elapsed = _moment(time.latest) - _moment(time.earliest)
    spans = ((time.start, time.end),)
    return [_finding(sentence, durations[0], ranges[0].claim_id, spans, [(elapsed, elapsed)])]


def _is_range(sentence: Sentence, clock: Clock) -> bool:
    time = clock.time
    words = sentence.words((time.start, time.end))
    if time.earliest is None or time.latest is None or time.earliest == time.latest or "T" not in time.earliest:
        return False
    return sum(letter.isdigit() for letter in words) >= 2 and _RANGE.search(words) is not None


def _into(first: Sentence, near: list[Sentence]) -> list[ArithmeticFinding]:
    """Check "Six hours into the journey, at a quarter past two" against when the journey began."""
    starts = [clock for clock in first.clocks if _is_point(first, clock) and _BEGAN.search(_around(first, clock))]
    if len(starts) != 1:
        return []
    for sentence in near:
        spells = [figure for figure in _durations(sentence) if _INTO.match(sentence.after(figure))]
        ends = [clock for clock in sentence.clocks if clock is not starts[0] and _is_point(sentence, clock)]
        if len(spells) == 1 and len(ends) == 1 and ends[0].time.start > spells[0].quantity.end:
            spans = (_span(starts[0]), _span(ends[0]))
            return [_finding(sentence, spells[0], starts[0].claim_id, spans, _elapsed(starts[0].time, ends[0].time))]
    return []


def _lasted(near: list[Sentence]) -> list[ArithmeticFinding]:
    """Check a start, an end and "burned for nearly five hours", each told once within a few sentences."""
    clocks = [(s, clock) for s in near for clock in s.clocks if _is_point(s, clock)]
    starts = [(s, c) for s, c in clocks if _BEGAN.search(_around(s, c))]
    ends = [(s, c) for s, c in clocks if _ENDED.search(_around(s, c))]
    spells = [(s, f) for s in near for f in _durations(s) if _LASTED.search(s.before(f))]
    if len(starts) != 1 or len(ends) != 1 or len(spells) != 1 or starts[0] == ends[0] or starts[0][0] is not near[0]:
        return []
    start, end = starts[0][1], ends[0][1]
    spans = (_span(start), _span(end))
    return [_finding(*spells[0], start.claim_id, spans, _elapsed(start.time, end.time))]


def _around(sentence: Sentence, clock: Clock) -> str:
    """Return the words of the clause about a clock time: from the comma, "and" or start before it to its end."""
    lead = sentence.between(sentence.start, clock.time.start)
    return re.split(r"[,;\0]|\band\b|\bbut\b", lead)[-1]


def _is_point(sentence: Sentence, clock: Clock) -> bool:
    """Tell whether a time is one moment of the clock, give or take an hour, read in one or two halves of the day."""
    time = clock.time
    ends = [_moment(value) for value in (time.earliest, time.latest) if value is not None and "T" in value]
    if len(ends) == 1:
        return sentence.words(_span(clock)).lower().startswith(("by", "until", "before", "after", "since", "from"))
    return len(ends) == 2 and (ends[1] - ends[0] <= timedelta(hours=1) or _two_halves(time))


def _two_halves(time: TimeSpan) -> bool:
    return time.ambiguous and _moment(time.latest) - _moment(time.earliest) == HALF_DAY


def _span(clock: Clock) -> Span:
    return clock.time.start, clock.time.end


def _moment(value: str | None) -> datetime:
    return datetime.fromisoformat(value) if value is not None else datetime.min


def _readings(time: TimeSpan) -> list[tuple[datetime, datetime]]:
    """Return the moments that a time may be: one stretch, or one in each half of the day."""
    if _two_halves(time):
        return [(_moment(value), _moment(value)) for value in (time.earliest, time.latest)]
    known = [value for value in (time.earliest, time.latest) if value is not None]
    return [(_moment(known[0]), _moment(known[-1]))]


def _elapsed(start: TimeSpan, end: TimeSpan) -> list[tuple[timedelta, timedelta]]:
    """Return every reading of the time between; an end given by "by" may have come sooner."""
    found = []
    for first in _readings(start):
        for last in _readings(end):
            low, high = last[0] - first[1], last[1] - first[0]
            while high < timedelta(0):
                low, high = low + DAY, high + DAY
            found.append((timedelta(0) if end.earliest is None else max(low, timedelta(0)), high))
    return sorted(found, key=lambda pair: pair[1])


def _finding(
    sentence: Sentence,
    spell: Figure,
    claim_id: str,
    spans: tuple[Span, ...],
    elapsed: list[tuple[timedelta, timedelta]],
) -> ArithmeticFinding:
    consistent = any(_agrees(spell, low, high) for low, high in elapsed)
    stated = sentence.words(spell.span)
    low, high = elapsed[0]
    told = _hours(high) if low else f"{_hours(high)} at most"
    ending = f"which agrees with “{stated}”" if consistent else f"not “{stated}”"
    return ArithmeticFinding(
        left_claim_id=claim_id,
        right_claim_id=spell.claim_id,
        left_spans=spans,
        right_spans=(spell.span,),
        reason=f"Between the two times lie {told}, {ending}.",
        kind="duration",
        consistent=consistent,
    )


def _agrees(spell: Figure, low: timedelta, high: timedelta) -> bool:
    unit = LOOSE.get(spell.quantity.unit or "", timedelta(0))
    slack = max(SLACK * high, unit) if spell.quantity.relation in "=~" else SLACK * high / 2
    most = timedelta(seconds=spell.high) if spell.high is not None else timedelta.max - slack
    return timedelta(seconds=spell.low) <= high + slack and low <= most + slack


def _hours(length: timedelta) -> str:
    """Write a length of time in words: "8 hours 45 minutes"."""
    hours, minutes = divmod(round(length.total_seconds() / 60), 60)
    parts = [f"{n} {name}{'s' if n != 1 else ''}" for n, name in ((hours, "hour"), (minutes, "minute")) if n]
    return " ".join(parts) or "no time"
