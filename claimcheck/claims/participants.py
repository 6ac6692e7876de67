"""Who takes part in what a clause says, and where. Passive voice is turned round: "was freed by X" has the agent X."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.claims.lexicon import CONSEQUENCES, LIGHT
from claimcheck.claims.tree import antecedent, children, inherited_subject, noun_phrase, shared_passive, subject, words
from claimcheck.records import Participant

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claimcheck.claims.clauses import Clause
    from claimcheck.claims.discourse import Discourse
    from claimcheck.claims.predicates import Predicate
    from claimcheck.records import Span

MAX_PARTICIPANTS = 8  # more is a list, not a deed
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_TIMES = frozenset({"DATE", "TIME", "ORDINAL", "PERCENT", "MONEY"})
_HOURS = frozenset(
    {"dawn", "morning", "noon", "midday", "afternoon", "dusk", "evening", "nightfall", "night", "midnight"}
)
_FILLERS = frozenset({"addition", "case", "course", "example", "fact", "instance", "present", "total", "turn", "word"})
_WHERE = frozenset(
    {"in", "at", "near", "outside", "inside", "across", "around", "on", "through", "along", "beside", "off"}
)
_RECIPIENT = frozenset({"to", "towards", "toward", "for"})


def read_participants(doc: Doc, clause: Clause, predicate: Predicate, discourse: Discourse) -> tuple[Participant, ...]:
    """Read who does what to whom.

    Args:
        doc: the parsed sentence.
        clause: one of its clauses.
        predicate: what ``read_predicate`` found.
        discourse: resolves pronouns and bare role nouns.

    Returns:
        Participants in the order subject, objects, others; names in the article's words without a leading article.
    """
    verb = doc[predicate.verb]
    who = _subject(doc, clause, predicate)
    passive = _is_passive(verb)
    found: list[tuple[str, Token]] = []
    if clause.part == "participle" and who is not None and is_consequence(verb, who):
        who = None
    if who is not None:
        found += [("patient" if passive else "agent", noun) for noun in _all(who)]
    for token in (doc[i] for i in predicate.chain):
        deed = {noun for verb, noun in LIGHT if verb == token.lemma_.lower()}
        parts = [child for child in token.children if child.dep_ != "dobj" or child.lemma_.lower() not in deed]
        found += [pair for child in parts for pair in _complement(child)]
    out = dict.fromkeys(
        Participant(role, name) for role, noun in found if noun.i != clause.head and (name := _name(noun, discourse))
    )
    return tuple(out)[:MAX_PARTICIPANTS]


def is_consequence(verb: Token, who: Token) -> bool:
    """Tell whether an event did something, not its subject: "a lorry crashed, killing five"."""
    return bool(verb.tag_ == "VBG" and verb.lemma_.lower() in CONSEQUENCES and who.pos_ not in {"PROPN", "PRON"})


def read_place(doc: Doc, clause: Clause) -> str | None:
    """Say where a clause happens: a place name after "in", "at", "near", null when none stands there."""
    fallback = None
    for i in clause.own:
        noun = doc[i]
        if noun.dep_ != "pobj" or noun.head.lower_ not in _WHERE:
            continue
        name = _bare(words(doc, _place_span(noun)))
        if noun.ent_type_ in _PLACES:
            return name
        if fallback is None and noun.pos_ == "PROPN" and noun.ent_type_ not in _TIMES | {"PERSON"}:
            fallback = name
    return fallback


def _place_span(noun: Token) -> Span:
    """Return the token range of a place's name: the entity, else the noun with what stands before it."""
    if noun.ent_type_ in _PLACES:
        span = next((ent for ent in noun.doc.ents if ent.start <= noun.i < ent.end), None)
        if span is not None:
            return int(span.start), int(span.end)
    return noun_phrase(noun)[0], int(noun.i) + 1


def _subject(doc: Doc, clause: Clause, predicate: Predicate) -> Token | None:
    """Find a clause's subject; a relative pronoun gives its antecedent."""
    who = next((w for i in reversed(predicate.chain) if (w := subject(doc[i]))), None) or inherited_subject(
        doc[clause.head]
    )
    if who is not None and who.tag_ in {"WDT", "WP"}:
        return antecedent(who)
    return None if who is not None and who.dep_ == "expl" else who


def _is_passive(verb: Token) -> bool:
    """Tell whether a verb's subject suffers the deed."""
    if children(verb, "auxpass", "nsubjpass") or shared_passive(verb):
        return True
    bare = not children(verb, "aux", "nsubj")
    return verb.tag_ == "VBN" and bare and (verb.dep_ in {"acl", "advcl", "ROOT"} or _is_passive_conjunct(verb))


def _is_passive_conjunct(verb: Token) -> bool:
    """Tell whether a verb shares the passive auxiliary of the one before."""
    return verb.dep_ == "conj" and bool(children(verb.head, "auxpass"))


def _complement(child: Token) -> list[tuple[str, Token]]:
    """Read the role of one of a verb's complements."""
    if child.dep_ in {"dobj", "attr", "oprd"} and child.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
        there = child.dep_ == "attr" and not children(child.head, "expl")
        return [("other" if there else "patient", noun) for noun in _all(child)]
    if child.dep_ == "agent":
        doers = [noun for inner in children(child, "pobj") for noun in _all(inner)]
        return [("agent", noun) for noun in doers if noun.ent_type_ not in _TIMES and noun.lemma_ not in _HOURS]
    if child.dep_ == "dative":
        return [("recipient", noun) for noun in (children(child, "pobj") or [child])]
    if child.dep_ == "prep":
        word = child.lower_
        role = "recipient" if word in _RECIPIENT else "origin" if word == "from" else "other"
        nouns = [noun for inner in children(child, "pobj") for noun in _all(inner)]
        return [(role, noun) for noun in nouns if noun.ent_type_ not in _TIMES and noun.lemma_ not in _FILLERS]
    return []


def _all(noun: Token) -> list[Token]:
    """Return a noun and those coordinated with it."""
    found = [noun]
    for token in found:
        found.extend(children(token, "conj"))
    return [noun, *(token for token in found[1:] if token.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})]


def _name(noun: Token, discourse: Discourse) -> str:
    """Name a participant."""
    return _bare(discourse.name(noun))


def _bare(name: str) -> str:
    """Leave out a leading article."""
    first, _, rest = name.partition(" ")
    return rest if rest and first.lower() in {"the", "a", "an"} else name
