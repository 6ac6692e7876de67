"""The dimension of a reading: the unit's, the kind's, or people, vehicles or count by what is counted."""

from __future__ import annotations

from claimcheck.claims.amounts.heat import is_angle
from claimcheck.claims.amounts.lexicon import PERSON_VERBS
from claimcheck.claims.amounts.nouns import is_person, is_vehicle
from claimcheck.claims.amounts.reading import Reading
from claimcheck.claims.amounts.tokens import Token

_KINDS = {"ordinal": "rank", "part": "proportion", "ratio": "ratio", "swap": "swap", "score": "score", "age": "age",
          "magnitude": "magnitude"}  # fmt: skip
_GROUPS = frozenset(
    "team crew group family panel party squad jury delegation gang staff crowd committee board mob".split()
)
POLL_WINDOW = 12  # words around "points" in which a word of polls makes them percentage points
_POLL = frozenset("% percent poll polls survey per-cent points-lead cent turnout rating approval".split())


def dimension_of(tokens: list[Token], reading: Reading) -> str:
    """Return the dimension: the unit's, the kind's, or people, vehicles or count by what is counted."""
    if reading.dimension is not None:
        return reading.dimension
    if reading.kind in _KINDS and not (reading.kind == "part" and reading.unit is not None):
        return _KINDS[reading.kind]
    if reading.unit is not None:
        if reading.unit.name == "degree":
            return "angle" if is_angle(tokens, reading.core) else "temperature"
        if reading.unit.name == "point" and _is_poll(tokens, reading):
            return "percentage_points"
        return reading.unit.dimension
    if reading.head is not None:
        if is_person(reading.head) or _is_demonym(tokens, reading):
            return "people"
        return "vehicles" if is_vehicle(reading.head) else "count"
    return "people" if _is_of_people(tokens, reading) else "count"


def _is_demonym(tokens: list[Token], reading: Reading) -> bool:
    """Tell "12 Moroccans" by its capital, where the words around are small (in a headline all have capitals)."""
    phrase = reading.phrase
    if phrase is None or phrase.last != phrase.first + 1 or not tokens[phrase.first].text[0].isupper():
        return False
    after = tokens[phrase.last].text[:1]
    return reading.first > 0 and not after.isupper() and tokens[reading.first - 1].text.islower()


_INDICES = frozenset("dow index ftse nasdaq nikkei dax shares stocks cac benchmark league table rebounds".split())


def _is_poll(tokens: list[Token], reading: Reading) -> bool:
    near = {t.low for t in tokens[max(0, reading.first - POLL_WINDOW) : reading.last + POLL_WINDOW]}
    return bool(near & _POLL) and not near & _INDICES and abs(reading.low) <= 100


_AUXILIARIES = frozenset(
    "are were was is be been have has had remain remained in still also more others being left".split()
)


def _is_of_persons(tokens: list[Token], first: int) -> bool:
    """Tell "of those freed", "of those who", "of us"."""
    word, after = tokens[first].low, tokens[first + 1].low
    return word in ("us", "you", "ours") or (word in ("those", "these") and (after in PERSON_VERBS or after == "who"))


# Verbs whose object, or people that a company has: "wounding 12", "employs 3,500".
_TO_PERSONS = frozenset(
    "killing killed kills injuring injured injures wounding wounded arrested arresting employs employing "
    "employed".split()
)


def _is_of_people(tokens: list[Token], reading: Reading) -> bool:
    """Tell by the verb: "40 were killed", "wounding 12", "left 12 dead", "36 of whom"."""
    before = tokens[reading.first - 1].low if reading.first else ""
    if before == "of" and tokens[reading.first - 2].low in _GROUPS:
        return True
    if before in _TO_PERSONS:
        return True
    if reading.whole is not None and _is_of_persons(tokens, reading.whole.first):
        return True
    k = reading.behind
    if tokens[k].low in ("who", "whose") or (tokens[k].low == "of" and tokens[k + 1].low == "whom"):
        return True
    for n in range(4):
        low = tokens[k + n].low
        if low in PERSON_VERBS:
            return True
        if low not in _AUXILIARIES:
            return False
    return False
