"""What a visitor has planted: the article, the changes chosen, and what the class has named so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import streamlit as st

from claimcheck.records import Article
from claimcheck.teaching.plant.choosing import suggested
from claimcheck.teaching.plant.planting import candidates, overlaps, plant, rewritten
from claimcheck.teaching.plant.records import Candidate, PlantedCopy

_KEY = "planting"


@dataclass(slots=True)
class Planting:
    """One visitor's changes, article by article; ``named`` are the sentences (by number) that the class found."""

    found: dict[str, tuple[Candidate, ...]] = field(default_factory=dict)
    chosen: dict[str, dict[str, Candidate]] = field(default_factory=dict)
    named: dict[str, frozenset[int]] = field(default_factory=dict)

    def candidates(self, article: Article, others: Sequence[Article]) -> tuple[Candidate, ...]:
        """What could be changed in an article; read once."""
        if article.id not in self.found:
            self.found[article.id] = candidates(article, others)
        return self.found[article.id]

    def taken(self, article: Article) -> tuple[Candidate, ...]:
        """The changes chosen in an article, in reading order."""
        kept = self.chosen.get(article.id, {}).values()
        return tuple(sorted(kept, key=lambda each: (each.field == "text", each.start)))

    def is_taken(self, article: Article, candidate: Candidate) -> bool:
        """Whether a change was chosen."""
        return candidate.id in self.chosen.get(article.id, {})

    def is_blocked(self, article: Article, candidate: Candidate) -> bool:
        """Whether another chosen change touches the same words."""
        return any(overlaps(candidate, other) for other in self.taken(article) if other.id != candidate.id)

    def put_in(self, article: Article, candidate: Candidate) -> None:
        """Plant a change; what the class named before no longer counts."""
        if not self.is_blocked(article, candidate):
            self.chosen.setdefault(article.id, {})[candidate.id] = candidate
            self.named.pop(article.id, None)

    def take_out(self, article: Article, candidate: Candidate) -> None:
        """Take a change back."""
        self.chosen.get(article.id, {}).pop(candidate.id, None)
        self.named.pop(article.id, None)

    def rewrite(self, article: Article, candidate: Candidate, after: str) -> None:
        """Put other words in, as the teacher typed them; nothing typed keeps the words there are."""
        if after.strip() and self.is_taken(article, candidate):
            self.chosen[article.id][candidate.id] = rewritten(candidate, after)

    def clear(self, article: Article) -> None:
        """Take every change of an article back."""
        self.chosen.pop(article.id, None)
        self.named.pop(article.id, None)

    def suggest(self, article: Article) -> None:
        """Choose some changes of every kind in place of those there are."""
        self.clear(article)
        for candidate in suggested(self.found.get(article.id, ())):
            self.put_in(article, candidate)

    def copy(self, article: Article) -> PlantedCopy:
        """The article as pupils read it."""
        return plant(article, self.taken(article))


def planting() -> Planting:
    """This visitor's changes, none on the first visit."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = Planting()
    kept: Planting = st.session_state[_KEY]
    return kept
