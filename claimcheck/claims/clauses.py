"""Where one sentence holds several assertions: clauses, by the dependency parse.

A clause is split off only when it can be judged alone. Speech verbs give up their content ("X said that Y" is Y, said
by X); restrictive relatives, conditions and short infinitives stay where they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from claimcheck.claims.lexicon import CIRCUMSTANCE, CONDITION, CONTRAST, DENIAL, SPEECH, TOLD
from claimcheck.claims.tree import (
    children,
    inherited_subject,
    is_condition,
    is_finite,
    is_predicate,
    owners,
    subject,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Part = Literal[
    "main", "conjunct", "content", "relative", "participle", "adverbial", "apposition", "aside", "saying", "fragment"
]

MIN_WORDS = 3  # a clause of fewer words ("he left") says too little to be compared
MAX_ASIDE = 14  # words of a speech aside: ", the ministry said on Tuesday"
_QUOTES = frozenset('"“”«»')


@dataclass(frozen=True, slots=True)
class Clause:
    """One assertion in a parsed text: token indices.

    ``own`` are its tokens without those of clauses inside it; ``start`` and ``end`` cover them. ``speech`` is the verb
    that says it, -1 when the text itself does.
    """

    head: int
    part: Part
    start: int
    end: int
    own: tuple[int, ...]
    speech: int


def find_clauses(doc: Doc) -> list[Clause]:
    """Split a parsed sentence into the clauses that can be judged alone.

    Args:
        doc: one sentence, parsed.

    Returns:
        Clauses in the order in which they begin. A text without a verb gives one clause, part "fragment".
    """
    parts: dict[int, Part] = {}
    for token in doc:
        part = _part(token)
        if part is not None:
            parts[token.i] = part
    removed = _according(doc)
    owner = owners(doc, parts)
    owned: dict[int, list[int]] = {head: [] for head in parts}
    for token in doc:
        if token.i not in removed and owner[token.i] in owned:
            owned[owner[token.i]].append(token.i)
    lone = next(
        (head for head, part in parts.items() if part == "main" and _is_lone_saying(doc[head], owned[head])), -1
    )
    found = []
    for head, part in parts.items():
        own = _trimmed(doc, owned[head], part)
        if own and part not in {"aside", "saying"} and head != lone and not _only_says(doc[head], parts):
            speech = _speech(doc[head], parts)
            found.append(Clause(head, part, own[0], own[-1] + 1, tuple(own), lone if speech < 0 else speech))
    return sorted(found, key=lambda clause: (clause.start, clause.end))


def says(token: Token) -> bool:
    """Tell whether a token is a verb that somebody says something with."""
    lemma = token.lemma_.lower()
    if token.pos_ != "VERB" or lemma not in SPEECH or (children(token, "auxpass") and lemma not in TOLD):
        return False
    who = inherited_subject(token)
    return who is not None or token.dep_ in {"advcl", "parataxis"}


def hearsay(token: Token) -> bool:
    """Tell whether a clause hangs on "it is believed that", which names nobody."""
    who = subject(token)
    if who is None or who.lower_ not in {"it", "there"}:
        return False
    return who.dep_ in {"nsubjpass", "expl"} or token.lemma_ in {"emerge", "appear", "seem", "transpire"}


def _part(token: Token) -> Part | None:
    """Say which kind of clause a token heads, or null when it heads none that is split off."""
    if token.dep_ == "ROOT":
        return "main" if is_predicate(token) else "fragment"
    if token.dep_ == "appos":
        return "apposition" if _is_numbered_apposition(token) else None
    if not is_predicate(token):
        return None
    rule = _RULES.get(token.dep_)
    return rule(token) if rule else None


def _is_lone_saying(token: Token, own: list[int]) -> bool:
    """Tell whether nothing is left of a sentence's main clause but "the palace said"."""
    bare = len(own) <= MAX_ASIDE and not any(
        child.dep_ in {"dobj", "xcomp", "acomp", "prt"} for child in token.children
    )
    return bare and says(token) and not children(token, "neg") and any(i not in own for i in range(len(token.doc) - 1))


