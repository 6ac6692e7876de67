"""A paragraph about a finding, ready for the article that is being written."""

from __future__ import annotations

from claimcheck.reports.view import ConflictView, FindingView, SideView
from claimcheck.reports.words import both_true_if
from claimcheck.ui.markup.parts import day


def paragraph(view: FindingView) -> str:
    """Say in plain text what each side writes, when, and what would make both true."""
    first = view.conflicts[0]
    text = f"Reports differ. {_said(first.left)}; {_said(first.right)}."
    return text + _because(first)


def _said(side: SideView) -> str:
    speaker = f", quoting {side.speaker}," if side.speaker else ""
    return f"{side.outlet} ({day(side.date)}){speaker} writes: “{' '.join(side.sentence.split())}”"


def _because(view: ConflictView) -> str:
    both = both_true_if(view)
    return f" Both can be true if {both}." if both else ""
