"""Weekdays and feasts: "Tuesday", "Good Friday", not "the Good Friday Agreement"."""

from __future__ import annotations

from claimcheck.claims.moments.slots import ANY_YEAR, Atom, Holiday, Weekday
from claimcheck.claims.moments.tokens import Tokens
from claimcheck.claims.moments.words import (
    FUNCTION_WORDS,
    HOLIDAYS,
    MONTH_SHORT,
    MONTHS,
    WEEKDAY_SHORT,
    WEEKDAYS,
)
from claimcheck.claims.moments.years import year_after

# Weekdays that are part of a name, by the word before ("Good Friday" is a feast and read elsewhere).
_NAMED_DAYS = {
    "friday": {"black", "good", "man", "girl", "freaky", "casual"},
    "monday": {"cyber", "blue", "easter", "happy"},
    "sunday": {"bloody", "palm", "easter", "the", "super"},
    "tuesday": {"super", "shrove", "giving", "patch"},
    "wednesday": {"ash", "black"},
    "thursday": {"holy", "maundy", "black"},
    "saturday": {"holy", "small"},
}
_PAPERS = frozenset({"times", "telegraph", "mirror", "express", "post", "herald", "mail", "independent", "world"})


def _is_paper(t: Tokens, i: int) -> bool:
    return t.low[i] in _PAPERS and t.raw[i][:1].isupper()


def weekday_led(t: Tokens, i: int) -> Atom | None:
    """Read a weekday at token ``i``: "Tuesday", "Tues.", not "every Tuesday", "Tuesdays" or "Good Friday"."""
    word, before = t.low[i], t.low[i - 1] if i else ""
    if not t.raw[i][:1].isupper():
        return None
    if before == "-" and t.low[i - 2] == "to" and t.glued(i):  # a Monday-to-Friday job
        return None
    if word in WEEKDAYS:
        if before in _NAMED_DAYS[word] and (before != "the" or _is_paper(t, i + 1)):
            return None
        if before in ("every", "each", "any", "a", "one", "most", "per") or _is_paper(t, i + 1):
            return None
        if t.low[i - 2] == "mail" and before == "on":
            return None
        return Atom(i, i + 1, Weekday(WEEKDAYS[word]))
    dot = t.low[i + 1] == "." and t.glued(i + 1)
    end = i + 2 if dot else i + 1
    dated = t.low[end + 1 if t.low[end] == "," else end]
    if dated[:1].isdigit() or dated.rstrip(".") in MONTH_SHORT or dated in MONTHS:
        return Atom(i, end, Weekday(WEEKDAY_SHORT[word])) if word != "sat" or dated[:1].isdigit() else None
    if dot and before in ("on", "since", "until", "by", "from", "last", "next"):
        return Atom(i, end, Weekday(WEEKDAY_SHORT[word]))
    return None


def holiday_led(t: Tokens, i: int) -> Atom | None:
    """Read a feast with a date of its own at token ``i``."""
    if not t.raw[i][:1].isupper():
        return None
    for length in (4, 3, 2, 1):
        key = tuple(word.replace("’", "'") for word in t.low[i : i + length])
        name = HOLIDAYS.get(key)
        if name is not None:
            return _holiday(t, i, i + length, name)
    return None


def _holiday(t: Tokens, i: int, end: int, name: str) -> Atom | None:
    ref, after = year_after(t, end)
    noun = t.low[end]
    if t.raw[end][:1].isupper() and noun not in WEEKDAYS and ref is ANY_YEAR:  # the Good Friday Agreement
        return None
    single = end == i + 1
    if single and ref is ANY_YEAR and noun.isalpha() and noun not in FUNCTION_WORDS:
        return None
    if name == "new year" and end == i + 2 and t.low[i - 1] in ("the", "a"):
        return None
    return Atom(i, after, Holiday(name, ref))
