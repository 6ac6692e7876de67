"""Which rule reads the atom that begins at a token: one table from first word to rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from claimcheck.claims.moments import clocks, dates, periods, portions
from claimcheck.claims.moments.counts import number_word
from claimcheck.claims.moments.slots import Atom, Clock, Era, Fraction, Part, Portion, Relative
from claimcheck.claims.moments.tokens import Tokens
from claimcheck.claims.moments.words import (
    DASHES,
    DAY_PARTS,
    DAY_WORDS,
    DECADE_WORDS,
    DIGIT_ORDINALS,
    HOLIDAYS,
    MONTH_SHORT,
    MONTHS,
    ONES,
    ORDINALS,
    PARTS,
    SEASONS,
    TENS,
    UNITS,
    WEEKDAY_SHORT,
    WEEKDAYS,
)

Rule = Callable[[Tokens, int], Atom | None]
TheRule = Callable[[Tokens, int, int], Atom | None]
NESTING = 3  # "earlier in the first week of May" is two deep; what nests deeper than this is no time
_PART_LEADS = frozenset("in during by until till throughout through since into before after".split())
_CENTURY_WORDS = {"nineteenth": 19, "eighteenth": 18, "twentieth": 20, "seventeenth": 17, "sixteenth": 16}


def _first(t: Tokens, i: int, rules: tuple[Rule, ...]) -> Atom | None:
    for rule in rules:
        found = rule(t, i)
        if found is not None:
            return found
    return None


def clock_range(t: Tokens, i: int) -> Atom | None:
    """Read two clock times of which the second settles the half of the day: "8-10 p.m.", "(between) 8 and 9 p.m."."""
    shape = clocks.split_clock(t.low[i])
    if shape is not None:
        hour, minute, end = shape[0], shape[1] or 0, i + 1
    else:
        read = number_word(t, i)
        if read is None:
            return None
        (hour, end), minute = read, 0
    mark = t.low[end]
    if mark == "to" and shape is None and t.low[i - 1] not in ("from", "between"):  # "ten to three" is a clock time
        return None
    if not 1 <= hour <= 12 or not (mark in DASHES or mark == "to" or (mark == "and" and t.low[i - 1] == "between")):
        return None
    second = clocks.clock_at(t, end + 1)
    if second is None or second.clock is None or (second.clock.half not in ("am", "pm") and second.part is None):
        return None
    half = second.clock.half
    if half is not None and hour % 12 > second.clock.hour % 12:
        half = "am" if half == "pm" else "pm"
    return Atom(i, second.end, part=second.part, clock=Clock(hour, minute, half), until=second.clock)


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
    century = _century(t, i, at)
    if century is not None:
        return century
    if t.low[at + 1] in ("st", "nd", "rd", "th") and t.low[at + 2] == "of":
        day = dates.day_led(t, at)
        return Atom(i, day.end, day.date) if day is not None else None
    if t.low[at] + t.low[at + 1] in DIGIT_ORDINALS:
        found = periods.fraction_led(t, i, at + 2, DIGIT_ORDINALS[t.low[at] + t.low[at + 1]])
        if found is not None:
            return found
    decade = dates.year_led(t, at) if t.low[at + 1] == "s" else None
    return Atom(i, decade.end, decade.date) if decade is not None else None


def _century(t: Tokens, i: int, at: int) -> Atom | None:
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
    year = dates.year_number(t, at + 1)
    return dates.year_led(t, at + 1) if year is not None and t.low[at] == "year" else None


def _season(t: Tokens, i: int, at: int) -> Atom | None:
    return periods.season_led(t, i, at, determined=True)


def _decade_word(t: Tokens, i: int, at: int) -> Atom | None:
    found = dates.decade_word(t, at)
    return Atom(i, found.end, found.date) if found is not None else None


def _plain_ordinal(t: Tokens, i: int) -> Atom | None:
    """Read "first-quarter" and "first quarter" without "the"."""
    number = ORDINALS[t.low[i]]
    at = i + 2 if t.low[i + 1] == "-" else i + 1
    if t.low[i] in ("last", "final") or t.low[at] != "quarter":
        return None
    return periods.fraction_led(t, i, at, number)


def _plain_season(t: Tokens, i: int) -> Atom | None:
    return periods.season_led(t, i, i, determined=False)


def _that(t: Tokens, i: int) -> Atom | None:
    return periods.anaphor_led(t, i, i)


def _letter_quarter(t: Tokens, i: int) -> Atom | None:
    """Read "Q1 2025", "H2 2026"."""
    number = t.low[i + 1]
    if not (t.raw[i].isupper() and t.glued(i + 1) and number in ("1", "2", "3", "4")):
        return None
    ref, end = dates.year_after(t, i + 2)
    of = 4 if t.low[i] == "q" else 2
    return Atom(i, end, Fraction(int(number), of, ref)) if int(number) <= of else None


def _year_end(t: Tokens, i: int) -> Atom | None:
    """Read "year-end", "year's end"."""
    if t.low[i + 1] in ("-", "'s", "’s") and t.low[i + 2] == "end" and t.low[i - 1] not in ("a", "each", "every"):
        return Atom(i, i + 3, Portion("end", Relative("year", 0)))
    return None


def _past_window(t: Tokens, i: int) -> Atom | None:
    """Read "past three weeks" without "the"."""
    return periods.window(t, i, i + 1, forward=False) if t.low[i - 1] in ("in", "over", "for") else None


_NUMBER_RULES: tuple[Rule, ...] = (
    clock_range, dates.numeric_led, clocks.clock_at, dates.day_led, dates.year_led, periods.count_led,
)  # fmt: skip
_THE_RULES: dict[str, tuple[TheRule, ...]] = {
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
    **{word: (_century,) for word in _CENTURY_WORDS},
}


def _nested_the_rules(inner: Rule) -> dict[str, tuple[TheRule, ...]]:
    """Make the rules for a part of a longer time, which ``inner`` reads: they come before the plain ones."""

    def edge(t: Tokens, i: int, at: int) -> Atom | None:
        return portions.edge_led(t, i, at, inner)

    def ordinal(t: Tokens, i: int, at: int) -> Atom | None:
        return portions.ordinal_led(t, i, at, inner)

    def portion(t: Tokens, i: int, at: int) -> Atom | None:
        found = portions.portion_led(t, at, inner)
        return Atom(i, found.end, found.date, found.part) if found is not None else None

    def week(t: Tokens, i: int, at: int) -> Atom | None:
        return portions.week_of(t, i, at, inner)

    nested: dict[str, tuple[TheRule, ...]] = {
        **{word: (edge,) for word in ("start", "beginning", "middle", "end", "close", "turn")},
        **{word: (ordinal,) for word in ("first", "second", "third", "fourth", "final", "last")},
        **{word: (portion,) for word in ("early", "mid", "late")},
        "week": (week,),
    }
    return nested


def _nested_rules(inner: Rule) -> dict[str, tuple[Rule, ...]]:
    def edge(t: Tokens, i: int) -> Atom | None:
        return portions.edge_led(t, i, i, inner)

    def portion(t: Tokens, i: int) -> Atom | None:
        return portions.portion_led(t, i, inner)

    return {
        **{word: (portion,) for word in ("early", "late", "mid", "earlier", "later")},
        **{word: (edge,) for word in ("start", "beginning", "end", "middle")},
    }


def _plain_rules() -> dict[str, list[Rule]]:
    table: dict[str, list[Rule]] = {}

    def add(words: Iterable[str], *rules: Rule) -> None:
        for word in words:
            table.setdefault(word, []).extend(rules)

    add(MONTHS, dates.month_led)
    add(MONTH_SHORT, dates.month_led)
    add(WEEKDAYS, dates.weekday_led)
    add(WEEKDAY_SHORT, dates.weekday_led)
    add({key[0] for key in HOLIDAYS}, dates.holiday_led)
    add([*DAY_WORDS, "tonight"], periods.day_word)
    add(["last", "this", "next"], periods.shift_led)
    add(["past"], _past_window)
    add(["that"], _that)
    add(["early", "late", "mid", "small"], clocks.part_at)
    add(["first", "second", "third", "fourth"], _plain_ordinal)
    add(SEASONS, _plain_season)
    add(["a", "half", "quarter", *ONES, *TENS], clock_range, clocks.clock_at)
    add(["a", "an", "half", "few", "couple", "several", "dozens", "many", "dozen", *ONES, *TENS], periods.count_led)
    add(UNITS, periods.count_led)
    add(PARTS, clocks.part_at)
    add(["so", "thus", "to", "until", "till"], periods.now_led)
    add(["recent", "coming"], periods.recent_led)
    add(["q", "h"], _letter_quarter)
    add(["year"], _year_end)
    return table


def _reader(inner: Rule | None) -> Rule:
    """Make the function that reads an atom; parts of longer times only when ``inner`` can read the longer time."""
    rules = {word: tuple(found) for word, found in _plain_rules().items()}
    the_rules = dict(_THE_RULES)
    if inner is not None:
        for word, found in _nested_rules(inner).items():
            rules[word] = found + rules.get(word, ())
        for word, more in _nested_the_rules(inner).items():
            the_rules[word] = more + the_rules.get(word, ())

    def read(t: Tokens, i: int) -> Atom | None:
        word = t.low[i]
        if word == "the":
            return the_led(t, i, the_rules)
        if word[:1].isdigit():
            return _first(t, i, _NUMBER_RULES)
        known = rules.get(word)
        return _first(t, i, known) if known is not None else None

    return read


def _nest(depth: int) -> Rule:
    return _reader(_nest(depth - 1) if depth else None)


read_atom = _nest(NESTING)
STARTERS = frozenset(_plain_rules()) | frozenset(_nested_rules(read_atom)) | {"the"}
