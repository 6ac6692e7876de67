"""Whom a pronoun means. Small rules over names and nouns; where two answers are possible, none is given."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from claimcheck.claims.cast import Cast, Person, Sex
from claimcheck.claims.lexicon import AGENTIVE, ANSWERS, BODIES, FEMALE, MALE, OFFERS, ROLES, SPEECH
from claimcheck.claims.tree import SUBJECTS, antecedent, children, is_finite, noun_phrase, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

Kind = Literal["body", "group"]

REACH = 3  # sentences that a pronoun reaches back; beyond, writers name again
MAX_NAME = 12  # words of a noun phrase that may stand for a pronoun; longer ones make unreadable sentences

_HE: dict[str, Sex] = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female", "hers": "female"}
_IT = frozenset({"it", "its"})
_THEY = frozenset({"they", "their"})
FIRST = frozenset({"i", "me", "my", "myself"})
_LOOSE = frozenset({"PRP", "PRP$", "WP", "WP$", "WDT", "CD"})
_SEXES: tuple[Sex, Sex] = ("female", "male")
_EMPTY = frozenset({"take", "seem", "appear", "rain", "snow", "turn", "happen", "emerge", "mean", "follow", "matter"})


@dataclass(frozen=True, slots=True)
class _Mentioned:
    """Whom a sentence names, and what its subjects are."""

    people: tuple[Person, ...]
    body: str | None
    group: str | None
    strangers: frozenset[Sex]


class Discourse:
    """What has been said so far in one article; sentences are told to it in order."""

    def __init__(self, cast: Cast) -> None:
        """Begin an article whose people are ``cast``."""
        self._cast = cast
        self._past: deque[_Mentioned] = deque(maxlen=REACH)
        self._sex: dict[str, Sex] = {}
        self._number = -1
        self._offered: str | None = None

    def begin(self, number: int) -> None:
        """Begin the sentence with this number."""
        self._number = number

    def end(self, doc: Doc) -> None:
        """Remember a sentence once its clauses are read."""
        people = [person for token in doc if (person := self._cast.person_at(self._number, token.i))]
        subjects = [token for token in doc if token.dep_ in SUBJECTS and is_finite(token.head)]
        named = [person for token in subjects if (person := self.person(token))]
        self._offered = self._offer(doc)
        body = _only(self._body(token) for token in subjects)
        group = _only(self._group(token) for token in subjects)
        self._past.append(_Mentioned(tuple(dict.fromkeys([*people, *named])), body, group, self._strangers(doc)))

    def new_field(self) -> None:
        """Forget what was said: a title's pronouns do not reach into the text."""
        self._past.clear()
        self._offered = None

    def person(self, token: Token) -> Person | None:
        """Return the person whom a noun or pronoun means, null when that is unclear or it is nobody."""
        named = self._cast.person_at(self._number, token.i)
        if named is not None:
            return named
        if token.lower_ in _HE and token.tag_ in {"PRP", "PRP$"}:
            return self._pronoun(token, _HE[token.lower_])
        if token.tag_ == "NN" and token.lemma_.lower() in ROLES and _is_bare_definite(token):
            return self._cast.holder(token.lemma_.lower())
        return None

    def resolve(self, token: Token) -> str | None:
        """Say whom or what a pronoun or a bare role noun ("the mayor") means.

        Args:
            token: a pronoun or noun of the sentence that was begun last.

        Returns:
            A name or noun phrase in the article's words, or null.
        """
        word = token.lower_
        if token.tag_ in {"PRP", "PRP$"}:
            if word == "it" and token.dep_ == "nsubjpass" and token.head.lemma_.lower() in ANSWERS:
                return self._offer(token.doc[: token.i]) or self._offered
            if word in _IT | _THEY:
                kind: Kind = "body" if word in _IT else "group"
                return self._before(token, kind) if _is_subject(token) and not _is_empty(token) else None
        person = self.person(token)
        if person is not None:
            return person.name
        return self._cast.body(token.lemma_.lower()) if token.pos_ == "NOUN" and _is_bare_definite(token) else None

    def _offer(self, tokens: Doc | Span) -> str | None:
        """Return the words for what was offered last: "Karel Aune's resignation", null when nothing was."""
        offers = [w for w in tokens if w.lemma_.lower() in OFFERS and w.dep_ in {"dobj", "nsubjpass"}]
        if not offers:
            return None
        start, end = noun_phrase(offers[-1])
        first = offers[-1].doc[start]
        if any(word.like_num for word in offers[-1].doc[start:end]):
            return None
        if first.tag_ != "PRP$":
            return words(offers[-1].doc, (start, end)) if first.lower_ not in {"a", "an"} else None
        owner = self.resolve(first)
        return f"{possessive(owner)} {words(offers[-1].doc, (start + 1, end))}" if owner else None

    def same(self, token: Token, speaker: Token) -> str | None:
        """Return the speaker's name when a pronoun in what is said can mean nobody else, else null."""
        word, noun = token.lower_, speaker.lemma_.lower()
        if speaker.pos_ not in {"NOUN", "PROPN"} or children(speaker, "conj"):
            return None
        somebody = self.person(speaker) is not None or noun in ROLES | FEMALE | MALE
        if word == "it":
            fits = speaker.tag_ in {"NN", "NNP"} and not somebody and speaker.ent_type_ != "PERSON"
            return self.name(speaker) if fits and not _is_empty(token) else None
        if word == "they":
            return self.name(speaker) if speaker.tag_ == "NNS" else None
        other: frozenset[str] = MALE if word == "she" else FEMALE
        known = self.person(speaker)
        if word not in {"he", "she"} or not somebody or noun in other or (known and not self._fits(known, _HE[word])):
            return None
        rivals = [p for past in self._past for p in past.people if p != known and self._fits(p, _HE[word])]
        return None if rivals or speaker.left_edge.lower_ in {"a", "an"} else self.name(speaker)

    def name(self, token: Token) -> str:
        """Return the resolved name of a noun phrase's head, else its own words with their first pronoun resolved."""
        found = self.resolve(token) or self._set_beside(token)
        if found is not None:
            return found
        if token.tag_ in {"WP", "WDT"}:
            noun = antecedent(token)
            return self.name(noun) if noun is not None and noun.i != token.i else token.text
        start, end = noun_phrase(token)
        first = token.doc[start]
        if first.tag_ not in {"PRP$", "WP$"} or end - start < 2 or token.dep_ not in SUBJECTS:
            return words(token.doc, (start, end))
        noun = antecedent(first) if first.tag_ == "WP$" else None
        owner = self.resolve(first) if first.tag_ == "PRP$" else self.name(noun) if noun is not None else None
        rest = words(token.doc, (start + 1, end))
        return f"{possessive(owner)} {rest}" if owner else words(token.doc, (start, end))

    def _set_beside(self, token: Token) -> str | None:
        """Return the person named beside a role: "the chief negotiator, Orsa Vell"."""
        people = [person for child in children(token, "appos") if (person := self.person(child))]
        return people[0].name if len(people) == 1 and token.lemma_.lower() in ROLES else None

    def _pronoun(self, token: Token, sex: Sex) -> Person | None:
        """Resolve "he" and "she"."""
        first = next((w for w in token.doc[: token.i] if _HE.get(w.lower_) == sex and w.tag_ in {"PRP", "PRP$"}), None)
        if first is not None:  # one sentence seldom has two men that are both "he"
            return self._pronoun(first, sex)
        doc, other = token.doc, token.dep_ in {"dobj", "dative"}  # "he told him": two men
        before = [i for i in range(token.i) if not (other and doc[i].head.i == token.head.i)]
        here = [person for i in before if (person := self._cast.person_at(self._number, i))]
        levels = [here, *(list(past.people) for past in reversed(self._past))]
        for back, people in enumerate(levels):
            if sex in (self._strangers(doc[: token.i]) if back == 0 else self._past[-back].strangers):
                return None
            fitting = list(dict.fromkeys(p for p in people if self._fits(p, sex)))
            if len(fitting) == 1:
                self._sex.setdefault(fitting[0].name, sex)
                return fitting[0]
            if fitting:
                return None
        return None

    def _strangers(self, tokens: Iterable[Token]) -> frozenset[Sex]:
        """Say of which sex a text has somebody whom the cast does not know: a double name, "the rector", "a boy"."""
        sexes: set[Sex] = set()
        for token in tokens:
            noun = token.lemma_.lower()
            if token.dep_ in {"nsubj", "nsubjpass"} and token.tag_ == "NN" and noun in ROLES | MALE | FEMALE:
                named = self.person(token) or any(self.person(child) for child in children(token, "appos"))
                named = named or self._cast.holder(noun) or token.head.lemma_.lower() in SPEECH
                sexes |= set() if named else {"male"} if noun in MALE else {"female"} if noun in FEMALE else set(_SEXES)
            if token.pos_ != "PROPN" or token.dep_ == "compound" or token.ent_type_ not in {"", "PERSON"}:
                continue
            double = any(child.pos_ == "PROPN" for child in children(token, "compound"))
            if double and noun not in BODIES and not self._cast.person_at(self._number, token.i):
                sexes |= set(_SEXES)
        return frozenset(sexes)

    def _fits(self, person: Person, sex: Sex) -> bool:
        """Tell whether a person can be he or she."""
        return (person.sex or self._sex.get(person.name) or sex) == sex

    def _before(self, token: Token, kind: Kind) -> str | None:
        """Find the body or group that was the subject last: in this sentence, else in the one before."""
        for i in range(token.i - 1, -1, -1):
            other = token.doc[i]
            if other.dep_ not in SUBJECTS or other.head.i == token.head.i or other.right_edge.i >= token.i:
                continue
            if kind == "body" and self._is_body(other):
                return self._body(other)
            if kind == "group" and _is_group(other):
                nearer = any(_is_group(word) for word in token.doc[other.right_edge.i + 1 : token.left_edge.i])
                return None if nearer else self._group(other)
        if any(self._is_body(w) if kind == "body" else _is_group(w) for w in token.doc[: token.left_edge.i]):
            return None
        if kind == "body" and token.tag_ == "PRP" and token.head.lemma_.lower() not in AGENTIVE | SPEECH:
            return None
        past = self._past[-1] if self._past else None
        return None if past is None else past.body if kind == "body" else past.group

    def _body(self, token: Token) -> str | None:
        """Return the words for a single organisation, authority or country, null when a token heads none."""
        if token.tag_ == "PRP" and token.lower_ == "it":
            return None if _is_empty(token) or not self._past else self._past[-1].body
        return _phrase(token) if self._is_body(token) else None

    def _is_body(self, token: Token) -> bool:
        """Tell whether a token heads an organisation, an authority or a country."""
        if token.tag_ not in {"NN", "NNP"} or self._cast.person_at(self._number, token.i):
            return False
        return token.ent_type_ in {"ORG", "GPE"} or token.lemma_.lower() in BODIES

    def _group(self, token: Token) -> str | None:
        """Return the words for several people or things, null when a token heads none."""
        if token.tag_ == "PRP" and token.lower_ == "they":
            return self._past[-1].group if self._past else None
        return _phrase(token) if _is_group(token) else None


