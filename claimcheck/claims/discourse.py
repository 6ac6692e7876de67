"""Whom a pronoun means. Small rules over names and nouns; where two answers are possible, none is given."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.claims.cast import Cast, Person, Sex
from claimcheck.claims.lexicon import BODIES, ROLES
from claimcheck.claims.tree import SUBJECTS, children, noun_phrase, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

REACH = 3  # sentences that a pronoun reaches back; beyond, writers name again
MAX_NAME = 12  # words of a noun phrase that may stand for a pronoun; longer ones make unreadable sentences

_HE: dict[str, Sex] = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female", "hers": "female"}
_IT = frozenset({"it", "its"})
_THEY = frozenset({"they", "them", "their"})
_I = frozenset({"i", "me", "my"})
_EMPTY = frozenset({"take", "seem", "appear", "rain", "snow", "turn", "happen", "emerge", "mean", "follow", "matter"})


@dataclass(frozen=True, slots=True)
class _Mentioned:
    """Whom a sentence names, and what its subjects are."""

    people: tuple[Person, ...]
    subjects: tuple[Person, ...]
    body: str | None
    group: str | None


class Discourse:
    """What has been said so far in one article; sentences are told to it in order."""

    def __init__(self, cast: Cast) -> None:
        """Begin an article whose people are ``cast``."""
        self._cast = cast
        self._past: deque[_Mentioned] = deque(maxlen=REACH)
        self._sex: dict[str, Sex] = {}
        self._number = -1

    def begin(self, number: int) -> None:
        """Begin the sentence with this number."""
        self._number = number

    def end(self, doc: Doc) -> None:
        """Remember a sentence once its clauses are read."""
        people = [person for token in doc if (person := self._cast.person_at(self._number, token.i))]
        subjects = [token for token in doc if token.dep_ in SUBJECTS]
        named = [person for token in subjects if (person := self.person(token))]
        body = next((name for token in subjects if (name := self._body(token))), None)
        group = next((name for token in subjects if (name := self._group(token))), None)
        self._past.append(_Mentioned(tuple(dict.fromkeys([*people, *named])), tuple(named), body, group))

    def new_field(self) -> None:
        """Forget what was said: a title's pronouns do not reach into the text."""
        self._past.clear()

    def person(self, token: Token) -> Person | None:
        """Return the person whom a noun or pronoun means, null when that is unclear or it is nobody."""
        named = self._cast.person_at(self._number, token.i)
        if named is not None:
            return named
        if token.lower_ in _HE and token.tag_ in {"PRP", "PRP$"}:
            return self._pronoun(token, _HE[token.lower_])
        if token.pos_ == "NOUN" and token.lemma_.lower() in ROLES and _is_bare_definite(token):
            return self._cast.holder(token.lemma_.lower())
        return None

    def resolve(self, token: Token, speaker: str | None = None) -> str | None:
        """Say whom or what a pronoun or a bare role noun ("the mayor") means.

        Args:
            token: a pronoun or noun of the sentence that was begun last.
            speaker: who says the words, when they are quoted; "I" is the speaker.

        Returns:
            A name or noun phrase in the article's words, or null.
        """
        word = token.lower_
        if token.tag_ in {"PRP", "PRP$"}:
            if word in _I:
                return speaker
            if word in _IT:
                return None if _is_empty(token) else self._before(token, "body")
            if word in _THEY:
                return self._before(token, "group")
        person = self.person(token)
        return person.name if person else None

    def name(self, token: Token) -> str:
        """Return the resolved name of a noun phrase's head, else its own words."""
        found = self.resolve(token)
        return found if found is not None else words(token.doc, noun_phrase(token))

    def _pronoun(self, token: Token, sex: Sex) -> Person | None:
        """Resolve "he" and "she"."""
        here = [person for i in range(token.i) if (person := self._cast.person_at(self._number, i))]
        levels = [here, *(level for past in reversed(self._past) for level in (list(past.subjects), list(past.people)))]
        for people in levels:
            fitting = list(dict.fromkeys(p for p in people if self._fits(p, sex)))
            if len(fitting) == 1:
                self._sex.setdefault(fitting[0].name, sex)
                return fitting[0]
            if fitting:
                return None
        return None

    def _fits(self, person: Person, sex: Sex) -> bool:
        """Tell whether a person can be he or she."""
        return (person.sex or self._sex.get(person.name) or sex) == sex

    def _before(self, token: Token, kind: str) -> str | None:
        """Find the body or group that was the subject last: in this sentence, else in the one before."""
        for other in reversed(list(token.doc[: token.i])):
            if other.dep_ in SUBJECTS and token not in list(other.subtree):
                name = self._body(other) if kind == "body" else self._group(other)
                if name is not None and other.head.i != token.head.i:
                    return name
                if other.tag_ != "PRP":
                    break
        if not self._past:
            return None
        return self._past[-1].body if kind == "body" else self._past[-1].group

    def _body(self, token: Token) -> str | None:
        """Return the words for a single organisation, authority or country, null when a token heads none."""
        if token.tag_ == "PRP" and token.lower_ == "it":
            return None if _is_empty(token) or not self._past else self._past[-1].body
        if token.tag_ not in {"NN", "NNP"} or self._cast.person_at(self._number, token.i):
            return None
        if token.ent_type_ not in {"ORG", "GPE"} and token.lemma_.lower() not in BODIES:
            return None
        return _phrase(token)

    def _group(self, token: Token) -> str | None:
        """Return the words for several people or things, null when a token heads none."""
        if token.tag_ == "PRP" and token.lower_ == "they":
            return self._past[-1].group if self._past else None
        if token.tag_ not in {"NNS", "NNPS"}:
            return None
        return _phrase(token)


def _phrase(token: Token) -> str | None:
    """Return a noun phrase that can stand for a pronoun: not too long, with no pronoun inside."""
    start, end = noun_phrase(token)
    if end - start > MAX_NAME or any(word.tag_ in {"PRP", "PRP$", "WP", "WDT"} for word in token.doc[start:end]):
        return None
    return words(token.doc, (start, end))


def _is_bare_definite(token: Token) -> bool:
    """Tell "the mayor" from "the mayor of Belmora" and "a mayor"."""
    kids = list(token.children)
    return any(kid.lower_ == "the" for kid in kids) and all(
        kid.dep_ in {"det", "punct", "relcl", "case"} for kid in kids
    )


def _is_empty(token: Token) -> bool:
    """Tell an "it" that stands for nothing: "it was Monday when", "it is believed that", "it took hours"."""
    if token.dep_ == "expl":
        return True
    verb = token.head
    if token.dep_ == "nsubjpass":
        return bool(children(verb, "ccomp", "xcomp"))
    if token.dep_ != "nsubj":
        return False
    return (
        verb.lemma_ in _EMPTY
        or (verb.lemma_ == "be"
        and token.dep_ == "nsubj"
        and bool(children(verb, "attr", "acomp", "ccomp")))
    )
