"""How a claim stands to the world: told as a fact, or as what should be, what somebody wants, what would be.

What must be done contradicts no report of what was done, and an opinion contradicts no event. The records tell only
whether a claim is asserted, denied, hedged, hypothetical or ahead; the rest is read here, from the claim's own parse.
Only claims of pairs about to be flagged are parsed, some forty a story and 5 ms each; what was read is kept on disk.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from claimcheck.facts import stance_words as words
from claimcheck.facts.kept import Kept, Key
from claimcheck.models.parser import PACKAGE, parse
from claimcheck.models.store import code_version
from claimcheck.records import Claim

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Stance = Literal[
    "report",  # told as a fact, or as what will be
    "duty",  # what must, should or ought to be
    "call",  # what somebody asks of somebody else
    "wish",  # what somebody wants, hopes for or is ready to do
    "unreal",  # what would be, or would have been
    "judgement",  # what somebody thinks of it
    "general",  # what is always so, of no event
]


class Told(NamedTuple):
    """What the parse of a claim's words says of them."""

    stance: Stance
    is_past_deed: bool
    has_verb: bool


NORMATIVE: frozenset[Stance] = frozenset({"duty", "call", "wish"})

_PRESENT = frozenset({"VBZ", "VBP", "MD"})
_OPEN_SUBJECTS = frozenset({"NN", "NNS"})
_OWNED = frozenset({"det", "poss", "nummod", "compound", "relcl", "acl", "appos"})
_ANY = frozenset({"a", "an", "most", "some", "many"})  # of "every" and "no" one instance is an exception


def stance_of(claim: Claim) -> Stance:
    """Read how a claim stands to the world; a claim that no grammar read (another language) is a report."""
    if not claim.predicate:
        return "report"
    if claim.modality == "hypothetical" and not _says_should(claim.text):
        return "unreal"
    found = _TOLD.of(_key(claim)).stance
    plain = claim.polarity == "positive" and claim.modality == "asserted"
    if found == "general" and (claim.quantities or claim.times or claim.place or not plain):
        return "report"
    return found


def _says_should(text: str) -> bool:
    """Tell "they should have come home in May", a duty left undone, from other conditions."""
    return " should have " in text and " if " not in text.lower()


def prepare(claims: Iterable[Claim]) -> None:
    """Read how some claims are told, all at once; what is known already is looked up."""
    _TOLD.prepare((_key(claim) for claim in claims if claim.predicate), _version)


def _key(claim: Claim) -> Key:
    return " ".join(claim.text.split()), claim.attribution.verb if claim.attribution else ""


def _version() -> str:
    """Return what a stance depends on besides the words: this code, the parser and its model."""
    here = Path(__file__).parent
    files = (here / "stances.py", here / "stance_words.py", here.parent / "models" / "parser.py")
    return code_version(*files, packages=("spacy", PACKAGE.replace("_", "-")))


def _tell(key: Key) -> Told:
    text, verb = key
    doc = next(iter(parse([text])))
    return Told(_stance(doc, text, verb), _past_deed(doc, text), _has_verb(doc))


def _read_told(values: Sequence[object]) -> Told:
    stance, deed, verb = values
    known = [name for name in get_args(Stance) if name == stance]
    if not known or not isinstance(deed, bool) or not isinstance(verb, bool):
        raise TypeError("no stance of ours")
    return Told(known[0], deed, verb)


_TOLD = Kept("told", _tell, _read_told)


def _stance(doc: Doc, text: str, verb: str) -> Stance:
    root = _root(doc)
    if root is None:
        return "report"
    if _is_duty(root):
        return "duty"
    if _is_call(root, verb):
        return "call"
    if _is_wish(root):
        return "wish"
    if _is_judgement(root, text):
        return "judgement"
    return "general" if _is_general(doc, root) else "report"


def _root(doc: Doc) -> Token | None:
    """Return the predicate that the text hangs on; inside "X said ..." that of what is said."""
    root = next((t for t in doc if t.dep_ == "ROOT"), None)
    if root is None:
        return None
    said = _children(root, "ccomp")
    if root.lemma_.lower() in words.SAYING and said and not _children(root, "neg"):
        return said[0]
    return root


def _is_duty(root: Token) -> bool:
    helpers = {c.lower_ for c in _children(root, "aux")}
    lemma = root.lemma_.lower()
    if helpers & words.DUTY_MODALS or root.lower_ == "ought":
        return not _guesses(root, helpers) and not ("must" in helpers and lemma in words.SUFFERED)
    now = _is_present(root)
    if lemma in {"need", "require", "deserve"} and not _children(root, "auxpass"):
        return now
    if lemma == "have" and any(_has_to(c) for c in _children(root, "xcomp")):
        return now and not any(c.lower_ == "yet" for c in root.children)  # "has yet to tell us" tells what was not
    if lemma == "have" and any(c.lemma_.lower() in words.DUTIES for c in _children(root, "dobj")):
        return now
    if _children(root, "auxpass") and lemma in words.BOUND_TO:
        return now
    below = _complements(root)
    if lemma == "be" and any(c.lemma_.lower() in words.NEEDFUL for c in below):
        return any(_governs(c) for c in (root, *below)) and now
    return lemma == "be" and _it_is_time(root)


def _guesses(root: Token, helpers: set[str]) -> bool:
    """Tell "the exchange must have taken place", "it should be possible"."""
    if "must" in helpers:
        return "have" in helpers
    return any(c.lower_ in words.LIKELY or c.lower_.endswith(("able", "ible")) for c in _children(root, "acomp"))


