"""Facts: who says what about each fact, and what one source alone tells."""

from __future__ import annotations

import streamlit as st

from claimcheck.ui.facts import FactView
from claimcheck.ui.markup.facts import fact, lone_facts
from claimcheck.ui.markup.parts import lead, nothing, title
from claimcheck.ui.state import desk
from claimcheck.ui.widgets.filters import SOURCES_WIDTH
from claimcheck.ui.widgets.notices import needs_report
from claimcheck.ui.words import count

PAGE = 30  # facts drawn at once
FIND_WIDTH = 220  # pixels; with the other filters on one line of a desk's screen
SHARED, ALONE = "Told by several sources", "Told by one source only"


def page() -> None:
    """Draw the page."""
    here = desk()
    st.html(title("Facts"))
    if needs_report(here):
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters-facts"):
        which = st.segmented_control(
            "Show", [SHARED, ALONE], default=SHARED, required=True, key="facts", bind="query-params"
        )
        words = st.text_input("Find", key="find", placeholder="A word or a name", width=FIND_WIDTH)
        outlets = sorted({row.side.outlet for fact in here.facts for row in fact.rows})
        told_by = st.multiselect(
            "Told by", outlets, key="sources", placeholder="Told by …", bind="query-params", width=SOURCES_WIDTH
        )
        without = st.selectbox(
            "Left out by",
            outlets,
            index=None,
            key="without",
            placeholder="Left out by …",
            bind="query-params",
            width=SOURCES_WIDTH,
        )
    found = [
        fact
        for fact in here.facts
        if (which == ALONE) == fact.is_alone and fact.mentions(words or "") and fact.is_told(told_by, without)
    ]
    st.html(lead(_summary(which == ALONE, found)))
    (_alone if which == ALONE else _shared)(found)


def _summary(is_alone: bool, facts: list[FactView]) -> str:
    if is_alone:
        return f"{count(len(facts), 'statement')} that no other source has. A scoop, or something to ask about."
    clash = sum(fact.tie == "conflict" for fact in facts)
    return f"{count(len(facts), 'fact')} told more than once; those where sources clash ({clash}) come first."


def _shared(facts: list[FactView]) -> None:
    shown = _shown("shared")
    st.html("".join(fact(each) for each in facts[:shown]) or nothing("No fact fits."))
    _more("shared", shown, len(facts))


def _alone(facts: list[FactView]) -> None:
    shown = _shown("alone")
    by_source: dict[str, list[FactView]] = {}
    for each in facts[:shown]:
        by_source.setdefault(each.rows[0].side.outlet, []).append(each)
    body = "".join(lone_facts(outlet, held) for outlet, held in by_source.items())
    st.html(body or nothing("No statement fits."))
    _more("alone", shown, len(facts))


def _shown(which: str) -> int:
    return int(st.session_state.get(f"facts-shown-{which}", PAGE))


def _more(which: str, shown: int, whole: int) -> None:
    if whole > shown and st.button(f"Show {min(PAGE, whole - shown)} more", key=f"more-{which}"):
        st.session_state[f"facts-shown-{which}"] = shown + PAGE
        st.rerun()


page()
