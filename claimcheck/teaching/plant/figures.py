"""Another figure in the place of one: plausible, written the same way, and never the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.claims.amounts.number_words import ONES, ORDINAL_ONES, TEENS, TENS
from claimcheck.claims.quantities import find_quantities
from claimcheck.records import Quantity, digest
from claimcheck.teaching.plant.records import Edit

SMALL, TWO_DIGITS, HUNDRED = 12, 99, 100
STEPS_SMALL = (1, -1, 2, -2, 3, -3)
FACTORS = (0.7, 1.3, 0.6, 1.4, 0.8, 1.2)  # far enough that other articles tell, near enough to be believed
STEPS_HEAT = (4, -4, 6, -6, 3, -3)  # degrees: a day stays a day of its season
STEPS_RANK = (1, -1, 2, -2)
OLDEST = 99  # years: an age stays one that people reach
YEARS = range(1500, 2100)
MINUTES = 60
_SUFFIXES = {1: "st", 2: "nd", 3: "rd"}
_CARDINALS = ONES | TEENS | TENS
_WORDS = {value: word for word, value in _CARDINALS.items() if word != "fourty"}
_RANKS = {value: word for word, value in ORDINAL_ONES.items()}
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)|\d+\.\d+|\d+")
_WORD = re.compile(
    rf"\b(?:(?:{'|'.join(TENS)})-(?:{'|'.join(ONES)})|{'|'.join([*_CARDINALS, *ORDINAL_ONES])})\b", re.IGNORECASE
)
_VOWEL = re.compile(r"8|11(?!\d)|18(?!\d)|11,|18,|e(?!u)", re.IGNORECASE)  # spoken with a vowel: eight, eleven, eighty


def figure_edits(sentence: str) -> Iterator[Edit]:
    """Yield at most one change for each figure of a sentence; the same sentence always gives the same changes."""
    found = [each for each in find_quantities(sentence) if each.value]
    for quantity in found:
        edit = _edit(sentence, quantity, [other for other in found if other is not quantity])
        if edit is not None:
            yield edit


def _edit(sentence: str, quantity: Quantity, others: Sequence[Quantity]) -> Edit | None:
    span = sentence[quantity.start : quantity.end]
    digits = list(_DIGITS.finditer(span))
    words = list(_WORD.finditer(span))
    if quantity.dimension == "duration" and len(digits) > 1 and not words:
        return _minutes(sentence, quantity, digits[1])
    if len(digits) + len(words) != 1 or quantity.dimension in {"swap", "score", "ratio"}:
        return None
    if quantity.dimension == "proportion" and quantity.unit is None:  # three quarters cannot become five
        return None
    numeral = (digits or words)[0]
    value = float(numeral[0].replace(",", "")) if digits else _value(numeral[0])
    start, end = quantity.start + numeral.start(), quantity.start + numeral.end()
    if _is_year(numeral[0], quantity) or (value == 1 and not quantity.ordinal):  # "one" has no plural behind it
        return None
    has_suffix = quantity.ordinal and numeral[0].isdigit() and sentence[end : end + 2].isalpha()  # 41st
    for new in _values(value, numeral[0], quantity, sentence):
        after = _written(new, numeral[0], is_rank=quantity.ordinal)
        if after and _fits(new, value, quantity, others) and _sounds_alike(sentence[:start], numeral[0], after):
            rank = _suffix(int(new)) if has_suffix else ""
            return Edit("figure", start, end + len(rank), after + rank)
    return None


def _minutes(sentence: str, quantity: Quantity, part: re.Match[str]) -> Edit | None:
    """Change the second number of "2 hours, 19 minutes" or "2:09:15"."""
    if not part[0].isdigit() or int(part[0]) >= MINUTES:
        return None
    shift = 7 + int(digest("minutes", sentence, part[0]), 16) % 40
    after = str((int(part[0]) + shift) % MINUTES or 1).rjust(len(part[0]), "0")
    start = quantity.start + part.start()
    return Edit("figure", start, start + len(part[0]), after) if after != part[0] else None


def _values(value: float, numeral: str, quantity: Quantity, sentence: str) -> list[float]:
    """Other values, in an order drawn from the sentence itself."""
    if quantity.ordinal or quantity.dimension == "rank":
        made = [value + step for step in STEPS_RANK]
    elif quantity.dimension == "temperature":
        made = [value + step for step in STEPS_HEAT]
    elif "." in numeral:
        places = len(numeral.partition(".")[2])
        made = [round(value * factor, places) for factor in FACTORS]
    elif value <= SMALL:
        made = [value + step for step in STEPS_SMALL]
    elif value <= TWO_DIGITS:
        made = [float(round(value * factor)) for factor in FACTORS]
    else:
        made = [_coarse(value, factor, numeral) for factor in FACTORS]
    return sorted(made, key=lambda new: digest("figure", sentence, numeral, repr(new)))


def _coarse(value: float, factor: float, numeral: str) -> float:
    """Round as the figure itself is rounded: 200,000 becomes 100,000 or 300,000, never 262,144."""
    zeros = len(numeral) - len(numeral.rstrip("0,")) - numeral[len(numeral.rstrip("0,")) :].count(",")
    place = 10.0**zeros
    return float(round(value * factor / place) * place)


def _fits(new: float, value: float, quantity: Quantity, others: Sequence[Quantity]) -> bool:
    """Whether a value is another one, possible in itself, and keeps its order among its like in the sentence."""
    if new == value or new < (1 if quantity.ordinal else 2 if value >= 2 else 0):
        return False
    if quantity.unit == "percentage" and value <= HUNDRED < new:
        return False
    if quantity.dimension == "age" and new > OLDEST >= value:
        return False
    whole = new * (quantity.value or 0.0) / value
    like = [each.value for each in others if each.dimension == quantity.dimension and each.value is not None]
    return all((whole < other) == ((quantity.value or 0.0) < other) and whole != other for other in like)


def _written(new: float, numeral: str, *, is_rank: bool) -> str:
    """Write a value as the numeral was written; empty when it cannot be."""
    if numeral[0].isdigit():
        if "." in numeral:
            return f"{new:.{len(numeral.partition('.')[2])}f}"
        return f"{new:.0f}" if len(numeral) > 3 and "," not in numeral else f"{new:,.0f}"
    if is_rank:
        word = _RANKS.get(int(new), "")
    else:
        tens, ones = divmod(int(new), 10)
        word = _WORDS.get(int(new), "") or f"{_WORDS.get(tens * 10, '')}-{_WORDS.get(ones, '')}".strip("-")
    return word.capitalize() if numeral[0].isupper() else word


def _suffix(rank: int) -> str:
    return "th" if rank % HUNDRED in (11, 12, 13) else _SUFFIXES.get(rank % 10, "th")


def _value(word: str) -> float:
    low = word.lower()
    if low in ORDINAL_ONES:
        return float(ORDINAL_ONES[low])
    return float(sum(_CARDINALS[part] for part in low.split("-")))


def _is_year(numeral: str, quantity: Quantity) -> bool:
    return numeral.isdigit() and int(numeral) in YEARS and quantity.unit is None and quantity.head is None


def _sounds_alike(ahead: str, before: str, after: str) -> bool:
    """Whether "a" or "an" ahead of the figure still fits."""
    article = ahead.lower().split()[-1:]
    if article not in (["a"], ["an"]):
        return True
    return bool(_VOWEL.match(before)) == bool(_VOWEL.match(after))
