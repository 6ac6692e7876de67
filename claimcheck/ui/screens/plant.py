"""Plant: change a figure, a name or a negation in an article, and let the class hunt for it."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from claimcheck.errors import ClaimcheckError
from claimcheck.records import Article
from claimcheck.ui.keeping import is_open_here
from claimcheck.ui.lessons.hunting import hunt_plan
from claimcheck.ui.lessons.room import ROOM, open_room
from claimcheck.ui.markup.parts import lead, nothing, title
from claimcheck.ui.naming import article_names
from claimcheck.ui.opening import address
from claimcheck.ui.planting import Planting, planting
from claimcheck.ui.signing import may
from claimcheck.ui.state import Desk, desk
from claimcheck.ui.widgets.hunt import answer, hunt, prepare
from claimcheck.ui.widgets.notices import flush, needs_articles

PREPARE, HUNT, ANSWER = "Prepare", "Hunt", "Answer"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
STYLE = Path(__file__).resolve().parents[1] / "sheets.css"
ABOUT = "Change a few words of an article by a click; the class looks for them. The article itself stays as it is."
EMPTY = "Nothing was planted in this article yet. Go to “Prepare” and click a change."


def page() -> None:
    """Draw the page."""
    here = desk()
    st.html(STYLE)
    st.html(title("Plant changes") + lead(ABOUT))
    if needs_articles(here):
        return
    kept, names = planting(), article_names(here.articles)
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters-plant"):
        chosen = st.selectbox("Article to change", list(names), key="changed", bind="query-params", width=420)
        step = st.segmented_control(
            "Step", [PREPARE, HUNT, ANSWER], default=PREPARE, required=True, key="step", bind="query-params"
        )
        article = names[chosen] if chosen else here.articles[0]
        _downloads(kept, article)
        _room(here, kept, article)
    flush(here)
    _step(here, kept, article, step or PREPARE)


def _step(here: Desk, kept: Planting, article: Article, step: str) -> None:
    if step == PREPARE:
        others = [each for each in here.articles if each.id != article.id]
        with st.spinner("Looking for what could be changed …"):
            found = kept.candidates(article, others)
        prepare(kept, article, found)
    elif not kept.taken(article):
        st.html(nothing(EMPTY))
    else:
        (hunt if step == HUNT else answer)(kept, article)


def _downloads(kept: Planting, article: Article) -> None:
    """The sheet on paper, made on the click."""
    is_empty = not kept.taken(article)
    with st.popover("Print", icon=":material/print:", disabled=is_empty):
        st.caption("The changed article, a table for what pupils find, and the answers on a page of their own.")
        st.download_button(
            "Word", lambda: _word(kept, article), "claimcheck-hunt.docx", WORD, key="hunt-docx", on_click="ignore"
        )
        st.download_button(
            "Web page",
            lambda: _web(kept, article),
            "claimcheck-hunt.html",
            "text/html",
            key="hunt-html",
            on_click="ignore",
        )


def _room(here: Desk, kept: Planting, article: Article) -> None:
    """The hunt in a room of its own, which pupils join by a code."""
    if not (may("teach") and is_open_here()):
        return
    is_empty = not kept.taken(article)
    if st.button("Hunt with the class", key="hunt-room", icon=":material/school:", disabled=is_empty):
        try:
            lesson = open_room(hunt_plan(kept.copy(article)))
        except ClaimcheckError as error:
            here.said.append(str(error))
        else:
            st.switch_page("screens/lesson.py", query_params={ROOM: lesson.code, **address(here)})


def _word(kept: Planting, article: Article) -> bytes:
    from claimcheck.teaching.sheet_docx import hunt_docx

    return hunt_docx(kept.copy(article))


def _web(kept: Planting, article: Article) -> str:
    from claimcheck.teaching.sheet_html import hunt_html

    return hunt_html(kept.copy(article))


page()
