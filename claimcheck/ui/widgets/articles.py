"""The list of what was read, with a form to correct it, and what was left out."""

from __future__ import annotations

from datetime import date

import streamlit as st

from claimcheck.articles.language import ENGLISH, OTHER_SCRIPT, name_of
from claimcheck.records import Article
from claimcheck.ui.correcting import keep
from claimcheck.ui.markup.articles import article_row, full_text, left_out
from claimcheck.ui.markup.parts import heading
from claimcheck.ui.safe import label
from claimcheck.ui.signing import may
from claimcheck.ui.state import Desk
from claimcheck.ui.words import count

MOST_PIECES = 200  # a longer list is read in the exported report, not on a page
NAME_CHARACTERS = 40
EARLIEST = date(1800, 1, 1)  # older news than this is history


def article_rows(desk: Desk) -> None:
    """One row per article: what was read, a button to look at it and correct it, a button to remove it."""
    st.html(heading(f"{count(len(desk.articles), 'article')} read"))
    with st.container(gap=None):
        _rows(desk)


def _rows(desk: Desk) -> None:
    for article in desk.articles:
        is_open = desk.looking_at == article.id
        with st.container(key=f"row-{article.id}", gap="small"):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.html(article_row(article))
                if may("check"):
                    _buttons(desk, article, is_open)
            if is_open:
                _correct(desk, article)


def _buttons(desk: Desk, article: Article, is_open: bool) -> None:
    name = label(article.source or article.title or "this article", NAME_CHARACTERS)
    st.button(
        "Close" if is_open else "Look and correct",
        type="tertiary",
        key=f"edit-{article.id}",
        help=f"The text of {name}, its source, headline and date",
        on_click=desk.look_at,
        args=(None if is_open else article.id,),
    )
    st.button(
        "Remove",
        type="tertiary",
        key=f"remove-{article.id}",
        help=f"Takes {name} off the desk",
        on_click=desk.remove,
        args=(article.id,),
    )


def _correct(desk: Desk, article: Article) -> None:
    with st.form(f"correct-{article.id}", border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            source = st.text_input("Source", value=article.source, key="correct-source", width=240)
            title = st.text_input("Headline", value=article.title, key="correct-title")
            published = st.date_input(
                "Published", value=_day(article), min_value=EARLIEST, format="YYYY-MM-DD", key="correct-day", width=150
            )
            languages = _languages(article)
            language = st.selectbox(
                "Language",
                list(languages),
                index=list(languages.values()).index(article.language),
                help="Sentences that are not English are compared as they stand, without reading their grammar.",
                key="correct-language",
                width=170,
            )
            saved = st.form_submit_button("Save", type="primary", key="correct-save")
    if saved:
        desk.correct(
            article.id,
            (source or "").strip(),
            (title or "").strip(),
            _published(article, published),
            languages[language],
        )
        for each in desk.articles:
            if each.id == article.id:
                keep(desk, each)
        desk.look_at(None)
        st.rerun()
    st.html(full_text(article))


def _languages(article: Article) -> dict[str, str | None]:
    """The languages to choose from: whether it is English is all that a comparison asks."""
    known: dict[str, str | None] = {"English": ENGLISH, "Another language": OTHER_SCRIPT, "Not known": None}
    if article.language in known.values():
        return known
    name = name_of(article.language or "")
    return {name[:1].upper() + name[1:]: article.language, **known}


def _day(article: Article) -> date | None:
    return date.fromisoformat(article.published[:10]) if article.published else None


def _published(article: Article, day: date | None) -> str | None:
    """Keep the time of day that was read when the day itself was not changed."""
    return article.published if day == _day(article) else day.isoformat() if day else None


def dropped_list(desk: Desk) -> None:
    """What could not be used, what was read with a doubt, and what an analysis passed over; nothing goes in silence."""
    passed_over = desk.report.dropped if desk.report else ()
    everything = tuple(dict.fromkeys((*desk.dropped, *passed_over)))
    whole = [each for each in everything if each.start is None]
    pieces = [each for each in everything if each.start is not None]
    if whole:
        with st.expander(f"{count(len(whole), 'remark')} on reading", icon=":material/info:", expanded=True):
            st.html(left_out(whole))
    if pieces:
        with st.expander(f"{count(len(pieces), 'passage')} passed over as no statement", icon=":material/filter_alt:"):
            st.html(left_out(pieces[:MOST_PIECES]))
            if len(pieces) > MOST_PIECES:
                st.caption(f"{len(pieces) - MOST_PIECES} more are in the exported report.")
