"""The export menu: one button per format, written when it is clicked."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from claimcheck.ui.export import Format, decisions_csv, formats, kept_report
from claimcheck.ui.state import Desk
from claimcheck.ui.words import count


def export_menu(desk: Desk) -> None:
    """Draw the menu. Files are made on the click, so that a page with fifty articles stays quick."""
    with st.popover("Export", icon=":material/download:"):
        with_dismissed = st.toggle("Include what I dismissed", value=False, key="export-dismissed")
        with st.container(horizontal=True):
            for each in formats():
                st.download_button(
                    each.name,
                    data=_writer(desk, each, with_dismissed),
                    file_name=each.file,
                    mime=each.mime,
                    key=f"export-{each.file}",
                    on_click="ignore",
                )
        decided = desk.decided()
        st.download_button(
            f"My decisions and notes ({count(decided, 'decision')})",
            data=lambda: decisions_csv(desk),
            file_name="claimcheck-decisions.csv",
            mime="text/csv",
            key="export-decisions",
            on_click="ignore",
            disabled=not desk.reviews,
        )


def _writer(desk: Desk, each: Format, with_dismissed: bool) -> Callable[[], str | bytes]:
    return lambda: each.write(kept_report(desk, with_dismissed))
