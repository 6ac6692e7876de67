"""Pairs made by program from figures, units and days: what changes a fact, and what only changes its wording."""

from __future__ import annotations

import dataclasses
import math
import random
import re
from collections.abc import Callable

from training.claim_pairs import labelled
from training.examples import Example
from training.figures import Figure, find_figures, in_words, put, written

Program = Callable[[Example, random.Random], Example | None]

# How far a changed figure moves: far enough that no rounding makes both true.
FACTORS = (0.35, 0.5, 0.6, 0.7, 0.8, 1.25, 1.4, 1.6, 2.0, 3.0)
ROUGH_FACTORS = (0.35, 0.5, 0.6, 1.6, 2.0, 3.0)
CONVERSIONS = (
    (r"kilomet(?:re|er)s|km", "miles", 0.6214),
    (r"miles", "kilometres", 1.609),
    (r"met(?:re|er)s", "feet", 3.281),
    (r"feet", "metres", 0.3048),
    (r"kilograms|kilos|kg", "pounds", 2.205),
    (r"hectares", "acres", 2.471),
    (r"acres", "hectares", 0.4047),
    (r"weeks", "days", 7.0),
    (r"years", "months", 12.0),
    (r"hours", "minutes", 60.0),
)
SWAPPED_UNITS = (
    ("kilometres", "miles"), ("metres", "feet"), ("million", "billion"), ("thousand", "million"), ("hours", "days"),
    ("minutes", "hours"), ("days", "weeks"), ("weeks", "months"), ("months", "years"), ("tonnes", "kilograms"),
    ("euros", "dollars"), ("hectares", "acres"),
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH_NAMES = (
    "January", "February", "March", "April", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
# A day that follows one of these dates the statement and not the event.
SPEECH = re.compile(
    r"\b(?:said|told|says|announced|reported|confirmed|wrote|statement|added|according to)\b[^.]{0,40}$"
)


def _made(pair: Example, a: str, b: str, relation: str, kind: str) -> Example:
    made = dataclasses.replace(pair, a=a, b=b, origin="program", kind=kind, weight=0.7)
    return labelled(made, relation)


def _shared(pair: Example, rng: random.Random) -> tuple[Figure, Figure] | None:
    left, right = find_figures(pair.a), find_figures(pair.b)
    both = [(x, y) for x in left for y in right if x.value == y.value and not x.is_year]
    return rng.choice(both) if both else None


def changed_figure(pair: Example, rng: random.Random) -> Example | None:
    """The same fact with another figure on one side: a conflict."""
    found = _shared(pair, rng)
    if found is None or found[0].bounded or found[1].bounded:
        return None
    left, right = found
    factor = rng.choice(ROUGH_FACTORS if left.rough or right.rough else FACTORS)
    value = _moved(right.value, factor)
    return _made(pair, pair.a, put(pair.b, right, written(value, right, pair.b)), "conflict", "figure")


def _moved(value: float, factor: float) -> float:
    """Move a value, keeping as many digits that matter as it has."""
    moved = value * factor
    if value != int(value):
        return moved
    zeros = len(str(int(value))) - len(str(int(value)).rstrip("0")) if value else 0
    unit = float("1" + "0" * zeros)
    moved = max(1.0, round(moved / unit) * unit)
    return moved if moved != value else value + (unit if factor > 1 or value < 10 * unit else -unit)


def rounded(pair: Example, rng: random.Random) -> Example | None:
    """The same figure, rounded and said to be so: still agreed."""
    found = _shared(pair, rng)
    if found is None or found[1].bounded or found[1].rough or found[1].value < 100:
        return None
    figure, digits = found[1], 1 if rng.random() < 0.5 else 2
    step = 10 ** (int(math.log10(figure.value)) - digits + 1)
    value = round(figure.value / step) * step
    if value == figure.value or abs(value - figure.value) / figure.value > 0.06:
        return None
    word = rng.choice(("about", "some", "around", "roughly", "nearly" if value > figure.value else "just over"))
    return _made(pair, pair.a, put(pair.b, figure, f"{word} {value:,.0f}"), "agree", "rounding")


def loosened(pair: Example, rng: random.Random) -> Example | None:
    """A bound that the figure keeps refines; one that it breaks is a conflict."""
    found = _shared(pair, rng)
    if found is None or any(f.bounded or f.rough for f in found) or found[1].value < 10:
        return None
    figure = found[1]
    if figure.start and pair.b[figure.start - 1] != " ":
        return None
    step = 10 ** int(math.log10(figure.value))
    up = rng.random() < 0.5
    value = (math.floor(figure.value / step) + (1 if up else 0)) * step
    if value == figure.value:
        value += step if up else -step
    if value <= 0:
        return None
    keeps = rng.random() < 0.5
    low = rng.choice(("more than", "at least", "over"))
    high = rng.choice(("fewer than", "under", "no more than", "at most"))
    word = (high if up else low) if keeps else (low if up else high)
    replacement = f"{word} {written(value, figure, pair.b).lower()}"
    if figure.start == 0:
        replacement = replacement.capitalize()
    return _made(pair, pair.a, put(pair.b, figure, replacement), "refines" if keeps else "conflict", "bound")


def respelled(pair: Example, rng: random.Random) -> Example | None:
    """Digits for words or words for digits: agreed."""
    found = _shared(pair, rng)
    if found is None:
        return None
    figure = found[1]
    if figure.words:
        replacement = f"{figure.value:,.0f}"
    elif figure.value == int(figure.value) and figure.value < 100:
        replacement = in_words(int(figure.value))
    else:
        return None
    return _made(pair, pair.a, put(pair.b, figure, replacement), "agree", "number_words")


def converted(pair: Example, rng: random.Random) -> Example | None:
    """The same measure in another unit: agreed; or in a wrong conversion: a conflict."""
    found = _shared(pair, rng)
    if found is None or found[1].bounded:
        return None
    figure, after = found[1], pair.b[found[1].end :]
    for pattern, unit, factor in CONVERSIONS:
        match = re.match(rf"\s(?:{pattern})\b", after)
        if match:
            wrong = rng.random() < 0.5
            value = figure.value * factor * (rng.choice((0.5, 0.7, 1.5, 2.0)) if wrong else 1.0)
            shown = f"{value:,.0f}" if value >= 10 else f"{value:.1f}"
            text = pair.b[: figure.start] + f"{'' if figure.rough else 'about '}{shown} {unit}" + after[match.end() :]
            return _made(pair, pair.a, text, "conflict" if wrong else "agree", "unit")
    return None


def swapped_unit(pair: Example, rng: random.Random) -> Example | None:
    """The same figure in another unit: a conflict."""
    found = _shared(pair, rng)
    if found is None:
        return None
    end = found[1].end
    for one, two in rng.sample(SWAPPED_UNITS, len(SWAPPED_UNITS)):
        for here, there in ((one, two), (two, one)):
            if pair.b.startswith(here, end + 1):
                text = pair.b[: end + 1] + there + pair.b[end + 1 + len(here) :]
                return _made(pair, pair.a, text, "conflict", "unit")
    return None


def changed_day(pair: Example, rng: random.Random) -> Example | None:
    """The same event on another weekday or in another month: a conflict, unless only the statement is dated."""
    for names in rng.sample((DAYS, MONTH_NAMES), 2):
        for name in names:
            match = re.search(rf"\b{name}\b", pair.b)
            if match is None or name not in pair.a:
                continue
            if SPEECH.search(pair.b[: match.start()]) or SPEECH.search(pair.a[: pair.a.index(name)]):
                return None
            other = rng.choice([n for n in names if n != name])
            text = pair.b[: match.start()] + other + pair.b[match.end() :]
            return _made(pair, pair.a, text, "conflict", "date")
    return None


def as_of(pair: Example, rng: random.Random) -> Example | None:
    """Another figure at another hour is explained; at the same hour it is a conflict; the same one agrees."""
    made = changed_figure(pair, rng)
    if made is None or not made.a.startswith(("The ", "A ")) or not made.b[0].isalpha():
        return None
    day = rng.choice(DAYS)
    hours = ["morning", "noon", "evening", "midnight"]
    one, two = rng.sample(hours, 2)
    lead = rng.choice(("By {}", "As of {}", "On {}"))
    choice = rng.random()
    if choice < 0.6:
        relation, b = "explained", made.b
    elif choice < 0.8:
        relation, b, two = "conflict", made.b, one
    else:
        relation, b, two = "agree", pair.b, one
    first, second = (lead.format(f"{day} {hour}") for hour in (one, two))
    return _made(pair, f"{first}, {_lower(made.a)}", f"{second}, {_lower(b)}", relation, "as_of")


def _lower(text: str) -> str:
    first = text.split(" ", 1)[0]
    return text[0].lower() + text[1:] if first in ("The", "A", "An", "In", "At", "Some", "About") else text


def same_figure(pair: Example, rng: random.Random) -> Example | None:
    """Two unrelated sentences with one figure in both: unrelated all the same."""
    left = [f for f in find_figures(pair.a) if not f.is_year]
    right = [f for f in find_figures(pair.b) if not f.is_year]
    if not left or not right:
        return None
    one, two = rng.choice(left), rng.choice(right)
    text = put(pair.b, two, written(one.value, two, pair.b))
    return _made(pair, pair.a, text, "unrelated", "same_number")


def made_equal(pair: Example, rng: random.Random) -> Example | None:
    """A conflict of two figures with one put in the other's place: agreed."""
    left = [f for f in find_figures(pair.a) if not f.is_year]
    right = [f for f in find_figures(pair.b) if not f.is_year]
    lone = [
        [f for f in side if f.value not in {g.value for g in other}] for side, other in ((left, right), (right, left))
    ]
    if len(lone[0]) != 1 or len(lone[1]) != 1 or any(f.bounded or f.rough for f in (*lone[0], *lone[1])):
        return None
    one, two = lone[0][0], lone[1][0]
    if pair.a[one.end : one.end + 9].split()[:1] != pair.b[two.end : two.end + 9].split()[:1] and (
        re.match(r"\s(?:million|billion|per cent|percent)", pair.a[one.end :] + " ")
        or re.match(r"\s(?:million|billion|per cent|percent)", pair.b[two.end :] + " ")
    ):
        return None
    text = put(pair.b, two, written(one.value, two, pair.b))
    if text == pair.a:
        return None
    return _made(pair, pair.a, text, "agree", "made_equal")


# Programs over pairs that agree, and how often each is tried.
FOR_AGREED: tuple[tuple[Program, float], ...] = (
    (changed_figure, 3.0), (rounded, 1.0), (loosened, 1.5), (respelled, 1.0), (converted, 1.5), (swapped_unit, 1.0),
    (changed_day, 2.0), (as_of, 1.0),
)  # fmt: skip
