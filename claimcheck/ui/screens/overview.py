"""Overview: what to ring up about first, how many facts stand how, and each source against each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from claimcheck.reports.view import outlet
from claimcheck.ui.markup.overview import cell, column_head, short, tiles
from claimcheck.ui.markup.parts import heading, lead, nothing, title
from claimcheck.ui.opening import address
from claimcheck.ui.overview import PairView, counts
from claimcheck.ui.safe import label
from claimcheck.ui.shown import Shown
from claimcheck.ui.state import Desk, desk
from claimcheck.ui.widgets.export import export_menu
from claimcheck.ui.widgets.history import numbers
from claimcheck.ui.widgets.notices import flush, needs_report
from claimcheck.ui.widgets.review import FINDING
from claimcheck.ui.widgets.saving import save_menu
from claimcheck.ui.words import nothing_clashes

FIVE = 5  # what an editor can ring up about before a deadline
MOST_SOURCES = 12  # nobody reads a wider table
FIRST_SOURCES = 6  # set in the table of a story with more sources than that, until others are chosen
MOST_PAIRS = 12
NAME_CHARACTERS = 28

NOTHING_SHARED = "nothing shared"
_HOW_TO_READ = "In facts. “Left out” counts what the row’s source shares with others and the column’s never mentions."


def page() -> None:
    """Draw the page."""
    here = desk()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(title("Overview"))
        if here.report is not None:
            save_menu(here)
            export_menu(here)
    flush(here)
    if needs_report(here) or here.shown is None:
        return
    counted = counts(len(here.conflicts), len(here.explained), here.shown.report, here.shown.lookup)
    st.html(tiles(counted))
    _first_five(here, is_shared=counted.is_shared)
    numbers(here, here.shown.report, here.shown.lookup)
    _sources(here, here.shown)


def _first_five(here: Desk, *, is_shared: bool) -> None:
    st.html(heading("To ring up about first"))
    if not here.conflicts:
        st.html(nothing(nothing_clashes(is_shared=is_shared)))
        return
    with st.container(key="five", gap=None):
        for rank, view in enumerate(here.conflicts[:FIVE], 1):
            with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="small"):
                st.html(short(view, rank))
                st.page_link("screens/conflicts.py", label="Open", query_params=_address(here, {FINDING: view.id}))
    if len(here.conflicts) > FIVE:
        st.page_link(
            "screens/conflicts.py", label=f"All {len(here.conflicts)} conflicts", icon=":material/arrow_forward:"
        )


def _sources(here: Desk, shown: Shown) -> None:
    found = shown.pairs
    names = {article.id: outlet(article) for article in shown.report.articles}
    st.html(heading("Source against source"))
    if len(names) > MOST_SOURCES:
        if any(pair.conflict for pair in found):
            st.html(lead("The pairs that clash over most facts."))
            _pairs(here, names, found)
        names = _chosen(names, found)
    if len(names) > 1:
        st.html(lead(_HOW_TO_READ))
        _matrix(here, names, found)


def _chosen(names: Mapping[str, str], found: Sequence[PairView]) -> dict[str, str]:
    """The sources to set in the table, where there are more than a table can show: those that clash most at first."""
    most = list(dict.fromkeys(side for pair in found for side in (pair.left_id, pair.right_id)))[:FIRST_SOURCES]
    chosen = st.multiselect(
        f"In the table, at most {MOST_SOURCES}",
        list(names),
        default=most,
        format_func=names.__getitem__,
        max_selections=MOST_SOURCES,
        key="table-sources",
    )
    return {article_id: names[article_id] for article_id in chosen}


def _matrix(here: Desk, names: Mapping[str, str], found: Sequence[PairView]) -> None:
    """Every source against every other; each cell leads to what it counts."""
    by_pair = {frozenset((pair.left_id, pair.right_id)): pair for pair in found}
    st.html(f"<style>.st-key-matrix {{ --cc-columns: {len(names)}; }}</style>")
    with st.container(key="matrix", gap=None):
        st.html("".join(map(column_head, ("", *names.values()))))
        for row, name in names.items():
            st.html(column_head(name))
            for column in names:
                if row == column:
                    st.html('<p class="cc-self"></p>')
                else:
                    _cell(here, names, by_pair[frozenset((row, column))], row, column)


def _cell(here: Desk, names: Mapping[str, str], pair: PairView, row: str, column: str) -> None:
    """A link; whose cell it is stands in it for those who hear the page."""
    first, *rest = cell(pair, row) or (NOTHING_SHARED,)
    told = " · ".join([f"**{first}**" if pair.conflict else first, *rest])
    whose = f"*{label(names[row], NAME_CHARACTERS)}, {label(names[column], NAME_CHARACTERS)}:* "
    is_clash = pair.conflict or pair.explained
    asked: dict[str, str | list[str]] = {"sources": [names[row], names[column]]}
    if not (is_clash or pair.agree):
        asked = {"sources": [names[row]], "without": names[column]}
    st.page_link(
        "screens/conflicts.py" if is_clash else "screens/facts.py",
        label=whose + told,
        query_params=_address(here, asked),
    )


def _pairs(here: Desk, names: Mapping[str, str], found: Sequence[PairView]) -> None:
    """The pairs that clash most, for stories whose table nobody would read."""
    with st.container(horizontal=True, gap="small"):
        for pair in found[:MOST_PAIRS]:
            if pair.conflict:
                left, right = names[pair.left_id], names[pair.right_id]
                st.page_link(
                    "screens/conflicts.py",
                    label=f"{label(left, NAME_CHARACTERS)} and {label(right, NAME_CHARACTERS)}: {pair.conflict}",
                    query_params=_address(here, {"sources": [left, right]}),
                )


def _address(here: Desk, more: dict[str, str | list[str]]) -> dict[str, str | list[str]]:
    return more | address(here)


page()
