"""Which capital words are names: those that are no common words."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib.resources import files

from claimcheck.models.countries import NO_NAMES

CAPITAL = re.compile(r"(?<![\w'’-])[^\W\d_a-zß-öø-ÿ]\w{2,}(?![\w-])")
# Invented surnames, mostly two pieces of the packaged encoder's vocabulary.
SURNAMES = (
    *("Talven", "Morsin", "Kelder", "Vasten", "Norrim", "Hadlen", "Perrin", "Solmar"),
    *("Gavrin", "Tomsel", "Darvin", "Lestor", "Rundel", "Maskin", "Belton", "Wasmer"),
)


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Return words that the project's own pairs and stories write in small letters twice or more, months and days."""
    lines: list[str] = json.loads(files("claimcheck.models").joinpath("common_words.json").read_text(encoding="utf-8"))
    return frozenset(word for line in lines for word in line.split()) | NO_NAMES


def renamer() -> Callable[[str], str]:
    """Return what gives names of persons, places and companies invented ones, in order of first appearance.

    It remembers: the pieces of one text get one name for one word. Every word of a name is a name.
    """
    given: dict[str, str] = {}
    free = _surnames()

    def renamed(match: re.Match[str]) -> str:
        word = match.group()
        if word.lower() in common_words():
            return word
        if word not in given:
            given[word] = next(free)
        return given[word]

    return lambda text: CAPITAL.sub(renamed, text)


def _surnames() -> Iterator[str]:
    yield from SURNAMES
    number = 0
    while True:
        number += 1
        yield from (f"{name}{SURNAMES[number % len(SURNAMES)].lower() * number}" for name in SURNAMES)
