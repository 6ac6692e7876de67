"""A "not" put in or taken out, so that the sentence still reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.claims.inflect import past
from claimcheck.claims.lexicon import SPEECH
from claimcheck.claims.polarity import negative_word
from claimcheck.claims.tree import children, subject
from claimcheck.teaching.plant.records import Edit

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CUT_SHORT = {"ca": "can", "wo": "will", "sha": "shall"}
_BESIDE = frozenset({"also", "already", "just", "only", "still", "too"})  # adverbs that "not" would garble
_ONE_SYLLABLE = re.compile(r"[^aeiouy]*[aeiouy][bcdfgklmnprstvz]")  # stop, stag: such verbs double their last letter


def negation_edits(doc: Doc) -> Iterator[Edit]:
    """Yield the negations of a parsed sentence that can be taken out, and the verbs that could carry one."""
    if doc.text.rstrip("\"'”’ ").endswith("?"):
        return
    taken = False
    for token in doc:
        edit = _taken_out(token)
        if edit is not None:
            taken = True
            yield edit
    if not taken:
        told = (_told(token) for token in doc if token.dep_ == "ROOT")
        yield from (edit for token in told if (edit := _put_in(token)) is not None)


def _taken_out(token: Token) -> Edit | None:
    low = token.lower_
    if low in {"not", "n't", "n’t"} and token.dep_ == "neg" and token.i:
        return _without_not(token)
    if low == "never" and token.dep_ == "neg" and token.i and token.i + 1 < len(token.doc):
        return Edit("negation", token.idx, token.nbor(1).idx, "")
    if low == "longer" and token.i and token.nbor(-1).lower_ == "no":
        return Edit("negation", token.nbor(-1).idx, token.idx + len(token), "still")
    if low == "nobody" and token.dep_ in {"nsubj", "nsubjpass"}:
        return Edit("negation", token.idx, token.idx + len(token), _like(token.text, "somebody"))
    if low == "no" and token.dep_ == "det" and token.head.tag_ == "NNS" and token.head.i > token.i:
        return Edit("negation", token.idx, token.idx + len(token), _like(token.text, "some"))
    return None


def _without_not(token: Token) -> Edit | None:
    """Make "was not" into "was", "can't" into "can", and "did not find" into "found"."""
    helper = token.nbor(-1)
    verb = token.head
    end = token.idx + len(token)
    if helper.lemma_ == "do" and helper.dep_ == "aux" and helper.head == verb and token.i + 1 == verb.i:
        after = {"VBD": past(verb.lemma_.lower()), "VBZ": _third(verb.lower_), "VBP": verb.lower_}.get(helper.tag_)
        is_plain = verb.tag_ == "VB" and after is not None
        return Edit("negation", helper.idx, verb.idx + len(verb), _like(helper.text, after or "")) if is_plain else None
    if helper.pos_ != "AUX" or helper.lemma_ == "do":
        return None
    bare = _CUT_SHORT.get(helper.lower_, helper.lower_)
    return Edit("negation", helper.idx, end, _like(helper.text, bare))


def _told(root: Token) -> Token:
    """The verb that tells what happened: what is said, not that it is said."""
    content = children(root, "ccomp")
    return content[0] if content and root.lemma_.lower() in SPEECH else root


def _put_in(root: Token) -> Edit | None:
    """Put "not" behind the first helping verb, or "did not" before the verb."""
    who = subject(root)
    if who is None or who.i > root.i or _is_garbled(root):
        return None
    helpers = [child for child in children(root, "aux", "auxpass") if who.i < child.i < root.i]
    if helpers or root.lemma_ == "be":
        first = min(helpers, key=lambda each: each.i) if helpers else root
        if first.text[0] in "'’" or first.lower_ in {"to", "ca", "wo"}:
            return None
        glue = "" if first.lower_ == "can" else " "
        return Edit("negation", first.idx, first.idx + len(first), f"{first.text}{glue}not")
    return _did_not(root)


def _did_not(root: Token) -> Edit | None:
    if root.pos_ != "VERB" or root.tag_ not in {"VBD", "VBZ", "VBP"}:
        return None
    lemma, low = root.lemma_.lower(), root.lower_
    if root.tag_ == "VBD":
        if low == lemma + "ed" and _ONE_SYLLABLE.fullmatch(lemma):
            lemma += "e"  # the parser takes "staged" for a form of "stag"
        if past(lemma) != low:
            return None
    helper = {"VBD": "did", "VBZ": "does", "VBP": "do"}[root.tag_]
    return Edit("negation", root.idx, root.idx + len(root), f"{helper} not {lemma}")


def _is_garbled(root: Token) -> bool:
    """Whether the clause is negative already, or holds words that "not" would make nonsense of."""
    if negative_word(root):
        return True
    first = root.doc[0].lower_ in {"nor", "neither", "never", "hardly"}
    return first or any(child.dep_ == "neg" or child.lower_ in _BESIDE for child in root.children)


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2:-1] not in set("aeiou"):
        return verb[:-1] + "ies"
    irregular = {"have": "has", "do": "does", "go": "goes", "be": "is"}
    return irregular.get(verb, verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s"))


def _like(before: str, after: str) -> str:
    """Begin with a capital where the words before did."""
    return after[:1].upper() + after[1:] if before[:1].isupper() else after
