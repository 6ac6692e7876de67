"""The shipped logistic decisions: log-odds, and what a decision may reach at most."""

from __future__ import annotations

import math
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.models.linear import MOST_ODDS, LinearModel, log_odds

WEIGHTS = st.floats(-3, 3).map(lambda value: round(value, 3))


def model(*weights: float) -> LinearModel:
    names = tuple(f"f{n}" for n in range(len(weights)))
    return LinearModel(names, (0.5,) * len(weights), (2.0,) * len(weights), weights, -0.25, 0.5)


def test_log_odds_of_even_chances_are_nought_and_grow_with_the_chance() -> None:
    assert log_odds(0.5) == pytest.approx(0.0)
    assert log_odds(0.75) == pytest.approx(math.log(3))
    assert log_odds(0.25) == pytest.approx(-math.log(3))


@pytest.mark.parametrize(("chance", "odds"), [(0.0, -MOST_ODDS), (1.0, MOST_ODDS), (1.0001, MOST_ODDS)])
def test_log_odds_stay_finite(chance: float, odds: float) -> None:
    assert log_odds(chance) == pytest.approx(odds)


@given(weights=st.tuples(WEIGHTS, WEIGHTS, WEIGHTS), fixed=st.floats(-2, 2))
def test_nothing_in_its_ranges_is_over_the_highest_and_a_corner_reaches_it(
    weights: tuple[float, float, float], fixed: float
) -> None:
    decision, ranges = model(*weights), {"f1": (0.0, 1.0), "f2": (-4.0, 4.0)}
    highest = float(decision.highest([[fixed, 7.0, 7.0]], ranges)[0])
    corners = decision.probability([[fixed, *corner] for corner in product(*ranges.values())])
    inside = decision.probability([[fixed, 0.3, 1.5], [fixed, 0.9, -2.0]])
    assert highest == pytest.approx(float(corners.max()))
    assert highest >= float(inside.max())


def test_the_highest_of_no_rows_is_nothing() -> None:
    assert model(1.0).highest([], {}).shape == (0,)
