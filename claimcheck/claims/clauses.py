"""Where one sentence holds several assertions: clauses, by the dependency parse.

Every word of a sentence belongs to one clause, to the saying of one, or to nothing that could be judged.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.claims.asides import MAX_ASIDE, makes_clear
from claimcheck.claims.lexicon import CIRCUMSTANCE, CONTRAST, SPEECH, UNSAID
from claimcheck.claims.polarity import inverting_nor
from claimcheck.claims.splitting import Part, parts_of, says
from claimcheck.claims.tree import FINITE, children, is_condition, owners, subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_INNER = frozenset({"csubj", "csubjpass", "ccomp", "conj", "dep"})
_OBJECTS = frozenset({"to", "with", "for", "about", "against", "of"})
_ALONE = frozenset({"main", "conjunct"})
MIN_LEFT_OVER = 5  # words of a stretch that no clause covers and that is still worth reading


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
    parts = parts_of(doc)
    torn = [doc[head] for head, part in parts.items() if part == "fragment" and _is_torn_off(doc[head])]
    for phrase in torn:
        del parts[phrase.i]
    owned = _owned(doc, parts, torn)
    spoken = [head for head, part in parts.items() if part not in {"aside", "saying"}]
    lone = next((h for h in spoken if parts[h] in _ALONE and _is_lone_saying(doc[h], owned[h], parts)), -1)
    if len(spoken) == 1 and any(part == "aside" for part in parts.values()):
        lone = -1  # "the dam, they say, held": what is left is what is said
    found = []
    for head, part in parts.items():
        own = _trimmed(doc, owned[head], part)
        if own and part not in {"aside", "saying"} and head != lone and not _only_says(doc[head], parts):
            speech = _speech(doc[head], parts)
            if speech < 0 and lone >= 0 and not _stands_beside(doc[head], doc[lone]):
                speech = lone
            found.append(Clause(head, part, own[0], own[-1] + 1, tuple(own), speech))
    found += _left_over(doc, found, parts)
    return sorted(found, key=lambda clause: (clause.start, clause.end))


def _owned(doc: Doc, parts: dict[int, Part], torn: list[Token]) -> dict[int, list[int]]:
    """Give every token to the clause that it belongs to."""
    removed = _according(doc) | _dangling(doc, parts)
    owner = owners(doc, parts)
    for phrase in torn:
        _join(phrase, owner)
    _give_nor(doc, owner)
    for head, part in parts.items():
        above = doc[head].head.i
        if part == "content" and head < above:
            _hand_over(doc[above], head, owner)
        elif part == "aside":
            _hand_over(doc[head], owner[above], owner)
        elif part in _ALONE and _interrupts(doc[head]):
            earlier = max((other for other in parts if other < head and parts[other] != "aside"), default=-1)
            if earlier >= 0:
                _hand_over(doc[head], earlier, owner)
    owned: dict[int, list[int]] = {head: [] for head in parts}
    for token in doc:
        kept = token.i not in removed or parts.get(owner[token.i]) in {"relative", "content"}
        if kept and owner[token.i] in owned:
            owned[owner[token.i]].append(token.i)
    return owned


def _give_nor(doc: Doc, owner: list[int]) -> None:
    """Give a "nor" that turns verb and subject round to the clause it opens."""
    for token in doc[:-1]:
        if inverting_nor(token):
            owner[token.i] = owner[token.i + 1]


def _dangling(doc: Doc, parts: dict[int, Part]) -> frozenset[int]:
    """Return the "and" of a coordination whose second half is a clause of its own, set before what goes on after it."""
    gone: set[int] = set()
    for head, part in parts.items():
        first = doc[head].left_edge.i
        joins = first > 0 and doc[first - 1].dep_ == "cc" and doc[first - 1].head.i == doc[head].head.i
        if (
            part in {"conjunct", "participle"}
            and doc[head].dep_ == "conj"
            and joins
            and not inverting_nor(doc[first - 1])
        ):
            gone.add(first - 1)
    return frozenset(gone)


def _is_torn_off(token: Token) -> bool:
    """Tell whether a phrase without a verb was parsed as a sentence of its own with no stop before it."""
    first = token.left_edge.i
    return bool(first > 0 and not token.doc[first - 1].is_punct)


def _join(phrase: Token, owner: list[int]) -> None:
    """Give a phrase's words to the clause before it."""
    before = owner[phrase.left_edge.i - 1]
    for word in phrase.subtree:
        owner[word.i] = before if owner[word.i] == phrase.i else owner[word.i]


def _interrupts(verb: Token) -> bool:
    """Tell whether a saying is set between commas: "ten died, the service said, in the worst fire for years"."""
    who = subject(verb)
    if who is None or who.left_edge.i == 0 or not says(verb) or children(verb, "dobj", "xcomp"):
        return False
    return bool(verb.doc[who.left_edge.i - 1].is_punct)


