"""Picking articles from a feed or a sitemap before anything of it is fetched."""

from __future__ import annotations

import streamlit as st

from claimcheck.articles.fetch.feeds import FeedItem
from claimcheck.errors import ClaimcheckError
from claimcheck.ui.correcting import corrected
from claimcheck.ui.feeds import Offer, item_day, offer, read_items
from claimcheck.ui.markup.parts import day, lead, nothing
from claimcheck.ui.reading import MOST_ADDRESSES
from claimcheck.ui.safe import label
from claimcheck.ui.signing import require
from claimcheck.ui.state import Desk
from claimcheck.ui.words import count

PAGE = 25  # items drawn at once: what a front page shows
HEADLINE_CHARACTERS = 140
ADDRESS_CHARACTERS = 90
_SHOWN = "feed-shown"


def feed_tab(desk: Desk, where: str) -> None:
    """Draw the address field, or what the feed names once it is listed."""
    if desk.offer is None:
        _ask(desk, where)
    else:
        _pick(desk, desk.offer)


def _ask(desk: Desk, where: str) -> None:
    with st.form(f"feed-{where}", clear_on_submit=True, border=False):
        address = st.text_input(
            "Address of a feed (RSS, Atom) or a sitemap",
            key=f"feed-address-{where}",
            placeholder="https://",
            help="Nothing is fetched but the list, until you choose.",
        )
        sent = st.form_submit_button("Show its articles", key=f"list-{where}")
    if sent:
        with st.spinner("Fetching the list …"):
            _list(desk, address or "")
        st.rerun()


def _list(desk: Desk, address: str) -> None:
    try:
        require("check")
        desk.offer = offer(address)
        desk.dropped += desk.offer.feed.dropped
        st.session_state.pop(_SHOWN, None)
    except ClaimcheckError as error:
        desk.said.append(str(error))


def _pick(desk: Desk, offered: Offer) -> None:
    st.html(lead(f"{offered.name}: {count(len(offered.feed.items), 'article')}. Choose those to compare."))
    words = st.text_input("Find", key="feed-find", placeholder="A word of the headline", width=280)
    found = offered.found(words or "")
    shown = int(st.session_state.get(_SHOWN, PAGE))
    if not found:
        st.html(nothing("No headline and no address holds that."))
    with st.container(key="feed-items", gap="xsmall"):
        for item in found[:shown]:
            _item(offered, item)
    if len(found) > shown and st.button(f"Show {min(PAGE, len(found) - shown)} more", key="feed-more"):
        st.session_state[_SHOWN] = shown + PAGE
        st.rerun()
    _decide(desk, offered)


def _item(offered: Offer, item: FeedItem) -> None:
    key = f"feed-item-{item.url}"
    dated = day(found) if (found := item_day(item)) else "no date"
    st.checkbox(
        f"{label(item.title or item.url, HEADLINE_CHARACTERS)} · {label(dated)}",
        value=item.url in offered.picked,
        key=key,
        help=label(item.url, ADDRESS_CHARACTERS),
        on_change=_keep,
        args=(offered, item.url, key),
    )


def _keep(offered: Offer, url: str, key: str) -> None:
    offered.pick(url, bool(st.session_state.get(key)))


def _decide(desk: Desk, offered: Offer) -> None:
    many = len(offered.picked)
    if offered.is_too_much:
        st.caption(f"{many} chosen; at most {MOST_ADDRESSES} are fetched at once.")
    with st.container(horizontal=True, vertical_alignment="center"):
        words = f"Add {count(many, 'article')}" if many else "Add the chosen articles"
        start = st.button(words, type="primary", key="feed-add", disabled=not many or offered.is_too_much)
        st.button("Another feed", key="feed-away", type="tertiary", on_click=desk.put_offer_away)
    if start:
        _add(desk, offered)


def _add(desk: Desk, offered: Offer) -> None:
    """Fetch what was chosen, one after the other; a click on anything else ends it with nothing added."""
    place, whole = st.empty(), len(offered.picked)
    with place.container(horizontal=True, vertical_alignment="center"):
        bar = st.progress(0.0, text="Starting …")
        st.button("Stop", key="stop", help="Ends the fetching. What you chose stays chosen.")

    def step(number: int, item: FeedItem) -> None:
        bar.progress(number / whole, text=f"Fetching {number + 1} of {whole}: {label(item.title or item.url)}")

    try:
        require("check")
        found = read_items(offered, step)
        desk.add(corrected(desk, found), found.dropped)
        desk.put_offer_away()
    except ClaimcheckError as error:
        desk.said.append(str(error))
    finally:
        place.empty()
    st.rerun()
