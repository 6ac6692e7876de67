"""Times counted from now or from what was told before: "last week", "three days ago", "the previous night"."""

from __future__ import annotations

from claimcheck.claims.moments.counts import read_count
from claimcheck.claims.moments.dates import day_number
from claimcheck.claims.moments.slots import (
    Ago,
    Anaphor,
    Atom,
    Calendar,
    Date,
    Fraction,
    Holiday,
    Now,
    Part,
    Relative,
    Season,
    Weekday,
    Window,
    YearRef,
)
from claimcheck.claims.moments.tokens import Tokens
from claimcheck.claims.moments.words import (
    CALENDAR_UNITS,
    DAY_PARTS,
    DAY_WORDS,
    ENDERS,
    FUNCTION_WORDS,
    HOLIDAYS,
    MONTHS,
    PARTS,
    SEASON_PLURALS,
    SEASONS,
    UNITS,
    WEEKDAYS,
)
from claimcheck.claims.moments.years import year_after

_SHIFTS = {"last": -1, "this": 0, "next": 1, "coming": 1, "past": -1}
_BACK = frozenset({"previous", "preceding", "prior"})
_ON = frozenset({"following", "next", "ensuing"})
_EVER_SINCE = frozenset(ENDERS | {"and", "but", "when", "that", "as", "in", "at", "on", "with", "by", "after", "than"})
_NO_NOUN_AFTER_SEASON = FUNCTION_WORDS | ENDERS


def hyphenated(t: Tokens, i: int) -> bool:
    """Tell whether token ``i`` is a hyphen glued on both sides: "last week-long", "first-quarter"."""
    return t.low[i] == "-" and t.glued(i) and t.glued(i + 1)


def day_word(t: Tokens, i: int) -> Atom | None:
    """Read "yesterday", "today", "tomorrow", "tonight", "yesterday evening"."""
    word = t.low[i]
    if word == "tonight":
        return Atom(i, i + 1, Relative("day", 0), Part("tonight"))
    return Atom(i, i + 1, Relative("day", DAY_WORDS[word]))


def shift_led(t: Tokens, i: int) -> Atom | None:
    """Read "last June", "this Tuesday", "next week", "last night", "this morning", "this year's"."""
    shift = _SHIFTS.get(t.low[i])
    if shift is None:
        return None
    at = i + 1
    if shift == 0 and t.low[at] in ("coming", "past"):  # "this coming Friday"
        shift, at = _SHIFTS[t.low[at]], at + 1
    word = t.low[at]
    if hyphenated(t, at + 1):
        return None
    if t.low[i] in ("past", "coming"):
        return None
    return _shifted(t, i, at, word, shift)


def _shifted(t: Tokens, i: int, at: int, word: str, shift: int) -> Atom | None:
    if word in WEEKDAYS and t.raw[at][0].isupper():
        return Atom(i, at + 1, Weekday(WEEKDAYS[word], shift))
    if word in MONTHS and t.raw[at][0].isupper():
        return _shifted_month(t, i, at, shift)
    if word in SEASONS:
        return Atom(i, at + 1, Season(SEASONS[word], YearRef(shift=shift)))
    if word in DAY_PARTS:
        return Atom(i, at + 1, Relative("day", shift), Part(word if (word, shift) != ("evening", 0) else "evening"))
    if word in CALENDAR_UNITS and word in UNITS:
        return _shifted_unit(t, i, at, UNITS[word], shift)
    if word in ("few", "couple") or read_count(t, at) is not None:
        return window(t, i, at, forward=shift > 0) if shift else None
    feast = HOLIDAYS.get((word,))
    return Atom(i, at + 1, Holiday(feast, YearRef(shift=shift))) if feast and t.raw[at][0].isupper() else None


def _shifted_month(t: Tokens, i: int, at: int, shift: int) -> Atom | None:
    day = day_number(t, at + 1)
    if day is not None:
        return Atom(i, day[1], Calendar(MONTHS[t.low[at]], day[0], YearRef(shift=shift)))
    return Atom(i, at + 1, Calendar(MONTHS[t.low[at]], None, YearRef(shift=shift)))


