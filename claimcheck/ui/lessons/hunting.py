"""A hunt in a room: what pupils named, how the class did, and the tables to take away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claimcheck.reports.rows import Cell
from claimcheck.reports.tables import csv_table, workbook
from claimcheck.reports.words import printable
from claimcheck.teaching.hunt import HUNT_TITLE, Result, judged
from claimcheck.teaching.plant.records import PlantedCopy, PlantedSentence
from claimcheck.ui.lessons.plan import Plan
from claimcheck.ui.lessons.words import minute
from claimcheck.workspace import Answer, Pupil

ITEM = "hunt"  # the one thing in such a room that pupils answer
MOST_NAMED = 20  # sentences of one pupil: who ticks all finds nothing; the numbers fit the workspace's field
PUPILS_HEADER = ("name", "found", "changed", "named wrongly", "sentences named", "what gave it away", "when")
CHANGES_HEADER = ("sentence", "stood there", "planted", "found by", "of")


@dataclass(frozen=True, slots=True)
class Hunted:
    """How a class did: how many answered, and for each sentence how many named it, changed ones and others apart."""

    answers: int
    found: tuple[tuple[PlantedSentence, int], ...]
    wrong: tuple[tuple[PlantedSentence, int], ...]


def hunt_plan(copy: PlantedCopy) -> Plan:
    """Make a lesson of a planted article."""
    return Plan(title=HUNT_TITLE, pairs=(), hunt=copy)


def written(named: Iterable[int]) -> str:
    """The sentences that a pupil named, as the workspace keeps them."""
    return " ".join(map(str, sorted(named)))


def named(answer: Answer) -> frozenset[int]:
    """The sentences that a pupil named; what is no number is none."""
    return frozenset(int(each) for each in answer.judgement.split() if each.isascii() and each.isdecimal())


def hunted(copy: PlantedCopy, answers: Iterable[Answer]) -> Hunted:
    """Count who named what; sentences named wrongly stand in the order of how many did."""
    kept = [named(answer) for answer in answers if answer.item == ITEM]
    by_sentence = Counter(number for each in kept for number in each)
    found = tuple((sentence, by_sentence[sentence.number]) for sentence in copy.changed)
    wrong = [(s, by_sentence[s.number]) for s in copy.sentences if by_sentence[s.number] and not s.is_changed]
    return Hunted(len(kept), found, tuple(sorted(wrong, key=lambda each: (-each[1], each[0].number))))


def result(copy: PlantedCopy, answer: Answer) -> Result:
    """How one pupil did."""
    return judged(copy, named(answer))


def hunt_csv(copy: PlantedCopy, pupils: Sequence[Pupil], answers: Sequence[Answer]) -> bytes:
    """Write one row per pupil who answered; no cell can be a formula."""
    return csv_table(PUPILS_HEADER, pupil_rows(copy, pupils, answers)).encode("utf-8-sig")


def hunt_xlsx(copy: PlantedCopy, pupils: Sequence[Pupil], answers: Sequence[Answer]) -> bytes:
    """Write a workbook: the pupils, and the changes with how many found each; no cell can be a formula."""
    return workbook(
        (
            ("Pupils", PUPILS_HEADER, pupil_rows(copy, pupils, answers)),
            ("Changes", CHANGES_HEADER, change_rows(copy, answers)),
        )
    )


def pupil_rows(copy: PlantedCopy, pupils: Sequence[Pupil], answers: Sequence[Answer]) -> Iterator[tuple[Cell, ...]]:
    """Yield one row under PUPILS_HEADER per answer, in the order in which the pupils came."""
    by_pupil = {answer.pupil_id: answer for answer in answers if answer.item == ITEM}
    for pupil in pupils:
        if (answer := by_pupil.get(pupil.id)) is None:
            continue
        held = result(copy, answer)
        yield (
            printable(pupil.name), len(held.found), len(copy.changed), len(held.wrong), written(named(answer)),
            printable(answer.why), minute(answer.at),
        )  # fmt: skip


def change_rows(copy: PlantedCopy, answers: Sequence[Answer]) -> Iterator[tuple[Cell, ...]]:
    """Yield one row under CHANGES_HEADER per changed sentence."""
    held = hunted(copy, answers)
    for sentence, many in held.found:
        yield sentence.number, printable(sentence.was), printable(sentence.text), many, held.answers
