"""Shapes of more than one number or none: "2 hours, 19 minutes", "2:09:15", "an hour and a half", "over-65s"."""

from __future__ import annotations

from claimcheck.claims.amounts.bounds import LESS, MORE, bound_before
from claimcheck.claims.amounts.excluded import is_race_time
from claimcheck.claims.amounts.measures import unit_at
from claimcheck.claims.amounts.numeral import Numeral
from claimcheck.claims.amounts.numerals import read_numeral
from claimcheck.claims.amounts.reading import Reading, clean
from claimcheck.claims.amounts.tokens import DASHES, Token, is_hyphen, phrase_at
from claimcheck.claims.units import BY_NAME
from claimcheck.config import VagueWords

YEAR = BY_NAME["year"]

_COMPOUND = frozenset({"duration", "length", "mass"})


def with_smaller_units(tokens: list[Token], reading: Reading) -> Reading:
    """Add "19 minutes and 42 seconds" to "2 hours", "11 inches" to "5 feet"; "and a half" behind the unit."""
    unit = reading.unit
    if unit is not None and unit.dimension.startswith("money:"):
        return _with_coins(tokens, reading)
    if unit is None or reading.value is None or unit.dimension not in _COMPOUND:
        return reading
    if unit.name == "foot" and _inches_at(tokens, reading.last):
        return _feet(reading, reading.value + int(tokens[reading.last + 1].text) / 12, reading.last + 2)
    if phrase_at(tokens, reading.last, ("and", "a", "half")):
        value = reading.value + 0.5
        return reading._replace(last=reading.last + 3, behind=reading.last + 3, value=value, low=value, high=value)
    smallest = unit.factor
    total = reading.value * unit.factor
    j = reading.last
    while True:
        at = j + 1 if tokens[j].low == "," else j
        at += tokens[at].low == "and"
        numeral = read_numeral(tokens, at, VagueWords())
        if numeral is None or numeral.value is None or numeral.style not in ("digits", "words"):
            break
        measure = unit_at(tokens, numeral.last, numeral.value)
        part = measure.unit if measure is not None else None
        if part is None or measure is None or part.dimension != unit.dimension or part.factor >= smallest:
            break
        if numeral.value * part.factor >= smallest:
            break
        total += numeral.value * part.factor
        j, smallest = measure.last, part.factor
    if j == reading.last:
        return reading
    value = total / unit.factor
    return reading._replace(last=j, behind=j, value=value, low=value, high=value)


def _inches_at(tokens: list[Token], j: int) -> bool:
    """Tell "6-foot[-2]": a hyphen, inches without their unit, and no more joined to them."""
    inches = tokens[j + 1]
    is_inches = is_hyphen(tokens, j) and inches.text.isdigit() and int(inches.text[:3]) < 12
    return is_inches and not is_hyphen(tokens, j + 2)


def _feet(reading: Reading, value: float, last: int) -> Reading:
    return reading._replace(last=last, behind=last, value=value, low=value, high=value, unit=BY_NAME["foot"])


def _height(tokens: list[Token], i: int) -> Reading | None:
    """Read the height 6'2" with or without the sign of inches."""
    feet, sign, inches = tokens[i : i + 3]
    if sign.low not in ("'", "′") or not sign.glued or not inches.glued or not feet.text.isdigit():
        return None
    if not inches.text.isdigit() or not 3 <= int(feet.text[:3]) <= 8 or int(inches.text[:3]) >= 12:
        return None
    last = i + 4 if tokens[i + 3].glued and tokens[i + 3].low in ('"', "”", "″") else i + 3
    return _feet(Reading(i, i, last, last, 0.0, 0.0, 0.0, "cardinal"), int(feet.text) + int(inches.text) / 12, last)


_COINS = frozenset({"cent", "penny", "sen", "kopeck"})


def _with_coins(tokens: list[Token], reading: Reading) -> Reading:
    """Add the hundredths of "three dollars and 45 cents"."""
    at = reading.last + (tokens[reading.last].low == "and")
    numeral = read_numeral(tokens, at, VagueWords())
    if reading.value is None or numeral is None or not numeral.value or not 0 < numeral.value < 100:
        return reading
    if reading.value != int(reading.value) or numeral.value != int(numeral.value):
        return reading
    measure = unit_at(tokens, numeral.last, numeral.value)
    last = numeral.last
    if measure is not None and measure.unit.name in _COINS:
        last = measure.last
    elif measure is not None or at > reading.last or not _is_spoken_price(tokens, reading, numeral):
        return reading
    value = reading.value + numeral.value / 100
    return reading._replace(last=last, behind=last, value=value, low=value, high=value)


