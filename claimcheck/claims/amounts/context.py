"""Neighbours of a number: the noun it counts, the whole it is part of, what it changes, whom an ellipsis leaves out."""

from __future__ import annotations

from claimcheck.claims.amounts.changes import change_before, change_behind
from claimcheck.claims.amounts.counted import Phrase, counted_at, text_of, whole_at
from claimcheck.claims.amounts.heat import is_angle
from claimcheck.claims.amounts.lexicon import PERSON_VERBS, STATES, STOPS, VERBS
from claimcheck.claims.amounts.nouns import COMPOUNDS, is_person, is_plural, is_vehicle, singular
from claimcheck.claims.amounts.number_words import CARDINALS, SCALES
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
    unit = reading.unit
    if reading.kind == "age" or unit is None:
        return reading
    if tokens[j].low == "of":
        whole = whole_at(tokens, j, True)
        if whole is None or whole.head is None:
            return reading
        is_definite = tokens[j + 1].low in ("the", "its", "their", "his", "her", "our", "this", "that", "these", "those")
        if is_definite:
            return reading if unit.dimension in ("duration", "length") else reading._replace(whole=whole)
        return reading._replace(phrase=whole)
    is_attribute = any(is_hyphen(tokens, k) for k in range(reading.core + 1, reading.last - 1))
    is_priced = unit.dimension.startswith("money:") and tokens[reading.core - 1].kind in ("money", "number") or tokens[reading.core].kind == "money"
    is_attribute = is_attribute or (reading.first > 0 and is_priced and tokens[reading.first - 1].low in ("a", "an", "the"))
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
        return reading._replace(head=_named(tokens, phrase), counted=_owned(text, tokens, reading, phrase))
    if whole is not None and whole.head is not None and not _is_name(tokens, whole):
        noun = _without_determiner(tokens, whole)
        return reading._replace(head=whole.head, counted=_owned(text, tokens, reading, noun))
    return reading


_OF_PERSONS = frozenset(
    "bodies body remains corpses ashes families relatives parents widows mothers names lives graves deaths death homes "
    "portraits photographs".split()
)


def _owned(text: str, tokens: list[Token], reading: Reading, phrase: Phrase) -> str:
    """Return the counted words; "the bodies of 563 soldiers" keeps "bodies of", for bodies are no living soldiers."""
    words = text_of(text, tokens, phrase)
    at = reading.first - 1
    if at > 0 and tokens[at].low == "of" and tokens[at - 1].low in _OF_PERSONS:
        return f"{tokens[at - 1].text} of {words}"
    return words


def _is_name(tokens: list[Token], whole: Phrase) -> bool:
    """Tell a place from a noun: "half of Besharan" counts nothing."""
    word = tokens[whole.last - 1]
    return word.text[0].isupper() and not is_plural(word.low)


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
    for k in range(whole.first, whole.last - 1):
        if tokens[k].low.endswith(("'s", "s'")) or tokens[k].low in _DETERMINERS or tokens[k].kind == "number":
            first = k + 1
        elif tokens[k].low in CARDINALS or tokens[k].low in SCALES:
            first = k + 1
    return whole._replace(first=first)


# --- ellipsis ------------------------------------------------------------------------------


def with_antecedents(text: str, tokens: list[Token], readings: list[Reading]) -> list[Reading]:
    """Fill what an ellipsis leaves out, from the same sentence or the one before.

    "Forty people were hurt. Of those, 12 were critical": the twelve are people. "97 of the 205 are underweight": both
    count what the 205 before counted.
    """
    done: list[Reading] = []
    last: Reading | None = None
    told: dict[float, Reading] = {}
    for reading in readings:
        found = _fronted(text, tokens, reading) or _subject(text, tokens, reading) or reading
        same = told.get(found.value) if found.value is not None and _is_bare_definite(tokens, found) else None
        if same is not None:
            found = found._replace(head=same.head, counted=same.counted)
        elif found.kind == "ordinal" and found.head is None:
            found = _with_rank(tokens, found, done)
        elif last is not None and _is_elliptic(tokens, found, last):
            found = found._replace(head=last.head, counted=last.counted)
        elif _bare(found) and _is_of_pronoun(tokens, found):
            found = _last_plural(text, tokens, found)
        elif last is not None and found.kind == "part" and found.head is None and _is_of_which(tokens, found, last):
            found = found._replace(head=last.head, counted=last.counted)
        if done:
            found = _with_unit(tokens, found, done[-1])
        done.append(found)
        is_copular = found.phrase is not None and found.phrase.first > found.behind and tokens[found.behind].low in ("are", "were")
        if found.kind in _COUNTING and found.unit is None and found.head is not None and not is_copular:
            last = found
            if found.value is not None:
                told[found.value] = found
    return done


def _is_bare_definite(tokens: list[Token], reading: Reading) -> bool:
    """Tell "the 205", "those 12" without a noun: a number told before."""
    return _bare(reading) and reading.whole is None and tokens[reading.first - 1].low in ("the", "those", "these")


def _with_rank(tokens: list[Token], reading: Reading, done: list[Reading]) -> Reading:
    """Let "the 64th since" rank what "the fifth such swap" of the same sentence ranked."""
    if not done or done[-1].kind != "ordinal" or tokens[done[-1].core].sentence != tokens[reading.core].sentence:
        return reading
    return reading._replace(head=done[-1].head, counted=done[-1].counted)


def _bare(reading: Reading) -> bool:
    return reading.kind in _COUNTING and reading.unit is None and reading.head is None and reading.dimension is None


def _is_of_pronoun(tokens: list[Token], reading: Reading) -> bool:
    whole = reading.whole
    return whole is not None and tokens[whole.first].low in ("them", "these", "those") and whole.last == whole.first + 1


