"""The pupil's page: a code, a made-up name, two passages, a judgement with a reason, and then what the class said.

It is the only page of the pupils' own server. Nothing here leads anywhere else.
"""

from __future__ import annotations

import streamlit as st

from claimcheck.errors import ClaimcheckError, InputError, WorkspaceError
from claimcheck.ui.keeping import workspace
from claimcheck.ui.lessons import markup, notes
from claimcheck.ui.lessons.hunt_pupil import draw_end, draw_hunt
from claimcheck.ui.lessons.names import is_offered
from claimcheck.ui.lessons.plan import JUDGEMENTS, Pair, reached
from claimcheck.ui.lessons.results import reasons, tallies
from claimcheck.ui.lessons.room import ROOM, Room, changed, in_order, keep_answer, room_by_code
from claimcheck.ui.lessons.words import ANSWERS, MEANINGS, PROMISE, REASONS
from claimcheck.ui.markup.parts import heading, lead, title
from claimcheck.ui.safe import esc
from claimcheck.workspace import Answer, Pupil

ME = "me"  # the query parameter that holds the pupil's own key, so that a reload finds them again
LOOK_SECONDS = 4.0  # how soon a pupil sees that the teacher went on; reading a pair takes minutes
WHY_CHARACTERS = 300  # a few sentences; the class reads all of them
_OFFERED = "lesson-offered"


@st.fragment(run_every=LOOK_SECONDS)
def page() -> None:
    """Draw the page, all of it anew every few seconds, so that it goes on when the teacher does.

    The whole page is one fragment, as the teacher's is, so that nothing of the step before can stay on it. What a pupil
    is typing stays as it is.
    """
    room = _room()
    st.html(title(room.lesson.title if room else "Join a lesson"))
    notes.show()
    if room is None:
        _ask_code()
        return
    me = room.pupil(st.query_params.get(ME))
    if me is None:
        _ask_name(room)
        return
    _draw(room, me)
    _leave(me)


def _room() -> Room | None:
    """The room in the address; a wrong code is said once and taken out of the address."""
    code = st.query_params.get(ROOM)
    if code is None:
        return None
    try:
        return room_by_code(code)
    except InputError as error:
        notes.say(str(error))
        _forget_me()
        del st.query_params[ROOM]
    except WorkspaceError as error:  # busy, most likely: the same address works again in a moment
        notes.say(str(error))
    return None


def _ask_code() -> None:
    st.html(lead("Your teacher has a code on the board. Type it here; you need no account."))
    with st.form("code", border=False):
        st.text_input("Code on the board", key="code", max_chars=12, autocomplete="off", width=320)
        st.form_submit_button("Go to the lesson", type="primary", key="enter", on_click=_enter)


def _enter() -> None:
    notes.clear()
    typed = str(st.session_state.get("code") or "").strip()
    if typed:
        st.query_params[ROOM] = typed
    else:
        notes.say("Type the code first.")


def _ask_name(room: Room) -> None:
    if room.lesson.closed is not None:
        st.html(markup.state("This lesson is closed. Nobody can join it any more."))
        return
    st.html(lead(PROMISE))
    taken = {pupil.name for pupil in room.pupils}
    offered = st.session_state.get(_OFFERED, ())
    if not offered or any(name in taken for name in offered):
        offered = st.session_state[_OFFERED] = room.offer_names()
    st.radio("Choose a name for this lesson", offered, key="name")
    with st.container(horizontal=True):
        st.button("Come in", type="primary", key="join", on_click=_join, args=(room,))
        st.button("Other names", key="other-names", on_click=_offer, args=(room,))


def _offer(room: Room) -> None:
    st.session_state[_OFFERED] = room.offer_names()


def _join(room: Room) -> None:
    notes.clear()
    name = str(st.session_state.get("name") or "")
    if not is_offered(name):
        notes.say("Choose one of the names.")
        return
    try:
        st.query_params[ME] = workspace().pupils.join(room.lesson.id, name).id
    except InputError as error:
        notes.say(str(error))
        _offer(room)
    finally:
        changed(room.lesson.id)


