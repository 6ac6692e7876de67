"""Months and days of the calendar: "May 24", "24 May 2025", "8-10 May", "2026-05-14", "Nov. 8", "in February"."""

from __future__ import annotations

from claimcheck.claims.moments.clocks import split_clock
from claimcheck.claims.moments.slots import ANY_YEAR, Atom, Calendar, Clock, YearRef
from claimcheck.claims.moments.tokens import Tokens
from claimcheck.claims.moments.words import (
    COUNTABLES,
    DASHES,
    DOUBTFUL_MONTHS,
    FUNCTION_WORDS,
    MONTH_SHORT,
    MONTHS,
    TIME_PREPOSITIONS,
    WEEKDAYS,
)
from claimcheck.claims.moments.years import FIRST_YEAR, LAST_YEAR, year_after

_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_TITLES = frozenset({"mr", "mrs", "ms", "theresa", "brian", "james", "robert", "fredric", "elizabeth", "peter"})


def day_number(t: Tokens, i: int) -> tuple[int, int] | None:
    """Read a day of the month at ``i`` ("24", "24th"); return it and the token after it."""
    word = t.low[i]
    if not (word.isascii() and word.isdigit() and len(word) <= 2 and 1 <= int(word) <= 31):
        return None
    end = i + 1
    if t.low[end] in _SUFFIXES and t.glued(end):
        end += 1
    elif t.glued(end) and (t.low[end] in ("%", "st") or t.low[end].isalpha()):
        return None
    return int(word), end


def month_name(t: Tokens, i: int) -> tuple[int, int] | None:
    """Read a month's name at ``i``, long or short ("Nov."), capitalised; return its number and the token after it."""
    word = t.low[i]
    if not t.raw[i][:1].isupper():
        return None
    if word in MONTHS:
        return MONTHS[word], i + 1
    if word in MONTH_SHORT:
        dot = t.low[i + 1] == "." and t.glued(i + 1)
        return MONTH_SHORT[word], i + 2 if dot else i + 1
    return None


def month_led(t: Tokens, i: int) -> Atom | None:
    """Read "May 24", "May 24, 2025", "May 2025", "May 8-10", "May" at token ``i``."""
    read = month_name(t, i)
    if read is None:
        return None
    month, end = read
    at = end + 1 if t.low[end] == "the" else end
    day = day_number(t, at)
    if day is not None and not _counts(t, day[1]):
        return _month_day(t, i, month, day)
    ref, after = year_after(t, end)
    if ref is not ANY_YEAR:
        return Atom(i, after, Calendar(month, None, ref))
    return Atom(i, end, Calendar(month, None)) if _bare_month(t, i, end) else None


def _counts(t: Tokens, i: int) -> bool:
    """Tell whether what stands before token ``i`` counts the noun at ``i`` ("In May 24 people died")."""
    return t.low[i] in COUNTABLES or t.low[i] in ("%", "percent", "per")


def _month_day(t: Tokens, i: int, month: int, day: tuple[int, int]) -> Atom:
    number, end = day
    second = _second_day(t, end)
    ref, after = year_after(t, second[1] if second else end)
    until = Calendar(month, second[0], ref) if second else None
    return Atom(i, after, Calendar(month, number, ref), until=until)


def _second_day(t: Tokens, i: int) -> tuple[int, int] | None:
    """Read the second day of "May 8-10", "May 8 to 10"."""
    if t.low[i] not in DASHES and t.low[i] not in ("to", "until", "through"):
        return None
    day = day_number(t, i + 1)
    if day is None or _counts(t, day[1]) or month_name(t, day[1]) is not None or t.low[day[1]] in ("a.m.", "p.m."):
        return None
    return day


def _bare_month(t: Tokens, i: int, end: int) -> bool:
    """Tell whether a month's name without day and year is the month rather than a person or a verb."""
    word, before, after = t.low[i], t.low[i - 1] if i else "", t.low[end]
    if word in MONTH_SHORT and word not in MONTHS:
        return before in TIME_PREPOSITIONS and (t.low[end - 1] == "." or after in FUNCTION_WORDS)
    if before in _TITLES or (t.raw[end][:1].isupper() and t.glued(end)):
        return False
    if before in TIME_PREPOSITIONS or before in DASHES:
        return not (before == "of" and t.raw[end][:1].isupper())
    determined = before in ("the", "a", "its", "his", "her", "their", "that", "'s") and i > 0
    if word in DOUBTFUL_MONTHS:
        return determined and after.isalpha() and t.raw[end][:1].islower() and after not in FUNCTION_WORDS
    capital = i > 0 and t.raw[i - 1][:1].isupper() and before not in FUNCTION_WORDS and before not in WEEKDAYS
    return not capital or i == t.bounds(i)[0]


def day_led(t: Tokens, i: int) -> Atom | None:
    """Read "24 May 2025", "24th of May", "8-10 May" at token ``i``."""
    day = day_number(t, i)
    if day is None or (t.glued(i) and t.low[i - 1] in "$€£.#/"):
        return None
    number, end = day
    second = None
    if t.low[end] in DASHES or t.low[end] in ("to", "until") or (t.low[end] == "and" and t.low[i - 1] == "between"):
        second = day_number(t, end + 1)
        end = second[1] if second else end
    if t.low[end] == "of":
        end += 1
    month = month_name(t, end)
    if month is None:
        return None
    ref, after = year_after(t, month[1])
    until = Calendar(month[0], second[0], ref) if second else None
    return Atom(i, after, Calendar(month[0], number, ref), until=until)


def numeric_led(t: Tokens, i: int) -> Atom | None:
    """Read "2026-05-14", "14/05/2026", "14.05.2026" at token ``i``."""
    word = t.low[i]
    if len(word) == 10 and word[4] == "-":
        parts = word.split("-")
        found = _dated(i, int(parts[0]), int(parts[1]), int(parts[2]), doubtful=False)
        clock = split_clock(t.low[i + 2]) if t.low[i + 1] == "t" and t.glued(i + 1) and t.glued(i + 2) else None
        if found is None or clock is None or clock[1] is None:
            return found
        return Atom(i, i + 3, found.date, clock=Clock(clock[0] % 24, clock[1], "24"))
    mark = "/" if "/" in word else "."
    parts = word.split(mark)
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts) or len(parts[2]) != 4:
        return None
    if len(parts[0]) > 2 or len(parts[1]) > 2:
        return None
    first, second, year = (int(part) for part in parts)
    if second > 12:
        first, second = second, first
    return _dated(i, year, second, first, doubtful=mark == "/" and first <= 12 and first != second)


def _dated(i: int, year: int, month: int, day: int, *, doubtful: bool) -> Atom | None:
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Atom(i, i + 1, Calendar(month, day, YearRef(year=year), doubtful))
