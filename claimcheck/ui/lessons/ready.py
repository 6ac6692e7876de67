"""Lessons that come ready in ``data/lessons``, made into rooms; claimcheck is asked for its own answer to each pair."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from claimcheck.errors import ClaimcheckError
from claimcheck.protocols import Progress
from claimcheck.records import Article, Report
from claimcheck.reports.view import findings_view
from claimcheck.reports.words import both_true_if
from claimcheck.teaching.lessons import DEFAULT_LESSONS, Extract, ReadyLesson, ready_lessons
from claimcheck.ui import analysis
from claimcheck.ui.lessons.plan import Pair, Passage, Plan, Told

LESSONS_VARIABLE = "CLAIMCHECK_LESSONS"  # another folder of ready lessons, one folder each
NOTHING_SHARED = "The tool found no statement that both passages make."
AGREES = "The tool found that both say the same."
SAME_FACT = "The tool took them for the same fact, and found nothing in them that clashes."


def lessons() -> tuple[ReadyLesson, ...]:
    """List the ready lessons; empty when there are none.

    Raises:
        InputError: one of them cannot be used; the message names its file.
    """
    return ready_lessons(Path(os.environ.get(LESSONS_VARIABLE) or DEFAULT_LESSONS))


def plan(lesson: ReadyLesson) -> Plan:
    """Make a ready lesson's plan, without the tool's answers yet."""
    return Plan(
        title=lesson.title,
        pairs=tuple(
            Pair(each.id, _passage(each.a), _passage(each.b), author=Told(each.answer, each.reason))
            for each in lesson.passages
        ),
        goal=lesson.goal,
        ages=lesson.ages,
        minutes=lesson.minutes,
        teaches=lesson.teaches,
        steps=tuple(f"{step.title} ({step.minutes} min): {step.text}" for step in lesson.steps),
    )


def with_tool(plan: Plan, progress: Progress | None = None) -> Plan:
    """Ask the tool about every pair; a pair that it cannot compare stays without its answer.

    Args:
        plan: the lesson.
        progress: told of each pair; what it raises ends the work.

    Returns:
        The plan with the tool's answers.
    """
    pairs = []
    for number, pair in enumerate(plan.pairs):
        if progress is not None:
            progress("conflicts", number / len(plan.pairs))
        pairs.append(replace(pair, tool=_ask(pair)))
    return replace(plan, pairs=tuple(pairs))


def _ask(pair: Pair) -> Told | None:
    articles = [
        Article.from_text(side.text, source=side.source, published=side.published or None) for side in (pair.a, pair.b)
    ]
    try:
        return _answer(analysis.run(articles))
    except ClaimcheckError:  # two passages that are word for word the same, above all
        return None


def _answer(report: Report) -> Told:
    """The gravest thing found: a conflict, else an explained difference, else an agreement."""
    for view in findings_view(report):
        first = view.conflicts[0]
        both = both_true_if(first)
        reason = first.reason.strip() + (f" Both are true if {both}." if both else "")
        return Told("conflict" if first.verdict == "conflict" else "both", reason)
    if report.agreements:
        return Told("both", AGREES)
    if any(len(cluster.claim_ids) > 1 for cluster in report.clusters):
        return Told("both", SAME_FACT)
    return Told("different", NOTHING_SHARED)


def _passage(extract: Extract) -> Passage:
    return Passage(extract.source, extract.published or "", extract.text, (0, len(extract.text)))
