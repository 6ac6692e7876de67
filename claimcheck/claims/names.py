"""Which words of a text name people. The small model misses many names and takes others for places or firms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from claimcheck.claims.lexicon import BODIES, ROLES, SURE_TITLES, TITLES
from claimcheck.claims.tree import children

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_POSSESSIVE = re.compile(r"['’]s?$")
_HE_OR_SHE = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_NOT_NAMES = re.compile(r"[\d\[\]()#*/@]|^(?:the|a|an)\b", re.IGNORECASE)


def person_names(doc: Doc, known: frozenset[str]) -> Iterable[tuple[str, Span]]:
    """Find the person names of a text, without titles and possessive endings.

    The small model takes many names for organisations or places: those with a title before them, and those that end in
    the surname of somebody ``known``, are people all the same.
    """
    yield from _unmarked(doc)
    for span in doc.ents:
        titled = is_title(doc[span.start], sure=True) or (span.start > 0 and is_title(doc[span.start - 1]))
        titled = titled or _is_beside_role(span.root)
        likely = span.label_ in {"ORG", "GPE", "NORP", "LOC", "FAC"} and len(span) <= 3
        if span.label_ != "PERSON" and not (likely and (titled or (len(span) > 1 and span[-1].text in known))):
            continue
        start, end = span.start, span.end
        while start > 0 and _is_forename(doc[start - 1], span.root):
            start -= 1
        ranks = [i for i in range(start, end - 1) if is_title(doc[i]) or doc[i].lower_ in ROLES]
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
        titled = is_title(doc[start], sure=True) or (start > 0 and is_title(doc[start - 1], sure=True))
        ranked = start
        while start < token.i and is_title(doc[start]):
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


def is_whereabouts(name: Token) -> bool:
    """Tell whether a name stands where places stand: "in Tirin"."""
    return name.dep_ == "pobj" and name.head.lower_ in {"in", "at", "near", "outside", "through", "across"}


def _is_forename(word: Token, surname: Token) -> bool:
    """Tell whether the word before a name is a part of it that the model left out."""
    if word.dep_ != "compound" or word.head.i != surname.i or word.pos_ != "PROPN" or not word.text.istitle():
        return False
    return not is_title(word) and word.lower_ not in ROLES and word.is_alpha


def is_title(token: Token, *, sure: bool = False) -> bool:
    """Tell whether a word is a title; ``sure`` ones stand before nothing but names ("General" may be a staff's)."""
    return token.lower_.rstrip(".") in (SURE_TITLES if sure else TITLES)


def unlabelled_names(docs: Sequence[Doc], named: set[int]) -> Iterable[tuple[int, str, Span]]:
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


def stands_alone(token: Token) -> bool:
    """Tell whether a capitalised word is a surname by itself, not a part of a longer name."""
    if not token.text[:1].isupper() or token.dep_ == "compound" or token.pos_ not in {"PROPN", "NOUN"}:
        return False
    return token.i == 0 or token.nbor(-1).pos_ != "PROPN" or is_title(token.nbor(-1))