def _shifted_unit(t: Tokens, i: int, at: int, unit: str, shift: int) -> Atom | None:
    if unit == "quarter" and shift == 0 and t.low[i - 1] == "of":
        return None
    return Atom(i, at + 1, Relative(unit, shift))


def window(t: Tokens, i: int, at: int, *, forward: bool) -> Atom | None:
    """Read "(the past) three months", "(the next) few days" from its count at ``at``; a bare unit counts one."""
    count = read_count(t, at)
    end = count.end if count else at
    if count is None and t.low[at] in ("few", "couple", "several"):
        return None
    if t.low[end] == "or":
        return None
    unit = UNITS.get(t.low[end])
    if unit is None or hyphenated(t, end + 1):
        return None
    number = (count.high if count.high is not None else count.low) if count else 1.0
    vague = count.vague if count else t.low[end].endswith("s")
    if count is None and t.low[end].endswith("s"):
        number = 10.0
    return Atom(i, end + 1, Window(unit, number, forward, vague))


def count_led(t: Tokens, i: int) -> Atom | None:
    """Read "three days ago", "a week later", "two years earlier", "days later", "two summers ago"."""
    bare = t.low[i] in UNITS
    count = None if bare else read_count(t, i)
    if not bare and count is None:
        return None
    at = count.end if count else i
    word = t.low[at]
    if word in SEASON_PLURALS and t.low[at + 1] == "ago" and count is not None:
        return Atom(i, at + 2, Season(SEASON_PLURALS[word], back=int(count.low)))
    unit = UNITS.get(word)
    if unit is None or (bare and not word.endswith("s")):
        return None
    low, high, vague = (count.low, count.high, count.vague) if count else (1.0, None, True)
    after = at + 1
    if t.low[after : after + 3] == ["and", "a", "half"]:
        low, high, after = low + 0.5, (high or low) + 0.5, after + 3
    if t.low[after : after + 2] == ["or", "so"]:
        vague, after = True, after + 2
    date, end = _direction(t, after, unit, (low, high, vague))
    return Atom(i, end, date) if date is not None else None


def _direction(t: Tokens, i: int, unit: str, count: tuple[float, float | None, bool]) -> tuple[Date | None, int]:
    low, high, vague = count
    word = t.low[i]
    if word == "ago":
        return Ago(unit, low, high, vague=vague), i + 1
    if word == "from" and t.low[i + 1] == "now":
        return Ago(unit, low, high, forward=True, vague=vague), i + 2
    back = -high if high is not None else None
    if word in ("earlier", "before", "previously") and _closes(t, i, word):
        return Anaphor(unit, back, -low, near=False), i + 1
    if word in ("later", "after", "afterwards", "on") and _closes(t, i, word):
        return Anaphor(unit, low, high, near=False), i + 1
    return None, i


def _closes(t: Tokens, i: int, word: str) -> bool:
    """Tell whether "before", "after" or "on" ends the phrase, rather than governing a noun after it."""
    if word in ("earlier", "later", "previously", "afterwards"):
        return t.low[i + 1] != "than"
    return word != "on" and t.low[i + 1] in ENDERS


def anaphor_led(t: Tokens, i: int, at: int) -> Atom | None:
    """Read "previous night", "following day", "same evening", "next morning" at ``at``; ``i`` is where it begins."""
    word = t.low[at]
    offset = -1 if word in _BACK else 1 if word in _ON else 0 if word in ("same", "that") else None
    if offset is None:
        return None
    thing = t.low[at + 1]
    if hyphenated(t, at + 2):
        return None
    if thing in DAY_PARTS or thing == "dawn":
        return Atom(i, at + 2, Anaphor("day", offset, offset), Part(PARTS[thing]))
    if thing in WEEKDAYS:
        pointed = word == "same" or t.low[i - 1] in ("on", "by", "of", "since", "until", "from")
        return Atom(i, at + 2, Weekday(WEEKDAYS[thing])) if offset == 0 and pointed else None
    unit = UNITS.get(thing)
    if unit is None or thing.endswith("s"):
        return window(t, i, at + 1, forward=True) if word in ("next", "following") else None
    if unit in ("second", "minute", "hour", "quarter") and offset == 0:
        return None
    return Atom(i, at + 2, Anaphor(unit, offset, offset))


