"""Lists of parts in a sentence ("38 are amputees, 19 ... and 12 ..."), and what says that a list is complete."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimcheck.conflicts.sums.figures import GAP, Figure, Sentence, is_count

# Demographic nouns may overlap with roles (30 women, 20 teachers), but exclude each other.
DEMOGRAPHIC = frozenset("man woman child boy girl adult minor baby infant male female teenager pensioner".split())
# Sets of nouns that between them leave nobody out of the thing on the right (null: people of any kind).
COMPLEMENTS: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (frozenset({"man", "woman"}), frozenset()),
    (frozenset({"man", "woman", "child"}), frozenset()),
    (frozenset({"boy", "girl"}), frozenset()),
    (frozenset({"male", "female"}), frozenset()),
    (frozenset({"adult", "child"}), frozenset()),
    (frozenset({"adult", "minor"}), frozenset()),
    (frozenset({"soldier", "civilian"}), frozenset()),
    (frozenset({"serviceman", "civilian"}), frozenset()),
    (frozenset({"passenger", "crew"}), frozenset()),
    (frozenset({"departure", "arrival"}), frozenset({"flight", "service"})),
)
LONGEST_GAP = 120  # characters between two parts of one list
_SEPARATOR = re.compile(
    rf"(?:,|;|\band\b|\bplus\b|\bwhile\b|\bagainst\b|{GAP})[\s{GAP}]*"
    r"(?:(?:and|while|plus|but|the|other|another|a further|remaining|some|about|around|just|only|nearly|over)\s+)*$",
    re.IGNORECASE,
)
_THE_REST = re.compile(r"\b(?:the|all)\s+(?:other|remaining|rest)\s*$", re.IGNORECASE)
_MADE_THE_REST = re.compile(r"\b(?:made|makes|make|making) up the (?:rest|remainder)\b", re.IGNORECASE)
# A part without a figure: "120 in hospitals, 80 at home and the rest in care homes". A figure may follow "the other",
# and then it is a part like any; "the others" and "the rest" stand for one that nobody counts.
_UNCOUNTED = re.compile(
    r"\b(?:the|all) (?:rest|remainder|others)\b|\b(?:and|as well as|plus) (?:(?:several|many|some|various|a few) )?"
    r"(?:others|more(?! than))\b|\band so on\b|\bamong others\b",
    re.IGNORECASE,
)
_COMPLETE_LEAD = re.compile(
    r"(?::|—|–|\bmade up of|\bcompris(?:ing|ed|es|ed of)|\bconsist(?:ing|ed|s) of|\bcomposed of|\bdivided into|"
    r"\bsplit (?:into|between))\W*(?:the|some|about)?\s*$",
    re.IGNORECASE,
)
_SAMPLE_LEAD = re.compile(r"\b(?:including|among|such as|at least|up to|like)\b[^,;:]*$", re.IGNORECASE)
_OF_THEM = re.compile(r"\b(?:of|among) (?:them|whom|these|those|which)\b", re.IGNORECASE)
_OF_THE = re.compile(r"(?:^Of |\bof (?:the|all|all the|its|their|those) )$", re.IGNORECASE)
_TOTAL_OF = re.compile(r"\b(?:a total of|in all|in total|altogether|all told)\W*$", re.IGNORECASE)
_ONCE_EACH = re.compile(
    r"\bmore than one (?:heading|category|group|list|class|box)\b|\b(?:counted|listed|entered|named) twice\b|"
    r"\b(?:only|just) once\b|\bdo not overlap\b|\bno overlap\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PartList:
    """Figures of one sentence that stand side by side as parts of something.

    ``complete``: the words say that nothing is left out. ``is_open``: they name a part that nobody counted, as "the
    rest". ``apart``: no one is counted in two parts. ``of_them``: the words point back to what was counted before.
    ``bare``: a list of noun phrases, without verbs between. ``total``: the figure before them that would be their
    total, when the list was cut after it.
    """

    sentence: Sentence
    parts: tuple[Figure, ...]
    complete: bool
    is_open: bool
    apart: bool
    of_them: bool
    bare: bool
    total: Figure | None = None

    @property
    def low(self) -> float:
        """Return the least that the parts can add up to."""
        return sum(part.low for part in self.parts)

    @property
    def high(self) -> float | None:
        """Return the most that the parts can add up to, null when one of them has no limit."""
        highs = [part.high for part in self.parts if part.high is not None]
        return sum(highs) if len(highs) == len(self.parts) else None

    @property
    def heads(self) -> frozenset[str]:
        """Return the nouns counted."""
        return frozenset(part.quantity.head for part in self.parts if part.quantity.head is not None)


def find_lists(sentence: Sentence) -> list[PartList]:
    """Find the lists of a sentence; when its first figure may be the total of the others, without that one, too."""
    found = []
    for run in _runs(sentence):
        of_whole = _OF_THE.search(sentence.before(run[0])) is not None  # "Of the 31 trucks, nine burned out and ..."
        if len(run) >= 3:
            found.append(_part_list(sentence, run[1:], total=run[0], of_them=of_whole))
        if len(run) >= 2 and not of_whole:
            found.append(_part_list(sentence, run))
    return found


def _runs(sentence: Sentence) -> list[tuple[Figure, ...]]:
    runs: list[list[Figure]] = []
    for figure in sentence.figures:
        if not (is_count(figure) or figure.quantity.dimension.startswith("money:")):
            continue
        if runs and _follows(sentence, runs[-1][-1], figure):
            runs[-1].append(figure)
        else:
            runs.append([figure])
    return [tuple(run) for run in runs]


def _follows(sentence: Sentence, last: Figure, figure: Figure) -> bool:
    """Tell whether two figures stand side by side in one list of one kind of thing."""
    a, b = last.quantity, figure.quantity
    link = sentence.between(a.end, b.start)
    if len(link) > LONGEST_GAP or (_SEPARATOR.search(link) is None and not introduces(link)):
        return False
    if a.dimension != b.dimension and not (is_count(last) and is_count(figure) and None in (a.head, b.head)):
        return False
    if a.dimension != "count" or a.head == b.head or None in (a.head, b.head):
        return True
    return complement(frozenset({a.head or "", b.head or ""})) is not None


def introduces(link: str) -> bool:
    """Tell whether a total and its first part meet here: "390 people: 270 soldiers", "a crew of 14, made up of 6"."""
    return _COMPLETE_LEAD.search(link) is not None or _OF_THEM.search(link) is not None


def complement(heads: frozenset[str]) -> frozenset[str] | None:
    """Return what the nouns make up between them (empty for people of any kind), null when they leave something out."""
    return next((whole for parts, whole in COMPLEMENTS if parts == heads), None)


def _part_list(
    sentence: Sentence, parts: tuple[Figure, ...], total: Figure | None = None, *, of_them: bool = False
) -> PartList:
    lead = sentence.before(parts[0])
    tail = sentence.after(parts[-1])
    heads = frozenset(part.quantity.head for part in parts if part.quantity.head is not None)
    bare = _is_bare(sentence, parts)
    sample = _SAMPLE_LEAD.search(lead) is not None or _SAMPLE_LEAD.search(tail) is not None
    rest = any(_THE_REST.search(sentence.before(part)) for part in parts[1:]) or _MADE_THE_REST.search(tail) is not None
    uncounted = _MADE_THE_REST.search(tail) is None and any(_UNCOUNTED.search(gap) for gap in _gaps(sentence, parts))
    told = _COMPLETE_LEAD.search(lead) is not None or (bare and _TOTAL_OF.search(lead) is not None)
    once = _ONCE_EACH.search(sentence.text) is not None
    exhausts = bare and complement(heads) is not None
    return PartList(
        sentence=sentence,
        parts=parts,
        complete=not sample and not uncounted and (rest or told or exhausts),
        is_open=uncounted,
        apart=rest or told or once or _heads_apart(parts, heads) or (bare and len(heads) == 1),
        of_them=of_them or _OF_THEM.search(lead[-40:]) is not None or any(_back(part) for part in parts),
        bare=bare,
        total=total,
    )


def _gaps(sentence: Sentence, parts: Sequence[Figure]) -> list[str]:
    """Return what stands between the parts of a list, and what follows the last."""
    between = [sentence.between(a.quantity.end, b.quantity.start) for a, b in pairwise(parts)]
    # The noun of the next part may belong to "the rest of the 40 women": a part's own words are no gap.
    return [*(gap for gap in between if _THE_REST.search(gap) is None), sentence.after(parts[-1])]


def _back(part: Figure) -> bool:
    """Tell whether a part names the whole it is of with "the", "his", "those": something told before."""
    whole = part.quantity.whole
    return whole is not None and whole.split()[0].lower() in (
        "the",
        "his",
        "her",
        "its",
        "their",
        "those",
        "these",
        "our",
    )


def _heads_apart(parts: Sequence[Figure], heads: frozenset[str]) -> bool:
    """Tell whether the nouns exclude each other: all different, and all demographic or none."""
    return len(heads) == len(parts) and (heads <= DEMOGRAPHIC or not heads & DEMOGRAPHIC)


_PREPOSITION = re.compile(r"^(?:from|in|at|of|on|to|for|with|aboard|near)(?:\s+\S+){1,4}$", re.IGNORECASE)


def _is_bare(sentence: Sentence, parts: Sequence[Figure]) -> bool:
    """Tell whether only nouns, and where they are from, stand between the parts."""
    for part, following in pairwise(parts):
        link = _SEPARATOR.sub("", sentence.between(part.quantity.end, following.quantity.start)).strip(" ,;" + GAP)
        rest = _without_noun(link, part)
        if rest and _PREPOSITION.match(rest) is None:
            return False
    return True


def _without_noun(link: str, part: Figure) -> str:
    counted = part.quantity.counted or ""
    return link[len(counted) :].strip() if counted and link.lower().startswith(counted.lower()) else link
