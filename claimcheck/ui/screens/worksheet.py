"""Worksheet: pairs of statements on paper, from the story on the desk or from a ready lesson."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from claimcheck.errors import ClaimcheckError
from claimcheck.teaching.lessons import ReadyLesson, ready_lessons
from claimcheck.teaching.worksheet import MOST, Worksheet, of_lesson, of_report
from claimcheck.ui.export import kept_report
from claimcheck.ui.markup.parts import heading, lead, nothing, title
from claimcheck.ui.markup.sheets import about_lesson, preview
from claimcheck.ui.safe import MESSAGE_CHARACTERS, label
from claimcheck.ui.state import Desk, desk
from claimcheck.ui.widgets.notices import flush
from claimcheck.ui.words import count

STORY = "The story on the desk"
VERSIONS = ("A", "B", "C", "D")  # neighbours get other orders
FEWEST, MANY = 4, 24
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
STYLE = Path(__file__).resolve().parents[1] / "sheets.css"
ABOUT = "A sheet to print: pairs of statements to be judged, and the answers on a page of their own."
NO_PAIRS = "This story has no pairs for a sheet: nothing in it clashes, is explained, or is told twice in other words."


def page() -> None:
    """Draw the page."""
    here = desk()
    st.html(STYLE)
    st.html(title("Worksheet") + lead(ABOUT))
    flush(here)
    lessons = {lesson.title: lesson for lesson in _lessons()}
    sources = [*([STORY] if here.report is not None else []), *lessons]
    if not sources:
        st.html(nothing("There is nothing to make a sheet from. Open a story on the Articles page first."))
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters-sheet"):
        source = st.selectbox("Made from", sources, key="sheet", bind="query-params", width=320)
        version = st.segmented_control(
            "Order", VERSIONS, default="A", required=True, key="version", bind="query-params"
        )
        number = VERSIONS.index(version or "A")
        lesson = lessons.get(source or "")
        sheet = of_lesson(lesson, number) if lesson else _of_story(here, number)
        _downloads(sheet)
    _shown(sheet, lesson)


def _lessons() -> tuple[ReadyLesson, ...]:
    try:
        return ready_lessons()
    except ClaimcheckError as error:
        st.error(label(str(error), MESSAGE_CHARACTERS))
        return ()


def _of_story(here: Desk, version: int) -> Worksheet:
    """The sheet of the story, without what was dismissed."""
    many = st.number_input("Pairs at most", FEWEST, MANY, MOST, key="pairs", width=140)
    first = here.articles[0].title if here.articles else ""
    kept = [view for view in here.findings if here.review(view).decision != "dismissed"]
    return of_report(kept_report(here, with_dismissed=True), first, many, version + 1, kept)


def _downloads(sheet: Worksheet) -> None:
    is_empty = not sheet.questions
    st.download_button(
        "Word",
        lambda: _word(sheet),
        "claimcheck-worksheet.docx",
        WORD,
        key="sheet-docx",
        on_click="ignore",
        disabled=is_empty,
    )
    st.download_button(
        "Web page", lambda: _web(sheet), "claimcheck-worksheet.html", "text/html", key="sheet-html", on_click="ignore",
        disabled=is_empty,
    )  # fmt: skip


def _shown(sheet: Worksheet, lesson: ReadyLesson | None) -> None:
    if not sheet.questions:
        st.html(nothing(NO_PAIRS))
        return
    if lesson is not None:
        with st.expander("About this lesson", icon=":material/school:", expanded=True):
            st.html(about_lesson(lesson))
    st.html(heading(f"{sheet.title}: {count(len(sheet.questions), 'pair')}"))
    with_answers = st.toggle("Show the answers", value=False, key="answers")
    if with_answers and sheet.caution:
        st.html(lead(sheet.caution))
    st.html(preview(sheet, with_answers))


def _word(sheet: Worksheet) -> bytes:
    from claimcheck.teaching.sheet_docx import worksheet_docx

    return worksheet_docx(sheet)


def _web(sheet: Worksheet) -> str:
    from claimcheck.teaching.sheet_html import worksheet_html

    return worksheet_html(sheet)


page()
