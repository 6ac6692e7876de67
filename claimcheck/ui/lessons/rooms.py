"""The teacher's list of rooms: go on with one, use it again with another class, or delete it with all that is in it."""

from __future__ import annotations

import streamlit as st

from claimcheck.errors import ClaimcheckError
from claimcheck.ui.keeping import book, who
from claimcheck.ui.lessons.room import ROOM, changed
from claimcheck.ui.markup.parts import day, heading
from claimcheck.ui.safe import LABEL_CHARACTERS, esc, one_line
from claimcheck.ui.state import Desk
from claimcheck.ui.words import count
from claimcheck.workspace import Lesson

SHOWN = 10  # a term's worth; the newest first


def rooms(desk: Desk) -> None:
    """Draw the list; nothing when there is no room."""
    try:
        found = book("teach").lessons.list(who() or None)
    except ClaimcheckError as error:
        desk.said.append(str(error))
        return
    if not found:
        return
    st.html(heading("Your lessons"))
    for lesson in found[:SHOWN]:
        _row(desk, lesson)
    if len(found) > SHOWN:
        with st.expander(f"{len(found) - SHOWN} more"):
            for lesson in found[SHOWN:]:
                _row(desk, lesson)


def _row(desk: Desk, lesson: Lesson) -> None:
    here = len(book("teach").pupils.of(lesson.id))
    told = count(here, "pupil") if here else "nothing of pupils kept"
    closed = " · closed" if lesson.closed is not None else ""
    opened = day(lesson.opened.astimezone().date().isoformat())
    with st.container(
        horizontal=True, vertical_alignment="center", gap="small", key=f"row-lesson-{lesson.id}", wrap=True
    ):
        st.html(
            f'<div class="cc-saved"><strong>{esc(one_line(lesson.title, LABEL_CHARACTERS))}</strong>'
            f'<span class="cc-date">{esc(lesson.code)} · {esc(opened)} · {esc(told)}{closed}</span></div>'
        )
        st.button("Go on", key=f"go-{lesson.id}", on_click=_open, args=(lesson.code,))
        st.button(
            "Use again",
            key=f"again-{lesson.id}",
            help="A new room with the same pairs, for another class",
            on_click=_again,
            args=(desk, lesson),
        )
        st.button(
            "Delete",
            key=f"delete-{lesson.id}",
            type="tertiary",
            help="The room and everything pupils wrote in it, for good",
            on_click=_delete,
            args=(desk, lesson),
        )


def _open(code: str) -> None:
    st.query_params[ROOM] = code


def _again(desk: Desk, lesson: Lesson) -> None:
    try:
        _open(book("teach").lessons.open(lesson.title, lesson.content, who()).code)
    except ClaimcheckError as error:
        desk.said.append(str(error))


def _delete(desk: Desk, lesson: Lesson) -> None:
    try:
        book("teach").lessons.remove(lesson.id)
    except ClaimcheckError as error:
        desk.said.append(str(error))
    finally:
        changed(lesson.id)
