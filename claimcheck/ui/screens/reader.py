"""Reader: an article with its statements marked; opening one shows what the others say."""

from __future__ import annotations

import streamlit as st

from claimcheck.records import Article
from claimcheck.ui.lookup import Lookup
from claimcheck.ui.markup.parts import title
from claimcheck.ui.markup.reading import legend, reading
from claimcheck.ui.naming import article_names
from claimcheck.ui.reader import text_view, ties, title_view
from claimcheck.ui.state import desk
from claimcheck.ui.widgets.notices import needs_report


def page() -> None:
    """Draw the page."""
    here = desk()
    st.html(title("Reader"))
    if needs_report(here) or here.lookup is None:
        return
    names = article_names(here.report.articles if here.report else ())
    with st.container(horizontal=True, vertical_alignment="bottom"):
        first = st.selectbox("Article", list(names), key="article", bind="query-params", width=420)
        others = [name for name in names if name != first]
        second = st.selectbox(
            "Beside it", others, index=None, key="beside", placeholder="Nothing", bind="query-params", width=420
        )
    st.html(legend())
    if second:
        for column, name in zip(st.columns(2, gap="medium"), (first, second), strict=True):
            with column:
                _article(names[name], here.lookup)
    elif first:
        _article(names[first], here.lookup)


def _article(article: Article, lookup: Lookup) -> None:
    st.html(reading(article, title_view(article, lookup), text_view(article, lookup), ties(article, lookup)))


page()
