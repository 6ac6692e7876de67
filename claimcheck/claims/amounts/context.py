"""Neighbours of a number: the noun it counts, the whole it is part of, what it changes, whom an ellipsis leaves out."""

from __future__ import annotations

from claimcheck.claims.amounts.changes import change_before, change_behind
from claimcheck.claims.amounts.counted import Phrase, counted_at, text_of, whole_at
from claimcheck.claims.amounts.lexicon import PERSON_VERBS, STATES, STOPS
from claimcheck.claims.amounts.nouns import COMPOUNDS, is_person, is_plural, is_vehicle, singular
from claimcheck.claims.amounts.reading import Reading
from claimcheck.claims.amounts.tokens import Token, is_hyphen

_COUNTING = frozenset({"cardinal", "range", "vague", "zero"})
_HALF_OF = frozenset("the its their his her our those these all my".split())
REACH = 14  # words looked back over for a fronted "Of the ..., " or "the number of ..."


def with_nouns(text: str, tokens: list[Token], reading: Reading) -> Reading:
    """Fill ``phrase``, ``whole``, ``head``, ``counted`` and ``change`` of ``reading`` from the words around it."""
    j = reading.behind
    if reading.kind in _COUNTING and reading.unit is None:
        reading = _counting(tokens, reading, j)
    elif reading.kind == "part" or (reading.unit is not None and reading.unit.dimension == "proportion"):
        reading = _portion(tokens, reading, j)
    elif reading.kind == "ordinal":
        at = j + 1 if tokens[j].low == "such" else j
        phrase = counted_at(tokens, at, True)
        reading = reading._replace(phrase=phrase._replace(first=j) if phrase is not None else None)
    elif reading.kind == "ratio":
        phrase = counted_at(tokens, j, False) if tokens[reading.last - 1].low in ("many", "more") else None
        reading = reading._replace(phrase=phrase)
    elif reading.unit is not None:
        reading = _substance(tokens, reading, j)
    return _with_texts(text, tokens, _with_change(tokens, reading))


def _counting(tokens: list[Token], reading: Reading, j: int) -> Reading:
    if reading.phrase is not None:
        return reading
    if tokens[j].low == "of":
        whole = reading.whole or whole_at(tokens, j, False)
        if whole is not None:
            return reading._replace(whole=whole)
        if reading.kind == "vague" or reading.value in (12.0, 24.0):
            phrase = counted_at(tokens, j + 1, False) or whole_at(tokens, j, True)
            return reading._replace(phrase=phrase)
        return reading
    phrase = counted_at(tokens, j, reading.value in (1.0, -1.0))
    if phrase is None and tokens[j].low in ("are", "were", "is", "was", "being") and tokens[j + 1].low not in STOPS:
        after = tokens[j + 1]
        if is_plural(after.low) and is_person(singular(after.low)):
            phrase = Phrase(singular(after.low), j + 1, j + 2)
    if reading.kind == "zero" and phrase is None:
        phrase = counted_at(tokens, j, True)
        if phrase is not None and reading.dimension == "people":
            phrase = None
    return reading._replace(phrase=phrase)


def _portion(tokens: list[Token], reading: Reading, j: int) -> Reading:
    """A proportion's whole: "of the seats", "half the crew", "one in five patients"."""
    if tokens[j].low == "of" or (tokens[j].low in _HALF_OF and tokens[j - 1].low == "half"):
        return reading._replace(whole=whole_at(tokens, j, True))
    if reading.unit is None and (reading.last - reading.core) > 2:
        return reading._replace(phrase=counted_at(tokens, j, False))
    if is_hyphen(tokens, j):
        return reading
    phrase = counted_at(tokens, j, False) if reading.unit is not None else None
    return reading._replace(phrase=phrase)


def _substance(tokens: list[Token], reading: Reading, j: int) -> Reading:
    """What a measure is of: "20,000 tonnes of grain", "a 30-day ceasefire", "a $12m contract"."""
    if reading.kind == "age":
        return reading
    if tokens[j].low == "of":
        whole = whole_at(tokens, j, True)
        if whole is None or whole.head is None:
            return reading
        is_definite = tokens[j + 1].low in ("the", "its", "their", "his", "her", "our", "this", "that", "these", "those")
        if is_definite:
            return reading._replace(whole=whole)
        return reading._replace(phrase=whole)
    is_attribute = any(is_hyphen(tokens, k) for k in range(reading.core + 1, reading.last - 1))
    is_attribute = is_attribute or (tokens[reading.first - 1].low in ("a", "an", "the") and reading.first > 0 and reading.unit is not None)
    if not is_attribute or (tokens[j].kind != "word"):
        return reading
    return reading._replace(phrase=counted_at(tokens, j, True))


