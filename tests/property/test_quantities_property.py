"""Properties of the quantity grammar: what is rendered reads back, and no text crashes it or makes it slow."""

import math
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.claims.quantities import find_quantities
from claimcheck.records import Quantity

SIZE = 100_000  # characters of adversarial text
BUDGET = 20.0  # seconds of processor time: a guard against hanging, no measure; news of that length takes 0.1

ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
ONES += "seventeen eighteen nineteen".split()
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(number: int) -> str:
    """Spell 1 to 999,999,999 as British print does."""
    for size, name in ((1_000_000, "million"), (1000, "thousand")):
        if number >= size:
            rest = number % size
            joint = " and " if 0 < rest < 100 else " "
            return f"{in_words(number // size)} {name}" + (joint + in_words(rest) if rest else "")
    if number >= 100:
        rest = number % 100
        return f"{ONES[number // 100]} hundred" + (f" and {in_words(rest)}" if rest else "")
    if number < 20:
        return ONES[number]
    return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")


def only(text: str) -> Quantity:
    found = find_quantities(text)
    assert len(found) == 1, (text, found)
    return found[0]


@given(st.integers(2, 999_999_999))
def test_a_number_in_words_reads_back(number: int) -> None:
    text = f"They counted {in_words(number)} birds."
    quantity = only(text)
    assert (quantity.value, quantity.low, quantity.high) == (number, number, number)
    assert text[quantity.start : quantity.end] == in_words(number)
    assert quantity.head == "bird"


@given(st.integers(2, 10**12))
def test_digits_with_separators_read_back(number: int) -> None:
    quantity = only(f"They counted {number:,} birds.")
    assert quantity.value == number
    assert quantity.counted == "birds"


@given(st.integers(10, 9999), st.sampled_from([("million", 1e6), ("billion", 1e9), ("thousand", 1e3)]))
def test_power_words_scale(tenths: int, scale: tuple[str, float]) -> None:
    quantity = only(f"It cost ${tenths / 10} {scale[0]} to build.")
    assert quantity.value == pytest.approx(tenths / 10 * scale[1])
    assert (quantity.unit, quantity.dimension) == ("dollar", "money:dollar")


BOUNDS = [
    ("at least", ">", True, False, False),
    ("more than", ">", True, False, True),
    ("at most", "<", False, True, False),
    ("fewer than", "<", False, True, True),
    ("about", "~", True, True, False),
    ("exactly", "=", True, True, False),
]


@given(st.sampled_from(BOUNDS), st.integers(2, 100_000))
def test_bounds_close_and_open_the_right_ends(bound: tuple[str, str, bool, bool, bool], number: int) -> None:
    words, relation, has_low, has_high, is_open = bound
    quantity = only(f"The ministry counted {words} {number:,} goats.")
    assert quantity.relation == relation
    assert (quantity.low is not None, quantity.high is not None) == (has_low, has_high)
    assert (quantity.low_open or quantity.high_open) == is_open
    assert quantity.low is None or quantity.low <= number
    assert quantity.high is None or quantity.high >= number


UNITS = [
    ("kilometres", "kilometre", 1000.0),
    ("km", "kilometre", 1000.0),
    ("hours", "hour", 3600.0),
    ("tonnes", "tonne", 1000.0),
    ("per cent", "percentage", 0.01),
    ("hectares", "hectare", 10_000.0),
    ("euros", "euro", 1.0),
    ("yen", "japanese yen", 1.0),
    ("degrees Celsius", "celsius", 1.0),
    ("megawatts", "megawatt", 1e6),
]


@given(st.sampled_from(UNITS), st.integers(2, 5000))
def test_units_convert_to_the_base(unit: tuple[str, str, float], number: int) -> None:
    words, name, factor = unit
    quantity = only(f"It came to {number:,} {words} in all.")
    assert (quantity.unit, quantity.value) == (name, number)
    assert quantity.low == pytest.approx(number * factor)
    assert quantity.high == pytest.approx(number * factor)


@given(st.integers(2, 400), st.integers(1, 400))
def test_ranges_read_back(low: int, more: int) -> None:
    for text in (f"Between {low} and {low + more} goats ran.", f"From {low} to {low + more} goats ran."):
        quantity = only(text)
        assert (quantity.value, quantity.low, quantity.high, quantity.head) == (None, low, low + more, "goat")


PIECES = st.sampled_from(
    (
        "a an the of and or to in per at least more than 40 1,200 3.5 half quarter million hundred dozen two twenty "
        "- – . , $ € % km people one two thirds 2026 May 9:40 a.m. Nobody none no from between by rose 3-1 "
        "1,000-for-1,000 as many times old ( ) / : ' ° C minus below zero such them those few several couple a 6ft "
        "2in 6'2 99.9 x ×10^3 G7 # PS2.7m over took index"
    ).split(" ")
)


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=25), st.sampled_from(["", " "]))
def test_any_mixture_of_its_words_keeps_the_contract(pieces: list[str], joint: str) -> None:
    check(joint.join(pieces))


@settings(max_examples=200)
@given(st.text(max_size=200))
def test_any_text_keeps_the_contract(text: str) -> None:
    check(text)


def check(text: str) -> None:
    end = 0
    for quantity in find_quantities(text):
        assert end <= quantity.start < quantity.end <= len(text), (text, quantity)
        assert text[quantity.start : quantity.end].strip() == text[quantity.start : quantity.end]
        assert all(math.isfinite(v) for v in (quantity.value, quantity.low, quantity.high) if v is not None)
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
        end = quantity.end


ADVERSARIAL = {
    "digits": "9",
    "spaced digits": "1 234 567 ",
    "separators": "1,",
    "points": "1.",
    "dashes": "1-",
    "slashes": "1/",
    "colons": "1:",
    "number words": "twenty ",
    "joined words": "one-",
    "scales": "million ",
    "halves": "and a half ",
    "bounds": "more than at least about ",
    "articles": "a ",
    "of": "two of the ",
    "units": "2 hours, ",
    "money": "$",
    "quotes": '"',
    "adjectives": "large ",
    "one adjective": "two large ",
    "pronouns": "12 of them. ",
    "no sentences": "12 people and ",
    "change": "rose by 3 to ",
    "possessives": "city's 12 ",
    "hyphens": "check-in-",
    "plurals": "arms ",
    "newlines": "1.\n",
    "combining": "a\u0301",
    "wide": "１２３ ",
    "powers": "2×10^3 ",
    "heights": "6'2 ",
    "phrasal": "took over 12 million ",
    "rates": "3 tests per 100 ",
}


@pytest.mark.parametrize("text", ["9" * 5000 + "/4 of it", "1 " + "million " * 300, "9" * 400 + " people", "1e999 m"])
def test_huge_numbers_stay_finite(text: str) -> None:
    check(text)


@pytest.mark.parametrize("name", ADVERSARIAL)
def test_adversarial_text_never_hangs(name: str) -> None:
    piece = ADVERSARIAL[name]
    start = time.process_time()
    find_quantities(piece * (SIZE // len(piece)))
    assert time.process_time() - start < BUDGET
