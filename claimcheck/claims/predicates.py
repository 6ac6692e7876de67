"""What a clause says of its subject: the predicate, whether it is negated, and whether it is told as a fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.claims.chains import chain, deed
from claimcheck.claims.modality import read_modality
from claimcheck.claims.polarity import is_negative

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claimcheck.claims.clauses import Clause
    from claimcheck.records import Modality, Polarity


@dataclass(frozen=True, slots=True)
class Predicate:
    """A clause's predicate. ``verb`` is the token that carries its meaning, at the end of ``chain``."""

    lemma: str
    verb: int
    chain: tuple[int, ...]
    modality: Modality
    polarity: Polarity


def read_predicate(doc: Doc, clause: Clause) -> Predicate:
    """Read a clause's predicate.

    Args:
        doc: the parsed sentence.
        clause: one of its clauses.

    Returns:
        The lemma (with particle; light verbs as the deed they mean; "was fatal" as "fatal"), the modality and the
        polarity. A double negation is positive; modality "denied" stands beside polarity, it does not flip it.
    """
    head = doc[clause.head]
    if clause.part in {"fragment", "apposition"}:
        return Predicate(_fragment_lemma(head), head.i, (head.i,), "asserted", "positive")
    links = chain(head, frozenset(clause.own))
    speech = doc[clause.speech] if clause.speech >= 0 else None
    return Predicate(
        lemma=deed(links[-1]),
        verb=links[-1].i,
        chain=tuple(token.i for token in links),
        modality=read_modality(clause, links, speech),
        polarity="negative" if is_negative(links, doc[clause.own[0]]) else "positive",
    )


def _fragment_lemma(head: Token) -> str:
    """Name what a text without a verb is about."""
    return str(head.lemma_).lower() if head.pos_ in {"NOUN", "ADJ", "VERB", "PROPN"} else ""
