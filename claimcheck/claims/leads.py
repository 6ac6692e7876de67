"""What a clause leaves to its sentence: the subject, the antecedent, the helping verb, the voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.claims.discourse import possessive
from claimcheck.claims.inflect import participle, past
from claimcheck.claims.lexicon import CIRCUMSTANCE, CONTRAST, RESULTS
from claimcheck.claims.participants import is_consequence
from claimcheck.claims.polarity import inverting_nor
from claimcheck.claims.tree import antecedent, children, inherited_subject, noun_phrase, shared_passive, subject, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claimcheck.claims.clauses import Clause
    from claimcheck.claims.discourse import Discourse

MAX_BEFORE_VERB = 4  # words before a coordinated verb; with more, its subject is there and the parse missed it
_NONE = {"any": "no", "anybody": "nobody", "anyone": "no one", "anything": "nothing"}
_NOMINAL = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "dobj", "attr"})
_SHARES = frozenset("all both each few half many most none one several some two-thirds".split())
_RELATIVES = frozenset({"who", "which", "that", "whom", "whose", "where", "when"})


def lead(doc: Doc, clause: Clause, discourse: Discourse, said: dict[int, str]) -> str:
    """Write what a clause lacks in front of it, and take out the words that tied it to its sentence.

    Args:
        doc: the parsed sentence.
        clause: one of its clauses.
        discourse: resolves pronouns and bare role nouns.
        said: the words of the clause by token index; changed in place.

    Returns:
        The subject, with helping verbs where they were shared; empty when the clause has its own.
    """
    head = doc[clause.head]
    if clause.part == "apposition":
        return f"{_subject_words(head.head, discourse)} {'were' if _is_plural(head.head) else 'was'}"
    top = _relative_top(head)
    if clause.part in {"relative", "conjunct"} and top is not None:
        if top is head or any(doc[i].tag_[:1] == "W" for i in clause.own[:2]):
            return _relative_lead(doc, clause, top, discourse, said)
        if subject(head) is None:
            who = subject(top)
            return _with_auxiliaries(head, discourse.name(who) if who is not None else _antecedent(top, discourse))
    if clause.part == "adverbial":
        _take_out(said, [w for w in children(head, "mark", "advmod") if w.lower_ in CIRCUMSTANCE | CONTRAST])
    if inverting_nor(doc[clause.own[0]]):
        return _turned_back(doc, clause, said)
    _put_helpers(head, said)
    own = subject(head) is not None or clause.part in {"main", "fragment", "content"}
    who = None if own else inherited_subject(head)
    if who is None:
        return ""
    name = _subject_words(who, discourse)
    if clause.part == "participle" or (head.tag_ in {"VBG", "VBN"} and head.dep_ in {"advcl", "acl"}):
        return _participle_lead(clause, head, who, name, said)
    if head.i - clause.start > MAX_BEFORE_VERB:
        return ""
    return _with_auxiliaries(head, name)


def _turned_back(doc: Doc, clause: Clause, said: dict[int, str]) -> str:
    """Write "nor was the dose high" as "the dose was not high"; it needs no lead."""
    nor, verb = doc[clause.own[0]], doc[min(clause.own[0] + 1, len(doc) - 1)]
    who = next(
        (w for head in (doc[clause.head], verb) for w in head.children if w.dep_ in _NOMINAL and w.i > verb.i), None
    )
    if who is None:
        return ""
    end = who.right_edge.i + int(who.right_edge.i + 1 < len(doc) and who.right_edge.nbor().lower_ == "else")
    last = max((i for i in clause.own if i <= end), default=-1)
    if last <= verb.i or verb.i not in said:
        return ""
    first = doc[verb.i + 1]
    none = _NONE.get(first.lower_)
    if none == "no" and first.nbor().lower_ == "of":
        none = "none"
    if none is not None:
        said[first.i] = none + str(first.whitespace_)
    said[last] = f"{said[last].rstrip()} {verb.text}{'' if none else ' not'} "
    said[nor.i] = said[verb.i] = ""
    return ""


def _put_helpers(head: Token, said: dict[int, str]) -> None:
    """Repeat a passive's helping verbs before a second participle with a subject of its own."""
    helpers = shared_passive(head) if subject(head) is not None and head.i in said else []
    if helpers:
        said[head.i] = f"{' '.join(word.text for word in helpers)} {said[head.i]}"


def _relative_top(head: Token) -> Token | None:
    """Return the relative clause's head that a predicate belongs to, itself or by coordination."""
    at = head
    for _ in range(len(head.doc)):
        if at.dep_ == "relcl":
            return at
        if at.dep_ != "conj":
            return None
        at = at.head
    return None


def _antecedent(top: Token, discourse: Discourse) -> str:
    """Write the noun that a relative clause hangs on."""
    pronoun = next((word for word in top.subtree if word.tag_[:1] == "W" and word.lower_ in _RELATIVES), None)
    noun = (antecedent(pronoun) if pronoun is not None else None) or top.head
    found = discourse.resolve(noun)
    start, end = noun_phrase(noun)
    end = min(end, top.left_edge.i) if top.left_edge.i > noun.i else end
    return found if found is not None else words(top.doc, (start, end))


