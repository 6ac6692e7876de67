"""Quantities with a numeral: number, unit, second number, bounds - everything but nouns and neighbours."""

from __future__ import annotations

from claimcheck.claims.amounts.ages import decade_of_life, is_age, is_age_range, is_magnitude, old_behind
from claimcheck.claims.amounts.bounds import LESS, MORE, bound_before, bound_behind
from claimcheck.claims.amounts.counted import Phrase
from claimcheck.claims.amounts.excluded import is_race_time
from claimcheck.claims.amounts.heat import is_heat
from claimcheck.claims.amounts.measures import Measure, money_before, rate_at, unit_at
from claimcheck.claims.amounts.nouns import is_plural, singular
from claimcheck.claims.amounts.numerals import Numeral, read_numeral
from claimcheck.claims.amounts.reading import Reading, clean
from claimcheck.claims.amounts.shapes import Pair, read_pair
from claimcheck.claims.amounts.special import times_as_many
from claimcheck.claims.amounts.tokens import Token, is_hyphen, phrase_at
from claimcheck.claims.units import BY_NAME, DEGREE_CELSIUS, Unit
from claimcheck.config import VagueWords

YEAR = BY_NAME["year"]
_MINUS = frozenset({"-", "−", "–"})


def read_number(tokens: list[Token], i: int, vague: VagueWords) -> Reading | None:
    """Read the quantity whose number, currency sign or article ("a dozen") stands at ``i``.

    Args:
        tokens: tokens with padding.
        i: where it starts; bound words before it are looked up from here.
        vague: what vague words span.

    Returns:
        The reading with bounds and unit, or null.
    """
    group = _age_group(tokens, i)
    if group is not None:
        return group
    if decade_of_life(tokens, i):
        value = float(tokens[i].text)
        return Reading(i, i, i + 2, i + 2, None, value, value + 9, "age", YEAR)
    special = _clock_duration(tokens, i) or _unit_alone(tokens, i) or _swap_of_words(tokens, i)
    if special is not None:
        return bounded(tokens, special)
    money = money_before(tokens, i)
    unit, first, at = money if money is not None else (None, i, i)
    sign, at, first = _sign(tokens, at, first, money is not None)
    numeral = read_numeral(tokens, at, vague, money=money is not None)
    if numeral is None:
        return None
    if numeral.style == "ordinal":
        return Reading(first, i, numeral.last, numeral.last, numeral.value, numeral.low, numeral.high, "ordinal")
    share = one_in(tokens, numeral, vague)
    if share is not None:
        return bounded(tokens, share)
    many = times_as_many(tokens, numeral)
    if many is not None:
        return bounded(tokens, many)
    if sign < 0 and numeral.value is not None:
        numeral = numeral._replace(value=-numeral.value, low=-numeral.low, high=-numeral.high)
    reading = _measured(tokens, numeral, unit, first, vague)
    return bounded(tokens, reading) if reading is not None else None


def _age_group(tokens: list[Token], i: int) -> Reading | None:
    """Read "over-65s", "under-18s": ages beyond a limit."""
    is_group = tokens[i].kind == "number" and tokens[i + 1].low == "s" and tokens[i + 1].glued and i > 1
    if not is_group or not is_hyphen(tokens, i - 1) or tokens[i - 2].low not in ("over", "under"):
        return None
    value = float(tokens[i].text.replace(",", ""))
    limit = MORE if tokens[i - 2].low == "over" else LESS
    return Reading(i - 2, i, i + 2, i + 2, value, value, value, "age", YEAR, limit)


def _sign(tokens: list[Token], at: int, first: int, is_money: bool) -> tuple[float, int, int]:
    """Read a minus sign or "minus" before the number: the sign, where the number and where its words start."""
    if is_money and tokens[at].low in _MINUS and tokens[at + 1].kind == "number" and tokens[at + 1].glued:
        return -1.0, at + 1, first
    before = tokens[first - 1]
    if first and before.low == "minus":
        return -1.0, at, first - 1
    if first > 1 and is_hyphen(tokens, first - 1) and tokens[first - 2].low == "minus":
        return -1.0, at, first - 2
    is_sign = first and before.low in ("-", "−") and tokens[first].glued and not before.glued
    if is_sign and (before.low == "−" or is_money or _takes_sign(tokens, at)):
        return -1.0, at, first - 1
    return 1.0, at, first


def _takes_sign(tokens: list[Token], at: int) -> bool:
    """Tell whether a number behind a hyphen may be negative: a per cent, a temperature."""
    measure = unit_at(tokens, at + 1, 1.0)
    return measure is not None


