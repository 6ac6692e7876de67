"""Dates of the calendar: "May 24", "24 May 2025", "2026-05-14", "Nov. 8", "2019", "the 1990s", weekdays, feasts."""

from __future__ import annotations

from claimcheck.claims.moments.slots import ANY_YEAR, Atom, Calendar, Era, Holiday, Weekday, YearRef
from claimcheck.claims.moments.tokens import Tokens
from claimcheck.claims.moments.words import (
    COUNTABLES,
    DASHES,
    DECADE_WORDS,
    DOUBTFUL_MONTHS,
    FUNCTION_WORDS,
    HOLIDAYS,
    MONTH_SHORT,
    MONTHS,
    TIME_PREPOSITIONS,
    WEEKDAY_SHORT,
    WEEKDAYS,
)

FIRST_YEAR, LAST_YEAR = 1000, 2199  # four digits outside are counts in news
FIRST_BARE_YEAR, LAST_BARE_YEAR = 1900, 2099  # without "in" and the like
_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
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


def year_number(t: Tokens, i: int, first: int = FIRST_YEAR, last: int = LAST_YEAR) -> int | None:
    """Read a year of four digits at ``i`` that counts nothing."""
    word = t.low[i]
    if len(word) != 4 or not (word.isascii() and word.isdigit()) or not first <= int(word) <= last:
        return None
    after = t.low[i + 1]
    if after in COUNTABLES or (after in ("%", "m", "km", "s") and t.glued(i + 1)):
        return None
    if t.low[i - 1] in ("$", "€", "£", "#", "+") and t.glued(i):
        return None
    return int(word)


def year_after(t: Tokens, i: int) -> tuple[YearRef, int]:
    """Read the year that may follow a month, season, quarter or feast: "2025", ", 2025", "last year", "of 2019"."""
    at = i
    if t.low[at] == "," and year_number(t, at + 1) is not None:
        at += 1
    elif t.low[at] in ("of", "in"):
        at += 1
    year = year_number(t, at)
    if year is not None:
        return YearRef(year=year), at + 1
    if t.low[at] in ("last", "this", "next") and t.low[at + 1] == "year" and t.low[at + 2] != "-":
        return YearRef(offset=("last", "this", "next").index(t.low[at]) - 1), at + 2
    if t.low[at] == "the" and t.low[at + 1] == "year" and year_number(t, at + 2) is not None:
        return YearRef(year=int(t.low[at + 2])), at + 3
    return ANY_YEAR, i


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
    if t.low[end] in DASHES or t.low[end] in ("to", "until", "and", "or"):
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
        return _dated(i, int(parts[0]), int(parts[1]), int(parts[2]), doubtful=False)
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


def year_led(t: Tokens, i: int) -> Atom | None:
    """Read a bare year, a span of years ("2019-20") or a decade ("1990s") at token ``i``."""
    word = t.low[i]
    if not (word.isascii() and word.isdigit()):
        return _split_season(i, word)
    if t.low[i + 1] == "s" and t.glued(i + 1):
        return _decade(t, i, i + 2)
    year = year_number(t, i)
    if year is None or not (_bare_year(t, i, year) or _year_span(t, i, year)):
        return None
    return _year_span(t, i, year) or Atom(i, i + 1, Calendar(None, None, YearRef(year=year)))


def _split_season(i: int, word: str) -> Atom | None:
    """Read "2018/19"."""
    first, found, second = word.partition("/")
    if not found or len(first) != 4 or not first.isdigit() or not second.isdigit() or len(second) not in (2, 4):
        return None
    last = int(second) if len(second) == 4 else int(first[:2] + second)
    return Atom(i, i + 1, Era(int(first), 2)) if last == int(first) + 1 and int(first) >= FIRST_YEAR else None


def _year_span(t: Tokens, i: int, year: int) -> Atom | None:
    """Read "2019-20", "2019-2021" at token ``i``."""
    word = t.low[i + 2]
    if t.low[i + 1] not in DASHES or not t.glued(i + 1) or not t.glued(i + 2):
        return None
    if not (word.isascii() and word.isdigit()) or len(word) not in (2, 4) or t.low[i + 3] in DASHES:
        return None
    last = int(t.low[i][:2] + word) if len(word) == 2 else int(word)
    return Atom(i, i + 3, Era(year, last - year + 1)) if year < last <= min(LAST_YEAR, year + 100) else None


def _decade(t: Tokens, i: int, end: int) -> Atom | None:
    word = t.low[i]
    if len(word) == 4 and word[3] == "0" and FIRST_YEAR <= int(word) <= LAST_YEAR:
        return Atom(i, end, Era(int(word), 100 if word[2:] == "00" and word < "2000" else 10))
    two = len(word) == 2 and word[1] == "0" and t.low[i - 1] in ("the", "'", "’", "‘", "early", "mid", "late", "-")
    if two and word != "00":
        return Atom(i, end, Era((2000 if word in ("10", "20") else 1900) + int(word), 10, doubtful=True))
    return None


def decade_word(t: Tokens, i: int) -> Atom | None:
    """Read "the nineties" from its second word."""
    first = DECADE_WORDS.get(t.low[i])
    before = t.low[i - 1]
    if first is None or before not in ("the", "early", "late", "mid", "-"):
        return None
    return Atom(i, i + 1, Era(first, 10, doubtful=True))


def _bare_year(t: Tokens, i: int, year: int) -> bool:
    before = t.low[i - 1] if i else ""
    if t.low[i + 1] in ("-", "/") and t.glued(i + 1) and t.low[i + 2].isalpha():
        return False
    if before in TIME_PREPOSITIONS:
        return before not in ("than", "over", "around", "about", "of") or FIRST_BARE_YEAR <= year <= LAST_BARE_YEAR
    if not FIRST_BARE_YEAR <= year <= LAST_BARE_YEAR:
        return False
    if i == 0 or before in ("the", "'s", "(", ",", "—", "–", ";", ":", "a", "\n") or i == t.bounds(i)[0]:
        model = before == "a" and t.raw[i + 1][:1].isupper()  # a 2013 saloon by its maker's name
        return (
            t.low[i + 1] not in ("more", "other") and not model and not (before == "," and t.low[i - 2][:1].isdigit())
        )
    return before in MONTHS or before in WEEKDAYS


def weekday_led(t: Tokens, i: int) -> Atom | None:
    """Read a weekday at token ``i``: "Tuesday", "Tues.", not "every Tuesday", "Tuesdays" or "Good Friday"."""
    word, before = t.low[i], t.low[i - 1] if i else ""
    if not t.raw[i][:1].isupper():
        return None
    if word in WEEKDAYS:
        if before in _NAMED_DAYS[word] and (before != "the" or t.low[i + 1] in _PAPERS):
            return None
        if before in ("every", "each", "any", "a", "one", "most", "per") or t.low[i + 1] in _PAPERS:
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