def _with_change(tokens: list[Token], reading: Reading) -> Reading:
    if reading.change is not None or reading.kind in ("ordinal", "swap", "score", "zero"):
        return reading
    change = change_before(tokens, reading.first)
    if change is None and (reading.kind in ("ratio", "part") or reading.unit is not None):
        change = change_behind(tokens, reading.behind)
    return reading._replace(change=change)


def _with_texts(text: str, tokens: list[Token], reading: Reading) -> Reading:
    phrase, whole = reading.phrase, reading.whole
    if phrase is not None and phrase.last > phrase.first:
        return reading._replace(head=_named(tokens, phrase), counted=text_of(text, tokens, phrase))
    if whole is not None and whole.head is not None:
        noun = _without_determiner(tokens, whole)
        return reading._replace(head=whole.head, counted=text_of(text, tokens, noun))
    return reading


def _named(tokens: list[Token], phrase: Phrase) -> str | None:
    """Return the head, with its modifier when the two are one word in meaning: "ballot box"."""
    if phrase.last - phrase.first < 2 or phrase.head is None:
        return phrase.head
    compound = f"{tokens[phrase.last - 2].low} {phrase.head}"
    return compound if compound in COMPOUNDS else phrase.head


_DETERMINERS = frozenset("the these those its their his her our my your this that all a an".split())


def _without_determiner(tokens: list[Token], whole: Phrase) -> Phrase:
    """Leave determiners and the whole's own number out of what is counted: "the nine bridges" counts bridges."""
    first = whole.first
    while first < whole.last - 1 and (tokens[first].low in _DETERMINERS or tokens[first].kind == "number" or tokens[first].low in _NUMBER_WORDS):
        first += 1
    return whole._replace(first=first)


_NUMBER_WORDS = frozenset("two three four five six seven eight nine ten eleven twelve".split())


# --- ellipsis ------------------------------------------------------------------------------


def with_antecedents(text: str, tokens: list[Token], readings: list[Reading]) -> list[Reading]:
    """Fill what an ellipsis leaves out, from the same sentence or the one before.

    "Forty people were hurt. Of those, 12 were critical": the twelve are people. "97 of the 205 are underweight": both
    count what the 205 before counted.
    """
    done: list[Reading] = []
    last: Reading | None = None
    for reading in readings:
        found = _fronted(text, tokens, reading) or _subject(text, tokens, reading) or reading
        if last is not None and _is_elliptic(tokens, found, last):
            found = found._replace(head=last.head, counted=last.counted)
        done.append(found)
        is_copular = found.phrase is not None and found.phrase.first > found.behind and tokens[found.behind].low in ("are", "were")
        if found.kind in _COUNTING and found.unit is None and found.head is not None and not is_copular:
            last = found
    return done


def _bare(reading: Reading) -> bool:
    return reading.kind in _COUNTING and reading.unit is None and reading.head is None and reading.dimension is None


def _is_elliptic(tokens: list[Token], reading: Reading, last: Reading) -> bool:
    if not _bare(reading) or last.head in ("time", "other", "point") or reading.change is not None:
        return False
    here, there = tokens[reading.core].sentence, tokens[last.core].sentence
    before = tokens[reading.first - 1].low if reading.first else ""
    if before in ("at", "by", "no", "=", "$", "-"):
        return False
    after = tokens[reading.behind]
    if after.low == "more":
        after = tokens[reading.behind + 1]
    if after.kind == "word" and after.low not in STOPS and after.low not in _FOLLOW and not after.low.endswith("ed"):
        return False
    if reading.whole is not None or here == there:
        return True
    return here == there + 1 and (before in _REFERRING or _is_first(tokens, reading) or _is_of_those(tokens, reading))


_FOLLOW = frozenset(PERSON_VERBS) | frozenset("remain remained came went left served died had got fell took stayed lost".split())
_REFERRING = frozenset("other another further remaining additional the".split())


def _is_first(tokens: list[Token], reading: Reading) -> bool:
    at = reading.first
    return at == 0 or tokens[at - 1].sentence != tokens[at].sentence or tokens[at - 1].low in ("“", '"')


def _is_of_those(tokens: list[Token], reading: Reading) -> bool:
    """Tell "Of those, [at least] 12", "Among them, 12"."""
    words = [token.low for token in tokens[max(0, reading.first - 4) : reading.first]]
    return any(word in ("of", "among", "amongst", "including") for word in words) and bool({"those", "them", "these"} & set(words))