def _hand_over(saying: Token, clause: int, owner: list[int]) -> None:
    """Give a clause what the parser hung on its saying."""
    for child in _trailing(saying):
        for word in child.subtree:
            owner[word.i] = clause if owner[word.i] == saying.i else owner[word.i]


def _trailing(saying: Token) -> list[Token]:
    """Return what the parser hung on a saying set in the middle: "failed, officials said, on a demand for ..."."""
    later = [child for child in children(saying, "prep", "advmod", "npadvmod", "advcl") if child.left_edge.i > saying.i]
    later = [child for child in later if child.tag_ not in {"VBG", "VBN"}]  # "citing the police" is the speaker's
    return [child for child in later if saying.doc[child.left_edge.i - 1].text == ","]


def _left_over(doc: Doc, found: list[Clause], parts: dict[int, Part]) -> list[Clause]:
    """Make clauses of the stretches that none covers but that tell something, so that nothing is lost silently."""
    covered = {i for clause in found for i in range(clause.start, clause.end)} | _according(doc)
    covered |= {word.i for head, part in parts.items() if part in {"aside", "saying"} for word in doc[head].subtree}
    out: list[Clause] = []
    run: list[int] = []
    for i in [*range(len(doc)), -1]:
        if i >= 0 and i not in covered:
            run.append(i)
            continue
        telling = [n for n in run if _tells(doc[n], run)]
        own = _trimmed(doc, run, "main")
        if telling and len(own) >= MIN_LEFT_OVER:
            out.append(Clause(telling[0], "main", own[0], own[-1] + 1, tuple(own), -1))
        run = []
    return out


def _tells(token: Token, run: list[int]) -> bool:
    """Tell whether a finite verb is more than a saying, or what describes who says it."""
    verb = token.head if token.dep_ in {"aux", "auxpass"} else token
    if token.tag_ not in FINITE or token.tag_ == "MD" or verb.lemma_.lower() in SPEECH:
        return False
    if makes_clear(verb):
        return False
    if verb.dep_ == "advcl" and verb.head.i in run and verb.head.lemma_.lower() in SPEECH:
        return False  # "said the mayor when we met her"
    return verb.dep_ not in {"relcl", "acl"}


def _stands_beside(token: Token, verb: Token) -> bool:
    """Tell whether a clause describes who speaks ("Adeyo, who chairs the club, said") or goes on after the saying."""
    who = subject(verb)
    first = who.left_edge.i if who is not None else verb.i
    if verb.dep_ == "conj" and token.i < verb.i and first > 0 and token.doc[first - 1].dep_ == "cc":
        return True  # "expressed her sympathy and said that"
    if token.dep_ == "conj" and token.head.i == verb.i and subject(token) is not None:
        return any(word.text == '"' for word in token.doc[: verb.i])
    return who is not None and who.left_edge.i <= token.i <= who.right_edge.i


def _is_lone_saying(token: Token, own: list[int], parts: dict[int, Part]) -> bool:
    """Tell whether nothing is left of a sentence's main clause but "the palace said"."""
    bare = len(own) <= MAX_ASIDE and not any(
        child.dep_ in {"dobj", "xcomp", "acomp", "prt"} for child in token.children
    )
    to = {child.lower_ for child in children(token, "prep")} & _OBJECTS
    if token.lemma_.lower() in UNSAID:
        return False  # "the clock showed", "Halvia holds"
    if to and token.lemma_.lower() not in {"say", "tell"}:
        return False  # "the navy agreed to the request" says more than that somebody spoke
    whole = all(child.i in parts or is_condition(child) for child in children(token, "ccomp"))
    asserting = any(token.doc[i].tag_ in FINITE and token.doc[i].dep_ in _INNER for i in own if i != token.i)
    return (
        bare
        and whole
        and not asserting
        and says(token)
        and not children(token, "neg")
        and any(i not in own for i in range(len(token.doc) - 1))
    )


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
    if token.lower_ == "but" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "for":
        return False  # "but for the detour" sets a condition
    if inverting_nor(token):
        return False
    if token.is_punct or token.is_space or token.dep_ in {"cc", "preconj"} or (token.lower_ == "so" and token.i > 0):
        return True
    if token.lower_ == "even" and token.i + 1 < len(token.doc):
        return token.nbor().lower_ in CONTRAST | CIRCUMSTANCE
    if part == "content" and token.lower_ == "that" and token.i > 0:
        return bool(token.tag_ == "IN" or token.nbor(-1).pos_ == "VERB")
    if token.lower_ in CONTRAST:
        return part == "adverbial"
    return bool(token.dep_ == "mark" and token.lower_ == "that")
