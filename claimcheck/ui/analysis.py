"""Running an analysis for a visitor: progress that they see, and reports that visitors may share."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock
from typing import TypeVar

import streamlit as st

from claimcheck.articles.read import read_articles
from claimcheck.config import Settings
from claimcheck.pipeline import STAGES, analyze
from claimcheck.protocols import Progress
from claimcheck.records import Article, Articles, Dropped, Report
from claimcheck.runtime.turns import Turns
from claimcheck.ui.words import WAITING, stage

REDRAW_SECONDS = 0.15  # a progress bar redrawn more often than this only costs time
POLL_SECONDS = 0.2  # how often a page looks whether the story that opens the app is ready

DEFAULTS = Settings()
TURNS = Turns()  # one analysis at a time, in the order in which visitors asked

T = TypeVar("T")


def run(
    articles: Sequence[Article],
    dropped: Sequence[Dropped] = (),
    progress: Progress | None = None,
    settings: Settings = DEFAULTS,
) -> Report:
    """Analyse a visitor's own articles when it is their turn; nothing of them is kept outside the visitor's session.

    Raises:
        ClaimcheckError: the articles cannot be compared, or too many wait already; the message says why.
    """

    def wait(before: int) -> None:
        if progress is not None:
            progress(f"{WAITING} {before}", 0.0)

    with TURNS.take(wait):
        return analyze(Articles(articles, dropped), settings, progress)


class Shelf:
    """Finished reports of bundled stories and of the folder the app was started with, made once for all visitors.

    A visitor's own articles never come here.
    """

    def __init__(self) -> None:
        """Start empty."""
        self._lock = Lock()
        self._ready: dict[str, tuple[Articles, Report]] = {}
        self._at = (STAGES[0], 0.0)

    def take(self, folder: Path, progress: Progress | None = None) -> tuple[Articles, Report]:
        """Give a story's articles and report, analysed now when nobody has asked before.

        While another visitor's request (or the start of the app) analyses it, waits and reports that run's progress.
        """
        tell = progress or (lambda _stage, _share: None)
        while not self._lock.acquire(timeout=POLL_SECONDS):
            tell(*self._at)
        try:
            key = str(folder.resolve())
            if key not in self._ready:
                self._ready[key] = self._make(folder, tell)
            return self._ready[key]
        finally:
            self._lock.release()

    def is_ready(self, folder: Path) -> bool:
        """Whether a story's report lies ready."""
        return str(folder.resolve()) in self._ready

    def _make(self, folder: Path, tell: Progress) -> tuple[Articles, Report]:
        def note(name: str, share: float) -> None:
            self._at = (name, share)
            tell(name, share)

        read = read_articles(folder)
        return read, run(read, read.dropped, note)


@st.cache_resource(show_spinner=False)
def shelf() -> Shelf:
    """The one shelf of this server."""
    return Shelf()


def with_progress(work: Callable[[Progress], T], under: str = "") -> T:
    """Run ``work`` while the page shows its stage, a bar, a button that stops it, and ``under`` (our own markup).

    A click on the button (or on anything else) restarts the page, which ends the run at its next sign of progress.

    Raises:
        ClaimcheckError: whatever ``work`` raises, after the bar is gone.
    """
    place = st.empty()
    with place.container():
        with st.container(horizontal=True, vertical_alignment="center"):
            bar = st.progress(0.0, text="Starting …")
            st.button("Stop", key="stop", help="Ends the analysis. Your articles stay.")
        if under:
            st.html(under)
    last_name, last_time = "", 0.0

    def show(name: str, share: float) -> None:
        nonlocal last_name, last_time
        now = time.monotonic()
        if name != last_name or now - last_time >= REDRAW_SECONDS:
            last_name, last_time = name, now
            bar.progress(_whole(name, share), text=f"{stage(name)} …")

    try:
        return work(show)
    finally:
        place.empty()


def _whole(name: str, share: float) -> float:
    """The share of the whole run that is done, every stage counted alike."""
    done = STAGES.index(name) if name in STAGES else 0
    return min(max((done + share) / len(STAGES), 0.0), 1.0)