def _content(token: Token) -> Part | None:
    """A clause that a speech verb governs, or one set before another by a comma."""
    head = token.head
    if is_aside(token):
        return "aside"
    if is_condition(token):
        return None
    if any(child.lower_ in {"whether", "if", "how", "why"} for child in children(token, "mark", "advmod")):
        return None
    if token.left_edge.tag_ in {"WRB", "WP", "WDT"} and token.left_edge.i > head.i:
        return None
    if says(head) and not hearsay(head) and not children(head, "neg") and head.lemma_.lower() not in DENIAL:
        return "content"
    if head.lemma_ in {"recall", "note", "remember", "emerge"} and hearsay(head):
        return "content"
    if token.i < head.i and subject(token) is not None and subject(head) is not None and is_finite(token):
        return "conjunct"
    return None


def _conjunct(token: Token) -> Part | None:
    """A coordinated predicate: with a subject of its own, or finite and saying something."""
    head = token.head
    if is_aside(token):
        return "aside"
    if not (is_predicate(head) or head.dep_ == "ROOT"):
        return None
    words = _size(token)
    who = subject(token)
    if who is not None and words >= MIN_WORDS:
        hung = who.left_edge.i > token.left_edge.i and token.doc[who.left_edge.i - 1].pos_ == "ADP"
        return "conjunct" if _free(head) and not hung else None
    if words < MIN_WORDS or not _free(head):
        return None
    if is_finite(token) and not (token.tag_ == "VBD" and head.tag_ == "VBN" and token.i - head.i < 3):
        return "conjunct"
    if token.tag_ in {"VBN", "VBG"} and (head.tag_ == token.tag_ or _has_number(token)):
        return "participle" if _part(head) == "participle" else "conjunct"
    return "conjunct" if _is_bare_second(token, head) else None


def _is_bare_second(token: Token, head: Token) -> bool:
    """Tell whether "will open X and close Y" coordinates two full predicates under one auxiliary."""
    return bool(token.tag_ == "VB" and children(head, "aux") and head.dep_ != "xcomp" and _has_number(token))


def _free(head: Token) -> bool:
    """Tell whether a coordinated clause's first half is one that is split off, or the sentence itself."""
    return head.dep_ == "ROOT" or _part(head) is not None


def _relative(token: Token) -> Part | None:
    """A relative clause that adds a fact: one set off by a comma or dash."""
    return "relative" if _is_set_off(token) and _size(token) > MIN_WORDS else None


def _participle(token: Token) -> Part | None:
    """A participle set off by a comma that carries a number: ", bought four years ago,"."""
    if token.tag_ not in {"VBN", "VBG"} or not _is_set_off(token) or _size(token) < MIN_WORDS:
        return None
    if token.left_edge.pos_ == "ADP":
        return None
    return "participle" if _has_number(token) else None


def _adverbial(token: Token) -> Part | None:
    """A subordinate clause with its own fact."""
    if is_aside(token):
        return "aside"
    if subject(token) is None:
        return "saying" if token.tag_ == "VBG" and says(token) and children(token, "ccomp") else _participle(token)
    marks = {child.lower_ for child in children(token, "mark", "advmod")}
    if marks & CONDITION or not is_finite(token) or _size(token) <= MIN_WORDS:
        return None
    if marks & CONTRAST:
        return "adverbial"
    if marks & CIRCUMSTANCE and _is_set_off(token) and not _is_measured(token):
        return "adverbial"
    return None


_RULES = {
    "ccomp": _content,
    "parataxis": lambda token: "aside" if is_aside(token) else "conjunct" if subject(token) is not None else None,
    "conj": _conjunct,
    "relcl": _relative,
    "acl": _participle,
    "advcl": _adverbial,
}


def is_aside(token: Token) -> bool:
    """Tell whether a clause is only the speaker: ", the ministry said"."""
    if (
        token.lemma_.lower() not in SPEECH
        or subject(token) is None
        or token.right_edge.i - token.left_edge.i > MAX_ASIDE
    ):
        return False
    if any(child.dep_ in {"ccomp", "dobj", "xcomp"} for child in token.children) or children(token, "mark", "neg"):
        return False
    if any(child.tag_ == "MD" for child in token.children) or token.doc[token.left_edge.i - 1].dep_ == "cc":
        return False
    return (token.i > token.head.i or token.dep_ == "parataxis") and _is_set_off(token)


