"""Dates as the press writes them, to ISO 8601 without a zone. English only, and never a guess between two readings."""

from __future__ import annotations

import re
from datetime import datetime

MAX_DATE_CHARACTERS = 200  # "Published Thursday, 14 May 2026 at 9:40 a.m. BST" is 47
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?<![\d:.,/-])(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[12]\d{3})(?!\d)"
_ISO = re.compile(r"(?<!\d)(?P<year>[12]\d{3})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})(?=$|[T ])")
_DAY_MONTH = re.compile(rf"{_DAY}\s*(?:of\s+)?[-\s]?{_MONTH}[-,\s]+{_YEAR}", re.IGNORECASE)
_MONTH_DAY = re.compile(rf"\b{_MONTH}\s*{_DAY}\s*,?\s+{_YEAR}", re.IGNORECASE)
_SLASHED = re.compile(rf"(?<!\d)(?P<first>\d{{1,2}})(?P<mark>[/.-])(?P<second>\d{{1,2}})(?P=mark){_YEAR}")
_TIME = re.compile(
    r"(?<![\d:+-])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?(?::(?P<second>\d{2}))?(?:\.\d+)?\s*(?P<half>[ap])?(?:\.?m\b\.?)?",
    re.IGNORECASE,
)
_LINE_WORDS = re.compile(
    r"(?<=\d)[ap]\.?m\b|(?<=\d)z\b|\bt(?=\d)|\b(?:first|last|published|posted|updated|modified|issued|date|dated|on|at|of|by|gmt|utc|b?st|c?est|edt|pm|am|noon|a\.m|p\.m"
    r"|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b",
    re.IGNORECASE,
)

_BYLINE = re.compile(
    rf"(?i:by|words by|reported by|story by) (?!(?i:{_MONTH.replace('(?P<month>', '(?:')}|mon|tue|wed|thu|fri|sat|sun))"
    r"[^\W\d_a-z][\w.’'-]{0,30}"
)  # "By Ann Lee, 14 May 2026"; "By May 14 ..." is a sentence's beginning

_SENTENCE_END = re.compile(r"(?<![ap]\.m)[.!?:]\s*$", re.IGNORECASE)


def parse_date(text: str) -> str | None:
    """Read a date in a short string.

    Args:
        text: ``2026-05-14``, ``2026-05-14T08:00:00Z``, ``14 May 2026``, ``May 14, 2026 at 9:40 a.m.``, ``14.05.2026``,
            ``Thu, 14 May 2026 08:00:00 GMT``; words around it are allowed.

    Returns:
        ISO 8601, with the time when one is given: the wall clock's, the zone left out. Null when there is no whole
        date, or when ``05/06/2026`` could be two days.
    """
    text = text[:MAX_DATE_CHARACTERS]
    hits = [(match.start(), match) for pattern in _PATTERNS for match in pattern.finditer(text)]
    for _, match in sorted(hits, key=lambda hit: hit[0]):
        numbers = _year_month_day(match)
        if numbers is None:
            continue
        moment = _moment(*numbers, _clock(text[match.end() :]))
        if moment is not None:
            return moment
    return None


_PATTERNS = (_ISO, _COMPACT, _DAY_MONTH, _MONTH_DAY, _SLASHED)


def is_date_line(line: str) -> bool:
    """Tell whether a line is a date and what stands with dates ("Published on ...", "By Ann Lee, ...")."""
    if len(line) > MAX_DATE_CHARACTERS // 2 or parse_date(line) is None:
        return False
    if _BYLINE.match(line) and not _SENTENCE_END.search(line):
        return True
    rest = line
    for pattern in _PATTERNS:
        rest = pattern.sub(" ", rest, count=1)
    return not re.search(r"[^\W\d]", _LINE_WORDS.sub(" ", rest))


def _year_month_day(match: re.Match[str]) -> tuple[int, int, int] | None:
    groups = match.groupdict()
    year = int(groups["year"])
    if "first" in groups:
        first, second = int(groups["first"]), int(groups["second"])
        if groups["mark"] == "." or first > 12:
            return year, second, first
        if second > 12 or first == second:
            return year, first, second
        return None
    month = groups["month"].lower()
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
    return year, number, int(groups["day"])


def _clock(rest: str) -> tuple[int, int, int] | None:
    """Read the first time of day after a date: ``T08:00:00``, ``9.40am``, ``at 9 p.m.``."""
    for match in _TIME.finditer(rest):
        hour, half = int(match["hour"]), (match["half"] or "").lower()
        if match["minute"] is None and not half:
            continue
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "p" else 0)
        return hour, int(match["minute"] or 0), int(match["second"] or 0)
    return None


def _moment(year: int, month: int, day: int, clock: tuple[int, int, int] | None) -> str | None:
    try:
        date = datetime(year, month, day).date().isoformat()  # a date has no zone here
    except ValueError:
        return None
    if clock is None:
        return date
    try:
        moment = datetime(year, month, day, *clock)
    except ValueError:
        return date
    return moment.isoformat(timespec="seconds" if clock[2] else "minutes")
