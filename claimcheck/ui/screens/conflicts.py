"""Conflicts: every finding, ranked, two sentences side by side; explained differences apart and below."""

from __future__ import annotations

import streamlit as st

from claimcheck.reports.view import FindingView
from claimcheck.ui.markup.findings import explained
from claimcheck.ui.markup.parts import lead, title
from claimcheck.ui.state import Desk, desk
from claimcheck.ui.widgets.filters import Filters, filters
from claimcheck.ui.widgets.notices import needs_report
from claimcheck.ui.widgets.review import card
from claimcheck.ui.words import count

PAGE = 20  # cards drawn at once: more than a sitting's work, few enough to draw in well under a second
_SHOWN = "conflicts-shown"


def page() -> None:
    """Draw the page."""
    here = desk()
    st.html(title("Conflicts"))
    if needs_report(here):
        return
    if not here.findings:
        st.html(lead("The articles tell the same wherever they speak of the same fact: nothing clashes."))
        return
    chosen = filters(here)
    clashes = [view for view in here.conflicts if chosen.lets_through(view)]
    differences = [view for view in here.explained if chosen.lets_through(view)]
    st.html(lead(_summary(here, chosen, len(clashes), len(differences))))
    _cards(here, clashes)
    _explained(differences)


def _summary(here: Desk, chosen: Filters, clashes: int, differences: int) -> str:
    text = f"{count(clashes, 'conflict')}, the gravest first"
    if differences:
        text += f"; {count(differences, 'difference')} with a reason below"
    hidden = len(here.findings) - clashes - differences
    if chosen.is_narrow and hidden:
        text += f". {count(hidden, 'finding')} hidden by the filters"
    return text + "."


def _cards(here: Desk, views: list[FindingView]) -> None:
    shown = int(st.session_state.get(_SHOWN, PAGE))
    for rank, view in enumerate(views[:shown], 1):
        card(here, view, rank)
    if len(views) > shown:
        more = min(PAGE, len(views) - shown)
        if st.button(f"Show {more} more", key="more"):
            st.session_state[_SHOWN] = shown + PAGE
            st.rerun()


def _explained(views: list[FindingView]) -> None:
    if not views:
        return
    st.header("Explained differences", anchor=False)
    st.html(lead("These differ on paper, but one named reason makes both true. Open those you want to check."))
    for rank, view in enumerate(views[:PAGE], 1):
        st.html(explained(view, rank))
    if len(views) > PAGE:
        st.caption(f"{len(views) - PAGE} more are in the exported report.")


page()
