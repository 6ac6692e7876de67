"""The app's frame: page settings, style, navigation, and the story that it opens with."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from claimcheck.ui.opening import open_at_start
from claimcheck.ui.saving import write_reviews
from claimcheck.ui.state import desk

HERE = Path(__file__).resolve().parent
_SIGN = (  # two lines that do not meet; drawn here, since a named icon would be fetched from the network
    '<rect width="32" height="32" rx="6" fill="#155e75"/>'
    '<path d="M6 11h12M14 21h12" stroke="#fff" stroke-width="4" stroke-linecap="round"/>'
    '<path d="M22 7v8M10 17v8" stroke="#f0a58f" stroke-width="4" stroke-linecap="round"/>'
)
ICON = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">{_SIGN}</svg>'
NAME = (
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 150 32">{_SIGN}<text x="41" y="22" font-size="20" '
    'font-weight="600" fill="#2e86a0" font-family="Source Sans, Segoe UI, sans-serif">claimcheck</text></svg>'
)


def main() -> None:
    """Draw the frame and the page that the visitor is on."""
    st.set_page_config(page_title="claimcheck", page_icon=ICON, layout="wide")
    st.logo(NAME, icon_image=ICON)
    st.html(HERE / "style.css")
    pages = HERE / "screens"  # a folder called pages would be run without this frame
    articles = st.Page(pages / "articles.py", title="Articles", icon=":material/article:", default=True)
    overview = st.Page(pages / "overview.py", title="Overview", icon=":material/dashboard:")
    conflicts = st.Page(pages / "conflicts.py", title="Conflicts", icon=":material/compare_arrows:")
    facts = st.Page(pages / "facts.py", title="Facts", icon=":material/list_alt:")
    reader = st.Page(pages / "reader.py", title="Reader", icon=":material/menu_book:")
    check = st.Page(pages / "check.py", title="Check", icon=":material/fact_check:")
    lesson = st.Page(pages / "lesson.py", title="Lesson", icon=":material/school:")
    join = st.Page(pages / "lesson_join.py", title="Join a lesson", url_path="join", visibility="hidden")
    plant = st.Page(pages / "plant.py", title="Plant", icon=":material/psychology_alt:")
    worksheet = st.Page(pages / "worksheet.py", title="Worksheet", icon=":material/print:")
    about = st.Page(pages / "about.py", title="How it works", icon=":material/help:")
    story = (articles, overview, conflicts, facts, reader, check)
    page = st.navigation([*story, lesson, plant, worksheet, about, join], position="top")
    write_reviews(desk())
    if open_at_start(desk()) and page.url_path == articles.url_path:
        st.switch_page(overview)
    page.run()
    write_reviews(desk())


main()
