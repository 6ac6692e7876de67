"""Dates, years and clock times: numbers that are times, not quantities."""

from __future__ import annotations

import re

from claimcheck.claims.amounts.digits import ORDINAL_ENDS
from claimcheck.claims.amounts.lexicon import IRREGULAR_PLURALS, PERSONS, STOPS, VEHICLES
from claimcheck.claims.amounts.lookahead import bare, is_counted, token_value
from claimcheck.claims.amounts.measures import unit_at
from claimcheck.claims.amounts.number_words import CARDINALS, ORDINALS, SCALES
from claimcheck.claims.amounts.tokens import DASHES, Token, is_hyphen

MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sep sept oct nov dec".split()
)
# Bare four-digit numbers of these years are years unless something says otherwise.
FIRST_YEAR, LAST_YEAR = 1900, 2099
_YEAR_BEFORE = frozenset(
    "in since by of from until till during before after early late mid summer spring autumn winter fall to for "
    "year and circa c around between the last that through end beginning back pre post season christmas easter".split()
)
_COUNT_BEFORE = frozenset("than about some nearly almost over under least most roughly approximately another".split())
_CLOCK_END = frozenset("am pm a.m p.m gmt bst utc cet cest est edt pst pdt eest eet ist aest hrs".split())
_CLOCK_BEFORE = frozenset("at until till from by before after around about since shortly just between past".split())
_ESTIMATES = frozenset(
    "stood stands standing put puts estimated estimate toll number numbers remained remains remain valued priced "
    "set numbered aimed pegged capped fixed counted reckoned calculated arrived".split()
)


def date_end(tokens: list[Token], i: int) -> int:
    """Read "May 24", "May 24-26", "24 May", "24 and 26 May", "the fifth of May"."""
    end = _day_end(tokens, i)
    if end == i or (tokens[i].glued and tokens[i - 1].kind == "money"):
        return i
    second = end
    if tokens[end].low in DASHES or tokens[end].low in ("and", "to", "or", ",", "&"):
        behind = _day_end(tokens, end + 1)
        second = behind if behind > end + 1 else end
    month = second + 1 if tokens[second].low == "of" else second
    if _is_month(tokens, month):
        return month + 1
    before = i - 1 - (tokens[i - 1].low in ("the", ",", "."))
    if i and _is_month(tokens, before) and tokens[i].kind == "number":
        after = tokens[end]
        if tokens[before].low in ("may", "march") and is_counted(tokens, end):
            return i
        is_range = second > end and (tokens[end].low in DASHES or not is_counted(tokens, second))
        if after.low == "%":
            return i
        return _behind_year(tokens, second if is_range else end)
    return i


def _is_month(tokens: list[Token], i: int) -> bool:
    """Tell a month; in small letters "may" and "march" count only behind a preposition or a day."""
    token = tokens[i]
    if token.low not in MONTHS:
        return False
    if token.text[0].isupper() or token.low not in ("may", "march"):
        return True
    return tokens[i - 1].low in ("on", "in", "of", "by", "since", "until", "from")


def _day_end(tokens: list[Token], i: int) -> int:
    """Return the token behind a day of the month ("24", "24th", "fifth") at ``i``, or ``i``."""
    token = tokens[i]
    if bare(token) and len(token.text) <= 2 and 1 <= int(token.text) <= 31:
        return i + 2 if tokens[i + 1].glued and tokens[i + 1].low in ORDINAL_ENDS else i + 1
    return i + 1 if token.low in ORDINALS and ORDINALS[token.low] <= 31 else i


def _behind_year(tokens: list[Token], j: int) -> int:
    """Take in the year of "March 9 2018", "March 9, 2018"."""
    at = j + 1 if tokens[j].low == "," else j
    is_year = bare(tokens[at]) and len(tokens[at].text) == 4 and FIRST_YEAR - 400 <= int(tokens[at].text) <= LAST_YEAR
    return at + 1 if is_year else j


