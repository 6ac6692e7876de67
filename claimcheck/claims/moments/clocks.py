"""Clock times and parts of the day: "9:40 a.m.", "09.40", "half past eight", "noon", "late evening"."""

from __future__ import annotations

from claimcheck.claims.moments.counts import number_word
from claimcheck.claims.moments.slots import Atom, Clock, Part
from claimcheck.claims.moments.tokens import Tokens
from claimcheck.claims.moments.words import DASHES, DAY_PARTS, PARTS, WEEKDAYS, ZONES

_HALVES = {"am": "am", "pm": "pm", "a.m.": "am", "p.m.": "pm", "a.m": "am", "p.m": "pm"}
# Words before "14.10" or "9.30" that make it a time of day rather than a decimal number.
_CLOCK_LEADS = frozenset("at by around about until till since from before after between past exactly and to".split())
_NUMBER_UNITS = frozenset(
    "% per percent percentage million billion trillion m bn km kg metres meters miles points seconds euros dollars "
    "pounds degrees magnitude times tonnes".split()
)
_SMALL_MINUTES = {"five": 5, "ten": 10, "twenty": 20, "quarter": 15, "half": 30}


def half_of_day(t: Tokens, i: int) -> tuple[str, int] | None:
    """Read "a.m.", "pm" at ``i``; return "am" or "pm" and the token after it."""
    word = t.low[i].replace(" ", "")
    half = _HALVES.get(word)
    if half is None or (word == "am" and t.spaced(i) and t.low[i + 1] not in (".", ",", "") and t.low[i - 1] == "i"):
        return None
    return half, i + 1


def clock_at(t: Tokens, i: int) -> Atom | None:
    """Read a clock time that begins at token ``i``."""
    word = t.low[i]
    if word[:1].isdigit():
        return _digits(t, i)
    return _spoken(t, i)


def _digits(t: Tokens, i: int) -> Atom | None:
    if _money_before(t, i):
        return None
    shape = split_clock(t.low[i])
    if shape is None:
        return _minutes_past(t, i)
    hour, minute, mark = shape
    half = half_of_day(t, i + 1)
    if half is not None:
        return Atom(i, half[1], clock=Clock(hour, minute or 0, half[0])) if 1 <= hour <= 12 else None
    if minute is None:
        return _whole_hour(t, i, hour)
    return Atom(i, i + 1, clock=_without_half(t, i, hour, minute)) if _is_clock(t, i, mark) else None


def _money_before(t: Tokens, i: int) -> bool:
    return t.glued(i) and t.low[i - 1] in "$€£#/.-–" and not (t.low[i - 1] in "-–" and t.low[i - 2][:1].isdigit())


def split_clock(word: str) -> tuple[int, int | None, str] | None:
    """Split "9", "9:40", "09.40" or "0940" into hour, minute (null when not said) and its mark."""
    for mark in (":", "."):
        hour, found, minute = word.partition(mark)
        if found:
            if hour.isdigit() and minute.isdigit() and len(hour) <= 2 and len(minute) == 2:
                return (int(hour), int(minute), mark) if int(hour) <= 24 and int(minute) < 60 else None
            return None
    if not word.isdigit() or not word.isascii():
        return None
    if len(word) <= 2:
        return (int(word), None, "") if int(word) <= 24 else None
    if len(word) == 4 and int(word[:2]) <= 24 and int(word[2:]) < 60:
        return int(word[:2]), int(word[2:]), "military"
    return None


def _is_clock(t: Tokens, i: int, mark: str) -> bool:
    after = t.low[i + 1]
    if after in ("remaining", "left", "minutes") or (after == "to" and t.low[i + 2] in ("go", "play")):
        return False  # what is left on a match clock
    if mark == "military":
        return after in ("hours", "hrs", "gmt", "utc", "bst", "cet") and t.low[i + 2] not in ("of", "later", "ago")
    if mark == ":":
        name = t.raw[i - 1][:1].isupper() and t.low[i - 1] not in _CLOCK_LEADS and t.low[i - 1][-3:] != "day"
        return not (name and t.low[i][1] == ":" and i > 0)
    if after in _NUMBER_UNITS or t.low[i - 1] in DASHES:
        return False
    return t.low[i - 1] in _CLOCK_LEADS or t.low[i][0] == "0" or after in ZONES


