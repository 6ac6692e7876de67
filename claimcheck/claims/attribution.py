"""Who says a clause, when that is not the outlet itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.claims.asides import is_aside
from claimcheck.claims.chains import is_denial
from claimcheck.claims.splitting import hearsay, says
from claimcheck.claims.tree import children, inherited_subject, noun_phrase, subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claimcheck.claims.clauses import Clause
    from claimcheck.claims.discourse import Discourse

OUTLET = frozenset({"we", "i", "you"})  # "we reported" is the outlet itself; "you" are the readers


@dataclass(frozen=True, slots=True)
class Saying:
    """Somebody saying something: token range of the speaker and the verb together."""

    speaker: str
    verb: str
    start: int
    end: int


def read_saying(doc: Doc, clause: Clause, discourse: Discourse) -> Saying | None:
    """Say who asserts a clause.

    Args:
        doc: the parsed sentence.
        clause: one of its clauses.
        discourse: what the article has said so far; it knows whom "he" means.

    Returns:
        The speaker and verb, or null when the outlet itself asserts the clause.
    """
    if clause.speech >= 0:
        return _by_verb(doc[clause.speech], discourse)
    head = doc[clause.head]
    if is_denial(head):
        return _by_verb(head, discourse)
    return _according(doc, clause, discourse)


def last_saying(doc: Doc, discourse: Discourse) -> Saying | None:
    """Return who speaks in a sentence, whatever the clause: a quotation beside it goes on with the same speaker."""
    for token in doc:
        if says(token) and (children(token, "ccomp") or is_aside(token)):
            found = _by_verb(token, discourse)
            if found is not None:
                return found
    return None


def _by_verb(verb: Token, discourse: Discourse) -> Saying | None:
    """Read the speaker off a speech verb's subject."""
    if hearsay(verb):
        return None
    who = subject(verb) or inherited_subject(verb)
    if who is None or who.lower_ in OUTLET or who.dep_ == "expl" or who.tag_ in {"WP", "WDT"}:
        who = verb.head if who is not None and who.tag_ in {"WP", "WDT"} and verb.dep_ == "relcl" else None
    if who is None:
        return None
    start, end = noun_phrase(who)
    near = abs(verb.i - who.i) <= 30
    low, high = (min(start, verb.i), max(end, verb.i + 1)) if near else (verb.i, verb.i + 1)
    return Saying(discourse.name(who), verb.lemma_.lower(), low, high)


def _according(doc: Doc, clause: Clause, discourse: Discourse) -> Saying | None:
    """Read "according to X", which holds for every clause of its sentence that no verb of saying governs."""
    for token in doc:
        if token.lower_ != "according" or (clause.part == "relative" and clause.start > token.i):
            continue
        to = next((child for child in children(token, "prep") if child.lower_ == "to"), None)
        who = next(iter(children(to, "pobj")), None) if to is not None else None
        if who is not None:
            return Saying(discourse.name(who), "according to", token.i, noun_phrase(who)[1])
    return None