def _is_of_which(tokens: list[Token], reading: Reading, last: Reading) -> bool:
    """Tell "towers, a third of which": a part of what the same sentence counted."""
    whole = reading.whole
    is_pronoun = whole is not None and tokens[whole.first].low in ("which", "whom", "them", "those")
    return is_pronoun and tokens[reading.core].sentence == tokens[last.core].sentence


def _with_unit(tokens: list[Token], reading: Reading, before: Reading) -> Reading:
    """Lend the unit of the number before to the bare end of a change: "500 pounds, was raised on Sunday to 800"."""
    if reading.unit is not None or reading.head is not None or before.unit is None or reading.kind != "cardinal":
        return reading
    is_end = reading.change is not None and reading.change.endswith((" to", " from"))
    is_near = tokens[reading.core].sentence == tokens[before.core].sentence and before.kind == "cardinal"
    return reading._replace(unit=before.unit) if is_end and is_near else reading


def _last_plural(text: str, tokens: list[Token], reading: Reading) -> Reading:
    """Take the last plural noun of the sentence before as what "one of them" is one of."""
    sentence = tokens[reading.core].sentence
    for k in range(reading.first - 1, max(-1, reading.first - 3 * REACH), -1):
        token = tokens[k]
        if token.sentence < sentence - 1:
            break
        if token.sentence == sentence - 1 and token.kind == "word" and is_plural(token.low) and token.low not in VERBS:
            return reading._replace(head=singular(token.low), counted=token.text)
    return reading


def _is_elliptic(tokens: list[Token], reading: Reading, last: Reading) -> bool:
    if not _bare(reading) or last.head in ("time", "other", "point"):
        return False
    here, there = tokens[reading.core].sentence, tokens[last.core].sentence
    before = tokens[reading.first - 1].low if reading.first else ""
    if reading.whole is not None and reading.value is not None and last.value is not None:
        if reading.value > last.value or (reading.value == last.value and here != there):
            return False  # a part is no more than its whole
    is_larger = reading.value is not None and last.value is not None and reading.value > last.value
    if is_larger and before == "the":
        return False
    if here - there <= 1 and _is_same_figure(tokens, reading):
        return True
    if reading.change is not None and before not in ("from", "with", "against"):
        return False
    if before in ("at", "by", "no", "=", "$", "-"):
        return False
    after = tokens[reading.behind]
    if after.low == "more":
        after = tokens[reading.behind + 1]
    if after.kind == "word" and after.low not in STOPS and after.low not in _FOLLOW and not after.low.endswith("ed"):
        return False
    if here == there:
        return True
    is_led = before in _REFERRING or _is_first(tokens, reading) or _is_of_those(tokens, reading)
    return here == there + 1 and (is_led or reading.whole is not None)


_FIGURES = frozenset("figure figures total tally count it number".split())


def _is_same_figure(tokens: list[Token], reading: Reading) -> bool:
    """Tell "corrected the figure to 205", "Last night it was 143": a figure told before."""
    before = [token.low for token in tokens[max(0, reading.first - 6) : reading.first]]
    if not before or before[-1] not in ("was", "is", "to", "at", "from", "reached"):
        return False
    return any(word in _FIGURES for word in before)


_FOLLOW = PERSON_VERBS | VERBS | frozenset("remain remained came went left served died had got fell took stayed lost".split())
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


_COUNTS = frozenset({"number", "count", "total", "tally"})
_CROWDS = frozenset({"crowd", "attendance", "audience", "population", "headcount"})
_GROUPS = frozenset("team crew group family panel party squad jury delegation gang staff crowd committee board mob".split())


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
        if token.low in _CROWDS and tokens[reading.first - 1].low in ("at", "to", "of", "was", "reached", "numbered"):
            return reading._replace(head="person", counted=token.text, dimension="people")
        if token.low in _COUNTS and tokens[k + 1].low == "of":
            if tokens[k + 2].low in ("those", "people"):
                return reading._replace(dimension="people")
            phrase = counted_at(tokens, k + 2 + (tokens[k + 2].low in ("the", "its", "their")), False)
            if phrase is not None and phrase.last <= reading.first:
                return reading._replace(head=phrase.head, counted=text_of(text, tokens, phrase))
            return None
        if token.low in STATES and tokens[k - 1].low == "the" and tokens[reading.first - 1].low in ("numbered", "at", "to", "was"):
            return reading._replace(head=token.low, counted=token.text)
    return None


# --- dimension -----------------------------------------------------------------------------

_KINDS = {"ordinal": "rank", "part": "proportion", "ratio": "ratio", "swap": "swap", "score": "score", "age": "age",
          "magnitude": "magnitude"}  # fmt: skip
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
        return "people" if is_person(reading.head) else "vehicles" if is_vehicle(reading.head) else "count"
    return "people" if _is_of_people(tokens, reading) else "count"


POLL_WINDOW = 12  # words around "points" in which a word of polls makes them percentage points
_POLL = frozenset("% percent poll polls survey per-cent points-lead cent turnout rating approval".split())


def _is_poll(tokens: list[Token], reading: Reading) -> bool:
    return any(t.low in _POLL for t in tokens[max(0, reading.first - POLL_WINDOW) : reading.last + POLL_WINDOW])


_AUXILIARIES = frozenset("are were was is be been have has had remain remained in still also more others being left".split())


def _is_of_people(tokens: list[Token], reading: Reading) -> bool:
    """Tell by the verb: "40 were killed", "wounding 12", "left 12 dead", "36 of whom"."""
    before = tokens[reading.first - 1].low if reading.first else ""
    if before == "of" and tokens[reading.first - 2].low in _GROUPS:
        return True
    if before in ("killing", "killed", "kills", "injuring", "injured", "injures", "wounding", "wounded", "arrested", "arresting"):
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
