"""Which rule reads the atom that begins at a token: one table from first word to rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from claimcheck.claims.moments import clocks, dates, named_days, periods, portions, years
from claimcheck.claims.moments.counts import number_word
from claimcheck.claims.moments.slots import Atom, Clock, Fraction, Portion, Relative
from claimcheck.claims.moments.the_rules import THE_RULES, TheRule, read_century, the_led
from claimcheck.claims.moments.tokens import Tokens
from claimcheck.claims.moments.words import (
    DASHES,
    DAY_WORDS,
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
NESTING = 3  # "earlier in the first week of May" is two deep; what nests deeper than this is no time


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
    ref, end = years.year_after(t, i + 2)
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


def _bare_century(t: Tokens, i: int) -> Atom | None:
    """Read "19th century" after "late" and the like."""
    return read_century(t, i, i) if t.low[i - 1] in ("early", "late", "mid", "-") else None


_NUMBER_RULES: tuple[Rule, ...] = (
    clock_range, dates.numeric_led, clocks.clock_at, dates.day_led, years.year_led, _bare_century, periods.count_led,
)  # fmt: skip


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
    add(WEEKDAYS, named_days.weekday_led)
    add(WEEKDAY_SHORT, named_days.weekday_led)
    add({key[0] for key in HOLIDAYS}, named_days.holiday_led)
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
    the_rules = dict(THE_RULES)
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
