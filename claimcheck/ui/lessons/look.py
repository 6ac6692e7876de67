"""The look of the lesson's pages, on top of the app's own."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

HERE = Path(__file__).resolve().parent


def style(with_app: bool = True) -> None:
    """Hand the style sheets to the page; ``with_app`` adds the app's, which its own pages have already."""
    if with_app:
        st.html(HERE.parent / "style.css")
    st.html(HERE.parent / "sheets.css")
    st.html(HERE / "lesson.css")
