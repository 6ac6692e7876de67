"""Messages that outlive the run in which they arose."""

from __future__ import annotations

import streamlit as st

from claimcheck.ui.safe import MESSAGE_CHARACTERS, label
from claimcheck.ui.state import Desk


def flush(desk: Desk) -> None:
    """Show what could not be done, once, each in one sentence."""
    for message in desk.said:
        st.warning(label(message, MESSAGE_CHARACTERS))
    desk.said.clear()


def needs_report(desk: Desk) -> bool:
    """Say what to do on a page that shows a report when there is none; returns whether that was said."""
    flush(desk)
    if desk.report is not None:
        if desk.is_stale:
            st.info("The articles changed since this analysis. Analyse again on the Articles page to see it.")
        return False
    st.info("Nothing has been analysed yet. Add articles, or open a story that comes with claimcheck.")
    st.page_link("screens/articles.py", label="Go to Articles", icon=":material/article:")
    return True


def needs_articles(desk: Desk) -> bool:
    """Say what to do on a page that works on articles when there are none; returns whether that was said."""
    flush(desk)
    if desk.articles:
        return False
    st.info("There are no articles yet. Add some, or open a story that comes with claimcheck.")
    st.page_link("screens/articles.py", label="Go to Articles", icon=":material/article:")
    return True