def _is_numbered_apposition(token: Token) -> bool:
    """Tell whether an apposition states a number of its own: ", the eleventh of the war,"."""
    if not _is_set_off(token) or _size(token) < MIN_WORDS or token.ent_type_ in {"PERSON", "DATE", "TIME"}:
        return False
    counted = token.like_num or token.ent_type_ == "ORDINAL" or bool(children(token, "nummod"))
    ranked = any(child.ent_type_ == "ORDINAL" for child in children(token, "amod"))
    return (counted or ranked) and token.tag_ != "CD" and token.head.pos_ in {"NOUN", "PROPN"}


def _is_set_off(token: Token) -> bool:
    """Tell whether a comma or dash stands before a subtree."""
    first = token.left_edge.i
    if first == 0:
        last = token.right_edge.i + 1
        return bool(last < len(token.doc) and token.doc[last].text == ",")
    before = token.doc[first - 1]
    if before.lower_ in {"and", "but"} and first > 1:
        before = token.doc[first - 2]
    return before.text in {",", "-", "–", "—", ";", ":", "("} or before.text in _QUOTES


def _is_measured(token: Token) -> bool:
    """Tell whether a clause only measures: "five hours after they seized up"."""
    mark = next((child for child in children(token, "mark", "advmod") if child.lower_ in CIRCUMSTANCE), token)
    return any(word.like_num or word.ent_type_ for word in token.doc[token.left_edge.i : mark.i])


def _has_number(token: Token) -> bool:
    """Tell whether a number or a rank stands in a subtree."""
    return any(word.like_num or word.pos_ == "NUM" or word.ent_type_ in _NUMERIC for word in token.subtree)


_NUMERIC = frozenset({"CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"})


def _size(token: Token) -> int:
    """Count the words of a subtree."""
    return sum(not word.is_punct for word in token.subtree)


def _according(doc: Doc) -> frozenset[int]:
    """Return the tokens of "according to X", which belong to no clause."""
    gone: set[int] = set()
    for token in doc:
        if token.lower_ == "according" and children(token, "prep"):
            end = token.right_edge.i + 1
            trails = token.i > 2 and doc[token.i - 1].text == "," and not any(word.dep_ == "cc" for word in doc[end:])
            gone |= set(range(token.left_edge.i, len(doc) if trails else end))
    return frozenset(gone)


def _only_says(token: Token, parts: dict[int, Part]) -> bool:
    """Tell whether a clause is nothing but the saying of another one."""
    below = [token, *children(token, "xcomp")]
    return any(parts.get(child.i) == "content" for verb in below for child in verb.children)


def _speech(token: Token, parts: dict[int, Part]) -> int:
    """Find the verb that says a clause: its governor, an aside, or what its first half hangs on."""
    at = token
    for _ in range(len(token.doc)):
        asides = [int(child.i) for child in at.children if parts.get(child.i) == "aside"]
        if asides:
            return asides[0]
        part = parts.get(at.i)
        if part == "content":
            return int(at.head.i)
        if at.head.i == at.i or part in {"main", "fragment"}:
            return -1
        if part == "conjunct" and subject(at) is not None and _only_says(at.head, parts):
            return -1
        at = at.head
    return -1


def _trimmed(doc: Doc, own: list[int], part: Part) -> list[int]:
    """Leave out the connecting words and stops at both ends of a clause."""
    start, end = 0, len(own)
    while start < end and _is_joint(doc[own[start]], part):
        start += 1
    while start < end and (doc[own[end - 1]].is_punct or doc[own[end - 1]].dep_ in {"cc", "preconj"}):
        end -= 1
    return own[start:end] if any(not doc[i].is_punct and not doc[i].is_space for i in own[start:end]) else []


def _is_joint(token: Token, part: Part) -> bool:
    """Tell whether a word at the start of a clause only joins it to the rest."""
    if token.is_punct or token.is_space or token.dep_ in {"cc", "preconj"}:
        return True
    if token.lower_ == "even" and token.i + 1 < len(token.doc):
        return token.nbor().lower_ in CONTRAST
    if part == "content" and token.lower_ == "that" and token.i > 0 and token.nbor(-1).pos_ == "VERB":
        return True
    return token.dep_ == "mark" and (part == "content" or token.lower_ in CONTRAST or token.lower_ == "that")
