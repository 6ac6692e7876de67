"""The teacher's side of an open room: the code, the steps, who has answered, what the class said, and the end of it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from claimcheck.errors import ClaimcheckError, InputError
from claimcheck.teaching.hunt import hunt_task
from claimcheck.teaching.plant.records import PlantedCopy
from claimcheck.ui.keeping import book, who
from claimcheck.ui.lessons import hunt_markup, markup, notes
from claimcheck.ui.lessons.hunting import ITEM, hunt_csv, hunt_xlsx, hunted
from claimcheck.ui.lessons.plan import Stage, last_step, reached
from claimcheck.ui.lessons.results import reasons, tallies, to_csv, to_xlsx
from claimcheck.ui.lessons.room import ROOM, Room, changed, class_address, room_by_id
from claimcheck.ui.markup.parts import heading, lead, title
from claimcheck.ui.state import desk
from claimcheck.ui.words import count
from claimcheck.workspace import Lesson

LOOK_SECONDS = 2.0  # "live" for a teacher; a look at the workspace takes a few milliseconds
NEXT, PREVIOUS = "J", "K"  # the same keys as in the list of conflicts
_RESULTS = "lesson-results"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@st.fragment(run_every=LOOK_SECONDS)
def lead_room(lesson_id: str) -> None:
    """Draw an open room, all of it anew every two seconds.

    The whole page is one fragment: Streamlit may leave what a run no longer draws on the page when a fragment beside it
    runs at the same moment, and a page that is one fragment takes it away with its next run.
    """
    if ROOM not in st.query_params:
        st.rerun()
    try:
        room = room_by_id(lesson_id)
    except InputError as error:
        desk().said.append(str(error))
        leave_room()
        st.rerun()
    except ClaimcheckError as error:  # busy: the next look will tell
        st.html(title("Lesson"))
        notes.say(str(error))
        notes.show()
        return
    _draw(room)


def _draw(room: Room) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(title(room.plan.title))
        st.html(markup.small_code(room.lesson.code), width="content")
    notes.show()
    _steps(room)
    _now(room)
    if room.stage.phase == "end":
        _results(room)
    _finish(room)


def _steps(room: Room) -> None:
    """Back and on; the button says what comes next."""
    step, last = room.lesson.step, last_step(room.plan)
    with st.container(horizontal=True, vertical_alignment="center", key="lesson-steps"):
        st.button("Back", shortcut=PREVIOUS, key="step-back", disabled=step <= 0, on_click=_go, args=(room, step - 1))
        if step < last:
            st.button(_next(room), shortcut=NEXT, key="step-on", type="primary", on_click=_go, args=(room, step + 1))
        st.html(lead(_where(room.stage, len(room.plan.pairs))), width="content")


def _next(room: Room) -> str:
    stage = room.stage
    if room.plan.hunt is not None:
        return "Start the hunt" if stage.phase == "lobby" else "Show what was changed"
    if stage.phase == "lobby":
        return "Start with the first pair"
    if stage.phase == "judge":
        return "Show the answers"
    return "Next pair" if stage.number < len(room.plan.pairs) else "End with the overview"


def _where(stage: Stage, pairs: int) -> str:
    told = {
        "lobby": "Pupils are coming in.",
        "hunt": "Pupils look for what was changed.",
        "end": "The lesson is at its end.",
    }
    what = "pupils read and judge" if stage.phase == "judge" else "the class talks about it"
    return told.get(stage.phase, f"Pair {stage.number} of {pairs}: {what}.")


def _go(room: Room, step: int) -> None:
    _try(room.lesson, lambda: book("teach").lessons.go_to(room.lesson, step, who()))


def _now(room: Room) -> None:
    """What pupils do at this step."""
    stage = room.stage
    if stage.phase == "lobby":
        _lobby(room)
    elif room.plan.hunt is not None:
        _hunt(room, room.plan.hunt)
    elif stage.phase == "judge" and stage.pair is not None:
        done, here = room.answered(stage.pair), len(room.pupils)
        st.html(markup.progress(room.pupils, done, f"{len(done)} of {here} have answered."))
        st.html(markup.passages((stage.pair.a, stage.pair.b), is_blind=True, for_class=True))
    elif stage.pair is not None:
        tally = next(each for each in tallies(room.plan, room.answers) if each.pair.id == stage.pair.id)
        st.html(markup.talk(tally, (stage.pair.a, stage.pair.b), reasons(stage.pair, room.answers)))
    else:
        _overview(room)


def _hunt(room: Room, copy: PlantedCopy) -> None:
    """The article while pupils look, and how the class did after that."""
    if room.stage.phase == "end":
        held = hunted(copy, room.answers)
        by_anybody = frozenset(sentence.number for sentence, many in held.found if many)
        st.html(hunt_markup.outcome_of_class(copy, held, room.answers, by_anybody))
        return
    done = frozenset(each.pupil_id for each in room.answers if each.item == ITEM)
    st.html(markup.progress(room.pupils, done, f"{len(done)} of {len(room.pupils)} have answered."))
    st.html(lead(hunt_task(copy)) + hunt_markup.article(copy))


def _lobby(room: Room) -> None:
    address = class_address()
    st.html(markup.board(room.lesson.code, address))
    if address is None:
        st.info(
            "So far only this computer can open the lesson. To let pupils join from their own devices, stop "
            "claimcheck and start it with: claimcheck app --lan. The room stays."
        )
        st.page_link(
            "screens/lesson_join.py",
            label="Try it as a pupil on this computer",
            icon=":material/group:",
            query_params={ROOM: room.lesson.code},
        )
    st.html(markup.progress(room.pupils, (), f"{count(len(room.pupils), 'pupil')} in the room."))


def _overview(room: Room) -> None:
    seen = {pair.id for pair in reached(room.plan, room.lesson.step)}
    found = [tally for tally in tallies(room.plan, room.answers) if tally.pair.id in seen]
    split = sum(tally.is_split for tally in found)
    words = f"The class split over {count(split, 'pair')} of {len(found)}." if split else "The class mostly agreed."
    st.html(heading("Where the class split") + lead(words) + markup.heat(found))


def _results(room: Room) -> None:
    """The downloads. They are made before the click: one made on the click is lost when the page draws itself anew."""
    held = st.session_state.get(_RESULTS)
    now = (room.lesson.id, room.pupils, room.answers)
    if held is None or held[0] != now:
        held = st.session_state[_RESULTS] = (now, _files(room))
    st.html(heading("Take the results with you"))
    with st.container(horizontal=True):
        for name, file, mime, data in zip(
            ("Results (Excel)", "Results (CSV)"),
            ("lesson-results.xlsx", "lesson-results.csv"),
            (_XLSX, "text/csv"),
            held[1],
            strict=True,
        ):
            st.download_button(name, data, file, mime, key=file, on_click="ignore")


def _files(room: Room) -> tuple[bytes, bytes]:
    """The results as a workbook and as a table."""
    people, answers = room.pupils, room.answers
    if room.plan.hunt is not None:
        return hunt_xlsx(room.plan.hunt, people, answers), hunt_csv(room.plan.hunt, people, answers)
    return to_xlsx(room.plan, people, answers), to_csv(room.plan, people, answers)


def _finish(room: Room) -> None:
    """Closing, and deleting what pupils wrote: one click each, below everything else."""
    st.html(heading("When you are done"))
    st.html(lead("What pupils wrote is deleted after 30 days by itself. Download the results first if you need them."))
    with st.container(horizontal=True, key="lesson-end"):
        st.button("All lessons", key="all-rooms", on_click=leave_room)
        is_closed = room.lesson.closed is not None
        st.button(
            "The room is closed" if is_closed else "Close the room",
            key="close-room",
            disabled=is_closed,
            help="Nobody can join or answer any more. The answers stay.",
            on_click=_close,
            args=(room.lesson,),
        )
        st.button(
            "Delete everything pupils wrote",
            key="forget",
            help="At once and for good: names, judgements and reasons.",
            on_click=_forget,
            args=(room.lesson,),
        )


def leave_room() -> None:
    """Go back to the list of rooms."""
    if ROOM in st.query_params:
        del st.query_params[ROOM]


def _close(lesson: Lesson) -> None:
    _try(lesson, lambda: book("teach").lessons.close(lesson, who()))


def _forget(lesson: Lesson) -> None:
    def forget() -> None:
        gone = book("teach").pupils.forget(lesson.id)
        notes.say(f"Deleted: everything that {count(gone, 'pupil')} wrote.")

    _try(lesson, forget)


def _try(lesson: Lesson, change: Callable[[], object]) -> None:
    """Change something in a room, or say in one sentence why not."""
    try:
        notes.clear()
        change()
    except ClaimcheckError as error:
        notes.say(str(error))
    finally:
        changed(lesson.id)