def clock_end(tokens: list[Token], i: int) -> int:
    """Read "9:40", "9.40 a.m.", "8 a.m.", "1400 GMT", "9 o'clock", "at 9"."""
    token = tokens[i]
    j = i + 1
    is_pair = tokens[j].low == ":" and tokens[j].glued and bare(tokens[j + 1]) and len(tokens[j + 1].text) == 2
    if is_pair and tokens[j + 1].glued and bare(token) and int(token.text) <= 24 and int(tokens[j + 1].text) < 60:
        if tokens[j + 2].low != ":" and not (
            tokens[j + 2].low == "." and tokens[j + 2].glued and tokens[j + 3].kind == "number"
        ):
            return _behind_clock_end(tokens, j + 2)
        return i
    if token_value(token) > 24 and not (len(token.text) == 4 and bare(token)):
        return i
    end = _behind_clock_end(tokens, j)
    if end > j:
        return end
    if tokens[j].low in ("-", "–", "to", "and") and tokens[j + 1].kind == "number":
        follow = _behind_clock_end(tokens, j + 2)
        return follow if follow > j + 2 else i
    is_stamp = len(token.text) == 5 and (i == 0 or tokens[i - 1].sentence != token.sentence)
    if is_stamp and _reads_as_clock(token) and (tokens[j].text[:1].isupper() or tokens[j].low in DASHES):
        return j
    if _reads_as_clock(token) and tokens[i - 1].low in _CLOCK_BEFORE and not is_counted(tokens, j):
        return j if unit_at(tokens, j, 2.0) is None else i
    return i


def _reads_as_clock(token: Token) -> bool:
    return re.fullmatch(r"[0-2]?\d\.[0-5]\d", token.text) is not None


def _behind_clock_end(tokens: list[Token], j: int) -> int:
    """Return the token behind "a.m.", "GMT", "o'clock" at ``j``, or ``j``."""
    token = tokens[j]
    if token.low in _CLOCK_END or token.low in ("o'clock", "hours'"):
        return j + 1
    if token.low in ("a", "p") and tokens[j + 1].low == "." and tokens[j + 1].glued and tokens[j + 2].low == "m":
        return j + 4 if tokens[j + 3].low == "." and tokens[j + 3].glued else j + 3
    if token.low == "h" and token.glued and tokens[j + 1].glued and bare(tokens[j + 1]):
        return j + 2
    if token.low == "local" and tokens[j + 1].low == "time":
        return j + 2
    return j


def clock_in_words(tokens: list[Token], i: int) -> int:
    """Read "nine o'clock", "half past nine", "at nine", "nine in the morning"."""
    word = tokens[i].low
    if word == "a" and tokens[i + 1].low == "quarter" and tokens[i + 2].low in ("past", "to"):
        return i + 4
    if (
        word in ("half", "quarter")
        and tokens[i + 1].low in ("past", "to")
        and CARDINALS.get(tokens[i + 2].low, 99) <= 12
    ):
        return i + 3
    if _is_minutes_and_hour(tokens, i):
        return i + 3
    if CARDINALS.get(word, 99) > 12:
        return i
    end = _behind_clock_end(tokens, i + 1)
    if end > i + 1:
        return end
    if (
        tokens[i + 1].low == "in"
        and tokens[i + 3].low in ("morning", "evening", "afternoon")
        and tokens[i + 2].low == "the"
    ):
        return i + 1
    if (is_cardinal_word(tokens, i + 1) or tokens[i + 1].low == "oh") and not tokens[i + 1].glued:
        return i + (4 if tokens[i + 2].glued and tokens[i + 2].low == "-" else 2)
    is_at = (
        tokens[i - 1].low in ("at", "until", "till")
        and tokens[i - 2].low not in _ESTIMATES
        and tokens[i - 2].low not in ("aged", "age")
    )
    after = tokens[i + 1]
    if is_at and ((after.kind in ("sign", "end") and after.low not in DASHES) or after.low in _AFTER_CLOCK):
        return i + 1
    return i


