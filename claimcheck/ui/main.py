"""The app's frame: page settings, style, navigation, and the story that it opens with."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from claimcheck.ui.focusing import into_menus
from claimcheck.ui.opening import open_at_start
from claimcheck.ui.roles import Act, Person
from claimcheck.ui.saving import write_reviews
from claimcheck.ui.signing import admit, refuse, show_person
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
FIRST = "articles"  # the page that opens, at the address without a name
NEEDS: dict[str, Act] = {"check": "check", "lesson": "teach", "join": "teach"}  # by a page's address; all others: see


def main() -> None:
    """Draw the frame and the page that the visitor is on, once they are let in."""
    st.set_page_config(page_title="claimcheck", page_icon=ICON, layout="wide")
    st.logo(NAME, icon_image=ICON)
    st.html(HERE / "style.css")
    here = admit()
    page = _navigation(here)
    if here is None:
        return
    if not here.may(needed := NEEDS.get(page.url_path, "see")):
        refuse(needed)
    else:
        _draw(page)
    show_person(here)
    into_menus()


def _navigation(here: Person | None) -> st.Page:
    """List the pages: those of this person's role to be seen, the others known by their address, to be refused."""
    pages = HERE / "screens"  # a folder called pages would be run without this frame

    def page(name: str, title: str, icon: str, is_shown: bool = True, path: str = "") -> st.Page:
        is_allowed = here is not None and here.may(NEEDS.get(path or name, "see"))
        return st.Page(
            pages / f"{name}.py",
            title=title,
            icon=f":material/{icon}:",
            url_path=path or name,
            default=name == FIRST,
            visibility="visible" if is_shown and is_allowed else "hidden",
        )

    return st.navigation(
        [
            page(FIRST, "Articles", "article"),
            page("overview", "Overview", "dashboard"),
            page("conflicts", "Conflicts", "compare_arrows"),
            page("facts", "Facts", "list_alt"),
            page("reader", "Reader", "menu_book"),
            page("check", "Check", "fact_check"),
            page("lesson", "Lesson", "school"),
            page("plant", "Plant", "psychology_alt"),
            page("worksheet", "Worksheet", "print"),
            page("about", "How it works", "help"),
            page("lesson_join", "Join a lesson", "group", is_shown=False, path="join"),
        ],
        position="hidden" if here is None else "top",
    )


def _draw(page: st.Page) -> None:
    write_reviews(desk())
    if open_at_start(desk()) and page.url_path == "":
        st.switch_page("screens/overview.py")
    page.run()
    write_reviews(desk())


main()
