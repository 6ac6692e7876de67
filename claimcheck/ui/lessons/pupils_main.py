"""The one page of the pupils' server."""

from __future__ import annotations

import streamlit as st

from claimcheck.ui.lessons.look import style
from claimcheck.ui.lessons.pupil import page

st.set_page_config(page_title="claimcheck lesson", layout="centered", menu_items={})
style()
page()
