"""The words around a planted article, on paper and on the screen, and how a hunt went."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from claimcheck.reports.words import count
from claimcheck.teaching.plant.records import PlantedCopy

HUNT_TITLE = "Find what was changed"
CLUES = ("Sentence", "What was changed?", "What gave it away?")
UNNAMED = "unnamed source"


@dataclass(frozen=True, slots=True)
class Result:
    """Which sentences (by number) were found, missed, and named although nothing was changed in them."""

    found: tuple[int, ...]
    missed: tuple[int, ...]
    wrong: tuple[int, ...]

    @property
    def is_solved(self) -> bool:
        """Whether every changed sentence was found and no other named."""
        return not self.missed and not self.wrong


def hunt_task(copy: PlantedCopy) -> str:
    """What pupils are asked to do, with how many changes there are."""
    return (
        f"In this article {count(copy.changes, 'thing was', 'things were')} changed: a figure, a name, or a “not”. "
        "Find the sentences, and say how you noticed. Other reports on the same story help."
    )


def source_line(copy: PlantedCopy, date: str) -> str:
    """The outlet and the date, and that the article is no longer its own."""
    return f"{copy.source.strip() or UNNAMED}, {date}. Changed for class; not as published."


def judged(copy: PlantedCopy, named: Set[int]) -> Result:
    """Compare the sentences that pupils named with those that were changed."""
    changed = {sentence.number for sentence in copy.changed}
    return Result(tuple(sorted(changed & named)), tuple(sorted(changed - named)), tuple(sorted(named - changed)))
