"""What begins with "the": "the previous night", "the first quarter", "the 1990s"."""

from __future__ import annotations

from collections.abc import Callable

from claimcheck.claims.moments import clocks, dates, periods, years
from claimcheck.claims.moments.slots import Atom, Era, Part, Relative
from claimcheck.claims.moments.tokens import Tokens
from claimcheck.claims.moments.words import (
    DAY_PARTS,
    DECADE_WORDS,
    DIGIT_ORDINALS,
    ORDINALS,
    PARTS,
    SEASONS,
    UNITS,
)

TheRule = Callable[[Tokens, int, int], Atom | None]
_PART_LEADS = frozenset("in during by until till throughout through since into before after".split())
_CENTURY_WORDS = {"nineteenth": 19, "eighteenth": 18, "twentieth": 20, "seventeenth": 17, "sixteenth": 16}


def the_led(t: Tokens, i: int, the_rules: dict[str, tuple[TheRule, ...]]) -> Atom | None:
    """Read what begins with "the": "the previous night", "the first quarter", "the end of May", "the 1990s"."""
    at = i + 1
    word = t.low[at]
    if word[:1].isdigit():
        return _the_number(t, i, at)
    rules = the_rules.get(word)
    if rules is None:
        return None
    for rule in rules:
        found = rule(t, i, at)
        if found is not None:
            return found
    return None


def _the_number(t: Tokens, i: int, at: int) -> Atom | None:
    century = read_century(t, i, at)
    if century is not None:
        return century
    if t.low[at + 1] in ("st", "nd", "rd", "th") and t.low[at + 2] == "of":
        day = dates.day_led(t, at)
        return Atom(i, day.end, day.date) if day is not None else None
    if t.low[at] + t.low[at + 1] in DIGIT_ORDINALS:
        found = periods.fraction_led(t, i, at + 2, DIGIT_ORDINALS[t.low[at] + t.low[at + 1]])
        if found is not None:
            return found
    decade = years.year_led(t, at) if t.low[at + 1] == "s" else None
    return Atom(i, decade.end, decade.date) if decade is not None else None


def read_century(t: Tokens, i: int, at: int) -> Atom | None:
    """Read "(the) 19th century"; ``at`` is the number."""
    if t.low[at] in _CENTURY_WORDS and t.low[at + 1] == "century":
        number, end = _CENTURY_WORDS[t.low[at]], at + 2
    elif t.low[at].isdigit() and t.low[at + 1] in ("st", "nd", "rd", "th") and t.low[at + 2] == "century":
        number, end = int(t.low[at][:3]), at + 3
    else:
        return None
    return Atom(i, end, Era((number - 1) * 100 + 1, 100)) if 1 < number <= 22 else None


def _the_window(t: Tokens, i: int, at: int) -> Atom | None:
    found = periods.window(t, i, at + 1, forward=t.low[at] in ("next", "coming", "following"))
    if found is None or t.low[found.end] == "of":
        return None
    single = t.low[at + 1] in UNITS and not t.low[at + 1].endswith("s")
    if single and t.low[at] == "next":
        return None
    return found


def _the_fraction(t: Tokens, i: int, at: int) -> Atom | None:
    number = ORDINALS[t.low[at]]
    return periods.fraction_led(t, i, at + 1, number if number > 0 else 4)


def _the_hours(t: Tokens, i: int, at: int) -> Atom | None:
    found = clocks.part_at(t, at)
    return Atom(i, found.end, part=found.part) if found is not None else None


def _the_part(t: Tokens, i: int, at: int) -> Atom | None:
    name = PARTS[t.low[at]]
    leads = t.low[i - 1] in _PART_LEADS if i else False
    if t.low[at + 1] == "of" or (leads and t.low[at + 1] not in ("-", "news", "sky", "shift", "rush", "session")):
        return Atom(i, at + 1, part=Part(name))
    return None


def _the_weekend(t: Tokens, i: int, at: int) -> Atom | None:
    return Atom(i, at + 1, Relative("weekend", 0)) if t.low[at + 1] != "-" else None


def _the_year(t: Tokens, i: int, at: int) -> Atom | None:
    year = years.year_number(t, at + 1)
    return years.year_led(t, at + 1) if year is not None and t.low[at] == "year" else None


def _season(t: Tokens, i: int, at: int) -> Atom | None:
    return periods.season_led(t, i, at, determined=True)


def _decade_word(t: Tokens, i: int, at: int) -> Atom | None:
    found = years.decade_word(t, at)
    return Atom(i, found.end, found.date) if found is not None else None


THE_RULES: dict[str, tuple[TheRule, ...]] = {
    **{word: (_the_window,) for word in ("past", "coming")},
    **{word: (periods.anaphor_led,) for word in ("previous", "preceding", "prior", "same", "ensuing")},
    **{word: (periods.anaphor_led, _the_window) for word in ("next", "following")},
    **{word: (_the_fraction,) for word in ("first", "second", "third", "fourth", "final")},
    "last": (_the_fraction, _the_window),
    **{word: (_the_hours,) for word in ("early", "mid", "late", "small")},
    **{word: (periods.neighbour_day,) for word in ("day", "week", "month")},
    "year": (periods.neighbour_day, _the_year),
    **{word: (periods.neighbour_day, _the_part) for word in DAY_PARTS},
    "weekend": (_the_weekend,),
    **{word: (_season,) for word in SEASONS},
    **{word: (_decade_word,) for word in DECADE_WORDS},
    **{word: (read_century,) for word in _CENTURY_WORDS},
}
