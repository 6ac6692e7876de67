"""Which verbs of a sentence head a clause of their own, and of which kind.

A clause is split off only when it can be judged alone. Speech verbs give up their content ("X said that Y" is Y, said
by X); restrictive relatives, conditions and short infinitives stay where they are.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from claimcheck.claims.asides import is_aside, is_comment, is_set_off, makes_clear
from claimcheck.claims.chains import rejects
from claimcheck.claims.lexicon import CIRCUMSTANCE, CONDITION, CONTRAST, DENIAL, SHARES, SPEECH, TOLD
from claimcheck.claims.polarity import is_nothing
from claimcheck.claims.tree import children, inherited_subject, is_condition, is_finite, is_predicate, subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Part = Literal[
    "main", "conjunct", "content", "relative", "participle", "adverbial", "apposition", "aside", "saying", "fragment"
]

Known = dict[int, Part]

MIN_WORDS = 3  # a clause of fewer words ("he left") says too little to be compared
_MEASURES = frozenset({"MONEY", "QUANTITY", "PERCENT"})
# What a verb that only stands for another one ("so it is", "and he did not") never has beside it.
_FILLED = frozenset(
    {"attr", "acomp", "oprd", "dobj", "dative", "xcomp", "ccomp", "prep", "expl", "npadvmod", "auxpass", "agent", "prt"}
)
_LIGHT_ADVERBS = frozenset(
    "so too not never also either neither nor indeed mostly still already once ever then".split()
)


def says(token: Token) -> bool:
    """Tell whether a token is a verb that somebody says something with."""
    lemma = token.lemma_.lower()
    if (
        token.pos_ != "VERB"
        or not (lemma in SPEECH or (makes_clear(token) and token.dep_ != "xcomp"))
        or (children(token, "auxpass") and lemma not in TOLD)
    ):
        return False
    who = inherited_subject(token)
    return who is not None or token.dep_ in {"advcl", "parataxis"}


def hearsay(token: Token) -> bool:
    """Tell whether a clause hangs on "it is believed that", which names nobody."""
    who = subject(token)
    if who is None or who.lower_ not in {"it", "there"}:
        return False
    return who.dep_ in {"nsubjpass", "expl"} or token.lemma_ in {"emerge", "appear", "seem", "transpire"}


def parts_of(doc: Doc) -> dict[int, Part]:
    """Say which tokens of a sentence head a clause that is split off, and of which kind.

    Args:
        doc: a parsed sentence.

    Returns:
        The part by token index. Governors are read before what hangs on them, so no rule has to recurse.
    """
    known: Known = {}
    for token in _from_the_top(doc):
        part = _part(token, known)
        if part is not None:
            known[token.i] = part
    return known


def _from_the_top(doc: Doc) -> list[Token]:
    """Order tokens so that each comes after its head."""
    ordered = [token for token in doc if token.head.i == token.i]
    for token in ordered:
        ordered.extend(token.children)
    return ordered


def _part(token: Token, known: Known) -> Part | None:
    """Say which kind of clause a token heads, or null when it heads none that is split off."""
    if token.dep_ == "ROOT":
        return "main" if is_predicate(token) or subject(token) is not None else "fragment"
    if token.dep_ == "appos":
        listed = known.get(token.head.i) == "fragment" or token.head.dep_ == "appos"
        return "apposition" if not listed and _is_numbered_apposition(token) else None
    if not is_predicate(token):
        return None
    rule = _RULES.get(token.dep_)
    return rule(token, known) if rule else None


def _content(token: Token, known: Known) -> Part | None:
    """A clause that a speech verb governs, or one set before another by a comma."""
    head = token.head
    if is_aside(token):
        return "aside"
    if is_condition(token) or any(child.lower_ == "to" for child in children(token, "aux")):
        return None
    if any(child.lower_ in {"whether", "if", "how", "why"} for child in children(token, "mark", "advmod")):
        return None
    if token.left_edge.tag_ in {"WRB", "WP", "WDT"} and (token.left_edge.i > head.i or not says(head)):
        return None
    if is_elliptic(token):
        return None
    if _gives_up(head, known):
        return "content"
    if subject(token) is None or not is_finite(token):
        return None
    joined = token.left_edge.i > 0 and token.doc[token.left_edge.i - 1].dep_ == "cc"
    return "conjunct" if joined or (token.i < head.i and subject(head) is not None) else None


def _gives_up(verb: Token, known: Known) -> bool:
    """Tell whether a verb's content is a claim by itself: somebody says it, and the saying is a clause of its own."""
    top = verb
    while top.dep_ == "xcomp" and top.head.i != top.i:
        top = top.head
    if top.i not in known:
        return False
    if hearsay(verb):
        return verb.lemma_ in {"recall", "note", "remember", "emerge"}
    if _counts_speakers(verb) or children(verb, "neg") or verb.lemma_.lower() in DENIAL:
        return False
    return says(verb) and not (_is_said_by_none(verb) or rejects(top))


def _is_said_by_none(verb: Token) -> bool:
    """Tell whether it is nobody that says it: "nobody in the camp claims that she cheated"."""
    who = subject(verb)
    return who is not None and is_nothing(who)


