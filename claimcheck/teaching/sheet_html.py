"""Worksheets as one HTML file each: no scripts, no network, made to be printed, the answers on a page of their own."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from pathlib import Path

from claimcheck.reports.days import day
from claimcheck.reports.html import escape, head
from claimcheck.teaching.hunt import CLUES, HUNT_TITLE, hunt_task, source_line
from claimcheck.teaching.lessons import ANSWERS
from claimcheck.teaching.plant.records import Piece, PlantedCopy, PlantedSentence
from claimcheck.teaching.worksheet import Question, Told, Worksheet

_STYLE_FILE = Path(__file__).with_name("sheet.css")
_NAMES = '<p class="names"><span>Name</span><span>Date</span></p>'
_TAGS = {"same": "", "gone": "del", "new": "ins"}


def worksheet_html(sheet: Worksheet) -> str:
    """Write a worksheet; everything from an article is escaped, and nothing is loaded from anywhere."""
    pairs = "".join(_question(number, each) for number, each in enumerate(sheet.questions, 1))
    body = f'<main>{_opening(sheet.title, sheet.task)}<ol class="pairs">{pairs}</ol>{_key(sheet)}</main>'
    return f"{head(sheet.title, _style())}{body}\n</body>\n</html>\n"


def hunt_html(copy: PlantedCopy) -> str:
    """Write a planted article with its numbered sentences, a table for what pupils find, and the answers apart."""
    rows = "<tr><td class=blank></td><td class=blank></td><td class=blank></td></tr>" * copy.changes
    table = (
        f"<table><thead><tr>{''.join(f'<th>{clue}</th>' for clue in CLUES)}</tr></thead><tbody>{rows}</tbody></table>"
    )
    body = f"<main>{_opening(HUNT_TITLE, hunt_task(copy))}{_planted(copy)}{table}{_hunt_key(copy)}</main>"
    return f"{head(HUNT_TITLE, _style())}{body}\n</body>\n</html>\n"


@cache
def _style() -> str:
    return _STYLE_FILE.read_text(encoding="utf-8")


def _opening(title: str, task: str) -> str:
    return f'<h1 dir="auto">{escape(title)}</h1>{_NAMES}<p>{escape(task)}</p>'


def _question(number: int, question: Question) -> str:
    boxes = "".join(f"<li>{escape(words)}</li>" for words in ANSWERS.values())
    sides = f"{_told(question.left)}{_told(question.right)}"
    return (
        f'<li><div class="pair"><span class="number">{number}</span>{sides}</div><ul class="boxes">{boxes}</ul>'
        '<p class="why">Why?</p><div class="rule"></div></li>'
    )


def _told(told: Told) -> str:
    caption = f"<bdi>{escape(told.who)}</bdi>, {escape(told.date)}"
    return f'<figure><figcaption>{caption}</figcaption><blockquote dir="auto">{escape(told.text)}</blockquote></figure>'


def _key(sheet: Worksheet) -> str:
    caution = f"<p>{escape(sheet.caution)}</p>" if sheet.caution else ""
    rows = "".join(_answer(number, each) for number, each in enumerate(sheet.questions, 1))
    table = f"<table><thead><tr><th>Pair</th><th>Answer</th><th>Why</th></tr></thead><tbody>{rows}</tbody></table>"
    return f'<section class="key"><h2>Answers: {escape(sheet.title)}</h2>{caution}{table}</section>'


def _answer(number: int, question: Question) -> str:
    decisive = [words for words in (question.left.marked, question.right.marked) if words]
    marks = " / ".join(f"<mark>{escape(words)}</mark>" for words in decisive)
    note = f'<p class="soft">{escape(question.note)}</p>' if question.note else ""
    why = f"{escape(question.reason)}{f'<br>{marks}' if marks else ''}{note}"
    return f"<tr><td>{number}</td><td class=short>{escape(ANSWERS[question.answer])}</td><td>{why}</td></tr>"


def _planted(copy: PlantedCopy) -> str:
    """The article as pupils read it: nothing in the page tells a planted sentence from another."""
    parts = [f'<p class="soft"><bdi>{escape(source_line(copy, day(copy.published)))}</bdi></p>']
    for paragraph, held in groupby(copy.sentences, key=lambda sentence: sentence.paragraph):
        text = " ".join(f"<sup>{each.number}</sup>{escape(' '.join(each.text.split()))}" for each in held)
        is_title = copy.has_title and paragraph == 0
        parts.append(f'<h2 dir="auto">{text}</h2>' if is_title else f'<p dir="auto">{text}</p>')
    return f'<section class="text">{"".join(parts)}</section>'


def _hunt_key(copy: PlantedCopy) -> str:
    rows = "".join(f"<tr><td>{each.number}</td><td>{_reveal(each)}</td></tr>" for each in copy.changed)
    head_row = "<tr><th>Sentence</th><th>What was planted (underlined) and what stood there (struck out)</th></tr>"
    table = f"<table><thead>{head_row}</thead><tbody>{rows}</tbody></table>"
    return f'<section class="key"><h2>Answers: {HUNT_TITLE}</h2>{table}</section>'


def _reveal(sentence: PlantedSentence) -> str:
    return "".join(map(_piece, sentence.pieces))


def _piece(piece: Piece) -> str:
    tag = _TAGS[piece.part]
    return f"<{tag}>{escape(piece.text)}</{tag}>" if tag else escape(piece.text)
