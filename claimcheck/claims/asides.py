"""Clauses set into another one: who says it ("the ministry said"), and remarks that say nothing ("it must be said")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.claims.lexicon import REMARKS, SPEECH, TOLD
from claimcheck.claims.tree import children, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_ASIDE = 14  # words of a speech aside: ", the ministry said on Tuesday"

_STOPS = frozenset({",", "-", "–", "—", ";", ":", "("})
_QUOTES = frozenset('"“”«»')
_COMPLEMENTS = frozenset({"ccomp", "dobj", "xcomp"})
_STATED = frozenset({"attr", "acomp", "oprd", "dobj", "dative", "ccomp", "xcomp", "auxpass"})
# Remarks without a speaker. They are hidden from the parser, which takes the rest apart when they stand in its middle.
_REMARK = re.compile(
    r",\s+it (?:(?:must|should|has to|may|can|ought to) be (?:said|admitted|added|noted|remembered|conceded|granted)"
    r"(?: to (?:his|her|its|their) credit)?|is true)(?:,(?=\s)|(?=[.;]))"
)


def hide_remarks(line: str) -> str:
    """Put spaces for remarks that say nothing and name nobody: ", it must be said,".

    Args:
        line: what the parser is to read.

    Returns:
        The line, as long as before.
    """
    return _REMARK.sub(lambda found: " " * len(found[0]), line)


def is_aside(token: Token) -> bool:
    """Tell whether a clause is only the speaker: ", the ministry said"."""
    if subject(token) is None or token.right_edge.i - token.left_edge.i > MAX_ASIDE:
        return False
    if interrupts_head(token):
        return True
    lemma = token.lemma_.lower()
    if lemma not in SPEECH | REMARKS and not makes_clear(token):
        return False
    spoken_to = {"dobj"} if lemma in TOLD else frozenset()
    if any(child.dep_ in _COMPLEMENTS - spoken_to for child in token.children) or children(token, "mark", "neg"):
        return False
    if any(child.tag_ == "MD" for child in token.children) or token.doc[token.left_edge.i - 1].dep_ == "cc":
        return False
    return (token.i > token.head.i or token.dep_ == "parataxis") and is_set_off(token)


def interrupts_head(token: Token) -> bool:
    """Tell whether a clause without an object stands inside another: "the Trust, the rules require, must pay"."""
    head = token.head
    if token.dep_ != "parataxis" or token.right_edge.i >= head.i or head.left_edge.i >= token.left_edge.i:
        return False
    return is_set_off(token) and not any(child.dep_ in _STATED or child.dep_ == "mark" for child in token.children)


def makes_clear(token: Token) -> bool:
    """Tell whether somebody "makes clear" or "makes plain"."""
    return token.lemma_.lower() == "make" and any(child.lower_ in {"clear", "plain"} for child in token.children)


def is_comment(clause: Token) -> bool:
    """Tell whether an "as" clause only says where the rest is from: "as the minutes will show"."""
    marks = {child.lower_ for child in children(clause, "mark", "advmod")}
    if "as" not in marks:
        return False
    if makes_clear(clause):
        return True
    lemma = clause.lemma_.lower()
    stated = any(
        child.dep_ in _STATED - {"auxpass", "dative"} and child.lower_ != "it" for child in clause.children
    )  # "as the paper had it"
    return not stated and (lemma in SPEECH | REMARKS or lemma in {"be", "do", "have"})


def is_set_off(token: Token) -> bool:
    """Tell whether a comma or dash stands before a subtree."""
    first = token.left_edge.i
    if (
        token.left_edge.text in _STOPS
    ):  # the parser hangs the comma on the clause behind it as often as on the one before
        return True
    if first == 0:
        last = token.right_edge.i + 1
        return bool(last < len(token.doc) and token.doc[last].text == ",")
    before = token.doc[first - 1]
    if before.lower_ in {"and", "but"} and first > 1:
        before = token.doc[first - 2]
    return before.text in _STOPS or before.text in _QUOTES
