"""The people an article names: full names, sex where a title or a role tells it, and roles ("the mayor").

Rule-based over names and nouns; precision first: what stays unclear is left as it is written.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from claimcheck.claims.lexicon import BODIES, FEMALE, MALE, QUALIFIERS, ROLES, SURE_TITLES, TITLES
from claimcheck.claims.tree import children, noun_phrase, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

Sex = Literal["female", "male"]
_POSSESSIVE = re.compile(r"['’]s?$")
_STANDS = re.compile(r"the |[A-Z]")  # "a team", "our office" are not what "the team" and "the office" mean
_HE_OR_SHE = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_NOT_NAMES = re.compile(r"[\d\[\]()#*/@]|^(?:the|a|an)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Person:
    """A named person. ``roles`` are lemmas: "negotiator", "colonel"."""

    name: str
    sex: Sex | None
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody named in one article. ``people`` by full name; ``mentions`` (text number, full name) by surname."""

    people: dict[str, Person]
    mentions: dict[str, tuple[tuple[int, str], ...]]
    tokens: dict[tuple[int, int], str]
    bodies: dict[str, str]

    def body(self, noun: str) -> str | None:
        """Return the only organisation named with this noun ("the office": "the Coordination Office")."""
        return self.bodies.get(noun)

    def person_at(self, doc: int, token: int) -> Person | None:
        """Return the person whom a token names, null when it names none."""
        written = self.tokens.get((doc, token))
        return self.named(written, doc) if written else None

    def named(self, name: str, doc: int) -> Person | None:
        """Return the person whom a name means in the given text: the bearer of a surname named last before it."""
        if name in self.people:
            return self.people[name]
        mentions = self.mentions.get(name.split()[-1].lower(), ())
        at = bisect_right([number for number, _ in mentions], doc)
        full = mentions[at - 1][1] if at else mentions[0][1] if mentions else None
        return self.people.get(full) if full else None

    def holder(self, role: str) -> Person | None:
        """Return the only person named with a role, null when there are two or none."""
        holders = [person for person in self.people.values() if role in person.roles]
        return holders[0] if len(holders) == 1 else None


def read_cast(docs: Sequence[Doc]) -> Cast:
    """Collect the people that an article names.

    Args:
        docs: every parsed sentence of the article, in order.

    Returns:
        The cast.
    """
    titled = frozenset(name.split()[-1] for doc in docs for name, _ in _names(doc, frozenset()))
    found = [(number, name, span) for number, doc in enumerate(docs) for name, span in _names(doc, titled)]
    found = sorted([*found, *_unlabelled(docs, {number for number, _, _ in found})], key=lambda item: item[0])
    places = {name for _, name, span in found if _is_whereabouts(span.root)}
    found = [item for item in found if item[1] not in places]
    full = _full_names(name for _, name, _ in found)
    mentions: dict[str, list[tuple[int, str]]] = {}
    words: dict[str, set[str]] = {}
    tokens: dict[tuple[int, int], str] = {}
    for number, name, span in found:
        tokens[number, span.root.i] = name
        surname = name.split()[-1].lower()
        bearer = name if name in full else _bearer(mentions.get(surname, []), surname, full)
        if name in full:
            mentions.setdefault(surname, []).append((number, name))
        if bearer:
            words.setdefault(bearer, set()).update(_said_of(span))
    for number, doc in enumerate(docs):
        for token in doc:
            if token.text.lower() in mentions and _stands_alone(token):
                tokens.setdefault((number, token.i), token.text)
    people = {
        name: Person(name, _sex(words.get(name, set())), frozenset(words.get(name, set()) & ROLES))
        for name in full
        if " " in name or words.get(name, set()) & (ROLES | TITLES)  # a bare name is as often a place
    }
    return Cast(people, {key: tuple(value) for key, value in mentions.items()}, tokens, _bodies(docs))


def _bodies(docs: Sequence[Doc]) -> dict[str, str]:
    """Collect the organisations that a noun alone can mean: those named once with that noun."""
    found: dict[str, set[str]] = {}
    for doc in docs:
        for token in doc:
            if token.lemma_.lower() not in BODIES or token.tag_ not in {"NN", "NNP"} or token.dep_ == "compound":
                continue
            beside = children(token, "compound", "poss", "nmod", "amod", "prep")
            named = token.pos_ == "PROPN" or any(child.dep_ != "prep" for child in beside)
            if beside and named and not any(child.ent_type_ in {"DATE", "TIME"} for child in beside):
                name = _POSSESSIVE.sub("", words(doc, noun_phrase(token)))
                found.setdefault(token.lemma_.lower(), set()).add(
                    name[:1].lower() + name[1:] if name[:4] == "The " else name
                )
    found = {noun: names for noun, names in found.items() if all(_STANDS.match(name) for name in names)}
    return {noun: min(names) for noun, names in found.items() if len({n.removeprefix("the ") for n in names}) == 1}


def _names(doc: Doc, known: frozenset[str]) -> Iterable[tuple[str, Span]]:
    """Find the person names of a text, without titles and possessive endings.

    The small model takes many names for organisations or places: those with a title before them, and those that end in
    the surname of somebody ``known``, are people all the same.
    """
    yield from _unmarked(doc)
    for span in doc.ents:
        titled = _is_title(doc[span.start], sure=True) or (span.start > 0 and _is_title(doc[span.start - 1]))
        titled = titled or _is_beside_role(span.root)
        likely = span.label_ in {"ORG", "GPE", "NORP", "LOC", "FAC"} and len(span) <= 3
        if span.label_ != "PERSON" and not (likely and (titled or (len(span) > 1 and span[-1].text in known))):
            continue
        start, end = span.start, span.end
        while start > 0 and _is_forename(doc[start - 1], span.root):
            start -= 1
        ranks = [i for i in range(start, end - 1) if _is_title(doc[i]) or doc[i].lower_ in ROLES]
        start = max([start, *(i + 1 for i in ranks)])  # "Belmora Mayor Ivo Rastan"
        while end > start and (doc[end - 1].pos_ in {"PART", "PUNCT"} or not doc[end - 1].is_alpha):
            end -= 1
        name = _POSSESSIVE.sub("", doc[start:end].text) if start < end else ""
        if name[:1].isupper() and len(name) > 1 and not _NOT_NAMES.search(name):
            yield " ".join(name.split()), doc[start:end]


