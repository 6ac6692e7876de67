"""Years, spans of years, decades: "2019", "2018-19", "the 1990s"."""

from __future__ import annotations

from claimcheck.claims.moments.slots import ANY_YEAR, Atom, Calendar, Era, YearRef
from claimcheck.claims.moments.tokens import Tokens
from claimcheck.claims.moments.words import (
    COUNTABLES,
    DASHES,
    DECADE_WORDS,
    MONTHS,
    TIME_PREPOSITIONS,
    WEEKDAYS,
)

FIRST_YEAR, LAST_YEAR = 1000, 2199  # four digits outside are counts in news
FIRST_BARE_YEAR, LAST_BARE_YEAR = 1900, 2099  # without "in" and the like


def year_number(t: Tokens, i: int, first: int = FIRST_YEAR, last: int = LAST_YEAR) -> int | None:
    """Read a year of four digits at ``i`` that counts nothing."""
    word = t.low[i]
    if len(word) != 4 or not (word.isascii() and word.isdigit()) or not first <= int(word) <= last:
        return None
    after = t.low[i + 1]
    dated = t.low[i - 1] in MONTHS and int(word) % 100 != 0  # "In May 2025 people voted"
    if (after in COUNTABLES and not dated) or (after in ("%", "m", "km", "s") and t.glued(i + 1)):
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


def year_led(t: Tokens, i: int) -> Atom | None:
    """Read a bare year, a span of years ("2019-20") or a decade ("1990s") at token ``i``."""
    word = t.low[i]
    if not (word.isascii() and word.isdigit()):
        return _split_season(i, word)
    if t.low[i + 1] == "s" and t.glued(i + 1):
        return _decade(t, i, i + 2)
    if t.low[i + 1] in ("'s", "’s") and t.glued(i + 1) and t.low[i - 1] in ("the", "early", "late", "mid"):
        decade = _decade(t, i, i + 2)  # the 1940's
        if decade is not None:
            return decade
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
    if before == "as" and t.low[i - 2] in ("early", "late", "recently", "far") and FIRST_BARE_YEAR <= year:
        return year <= LAST_BARE_YEAR
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