def _draw(room: Room, me: Pupil) -> None:
    stage = room.stage
    st.html(f'<p class="cc-small">You are <strong>{esc(me.name)}</strong>.</p>')
    if stage.pair is not None:
        st.html(heading(f"Pair {stage.number} of {len(room.plan.pairs)}"))
        if stage.phase == "talk":
            _talk(room, me, stage.pair)
        elif (mine := room.answer(me, stage.pair)) is not None:
            _wait(room, me, stage.pair, mine)
        elif room.lesson.closed is not None:
            st.html(markup.state("The lesson is closed."))
        else:
            _judge(me, stage.pair)
    elif stage.phase == "hunt" and room.plan.hunt is not None:
        draw_hunt(room, me, room.plan.hunt)
    elif stage.phase == "end":
        _end(room, me)
    else:
        st.html(markup.state("You are in. Wait here until your teacher starts; this page goes on by itself."))


def _judge(me: Pupil, pair: Pair) -> None:
    """Two passages without their sources, and the form."""
    st.html(markup.passages(in_order(me, pair), is_blind=True))
    with st.form(f"judge-{pair.id}", border=False):
        st.radio(
            "How do the two passages stand to each other?",
            JUDGEMENTS,
            index=None,
            format_func=lambda judgement: ANSWERS[judgement],
            captions=[MEANINGS[judgement] for judgement in JUDGEMENTS],
            key=f"judgement-{pair.id}",
        )
        st.pills("Why? Choose what fits", REASONS, selection_mode="multi", key=f"reasons-{pair.id}")
        st.text_area("Why, in your own words", max_chars=WHY_CHARACTERS, height=90, key=f"why-{pair.id}")
        st.form_submit_button("Send my answer", type="primary", key=f"send-{pair.id}", on_click=_send, args=(me, pair))


def _send(me: Pupil, pair: Pair) -> None:
    """Keep the answer before anything is drawn, so that none is lost when the teacher goes on at that moment."""
    notes.clear()
    kept = st.session_state
    judgement, words = kept.get(f"judgement-{pair.id}"), str(kept.get(f"why-{pair.id}") or "").strip()
    chosen = [reason for reason in REASONS if reason in (kept.get(f"reasons-{pair.id}") or ())]
    if judgement not in JUDGEMENTS:
        notes.say("Choose one of the three answers first.")
    elif not chosen and not words:
        notes.say("Say why: choose a reason, or write a few words.")
    else:
        try:
            keep_answer(me, pair.id, judgement, ". ".join([*chosen, words] if words else chosen))
        except InputError as error:
            notes.say(str(error))


def _wait(room: Room, me: Pupil, pair: Pair, mine: Answer) -> None:
    """After answering: whose passages they are."""
    st.html(markup.state(f"Your answer is in: {_words(mine)}. Wait for the others; this page goes on by itself."))
    st.html(markup.passages(in_order(me, pair), is_blind=False))
    st.html(heading("What you wrote") + markup.quoted(mine.why))


def _talk(room: Room, me: Pupil, pair: Pair) -> None:
    """What the class said, what the tool says, and why."""
    mine = room.answer(me, pair)
    tally = next(each for each in tallies(room.plan, room.answers) if each.pair.id == pair.id)
    if mine is None:
        st.html(markup.state("You did not answer this pair. Here is what the class said."))
    said = reasons(pair, room.answers)
    st.html(markup.talk(tally, in_order(me, pair), said, mine.judgement if mine else None))


def _end(room: Room, me: Pupil) -> None:
    if room.plan.hunt is not None:
        draw_end(room, me, room.plan.hunt)
        return
    st.html(markup.state("That was the last pair. Here is where the class stood."))
    seen = {pair.id for pair in reached(room.plan, room.lesson.step)}
    st.html(markup.heat(each for each in tallies(room.plan, room.answers) if each.pair.id in seen))


def _leave(me: Pupil) -> None:
    with st.popover("Leave", type="tertiary"):
        st.caption("Takes you out of the lesson and deletes your name and everything you wrote in it.")
        st.button("Leave and delete what I wrote", key="leave", on_click=_go, args=(me,))


def _go(me: Pupil) -> None:
    try:
        workspace().pupils.leave(me.id)
        _forget_me()
        notes.say("You have left. What you wrote is deleted.")
    except ClaimcheckError as error:
        notes.say(str(error))
    finally:
        changed(me.lesson_id)


def _forget_me() -> None:
    if ME in st.query_params:
        del st.query_params[ME]


def _words(answer: Answer) -> str:
    return next((ANSWERS[each] for each in JUDGEMENTS if each == answer.judgement), answer.judgement)
