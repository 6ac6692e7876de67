"""Check a statement: which sentences of the articles contradict it, and which support it."""

from __future__ import annotations

import streamlit as st

from claimcheck.errors import ClaimcheckError
from claimcheck.ui import analysis
from claimcheck.ui.checking import check
from claimcheck.ui.markup.checking import checked
from claimcheck.ui.markup.parts import lead, title
from claimcheck.ui.safe import MESSAGE_CHARACTERS, label
from claimcheck.ui.state import Desk, desk
from claimcheck.ui.widgets.notices import needs_articles

MOST_CHARACTERS = 500  # a statement, not an article


def page() -> None:
    """Draw the page."""
    here = desk()
    st.html(title("Check a statement"))
    if needs_articles(here):
        return
    st.html(lead("Type or paste one sentence, and see which sentences of your articles contradict or support it."))
    with st.form("check", border=False):
        statement = st.text_area("Statement", max_chars=MOST_CHARACTERS, height=80, key="statement")
        asked = st.form_submit_button("Check", type="primary", key="check")
    if asked:
        _check(here, statement or "")
    if here.checked is not None:
        st.html(checked(here.checked))


def _check(here: Desk, statement: str) -> None:
    here.checked = None
    try:
        here.checked = analysis.with_progress(lambda progress: check(statement, here.articles, progress))
    except ClaimcheckError as error:
        st.error(label(str(error), MESSAGE_CHARACTERS))


page()
