"""Conflicts: every finding, ranked, two sentences side by side; explained differences apart and below."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from claimcheck.reports.view import FindingView
from claimcheck.ui.markup.findings import explained
from claimcheck.ui.markup.parts import heading, lead, nothing, title
from claimcheck.ui.reviews import tally
from claimcheck.ui.signing import may
from claimcheck.ui.state import Desk, desk
from claimcheck.ui.widgets.export import export_menu
from claimcheck.ui.widgets.filters import Filters, filters
from claimcheck.ui.widgets.notices import needs_report
from claimcheck.ui.widgets.review import FINDING, card, one_by_one
from claimcheck.ui.widgets.saving import save_menu
from claimcheck.ui.words import SURE, count, nothing_clashes

PAGE = 20  # cards drawn at once: more than a sitting's work, few enough to draw in well under a second
LIST, ONE_BY_ONE = "List", "One by one"
UNDO = "U"
NONE_FITS = "No finding fits these filters. Choose others above to see the rest."
_SHOWN = "conflicts-shown"


def page() -> None:
    """Draw the page."""
    here = desk()
    alone = next((view for view in here.findings if view.id == st.query_params.get(FINDING)), None)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(title("Conflicts"))
        way = _way() if here.findings and alone is None else LIST
        if here.report is not None:
            save_menu(here)
            export_menu(here)
    if needs_report(here):
        return
    if not here.findings:
        st.html(nothing(nothing_clashes(is_shared=any(not fact.is_alone for fact in here.facts))))
    elif alone is not None:
        _alone(here, alone)
    else:
        _all(here, way)


def _way() -> str:
    """Whether to show a list, or one finding at a time with keys."""
    chosen = st.segmented_control(
        "View",
        [LIST, ONE_BY_ONE],
        default=LIST,
        required=True,
        key="view",
        bind="query-params",
        label_visibility="collapsed",
    )
    return chosen or LIST


def _alone(here: Desk, view: FindingView) -> None:
    st.page_link("screens/conflicts.py", label=f"Show all {len(here.findings)} findings", icon=":material/arrow_back:")
    one_by_one(here, [view])


def _all(here: Desk, way: str) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        chosen = filters(here)
    clashes = [view for view in here.conflicts if chosen.lets_through(view, here.review(view).decision)]
    differences = [view for view in here.explained if chosen.lets_through(view, here.review(view).decision)]
    with st.container(horizontal=True, vertical_alignment="center", key="conflicts-bar"):
        st.html(lead(_summary(here, chosen, len(clashes), len(differences))))
        _steps(here, clashes)
    if not (clashes or differences):
        st.html(nothing(NONE_FITS))
        return
    if way == ONE_BY_ONE:
        one_by_one(here, [*clashes, *differences])
        return
    _cards(here, clashes)
    _explained(differences)


def _steps(here: Desk, clashes: Sequence[FindingView]) -> None:
    """Dismissing what is left in the list at once, and taking a step back."""
    if not may("check"):
        return
    left = [view for view in clashes if here.review(view).decision is None]
    if here.reviews and len(left) > 1:
        st.button(
            f"Dismiss the {len(left)} left", key="dismiss-left", on_click=here.dismiss, args=(left,), type="tertiary"
        )
    if here.before:
        st.button("Undo", shortcut=UNDO, key="undo", on_click=here.undo, type="tertiary")


def _summary(here: Desk, chosen: Filters, clashes: int, differences: int) -> str:
    text = f"{count(clashes, 'conflict')}{', the gravest first' if clashes > 1 else ''}"
    if differences:
        text += f"; {count(differences, 'difference')} with a reason below"
    hidden = len(here.findings) - clashes - differences
    if chosen.is_narrow and hidden:
        text += f"; {count(hidden, 'finding')} hidden by the filters"
    if decided := here.decided():
        text += f"; {decided} decided{_record(here)}"
    return text + "."


def _record(here: Desk) -> str:
    """Of the surest flags decided last, how many were confirmed: how far to trust the rest.

    The last forty of this reviewer in every saved comparison; on a desk that was not saved, those on it.
    """
    if here.saved is not None and (kept := tally(SURE)) is not None and kept.confirmed + kept.dismissed:
        whole = kept.confirmed + kept.dismissed
        return f" (of your last {whole} clear ones you confirmed {kept.confirmed})"
    right, wrong = here.decided("confirmed", least=SURE), here.decided("dismissed", least=SURE)
    return f" (of {right + wrong} clear ones you confirmed {right})" if right + wrong else ""


def _cards(here: Desk, views: Sequence[FindingView]) -> None:
    shown = int(st.session_state.get(_SHOWN, PAGE))
    for rank, view in enumerate(views[:shown], 1):
        card(here, view, rank)
    if len(views) > shown:
        more = min(PAGE, len(views) - shown)
        if st.button(f"Show {more} more", key="more"):
            st.session_state[_SHOWN] = shown + PAGE
            st.rerun()


def _explained(views: Sequence[FindingView]) -> None:
    if not views:
        return
    st.html(heading("Explained differences"))
    st.html(lead("These differ on paper, but one named reason makes both true. Open those you want to check."))
    st.html("".join(explained(view, rank) for rank, view in enumerate(views[:PAGE], 1)))
    if len(views) > PAGE:
        st.caption(f"{len(views) - PAGE} more under “{ONE_BY_ONE}” and in the exported report.")


page()