def neighbour_day(t: Tokens, i: int, at: int) -> Atom | None:
    """Read "(the) day before yesterday", "night before last", "day before", "year earlier" at ``at``."""
    unit = "day" if t.low[at] in DAY_PARTS else UNITS.get(t.low[at])
    where = t.low[at + 1]
    if unit is None or where not in ("before", "after", "earlier", "later"):
        return None
    part = Part(t.low[at]) if t.low[at] in DAY_PARTS else None
    sign = -1 if where in ("before", "earlier") else 1
    reference = t.low[at + 2]
    if reference in ("yesterday", "tomorrow") and unit == "day":
        return Atom(i, at + 3, Relative("day", DAY_WORDS[reference] + sign), part)
    if reference in ("last", "next") and t.low[at + 3] in ENDERS | FUNCTION_WORDS:
        return Atom(i, at + 3, Relative(unit, 2 * sign), part)
    if reference in _EVER_SINCE or where in ("earlier", "later"):
        return Atom(i, at + 2, Anaphor(unit, sign, sign), part)
    return None


def season_led(t: Tokens, i: int, at: int, *, determined: bool) -> Atom | None:
    """Read "summer 2025", "the summer", "in winter" with its noun at ``at``; not "summer camp" or "to spring"."""
    word, after = t.low[at], t.low[at + 1]
    index = SEASONS[word]
    ref, end = year_after(t, at + 1)
    if ref != YearRef():
        return Atom(i, end, Season(index, ref))
    before = t.low[i - 1] if i else ""
    if after not in _NO_NOUN_AFTER_SEASON or after == "of":
        return None
    if word == "fall":
        return Atom(i, at + 1, Season(index)) if determined and t.low[i - 1] in ("in", "by", "until") else None
    if determined or before in ("in", "by", "until", "since", "during", "last", "before", "after", "late", "early"):
        return Atom(i, at + 1, Season(index))
    return None


def fraction_led(t: Tokens, i: int, at: int, number: int) -> Atom | None:
    """Read "(the first) quarter of 2025", "second half of the year" with its noun at ``at``."""
    of = {"quarter": 4, "half": 2}.get(t.low[at])
    if of is None or not 1 <= number <= of:
        return None
    ref, end = year_after(t, at + 1)
    if ref != YearRef():
        return Atom(i, end, Fraction(number, of, ref))
    if t.low[at + 1 : at + 4] == ["of", "the", "year"]:
        return Atom(i, at + 4, Fraction(number, of, YearRef(offset=0)))
    return Atom(i, at + 1, Fraction(number, of)) if of == 4 and t.low[at + 1] != "of" else None


def now_led(t: Tokens, i: int) -> Atom | None:
    """Read "so far", "to date", "until now", "thus far" at token ``i``."""
    word, after = t.low[i], t.low[i + 1]
    if word in ("so", "thus") and after == "far":
        away = t.low[i + 2] in ("as", "away", "from", "apart", "behind", "ahead", "off", "that", "out", "removed")
        return (
            None if away or t.low[i - 1] in ("go", "goes", "going", "gone", "went", "only") else Atom(i, i + 2, Now())
        )
    if word == "to" and after == "date" and not t.glued(i) and t.low[i - 1] != "up":
        return Atom(i, i + 2, Now()) if t.low[i + 2] in ENDERS | {"in", "and", "for", "of", "with", "on"} else None
    if word in ("until", "till") and after == "now":
        return Atom(i, i + 2, Now())
    return None


def recent_led(t: Tokens, i: int) -> Atom | None:
    """Read "recent weeks", "coming days" at token ``i``."""
    unit = UNITS.get(t.low[i + 1])
    if unit is None or not t.low[i + 1].endswith("s") or unit == "weekend":
        return None
    return Atom(i, i + 2, Window(unit, 10.0, t.low[i] == "coming", vague=True))
