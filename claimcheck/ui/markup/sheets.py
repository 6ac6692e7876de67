"""Planted articles and worksheets on the screen."""

from __future__ import annotations

from itertools import groupby

from claimcheck.records import Article
from claimcheck.reports.days import day
from claimcheck.teaching.hunt import Result, source_line
from claimcheck.teaching.lessons import ANSWERS, ReadyLesson
from claimcheck.teaching.plant.records import Candidate, Piece, PlantedCopy
from claimcheck.teaching.worksheet import Question, Told, Worksheet
from claimcheck.ui.markup.parts import marked
from claimcheck.ui.safe import esc
from claimcheck.ui.words import count

_TAGS = {"same": "span", "gone": "del", "new": "ins"}
_SAID = {"gone": "taken out: ", "new": "put in: "}  # for those who hear the page


def change(article: Article, candidate: Candidate) -> str:
    """A sentence with what would be taken out struck through and what would be put in underlined."""
    text = article.title if candidate.field == "title" else article.text
    before = text[candidate.sentence_start : candidate.start]
    after = text[candidate.end : candidate.sentence_end]
    middle = _piece(Piece(candidate.before, "gone")) + (
        _piece(Piece(candidate.after, "new")) if candidate.after else ""
    )
    where = '<span class="cc-small">Headline: </span>' if candidate.field == "title" else ""
    return f'<p class="cc-change">{where}{esc(before)}{middle}{esc(after)}</p>'


def told_by(copy: PlantedCopy) -> str:
    """The line above a planted article: whose it is, and that it was changed."""
    return f'<p class="cc-small">{esc(source_line(copy, day(copy.published)))}</p>'


def revealed(copy: PlantedCopy, named: frozenset[int]) -> str:
    """The planted article with every change shown, and those sentences marked that the class named."""
    parts = []
    for paragraph, held in groupby(copy.sentences, key=lambda sentence: sentence.paragraph):
        text = " ".join(_sentence(each.number, each.pieces, each.number in named) for each in held)
        tag = "h2" if copy.has_title and paragraph == 0 else "div"
        parts.append(f'<{tag} class="cc-para">{text}</{tag}>')
    return f'<article class="cc-article cc-revealed">{"".join(parts)}</article>'


def outcome(result: Result) -> str:
    """How the hunt went, in one sentence."""
    whole = len(result.found) + len(result.missed)
    if result.is_solved:
        return f"All {count(whole, 'changed sentence')} found, and no other named." if whole else "Nothing was planted."
    text = f"{len(result.found)} of {count(whole, 'changed sentence')} found"
    if result.wrong:
        text += f"; {count(len(result.wrong), 'sentence')} named that stand as they were published"
    return f"{text}."


def about_lesson(lesson: ReadyLesson) -> str:
    """What a ready lesson is for, for whom, how long, and its steps."""
    rows = (("Goal", lesson.goal), ("Teaches", lesson.teaches), ("Ages", lesson.ages), ("Minutes", str(lesson.minutes)))
    told = "".join(f"<dt>{name}</dt><dd>{esc(text)}</dd>" for name, text in rows)
    steps = "".join(
        f"<li><strong>{esc(step.title)}</strong> ({step.minutes} min): {esc(step.text)}</li>" for step in lesson.steps
    )
    return f'<dl class="cc-reasons">{told}</dl><ol class="cc-steps">{steps}</ol>'


def preview(sheet: Worksheet, with_answers: bool) -> str:
    """The pairs of a worksheet, with the answers when they are asked for."""
    pairs = "".join(_question(number, each, with_answers) for number, each in enumerate(sheet.questions, 1))
    return f'<ol class="cc-sheet">{pairs}</ol>'


def _question(number: int, question: Question, with_answers: bool) -> str:
    sides = _told(question.left, with_answers) + _told(question.right, with_answers)
    answer = ""
    if with_answers:
        note = f' <span class="cc-small">{esc(question.note)}</span>' if question.note else ""
        answer = (
            f'<p class="cc-answer"><strong>{esc(ANSWERS[question.answer])}.</strong> {esc(question.reason)}{note}</p>'
        )
    rank = f'<span class="cc-rank" aria-hidden="true">{number}</span>'
    return f'<li>{rank}<div><div class="cc-pair">{sides}</div>{answer}</div></li>'


def _told(told: Told, with_marks: bool) -> str:
    words = marked(told.segments) if with_marks and told.marked else esc(told.text)
    return (
        f'<div class="cc-side"><p class="cc-who"><strong>{esc(told.who)}</strong> '
        f'<span class="cc-date">{esc(told.date)}</span></p><blockquote>{words}</blockquote></div>'
    )


def _sentence(number: int, pieces: tuple[Piece, ...], is_named: bool) -> str:
    is_changed = any(piece.part != "same" for piece in pieces)
    told = "found" if is_named and is_changed else "missed" if is_changed else "named, not changed" if is_named else ""
    note = f' <span class="cc-found cc-found-{told.split(",")[0]}">{told}</span>' if told else ""
    return "".join(map(_piece, pieces)) + note


def _piece(piece: Piece) -> str:
    tag = _TAGS[piece.part]
    said = f'<span class="cc-hidden">{_SAID[piece.part]}</span>' if piece.part in _SAID else ""
    return f"<{tag}>{said}{esc(piece.text)}</{tag}>"