def _unmarked(doc: Doc) -> Iterable[tuple[str, Span]]:
    """Find names that the model marks as nothing at all: after a title, or beside a role."""
    for token in doc:
        if token.ent_type_ or token.pos_ != "PROPN" or token.dep_ == "compound" or not token.is_alpha:
            continue
        start = token.i
        while start > 0 and doc[start - 1].pos_ == "PROPN" and doc[start - 1].is_alpha and not doc[start - 1].ent_type_:
            start -= 1
        titled = _is_title(doc[start], sure=True) or (start > 0 and _is_title(doc[start - 1], sure=True))
        ranked = start
        while start < token.i and _is_title(doc[start]):
            start += 1
        span = doc[start : token.i + 1]
        titled = titled or (start > ranked and len(span) > 1)
        if (titled or (len(span) > 1 and _is_beside_role(token))) and not any(w.lower_ in BODIES for w in span):
            yield str(span.text), span


def _is_beside_role(name: Token) -> bool:
    """Tell whether a name stands in apposition to a role: "the chief engineer, Ana Moor", "Ana Moor, the director"."""
    if name.dep_ == "appos":
        return name.head.lemma_.lower() in ROLES
    return any(child.lemma_.lower() in ROLES for child in children(name, "appos"))


def _is_whereabouts(name: Token) -> bool:
    """Tell whether a name stands where places stand: "in Tirin"."""
    return name.dep_ == "pobj" and name.head.lower_ in {"in", "at", "near", "outside", "through", "across"}


def _is_forename(word: Token, surname: Token) -> bool:
    """Tell whether the word before a name is a part of it that the model left out."""
    if word.dep_ != "compound" or word.head.i != surname.i or word.pos_ != "PROPN" or not word.text.istitle():
        return False
    return not _is_title(word) and word.lower_ not in ROLES and word.is_alpha


def _is_title(token: Token, *, sure: bool = False) -> bool:
    """Tell whether a word is a title; ``sure`` ones stand before nothing but names ("General" may be a staff's)."""
    return token.lower_.rstrip(".") in (SURE_TITLES if sure else TITLES)


def _unlabelled(docs: Sequence[Doc], named: set[int]) -> Iterable[tuple[int, str, Span]]:
    """Find names that carry no person label but that the next "he" or "she" can only mean."""
    for number, doc in enumerate(docs):
        near = " ".join(text.text for text in docs[number : number + 2])
        if named & {number, number + 1} or not _HE_OR_SHE.search(near):
            continue
        for token in doc:
            start = token.i - len(children(token, "compound"))
            span = doc[start : token.i + 1]
            plain = all(word.pos_ == "PROPN" and word.text.istitle() and word.text.isalpha() for word in span)
            if token.dep_ == "nsubj" and 2 <= len(span) <= 3 and plain and token.left_edge.i == start:
                if not any(word.lower_ in BODIES for word in span):
                    yield number, span.text, span


def _stands_alone(token: Token) -> bool:
    """Tell whether a capitalised word is a surname by itself, not a part of a longer name."""
    if not token.text[:1].isupper() or token.dep_ == "compound" or token.pos_ not in {"PROPN", "NOUN"}:
        return False
    return token.i == 0 or token.nbor(-1).pos_ != "PROPN" or _is_title(token.nbor(-1))


def _full_names(names: Iterable[str]) -> list[str]:
    """Keep every name of two words and more, and single names that are nobody's surname."""
    seen = list(dict.fromkeys(names))
    surnames = {name.split()[-1].lower() for name in seen if " " in name}
    return [name for name in seen if " " in name or name.lower() not in surnames]


def _bearer(mentions: list[tuple[int, str]], surname: str, full: list[str]) -> str | None:
    """Find whom a bare surname means: the bearer named last, else the first in the article."""
    if mentions:
        return mentions[-1][1]
    return next((name for name in full if name.split()[-1].lower() == surname), None)


def _said_of(span: Span) -> set[str]:
    """Collect the titles and role nouns set beside a name."""
    doc, root = span.doc, span.root
    beside: list[Token] = [
        doc[i] for i in range(max(0, span.start - 2), span.start) if doc[i].dep_ in {"compound", "nmod"}
    ]
    if span.start > 0 and _is_title(doc[span.start - 1]):
        beside.append(doc[span.start - 1])
    beside += children(root, "compound", "appos")
    if root.dep_ == "appos":
        beside.append(root.head)
    elif root.dep_ in {"nsubj", "nsubjpass"} and root.head.lemma_ == "be":
        beside += children(root.head, "attr")
    said = {word.lemma_.lower().rstrip(".") for word in beside}
    qualified = any(word.lower_ in QUALIFIERS for head in [*beside, root] for word in (head, *head.children))
    return said - ROLES if qualified else said


def _sex(words: set[str]) -> Sex | None:
    """Read a sex off titles and role nouns, when they agree."""
    female, male = bool(words & FEMALE), bool(words & MALE)
    if female == male:
        return None
    return "female" if female else "male"
