"""What a number counts: the noun phrase behind it, and the whole it is part of."""

from __future__ import annotations

from typing import NamedTuple

from claimcheck.claims.amounts.lexicon import (
    BEFORE_NOUN,
    PLURAL_MODIFIERS,
    STATES,
    STOPS,
    VERBS,
)
from claimcheck.claims.amounts.nouns import is_person, is_plural, singular
from claimcheck.claims.amounts.number_words import CARDINALS, SCALES
from claimcheck.claims.amounts.tokens import HYPHENS, Token, is_hyphen

MAX_WORDS = 8  # no counted phrase in print carries more modifiers before its noun


class Phrase(NamedTuple):
    """A noun phrase: singular ``head``, and the tokens it spans (``last`` exclusive)."""

    head: str | None
    first: int
    last: int


def text_of(text: str, tokens: list[Token], phrase: Phrase) -> str:
    """Return the words of ``phrase`` as they stand in ``text``, with white space made single."""
    return " ".join(text[tokens[phrase.first].start : tokens[phrase.last - 1].end].split())


def counted_at(tokens: list[Token], j: int, is_one: bool) -> Phrase | None:
    """Read the noun phrase that starts at ``j``, right behind a number.

    Args:
        tokens: tokens with padding.
        j: where the phrase may start.
        is_one: the number is one (or a compound "12-member"), so the noun is singular.

    Returns:
        The phrase to its head and, for "prisoners of war" and the like, behind it; null when no noun follows.
    """
    if is_hyphen(tokens, j):
        return _compound(tokens, j + 1)
    j = _skip_more(tokens, j)
    j += tokens[j].low == "["  # a link's brackets
    if is_one:
        return _singular_head(tokens, j)
    plural = _plural_head(tokens, j)
    if plural is not None:
        return plural
    if tokens[j].low in STATES:
        return Phrase(tokens[j].low, j, j + 1)
    if tokens[j].low in UNIT_NOUNS:  # "an 11 member pact", "a three course meal"
        return Phrase(tokens[j].low, j, j + 1)
    return None


UNIT_NOUNS = frozenset(
    "member storey story bedroom seat party person nation country page point course speed gauge door man woman "
    "lane state team game match part room bed star piece hole mile-long".split()
)


_MORE = frozenset("more further additional extra fewer less".split())


def _skip_more(tokens: list[Token], j: int) -> int:
    return j + 1 if tokens[j].low in _MORE else j


def _is_word(token: Token) -> bool:
    return token.kind == "word" and token.low not in STOPS


def _plural_head(tokens: list[Token], j: int) -> Phrase | None:
    """Walk over modifiers to the first plural noun that no further noun follows."""
    k = j
    while k < j + MAX_WORDS:
        if not _is_word(tokens[k]):
            step = _over_sign(tokens, j, k)
            if not step:
                return None
            k += step
        elif _ends_walk(tokens, j, k):
            return None
        elif is_plural(tokens[k].low) and not _modifies(tokens, k):
            return Phrase(singular(tokens[k].low), j, _with_tail(tokens, k + 1))
        else:
            k += 1
    return None


def _over_sign(tokens: list[Token], j: int, k: int) -> int:
    """Return how many tokens to go on by at a sign or a stop word inside a phrase; 0 when it ends the phrase."""
    token = tokens[k]
    if k == j:
        return 0
    if token.low in ("'", "’") and token.glued:
        return 1
    if token.low in HYPHENS and is_hyphen(tokens, k):
        return 1 if is_plural(tokens[k + 1].low) else 2
    if token.low in ("and", ",") and _joins_modifiers(tokens, j, k):
        return 1
    return int(token.kind == "number" and not token.glued and tokens[k - 1].text[:1].isupper())


def _ends_walk(tokens: list[Token], j: int, k: int) -> bool:
    """Tell whether the word at ``k`` cannot modify a noun: a finite verb, or an adverb that closes the clause."""
    token = tokens[k]
    if token.low in VERBS and not is_plural(token.low) and token.low not in BEFORE_NOUN:
        return not is_hyphen(tokens, k + 1)
    return token.low.endswith("ly") and k > j and not _is_word(tokens[k + 1])


