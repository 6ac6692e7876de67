"""A pupil's side of a hunt: the article with a box before every sentence, and how it went."""

from __future__ import annotations

import streamlit as st

from claimcheck.errors import InputError
from claimcheck.teaching.hunt import hunt_task
from claimcheck.teaching.plant.records import PlantedCopy
from claimcheck.ui.lessons import hunt_markup, markup, notes
from claimcheck.ui.lessons.hunting import ITEM, MOST_NAMED, hunted, named, result, written
from claimcheck.ui.lessons.room import Room, keep_answer
from claimcheck.ui.markup.parts import heading, lead
from claimcheck.ui.markup.sheets import outcome, told_by
from claimcheck.ui.widgets.sentences import sentence_boxes
from claimcheck.ui.words import count
from claimcheck.workspace import Answer, Pupil

WHY_CHARACTERS = 300  # a few sentences, as for a pair
BOX = "hunt-sentence-"


def draw_hunt(room: Room, me: Pupil, copy: PlantedCopy) -> None:
    """Draw what a pupil sees while the class hunts."""
    mine = answer_of(room, me)
    if mine is not None:
        many = count(len(named(mine)), "sentence")
        st.html(markup.state(f"Your answer is in: {many} named. Wait for the others; this page goes on by itself."))
        st.html(hunt_markup.article(copy))
        if mine.why:
            st.html(heading("What you wrote") + markup.quoted(mine.why))
        return
    if room.lesson.closed is not None:
        st.html(markup.state("The lesson is closed."))
        return
    st.html(lead(hunt_task(copy)) + told_by(copy))
    with st.form("hunt", border=False):
        sentence_boxes(copy, frozenset(), BOX)
        st.text_area("What gave it away?", max_chars=WHY_CHARACTERS, height=90, key="hunt-why")
        st.form_submit_button("Send what I found", type="primary", key="send-hunt", on_click=_send, args=(me, copy))


def draw_end(room: Room, me: Pupil, copy: PlantedCopy) -> None:
    """Draw how this pupil and the class did."""
    mine = answer_of(room, me)
    told = outcome(result(copy, mine)) if mine is not None else "You named no sentence. Here is how the class did."
    st.html(markup.state(told))
    chosen = named(mine) if mine is not None else frozenset()
    st.html(hunt_markup.outcome_of_class(copy, hunted(copy, room.answers), room.answers, chosen))


def answer_of(room: Room, me: Pupil) -> Answer | None:
    """What a pupil named, null before they have."""
    return next((each for each in room.answers if each.pupil_id == me.id and each.item == ITEM), None)


def _send(me: Pupil, copy: PlantedCopy) -> None:
    """Keep what was named before anything is drawn, so that nothing is lost when the teacher goes on."""
    notes.clear()
    kept = st.session_state
    ticked = {sentence.number for sentence in copy.sentences if kept.get(f"{BOX}{sentence.number}")}
    if not ticked:
        notes.say("Tick the sentences first.")
    elif len(ticked) > MOST_NAMED:
        notes.say(f"You ticked {len(ticked)} sentences; name at most {MOST_NAMED}, those you are surest of.")
    else:
        try:
            keep_answer(me, ITEM, written(ticked), str(kept.get("hunt-why") or "").strip())
        except InputError as error:
            notes.say(str(error))