def _without_half(t: Tokens, i: int, hour: int, minute: int) -> Clock:
    """Decide whether "14:10", "09.40" or "9.40" is on the 24-hour clock."""
    settled = hour > 12 or hour == 0 or t.low[i][0] == "0" or t.full_day
    return Clock(hour % 24, minute, "24" if settled else None)


def _whole_hour(t: Tokens, i: int, hour: int) -> Atom | None:
    """Read "9 o'clock", "8 in the evening", "20 past nine"."""
    if t.low[i + 1] == "o'clock" or t.low[i + 1] == "o’clock":
        return Atom(i, i + 2, clock=Clock(hour, 0, None)) if 1 <= hour <= 12 else None
    part = _in_the_part(t, i + 1)
    if part is not None and 1 <= hour <= 12 and t.low[i - 1] in _CLOCK_LEADS:
        return Atom(i, part[1], clock=Clock(hour, 0, None), part=Part(part[0]))
    if 1 <= hour <= 12 and t.low[i - 1] in _CLOCK_LEADS and _part_of_a_day(t, i + 1):
        return Atom(i, i + 1, clock=Clock(hour, 0, None))
    return _minutes_past(t, i)


def _part_of_a_day(t: Tokens, i: int) -> bool:
    """Tell whether "on Tuesday evening", "this morning", "tonight" follows an hour that is a bare number."""
    if t.low[i] == "on":
        return t.low[i + 1] in WEEKDAYS and t.low[i + 2] in DAY_PARTS
    named = t.low[i] in ("this", "that", "last", "yesterday", "tomorrow") or t.low[i] in WEEKDAYS
    return t.low[i] == "tonight" or (named and t.low[i + 1] in DAY_PARTS)


def _in_the_part(t: Tokens, i: int) -> tuple[str, int] | None:
    if t.low[i] == "in" and t.low[i + 1] == "the" and t.low[i + 2] in DAY_PARTS:
        return t.low[i + 2], i + 3
    if t.low[i] == "at" and t.low[i + 1] == "night":
        return "night", i + 2
    return None


def _hour_at(t: Tokens, i: int) -> tuple[Clock, int] | None:
    """Read the hour of "half past eight", "ten to 9", "quarter to midnight"."""
    if t.low[i] in ("midnight", "noon", "midday"):
        return Clock(0 if t.low[i] == "midnight" else 12, 0, "24"), i + 1
    read = number_word(t, i)
    if read is None or not 1 <= read[0] <= 12 or t.low[read[1]] in ("-", "%", "percent", "per"):
        return None
    half = half_of_day(t, read[1])
    return (Clock(read[0], 0, half[0]), half[1]) if half else (Clock(read[0], 0, None), read[1])


