"""How a clause is told: as a fact, denied, hedged, hypothetical, or still to come."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.claims.chains import is_denial, rejects
from claimcheck.claims.lexicon import AHEAD, CONDITION, GUESSING, HEARSAY, HEDGES, HEDGING_ADJECTIVES, NO_NOUNS
from claimcheck.claims.polarity import negative_word, rules_nothing_out
from claimcheck.claims.tree import children, is_condition, subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claimcheck.claims.clauses import Clause
    from claimcheck.records import Modality

_AIMS = frozenset({"aim", "goal", "idea", "intention", "job", "objective", "point", "purpose", "task"})
_PERCEPTION = frozenset({"see", "hear", "feel", "tell", "smell", "recognise", "recognize"})


def read_modality(clause: Clause, chain: list[Token], speech: Token | None) -> Modality:
    """Say how a clause is told; the first that holds of denied, hypothetical, hedged, future, asserted."""
    own = frozenset(clause.own)
    doc = chain[0].doc
    if _is_denied(chain) or (speech is not None and is_denial(speech)):
        return "denied"
    if _is_hypothetical(chain, own):
        return "hypothetical"
    if _is_hedged(doc, chain, own, speech):
        return "hedged"
    return "future" if _is_ahead(chain, speech) else "asserted"


def _is_denied(chain: list[Token]) -> bool:
    """Tell whether a clause denies its own content."""
    if any(is_denial(token) or rejects(token) for token in chain):
        return True
    first = chain[0]
    if not children(first, "expl"):
        return False
    nouns = [word for word in children(first, "attr", "nsubj") if word.lemma_.lower() in NO_NOUNS]
    return any(child.lower_ in {"no", "not"} for word in nouns for child in word.children)


def _is_hypothetical(chain: list[Token], own: frozenset[int]) -> bool:
    """Tell whether a clause speaks of what is not, or not yet, the case: conditions and what would follow."""
    for token in chain:
        modals = {child.lower_ for child in children(token, "aux")}
        perfect = any(child.lower_ in {"have", "'ve", "’ve"} for child in children(token, "aux"))
        if modals & {"would", "'d", "’d", "should", "could"} and perfect and not modals & {"could"}:
            return True
        if any(child.lower_ in CONDITION for child in children(token, "mark")):
            return True
        if any(clause.i in own and is_condition(clause) for clause in children(token, "advcl", "ccomp")):
            return True
    return _was_to_have(chain)


def _was_to_have(chain: list[Token]) -> bool:
    """Tell "were to have been handed over", which did not happen."""
    return any(
        before.lemma_ == "be" and any(child.lower_ == "have" for child in children(after, "aux"))
        for before, after in pairwise(chain)
        if not children(before, "acomp", "oprd")
    )


def _is_hedged(doc: Doc, chain: list[Token], own: frozenset[int], speech: Token | None) -> bool:
    """Tell whether a clause is offered as possible, believed or reported, not as known."""
    if speech is not None and speech.lemma_.lower() in GUESSING:
        return True
    for token in chain:
        helpers = {child.lower_ for child in children(token, "aux")}
        if helpers & {"may", "might"} or ("could" in helpers and not _is_ability(token)):
            return True
        if any(child.lower_ in HEDGES for child in token.children):
            return True
        adjectives = children(token, "acomp", "oprd")
        open_clause = children(token, "ccomp", "xcomp") or any(children(a, "xcomp", "ccomp") for a in adjectives)
        if open_clause and any(a.lemma_.lower() in HEDGING_ADJECTIVES for a in adjectives):
            return True
    if any(token.lemma_.lower() in HEARSAY and token.tag_ == "VBN" for token in chain[:-1]):
        return True
    if any(token.lemma_ in {"seem", "appear"} for token in chain[:-1]):
        return True
    return rules_nothing_out(chain[0]) or any(doc[i].lower_ in HEDGES for i in own if doc[i].head in chain)


def _is_ability(token: Token) -> bool:
    """Tell whether "could" speaks of what somebody was (un)able to do."""
    return bool(children(token, "neg")) or token.lemma_ in _PERCEPTION or negative_word(token)


def _is_ahead(chain: list[Token], speech: Token | None) -> bool:
    """Tell whether a clause speaks of what is still to come."""
    first = chain[0]
    if first.dep_ == "ROOT" and first.tag_ == "VB" and any(w.lower_ == "to" for w in children(first, "aux")):
        return True  # a headline: "Orbell to cut 860 jobs"
    for token in chain:
        helpers = {child.lower_ for child in children(token, "aux")}
        if helpers & {"will", "'ll", "’ll", "shall", "wo"}:
            return True
        if helpers & {"would", "'d", "’d"} and not helpers & {"have"}:
            return True
        if any(child.lemma_.lower() in AHEAD for child in children(token, "acomp")) and len(chain) > 1:
            return True
    if any(token.lemma_.lower() in AHEAD for token in chain[:-1]):
        return True
    if any(_goes(before, after) for before, after in pairwise(chain)):
        return True
    return speech is not None and speech.lemma_.lower() in {"promise", "pledge", "vow"}


def _goes(before: Token, after: Token) -> bool:
    """Tell "is to open" and "is going to open"."""
    if not any(child.lower_ == "to" for child in children(after, "aux")):
        return False
    who = subject(before)
    if who is not None and who.lemma_.lower() in _AIMS:
        return False  # "the aim is to help" tells of no future help
    if before.lemma_ == "be":
        return not children(before, "acomp", "oprd", "attr")
    return bool(before.lemma_ == "go" and before.tag_ == "VBG")
