"""Figures as intervals: which can both be true."""

from __future__ import annotations

import pytest

from claimcheck.facts.numbers import heads_match, relate
from claimcheck.records import Bound, Quantity


def figure(
    value: float,
    relation: Bound = "=",
    low: float | None = None,
    high: float | None = None,
    *,
    dimension: str = "people",
    unit: str | None = None,
    head: str | None = "runner",
    low_open: bool = False,
    high_open: bool = False,
) -> Quantity:
    exact = relation == "="
    return Quantity(
        start=0,
        end=1,
        value=value,
        unit=unit,
        head=head,
        counted=head,
        low=value if exact and low is None else low,
        high=value if exact and high is None else high,
        low_open=low_open,
        high_open=high_open,
        relation=relation,
        dimension=dimension,
        whole=None,
        change=None,
        ordinal=dimension == "rank",
    )


def at_least(value: float) -> Quantity:
    return figure(value, ">", low=value)


def more_than(value: float) -> Quantity:
    return figure(value, ">", low=value, low_open=True)


def fewer_than(value: float) -> Quantity:
    return figure(value, "<", high=value, high_open=True)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (figure(390), figure(390), "equal"),
        (at_least(40), figure(52), "compatible"),
        (at_least(40), figure(38), "clash"),
        (more_than(400), figure(350), "clash"),
        (more_than(412), figure(412), "clash"),
        (more_than(400), figure(400), "compatible"),
        (at_least(400), figure(400), "compatible"),
        (fewer_than(900), figure(1180), "clash"),
        (fewer_than(900), at_least(760), "compatible"),
        (figure(1180), figure(1200), "compatible"),
        (figure(1212), figure(1200), "compatible"),
        (figure(27), figure(34), "clash"),
        (figure(3000), figure(2987), "compatible"),
        (figure(200), figure(150), "clash"),
        (figure(4_000_000, dimension="count"), figure(40_000_000, dimension="count"), "clash"),
        (figure(5000, dimension="money:crown"), figure(50000, dimension="money:crown"), "clash"),
        (figure(5000, dimension="money:crown"), figure(5000, dimension="money:euro"), "incomparable"),
        (figure(10, dimension="rank"), figure(11, dimension="rank"), "clash"),
        (figure(10, dimension="rank"), figure(10, dimension="count"), "incomparable"),
        (
            figure(18000, dimension="length", unit="kilometre"),
            figure(17703, dimension="length", unit="mile"),
            "compatible",
        ),
        (figure(0.8, dimension="proportion"), figure(0.473, dimension="proportion"), "clash"),
    ],
)
def test_relate(a: Quantity, b: Quantity, expected: str) -> None:
    assert relate(a, b) == expected
    assert relate(b, a) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("runner", "runner", 1.0),
        ("prisoner", "captive", 0.7),
        ("prisoner", "vehicle", 0.0),
        ("prisoner", "bridge", 0.3),
        ("prisoner", "person", 0.6),
        ("runner", None, 0.4),
    ],
)
def test_heads(a: str, b: str | None, expected: float) -> None:
    assert heads_match(figure(1, head=a), figure(1, head=b)) == expected