_AFTER_CLOCK = frozenset(
    "on and but when before after yesterday today sharp tomorrow tonight each every this that".split()
)


def is_cardinal_word(tokens: list[Token], j: int) -> bool:
    """Tell a minute in words: "five [forty-two]", "ten [fifteen]"."""
    return 10 <= CARDINALS.get(tokens[j].low, 0) < 60


_BEFORE_MINUTES = frozenset("was at about until nearly almost of just by is it around only".split())


def _is_minutes_and_hour(tokens: list[Token], i: int) -> bool:
    """Tell "ten past three" and, behind "at", "was", "about", "ten to eight"."""
    minutes, hour = CARDINALS.get(tokens[i].low, 0), CARDINALS.get(tokens[i + 2].low, 99)
    if not 0 < minutes < 30 or hour > 12:
        return False
    is_to = tokens[i + 1].low == "to" and minutes % 5 == 0 and tokens[i - 1].low in _BEFORE_MINUTES
    return tokens[i + 1].low == "past" or (
        is_to and not is_counted(tokens, i + 3) and unit_at(tokens, i + 3, 2.0) is None
    )


def year_end(tokens: list[Token], i: int) -> int:
    """A bare four-digit year, "2024-25", "1914-18"."""
    token = tokens[i]
    if not (bare(token) and len(token.text) == 4 and (tokens[i - 1].kind != "money" or not i)):
        return i
    value = int(token.text)
    before = tokens[i - 1].low if i else ""
    j = i + 1
    if LAST_YEAR < value < LAST_YEAR + 101 and before in ("by", "in", "until"):
        return i if is_counted(tokens, j) else j
    if tokens[j].text in ("BC", "AD", "CE", "BCE") or (
        before == "." and tokens[i - 2].low == "d" and tokens[i - 4].low == "a"
    ):
        return j
    if FIRST_YEAR <= value <= LAST_YEAR:
        is_range = tokens[j].low in DASHES and bare(tokens[j + 1]) and len(tokens[j + 1].text) in (2, 4)
        if is_range:
            return j + 2
        if before in _COUNT_BEFORE or tokens[j].low in SCALES:
            return i
        if before not in _YEAR_BEFORE and not _is_month(tokens, i - 1) and _is_people_or_unit(tokens, j):
            return i
        return j
    if 1000 <= value < FIRST_YEAR:
        is_dated = before in ("in", "since", "by", "until") or _is_month(tokens, i - 1) or _follows_year(tokens, i)
        return j if is_dated and not is_counted(tokens, j) else i
    return i


def _follows_year(tokens: list[Token], i: int) -> bool:
    """Tell a later year of a list: "in 1824, 1864 and 1886"."""
    for _ in range(MAX_YEARS):
        i -= 1 + (tokens[i - 1].low in ("and", "or") and tokens[i - 2].low == ",")
        if i < 2 or tokens[i].low not in (",", "and", "or", "to", "-", "–"):
            return False
        i -= 1
        if not (bare(tokens[i]) and len(tokens[i].text) == 4):
            return False
        if tokens[i - 1].low in ("in", "since", "from", "between"):
            return True
    return False


MAX_YEARS = 8  # years listed in one breath


def _is_people_or_unit(tokens: list[Token], j: int) -> bool:
    """Tell whether persons, vehicles or a unit follow, which a year hardly modifies."""
    if unit_at(tokens, j, 2000.0) is not None and not is_hyphen(tokens, j):
        return True
    for token in tokens[j : j + 3]:
        singular = IRREGULAR_PLURALS.get(token.low, token.low.removesuffix("s"))
        if token.low != singular and (singular in PERSONS or singular in VEHICLES):
            return True
        if token.kind != "word" or token.low in STOPS:
            return False
    return False
