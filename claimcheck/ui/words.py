"""The plain words of the app: what a kind, a stage or a confidence is called for people who check facts."""

from __future__ import annotations

from claimcheck.records import Kind
from claimcheck.reports.words import count
from claimcheck.ui.lookup import Tie

__all__ = [
    "KINDS",
    "LIKELY",
    "STAGES",
    "SURE",
    "TIES",
    "WAITING",
    "changed",
    "count",
    "nothing_clashes",
    "stage",
    "sureness",
]

KINDS: dict[Kind, str] = {"numeric": "Numbers", "narrative": "What happened"}
TIES: dict[Tie, str] = {
    "conflict": "sources clash",
    "explained": "difference explained",
    "agree": "sources agree",
    "same": "told by several",
    "alone": "one source only",
}
WAITING = "waiting"  # the stage before the first, with the number of analyses that come before: "waiting 3"
STAGES: dict[str, str] = {
    "loading": "Getting ready",
    "claims": "Splitting the articles into statements",
    "embedding": "Reading what each statement is about",
    "grouping": "Putting statements about the same fact together",
    "conflicts": "Looking for differences",
    "report": "Writing it up",
}
SURE, LIKELY = (
    0.8,
    0.65,
)  # MEANING.md sets 0.8 as the level that should be right four times in five; below 0.65 is a hint


def sureness(confidence: float) -> tuple[str, str]:
    """A confidence in words, and a sentence that gives the figure."""
    if confidence >= SURE:
        return "clear conflict", f"How sure the tool is: {confidence:.0%}. Still read both sentences."
    if confidence >= LIKELY:
        return "likely conflict", f"How sure the tool is: {confidence:.0%}. Often right, not always."
    return "worth a look", f"How sure the tool is: {confidence:.0%}. May well be nothing."


def nothing_clashes(*, is_shared: bool) -> str:
    """What stands where conflicts would: sources that tell the same, or that tell nothing in common."""
    if is_shared:
        return "Nothing clashes: wherever these articles speak of the same fact, they tell the same."
    return "These articles tell no fact in common, so nothing could be compared. Are they about the same event?"


def changed(added: int, removed: int, corrected: int) -> str:
    """What happened to the articles: "2 articles added, 1 corrected"."""
    parts = [(added, "added"), (removed, "taken away"), (corrected, "corrected")]
    told = [(number, word) for number, word in parts if number]
    if not told:
        return "The order changed"
    (first, word), *rest = told
    return ", ".join([f"{count(first, 'article')} {word}", *(f"{number} {word}" for number, word in rest)])


def stage(name: str) -> str:
    """A stage of the analysis in plain words."""
    if name.startswith(WAITING):
        before = int(name.removeprefix(WAITING) or 1)
        return f"Waiting for your turn: {count(before, 'analysis', 'analyses')} first"
    return STAGES.get(name, name.replace("_", " ").capitalize())
