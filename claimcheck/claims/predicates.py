"""What a clause says of its subject: the predicate, whether it is negated, and whether it is told as a fact."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.claims.lexicon import (
    AHEAD,
    CARRIER,
    CONDITION,
    DENIAL,
    DISMISSAL,
    GUESSING,
    HEARSAY,
    HEDGES,
    HEDGING_ADJECTIVES,
    LIGHT,
    NEGATIVE_SUBJECTS,
    NO_NOUNS,
    REVERSING,
    REVERSING_ADJECTIVES,
    SAYINGS,
    UNTRUE,
)
from claimcheck.claims.tree import children, inherited_subject, is_condition, subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claimcheck.claims.clauses import Clause
    from claimcheck.records import Modality, Polarity

MAX_CHAIN = 6  # "is thought to have begun to try to ..." never goes deeper in news
_ADVERBS_OF_NEGATION = frozenset({"never", "nowhere", "neither", "nor", "hardly", "scarcely"})
_PERCEPTION = frozenset({"see", "hear", "feel", "tell", "smell", "recognise", "recognize"})


@dataclass(frozen=True, slots=True)
class Predicate:
    """A clause's predicate. ``verb`` is the token that carries its meaning, at the end of ``chain``."""

    lemma: str
    verb: int
    chain: tuple[int, ...]
    modality: Modality
    polarity: Polarity


def read_predicate(doc: Doc, clause: Clause) -> Predicate:
    """Read a clause's predicate.

    Args:
        doc: the parsed sentence.
        clause: one of its clauses.

    Returns:
        The lemma (with particle; light verbs as the deed they mean; "was fatal" as "fatal"), the modality and the
        polarity. A double negation is positive; modality "denied" stands beside polarity, it does not flip it.
    """
    head = doc[clause.head]
    if clause.part in {"fragment", "apposition"}:
        return Predicate(_fragment_lemma(head), head.i, (head.i,), "asserted", "positive")
    chain = _chain(head, frozenset(clause.own))
    speech = doc[clause.speech] if clause.speech >= 0 else None
    return Predicate(
        lemma=_lemma(chain[-1]),
        verb=chain[-1].i,
        chain=tuple(token.i for token in chain),
        modality=_modality(clause, chain, speech),
        polarity="negative" if _is_negative(chain) else "positive",
    )


def is_denial(token: Token) -> bool:
    """Tell whether a verb denies something said."""
    lemma = token.lemma_.lower()
    objects = children(token, "dobj")
    if lemma in DENIAL:
        denied = {"access", "entry", "permission", "visa", "request", "bail", "chance"}
        return not any(word.lemma_.lower() in denied for word in objects) and not children(token, "dative", "neg")
    said = any(word.lemma_.lower() in SAYINGS for word in objects) or bool(children(token, "ccomp"))
    return lemma in DISMISSAL and said and not children(token, "neg")


def _fragment_lemma(head: Token) -> str:
    """Name what a text without a verb is about."""
    return str(head.lemma_).lower() if head.pos_ in {"NOUN", "ADJ", "VERB", "PROPN"} else ""


def _chain(head: Token, own: frozenset[int]) -> list[Token]:
    """Follow verbs that only carry, turn or date the next one down to the deed."""
    chain = [head]
    while len(chain) < MAX_CHAIN:
        below = _below(chain[-1])
        if below is None or below.i not in own or below in chain:
            break
        chain.append(below)
    return chain


def _below(token: Token) -> Token | None:
    """Return the predicate that a verb, or the adjective after "be", hands over to."""
    lemma = token.lemma_.lower()
    if token.pos_ in {"VERB", "AUX"} and lemma == "be":
        adjective = next(iter(children(token, "acomp", "oprd")), None)
        clause = next(iter(children(token, "xcomp")), None)
        if adjective is not None and adjective.lemma_.lower() in UNTRUE:
            return next(iter(children(token, "ccomp")), None)
        if adjective is not None:
            return next((w for w in children(adjective, "xcomp") if _leads(adjective)), None)
        return clause if clause is not None and clause.pos_ in {"VERB", "AUX"} else None
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


def _leads(adjective: Token) -> bool:
    """Tell whether an adjective only dates, doubts or turns the verb after it: "due to", "unable to"."""
    return adjective.lemma_.lower() in AHEAD | HEDGING_ADJECTIVES | REVERSING_ADJECTIVES | {"able", "allowed", "forced"}


def _lemma(token: Token) -> str:
    """Name a predicate."""
    lemma = token.lemma_.lower()
    if token.pos_ in {"VERB", "AUX"} and lemma == "be":
        return _nominal(token)
    inner = [
        noun for prep in children(token, "prep") if prep.lower_ in {"in", "out"} for noun in children(prep, "pobj")
    ]
    objects = [word.lemma_.lower() for word in (*children(token, "dobj"), *inner)]
    deed = next((LIGHT[lemma, noun] for noun in objects if (lemma, noun) in LIGHT), None)
    if deed is not None:
        return deed
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


def _modality(clause: Clause, chain: list[Token], speech: Token | None) -> Modality:
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
    if any(is_denial(token) for token in chain):
        return True
    first = chain[0]
    untrue = any(word.lemma_.lower() in UNTRUE for word in children(first, "acomp"))
    if untrue and children(first, "ccomp") and not children(first, "neg"):
        return True
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
    return _rules_nothing_out(chain[0]) or any(doc[i].lower_ in HEDGES for i in own if doc[i].head in chain)


def _is_ability(token: Token) -> bool:
    """Tell whether "could" speaks of what somebody was (un)able to do."""
    return bool(children(token, "neg")) or token.lemma_ in _PERCEPTION or _negative_word(token)


def _rules_nothing_out(token: Token) -> bool:
    """Tell "did not rule out that ..."."""
    return token.lemma_ in {"rule", "exclude"} and bool(children(token, "neg"))


def _is_ahead(chain: list[Token], speech: Token | None) -> bool:
    """Tell whether a clause speaks of what is still to come."""
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
    if before.lemma_ == "be":
        return not children(before, "acomp", "oprd", "attr")
    return bool(before.lemma_ == "go" and before.tag_ == "VBG")


def _is_negative(chain: list[Token]) -> bool:
    """Count what turns a predicate round; an even count is positive."""
    turns = 0
    for n, token in enumerate(chain):
        if _rules_nothing_out(token):
            continue  # hedged, and as open to yes as to no
        turns += len(
            {child.i for child in token.children if child.dep_ == "neg" or child.lower_ in _ADVERBS_OF_NEGATION}
        )
        last = n == len(chain) - 1
        if not last and (token.lemma_.lower() in REVERSING):
            turns += 1
        if not last and any(a.lemma_.lower() in REVERSING_ADJECTIVES for a in children(token, "acomp")):
            turns += 1
        turns += int(_negative_word(token, whole=n == 0))
        turns += int(any(child.lower_ == "without" for child in children(token, "prep")))
    return turns % 2 == 1


def _negative_word(token: Token, *, whole: bool = True) -> bool:
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
    return any(_is_nothing(noun) for noun in nouns) or _no_longer(token)


def _is_nothing(noun: Token) -> bool:
    """Tell whether a noun phrase names none: "none of", "no civilians", "not one sack", "neither side"."""
    if noun.lower_ in NEGATIVE_SUBJECTS or (noun.lower_ == "one" and noun.i > 0 and noun.nbor(-1).lower_ == "no"):
        return True
    if any(child.lower_ in {"no", "neither"} for child in children(noun, "det", "nsubj", "advmod")):
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
