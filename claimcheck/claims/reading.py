"""A claim made to stand alone: subject added, pronouns resolved, markup and asides gone. For models, never quoted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.claims.discourse import FIRST, possessive
from claimcheck.claims.leads import lead
from claimcheck.claims.tree import children, subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claimcheck.claims.clauses import Clause
    from claimcheck.claims.discourse import Discourse

MAX_WORDS = 60  # sentence models read about 128 word pieces; 60 words stay well under that

_BRACKETED = re.compile(r"\s*[(\[][^()\[\]]{0,200}(?:[)\]]|$)")  # one cut off by the clause's end is a bracket too
_QUOTE_MARKS = re.compile(r"[\"“”«»„]|(?<!\w)[‘’'](?=\w)|(?<=[.,!?])[’'](?!\w)")
_SPACE = re.compile(r"\s+")
_BEFORE_STOP = re.compile(r"\s+([,.;:!?%])")
_DOUBLE = re.compile(r"([,;:–—-]\s*)+([,;.])")
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "one", "you"})
_ENDS = " ,;:–—-…"


def read_alone(doc: Doc, clause: Clause, discourse: Discourse, speaker: str | None) -> str:
    """Write a clause so that it stands alone.

    Args:
        doc: the parsed sentence.
        clause: one of its clauses.
        discourse: resolves pronouns and bare role nouns.
        speaker: who says it, for "I" in quoted words; the speaker is not added to the reading.

    Returns:
        One line of at most ``MAX_WORDS`` words, closed with a full stop.
    """
    said = {i: str(doc[i].text_with_ws) for i in clause.own}
    front = lead(doc, clause, discourse, said)
    _resolve(doc, clause, discourse, speaker, said, front)
    parts = [_joined(i, said) for i in clause.own]
    return tidy(" ".join(filter(None, (front, "".join(parts)))))


def _joined(i: int, said: dict[int, str]) -> str:
    """Write a token; a comma beside a gap goes with what stood in the gap."""
    if said[i].strip() == "," and not (i - 1 in said and i + 1 in said):
        return " "
    return said[i] if i + 1 in said or said[i].endswith(" ") else said[i] + " "


def tidy(text: str) -> str:
    """Take brackets, quotation marks and doubled stops out of a line and close it.

    Args:
        text: any text.

    Returns:
        One line of at most ``MAX_WORDS`` words that begins with a capital.
    """
    line = _SPACE.sub(" ", text)
    line = _BRACKETED.sub("", line).strip() or line
    line = re.sub(r"[\[\]()*_]", "", _QUOTE_MARKS.sub("", line))
    line = _DOUBLE.sub(r"\2", _BEFORE_STOP.sub(r"\1", _SPACE.sub(" ", line))).strip(_ENDS)
    line = " ".join(line.split(" ")[:MAX_WORDS]).rstrip(_ENDS)
    if not line:
        return ""
    return line[:1].upper() + line[1:] + ("" if line[-1] in ".!?" else ".")


def _resolve(
    doc: Doc, clause: Clause, discourse: Discourse, speaker: str | None, said: dict[int, str], front: str
) -> None:
    """Put names for pronouns and bare role nouns, each name once, none that the reading holds already."""
    used = f"{front} {''.join(said[i] for i in clause.own)}".lower()
    mine = [doc[i] for i in clause.own if doc[i].lower_ in FIRST and doc[i].tag_ in {"PRP", "PRP$"}]
    if speaker in _PRONOUNS or not all(_may_be_named(token) for token in mine):
        speaker = None  # "I am a doctor and they asked me": naming one of the two would part them
    for i in clause.own:
        token = doc[i]
        if not said[i]:
            continue
        if token in mine:
            if speaker is not None:
                said[i] = (possessive(speaker) if token.tag_ == "PRP$" else speaker) + str(token.whitespace_)
            continue
        if token.tag_ == "PRP$" and not _in_subject(token, doc[clause.head]):
            continue
        name = discourse.resolve(token) or _speaker_again(doc, clause, token, discourse)
        if name is None or (token.pos_ != "PROPN" and name.lower() in used):
            continue
        if token.pos_ == "PROPN":
            said[i] = _full_name(doc, i, name, said)
            continue
        used += " " + name.lower()
        said[i] = (possessive(name) if token.tag_ == "PRP$" else name) + str(token.whitespace_)
        if token.pos_ == "NOUN":
            said.update({w.i: "" for w in token.children if w.dep_ == "det" and w.i in said})


def _speaker_again(doc: Doc, clause: Clause, token: Token, discourse: Discourse) -> str | None:
    """Name the speaker for a subject that can only be he: "the governor said he had asked for a meeting"."""
    verb = doc[clause.speech] if clause.speech >= 0 else None
    if verb is None or not verb.i < token.i or token.dep_ not in {"nsubj", "nsubjpass"} or token.tag_ != "PRP":
        return None
    who = subject(verb)
    within = token.head.i == clause.head or token.head.dep_ == "xcomp"
    return discourse.same(token, who) if who is not None and within else None


def _in_subject(token: Token, head: Token) -> bool:
    """Tell whether a possessive stands in a clause's subject; further on it mostly means that subject."""
    who = subject(head)
    return who is not None and who.left_edge.i <= token.i <= who.right_edge.i


def _full_name(doc: Doc, i: int, name: str, said: dict[int, str]) -> str:
    """Write a bare surname as the full name; leave it when the name already stands there or the token has a title."""
    alone = doc[i].dep_ != "compound" and (i == 0 or (doc[i - 1].pos_ != "PROPN" and doc[i - 1].dep_ != "compound"))
    owned = i + 1 < len(doc) and doc[i + 1].dep_ == "case" and doc[i].dep_ != "poss"  # "Holm's" is a firm
    if owned:
        return said[i]
    bare = doc[i].text == name.split()[-1] and alone and doc[i].ent_type_ == "PERSON"
    return name + str(doc[i].whitespace_) if bare else said[i]


def _may_be_named(token: Token) -> bool:
    """Tell whether "I" can give way to a name without breaking the verb: "I saw", not "I am"."""
    if token.tag_ == "PRP$":
        return True
    verb = token.head
    first = next((w for w in children(verb, "aux", "auxpass") if w.i > token.i), verb)
    return token.dep_ not in {"nsubj", "nsubjpass"} or (first.tag_ in {"VBD", "MD"} and first.lemma_ != "be")
