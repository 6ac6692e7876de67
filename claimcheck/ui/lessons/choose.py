"""Choosing what a lesson is about: the story on the desk, a story that comes with claimcheck, or a ready lesson."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from claimcheck.errors import ClaimcheckError
from claimcheck.records import Report
from claimcheck.reports.view import findings_view
from claimcheck.teaching.lessons import ReadyLesson
from claimcheck.ui.analysis import shelf, with_progress
from claimcheck.ui.lessons import ready, story
from claimcheck.ui.lessons.markup import name, passages, told
from claimcheck.ui.lessons.plan import Pair, Plan
from claimcheck.ui.lessons.room import ROOM, open_room
from claimcheck.ui.lookup import Lookup
from claimcheck.ui.markup.parts import heading, lead, nothing
from claimcheck.ui.safe import label
from claimcheck.ui.samples import Sample, samples
from claimcheck.ui.state import Desk
from claimcheck.ui.words import count

KINDS = {
    "conflict": "They conflict, says the tool",
    "explained": "Both can be true, for a reason",
    "agree": "Both say the same",
    "different": "Different things that look alike",
}
MINUTES_PER_PAIR = 5  # two to read and judge, three to talk
TITLE_CHARACTERS = 80
NAME_CHARACTERS = 160
_CHOSEN, _DRAFTS = "lesson-source", "lesson-drafts"

Source = Desk | Sample | ReadyLesson


def choose(desk: Desk) -> None:
    """Draw the choice, and below it what is needed to open a room with it."""
    sources = _sources(desk)
    st.html(heading("A new lesson"))
    if not sources:
        st.html(
            nothing("There is no story yet. Put articles on the desk and analyse them; then make a lesson of them.")
        )
        return
    st.page_link("screens/plant.py", label="Or plant changes in an article, and let the class hunt for them")
    picked = st.selectbox("What shall it be about?", list(sources), key=_CHOSEN)
    source = sources[picked or next(iter(sources))]
    if isinstance(source, ReadyLesson):
        _ready(desk, source)
    else:
        _story(desk, source, picked or "")


def _sources(desk: Desk) -> dict[str, Source]:
    """Everything a lesson can be about, under a name for the list."""
    found: dict[str, Source] = {}
    if desk.report is not None:
        found["The story on your desk"] = desk
    try:
        for lesson in ready.lessons():
            found[f"Ready lesson: {lesson.title} (ages {lesson.ages}, {lesson.minutes} minutes)"] = lesson
    except ClaimcheckError as error:
        desk.said.append(str(error))
    found |= {f"Story: {each.about or each.title}": each for each in samples()}
    return found


def _ready(desk: Desk, lesson: ReadyLesson) -> None:
    plan = ready.plan(lesson)
    st.html(lead(lesson.goal))
    st.html(lead(f"{count(len(plan.pairs), 'pair')}, for ages {plan.ages}, {plan.minutes} minutes. {plan.teaches}"))
    with st.expander("How the lesson goes"):
        for step in plan.steps:
            st.text(step)
    with st.expander("The pairs, with their answers"):
        _preview(plan.pairs)
    if st.button("Open the room", type="primary", key="open-room"):
        _open(desk, with_progress(lambda progress: ready.with_tool(plan, progress)))


def _story(desk: Desk, source: Desk | Sample, shown: str) -> None:
    """A story's pairs to tick, once it is analysed."""
    if isinstance(source, Sample) and not (shelf().is_ready(source.folder) or st.session_state.get(_DRAFTS) == shown):
        st.html(lead("This story must be analysed first."))
        if not st.button("Analyse it", key="analyse-lesson"):
            return
        st.session_state[_DRAFTS] = shown
    try:
        drafts = _drafts(source)
    except ClaimcheckError as error:
        st.error(label(str(error), 400))
        return
    if not drafts:
        st.html(nothing("No two sources here say anything that a class could compare. Choose another story."))
        return
    st.html(lead("Tick the pairs that your class shall judge. Their order is mixed; pupils do not see these headings."))
    picked = _ticked(drafts, shown)
    title = st.text_input(
        "Title that pupils see", value="Who is right?", max_chars=TITLE_CHARACTERS, key="lesson-title"
    )
    st.html(lead(f"{count(len(picked), 'pair')}, about {MINUTES_PER_PAIR * len(picked)} minutes."))
    if st.button("Open the room", type="primary", key="open-room", disabled=not picked):
        _open(desk, replace(story.plan(title or "", picked), minutes=MINUTES_PER_PAIR * len(picked)))


def _drafts(source: Desk | Sample) -> tuple[story.Draft, ...]:
    if isinstance(source, Desk):
        report = source.report
    elif shelf().is_ready(source.folder):
        _, report = shelf().take(source.folder)
    else:
        _, report = with_progress(lambda progress: shelf().take(source.folder, progress))
    return _offered(report) if report is not None else ()


def _offered(report: Report) -> tuple[story.Draft, ...]:
    """The story's pairs, made once per report and visitor: looking for lookalikes takes a moment."""
    held = st.session_state.get("lesson-offered-pairs")
    if held is None or held[0] is not report:
        held = (report, story.drafts(report, findings_view(report), Lookup.of(report)))
        st.session_state["lesson-offered-pairs"] = held
    offered: tuple[story.Draft, ...] = held[1]
    return offered


def _ticked(drafts: tuple[story.Draft, ...], shown: str) -> list[Pair]:
    picked = []
    for kind, words in KINDS.items():
        ours = [draft for draft in drafts if draft.kind == kind]
        if not ours:
            continue
        with st.expander(f"{words} ({len(ours)})", expanded=kind == "conflict"):
            for draft in ours:
                key = f"pair-{shown}-{draft.pair.id}"
                if st.checkbox(label(name(draft.pair, NAME_CHARACTERS), NAME_CHARACTERS), draft.is_chosen, key=key):
                    picked.append(draft.pair)
            with st.popover("Read these pairs", type="tertiary"):
                _preview(tuple(draft.pair for draft in ours))
    return picked


def _preview(pairs: tuple[Pair, ...]) -> None:
    for number, pair in enumerate(pairs, 1):
        st.html(f"{heading(f'{number}. {name(pair)}')}{passages((pair.a, pair.b), False, True)}{told(pair)}")


def _open(desk: Desk, plan: Plan) -> None:
    try:
        lesson = open_room(plan)
    except ClaimcheckError as error:
        desk.said.append(str(error))
    else:
        st.query_params[ROOM] = lesson.code
    st.rerun()
