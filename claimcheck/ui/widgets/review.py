"""A finding with the reviewer's decision and note, in a list or one at a time."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from claimcheck.reports.citing import paragraph
from claimcheck.reports.view import FindingView
from claimcheck.ui.figures import figures
from claimcheck.ui.focusing import into_dialog
from claimcheck.ui.history import history
from claimcheck.ui.markup.figures import bars
from claimcheck.ui.markup.findings import finding, more
from claimcheck.ui.markup.history import timeline, told
from claimcheck.ui.markup.parts import lead
from claimcheck.ui.signing import may
from claimcheck.ui.state import Decision, Desk

BUTTONS: dict[Decision, tuple[str, str, str]] = {  # what the button says, says once it is pressed, and its key
    "confirmed": ("Confirm", "Confirmed ✓", "Y"),
    "dismissed": ("Dismiss", "Dismissed ✓", "N"),
    "to check": ("To check", "To check ✓", "T"),
}
NEXT, PREVIOUS = "J", "K"  # as in many readers of lists
WRITE = "W"  # N, for the note, dismisses ("no")
REASONS = (  # what claimcheck gets wrong most, in a reviewer's words
    "About different things",
    "Rounded",
    "An older figure",
    "Says who, not what",
    "Read wrongly by the tool",
)
NOTE_CHARACTERS = 1000
FINDING = "finding"  # the query parameter that names one finding
_AT = "one-by-one"


def card(desk: Desk, view: FindingView, rank: int) -> None:
    """Draw a finding with its decision and note; a second click on a decision takes it back."""
    with _frame(view):
        st.html(_shown(desk, view, rank))
        with st.container(horizontal=True, vertical_alignment="top", gap="small"):
            st.html(more(view))
            _decisions(desk, view)
            _note(desk, view)
            if st.button(
                "Link", key=f"link-{view.id}", type="tertiary", help="Shows this finding alone, at its own address"
            ):
                st.query_params[FINDING] = view.id
                st.rerun()


def one_by_one(desk: Desk, views: Sequence[FindingView]) -> None:
    """Draw one finding with its context open, and keys to decide and go on."""
    if not views:
        return
    at = min(int(st.session_state.get(_AT, 0)), len(views) - 1)
    view = views[at]
    with st.container(horizontal=True, vertical_alignment="center", key="one-by-one-bar", gap="small"):
        if len(views) > 1:
            _step("Previous", PREVIOUS, at - 1, at == 0)
            _step("Next", NEXT, at + 1, at == len(views) - 1)
            st.html(lead(f"{at + 1} of {len(views)}"), width="content")
        _decisions(desk, view, with_keys=True)
        _note(desk, view, with_key=True)
        with st.popover("Cite", type="tertiary"):
            st.caption("A paragraph for your own article. Check it against both articles first.")
            st.code(paragraph(view), language=None, wrap_lines=True)
    with _frame(view):
        st.html(_shown(desk, view, at + 1) + _figures(desk, view) + more(view, is_open=True))


def _figures(desk: Desk, view: FindingView) -> str:
    """The figures of a disputed number: through time where it can be traced, else beside each other."""
    if desk.lookup is None or desk.report is None:
        return ""
    traced = history(view, desk.report, desk.lookup)
    return bars(figures(view, desk.lookup)) if traced is None else lead(told(traced)) + timeline(traced)


def _step(words: str, key: str, to: int, is_off: bool) -> None:
    st.button(words, shortcut=key, key=f"step-{words}", disabled=is_off, on_click=_go, args=(to,))


def _go(to: int) -> None:
    st.session_state[_AT] = to


def _frame(view: FindingView) -> DeltaGenerator:
    return st.container(key=f"card-{view.id}", gap=None)


def _shown(desk: Desk, view: FindingView, rank: int) -> str:
    return finding(view, rank, desk.review(view).decision or "", desk.is_new(view))


def _decisions(desk: Desk, view: FindingView, with_keys: bool = False) -> None:
    if not may("check"):
        return
    taken = desk.review(view).decision
    with st.container(horizontal=True, gap="xsmall", width="content"):
        for decision, (words, pressed, key) in BUTTONS.items():
            st.button(
                pressed if taken == decision else words,
                key=f"{decision.replace(' ', '-')}-{view.id}",
                type="primary" if taken == decision else "secondary",
                shortcut=key if with_keys else None,
                help="Click again to take it back" if taken == decision else None,
                on_click=desk.decide,
                args=(view, None if taken == decision else decision),
            )


def _note(desk: Desk, view: FindingView, with_key: bool = False) -> None:
    """The note, to be written or only read."""
    kept = desk.review(view).note
    if may("check"):
        words, key = ("Note ✓" if kept else "Note"), WRITE if with_key else None
        if st.button(words, key=f"note-{view.id}", type="tertiary", shortcut=key, help=kept or None):
            _write_note(desk, view)
    elif kept:
        st.text(kept)


@st.dialog("Your note")
def _write_note(desk: Desk, view: FindingView) -> None:
    """Opens with the cursor in the field; Ctrl and Enter keep the note, Escape leaves it as it was."""
    review = desk.review(view)
    st.html(lead(view.headline))
    with st.form(f"form-{view.id}", border=False):
        if review.decision == "dismissed":
            st.pills("Why dismissed?", REASONS, key=f"why-{view.id}", selection_mode="single")
        st.text_area("Your note on this finding", value=review.note, max_chars=NOTE_CHARACTERS, key=f"words-{view.id}")
        if st.form_submit_button(
            "Keep this note", type="primary", key=f"keep-{view.id}", on_click=_keep_note, args=(desk, view)
        ):
            st.rerun()
    into_dialog()


def _keep_note(desk: Desk, view: FindingView) -> None:
    """Keep what was written; a reason that was chosen begins it, in place of another."""
    note, why = str(st.session_state.get(f"words-{view.id}") or ""), st.session_state.get(f"why-{view.id}")
    if why is not None:
        for reason in REASONS:
            note = note.removeprefix(f"{reason}.").strip()
        note = f"{why}. {note}"
    desk.note(view, note)
