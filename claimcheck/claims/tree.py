"""Small readings of a dependency tree (spaCy's English labels). Everything here is linear in the sentence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from claimcheck.claims.lexicon import ROLES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claimcheck.records import Span

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
TRAILERS = frozenset({"relcl", "acl", "appos", "cc", "conj", "punct", "parataxis", "advcl"})
_STOPS = frozenset(",;:()–—")
_SMALL = frozenset({"DET", "PRON", "ADP", "NUM", "ADV", "SCONJ"})
_OUTER = frozenset({"relcl", "appos", "punct", "parataxis", "advcl"})


def children(token: Token, *labels: str) -> list[Token]:
    """Return a token's children with one of these labels, in order."""
    return [child for child in token.children if child.dep_ in labels]


def subject(token: Token) -> Token | None:
    """Return a predicate's own subject."""
    return next((child for child in token.children if child.dep_ in SUBJECTS), None)


def inherited_subject(token: Token) -> Token | None:
    """Return a predicate's subject, taken from the clause it is coordinated with or depends on when it has none."""
    seen = 0
    while seen < 20:
        own = subject(token)
        if own is not None or token.dep_ in {"ROOT", "ccomp", "relcl"} or token.head.i == token.i:
            return own
        if token.dep_ == "acl":
            return token.head
        # "The union, we hear, and will fight": the parser hangs what goes on behind a remark on the remark.
        aside = token.dep_ == "conj" and token.head.dep_ == "parataxis"
        token = token.head.head if aside else token.head
        seen += 1
    return None


def is_finite(token: Token) -> bool:
    """Tell whether a verb, or one of its auxiliaries, carries tense."""
    return token.tag_ in FINITE or any(child.tag_ in FINITE for child in children(token, "aux", "auxpass"))


def shared_passive(verb: Token) -> list[Token]:
    """Return the helping verbs of a passive that goes on without them: "seven were killed and 83 injured"."""
    who = subject(verb)
    counted = who is not None and who.tag_ == "CD"  # "the bus was hit and the driver fled" is no passive
    if verb.dep_ != "conj" or not (verb.tag_ == "VBN" or (counted and verb.tag_ == "VBD")):
        return []
    if children(verb, "aux", "auxpass", "dobj"):
        return []
    return children(verb.head, "aux", "auxpass") if children(verb.head, "auxpass") else []


def is_condition(clause: Token) -> bool:
    """Tell whether a clause sets a condition: "if ...", "had they accepted ...", "should it snow"."""
    if any(child.lower_ in {"if", "unless"} for child in children(clause, "mark")):
        return True
    who = subject(clause)
    first = next(iter(children(clause, "aux", "auxpass")), None)
    return who is not None and first is not None and first.lower_ in {"had", "were", "should"} and first.i < who.i


def is_predicate(token: Token) -> bool:
    """Tell whether a token can be the predicate of a claim."""
    return token.pos_ in {"VERB", "AUX"}


def edges(token: Token) -> Span:
    """Return the token range of a subtree."""
    return token.left_edge.i, token.right_edge.i + 1


def noun_phrase(token: Token, *, whole: bool = False) -> Span:
    """Return the token range of a noun phrase without the clauses hung on it.

    Args:
        token: the head noun.
        whole: keep coordinated nouns and restrictive participles ("the men held there").
    """
    start, end = token.i, token.i + 1
    for child in token.children:
        if child.dep_ in _OUTER or (not whole and child.dep_ in TRAILERS):
            continue
        if child.dep_ == "prep" and child.i < token.i:
            continue
        if child.dep_ == "acl" and child.i > 0 and child.doc[child.left_edge.i - 1].is_punct:
            continue
        low, high = edges(child) if child.dep_ not in {"conj", "prep"} else _tight(child)
        start, end = min(start, low), max(end, high)
    while end > token.i + 1 and token.doc[end - 1].dep_ in {"cc", "punct"}:
        end -= 1
    return start, end


def _tight(token: Token) -> Span:
    """Return the range of a coordinated or prepositional phrase up to its first hung clause."""
    start, end = edges(token)
    for child in token.subtree:
        if child.dep_ in _OUTER and child.i > token.i and (child.dep_ != "punct" or child.text in _STOPS):
            return start, max(token.i + 1, min(end, child.left_edge.i))
    return start, end


def words(doc: Doc, span: Span) -> str:
    """Return the text of a token range; a capital that only begins the sentence becomes small."""
    text = str(doc[span[0] : span[1]].text).strip(' ,;:–—-"“”')
    first = doc[span[0]]
    opens = (first.i == 0 and first.pos_ in _SMALL) or first.tag_ in {"DT", "PRP", "PRP$"}
    if text[:1] == "I" and not text[1:2].isalpha():
        return text
    return text[:1].lower() + text[1:] if opens else text


def antecedent(pronoun: Token) -> Token | None:
    """Return the noun that a relative pronoun stands for.

    "Who" in "the man from the fish stall, who ..." is no stall: a single thing after a preposition gives way to the
    noun before it.
    """
    at = pronoun
    for _ in range(len(pronoun.doc)):
        if at.dep_ == "relcl" and at.head.pos_ in {"VERB", "AUX"}:
            return subject(at.head)  # "ten were caught, of whom six survived"
        if at.dep_ == "relcl":
            return _somebody(at.head) if pronoun.lower_ in {"who", "whom"} else _whole_name(at.head)
        if at.head.i == at.i:
            return None
        at = at.head
    return None


def _whole_name(noun: Token) -> Token:
    """Climb from a part of a name to its head: "the Office for the Treatment of Prisoners, which ..."."""
    span = next((ent for ent in noun.doc.ents if ent.start <= noun.i < ent.end), None)
    return noun if span is None or noun.ent_type_ in {"DATE", "TIME"} else span.root


def _somebody(noun: Token) -> Token:
    """Climb from a thing, or a person's age, to the person it belongs to."""
    at = noun
    while noun.tag_ == "CD" and at.pos_ not in {"NOUN", "PROPN"} and at.head.i != at.i:
        at = at.head
    noun = at if at.pos_ in {"NOUN", "PROPN"} else noun
    for _ in range(3):
        above = noun.head.head
        person = noun.ent_type_ == "PERSON" or noun.lemma_.lower() in ROLES
        thing = noun.tag_ in {"NN", "NNP"} and noun.dep_ == "pobj" and not person
        if not thing or above.pos_ not in {"NOUN", "PROPN"}:
            break
        noun = above
    return noun


def owners(doc: Doc, heads: Iterable[int]) -> list[int]:
    """Give every token to the nearest head above it (itself included).

    Args:
        doc: the parsed text.
        heads: token indices; every sentence root must be among them.

    Returns:
        The head's index for every token.
    """
    owner = dict.fromkeys(heads)
    found: list[int] = [-1] * len(doc)
    for head in owner:
        found[head] = head
    for token in doc:
        path = []
        at = token
        while found[at.i] < 0 and at.head.i != at.i:
            path.append(at.i)
            at = at.head
        value = found[at.i] if found[at.i] >= 0 else at.i
        for index in path:
            found[index] = value
    return found
