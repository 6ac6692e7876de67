"""The disputed numbers of a story, one at a time on a timeline."""

from __future__ import annotations

import streamlit as st

from claimcheck.records import Report
from claimcheck.ui.history import disputed, history
from claimcheck.ui.lookup import Lookup
from claimcheck.ui.markup.history import timeline, told
from claimcheck.ui.markup.parts import heading, lead, nothing
from claimcheck.ui.safe import one_line
from claimcheck.ui.state import Desk

MOST = 12  # numbers to choose from: the gravest; every other one stands on its finding's own page
HEADLINE_CHARACTERS = 90
ONE_FIGURE = "Only one figure of this number can be placed on a scale."


@st.fragment
def numbers(desk: Desk, report: Report, lookup: Lookup) -> None:
    """Draw the choice and the timeline of the chosen number; nothing when no number is disputed."""
    views = disputed(desk.conflicts, lookup, MOST)
    if not views:
        return
    st.html(heading("A disputed number through time"))
    names = {f"{rank}. {one_line(view.headline, HEADLINE_CHARACTERS)}": view for rank, view in enumerate(views, 1)}
    chosen = st.selectbox("Number", list(names), key="number", bind="query-params")
    found = history(names.get(chosen or "", views[0]), report, lookup)
    st.html(nothing(ONE_FIGURE) if found is None else lead(told(found)) + timeline(found))