def _joins_modifiers(tokens: list[Token], j: int, k: int) -> bool:
    """Tell "gifted and unpredictable attackers" from "a dog and two cats": adjectives on both sides."""
    left, right = tokens[k - 1], tokens[k + 1]
    if left.text[:1].isupper() and right.text[:1].isupper() and tokens[k].low == "and":
        return True  # "Kia and Hyundai vehicles"
    return (
        left.kind == "word"
        and right.kind == "word"
        and right.low not in STOPS
        and right.low not in CARDINALS
        and right.low.endswith(_ADJECTIVE_ENDINGS)
        and left.low.endswith(_ADJECTIVE_ENDINGS)
    )


_ADJECTIVE_ENDINGS = (
    "ed", "ble", "al", "ic", "ive", "ous", "ful", "less", "ary", "ish", "ern", "an", "en", "ant", "ent",
)  # fmt: skip


def _modifies(tokens: list[Token], k: int) -> bool:
    """Tell whether the plural at ``k`` modifies a noun behind it: "women soldiers", "arms depots"."""
    after = tokens[k + 1]
    if is_hyphen(tokens, k + 1) and tokens[k + 2].kind == "word":
        return True
    if after.low in ("'", "’") and after.glued and tokens[k].low.endswith("s"):
        return _is_word(tokens[k + 2]) and not tokens[k + 2].glued
    if not _is_word(after):
        return tokens[k].low.endswith("'s")
    if tokens[k].low in STATES and is_plural(after.low):
        return True  # "dead bees"
    is_open = tokens[k].low in PLURAL_MODIFIERS or is_person(singular(tokens[k].low)) is False
    if is_plural(after.low) and after.low not in VERBS:
        return is_open or tokens[k].low in PLURAL_MODIFIERS
    follow = tokens[k + 2]
    return tokens[k].low in PLURAL_MODIFIERS and _is_word(follow) and is_plural(follow.low) and after.low not in VERBS


_TAILS = frozenset({("of", "war"), ("of", "staff"), ("in", "chief"), ("at", "arms")})


def _with_tail(tokens: list[Token], k: int) -> int:
    """Take in "of war" behind "prisoners"; of other phrases with "of" only the noun is counted."""
    return k + 2 if (tokens[k].low, tokens[k + 1].low) in _TAILS else k


def _compound(tokens: list[Token], k: int) -> Phrase | None:
    """Read the noun that a hyphen joins to the number: "22-storey tower", "12-member panel", "four-engined"."""
    token = tokens[k]
    if token.low == "strong":  # "a 600-strong workforce"
        return _plural_head(tokens, k + 1) or _singular_head(tokens, k + 1)
    if token.kind != "word" or (token.low in STOPS and token.low != "person"):
        return None
    return Phrase(singular(token.low), k, k + 1)


def _singular_head(tokens: list[Token], j: int) -> Phrase | None:
    """Read the singular noun behind "one" or "not a single": as far as the words may be its modifiers."""
    k = j
    while k < j + 5 and _is_word(tokens[k]) and not _is_verb_here(tokens, j, k):
        k += 1
        if is_hyphen(tokens, k) and tokens[k + 1].kind == "word":
            k += 1
    while k > j + 1 and tokens[k - 1].low.endswith("ly"):
        k -= 1
    if k == j or tokens[k - 1].low.endswith("'s") or tokens[k - 1].low in _NO_NOUNS:
        return None
    if k == j + 1 and (tokens[j].low == "own" or is_plural(tokens[j].low)):
        return None
    return Phrase(singular(tokens[k - 1].low), j, _with_tail(tokens, k))


_NO_NOUNS = frozenset("need may own more other else way last least best most worst such same".split())


def _is_verb_here(tokens: list[Token], j: int, k: int) -> bool:
    """Tell whether the word at ``k`` is the verb of a singular subject that starts at ``j``."""
    low = tokens[k].low
    if low in ("who", "whose"):
        return True
    if low in VERBS and low not in BEFORE_NOUN:
        return k > j or low in ("was", "has", "is", "said", "died", "had")
    if k > j and tokens[k].text[0].isupper() and tokens[k - 1].text.islower():
        return True  # "in the first round Koudou led"
    if k > j and low in BEFORE_NOUN and not _is_word(tokens[k + 1]) and low.endswith(("ed", "id", "en", "ld")):
        return True
    if k > j and low.endswith("ed") and len(low) > 4 and (low not in BEFORE_NOUN or not _is_word(tokens[k + 1])):
        return True
    return k > j and low.endswith("s") and is_plural(low) and not is_plural(tokens[k - 1].low)