def _measured(
    tokens: list[Token], numeral: Numeral, unit: Unit | None, first: int, vague: VagueWords
) -> Reading | None:
    """Read units and a second number behind ``numeral``; ``unit`` is a currency read before it."""
    j = numeral.last
    pair = read_pair(tokens, numeral, unit, j, vague)
    if pair is None:
        measure = _unit_behind(tokens, numeral, unit)
        if measure is not None and measure.span_last > j:
            pair = read_pair(tokens, numeral, measure.unit, measure.last, vague)
            if pair is not None and pair.kind not in ("range",):
                pair = None
            if pair is not None and not _same_measure(tokens, pair, measure.unit, vague):
                pair = None
        if pair is None:
            return _single(tokens, numeral, measure, unit, first)
    if pair.kind != "range":
        return _other_pair(tokens, numeral, pair, first)
    money = pair.unit or unit
    measure = _unit_behind(tokens, pair.numeral, money)
    last = measure.span_last if measure is not None else pair.last
    behind = measure.last if measure is not None else pair.last
    found = measure.unit if measure is not None else money
    opener = tokens[first - 1].low if first else ""
    start = first - 1 if opener in ("between", "from") and first else first
    if found is None and is_age_range(tokens, start):
        return Reading(start, numeral.first, last, behind, None, pair.low, pair.high, "age", YEAR)
    return Reading(start, numeral.first, last, behind, None, pair.low, pair.high, "range", found)


def one_in(tokens: list[Token], numeral: Numeral, vague: VagueWords) -> Reading | None:
    """Read "one starter in twenty": one, a noun, "in", and a number that no noun follows."""
    j = numeral.last
    if numeral.value != 1 or numeral.style != "words" or tokens[j].kind != "word" or tokens[j + 1].low != "in":
        return None
    second = read_numeral(tokens, j + 2, vague)
    if second is None or second.style not in ("words", "digits") or not second.value or second.value < 3:
        return None
    after = tokens[second.last]
    if is_plural(after.low) or 1900 <= second.value <= 2099 or unit_at(tokens, second.last, second.value) is not None:
        return None
    share = 1 / second.value
    phrase = Phrase(singular(tokens[j].low), j, j + 1)
    return Reading(numeral.first, numeral.first, second.last, second.last, share, share, share, "part", phrase=phrase)


def _same_measure(tokens: list[Token], pair: Pair, unit: Unit, vague: VagueWords) -> bool:
    """Tell whether both numbers of a range carry the same unit: "12 km to 15 km", not "5 km to 3 villages"."""
    if unit.dimension.startswith("money:") and pair.unit is not None:
        return pair.unit.name == unit.name
    measure = unit_at(tokens, pair.last, pair.high)
    return measure is not None and measure.unit.dimension == unit.dimension


def _unit_behind(tokens: list[Token], numeral: Numeral, unit: Unit | None) -> Measure | None:
    """Read the unit behind a number: also "[half] an hour", "[a quarter] of a mile", "[hundreds] of kilometres"."""
    j = numeral.last
    value = numeral.value if numeral.value is not None else numeral.high
    if unit is not None:
        rate = unit_at(tokens, j, value) if tokens[j].low in ("us", "dollars") else None
        return rate or _money_rate(tokens, unit, j)
    at = j
    if numeral.style in ("part", "vague") and tokens[at].low == "of":
        at += 1
    if numeral.style == "part" and tokens[at].low in ("a", "an"):
        at += 1
    elif numeral.style == "part" and (at > j or not (is_hyphen(tokens, j) or tokens[numeral.first].kind != "word")):
        return None
    if is_hyphen(tokens, j) and tokens[j + 1].low in ("odd", "plus"):
        at = j + 2
    elif numeral.style == "words" and numeral.value == 0.5:
        return unit_at(tokens, at, value)
    behind = bound_behind(tokens, j) if at == j else None
    if behind is not None and at == j:
        measure = unit_at(tokens, behind[1], value)
        if measure is not None:
            return measure
    measure = unit_at(tokens, at, value)
    is_place = numeral.style == "vague" and measure is not None and measure.unit.name == "point"
    return None if is_place else measure  # "several points along the road"


def _money_rate(tokens: list[Token], unit: Unit, j: int) -> Measure:
    rate = rate_at(tokens, j)
    return Measure(unit, j, j) if rate is None else Measure(unit.per(rate[0]), rate[1], j)