def _fronted(text: str, tokens: list[Token], reading: Reading) -> Reading | None:
    """Read the whole of "Of the 31,400 people who started, 26,850 finished", also for later numbers of the sentence."""
    if reading.kind not in ("cardinal", "part", "vague") or reading.whole is not None or reading.phrase is not None:
        return None
    sentence = tokens[reading.core].sentence
    start = reading.first
    while start > 0 and tokens[start - 1].sentence == sentence and reading.first - start < 3 * REACH:
        start -= 1
    if tokens[start].low not in ("of", "among") or reading.first - start < 2:
        return None
    whole = whole_at(tokens, start, False)
    commas = [k for k in range(start, reading.first) if tokens[k].low == ","]
    if whole is None or whole.last > reading.first or not commas:
        return None
    return _with_texts(text, tokens, reading._replace(whole=whole))


_TOLLS = frozenset("toll".split())


def _subject(text: str, tokens: list[Token], reading: Reading) -> Reading | None:
    """Read what "The number of wounded was 38", "The death toll rose to 63", "The dead numbered 201" count."""
    if not _bare(reading) or reading.kind == "zero":
        return None
    sentence = tokens[reading.core].sentence
    for k in range(reading.first - 1, max(-1, reading.first - 1 - REACH), -1):
        token = tokens[k]
        if token.sentence != sentence:
            return None
        if token.low == "toll":
            first = k - 1 if tokens[k - 1].low in ("death", "casualty", "injury", "dead") else k
            return reading._replace(head="death", counted=text_of(text, tokens, Phrase(None, first, k + 1)), dimension="people")
        if token.low == "number" and tokens[k + 1].low == "of":
            phrase = counted_at(tokens, k + 2 + (tokens[k + 2].low in ("the", "its", "their")), False)
            if phrase is not None and phrase.last <= reading.first:
                return reading._replace(head=phrase.head, counted=text_of(text, tokens, phrase))
            return None
        if token.low in ("numbered", "numbering") and tokens[k - 1].low in STATES:
            return reading._replace(head=tokens[k - 1].low, counted=tokens[k - 1].text)
    return None


# --- dimension -----------------------------------------------------------------------------

_KINDS = {"ordinal": "rank", "part": "proportion", "ratio": "ratio", "swap": "swap", "score": "score", "age": "age",
          "magnitude": "magnitude"}  # fmt: skip
_HEAT = frozenset(
    "temperature temperatures heat hot cold warm cool thermometer thermometers weather forecast summer winter freezing frost "
    "fever climate mercury shade heatwave sun warmer cooler hotter colder warming warmed celsius fahrenheit boil boiling "
    "melt chill chilly frosty night overnight lows highs".split()
)
HEAT_WINDOW = 12  # words around a bare "degrees" in which a word of weather makes it a temperature


def dimension_of(tokens: list[Token], reading: Reading) -> str:
    """Return the dimension: the unit's, the kind's, or people, vehicles or count by what is counted."""
    if reading.dimension is not None:
        return reading.dimension
    if reading.kind in _KINDS and not (reading.kind == "part" and reading.unit is not None):
        return _KINDS[reading.kind]
    if reading.unit is not None:
        if reading.unit.name == "degree" and _is_heat(tokens, reading):
            return "temperature"
        if reading.unit.name == "point" and _is_poll(tokens, reading):
            return "percentage_points"
        return reading.unit.dimension
    if reading.head is not None:
        return "people" if is_person(reading.head) else "vehicles" if is_vehicle(reading.head) else "count"
    return "people" if _is_of_people(tokens, reading) else "count"


def _is_heat(tokens: list[Token], reading: Reading) -> bool:
    return any(t.low in _HEAT for t in tokens[max(0, reading.first - HEAT_WINDOW) : reading.last + HEAT_WINDOW])


_POLL = frozenset("% percent poll polls survey per-cent points-lead cent turnout rating approval".split())


def _is_poll(tokens: list[Token], reading: Reading) -> bool:
    return any(t.low in _POLL for t in tokens[max(0, reading.first - HEAT_WINDOW) : reading.last + HEAT_WINDOW])


_AUXILIARIES = frozenset("are were was is be been have has had remain remained in still also more others being left".split())


def _is_of_people(tokens: list[Token], reading: Reading) -> bool:
    """Tell by the verb: "40 were killed", "wounding 12", "left 12 dead", "36 of whom"."""
    before = tokens[reading.first - 1].low if reading.first else ""
    if before in ("killing", "killed", "kills", "injuring", "injured", "injures", "wounding", "wounded", "arrested", "arresting"):
        return True
    k = reading.behind
    if tokens[k].low == "of" and tokens[k + 1].low == "whom":
        return True
    for n in range(4):
        low = tokens[k + n].low
        if low in PERSON_VERBS:
            return True
        if low not in _AUXILIARIES:
            return False
    return False
