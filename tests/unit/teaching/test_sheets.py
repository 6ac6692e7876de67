"""Worksheets and hunts on paper, opened and read back: the pairs, the boxes, the answers on a page of their own."""

from __future__ import annotations

import dataclasses
import io
import re
from collections.abc import Callable
from html.parser import HTMLParser

import docx
import pytest

from claimcheck.records import Agreement, Report
from claimcheck.teaching.hunt import judged
from claimcheck.teaching.lessons import ANSWERS, DEFAULT_LESSONS, read_lesson
from claimcheck.teaching.plant.records import PlantedCopy
from claimcheck.teaching.sheet_docx import hunt_docx, worksheet_docx
from claimcheck.teaching.sheet_html import hunt_html, worksheet_html
from claimcheck.teaching.worksheet import Worksheet, of_lesson, of_report

Planted = Callable[..., PlantedCopy]
PAYLOADS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><iframe srcdoc=x>",
    "{{7*7}} =1+1 &lt;",
]
OWN_TAGS = set(
    "html head meta title style body main h1 h2 p span ol li ul div figure figcaption bdi blockquote section table "
    "thead tbody tr th td sup mark br ins del".split()
)


class Page(HTMLParser):
    """What a browser would make of a sheet."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


def opened(data: bytes) -> docx.document.Document:
    return docx.Document(io.BytesIO(data))


@pytest.fixture
def story(report: Report) -> Worksheet:
    left, right = report.claims[1], report.claims[2]
    sure = dataclasses.replace(report.agreements[0], left_claim_id=left.id, right_claim_id=right.id, confidence=0.9)
    return of_report(dataclasses.replace(report, agreements=(sure,)), "Ferry")


@pytest.fixture
def lesson() -> Worksheet:
    return of_lesson(read_lesson(DEFAULT_LESSONS / "rounding"))


def test_a_sheet_holds_no_statement_twice(report: Report, story: Worksheet) -> None:
    texts = [told.text for question in story.questions for told in (question.left, question.right)]
    assert len(texts) == len(set(texts)) == 4
    assert {question.answer for question in story.questions} == {"conflict"}
    explained = of_report(dataclasses.replace(report, conflicts=report.conflicts[2:]), "Ferry").questions
    assert [question.answer for question in explained] == ["both"]
    assert explained[0].reason.endswith("Both are true if The second count was made a day later.")


def test_agreeing_pairs_are_taken_when_they_are_sure(report: Report) -> None:
    calm = dataclasses.replace(report, conflicts=(), findings=())
    assert of_report(calm, "Ferry").questions == ()
    first, last = report.claims[0].id, report.claims[2].id
    sure = dataclasses.replace(calm, agreements=(Agreement(first, last, "c", "refines", 0.9),))
    assert [question.answer for question in of_report(sure, "Ferry").questions] == ["both"]
    assert of_report(sure, "Ferry", most=0).questions == ()


def test_the_order_is_fixed_and_another_in_another_version() -> None:
    passages = read_lesson(DEFAULT_LESSONS / "as_of")
    orders = [[question.id for question in of_lesson(passages, version).questions] for version in (0, 1, 1, 2)]
    assert orders[0] == [passage.id for passage in passages.passages]
    assert orders[1] == orders[2]
    assert orders[1] != orders[3]
    assert sorted(orders[1]) == sorted(orders[3])


def test_the_html_sheet_asks_and_answers_apart(lesson: Worksheet) -> None:
    page = worksheet_html(lesson)
    text = Page(page).text
    assert page.count("<li><div") == len(lesson.questions) == 10
    for words in ANSWERS.values():
        assert text.count(words) >= len(lesson.questions)
    sheet, _, key = page.partition('<section class="key">')
    for question in lesson.questions:
        assert question.left.text in Page(sheet).text
        assert question.reason not in Page(sheet).text
        assert question.reason in Page(key).text
        assert question.note in Page(key).text
    assert "break-before: page" in page
    assert "@media print" in page


def test_the_word_sheet_asks_and_answers_apart(lesson: Worksheet) -> None:
    document = opened(worksheet_docx(lesson))
    assert len(document.tables) == len(lesson.questions) + 1
    for question, table in zip(lesson.questions, document.tables, strict=False):
        number, left, right = table.rows[0].cells
        assert number.text
        assert left.paragraphs[1].text == question.left.text
        assert right.paragraphs[0].text == f"{question.right.who}, {question.right.date}"
    boxes = [paragraph.text for paragraph in document.paragraphs if paragraph.text.startswith("☐")]
    assert len(boxes) == len(lesson.questions)
    assert all(words in boxes[0] for words in ANSWERS.values())
    key = [paragraph for paragraph in document.paragraphs if paragraph.text.startswith("Answers: ")]
    assert [paragraph.paragraph_format.page_break_before for paragraph in key] == [True]
    answers = document.tables[-1]
    assert [row.cells[1].text for row in answers.rows[1:]] == [ANSWERS[each.answer] for each in lesson.questions]
    assert lesson.questions[0].note in answers.rows[1].cells[2].text


def test_answers_of_a_story_come_with_a_warning_and_the_decisive_words(story: Worksheet) -> None:
    text = Page(worksheet_html(story)).text
    assert "which errs" in text
    assert "212 / 260" in text
    assert "which errs" in "\n".join(each.text for each in opened(worksheet_docx(story)).paragraphs)


def test_the_hunt_hides_what_was_planted_and_the_key_tells(planted: Planted) -> None:
    copy = planted()
    assert copy.changes >= 3
    sheet, _, key = hunt_html(copy).partition('<section class="key">')
    assert not {"ins", "del", "mark"} & set(Page(sheet).tags)
    for sentence in copy.sentences:
        assert " ".join(sentence.text.split()) in " ".join(Page(sheet).text.split())
    assert "<del>212</del><ins>" in key
    assert f"{copy.changes} things were changed" in Page(sheet).text
    assert sheet.count("<tr><td class=blank>") == copy.changes


def test_the_word_hunt_hides_what_was_planted_and_the_key_tells(planted: Planted) -> None:
    copy = planted()
    document = opened(hunt_docx(copy))
    blank, answers = document.tables
    assert len(blank.rows) == copy.changes + 1
    assert [row.cells[0].text for row in answers.rows[1:]] == [str(each.number) for each in copy.changed]
    runs = [run for row in answers.rows[1:] for run in row.cells[1].paragraphs[0].runs]
    assert "212" in [run.text for run in runs if run.font.strike]
    assert len([run for run in runs if run.font.underline]) >= 2
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "not as published" in text
    assert all(" ".join(each.text.split()) in text for each in copy.sentences)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_shows_as_typed(payload: str, planted: Planted, hostile_report: Callable[[str], Report]) -> None:
    for page in (hunt_html(planted(payload)), worksheet_html(of_report(hostile_report(payload), payload))):
        read = Page(page)
        assert set(read.tags) <= OWN_TAGS
        assert not [name for name in read.attributes if name.startswith("on") or name in {"src", "href"}]
        assert payload in read.text
        assert re.search(r"default-src 'none'; style-src 'sha256-[^']+'", page)


def test_equal_sheets_give_equal_files_that_hold_any_text(planted: Planted, lesson: Worksheet) -> None:
    odd = planted("\x00\x1b\ud83d\ufffe")
    assert hunt_docx(odd) == hunt_docx(odd)
    assert worksheet_docx(lesson) == worksheet_docx(lesson)
    hunt_html(odd).encode()
    opened(hunt_docx(odd))


def test_a_hunt_is_judged(planted: Planted) -> None:
    copy = planted()
    changed = {sentence.number for sentence in copy.changed}
    assert judged(copy, changed).is_solved
    one = min(changed)
    result = judged(copy, {one, 999})
    assert (result.found, result.wrong, set(result.missed)) == ((one,), (999,), changed - {one})
    assert not result.is_solved
