"""The parts of the quantity grammar, one at a time."""

import pytest

from claimcheck.claims.amounts.nouns import is_person, is_plural, is_vehicle, singular
from claimcheck.claims.amounts.numerals import read_numeral
from claimcheck.claims.amounts.tokens import PADDING, tokenise
from claimcheck.claims.quantities import find_quantities
from claimcheck.claims.units import BY_NAME, MONEY_POUND, Unit, unit_named
from claimcheck.config import VagueWords


def value(text: str) -> float | None:
    numeral = read_numeral(tokenise(text), 0, VagueWords())
    return None if numeral is None else numeral.value


def test_tokens_keep_their_offsets() -> None:
    text = "Über 1,200 people’s cars cost €3.4bn."
    for token in tokenise(text)[:-PADDING]:
        assert text[token.start : token.end] == token.text


def test_a_full_stop_of_an_abbreviation_ends_no_sentence() -> None:
    tokens = tokenise("Lt. Col. Brandt left. He had 12 men.\nThen night fell.")
    numbers = {token.text: token.sentence for token in tokens}
    assert (numbers["Brandt"], numbers["He"], numbers["Then"]) == (0, 1, 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("four hundred and twelve", 412),
        ("one million two hundred thousand and five", 1_200_005),
        ("fifteen hundred", 1500),
        ("two-and-a-half", 2.5),
        ("a quarter of a million", 250_000),
        ("half a billion", 5e8),
        ("3½", 3.5),
        ("1 200 000", 1_200_000),
        ("twenty-third", 23),
        ("seven eighths", 0.875),
        ("the", None),
        ("several", None),
    ],
)
def test_numerals(text: str, expected: float | None) -> None:
    assert value(text) == (pytest.approx(expected) if expected is not None else None)


def test_between_keeps_two_numbers_in_words_apart() -> None:
    (quantity,) = find_quantities("between two hundred and three hundred boats")
    assert (quantity.low, quantity.high) == (200, 300)


@pytest.mark.parametrize(
    ("plural", "expected"),
    [
        ("buses", "bus"),
        ("houses", "house"),
        ("bodies", "body"),
        ("witnesses", "witness"),
        ("wives", "wife"),
        ("firemen", "fireman"),
        ("personnel", "personnel"),
        ("crises", "crisis"),
        ("boxes", "box"),
        ("princess", "princess"),
    ],
)
def test_singulars(plural: str, expected: str) -> None:
    assert singular(plural) == expected


def test_persons_and_vehicles_by_noun_and_by_ending() -> None:
    assert all(map(is_person, ("prisoner", "beekeeper", "co-pilot", "violinist", "amputee", "lifeboatman")))
    assert not any(map(is_person, ("container", "helicopter", "number", "checklist", "restaurant", "committee")))
    assert is_vehicle("tractor")
    assert not is_plural("business")


def test_units_convert_and_make_rates() -> None:
    assert BY_NAME["fahrenheit"].to_base(212) == pytest.approx(100)
    assert BY_NAME["kelvin"].to_base(273.15) == pytest.approx(0)
    assert BY_NAME["km"].per("hour") == Unit("kilometre per hour", "speed", pytest.approx(1 / 3.6))
    assert MONEY_POUND.per("litre").dimension == "money:pound sterling"
    assert unit_named("KM") == BY_NAME["km"]
    assert unit_named("nonsense") is None


def test_no_spelling_is_shared_by_two_dimensions_unawares() -> None:
    assert BY_NAME["pound"].dimension == "mass"
    assert BY_NAME["£"].dimension == "money:pound sterling"


def test_coins_of_one_state_share_a_dimension_with_their_signs() -> None:
    assert BY_NAME["¥"] is BY_NAME["yen"]
    assert {BY_NAME[word].dimension for word in ("₹", "rupees", "Rs", "INR")} == {"money:rupee"}
    assert BY_NAME["MXN"].dimension != BY_NAME["pesos"].dimension


@pytest.mark.parametrize(
    ("text", "name", "dimension"),
    [
        ("30 Polish zlotys", "polish zloty", "money:polish zloty"),
        ("30 Pakistani rupees", "pakistani rupee", "money:rupee"),
        ("30 Egyptian pounds", "egyptian pound", "money:egyptian pound"),
        ("30 Gold marks", "mark", "money:mark"),
        ("HK $30", "hong kong dollar", "money:hong kong dollar"),
        ("MXN$30", "mexican peso", "money:mexican peso"),
    ],
)
def test_a_state_before_its_coin(text: str, name: str, dimension: str) -> None:
    (quantity,) = find_quantities(f"It cost {text}.")
    assert (quantity.value, quantity.unit, quantity.dimension) == (30, name, dimension)


def test_a_rate_needs_something_counted() -> None:
    first, second = find_quantities("They do 40 tests a day. It was 12 per week.")
    assert (first.unit, second.unit) == ("test per day", "test per week")
    (bare,) = find_quantities("It was 12 per week.")
    assert (bare.unit, bare.head) == (None, None)


def test_vague_words_span_what_the_user_sets() -> None:
    (quantity,) = find_quantities("Dozens of homes burned.", VagueWords(dozens=(24, 60)))
    assert (quantity.low, quantity.high, quantity.relation) == (24, 60, "~")
    (quantity,) = find_quantities("About 300 homes burned.", VagueWords(approximate=0.5))
    assert (quantity.low, quantity.high) == (150, 450)


def test_the_record_holds_every_field() -> None:
    text = "At least 12 of the 40 wooden boats sank."
    first, second = find_quantities(text)
    assert text[first.start : first.end] == "At least 12"
    assert (first.head, first.counted, first.whole) == ("boat", "wooden boats", "the 40 wooden boats")
    assert (first.low, first.high, first.low_open, first.high_open) == (12, None, False, False)
    assert (first.relation, first.dimension, first.unit) == (">", "count", None)
    assert (first.change, first.ordinal) == (None, False)
    assert second.value == 40


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "$", "-", "a", "No", "half", "one", "€ -", "%", "10:99:99:1"])
def test_scraps_are_read_without_error(text: str) -> None:
    assert isinstance(find_quantities(text), list)
