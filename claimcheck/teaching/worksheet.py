"""Pairs of statements to be judged on paper: from a story's findings, or from a ready lesson."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from claimcheck.records import Report, digest
from claimcheck.reports.days import day
from claimcheck.reports.view import FindingView, Segment, SideView, findings_view, side_view
from claimcheck.reports.words import both_true_if
from claimcheck.teaching.lessons import Answer, Extract, ReadyLesson

MOST = 12  # pairs: what a class reads in a school hour
SURE = 0.85  # of an agreement: below it, pairs of the sample stories begin to be about different things
MOST_MARKED = 8  # words: more marks than that, on sentences that differ altogether, show nothing
LONGEST = 400  # characters: a longer sentence fills the sheet
TASK = (
    "Read the two statements of each pair. Tick what fits, and write down why. Watch who says it, when, and about what."
)
UNTITLED = "Compare the reports"
BY_CLAIMCHECK = (
    "These answers come from claimcheck, which errs: read every pair yourself before you hand the sheet out, and "
    "strike what you do not agree with."
)


@dataclass(frozen=True, slots=True)
class Told:
    """One statement: who says it, when (in words), and the sentence, its decisive words marked where they are known."""

    who: str
    date: str
    segments: tuple[Segment, ...]

    @property
    def text(self) -> str:
        """The sentence, unmarked."""
        return "".join(segment.text for segment in self.segments)

    @property
    def marked(self) -> str:
        """The decisive words alone, separated by an ellipsis; empty when none are known, or too many."""
        words = " … ".join(segment.text for segment in self.segments if segment.is_marked)
        return words if len(words.split()) <= MOST_MARKED else ""


@dataclass(frozen=True, slots=True)
class Question:
    """A pair with its answer, the reason for it, and a note for the teacher."""

    id: str
    left: Told
    right: Told
    answer: Answer
    reason: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A sheet to be printed: what pupils are asked, the pairs in their order, and a word on the answers."""

    title: str
    task: str
    questions: tuple[Question, ...]
    caution: str = ""


def of_report(
    report: Report,
    title: str,
    most: int = MOST,
    version: int = 1,
    views: Sequence[FindingView] | None = None,
) -> Worksheet:
    """Make a worksheet from a story: conflicts, explained differences and agreeing pairs in turn, then mixed.

    Args:
        report: what an analysis found.
        title: what stands above the sheet; a plain one when empty.
        most: how many pairs at most.
        version: sheets of another version hold the same pairs in another order; the same version is always the same.
        views: the report's findings as shown, those that count; null to have all of them made here.

    Returns:
        The sheet. No statement stands in it twice; it may hold fewer pairs than asked for.
    """
    views = findings_view(report) if views is None else views
    kinds = (_flagged(views, "conflict"), _flagged(views, "explained"), _agreeing(report))
    taken: list[Question] = []
    told: set[str] = set()
    for question in (question for row in zip_longest(*kinds) for question in row if question is not None):
        if len(taken) >= most:
            break
        texts = {_plain(question.left.text), _plain(question.right.text)}
        if len(texts) > 1 and not texts & told and all(len(text) <= LONGEST for text in texts):
            taken.append(question)
            told |= texts
    return Worksheet(title.strip() or UNTITLED, TASK, _mixed(taken, version), BY_CLAIMCHECK)


def of_lesson(lesson: ReadyLesson, version: int = 0) -> Worksheet:
    """Make a worksheet from a ready lesson: in the lesson's order, or mixed for a ``version`` above 0."""
    questions = [
        Question(each.id, _extract(each.a), _extract(each.b), each.answer, each.reason, each.note)
        for each in lesson.passages
    ]
    return Worksheet(lesson.title, TASK, _mixed(questions, version) if version else tuple(questions))


def _mixed(questions: Sequence[Question], version: int) -> tuple[Question, ...]:
    return tuple(sorted(questions, key=lambda question: digest("worksheet", str(version), question.id)))


def _flagged(views: Sequence[FindingView], verdict: str) -> Iterator[Question]:
    """The surest flag of each finding, the surest finding first."""
    for view in sorted(
        (view for view in views if view.verdict == verdict), key=lambda view: (-view.confidence, view.id)
    ):
        flag = max(view.conflicts, key=lambda each: (each.verdict == verdict, each.confidence))
        both = both_true_if(flag)
        reason = flag.reason.rstrip(".") + "." + (f" Both are true if {both}." if both else "")
        answer: Answer = "conflict" if verdict == "conflict" else "both"
        yield Question(flag.id, _side(flag.left), _side(flag.right), answer, reason)


def _agreeing(report: Report) -> Iterator[Question]:
    """Pairs of different articles that agree in other words, the surest first."""
    claims = {claim.id: claim for claim in report.claims}
    articles = {article.id: article for article in report.articles}
    pairs = sorted(report.agreements, key=lambda pair: (-pair.confidence, pair.left_claim_id, pair.right_claim_id))
    for pair in pairs:
        left, right = claims[pair.left_claim_id], claims[pair.right_claim_id]
        if left.article_id != right.article_id and pair.confidence >= SURE:
            says = (
                "Both tell the same."
                if pair.relation == "agree"
                else "One tells more than the other, and nothing against it."
            )
            name = digest("pair", left.id, right.id)
            sides = [_side(side_view(claim, articles[claim.article_id])) for claim in (left, right)]
            yield Question(name, sides[0], sides[1], "both", says)


def _side(side: SideView) -> Told:
    return Told(side.who + (", headline" if side.field == "title" else ""), day(side.date), side.segments)


def _extract(extract: Extract) -> Told:
    return Told(extract.source, day(extract.published), (Segment(extract.text, is_marked=False),))


def _plain(text: str) -> str:
    return " ".join(text.split())