# --- wholes --------------------------------------------------------------------------------

_DETERMINERS = frozenset("the these those its their his her our my your this that all".split())
_PRONOUNS = frozenset("them those these us whom which it you".split())


def whole_at(tokens: list[Token], j: int, is_part: bool) -> Phrase | None:
    """Read what ``of`` (at ``j``) opens: "of the nine bridges", "of them", "of those freed", "of members".

    Args:
        tokens: tokens with padding.
        j: the token "of", or of "half the crew" the determiner.
        is_part: the number is a proportion, so that any noun may follow, not only a definite one.

    Returns:
        The phrase with its determiner; its head is null for a pronoun or a bare number.
    """
    first = j + 1 if tokens[j].low == "of" else j
    token = tokens[first]
    k = first
    if token.low in ("all", "both") and tokens[k + 1].low in _DETERMINERS | {"of"}:
        k += 1
    is_pronoun = tokens[k].low in _PRONOUNS and (tokens[k].low not in _DETERMINERS or not _is_noun_start(tokens, k + 1))
    if is_pronoun:
        end = (
            k + 2 if tokens[k].low in ("those", "these") and tokens[k + 1].low.endswith(("ed", "ing", "en")) else k + 1
        )
        return Phrase(None, first, end)
    is_definite = tokens[k].low in _DETERMINERS or tokens[k].low.endswith(("'s", "s'")) or _has_owner(tokens, k)
    if not is_definite and not is_part:
        return _bare_number(tokens, first, k)
    if tokens[k].low in _DETERMINERS or tokens[k].low in ("a", "an"):
        k += 1
    return _whole_noun(tokens, first, k)


def _has_owner(tokens: list[Token], k: int) -> bool:
    """Tell whether a possessive stands within three words: "Johnson's deputies"."""
    return any(tokens[n].low.endswith("'s") for n in range(k, k + 3) if tokens[n].kind == "word")


def _bare_number(tokens: list[Token], first: int, k: int) -> Phrase | None:
    """Read "three of 40 passengers": a number, then its noun."""
    if tokens[k].kind != "number" and tokens[k].low not in CARDINALS:
        return None
    return _whole_noun(tokens, first, k)


def _is_noun_start(tokens: list[Token], k: int) -> bool:
    token = tokens[k]
    if token.kind == "number" or token.low in CARDINALS:
        return True
    if not _is_word(token) or token.low in VERBS:
        return False
    phrase = _plural_head(tokens, k)
    return phrase is not None


def _whole_noun(tokens: list[Token], first: int, k: int) -> Phrase | None:
    """Read the noun of a whole behind its determiner, over an owner ("the city's") and a number ("1,600")."""
    start = k
    while k < start + MAX_WORDS:
        if tokens[k].kind == "number" or tokens[k].low in CARDINALS or tokens[k].low in SCALES:
            k += (
                3
                if is_hyphen(tokens, k + 1) and tokens[k + 2].low == "strong"
                else 2
                if is_hyphen(tokens, k + 1)
                else 1
            )
        elif tokens[k].kind == "word" and tokens[k].low.endswith("'s") and tokens[k].low not in STOPS:
            k += 1
        elif tokens[k].kind == "word" and tokens[k + 1].kind == "word" and tokens[k + 1].low.endswith("'s"):
            k += 1
        else:
            break
    plural = _plural_head(tokens, k)
    if plural is not None:
        return Phrase(plural.head, first, _behind_clause(tokens, plural.last))
    single = _singular_head(tokens, k)
    if single is not None:
        return Phrase(single.head, first, single.last)
    return Phrase(None, first, k) if k > first else None


_SUBJECTS = frozenset({"he", "she", "they", "it", "we", "you", "i"})
CLAUSE_WORDS = 7  # a clause without "that" behind a noun is short: "the 14 years he was given"


def _behind_clause(tokens: list[Token], k: int) -> int:
    """Take in a clause that a pronoun opens when the sentence or a comma ends it soon; else return ``k``."""
    if tokens[k].low not in _SUBJECTS:
        return k
    for n in range(k + 2, min(k + CLAUSE_WORDS, len(tokens))):
        if tokens[n].low in (".", ",", ";", "!", "?"):
            return n
        if tokens[n].kind != "word":
            return k
    return k
