"""Articles: put them on the desk, see what was read, correct it, analyse."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from claimcheck.articles.read import read_uploads
from claimcheck.errors import ClaimcheckError
from claimcheck.records import Articles
from claimcheck.ui import analysis
from claimcheck.ui.correcting import corrected
from claimcheck.ui.markup.articles import hero, sample_card
from claimcheck.ui.markup.parts import heading, lead, title
from claimcheck.ui.opening import open_sample
from claimcheck.ui.reading import KINDS, read_addresses, read_pasted
from claimcheck.ui.safe import MESSAGE_CHARACTERS, label
from claimcheck.ui.samples import Sample, sample, samples
from claimcheck.ui.signing import may, require
from claimcheck.ui.state import Desk, desk
from claimcheck.ui.widgets.articles import article_rows, dropped_list
from claimcheck.ui.widgets.feed import feed_tab
from claimcheck.ui.widgets.notices import flush
from claimcheck.ui.widgets.saving import saved_list
from claimcheck.ui.words import changed, count

LEAST = 2  # one article has nothing to be compared with
SAMPLE_COLUMNS = 3


def page() -> None:
    """Draw the page."""
    here = desk()
    wanted, here.wanted = sample(here.wanted or ""), None
    if wanted is not None and open_sample(here, wanted):
        st.switch_page("screens/overview.py")
    if here.articles:
        _with_articles(here)
    else:
        _empty(here)


def _empty(here: Desk) -> None:
    st.html(hero("Where do the articles disagree?", _LEAD))
    flush(here)
    saved_list(here)
    stories = samples()
    if stories:
        st.html(heading("Try a story"))
        for first in range(0, len(stories), SAMPLE_COLUMNS):  # row by row: on a phone they keep their order
            for column, story in zip(st.columns(SAMPLE_COLUMNS), stories[first:], strict=False):
                with column:
                    _sample_card(here, story)
    st.html(heading("Or add your own articles"))
    _add(here, "empty")
    dropped_list(here)


def _sample_card(here: Desk, story: Sample) -> None:
    with st.container(border=True):
        st.html(sample_card(story.title, story.about, count(story.articles, "article")))
        st.button(f"Open {label(story.title)}", key=f"sample-{story.name}", on_click=here.want, args=(story.name,))


def _with_articles(here: Desk) -> None:
    st.html(title("Articles"))
    flush(here)
    st.html(lead(_state(here)))
    is_fresh = here.report is not None and not here.is_stale
    with st.container(horizontal=True, vertical_alignment="center"):
        if is_fresh:
            st.page_link("screens/overview.py", label="See what was found", icon=":material/arrow_forward:")
        words = "Analyse again" if here.report else "Analyse"
        too_few = len(here.articles) < LEAST
        start = not is_fresh and may("check") and st.button(words, type="primary", key="analyse", disabled=too_few)
        with st.popover("Clear the desk"):
            st.caption("Takes every article and decision off the desk. What you saved stays saved.")
            st.button("Clear it", key="clear", on_click=here.clear)
    if start:
        _analyse(here)
    article_rows(here)
    dropped_list(here)
    st.html(heading("Add more articles"))
    _add(here, "more")
    saved_list(here)


def _state(here: Desk) -> str:
    read = count(len(here.articles), "article")
    if len(here.articles) < LEAST:
        return f"{read} read. Add at least one more to compare."
    if here.report is None:
        return f"{read} read. Check the source and date of each, then analyse."
    if here.is_stale:
        return f"{read} read. {changed(*here.changes)} since the last analysis. {_ANEW}"
    found = count(len(here.conflicts), "conflict")
    told = f"{read} compared: {found} and {count(len(here.explained), 'explained difference')} found."
    if here.fresh or here.gone:
        told += f" Since the analysis before: {count(len(here.fresh), 'new flag')}, {here.gone} gone."
    return told


def _analyse(here: Desk) -> None:
    try:
        require("check")
        report = analysis.with_progress(lambda progress: analysis.run(here.articles, here.dropped, progress))
    except ClaimcheckError as error:
        st.error(label(str(error), MESSAGE_CHARACTERS))
        return
    here.keep(report)
    st.switch_page("screens/overview.py")


def _add(here: Desk, where: str) -> None:
    if not may("check"):
        st.info("Your role lets you look at stories and saved comparisons. Adding articles needs the role checker.")
        return
    upload, paste, web, feed = st.tabs(["Upload files", "Paste text", "Web addresses", "Feed"])
    with upload:
        _upload(here)
    with paste:
        _paste(here, where)
    with web:
        _fetch(here, where)
    with feed:
        feed_tab(here, where)


def _upload(here: Desk) -> None:
    files = st.file_uploader(
        "Articles as text, web pages, PDF, Word, e-mail, feeds or tables, or a ZIP of them",
        type=list(KINDS),
        accept_multiple_files=True,
        help="A table needs a column called text. Columns title, source, published and url are read too.",
        key=f"files-{here.uploads}",
    )
    if files:
        here.uploads += 1
        _take(here, lambda: read_uploads([(file.name, file.getvalue()) for file in files]))


def _paste(here: Desk, where: str) -> None:
    with st.form(f"paste-{where}", clear_on_submit=True, border=False):
        text = st.text_area("Text of the article", height=200, key=f"text-{where}")
        source, title, day = st.columns([2, 3, 1])
        name = source.text_input("Source", key=f"source-{where}", placeholder="The outlet, for example The Gazette")
        headline = title.text_input("Headline", key=f"title-{where}", placeholder="Taken from the first line if empty")
        published = day.date_input("Published", value=None, key=f"day-{where}", format="YYYY-MM-DD")
        sent = st.form_submit_button("Add this article", key=f"add-{where}")
    if sent:
        number = len(here.articles) + 1
        _take(here, lambda: read_pasted(text or "", number, name or "", headline or "", published))


def _fetch(here: Desk, where: str) -> None:
    with st.form(f"web-{where}", clear_on_submit=True, border=False):
        addresses = st.text_area(
            "Addresses of articles, one on each line",
            height=120,
            key=f"addresses-{where}",
            help="The only thing here that uses the network. Public pages alone, and only where their site allows it.",
        )
        sent = st.form_submit_button("Fetch these articles", key=f"fetch-{where}")
    if sent:
        with st.spinner("Fetching the articles …"):
            _take(here, lambda: read_addresses(addresses or ""))


def _take(here: Desk, read: Callable[[], Articles]) -> None:
    """Put what was read on the desk, or keep the one sentence that says why not; then draw the page anew."""
    try:
        require("check")
        found = read()
        here.add(corrected(here, found), found.dropped)
    except ClaimcheckError as error:
        here.said.append(str(error))
    st.rerun()


_ANEW = "Analyse again to see it; only what the change touches is worked out anew."
_LEAD = (
    "Give claimcheck a few articles about one event. It shows, sentence against sentence, where their figures, dates "
    "and accounts clash, and which differences have a harmless reason. Everything stays on this computer."
)

page()
