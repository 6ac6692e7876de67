"""The people an article names: full names, sex where a title or a role tells it, and roles ("the mayor").

Rule-based over names and nouns; precision first: what stays unclear is left as it is written.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from claimcheck.claims.lexicon import BODIES, FEMALE, MALE, QUALIFIERS, ROLES, TITLES, VAGUE
from claimcheck.claims.names import is_title, is_whereabouts, person_names, stands_alone, unlabelled_names
from claimcheck.claims.tree import children, noun_phrase, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

Sex = Literal["female", "male"]
_POSSESSIVE = re.compile(r"['’]s?$")
_STANDS = re.compile(r"the |[A-Z]")  # "a team", "our office" are not what "the team" and "the office" mean


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
    titled = frozenset(name.split()[-1] for doc in docs for name, _ in person_names(doc, frozenset()))
    found = [(number, name, span) for number, doc in enumerate(docs) for name, span in person_names(doc, titled)]
    found = sorted([*found, *unlabelled_names(docs, {number for number, _, _ in found})], key=lambda item: item[0])
    places = {name for _, name, span in found if is_whereabouts(span.root)}
    found = [item for item in found if item[1] not in places]
    full = _fullperson_names(name for _, name, _ in found)
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
            if token.text.lower() in mentions and stands_alone(token):
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
            if any(word.lower_ in VAGUE for child in beside for word in child.subtree):
                continue  # "the same company", "the firm of that name"
            if beside and named and not any(child.ent_type_ in {"DATE", "TIME"} for child in beside):
                name = _POSSESSIVE.sub("", words(doc, noun_phrase(token)))
                found.setdefault(token.lemma_.lower(), set()).add(
                    name[:1].lower() + name[1:] if name[:4] == "The " else name
                )
    found = {noun: names for noun, names in found.items() if all(_STANDS.match(name) for name in names)}
    return {noun: min(names) for noun, names in found.items() if len({n.removeprefix("the ") for n in names}) == 1}


def _fullperson_names(names: Iterable[str]) -> list[str]:
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
    if span.start > 0 and is_title(doc[span.start - 1]):
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
