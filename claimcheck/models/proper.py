"""Where a text holds names of people, places and bodies: capital words that are no words of the language.

`ordinary.json` holds the stems of all words that the project's own stories and pairs write in small letters (made by
`python -m training.ordinary`). A capital word whose stem is not among them is a name; so a name that is also a word
("Grace", "Harbour List") is left alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

import snowballstemmer

from claimcheck.models.countries import is_table_word, table_words
from claimcheck.records import digest

WORD = re.compile(r"(?<![\w@/.])(?:[^\W\d_]['’](?=[^\W\d_a-z]))?[^\W\d_]\w{2,}(?![\w@/])")
# Capital wherever they stand, and no names of anybody: days, months, titles, feasts, units, faiths, the continents.
KEPT = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec mrs messrs prof rev capt gen
    col lieut sgt hon christmas easter ramadan hanukkah halloween thanksgiving pentecost celsius fahrenheit richter
    european europe europeans asia asian asians africa african africans america american americans arab arabs arabic
    latin atlantic pacific mediterranean arctic antarctic baltic balkan balkans christian christians muslim muslims
    islam islamic jewish jews hindu hindus sikh sikhs buddhist buddhists catholic catholics protestant protestants
    orthodox quran koran bible olympic olympics paralympic paralympics nazi nazis internet facebook twitter google
    whatsapp youtube instagram telegram microsoft microfinance brexit covid""".split()
)
# What a people or an adjective adds to its place: "Marovia", "Marovian", "Marovians".
PEOPLE: Mapping[str, str] = {
    "n": "ian", "an": "ian", "ian": "ian", "i": "ian", "ish": "ian", "ese": "ian",
    "ns": "ians", "ans": "ians", "ians": "ians", "is": "ians", "s": "s",
}  # fmt: skip
SHORTEST_PLACE = 4  # letters that a people's name must share with its place


class Proper(NamedTuple):
    """A name in a text: one capital word, at [start, end)."""

    start: int
    end: int
    word: str


@lru_cache(maxsize=16_384)
def proper_names(text: str) -> tuple[Proper, ...]:
    """Find the names of a text, in order; linear in its length.

    A text in capital letters alone has none: there every word is capital.
    """
    if text.isupper():
        return ()
    return tuple(Proper(*m.span(), m.group()) for m in WORD.finditer(text) if is_name(m.group()))


@lru_cache(maxsize=65_536)
def is_name(word: str) -> bool:
    """Whether a word is capital, and none that the language has in small letters, nor one of the countries'."""
    if not word[0].isupper() or word.isupper() or word.lower() in KEPT or is_table_word(word):
        return False
    small = word.lower()
    return small not in _ordinary() and _stem(small) not in _ordinary()


def version() -> str:
    """Return a digest of all that decides what a name is."""
    words = sorted({*_ordinary(), *KEPT}) + sorted(w for w in table_words() if is_table_word(w))
    return digest(WORD.pattern, *words)


def bases(words: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Trace each name to the one it is made from, and how: "Marovians" to ("Marovia", "ians"), others to themselves.

    Only names among ``words`` are traced to; of several, to the shortest.
    """
    known = sorted(set(words), key=lambda w: (len(w), w))
    found = {}
    for word in known:
        base = next((k for k in known if _is_base(k, word)), None)
        found[word] = (word, "") if base is None else (base, PEOPLE[word[len(base) :]])
    return found


def _is_base(base: str, word: str) -> bool:
    return (
        len(base) >= SHORTEST_PLACE and len(base) < len(word) and word.startswith(base) and word[len(base) :] in PEOPLE
    )


@lru_cache(maxsize=1)
def _ordinary() -> frozenset[str]:
    text = files("claimcheck.models").joinpath("ordinary.json").read_text(encoding="utf-8")
    return frozenset(json.loads(text))


def _stem(word: str) -> str:
    return str(snowballstemmer.stemmer("english").stemWord(word))
