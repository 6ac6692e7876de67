"""The filters of the Conflicts page: kind, source, how sure."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from claimcheck.records import Kind
from claimcheck.reports.view import FindingView
from claimcheck.ui.state import Decision, Desk
from claimcheck.ui.words import KINDS, LIKELY, SURE

ANY_DECISION = "Any decision"
DECIDED: dict[str, Decision | None] = {
    "Open": None,
    "Confirmed": "confirmed",
    "Dismissed": "dismissed",
    "To check": "to check",
}
BOTH = 2  # sides of a conflict: with two or more sources chosen, both sides have to be among them
ALL = "All levels"
LEVELS: dict[str, float] = {ALL: 0.0, "Likely": LIKELY, "Clear": SURE}
_EVERY_KIND = "All kinds"
DECISION_WIDTH = 146  # pixels; the two together fit a phone of 390
SOURCES_WIDTH = 180


@dataclass(frozen=True, slots=True)
class Filters:
    """What the visitor wants to see; ``sources`` empty for all of them."""

    kind: Kind | None
    sources: frozenset[str]
    least: float
    decision: str

    @property
    def is_narrow(self) -> bool:
        """Whether anything may be hidden."""
        return self.kind is not None or bool(self.sources) or self.least > 0 or self.decision != ANY_DECISION

    def lets_through(self, view: FindingView, decision: Decision | None) -> bool:
        """Whether a finding is to be shown; with several sources chosen, those between two of them."""
        if self.kind is not None and self.kind not in view.kinds:
            return False
        if self.decision != ANY_DECISION and DECIDED[self.decision] != decision:
            return False
        outlets = set(view.outlets)
        if self.sources and len(self.sources & outlets) < min(len(self.sources), BOTH):
            return False
        return view.verdict == "explained" or view.confidence >= self.least


def filters(desk: Desk) -> Filters:
    """Draw the three filters; each is kept in the page's address."""
    kinds: dict[str, Kind | None] = {_EVERY_KIND: None} | {words: kind for kind, words in KINDS.items()}
    outlets = sorted({outlet for view in desk.findings for outlet in view.outlets})
    kind = st.segmented_control(
        "Kind", list(kinds), default=_EVERY_KIND, required=True, key="kind", bind="query-params"
    )
    level = st.segmented_control("How sure", list(LEVELS), default=ALL, required=True, key="sure", bind="query-params")
    chosen = st.multiselect(
        "Sources", outlets, key="sources", placeholder="All sources", bind="query-params", width=SOURCES_WIDTH
    )
    decided = st.selectbox(
        "Decision", [ANY_DECISION, *DECIDED], key="decided", bind="query-params", width=DECISION_WIDTH
    )
    return Filters(kinds[kind or _EVERY_KIND], frozenset(chosen), LEVELS[level or ALL], decided or ANY_DECISION)
