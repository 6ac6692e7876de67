"""Bound words that are prepositions or parts of a verb: "under one roof", "over two days", "handed over 27 bodies"."""

from __future__ import annotations

from claimcheck.claims.amounts.counted import counted_at
from claimcheck.claims.amounts.measures import unit_at
from claimcheck.claims.amounts.nouns import is_person
from claimcheck.claims.amounts.number_words import CARDINALS, SCALES
from claimcheck.claims.amounts.tokens import Token, is_hyphen

_SPATIAL = frozenset({"over", "under", "above", "below", "around", "about", "past", "near", "beyond"})
_MOTION = frozenset(
    "spread spreads scattered ran run runs running drove driven passed passes passing flew fly flies flying "
    "walked walks ducked jumped knock knocks knocked knocking topple toppled tower towers towered hover hovered "
    "mull mulled pore pored preside presides presiding leapt hung hanging buried trapped marched trampled "
    "presided ruled rode sailed swam stepped stretched spanned looked looking".split()
)
_TIME_UNITS = frozenset(
    "day days week weeks month months year years hour hours night nights decade decades minutes".split()
)
# "in over two years", "took over three hours": before these, "over" with a duration is a bound; else it means "during".
_AFTER_SPANS = frozenset({"ago", "old", "earlier", "late", "later"})
_LASTING = frozenset(
    "for in after took take takes taken taking lasted lasting lasts spent spending waited of by just well little "
    "with within served serving is was been old than and".split()
)


# What is over something, not more than something: "the dispute over 12 islands".
_QUARRELS = frozenset(
    "row rows dispute disputes fight fights clash clashes argument arguments debate debates quarrel quarrels feud "
    "standoff deadlock anger outrage fury backlash concern concerns fears worries unease doubts talks negotiations "
    "protest protests lawsuit lawsuits complaint complaints questions tensions battle battles control".split()
)
_HAND = frozenset("hand hands handed handing turn turns turned turning".split())
_TAKE = frozenset("take takes took taken taking".split())
_WIN = frozenset("win wins won winning".split())
# Things counted as they are taken: "took over 300 photographs", and persons ("took over 40 people to hospital").
_TAKEN = frozenset("photo photograph picture shot vote wicket seat life sample step win".split())


def _is_phrasal(tokens: list[Token], start: int, first: int) -> bool:
    """Tell "handed over 27 bodies", "taken over 12 villages", "won over 12 deputies" from more than so many."""
    verb = tokens[start - 1].low
    if verb in _HAND:
        return True
    if (verb not in _TAKE and verb not in _WIN) or tokens[first].kind == "money":
        return False
    k = first
    while tokens[k].kind == "number" or tokens[k].low in CARDINALS or tokens[k].low in SCALES or is_hyphen(tokens, k):
        k += 1
    if unit_at(tokens, k, 2.0) is not None:
        return False
    phrase = counted_at(tokens, k, False)
    if phrase is None or phrase.head is None:
        return False
    if verb in _WIN:
        return is_person(phrase.head) and phrase.head != "delegate"
    return phrase.head not in _TAKEN and not is_person(phrase.head)


def is_preposition(tokens: list[Token], start: int, first: int) -> bool:
    """Tell the preposition from the bound: "under one roof", "over two days of talks", "about one another"."""
    word, number = tokens[start].low, tokens[first].low
    if word == "past" and tokens[start - 1].low not in (
        "pushed",
        "push",
        "rose",
        "climbed",
        "passed",
        "jumped",
        "well",
    ):
        return True
    if word == "some" and number == "one":
        return True
    if word in _SPATIAL and tokens[start - 1].low in _MOTION:
        return True
    if word == "over" and (tokens[start - 1].low in _QUARRELS or _is_phrasal(tokens, start, first)):
        return True
    if word in _SPATIAL and number in ("one", "first", "second", "third"):
        return tokens[first + 2].low != "in" and tokens[first + 1].low not in (
            "hundred",
            "thousand",
            "million",
            "billion",
            "third",
            "in",
            "per",
            "-",
        )
    if word == "over" and tokens[first + 1].low in _TIME_UNITS and start and tokens[first + 2].low not in _AFTER_SPANS:
        return tokens[start - 1].low not in _LASTING and tokens[start - 1].sentence == tokens[start].sentence
    if word in ("topped", "exceeded", "exceed", "exceeds", "surpassed", "near", "probably", "estimated"):
        return word == "near" and tokens[first].kind == "word"
    return False