def _is_group(token: Token) -> bool:
    """Tell whether a token heads several people or things; a number may stand for them."""
    return token.tag_ in {"NNS", "NNPS", "CD"}


def _is_subject(token: Token) -> bool:
    """Tell whether a pronoun is a subject or the owner of one; elsewhere it may mean anything that was named."""
    return token.dep_ in SUBJECTS or (token.tag_ == "PRP$" and token.head.dep_ in SUBJECTS)


def possessive(name: str) -> str:
    """Write the possessive form of a name."""
    return name + ("'" if name.endswith("s") else "'s")


def _only(names: Iterable[str | None]) -> str | None:
    """Return the one name, null when there are two or none."""
    found = {name for name in names if name}
    return found.pop() if len(found) == 1 else None


def _phrase(token: Token) -> str | None:
    """Return a noun phrase that can stand for a pronoun: not too long, with no pronoun and no number inside.

    A number would be counted again wherever the phrase is put.
    """
    start, end = noun_phrase(token)
    if end - start > MAX_NAME or any(word.tag_ in _LOOSE or word.like_num for word in token.doc[start:end]):
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
    return verb.lemma_ in _EMPTY or (
        verb.lemma_ == "be" and token.dep_ == "nsubj" and bool(children(verb, "attr", "acomp", "ccomp"))
    )