def _relative_lead(doc: Doc, clause: Clause, top: Token, discourse: Discourse, said: dict[int, str]) -> str:
    """Put the antecedent where the relative pronoun points."""
    name, head = _antecedent(top, discourse), doc[clause.head]
    own = [doc[i] for i in clause.own]
    pronoun = next(
        (
            w
            for w in own
            if w.lower_ in {"who", "which", "that", "whom", "whose", "where", "when"} and w.tag_[:1] == "W"
        ),
        None,
    )
    if pronoun is None:
        return name if subject(head) is None else ""
    _take_out(said, [pronoun])
    if pronoun.lower_ == "whose":
        said[pronoun.i] = possessive(name) + " "
        return ""
    if pronoun.lower_ == "which" and head.lemma_.lower() in RESULTS and _turned(clause, head, said):
        return ""
    if pronoun.dep_ in {"nsubj", "nsubjpass"}:
        said[pronoun.i] = name + " "
        return ""
    if pronoun.dep_ == "pobj" and pronoun.head.head.i != head.i:
        said[pronoun.i] = name + " "
        return ""
    if pronoun.dep_ == "pobj" or pronoun.lower_ in {"where", "when"}:
        prep = pronoun.head if pronoun.dep_ == "pobj" else None
        if prep is not None:
            _take_out(said, [prep])
            counted = subject(head)
            shares = counted is not None and (counted.like_num or counted.lower_ in _SHARES)
            if prep.lower_ == "of" and counted is not None and shares and counted.i in said and counted.i > prep.i:
                said[counted.i] = f"{said[counted.i].rstrip()} of {name} "  # "of whom twelve were ..."
                return ""
        if prep is None and (top.head.ent_type_ in {"DATE", "TIME"} or pronoun.lower_ == "when"):
            return ""  # the clause stands on its own; "when" may hang on any noun before it
        word = prep.lower_ if prep is not None else "in" if pronoun.lower_ == "where" else "during"
        said[own[-1].i] = f"{said[own[-1].i].rstrip()} {word} {name} "
        return ""
    verb = pronoun.head if pronoun.head.i in said else head  # "which the city was too timid to sell"
    last = max([verb.i, *(child.i for child in children(verb, "prt") if child.i in said)])
    said[last] = f"{said[last].rstrip()} {name} "
    return ""


def _participle_lead(clause: Clause, head: Token, who: Token, name: str, said: dict[int, str]) -> str:
    """Turn a participle into a predicate: "killed five", "was bought four years ago"."""
    if head.tag_ == "VBN":
        return f"{name} {'were' if _is_plural(who) else 'was'}"
    if head.tag_ != "VBG" or head.i not in said:
        return name
    if is_consequence(head, who) and _turned(clause, head, said):
        return ""
    said[head.i] = past(head.lemma_.lower()) + " "
    return name


def _turned(clause: Clause, head: Token, said: dict[int, str]) -> bool:
    """Turn "killing five people" into "five people were killed": the whole event may have done it, not its subject."""
    objects = children(head, "dobj")
    if not objects or objects[0].left_edge.i < head.i:
        return False
    verb = f"{'were' if _is_plural(objects[0]) else 'was'} {participle(head.lemma_.lower())} "
    end = noun_phrase(objects[0], whole=True)[1]
    last = max((i for i in clause.own if i < end), default=-1)
    if last not in said:
        return False
    said[head.i] = ""
    said[last] = f"{said[last].rstrip()} {verb}"
    return True


def _with_auxiliaries(head: Token, name: str) -> str:
    """Repeat the helping verbs that a coordinated predicate shares with the one before it."""
    helped = any(w.dep_ in {"aux", "auxpass"} for w in head.children)
    first = head
    while first.dep_ == "conj" and not helped:
        first = first.head
        shared = children(first, "aux", "auxpass")
        if shared and head.tag_ in {"VBN", "VBG", "VB"} and first.tag_ == head.tag_:
            return " ".join([name, *(w.text for w in shared)])
    return name


def _subject_words(token: Token, discourse: Discourse) -> str:
    """Write a noun phrase and those coordinated with it, resolved, without the clauses hung on them."""
    nouns = [token]
    for noun in nouns:
        nouns.extend(children(noun, "conj"))
    names = [discourse.resolve(noun) or words(noun.doc, noun_phrase(noun)) for noun in nouns]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _is_plural(token: Token) -> bool:
    """Tell whether a noun phrase takes "were"."""
    if token.tag_ == "CD":
        return token.lower_ not in {"one", "1"}
    return token.tag_ in {"NNS", "NNPS"} or token.lower_ in {"they", "we"} or bool(children(token, "conj"))


def _take_out(said: dict[int, str], tokens: list[Token]) -> None:
    """Leave tokens out of a reading."""
    for token in tokens:
        if token.i in said:
            said[token.i] = ""
