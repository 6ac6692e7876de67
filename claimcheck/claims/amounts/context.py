"""Neighbours of a number: the noun it counts, the whole it is part of, and what changes."""

from __future__ import annotations

from claimcheck.claims.amounts.changes import change_before, change_behind
from claimcheck.claims.amounts.counted import Phrase, counted_at, text_of, whole_at
from claimcheck.claims.amounts.lexicon import STOPS
from claimcheck.claims.amounts.measures import count_rate_at
from claimcheck.claims.amounts.nouns import COMPOUNDS, is_person, is_plural, singular
from claimcheck.claims.amounts.number_words import CARDINALS, ORDINALS, SCALES
from claimcheck.claims.amounts.reading import Reading
from claimcheck.claims.amounts.tokens import Token, is_hyphen

COUNTING = frozenset({"cardinal", "range", "vague", "zero"})
_HALF_OF = frozenset("the its their his her our those these all my".split())


def with_nouns(text: str, tokens: list[Token], reading: Reading) -> Reading:
    """Fill ``phrase``, ``whole``, ``head``, ``counted`` and ``change`` of ``reading`` from the words around it."""
    j = reading.behind
    if reading.kind in COUNTING and reading.unit is None:
        reading = _counting(tokens, reading, j)
        rate = count_rate_at(tokens, j if reading.phrase is None else reading.phrase.last)
        reading = reading._replace(rate=rate)
    elif (reading.kind == "part" and reading.unit is None) or (reading.unit and reading.unit.dimension == "proportion"):
        reading = _portion(tokens, reading, j)
    elif reading.kind == "ordinal":
        at = j + 1 if tokens[j].low == "such" else j
        is_among = tokens[reading.first - 1].low == "the" and tokens[reading.first - 2].low == "of"
        phrase = counted_at(tokens, at, not is_among) or counted_at(tokens, at, is_among)
        reading = reading._replace(phrase=phrase._replace(first=j) if phrase is not None else None)
    elif reading.kind == "ratio":
        phrase = counted_at(tokens, j, False) if tokens[reading.last - 1].low in ("many", "more") else None
        reading = reading._replace(phrase=phrase)
    elif reading.unit is not None:
        reading = _substance(tokens, reading, j)
    return with_texts(text, tokens, _with_change(tokens, reading))


def _counting(tokens: list[Token], reading: Reading, j: int) -> Reading:
    if reading.phrase is not None:
        return reading
    if tokens[j].low == "out" and tokens[j + 1].low == "of":
        j += 1
    if tokens[j].low == "of":
        whole = reading.whole or whole_at(tokens, j, False)
        if whole is not None:
            phrase = _predicate(tokens, whole.last) if whole.head is None else None
            return reading._replace(whole=whole, phrase=phrase)
        if reading.kind == "vague" or reading.value in (12.0, 24.0):
            phrase = counted_at(tokens, j + 1, False) or whole_at(tokens, j, True)
            return reading._replace(phrase=phrase)
        return reading
    if reading.kind == "zero":
        return reading
    if tokens[j].low == "head" and tokens[j + 1].low == "of":
        j += 2  # "3,400 head of cattle"
    phrase = counted_at(tokens, j, reading.value in (1.0, -1.0))
    if is_hyphen(tokens, j) and tokens[j + 1].low == "strong":
        return reading._replace(phrase=phrase, dimension="people")
    is_whole = tokens[reading.first - 1].low == "the" and tokens[reading.first - 2].low == "of"
    if phrase is None and not is_whole:
        phrase = _copular(tokens, j)
    return reading._replace(phrase=phrase)


def _predicate(tokens: list[Token], j: int) -> Phrase | None:
    """Read what a part of "them" is: "four of them were children", "four of them children,"."""
    noun = tokens[j].low
    is_bare = is_plural(noun) and is_person(singular(noun)) and tokens[j + 1].kind in ("sign", "end")
    return Phrase(singular(noun), j, j + 1) if is_bare else _copular(tokens, j)


def _copular(tokens: list[Token], j: int) -> Phrase | None:
    """Read the persons that "are" or "were" at ``j`` leads to: "38 are amputees"."""
    noun = tokens[j + 1].low
    is_led = tokens[j].low in ("are", "were", "is", "was", "being") and noun not in STOPS
    return Phrase(singular(noun), j + 1, j + 2) if is_led and is_plural(noun) and is_person(singular(noun)) else None


def _portion(tokens: list[Token], reading: Reading, j: int) -> Reading:
    """A proportion's whole: "of the seats", "half the crew", "one in five patients"."""
    if reading.phrase is not None:
        return reading
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
        is_definite = tokens[j + 1].low in (
            "the",
            "its",
            "their",
            "his",
            "her",
            "our",
            "this",
            "that",
            "these",
            "those",
        )
        if is_definite:
            return reading if unit.dimension in ("duration", "length") else reading._replace(whole=whole)
        return reading._replace(phrase=whole)
    is_attribute = any(is_hyphen(tokens, k) for k in range(reading.core + 1, reading.last - 1))
    is_priced = (
        unit.dimension.startswith("money:") and tokens[reading.core - 1].kind in ("money", "number")
    ) or tokens[reading.core].kind == "money"
    is_attribute = is_attribute or (
        reading.first > 0 and is_priced and tokens[reading.first - 1].low in ("a", "an", "the")
    )
    if not is_attribute or (tokens[j].kind != "word"):
        return reading
    return reading._replace(phrase=counted_at(tokens, j, True))


def _with_change(tokens: list[Token], reading: Reading) -> Reading:
    if reading.change is not None or reading.kind in ("ordinal", "swap", "score", "zero"):
        return reading
    change = change_before(tokens, reading.first)
    if change is not None and " " not in change and reading.whole is not None:
        change = None  # "dropped a third of them"
    if change is not None and " " not in change and reading.unit and reading.unit.dimension == "duration":
        change = None  # "the stand fell eight minutes before half-time"
    if change is None and (reading.kind in ("ratio", "part") or reading.unit is not None):
        change = change_behind(tokens, reading.behind)
    return reading._replace(change=change)


def with_texts(text: str, tokens: list[Token], reading: Reading) -> Reading:
    """Fill ``head`` and ``counted`` from the phrase, or else from the whole, of ``reading``."""
    phrase, whole = reading.phrase, reading.whole
    if phrase is not None and phrase.last > phrase.first:
        return reading._replace(head=_named(tokens, phrase), counted=_owned(text, tokens, reading, phrase))
    if whole is not None and whole.head is not None and whole.head not in ORDINALS and not _is_name(tokens, whole):
        noun = _without_determiner(tokens, whole)
        return reading._replace(head=whole.head, counted=_owned(text, tokens, reading, noun))
    return reading


_OF_PERSONS = frozenset(
    "bodies body remains corpses ashes families relatives parents widows mothers names lives graves deaths death "
    "homes portraits photographs".split()
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
        if tokens[k].low == "strong" or is_hyphen(tokens, k):
            first = k + 1
        elif tokens[k].low.endswith(("'s", "s'")) or tokens[k].low in _DETERMINERS or tokens[k].kind == "number":
            first = k + 1
        elif tokens[k].low in CARDINALS or tokens[k].low in SCALES:
            first = k + 1
    return whole._replace(first=first)
