"""A disputed number through time: its sources, its copies, and where it changed."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest
from test_ui_pages import markup
from toy_story import GAZETTE, HERALD, HOSTILE, toy_analyze

from claimcheck.records import Article, Claim, Origin, Quantity, Report
from claimcheck.ui.history import History, disputed, history
from claimcheck.ui.markup.history import timeline, told
from claimcheck.ui.state import Desk

PEOPLE = re.compile(r"(\d+) passengers")


@pytest.fixture
def counted() -> Desk:
    """A desk with three sources and a copy, their passengers read as figures."""
    articles = (
        Article.from_text(GAZETTE, source=HOSTILE, title="Later", published="2026-05-15T09:40"),
        Article.from_text(HERALD, source="Herald", title="First", published="2026-05-14"),
        Article.from_text(GAZETTE + " More soon.", source="Echo", title="Copy", published="2026-05-16"),
        Article.from_text("The ferry had 300 passengers.", source="Undated", title="", published=None),
    )
    desk = Desk(is_opened=True)
    desk.add(articles)
    report = toy_analyze(articles)
    claims = tuple(replace(claim, quantities=_figures(claim)) for claim in report.claims)
    held = tuple(claim.id for claim in claims if claim.quantities)
    clusters = (replace(report.clusters[0], claim_ids=held), *report.clusters[1:])
    copied = [claim.id for claim in claims if "260" in claim.text]
    desk.keep(replace(report, claims=claims, clusters=clusters, origins=(Origin(tuple(copied)),)))
    return desk


def _figures(claim: Claim) -> tuple[Quantity, ...]:
    found = PEOPLE.search(claim.text)
    if found is None:
        return ()
    value = float(found[1])
    return (
        Quantity(
            claim.start + found.start(), claim.start + found.end(), value, None, "passenger", "passengers", value,
            value, False, False, "=", "people", None, None, False,
        ),
    )  # fmt: skip


def traced(desk: Desk) -> History:
    assert isinstance(desk.report, Report)
    assert desk.lookup is not None
    (view,) = disputed(desk.conflicts, desk.lookup, 5)
    found = history(view, desk.report, desk.lookup)
    assert found is not None
    return found


def test_figures_stand_in_the_order_of_print_with_copies_and_changes(counted: Desk) -> None:
    found = traced(counted)
    assert [(each.outlet, each.words) for each in found.printed] == [
        ("Herald", "212 passengers"),
        (HOSTILE, "260 passengers"),
        ("Echo", "260 passengers"),
        ("Undated", "300 passengers"),
    ]
    assert [each.changed_from for each in found.printed] == ["", "212 passengers", "", "260 passengers"]
    assert [each.copy_of for each in found.printed] == ["", "", HOSTILE, ""]
    assert (found.changes, found.copies, found.left_out) == (1, 1, 0)


def test_places_are_in_time_and_heights_on_the_scale(counted: Desk) -> None:
    first, second, third, undated = traced(counted).printed
    assert first.at is not None
    assert second.at is not None
    assert third.at is not None
    assert first.at < second.at < third.at
    assert undated.at is None
    assert first.high < second.low == third.low < undated.low


def test_the_table_says_all_that_the_picture_shows_and_is_escaped(counted: Desk) -> None:
    found = traced(counted)
    shown = timeline(found)
    assert "<script" not in shown
    assert shown.count('class="cc-point ') + shown.count('class="cc-point"') == 3
    table = shown[shown.index("<table") :]
    assert all(words in table for words in ("Herald", "Echo", "Undated", "300 passengers", "no date", "changed"))
    assert told(found) == (
        "4 figures from 4 sources, changed 1 time from one report to a later one, 1 taken over word for word."
    )


def test_no_history_without_figures(analysed: Desk) -> None:
    assert analysed.lookup is not None
    assert disputed(analysed.conflicts, analysed.lookup, 5) == ()


def test_the_overview_and_the_finding_show_it(app: AppTest, counted: Desk) -> None:
    app.session_state["desk"] = counted
    app.run().switch_page("screens/overview.py").run()
    assert not app.exception
    assert "A disputed number through time" in markup(app)
    assert "cc-printed" in markup(app)
    app.query_params["finding"] = counted.conflicts[0].id
    app.switch_page("screens/conflicts.py").run()
    assert not app.exception
    assert "cc-printed" in markup(app)