def _is_spoken_price(tokens: list[Token], reading: Reading, numeral: Numeral) -> bool:
    """Tell "fifteen dollars fifty" from "15 dollars 50 times": two digits, nothing counted, no sign before."""
    after = tokens[numeral.last]
    is_two_digits = 10 <= (numeral.value or 0) < 100 and tokens[reading.last - 1].kind == "word"
    return is_two_digits and after.kind in ("sign", "end") and after.low not in DASHES and after.low not in "%/:"


def _clock_duration(tokens: list[Token], i: int) -> Reading | None:
    """Read "2:09:15" as hours, minutes and seconds, "3:45.6" as minutes and seconds; not behind "at"."""
    token = tokens[i]
    if not (token.kind == "number" and tokens[i + 1].low == ":" and tokens[i + 1].glued and tokens[i + 2].glued):
        return None
    minutes = tokens[i + 2]
    if not token.text.isdigit() or minutes.kind != "number" or not is_race_time(tokens, i):
        return None
    if tokens[i + 3].low == ":" and tokens[i + 4].kind == "number" and len(minutes.text) == 2:
        seconds = int(token.text) * 3600 + float(minutes.text) * 60 + float(tokens[i + 4].text.replace(",", ""))
        hours = seconds / 3600
        return Reading(i, i, i + 5, i + 5, hours, hours, hours, "cardinal", BY_NAME["hour"])
    if "." in minutes.text and len(minutes.text.split(".")[0]) == 2:
        value = clean(int(token.text) + float(minutes.text) / 60)
        return Reading(i, i, i + 3, i + 3, value, value, value, "cardinal", BY_NAME["minute"])
    return None


_LASTING = frozenset("for within lasted lasting lasts took takes takes taking take after in".split())


def _unit_alone(tokens: list[Token], i: int) -> Reading | None:
    """Read "an hour", "a week" as one, where a bound, "and a half" or a word of lasting makes it a measure."""
    if tokens[i].low not in ("a", "an"):
        return None
    measure = unit_at(tokens, i + 1, 1.0)
    if (
        measure is None
        or tokens[i + 1].kind != "word"
        or measure.unit.dimension not in ("duration", "length", "mass", "volume")
    ):
        return None
    is_compared = tokens[i - 2].low not in ("more", "less", "longer", "fewer") or tokens[i - 3].kind == "number"
    if tokens[i - 1].low == "than" and is_compared:
        return None
    is_bound = bound_before(tokens, i) is not None and tokens[i - 1].low not in ("under", "below", "above")
    if (
        not is_bound
        and tokens[i + 1].low in ("second", "minute", "bit", "metric", "light", "million")
        and tokens[measure.last].low not in ("and",)
    ):
        return None
    j = measure.last
    reading = with_smaller_units(tokens, Reading(i, i, j, j, 1.0, 1.0, 1.0, "cardinal", measure.unit))
    if reading.last > j or is_bound:
        return reading
    is_lasting = measure.unit.dimension == "duration" and tokens[i - 1].low in _LASTING - {"in", "after"}
    return reading if is_lasting and tokens[j].low not in ("ago", "old") else None


def _swap_of_words(tokens: list[Token], i: int) -> Reading | None:
    """Read "thousand-for-thousand", which opens with a power word alone."""
    word = tokens[i].low
    if word not in ("thousand", "hundred") or not is_hyphen(tokens, i + 1) or tokens[i + 2].low != "for":
        return None
    value = 1000.0 if word == "thousand" else 100.0
    is_pair = is_hyphen(tokens, i + 3) and tokens[i + 4].low == word
    return Reading(i, i, i + 5, i + 5, value, value, value, "swap") if is_pair else None


def read_age_group(tokens: list[Token], i: int) -> Reading | None:
    """Read "over-65s", "under-18s": ages beyond a limit."""
    is_group = tokens[i].kind == "number" and tokens[i + 1].low == "s" and tokens[i + 1].glued and i > 1
    if not is_group or not is_hyphen(tokens, i - 1) or tokens[i - 2].low not in ("over", "under"):
        return None
    value = float(tokens[i].text.replace(",", ""))
    limit = MORE if tokens[i - 2].low == "over" else LESS
    return Reading(i - 2, i, i + 2, i + 2, value, value, value, "age", YEAR, limit)


def read_irregular(tokens: list[Token], i: int) -> Reading | None:
    """Read the shapes at ``i`` that are no number with a unit behind: race times, "an hour", "over-65s"."""
    found = _clock_duration(tokens, i) or _unit_alone(tokens, i) or _height(tokens, i)
    return found or _swap_of_words(tokens, i)
