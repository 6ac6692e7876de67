"""From the verb that heads a clause to the deed it tells: "is thought to have begun to cross" is crossing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.claims.lexicon import (
    AHEAD,
    CARRIER,
    DENIAL,
    DISMISSAL,
    FAIR,
    HEARSAY,
    HEDGING_ADJECTIVES,
    LIGHT,
    REVERSING,
    REVERSING_ADJECTIVES,
    SAYINGS,
    SPEECH,
    UNFAIR,
)
from claimcheck.claims.tree import children, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_CHAIN = 6  # "is thought to have begun to try to ..." never goes deeper in news


def chain(head: Token, own: frozenset[int]) -> list[Token]:
    """Follow verbs that only carry, turn or date the next one down to the deed.

    Args:
        head: the verb that heads a clause.
        own: the clause's own token indices.

    Returns:
        The verbs from ``head`` to the deed, at most ``MAX_CHAIN``.
    """
    links = [head]
    while len(links) < MAX_CHAIN:
        below = _below(links[-1])
        if below is None or below.i not in own or below in links:
            break
        links.append(below)
    return links


def _below(token: Token) -> Token | None:
    """Return the predicate that a verb, or the adjective after "be", hands over to."""
    lemma = token.lemma_.lower()
    if token.pos_ in {"VERB", "AUX"} and lemma == "be":
        adjective = next(iter(children(token, "acomp", "oprd")), None)
        clause = next(iter(children(token, "xcomp")), None)
        if (rejected := _rejected(token)) is not None:
            return rejected
        if adjective is not None:
            return next((w for w in children(adjective, "xcomp") if _leads(adjective)), None)
        return clause if clause is not None and clause.pos_ in {"VERB", "AUX"} else None
    adjective = next(iter(children(token, "acomp", "oprd")), None)
    if lemma in {"seem", "appear", "look", "remain"} and adjective is not None and _leads(adjective):
        return next(iter(children(adjective, "xcomp")), None)
    who = subject(token)
    if who is not None and who.lower_ == "it" and children(token, "auxpass") and children(token, "ccomp"):
        return children(token, "ccomp")[0]
    if lemma in DENIAL or is_denial(token):
        said = [word for word in children(token, "dobj") if word.lemma_.lower() in SAYINGS]
        told = [clause for word in said for clause in children(word, "acl", "relcl", "ccomp")]
        return next(iter([*children(token, "ccomp", "xcomp"), *told]), None)
    if lemma in HEARSAY and (children(token, "auxpass") or token.tag_ == "VBN"):
        return next(iter(children(token, "xcomp", "ccomp")), None)
    if lemma == "rule" and any(child.lower_ == "out" for child in token.children):
        out = [token, *(child for child in token.children if child.lower_ == "out")]
        below = [w for t in out for w in children(t, "xcomp", "ccomp", "pcomp", "advcl")]
        return next((w for w in below if w.dep_ != "advcl" or w.tag_ == "VBG"), None)
    if lemma in CARRIER | REVERSING | AHEAD:
        ahead = [w for w in children(token, "ccomp") if any(a.lower_ == "to" for a in children(w, "aux"))]
        return next((w for w in [*children(token, "xcomp"), *ahead] if w.pos_ in {"VERB", "AUX"}), None)
    return None


def rejects(token: Token) -> bool:
    """Tell whether a frame denies what hangs on it: "it is false that", "it would not be fair to say that"."""
    return _rejected(token) is not None


def _rejected(token: Token) -> Token | None:
    """Return the clause that such a frame denies: "it is untrue that", "it is not that", "it would be wrong to say"."""
    if token.lemma_.lower() != "be" or (who := subject(token)) is None or who.lower_ not in {"it", "that"}:
        return None
    said = next((word for word in children(token, "acomp", "attr")), None)
    negated = bool(children(token, "neg"))
    holders = [token] if said is None else [token, said]
    below = [clause for holder in holders for clause in children(holder, "ccomp", "xcomp", "acl")]
    spoken = [c for verb in below if verb.lemma_.lower() in SPEECH for c in children(verb, "ccomp")]
    told = next((c for c in [*spoken, *below] if c.dep_ == "ccomp" or _has_that(c)), None)
    if said is None:
        return told if negated else None
    word = said.lemma_.lower()
    return told if (word in UNFAIR and not negated) or (word in FAIR and negated) else None


def _has_that(clause: Token) -> bool:
    """Tell whether "that" opens a clause."""
    return any(child.lower_ == "that" for child in children(clause, "mark"))


def _leads(adjective: Token) -> bool:
    """Tell whether an adjective only dates, doubts or turns the verb after it: "due to", "unable to"."""
    return adjective.lemma_.lower() in AHEAD | HEDGING_ADJECTIVES | REVERSING_ADJECTIVES | {"able", "allowed", "forced"}


def is_denial(token: Token) -> bool:
    """Tell whether a verb denies something said."""
    lemma = token.lemma_.lower()
    objects = children(token, "dobj")
    if lemma in DENIAL:
        denied = {"access", "entry", "permission", "visa", "request", "bail", "chance"}
        return not any(word.lemma_.lower() in denied for word in objects) and not children(token, "dative", "neg")
    said = any(word.lemma_.lower() in SAYINGS for word in objects) or bool(children(token, "ccomp"))
    return lemma in DISMISSAL and said and not children(token, "neg")


def deed(token: Token) -> str:
    """Name a predicate: its lemma with its particle, the deed a light verb stands for, or what "be" says."""
    lemma = token.lemma_.lower()
    if token.pos_ in {"VERB", "AUX"} and lemma == "be":
        return _nominal(token)
    inner = [
        noun for prep in children(token, "prep") if prep.lower_ in {"in", "out"} for noun in children(prep, "pobj")
    ]
    objects = [word.lemma_.lower() for word in (*children(token, "dobj"), *inner)]
    named = next((LIGHT[lemma, noun] for noun in objects if (lemma, noun) in LIGHT), None)
    if named is not None:
        return named
    particle = next((child.lower_ for child in children(token, "prt")), None)
    return f"{lemma} {particle}" if particle else str(lemma)


def _nominal(token: Token) -> str:
    """Name what "be" says: its adjective or noun, "exist" for "there is", else its place or state."""
    if children(token, "expl"):
        return "exist"
    complement = next(iter(children(token, "acomp", "attr", "oprd")), None)
    if complement is not None:
        return str(complement.lemma_).lower()
    inner = [noun for prep in children(token, "prep") for noun in children(prep, "pobj")]
    state = next((noun for noun in inner if noun.ent_type_ not in {"DATE", "TIME"}), None)
    return f"be {state.head.lower_} {state.lemma_.lower()}" if state is not None else "be"
