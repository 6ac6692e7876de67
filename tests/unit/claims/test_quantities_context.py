"""What a number counts, of which whole, and what an ellipsis leaves out."""

import pytest

from claimcheck.claims.quantities import find_quantities


def heads(text: str) -> list[str | None]:
    return [quantity.head for quantity in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("270 military personnel and 120 civilians were freed.", ["personnel", "civilian"]),
        ("Fourteen refrigerated lorries crossed.", ["lorry"]),
        ("They set up 36 check-in desks.", ["desk"]),
        ("Two arms depots burned.", ["depot"]),
        ("Some 460 Orlo and Tavi vehicles were recalled.", ["vehicle"]),
        ("Nine exchanges had taken place.", ["exchange"]),
        ("Some 12 use wheelchairs.", [None]),
        ("Dozens of soldiers’ remains were identified.", ["remains"]),
    ],
)
def test_the_noun_behind_a_number(text: str, expected: list[str | None]) -> None:
    assert heads(text) == expected


def test_bodies_of_soldiers_are_no_soldiers() -> None:
    (quantity,) = find_quantities("The bodies of 563 fallen soldiers came home.")
    assert (quantity.head, quantity.counted) == ("soldier", "bodies of fallen soldiers")


def test_an_ellipsis_looks_back_one_sentence_and_no_further() -> None:
    near = "They freed 40 sailors. Of those, 12 were ill."
    far = "They freed 40 sailors. The sky was grey. It rained. Then 12 came."
    assert heads(near) == ["sailor", "sailor"]
    assert heads(far) == ["sailor", None]


def test_a_part_is_never_larger_than_its_whole() -> None:
    assert heads("Eighteen lorries carried 1,212 of them.") == ["lorry", None]


def test_a_number_told_before_is_recognised_by_the() -> None:
    assert heads("They freed 205 sailors and 40 cooks. Doctors saw the 205 at noon.") == ["sailor", "cook", "sailor"]


def test_pronouns_fall_back_on_the_last_plural_noun() -> None:
    assert heads("Volunteers drove all night. One of them was a dentist.") == ["volunteer"]


def test_numbers_of_a_fronted_whole_share_it() -> None:
    found = find_quantities("Of the residents, 120 were given beds and 240 went to hotels.")
    assert [quantity.whole for quantity in found] == ["the residents", "the residents"]


def test_the_dimension_of_a_bare_number_comes_from_its_verb() -> None:
    (quantity,) = find_quantities("The shelling wounded 11.")
    assert (quantity.dimension, quantity.head) == ("people", None)


def test_a_change_lends_its_unit() -> None:
    first, second = find_quantities("The grant of 500 euros was raised to 800.")
    assert (first.unit, second.unit, second.change) == ("euro", "euro", "raised to")


def test_degrees_lean_or_heat() -> None:
    assert find_quantities("The mast leans by four degrees.")[0].dimension == "angle"
    assert find_quantities("It was 38 degrees in the square.")[0].dimension == "temperature"
