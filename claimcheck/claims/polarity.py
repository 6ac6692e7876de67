"""Whether a predicate is negated; a double negation is positive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.claims.chains import rejects
from claimcheck.claims.lexicon import NEGATIVE_SUBJECTS, REVERSING, REVERSING_ADJECTIVES
from claimcheck.claims.tree import SUBJECTS, children, inherited_subject, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_HELPERS = frozenset(
    "am are can could did do does had has have is may might must shall should was were will would".split()
)
_ADVERBS_OF_NEGATION = frozenset({"never", "nowhere", "neither", "nor", "hardly", "scarcely"})


def rules_nothing_out(token: Token) -> bool:
    """Tell "did not rule out that ..."."""
    return token.lemma_ in {"rule", "exclude"} and bool(children(token, "neg"))


def inverting_nor(first: Token) -> bool:
    """Tell whether a clause begins with a "nor" that turns verb and subject round: "nor was the dose high"."""
    if first.lower_ not in {"nor", "neither"} or first.i + 2 >= len(first.doc):
        return False
    helping = first.nbor().dep_ in {"aux", "auxpass"}  # "neither has a screen" is not turned round
    turned = first.lower_ == "nor" or (helping and first.nbor(2).pos_ in {"PRON", "DET", "NOUN", "PROPN", "NUM"})
    return turned and first.nbor().lower_ in _HELPERS


def is_negative(chain: list[Token], first: Token | None = None) -> bool:
    """Count what turns a predicate round; an even count is positive. ``first`` is the clause's first word."""
    turns = 0
    nor = first is not None and inverting_nor(first)
    if nor and first is not None:
        turns = int(not any(first.head.i == token.i for token in chain) or first.i > first.head.i)
    for n, token in enumerate(chain):
        if rules_nothing_out(token) or rejects(token):
            continue  # hedged, and as open to yes as to no; or denied as a whole
        turns += len({child.i for child in token.children if _is_negation(child)})
        last = n == len(chain) - 1
        if not last and (token.lemma_.lower() in REVERSING):
            turns += 1
        if not last and any(a.lemma_.lower() in REVERSING_ADJECTIVES for a in children(token, "acomp")):
            turns += 1
        turns += int(negative_word(token, whole=n == 0))
        turns += int(any(_is_without_any(child) for child in children(token, "prep")))
    return turns % 2 == 1


def _is_negation(child: Token) -> bool:
    """Tell "not", "never", "not once"; a "nor" behind the verb belongs to the next clause."""
    if child.dep_ == "neg":
        return True
    if child.lower_ in {"once", "ever"}:
        return bool(child.i > 0 and child.nbor(-1).lower_ == "not")
    if child.dep_ in SUBJECTS:
        return False  # "neither has a screen": counted as the subject
    return child.lower_ in _ADVERBS_OF_NEGATION and not (child.dep_ == "cc" and child.i > child.head.i)


def _is_without_any(prep: Token) -> bool:
    """Tell "without any escort"; "the government won without them" is no negation."""
    if prep.lower_ != "without":
        return False
    return any(word.lower_ in {"any", "single"} for noun in children(prep, "pobj") for word in noun.children)


def negative_word(token: Token, *, whole: bool = True) -> bool:
    """Tell whether a subject, an object or an adverbial of a predicate is "nobody", "no ...", "not one ...".

    ``whole`` takes in a subject that stands with another verb.
    """
    who = subject(token) or (inherited_subject(token) if whole else None)
    nouns = [who] if who is not None and who.i < token.i else []
    nouns += children(token, "dobj", "attr", "npadvmod")
    nouns += [
        inner
        for prep in children(token, "prep")
        if prep.lower_ in {"at", "in", "under"}
        for inner in children(prep, "pobj")
    ]
    return any(is_nothing(noun) for noun in nouns) or _no_longer(token)


def is_nothing(noun: Token) -> bool:
    """Tell whether a noun phrase names none: "none of", "no civilians", "not one sack", "neither side"."""
    if noun.lower_ in NEGATIVE_SUBJECTS or (noun.lower_ == "one" and noun.i > 0 and noun.nbor(-1).lower_ == "no"):
        return True
    if any(child.lower_ in {"no", "neither"} for child in children(noun, "det", "nsubj", "advmod", "neg")):
        return not any(child.lower_ in {"more", "fewer", "less"} for child in noun.subtree)
    first = noun.left_edge
    return (
        first.lower_ == "not"
        and first.i + 1 < len(noun.doc)
        and noun.doc[first.i + 1].lower_ in {"one", "a", "a single"}
    )


def _no_longer(token: Token) -> bool:
    """Tell "no longer"."""
    return any(child.lower_ == "longer" and any(w.lower_ == "no" for w in child.children) for child in token.children)
