"""Names exchanged throughout a pair, which changes no relation: so that the model reads what happened, not to whom."""

from __future__ import annotations

import dataclasses
import random
import re

from training.examples import Example

WORD = re.compile(r"(?<![\w'’-])[A-Z][a-zà-ÿ]{2,}(?![\w-])")
STARTS = re.compile(r"(?:^|[.!?:;]\s|[\"“”‘'(]\s*)$")  # before a word that is capital for its place
KEPT = frozenset(
    "January February March April May June July August September October November December Monday Tuesday Wednesday "
    "Thursday Friday Saturday Sunday Mr Mrs Ms Dr Sir Lord Lady President Prime Minister Ministry Saint Street Road "
    "North South East West The And For Not".split()
)


def renamed(pair: Example, rng: random.Random) -> Example:
    """Exchange two names of a pair on both sides; a pair with fewer than two names stays as it is."""
    found = sorted(set(names_in(pair.a)) | set(names_in(pair.b)))
    if len(found) < 2:
        return pair
    one, two = rng.sample(found, 2)
    swap = {one: two, two: one}

    def exchanged(text: str) -> str:
        return WORD.sub(lambda match: swap.get(match.group(), match.group()), text)

    return dataclasses.replace(pair, a=exchanged(pair.a), b=exchanged(pair.b))


def names_in(text: str) -> list[str]:
    """Capital words that are not capital for their place, and neither days, months nor titles."""
    out = []
    for match in WORD.finditer(text):
        if match.group() not in KEPT and not STARTS.search(text[: match.start()]):
            out.append(match.group())
    return out
