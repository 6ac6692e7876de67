"""Lesson: the teacher's page. Choose what it is about, open a room, and lead the class through it."""

from __future__ import annotations

import streamlit as st

from claimcheck.errors import ClaimcheckError, InputError
from claimcheck.ui.keeping import book, is_open_here
from claimcheck.ui.lessons.choose import choose
from claimcheck.ui.lessons.lead import lead_room
from claimcheck.ui.lessons.look import style
from claimcheck.ui.lessons.room import ROOM, Room, own_room
from claimcheck.ui.lessons.rooms import rooms
from claimcheck.ui.markup.parts import lead, title
from claimcheck.ui.state import Desk, desk
from claimcheck.ui.widgets.notices import flush

ABOUT = (
    "A class reads two passages without knowing whose they are, judges whether they conflict, and says why. "
    "Pupils join with a code, under made-up names."
)


def page() -> None:
    """Draw the page."""
    here = desk()
    style(with_app=False)
    if not is_open_here():
        st.html(title("Lesson"))
        st.info("Lessons are led on the computer that claimcheck runs on. There, start it with: claimcheck app --lan")
        return
    book("teach").pupils.forget_old()
    room = _room(here)
    if room is not None:
        lead_room(room.lesson.id)
        return
    st.html(title("Lesson") + lead(ABOUT))
    rooms(here)
    choose(here)
    flush(here)


def _room(here: Desk) -> Room | None:
    """The room in the address; one that is not there is said once and taken out of the address."""
    code = st.query_params.get(ROOM)
    if code is None:
        return None
    try:
        return own_room(code)
    except InputError as error:
        del st.query_params[ROOM]
        here.said.append(str(error))
    except ClaimcheckError as error:
        here.said.append(str(error))
    return None


page()
