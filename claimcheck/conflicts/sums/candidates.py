"""Which figures may be the total of a list: what they count, and where they stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from claimcheck.conflicts.sums.figures import Figure, Sentence, is_count
from claimcheck.conflicts.sums.lists import PartList, complement, introduces
from claimcheck.facts.families import same_noun_family
from claimcheck.facts.words import stem

Place = Literal["sentence", "previous", "article", "elsewhere"]

# Nouns for people, or vehicles, of any kind: parts under narrower nouns may be parts of them.
GENERIC = {
    "people": frozenset(
        "person people victim casualty resident citizen inhabitant individual patient participant returned captive "
        "detainee dead injured wounded".split()
    ),
    "vehicles": frozenset({"vehicle", "aircraft", "craft"}),
}
SMALLEST_CHANCE = 10  # below this a list may add up to a figure elsewhere by chance
FAR_FIGURES = 200  # figures on either side of a list that are looked at: a whole long article, and never quadratic
_COLLECTIVE = re.compile(
    r"\b(?:team|group|party|delegation|crew|staff|squad|panel|jury|family|force|workforce|membership) of "
    r"(?:about |some )?$",
    re.IGNORECASE,
)
_ALL = re.compile(r"\b(?:all|in all|in total|altogether|a total of|overall)\W+(?:the\s+|its\s+|of\s+)*$", re.IGNORECASE)
_IN_ALL = re.compile(r"\b(?:in all|in total|altogether|all told|a total|the total)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Total:
    """A figure that may be the total of a list, and where it stands as seen from the list."""

    figure: Figure
    sentence: Sentence
    place: Place

    @property
    def collective(self) -> bool:
        """Tell whether it sizes a body of people: "a team of 14"."""
        return _COLLECTIVE.search(self.sentence.before(self.figure)) is not None

    @property
    def overall(self) -> bool:
        """Tell whether the words say that it is everything: "all 430", "in all, 2,600"."""
        around = self.sentence.before(self.figure)
        return _ALL.search(around) is not None or _IN_ALL.search(around[-60:]) is not None

    @property
    def background(self) -> bool:
        """Tell whether another figure is part of it: the 480 of "Of 480 flights, fewer than 150 were cancelled"."""
        words = self.sentence.words(self.figure.span)
        others = (other.quantity.whole for other in self.sentence.figures if other is not self.figure)
        return any(whole is not None and words in whole.split() for whole in others)


def free_figures(sentences: Sequence[Sentence], lists: Sequence[Sequence[PartList]]) -> list[tuple[int, Figure]]:
    """Return the figures that stand in no list themselves, each with the number of its sentence in ``sentences``."""
    found: list[tuple[int, Figure]] = []
    for at, sentence in enumerate(sentences):
        taken = {part.order for parts in lists[at] for part in parts.parts}
        found.extend((at, figure) for figure in sentence.figures if figure.order not in taken)
    return found


def find_totals(
    sentences: Sequence[Sentence], at: int, parts: PartList, free: Sequence[tuple[int, Figure]]
) -> list[Total]:
    """List the figures that may be the total of ``parts``, a list in sentence ``at``, nearest first."""
    here = sentences[at]
    if parts.total is not None:
        only = Total(parts.total, here, "sentence")
        return [only] if covers(only, parts) else []
    orders = {part.order for part in parts.parts}
    own = [figure for figure in here.figures if figure.order not in orders]
    found = [Total(f, here, "sentence") for f in reversed(own) if f.order < parts.parts[0].order or _closes(here, f)]
    middle = bisect_left(free, at, key=lambda known: known[0])
    for index, figure in free[max(0, middle - FAR_FIGURES) : middle + FAR_FIGURES]:
        if index != at:
            found.append(Total(figure, sentences[index], _place(here, sentences[index])))
    apt = [total for total in found if covers(total, parts) or equals(total, parts)]
    return sorted(apt, key=lambda total: _PLACES.index(total.place))


def _place(here: Sentence, other: Sentence) -> Place:
    if other.article_id != here.article_id:
        return "elsewhere"
    return "previous" if other.field == here.field and other.number == here.number - 1 else "article"


_PLACES: tuple[Place, ...] = ("sentence", "previous", "article", "elsewhere")


def _closes(sentence: Sentence, figure: Figure) -> bool:
    """Tell whether a figure after a list sums it up: "12 men and 8 women, 20 people in all"."""
    lead = sentence.before(figure)[-30:]
    return _IN_ALL.search(sentence.after(figure)[:30]) is not None or _IN_ALL.search(lead) is not None


def equals(total: Total, parts: PartList) -> bool:
    """Tell whether a total in another article is exactly the sum, too large or of too many parts for chance."""
    counted = is_count(total.figure) and is_count(parts.parts[0])
    alike = total.figure.quantity.dimension == parts.parts[0].quantity.dimension or not parts.heads
    exact = total.figure.low == total.figure.high == parts.low == parts.high
    large = parts.low >= SMALLEST_CHANCE * (1 if len(parts.parts) > 2 else 2)
    return total.place == "elsewhere" and counted and alike and exact and large


def covers(total: Total, parts: PartList) -> bool:
    """Tell whether the thing that the total counts may consist of what the parts count."""
    whole, heads = total.figure.quantity, parts.heads
    dimension = parts.parts[0].quantity.dimension
    if dimension.startswith("money:") or not is_count(total.figure):
        return whole.dimension == dimension and total.place in ("sentence", "previous")
    if total.place == "previous" and parts.complete and parts.of_them:  # "four of his fellows ..., the other three"
        return True
    if whole.head is None or not heads:
        return total.collective or not heads or (total.place == "elsewhere" and complement(heads) is not None)
    if len(heads) == 1 and stem(whole.head) == stem(next(iter(heads))):
        return total.place != "sentence" or _leads(total, parts)
    if any(mentions(part, whole.head) for part in parts.parts):
        return True
    return whole.dimension == dimension and _is_wider(total, parts)


def _leads(total: Total, parts: PartList) -> bool:
    """Tell a total from a first part: "2,900 people: 1,800 from ..." from "2,900 people from one, 1,800 from ..."."""
    link = parts.sentence.between(total.figure.quantity.end, parts.parts[0].quantity.start)
    return introduces(link) or parts.complete or total.overall


def mentions(part: Figure, head: str) -> bool:
    """Tell whether a part names the total's noun as what it is part of."""
    return part.quantity.whole is not None and stem(head) in {stem(word) for word in part.quantity.whole.split()}


def _is_wider(total: Total, parts: PartList) -> bool:
    head, heads = total.figure.quantity.head or "", parts.heads
    generic = head in GENERIC.get(total.figure.quantity.dimension, frozenset())
    if head in heads:
        return generic and parts.apart and total.place == "previous"
    whole = complement(heads)
    if whole is not None:
        return not whole or head in whole or any(same_noun_family(head, other) for other in whole)
    if generic:
        return True
    return total.place == "elsewhere" and any(same_noun_family(head, other) for other in heads)