def _minutes_past(t: Tokens, i: int, minutes: int | None = None, end: int | None = None) -> Atom | None:
    """Read "ten past nine", "twenty minutes to six" from the minutes on."""
    if minutes is None:
        read = number_word(t, i)
        if read is None or not 1 <= read[0] <= 29:
            return None
        minutes, end = read
        if t.low[end] in ("minutes", "minute"):
            end += 1
        elif minutes % 5:
            return None
    where = end if end is not None else i
    if t.low[where] not in ("past", "to"):
        return None
    if t.low[where] == "to" and not _may_count_down(t, i, where):
        return None
    hour = _hour_at(t, where + 1)
    if hour is None:
        return None
    signed = minutes if t.low[where] == "past" else -minutes
    total = (hour[0].hour * 60 + signed) % (24 * 60)
    stands = hour[0].half
    if stands in ("am", "pm") and signed < 0 and hour[0].hour == 12:  # "ten to twelve p.m." is a.m.
        stands = "am" if stands == "pm" else "pm"
    clock = Clock(total // 60, total % 60, stands)
    part = _in_the_part(t, hour[1])
    return Atom(i, part[1], clock=clock, part=Part(part[0])) if part else Atom(i, hour[1], clock=clock)


def _may_count_down(t: Tokens, i: int, where: int) -> bool:
    """Keep "five to six people", "won by ten to nine" out: "to" needs "at", "quarter" or "minutes" near it."""
    lead = t.low[i - 1]
    said = number_word(t, where + 1)
    if said is not None and _in_the_part(t, said[1]) is not None:
        return True
    return t.low[where - 1] in ("quarter", "minutes", "minute") or (
        lead in ("at", "about", "around", "until", "by", "since", "before", "after")
        and t.low[where + 2] in (".", ",", "on", "in", "", "a.m.", "p.m.", "am", "pm", "and", "when", "as")
    )


def _spoken(t: Tokens, i: int) -> Atom | None:
    """Read "nine o'clock", "half past eight", "a quarter to six", "ten past nine", "eight in the evening"."""
    at = i + 1 if t.low[i] == "a" else i
    word = t.low[at]
    if word in ("half", "quarter"):
        return _fractional(t, i, at)
    if at != i:
        return None
    read = number_word(t, i)
    if read is None:
        return None
    half = half_of_day(t, read[1])
    if half is not None and 1 <= read[0] <= 12:
        return Atom(i, half[1], clock=Clock(read[0], 0, half[0]))
    exact = _hour_and_minutes(t, i, read)
    if exact is not None:
        return exact
    found = _whole_hour(t, read[1] - 1, read[0]) if read[0] <= 12 else None
    if found is not None and found.clock is not None and (t.low[read[1]] in _AFTER_HOUR or found.end == read[1]):
        return Atom(i, found.end, clock=found.clock, part=found.part)
    return _minutes_past(t, i)


def _hour_and_minutes(t: Tokens, i: int, hour: tuple[int, int]) -> Atom | None:
    """Read "five forty-two in the morning", "nine thirty p.m."; the half of the day must be said."""
    minutes = number_word(t, hour[1]) if hour[0] <= 12 and t.low[hour[1]].isalpha() else None
    if minutes is None or not 10 <= minutes[0] < 60:
        return None
    half = half_of_day(t, minutes[1])
    if half is not None:
        return Atom(i, half[1], clock=Clock(hour[0], minutes[0], half[0]))
    part = _in_the_part(t, minutes[1])
    return Atom(i, part[1], clock=Clock(hour[0], minutes[0], None), part=Part(part[0])) if part else None


_AFTER_HOUR = frozenset({"o'clock", "o’clock", "in", "at"})


def _fractional(t: Tokens, i: int, at: int) -> Atom | None:
    minutes = 30 if t.low[at] == "half" else 15
    step = at + 2 if t.low[at + 1] == "-" else at + 1
    if t.low[step] in ("past", "to") and not (minutes == 30 and t.low[step] == "to"):
        found = _minutes_past(t, i, minutes, step)
        return found
    if minutes == 30 and i == at and t.low[i - 1] in ("at", "about", "around", "by", "until", "since"):
        hour = _hour_at(t, at + 1)
        if hour is not None and t.low[hour[1]] not in ("of", "percent", "million"):
            return Atom(i, hour[1], clock=Clock(hour[0].hour, 30, hour[0].half))
    return None


def part_at(t: Tokens, i: int) -> Atom | None:
    """Read a part of the day that stands for itself: "noon", "dawn", "early evening", "the small hours"."""
    which = None
    at = i
    if t.low[at] in ("early", "late", "mid"):
        which, at = t.low[at], at + 1
        if t.low[at] == "-":
            at += 1
    word = t.low[at]
    if which in (None, "early") and word in ("small", "early") and t.low[at + 1] == "hours":
        return Atom(i, at + 2, part=Part("small hours"))
    if which == "early" and word == "hours":
        return Atom(i, at + 1, part=Part("small hours"))
    if t.raw[at][:1].isupper() and at not in (0, t.bounds(i)[0]):  # the title "Twilight"
        return None
    if word not in PARTS or (word in ("overnight",) and which):
        return None
    if t.low[at + 1] == "-" and t.glued(at + 1) and t.glued(at + 2):
        return None
    return Atom(i, at + 1, part=Part(PARTS[word], which))