def _it_is_time(root: Token) -> bool:
    """Tell "it is (high) time for the agency to speak"; "it was the first time that it spoke" is another."""
    if not _is_present(root) or not any(c.lower_ == "it" for c in _children(root, "nsubj", "expl")):
        return False
    time = [c for c in _children(root, "attr") if c.lower_ == "time"]
    return any(not _children(c, "det") and {w.lower_ for w in _children(c, "amod")} <= {"high"} for c in time)


def _is_call(root: Token, verb: str) -> bool:
    if verb in words.CALLING and root.tag_ == "VB" and not _children(root, "aux"):
        return True  # "she insisted that the lists be read"
    lemma = root.lemma_.lower()
    if lemma in words.CALLING_ALONE:
        return True
    after = {c.lower_ for c in _children(root, "prep", "prt", "agent", "dative")}
    if after & words.CALLING_WITH.get(lemma, frozenset()):
        return True
    asked = _children(root, "xcomp", "ccomp")
    return lemma in words.CALLING_TO and any(_has_to(c) or _is_bare(c) for c in asked)


def _is_wish(root: Token) -> bool:
    lemma = root.lemma_.lower()
    helpers = {c.lower_ for c in _children(root, "aux")}
    if any(c.lemma_.lower() in words.COURTESIES for c in _children(root, "xcomp")):
        return False  # "I want to thank them"
    if lemma in words.WISHING or root.lower_ == "hopes":  # the parser's lemma of "hopes" is "hop"
        return True
    if lemma in {"like", "love", "prefer", "welcome"} and helpers & {"would", "'d", "’d"}:
        return True
    if lemma in words.WISHING_FOR and any(c.lower_ == "for" for c in _children(root, "prep", "prt")):
        return True
    if any(c.lemma_.lower() in words.WISHING for c in _children(root, "csubj")):
        return True  # "what they wanted was ..."
    if _children(root, "auxpass") and lemma in words.MADE_READY:
        return any(_has_to(c) for c in _children(root, "xcomp"))
    return lemma in words.COPULAS and any(c.lemma_.lower() in words.READY and _governs(c) for c in _complements(root))


def _is_judgement(root: Token, text: str) -> bool:
    if words.IN_MY_VIEW.search(text):
        return True
    if root.lemma_.lower() not in words.COPULAS:
        return False
    return any(c.lemma_.lower() in words.VALUES for c in _complements(root))


def _is_general(doc: Doc, root: Token) -> bool:
    """Tell "families live in pain": the simple present, of a kind of things, with no name in it."""
    if not _is_present(root) or root.tag_ == "VBG" or any(t.pos_ == "PROPN" or t.pos_ == "NUM" for t in doc):
        return False
    who = next(iter(_children(root, "nsubj", "nsubjpass")), None)
    if who is None or who.tag_ not in _OPEN_SUBJECTS:
        return False
    return all(c.dep_ not in _OWNED or c.lower_ in _ANY for c in who.children)


def tells_an_event(claim: Claim) -> bool:
    """Whether a claim tells, in the past tense, what somebody did or what befell them."""
    return claim.modality in {"asserted", "denied"} and _TOLD.of(_key(claim)).is_past_deed


def _past_deed(doc: Doc, text: str) -> bool:
    root = _root(doc)
    if root is None or words.VALUING.search(text):
        return False
    deed = root.pos_ == "VERB" and root.lemma_.lower() not in words.COPULAS
    helpers = {c.tag_ for c in _children(root, "aux", "auxpass")}
    return deed and (_perfect(root) or ("VBD" in {root.tag_, *helpers} and not _is_present(root)))


def takes_a_stand(claim: Claim) -> bool:
    """Whether a claim tells of somebody's will or words: refused, agreed, dropped a demand, never asked, offered."""
    return claim.modality in {"denied", "future"} or bool(words.ATTITUDE.search(claim.text))


def would_be(claim: Claim) -> bool:
    """Whether a hypothetical claim says what would follow: "if there was a bag, it was red" does not."""
    return bool(words.SUPPOSED.search(claim.text))


def is_told(claim: Claim) -> bool:
    """Whether a claim says something of something, with a finite verb; a bare "Eight hundred and sixty." does not."""
    return _TOLD.of(_key(claim)).has_verb


def _has_verb(doc: Doc) -> bool:
    root = _root(doc)
    return root is not None and root.pos_ in {"VERB", "AUX"}


def _is_present(verb: Token) -> bool:
    """Whether a predicate is in the present tense; the present perfect is no present."""
    helpers = _children(verb, "aux", "auxpass")
    if _perfect(verb):
        return False
    finite = [c for c in helpers if c.tag_ in {*_PRESENT, "VBD"}]
    return (finite[0].tag_ if finite else verb.tag_) in _PRESENT


def _perfect(verb: Token) -> bool:
    return any(c.lemma_.lower() == "have" for c in _children(verb, "aux"))


def _complements(root: Token) -> list[Token]:
    return [c for c in root.children if c.dep_ in {"acomp", "attr", "oprd"}]


def _governs(token: Token) -> bool:
    """Whether something hangs on a word that it leads to: "ready to free them", "keen on talks"."""
    return any(c.dep_ in {"xcomp", "ccomp", "prep", "advcl"} for c in token.children)


def _has_to(verb: Token) -> bool:
    return any(c.lower_ == "to" for c in _children(verb, "aux"))


def _is_bare(verb: Token) -> bool:
    """Tell the subjunctive: "that the pilots be freed", "that he resign"."""
    helpers = _children(verb, "aux", "auxpass")
    return any(c.lower_ == "be" for c in helpers) or (verb.tag_ == "VB" and not _children(verb, "aux"))


def _children(token: Token, *labels: str) -> list[Token]:
    return [c for c in token.children if c.dep_ in labels]
