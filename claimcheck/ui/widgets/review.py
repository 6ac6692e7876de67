"""The reviewer's decision under a finding."""

from __future__ import annotations

import streamlit as st

from claimcheck.reports.view import FindingView
from claimcheck.ui.markup.findings import finding, more
from claimcheck.ui.state import DECISIONS, Decision, Desk

_WORDS: dict[str, Decision] = {"Confirm": "confirmed", "Dismiss": "dismissed", "To check": "to check"}
_BACK = {decision: words for words, decision in _WORDS.items()}
NOTE_CHARACTERS = 1000


@st.fragment
def card(desk: Desk, view: FindingView, rank: int) -> None:
    """Draw a finding with the reviewer's decision and note; a second click on a decision takes it back."""
    review = desk.review(view.id)
    state = (review.decision or "open").replace(" ", "-")
    with st.container(key=f"card-{state}-{view.id}", gap=None):
        st.html(finding(view, rank))
        with st.container(horizontal=True, vertical_alignment="top", gap="small"):
            st.html(more(view))
            chosen = st.segmented_control(
                "Your decision",
                [_BACK[decision] for decision in DECISIONS],
                default=_BACK[review.decision] if review.decision else None,
                key=f"decision-{view.id}",
                label_visibility="collapsed",
            )
            _note(desk, view)
    decision = _WORDS[chosen] if chosen else None
    if decision != review.decision:
        desk.decide(view.id, decision)
        st.rerun(scope="fragment")


def _note(desk: Desk, view: FindingView) -> None:
    kept = desk.review(view.id).note
    with st.popover("Note ✓" if kept else "Note", type="tertiary", help="Kept with your decision"):
        note = st.text_area("Your note on this finding", value=kept, max_chars=NOTE_CHARACTERS, key=f"note-{view.id}")
        if (note or "").strip() != kept:
            desk.note(view.id, note or "")
