"""The plain words of a lesson, beside those that ``claimcheck.teaching`` gives the three answers."""

from __future__ import annotations

from datetime import datetime

from claimcheck.teaching.lessons import ANSWERS
from claimcheck.ui.lessons.plan import Judgement

__all__ = ["ANSWERS", "MEANINGS", "PROMISE", "REASONS", "SHORT", "minute"]

SHORT: dict[Judgement, str] = {"conflict": "Conflict", "both": "Both can be true", "different": "Different things"}
MEANINGS: dict[Judgement, str] = {
    "conflict": "They speak of the same thing, and one of them must be wrong.",
    "both": "They speak of the same thing, and there is a way for both to be right.",
    "different": "They do not speak of the same thing.",
}
REASONS = (
    "The numbers do not fit",
    "One number is rounded",
    "Different days or times",
    "Different people or places",
    "A part and the whole",
    "One only repeats what somebody said",
    "I am not sure",
)
"""What pupils choose from before they write: the differences that claimcheck itself looks for, in a pupil's words."""
PROMISE = (
    "Your class and your teacher see what you write, under the made-up name you choose here. "
    "It is deleted after 30 days at the latest."
)


def minute(at: datetime) -> str:
    """A moment by the clock of this machine, as tables of a lesson give it: "2026-05-14 09:40"."""
    return at.astimezone().replace(tzinfo=None).isoformat(" ", "minutes")
