"""What a class answered: counts, where it split, and tables to take away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claimcheck.reports.rows import Cell
from claimcheck.reports.tables import csv_table, workbook
from claimcheck.reports.words import printable
from claimcheck.ui.lessons.plan import JUDGEMENTS, Judgement, Pair, Plan, Told
from claimcheck.ui.lessons.words import SHORT, minute
from claimcheck.workspace import Answer, Pupil

SPLIT_SHARE = 0.6  # when fewer than three in five judge alike, both sides have somebody to ask
ANSWERS_HEADER = ("pair", "name", "judgement", "why", "as the tool", "when")
PAIRS_HEADER = (
    "pair", *(f"{judgement} count" for judgement in JUDGEMENTS), "split",
    "tool", "tool why", "lesson", "lesson why",
    "first source", "first date", "first text", "second source", "second date", "second text",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tally:
    """How a class judged one pair."""

    pair: Pair
    number: int
    counts: dict[Judgement, int]

    @property
    def total(self) -> int:
        """How many judged it."""
        return sum(self.counts.values())

    def share(self, judgement: Judgement) -> float:
        """The part of the class that judged so, 0 to 1."""
        return self.counts[judgement] / self.total if self.total else 0.0

    @property
    def is_split(self) -> bool:
        """Whether no judgement has a clear majority; nobody is split alone."""
        return self.total > 1 and max(map(self.share, JUDGEMENTS)) < SPLIT_SHARE


def tallies(plan: Plan, answers: Iterable[Answer]) -> tuple[Tally, ...]:
    """Count the answers to every pair; an answer that is none of the three, or to no pair, is not counted."""
    found = Counter((answer.item, answer.judgement) for answer in answers)
    return tuple(
        Tally(pair, number, {judgement: found[pair.id, judgement] for judgement in JUDGEMENTS})
        for number, pair in enumerate(plan.pairs, 1)
    )


def reasons(pair: Pair, answers: Iterable[Answer]) -> dict[Judgement, tuple[str, ...]]:
    """What the class wrote about a pair, by judgement, without names and each wording once."""
    said: dict[Judgement, dict[str, None]] = {judgement: {} for judgement in JUDGEMENTS}
    for answer in answers:
        for judgement in JUDGEMENTS:
            if answer.item == pair.id and answer.judgement == judgement and answer.why:
                said[judgement][answer.why] = None
    return {judgement: tuple(texts) for judgement, texts in said.items()}


def to_csv(plan: Plan, pupils: Sequence[Pupil], answers: Sequence[Answer]) -> bytes:
    """Write one row per answer; no cell can be a formula."""
    return csv_table(ANSWERS_HEADER, answer_rows(plan, pupils, answers)).encode("utf-8-sig")


def to_xlsx(plan: Plan, pupils: Sequence[Pupil], answers: Sequence[Answer]) -> bytes:
    """Write a workbook: the answers, and the pairs with the class's counts; no cell can be a formula."""
    return workbook(
        (
            ("Answers", ANSWERS_HEADER, answer_rows(plan, pupils, answers)),
            ("Pairs", PAIRS_HEADER, pair_rows(plan, answers)),
        )
    )


def answer_rows(plan: Plan, pupils: Sequence[Pupil], answers: Sequence[Answer]) -> Iterator[tuple[Cell, ...]]:
    """Yield one row under ANSWERS_HEADER per answer, pair by pair, in the order in which the pupils came."""
    numbers = {pair.id: number for number, pair in enumerate(plan.pairs, 1)}
    names = {pupil.id: (place, pupil.name) for place, pupil in enumerate(pupils)}
    known = [answer for answer in answers if answer.item in numbers and answer.pupil_id in names]
    for answer in sorted(known, key=lambda each: (numbers[each.item], names[each.pupil_id])):
        tool = plan.pairs[numbers[answer.item] - 1].tool
        same = "" if tool is None else "yes" if tool.answer == answer.judgement else "no"
        yield (
            numbers[answer.item], printable(names[answer.pupil_id][1]),
            _words(answer.judgement), printable(answer.why), same, minute(answer.at),
        )  # fmt: skip


def pair_rows(plan: Plan, answers: Iterable[Answer]) -> Iterator[tuple[Cell, ...]]:
    """Yield one row under PAIRS_HEADER per pair."""
    for tally in tallies(plan, answers):
        sides = (tally.pair.a, tally.pair.b)
        texts = (text for side in sides for text in (side.source, side.published, side.text))
        yield (
            tally.number, *(tally.counts[judgement] for judgement in JUDGEMENTS), "yes" if tally.is_split else "no",
            *_told(tally.pair.tool), *_told(tally.pair.author), *map(printable, texts),
        )  # fmt: skip


def _told(told: Told | None) -> tuple[str, str]:
    return (SHORT[told.answer], printable(told.reason)) if told else ("", "")


def _words(judgement: str) -> str:
    return next((SHORT[each] for each in JUDGEMENTS if each == judgement), printable(judgement))
