"""Nouns without a tagger: is a word plural, its singular, and whether it names persons or vehicles."""

from __future__ import annotations

from functools import lru_cache

from claimcheck.claims.amounts.lexicon import (
    IRREGULAR_PLURALS,
    NOT_PERSON_WORDS,
    NOT_PLURAL,
    PERSON_ENDINGS,
    PERSONS,
    STOPS,
    VEHICLES,
)

_MEN_ENDINGS = frozenset({"specimen", "regimen", "abdomen", "women", "acumen", "omen", "semen", "yemen"})
# Fixed compounds whose last word alone means another thing.
COMPOUNDS = frozenset({"ballot box", "black box", "power plant", "tower block", "machine gun", "hunger strike"})
CACHE_SIZE = 20_000  # distinct words in a long run; each entry is a short string


@lru_cache(maxsize=CACHE_SIZE)
def is_plural(word: str) -> bool:
    """Tell whether ``word`` (lower case) looks like a plural noun."""
    if word in IRREGULAR_PLURALS or (word.endswith("men") and len(word) > 4 and word not in _MEN_ENDINGS):
        return True
    if len(word) < 3 or not word.endswith("s") or word in NOT_PLURAL or word in STOPS:
        return False
    return not word.endswith(("ss", "us", "is", "'s", "ous"))


@lru_cache(maxsize=CACHE_SIZE)
def singular(word: str) -> str:
    """Return the singular of ``word`` (lower case); a word that is none comes back as it is."""
    if word in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[word]
    word = word.removesuffix("'s").removesuffix("'")
    if word in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[word]
    if not is_plural(word):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("buses"):
        return word[:-2]
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    if word.endswith("men"):
        return word[:-3] + "man"
    return word[:-1]


@lru_cache(maxsize=CACHE_SIZE)
def is_person(noun: str) -> bool:
    """Tell whether a singular noun names persons: listed, a compound of a listed one, or by its ending."""
    if noun in PERSONS:
        return True
    last = noun.rsplit("-", 1)[-1]
    if last in PERSONS:
        return True
    if last in NOT_PERSON_WORDS or last in VEHICLES or len(last) < 5:
        return False
    return last.endswith(PERSON_ENDINGS)


def is_vehicle(noun: str) -> bool:
    """Tell whether a singular noun names a vehicle, a vessel or an aircraft."""
    return noun in VEHICLES or noun.rsplit("-", 1)[-1] in VEHICLES