def _single(tokens: list[Token], numeral: Numeral, measure: Measure | None, unit: Unit | None, first: int) -> Reading:
    """Make the reading of one number with its unit, an age or a magnitude where the neighbours say so."""
    j = numeral.last
    value, low, high = numeral.value, numeral.low, numeral.high
    kind = {"part": "part", "vague": "vague"}.get(numeral.style, "cardinal")
    if measure is None:
        if value is not None and kind == "cardinal" and numeral.scale == 1:
            shake = is_magnitude(tokens, numeral.first, j)
            if shake is not None:
                return Reading(shake[0], numeral.first, shake[1], shake[1], value, low, high, "magnitude")
            if is_age(tokens, numeral.first, j, value):
                return Reading(first, numeral.first, j, j, value, low, high, "age", YEAR)
        below = _below_zero(tokens, j)
        if below and value is not None:
            return Reading(first, numeral.first, below, below, -value, -high, -low, "cardinal", DEGREE_CELSIUS)
        if unit is None and tokens[first - 1].low == "from" and tokens[j].low == "to" and value is not None:
            unit = _unit_ahead(tokens, j + 1)
        if value is not None and value < 0 and unit is None and tokens[first].low == "minus" and is_heat(tokens, first):
            unit = DEGREE_CELSIUS
        return Reading(first, numeral.first, j, j, value, low, high, kind, unit)
    found, last, behind = measure.unit, measure.span_last, measure.last
    below = _below_zero(tokens, last) if found.dimension in ("angle", "temperature") else 0
    if below and value is not None:
        value, low, high, last, behind = -value, -high, -low, below, below
    old = old_behind(tokens, last) if found.dimension == "duration" else 0
    if old:
        return Reading(first, numeral.first, old, old, value, low, high, "age", found)
    reading = Reading(first, numeral.first, last, behind, value, low, high, kind, found)
    return _compound(tokens, reading) if value is not None and kind == "cardinal" else reading


def _unit_ahead(tokens: list[Token], j: int) -> Unit | None:
    """Return the unit that "from 4.8 to [4.7 percent]" says only once."""
    second = read_numeral(tokens, j, VagueWords())
    if second is None or second.value is None:
        return None
    measure = unit_at(tokens, second.last, second.value)
    return measure.unit if measure is not None else None


def _below_zero(tokens: list[Token], j: int) -> int:
    is_below = tokens[j].low == "below" and tokens[j + 1].low in ("zero", "freezing")
    return j + 2 if is_below else 0


def _other_pair(tokens: list[Token], numeral: Numeral, pair: Pair, first: int) -> Reading | None:
    if pair.kind == "score":
        ends = sorted((pair.low, pair.high))
        return Reading(first, numeral.first, pair.last, pair.last, None, ends[0], ends[1], "score")
    if pair.kind == "swap":
        start = first + 1 if tokens[first].low == "a" and is_hyphen(tokens, numeral.last) else first
        return Reading(start, numeral.first, pair.last, pair.last, pair.low, pair.low, pair.low, "swap")
    value = pair.low if pair.kind == "proportion" else pair.high
    kind = "part" if pair.kind == "proportion" else "ratio"
    return Reading(first, numeral.first, pair.last, pair.last, value, value, value, kind)


# --- compounds -----------------------------------------------------------------------------

_COMPOUND = frozenset({"duration", "length", "mass"})


def _compound(tokens: list[Token], reading: Reading) -> Reading:
    """Add "19 minutes and 42 seconds" to "2 hours", "11 inches" to "5 feet"; "and a half" behind the unit."""
    unit = reading.unit
    if unit is None or reading.value is None or unit.dimension not in _COMPOUND:
        return reading
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


def _swap_of_words(tokens: list[Token], i: int) -> Reading | None:
    """Read "thousand-for-thousand", which opens with a power word alone."""
    word = tokens[i].low
    if word not in ("thousand", "hundred") or not is_hyphen(tokens, i + 1) or tokens[i + 2].low != "for":
        return None
    value = 1000.0 if word == "thousand" else 100.0
    is_pair = is_hyphen(tokens, i + 3) and tokens[i + 4].low == word
    return Reading(i, i, i + 5, i + 5, value, value, value, "swap") if is_pair else None


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
    reading = _compound(tokens, Reading(i, i, j, j, 1.0, 1.0, 1.0, "cardinal", measure.unit))
    if reading.last > j or is_bound:
        return reading
    is_lasting = measure.unit.dimension == "duration" and tokens[i - 1].low in _LASTING - {"in", "after"}
    return reading if is_lasting and tokens[j].low not in ("ago", "old") else None


def bounded(tokens: list[Token], reading: Reading) -> Reading:
    """Take in the bound words before and behind the number."""
    before = bound_before(tokens, reading.first)
    if before is not None and reading.kind != "score":
        reading = reading._replace(first=before[1], limit=before[0])
    elif reading.kind == "cardinal" and reading.first and tokens[reading.first - 1].low == "all":
        reading = reading._replace(first=reading.first - 1)
    at = reading.last
    number_end = _number_end(tokens, reading)
    for j in (at, number_end):
        behind = bound_behind(tokens, j) if j else None
        if behind is not None and reading.kind not in ("score", "swap", "ratio"):
            last = max(behind[1], at)
            return reading._replace(limit=reading.limit or behind[0], last=last, behind=max(last, reading.behind))
    return reading


def _number_end(tokens: list[Token], reading: Reading) -> int:
    """Return the token behind the bare number of a measured quantity: "300-odd [miles]"."""
    if reading.unit is None or reading.kind == "range":
        return 0
    numeral = read_numeral(tokens, reading.core, VagueWords())
    return numeral.last if numeral is not None and numeral.last < reading.last else 0
