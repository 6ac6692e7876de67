"""How this works and where it errs, in plain words."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from claimcheck.ui.markup.parts import title

TEXT = Path(__file__).resolve().parents[1] / "about.md"


def page() -> None:
    """Draw the page."""
    st.html(title("How this works, and where it errs"))
    st.markdown(TEXT.read_text(encoding="utf-8"))


page()