def is_elliptic(token: Token) -> bool:
    """Tell whether a verb only stands for the one before: "so it is", "and he did not"."""
    if token.lemma_.lower() not in {"be", "do", "have"} and token.tag_ != "MD":
        return False
    if any(child.dep_ in _FILLED or child.tag_[:1] == "W" for child in token.children):
        return False
    return all(child.lower_ in _LIGHT_ADVERBS for child in children(token, "advmod"))


def _counts_speakers(verb: Token) -> bool:
    """Tell whether the share of those who say it is itself the news: "40 percent of households said ..."."""
    who = inherited_subject(verb)
    words = list(who.subtree) if who is not None else []
    return any(word.ent_type_ == "PERCENT" or word.lemma_.lower() in SHARES for word in words)


def _conjunct(token: Token, known: Known) -> Part | None:
    """A coordinated predicate: with a subject of its own, or finite and saying something."""
    head = token.head
    if is_aside(token):
        return "aside"
    if not (is_predicate(head) or head.dep_ == "ROOT"):
        return None
    words = _size(token)
    who = subject(token)
    if is_condition(token) or is_elliptic(token) or (known.get(head.i) == "fragment" and who is None):
        return None
    if who is not None and words >= MIN_WORDS:
        hung = who.left_edge.i > token.left_edge.i and token.doc[who.left_edge.i - 1].pos_ == "ADP"
        return "conjunct" if head.i in known and not hung else None
    if (words < MIN_WORDS and not _has_number(token)) or head.i not in known:
        return None
    if is_finite(token) and not (token.tag_ == "VBD" and head.tag_ == "VBN" and token.i - head.i < 3):
        return "conjunct"
    if token.tag_ in {"VBN", "VBG"} and (head.tag_ == token.tag_ or _has_number(token)):
        return "participle" if known.get(head.i) == "participle" else "conjunct"
    return "conjunct" if _is_bare_second(token, head) else None


def _is_bare_second(token: Token, head: Token) -> bool:
    """Tell whether "will open X and close Y" coordinates two full predicates under one auxiliary."""
    return bool(token.tag_ == "VB" and children(head, "aux") and head.dep_ != "xcomp" and _has_number(token))


def _relative(token: Token, known: Known) -> Part | None:
    """A relative clause that adds a fact, set off by a comma or dash. "Which means" speaks of the whole sentence."""
    which = token.left_edge.lower_ == "which" and token.left_edge.dep_ in {"nsubj", "nsubjpass"}
    whole = token.lemma_ == "mean" or any(
        child.lower_ == "why" for clause in token.children for child in clause.subtree
    )
    firm = any(child.dep_ == "case" for child in token.head.children) and token.head.dep_ != "poss"
    if (which and whole) or firm:
        return None  # "Mr Moor's, which clears the builders" speaks of no Moor
    return "relative" if is_set_off(token) and _size(token) > MIN_WORDS else None


def _participle(token: Token, known: Known) -> Part | None:
    """A participle set off by a comma that carries a number: ", bought four years ago,"."""
    if known.get(token.head.i) == "fragment":
        return None
    if token.tag_ not in {"VBN", "VBG"} or not is_set_off(token) or _size(token) < MIN_WORDS:
        return None
    if token.left_edge.pos_ == "ADP":
        return None
    return "participle" if _has_number(token) else None


def _adverbial(token: Token, known: Known) -> Part | None:
    """A subordinate clause with its own fact."""
    if is_aside(token):
        return "aside"
    if subject(token) is None:
        return (
            "saying" if token.tag_ == "VBG" and says(token) and children(token, "ccomp") else _participle(token, known)
        )
    marks = {child.lower_ for child in children(token, "mark", "advmod")}
    if marks & CONDITION or not is_finite(token) or _size(token) <= MIN_WORDS or is_elliptic(token):
        return None
    if is_comment(token) or ("when" in marks and _is_habit(token)):
        return None
    if marks & CONTRAST:
        return "adverbial"
    if "so" in marks and is_set_off(token):
        return "conjunct"
    if marks & CIRCUMSTANCE and is_set_off(token) and not _is_measured(token):
        return "adverbial"
    return None


def _is_habit(token: Token) -> bool:
    """Tell whether a clause is in the present: "when the wind blows" sets a condition, no date."""
    first = next(iter(children(token, "aux", "auxpass")), token)
    return first.tag_ in {"VBZ", "VBP", "MD"}


def _parataxis(token: Token, known: Known) -> Part | None:
    """A clause set beside another: the speaker, or a second assertion."""
    if is_aside(token):
        return "aside"
    return "conjunct" if subject(token) is not None and not is_elliptic(token) else None


_RULES: dict[str, Callable[[Token, Known], Part | None]] = {
    "ccomp": _content,
    "parataxis": _parataxis,
    "conj": _conjunct,
    "relcl": _relative,
    "acl": _participle,
    "advcl": _adverbial,
}


def _is_numbered_apposition(token: Token) -> bool:
    """Tell whether an apposition states a number of its own: ", the eleventh of the war,"."""
    if not is_set_off(token) or _size(token) < MIN_WORDS or token.ent_type_ in _MEASURES | {"PERSON", "DATE", "TIME"}:
        return False
    counted = token.like_num or token.ent_type_ == "ORDINAL" or bool(children(token, "nummod"))
    ranked = any(child.ent_type_ == "ORDINAL" for child in children(token, "amod"))
    return (counted or ranked) and token.tag_ != "CD" and token.head.pos_ in {"NOUN", "PROPN"}


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
