"""Keeping a comparison beyond the browser's tab: its articles, report, decisions and notes, in the workspace."""

from __future__ import annotations

import streamlit as st

from claimcheck.reports.json_report import from_json, to_json
from claimcheck.ui.keeping import book, who
from claimcheck.ui.keeping import is_open_here as is_open_here
from claimcheck.ui.memory import collecting_later
from claimcheck.ui.reviews import read_reviews
from claimcheck.ui.reviews import write_reviews as write_reviews
from claimcheck.ui.shown import Shown
from claimcheck.ui.state import Desk
from claimcheck.workspace import ComparisonInfo

IN_BIN = "This comparison was removed. It still opens from here; bring it back on the Articles page to keep it."
MOST_OPEN = 4  # the largest take some 60 MB each, which every visitor held alone before
OPEN_SECONDS = 1800  # what was deleted from the workspace is gone from here soon after


def saved() -> tuple[ComparisonInfo, ...]:
    """List the saved comparisons, the last changed first; none on a server that the network reaches."""
    return book("see").comparisons.list() if is_open_here() else ()


def removed() -> tuple[ComparisonInfo, ...]:
    """List the comparisons in the bin."""
    return book("see").comparisons.list(removed=True) if is_open_here() else ()


def save(desk: Desk, name: str) -> None:
    """Save what lies analysed on the desk: anew, or in place of what the same comparison held.

    Raises:
        InputError: the name is empty or too long.
        NotAllowedError: this visitor may not.
        WorkspaceError: it cannot be written, or somebody else saved first.
        ValueError: nothing was analysed yet.
    """
    if desk.report is None:
        raise ValueError("only an analysed comparison can be saved")
    comparisons, report = book("check").comparisons, to_json(desk.report)
    if desk.saved is None:
        desk.saved = comparisons.save(name, desk.report.articles, who(), report, desk.dropped)
        desk.written, desk.seen, desk.notes = {}, {}, {}
    else:
        one = desk.saved
        desk.saved = comparisons.replace(one.id, one.version, desk.report.articles, who(), report, desk.dropped)
    desk.saved_report = desk.report
    write_reviews(desk)


def open_saved(desk: Desk, comparison_id: str) -> None:
    """Put a saved comparison on the desk, with its decisions and notes.

    Raises:
        InputError: it is no longer there.
        NotAllowedError: this visitor may not.
        WorkspaceError: it cannot be read.
    """
    workspace = book("see")
    held = workspace.comparisons.open(comparison_id)
    desk.clear()
    shown = _shown(held.info.id, held.info.version, held.report) if held.report is not None else None
    desk.add(held.articles if shown is None else shown.report.articles, held.dropped)
    if shown is not None:
        desk.show(shown)
    desk.saved, desk.saved_report = held.info, desk.report
    if held.info.removed is not None:
        desk.said.append(IN_BIN)
    read_reviews(desk, workspace, comparison_id)


@st.cache_resource(show_spinner=False, max_entries=MOST_OPEN, ttl=OPEN_SECONDS)
def _shown(comparison_id: str, version: int, _report: str) -> Shown:
    """A saved report as pages show it, shared by all who may open it and have read it from the workspace just now.

    A reload of the page is a new visit: without this, each would read the report's megabytes anew.
    """
    with collecting_later():
        return Shown.of(from_json(_report))


def remove(comparison: ComparisonInfo) -> None:
    """Put a comparison in the bin, from where it can be brought back."""
    book("check").comparisons.remove(comparison.id, comparison.version, who())


def bring_back(comparison: ComparisonInfo) -> None:
    """Take a comparison out of the bin."""
    book("check").comparisons.bring_back(comparison.id, comparison.version, who())
