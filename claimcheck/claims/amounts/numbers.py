"""Quantities with a numeral: number, unit, second number, bounds - everything but nouns and neighbours."""

from __future__ import annotations

from claimcheck.claims.amounts.ages import decade_of_life, is_age, is_age_range, is_magnitude, old_behind
from claimcheck.claims.amounts.bounding import bounded
from claimcheck.claims.amounts.bounds import bound_behind
from claimcheck.claims.amounts.compounds import YEAR, read_age_group, read_irregular, with_smaller_units
from claimcheck.claims.amounts.currencies import money_before
from claimcheck.claims.amounts.heat import is_heat
from claimcheck.claims.amounts.indices import POINT, is_index_level
from claimcheck.claims.amounts.measures import Measure, rate_at, unit_at
from claimcheck.claims.amounts.numeral import Numeral
from claimcheck.claims.amounts.numerals import read_numeral
from claimcheck.claims.amounts.reading import Reading
from claimcheck.claims.amounts.shapes import Pair, read_pair, share_of_nouns
from claimcheck.claims.amounts.special import times_as_many
from claimcheck.claims.amounts.tokens import HYPHENS, Token, is_hyphen
from claimcheck.claims.units import DEGREE_CELSIUS, Unit
from claimcheck.config import VagueWords

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
    group = read_age_group(tokens, i)
    if group is not None:
        return group
    if decade_of_life(tokens, i):
        value = float(tokens[i].text)
        return Reading(i, i, i + 2, i + 2, None, value, value + 9, "age", YEAR)
    special = read_irregular(tokens, i)
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
    share = share_of_nouns(tokens, numeral, vague)
    if share is not None:
        return bounded(tokens, share)
    many = times_as_many(tokens, numeral)
    if many is not None:
        return bounded(tokens, many)
    if sign < 0 and numeral.value is not None:
        numeral = numeral._replace(value=-numeral.value, low=-numeral.low, high=-numeral.high)
    reading = _measured(tokens, numeral, unit, first, vague)
    return bounded(tokens, reading) if reading is not None else None


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
    of_one = "proportion" if numeral.style == pair.numeral.style == "part" and found is None else None
    return Reading(start, numeral.first, last, behind, None, pair.low, pair.high, "range", found, dimension=of_one)


def _hanging(tokens: list[Token], j: int) -> tuple[Unit, bool] | None:
    """Read the unit that "16- and 17-year-olds", "8 or $9" say only once, and whether it is an age."""
    money = money_before(tokens, j + 1) if tokens[j].low == "or" else None
    if money is not None and money[1] == j + 1:
        return money[0], False
    if (
        tokens[j].low not in HYPHENS
        or not tokens[j].glued
        or tokens[j + 1].glued
        or tokens[j + 1].low not in ("and", "or", "to")
    ):
        return None
    second = read_numeral(tokens, j + 2, VagueWords())
    if second is None or second.value is None:
        return None
    measure = unit_at(tokens, second.last, second.value)
    return None if measure is None else (measure.unit, old_behind(tokens, measure.span_last) > 0)


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
    elif numeral.style == "part" and not _takes_unit(tokens, numeral, at):
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


def _takes_unit(tokens: list[Token], numeral: Numeral, at: int) -> bool:
    """Tell "half-hour", "a half mile", "½ teaspoon" from "half of hours"."""
    is_half = tokens[numeral.last - 1].low == "half"
    return at == numeral.last and (is_hyphen(tokens, at) or tokens[numeral.first].kind != "word" or is_half)


def _money_rate(tokens: list[Token], unit: Unit, j: int) -> Measure:
    rate = rate_at(tokens, j)
    return Measure(unit, j, j) if rate is None else Measure(unit.per(rate[0]), rate[1], j)


def _single(tokens: list[Token], numeral: Numeral, measure: Measure | None, unit: Unit | None, first: int) -> Reading:
    """Make the reading of one number with its unit, an age or a magnitude where the neighbours say so."""
    value, low, high = numeral.value, numeral.low, numeral.high
    kind = {"part": "part", "vague": "vague"}.get(numeral.style, "cardinal")
    plain = Reading(first, numeral.first, numeral.last, numeral.last, value, low, high, kind, unit)
    if measure is None:
        return plain if value is None or unit is not None else _unmeasured(tokens, plain, value)
    found, last, behind = measure.unit, measure.span_last, measure.last
    below = _below_zero(tokens, last) if found.dimension in ("angle", "temperature") else 0
    if below and value is not None:
        value, low, high, last, behind = -value, -high, -low, below, below
    old = old_behind(tokens, last) if found.dimension == "duration" else 0
    if old:
        return plain._replace(last=old, behind=old, kind="age", unit=found)
    reading = Reading(first, numeral.first, last, behind, value, low, high, kind, found)
    return with_smaller_units(tokens, reading) if value is not None and kind == "cardinal" else reading


def _unmeasured(tokens: list[Token], plain: Reading, value: float) -> Reading:
    """Say what a number without a unit is: an age, a magnitude, degrees, or a number whose unit comes later."""
    first, core, j = plain.first, plain.core, plain.last
    hanging = _hanging(tokens, j)
    if hanging is not None:
        return plain._replace(kind="age" if hanging[1] else plain.kind, unit=hanging[0])
    if plain.kind == "cardinal":
        shake = is_magnitude(tokens, core, j)
        if shake is not None:
            return plain._replace(first=shake[0], last=shake[1], behind=shake[1], kind="magnitude")
        if is_age(tokens, core, j, value):
            return plain._replace(kind="age", unit=YEAR)
        if is_index_level(tokens, first, j, value):
            return plain._replace(unit=POINT)
    below = _below_zero(tokens, j)
    if below:
        low, high = -plain.high, -plain.low
        return plain._replace(last=below, behind=below, value=-value, low=low, high=high, unit=DEGREE_CELSIUS)
    if tokens[first - 1].low == "from" and tokens[j].low == "to":
        return plain._replace(unit=_unit_ahead(tokens, j + 1))
    is_frost = value < 0 and tokens[first].low == "minus" and is_heat(tokens, first)
    return plain._replace(unit=DEGREE_CELSIUS) if is_frost else plain


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
