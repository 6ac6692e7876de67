"""What a time expression says, before it is resolved against a date: small records, one for each way of saying it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Tense = Literal["past", "present", "future"]
Bound = Literal[
    "since", "until", "by", "before", "after", "from", "between", "as_of", "just_after", "just_before", "about",
    "nearly", "over", "under", "at_least",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class YearRef:
    """Which year: said outright, counted from the year of publication, or by "last", "this", "next" (-1, 0, 1)."""

    year: int | None = None
    offset: int | None = None
    shift: int | None = None


ANY_YEAR = YearRef()


@dataclass(frozen=True, slots=True)
class Calendar:
    """A year, a month or a day of the calendar; what is not said is null."""

    month: int | None
    day: int | None
    ref: YearRef = ANY_YEAR
    doubtful: bool = False  # "04/05/2026": month and day may be swapped


@dataclass(frozen=True, slots=True)
class Weekday:
    """Monday is 0. ``shift`` is "last", "this", "next" (-1, 0, 1); ``week`` counts weeks from the present one."""

    index: int
    shift: int | None = None
    week: int | None = None


@dataclass(frozen=True, slots=True)
class Relative:
    """A day, week, month, quarter or year counted from the present one: "yesterday" is day -1."""

    unit: str
    offset: int


@dataclass(frozen=True, slots=True)
class Ago:
    """``low`` to ``high`` units before publication, or after it; null has no limit."""

    unit: str
    low: float | None
    high: float | None
    forward: bool = False
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """The last, or the next, ``count`` units up to, or from, publication."""

    unit: str
    count: float
    forward: bool = False
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Season:
    """Spring is 0, summer 1, autumn 2, winter 3."""

    index: int
    ref: YearRef = ANY_YEAR
    back: int | None = None  # "two summers ago" is 2


@dataclass(frozen=True, slots=True)
class Fraction:
    """Quarter or half ``number`` (``of`` is 4 or 2) of a year."""

    number: int
    of: int
    ref: YearRef = ANY_YEAR


@dataclass(frozen=True, slots=True)
class Era:
    """``years`` from the year ``first`` on: a decade or a century, or a span such as 2019-20."""

    first: int
    years: int
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Holiday:
    """A feast by its key in ``calendar.HOLIDAY_DAYS``."""

    name: str
    ref: YearRef = ANY_YEAR


@dataclass(frozen=True, slots=True)
class Anaphor:
    """``low`` to ``high`` units from the day told of before: "the previous night" is day -1, "later" is forward."""

    unit: str
    low: float | None
    high: float | None
    near: bool = True  # one unit or less away: without an anchor, the day of publication serves


@dataclass(frozen=True, slots=True)
class Nth:
    """The ``number``-th (-1: the last) ``unit`` or weekday of a longer time; ``count`` of them."""

    number: int
    unit: str
    base: Date
    count: int = 1


@dataclass(frozen=True, slots=True)
class Portion:
    """A part of a longer time: early, mid, late, start, middle, end, or what of it is over (earlier) or to come."""

    which: str
    base: Date


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week that holds a day: "the week of May 4"."""

    base: Date


@dataclass(frozen=True, slots=True)
class OpenAnchor:
    """A happening whose date is not said: "since the invasion"."""


@dataclass(frozen=True, slots=True)
class Now:
    """The time of publication: "so far", "to date"."""


Date = (
    Calendar | Weekday | Relative | Ago | Window | Season | Fraction | Era | Holiday | Anaphor | Nth | Portion
    | WeekOf | OpenAnchor | Now
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day; ``which`` narrows it (early, mid, late)."""

    name: str
    which: str | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day. ``half`` is "am", "pm", "24" when the notation settles it, null for "half past eight"."""

    hour: int
    minute: int
    half: str | None


@dataclass(frozen=True, slots=True)
class Atom:
    """One piece of a time expression over the tokens [start, end)."""

    start: int
    end: int
    date: Date | None = None
    part: Part | None = None
    clock: Clock | None = None
    slack: Bound | None = None  # "about", "just_after", ... said of the clock inside the phrase
    until: Clock | Date | None = None  # second end of a range written in one piece: "8-10 May", "8 to 9 p.m."


@dataclass(frozen=True, slots=True)
class Phrase:
    """A whole time expression over the tokens [start, end), with its bound and, for a range, its second end."""

    start: int
    end: int
    core: Atom
    bound: Bound | None = None
    second: Atom | None = None
    as_of: bool = False
