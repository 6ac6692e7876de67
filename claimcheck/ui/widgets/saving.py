"""Saving a comparison, and the list of those saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from claimcheck.errors import ClaimcheckError
from claimcheck.ui import saving
from claimcheck.ui.markup.articles import saved_row
from claimcheck.ui.markup.parts import heading
from claimcheck.ui.safe import MESSAGE_CHARACTERS, label, one_line
from claimcheck.ui.signing import may
from claimcheck.ui.state import Desk
from claimcheck.ui.words import count
from claimcheck.workspace import ComparisonInfo

NAME_CHARACTERS = 120
FIRST = 5  # saved comparisons shown at once: this week's


def save_menu(desk: Desk) -> None:
    """Draw the menu that saves what lies on the desk; nothing on a server that strangers reach, or for a reader."""
    if desk.report is None or not saving.is_open_here() or not may("check"):
        return
    is_saved = desk.saved is not None and desk.saved_report is desk.report
    with st.popover("Saved" if is_saved else "Save", icon=":material/bookmark:"):
        if is_saved and desk.saved is not None:
            st.caption(
                f"Saved as {label(desk.saved.name, NAME_CHARACTERS)}. Decisions and notes are kept as you make them."
            )
            return
        if desk.saved is not None:
            st.button("Save this new analysis", type="primary", key="save", on_click=_save, args=(desk,))
            return
        first = desk.articles[0].title or desk.articles[0].source
        st.text_input("Name", value=one_line(first, NAME_CHARACTERS), max_chars=NAME_CHARACTERS, key="save-name")
        st.button("Save", type="primary", key="save", on_click=_save, args=(desk,))
        st.caption("Kept on this machine, with your decisions and notes. Find it again under Articles.")


def _save(desk: Desk) -> None:
    name = str(st.session_state.get("save-name", ""))
    _try(desk, lambda: saving.save(desk, name))


def saved_list(desk: Desk) -> None:
    """Draw the saved comparisons, and those in the bin folded away."""
    try:
        kept, bin_ = saving.saved(), saving.removed()
    except ClaimcheckError as error:
        st.caption(label(str(error), MESSAGE_CHARACTERS))
        return
    is_reader = not may("check")
    if kept:
        st.html(heading("Saved comparisons"))
        _rows(desk, kept[:FIRST], is_reader)
        if rest := kept[FIRST:]:
            with st.expander(f"{count(len(rest), 'older comparison')}", icon=":material/history:"):
                _rows(desk, rest, is_reader)
    if bin_ and not is_reader:
        with st.expander(f"{count(len(bin_), 'removed comparison')}", icon=":material/delete:"):
            for one in bin_:
                _row(desk, one, ("Bring back", saving.bring_back))


def _rows(desk: Desk, kept: Sequence[ComparisonInfo], is_reader: bool) -> None:
    steps = (("Open", saving.open_saved), ("Remove", saving.remove))
    for one in kept:
        _row(desk, one, *steps[:1] if is_reader else steps)


def _row(desk: Desk, one: ComparisonInfo, *steps: tuple[str, Callable[..., None]]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"row-saved-{one.id}"):
        st.html(saved_row(one.name, count(one.articles, "article"), one.at.astimezone().strftime("%Y-%m-%d %H:%M")))
        for words, step in steps:
            args = (desk, one.id) if step is saving.open_saved else (one,)
            st.button(
                words,
                type="tertiary",
                key=f"{words}-{one.id}",
                on_click=_try,
                args=(desk, lambda step=step, args=args: step(*args)),
            )


def _try(desk: Desk, work: Callable[[], None]) -> None:
    try:
        work()
    except ClaimcheckError as error:
        desk.said.append(str(error))
