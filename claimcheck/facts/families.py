"""Word families: nouns that count the same thing, verbs that tell the same act, and verbs that tell its opposite.

The lists are closed, small and our own; they only widen or narrow what the vectors propose. They hold what news of any
topic uses and nothing of one story.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files

from claimcheck.facts.words import stem, stems

NO_FAMILY: frozenset[int] = frozenset()


@lru_cache(maxsize=1)
def _lists() -> dict[str, list[list[str]]]:
    data: dict[str, list[list[str]]] = json.loads((files("claimcheck.facts") / "families.json").read_text("utf-8"))
    return data


@lru_cache(maxsize=4)
def _index(kind: str) -> dict[str, frozenset[int]]:
    index: dict[str, set[int]] = {}
    for number, family in enumerate(_lists()[kind]):
        for word in family:
            index.setdefault(stem(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in index.items()}


def noun_families(noun: str) -> frozenset[int]:
    """Return the numbers of the families that a counted noun belongs to."""
    return _index("nouns").get(stem(noun), NO_FAMILY)


def same_noun_family(a: str, b: str) -> bool:
    """Whether two counted nouns may name the same things ("prisoner", "captive")."""
    return bool(noun_families(a) & noun_families(b))


def verb_families(word: str) -> frozenset[int]:
    """Return the numbers of the families that a verb, or its nominalisation, belongs to."""
    return _index("verbs").get(stem(word), NO_FAMILY)


def same_verb_family(a: str, b: str) -> bool:
    """Whether two predicates tell the same kind of act."""
    return stem(a) == stem(b) or bool(verb_families(a) & verb_families(b))


def opposites(left: str, right: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs of stems, one from each text, that tell opposite things ("accepted", "refused")."""
    return tuple(
        (a, b)
        for a, families in _with_opposites(left)
        for b, others in _with_opposites(right)
        if any((n ^ 1) in others for n in families)
    )


@lru_cache(maxsize=16_384)
def _with_opposites(text: str) -> tuple[tuple[str, frozenset[int]], ...]:
    """Return the stems of a text that have an opposite, each once, with their families."""
    index = _index("opposites")
    return tuple((s, index[s]) for s in dict.fromkeys(stems(text)) if s in index)
