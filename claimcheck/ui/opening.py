"""What lies on the desk when the app opens: a story named in the address, or the folder it was started with."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

import streamlit as st

from claimcheck.articles.read import read_articles
from claimcheck.errors import ClaimcheckError
from claimcheck.records import Articles
from claimcheck.ui.analysis import shelf, with_progress
from claimcheck.ui.keeping import is_open_here, who
from claimcheck.ui.markup.articles import article_row
from claimcheck.ui.markup.parts import title
from claimcheck.ui.parking import parking
from claimcheck.ui.samples import Sample, folder_to_open, sample, samples
from claimcheck.ui.saving import open_saved
from claimcheck.ui.state import Desk

STORY = "story"  # the query parameter that names a bundled story
COMPARISON = "comparison"  # the query parameter that names a saved comparison
COOKIE = "_streamlit_xsrf"  # a random value that Streamlit gives every browser, and no other site reads
LEFT = "desk"  # the query parameter that finds a desk again which was saved nowhere
GONE = "What lay here was not saved, and is no longer held: add the articles again, or open a saved comparison."


def open_at_start(desk: Desk) -> bool:
    """Open what was asked for on the first run of a session, and keep the story's name in the address after that.

    Returns:
        Whether a story was opened just now.
    """
    is_opened_now = False
    if not desk.is_opened:
        desk.is_opened = True
        is_opened_now = _open_asked(desk)
    _keep_address(desk)
    return is_opened_now


def open_story(desk: Desk, folder: Path, name: str | None = None) -> bool:
    """Put a story and its report on the desk, showing its articles while they are compared.

    What cannot be read or compared is kept to be said in one sentence; the articles that were read stay.
    """
    place, read = st.empty(), None
    try:
        read = read_articles([str(folder)])
        with place.container():
            st.html(title("Comparing these articles"))
            found = with_progress(lambda progress: shelf().take(folder, progress), under=_rows(read))
    except ClaimcheckError as error:
        desk.said.append(str(error))
        if read is not None and not desk.articles:
            desk.add(read, read.dropped)
        return False
    finally:
        place.empty()
    articles, report = found
    desk.clear()
    desk.add(articles, articles.dropped)
    desk.keep(report)
    desk.story = name
    return True


def open_sample(desk: Desk, story: Sample) -> bool:
    """Put a bundled story on the desk."""
    return open_story(desk, story.folder, story.name)


def _rows(articles: Articles) -> str:
    return "".join(f'<div class="cc-reading">{article_row(article)}</div>' for article in articles)


def _open_asked(desk: Desk) -> bool:
    kept = st.query_params.get(COMPARISON)
    if kept is not None:
        return _open_saved(desk, kept)
    ticket = st.query_params.get(LEFT)
    if ticket is not None and is_open_here() and (left := parking().find(ticket, _whose())) is not None:
        desk.continue_from(left)
        return False
    asked = st.query_params.get(STORY)
    if ticket is not None and asked is None:
        desk.said.append(GONE)
    if asked is not None:
        story = sample(asked)
        if story is None:
            desk.said.append("The address names a story that does not come with claimcheck.")
            return False
        return open_sample(desk, story)
    folder = folder_to_open()
    if folder is None:
        return False
    story = next((each for each in samples() if each.folder.resolve() == folder.resolve()), None)
    return open_story(desk, folder, story.name if story else None)


def _open_saved(desk: Desk, comparison_id: str) -> bool:
    if not is_open_here():
        desk.said.append("Saved comparisons open on their own machine alone.")
        return False
    try:
        with st.spinner("Opening the comparison …"):
            open_saved(desk, comparison_id)
    except ClaimcheckError as error:
        desk.said.append(str(error))
        return False
    return True


def address(desk: Desk) -> dict[str, str]:
    """The query parameters that open what lies on the desk; what is saved nowhere opens for its visitor alone."""
    if desk.saved is not None:
        return {COMPARISON: desk.saved.id}
    story = {STORY: desk.story} if desk.story is not None else {}
    is_own = bool(desk.reviews) if story else bool(desk.articles)
    return story | {LEFT: desk.ticket} if is_own and browser() and is_open_here() else story


def browser() -> str:
    """What the server's own cookie calls this browser, in hexadecimal; empty without one."""
    return unmasked(st.context.cookies.get(COOKIE, ""))


def unmasked(cookie: str) -> str:
    """The value in a cookie "2|mask|masked value|time", which is masked anew in every answer; empty for any other."""
    try:
        version, mask, masked, _ = cookie.split("|")
        pairs = zip(bytes.fromhex(masked), cycle(bytes.fromhex(mask)), strict=False)
    except ValueError:
        return ""
    return bytes(a ^ b for a, b in pairs).hex() if version == "2" else ""


def _whose() -> str:
    """The person and their browser: an address that was passed on shows nobody else what was not saved."""
    return f"{who()} {browser()}"


def _keep_address(desk: Desk) -> None:
    wanted = address(desk)
    if LEFT in wanted:
        parking().leave(desk, _whose())
    for name in (STORY, COMPARISON, LEFT):
        if name in wanted:
            if st.query_params.get(name) != wanted[name]:
                st.query_params[name] = wanted[name]
        elif name in st.query_params:
            del st.query_params[name]
