"""Saved comparisons: what was decided comes back, and nobody's decision is written over."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest
from toy_story import toy_analyze

from claimcheck.errors import InputError
from claimcheck.ui import saving
from claimcheck.ui.state import Desk


def other_desk(comparison_id: str) -> Desk:
    """The desk of a colleague who opens the same comparison."""
    desk = Desk(is_opened=True)
    saving.open_saved(desk, comparison_id)
    return desk


def test_a_saved_comparison_opens_with_decisions_and_notes(analysed: Desk) -> None:
    analysed.decide(analysed.findings[0], "confirmed")
    saving.save(analysed, "Ferry")
    analysed.note(analysed.findings[1], "Ask the captain.")
    saving.write_reviews(analysed)
    assert analysed.saved is not None
    again = other_desk(analysed.saved.id)
    assert again.report == analysed.report
    assert not again.is_stale
    assert again.review(again.findings[0]).decision == "confirmed"
    assert again.review(again.findings[1]).note == "Ask the captain."


def test_a_saved_report_is_read_once_for_all_who_open_it(analysed: Desk) -> None:
    saving.save(analysed, "Ferry")
    assert analysed.saved is not None
    first, second = other_desk(analysed.saved.id), other_desk(analysed.saved.id)
    assert first.shown is second.shown
    second.keep(toy_analyze(second.articles[:2]))
    saving.save(second, "ignored")
    third = other_desk(analysed.saved.id)
    assert third.shown is not first.shown
    assert third.report == second.report


def test_decisions_of_two_visitors_stand_beside_each_other(analysed: Desk) -> None:
    saving.save(analysed, "Ferry")
    assert analysed.saved is not None
    colleague = other_desk(analysed.saved.id)
    colleague.decide(colleague.findings[1], "dismissed")
    saving.write_reviews(colleague)
    analysed.decide(analysed.findings[0], "confirmed")
    saving.write_reviews(analysed)
    third = other_desk(analysed.saved.id)
    assert [third.review(view).decision for view in third.findings] == ["confirmed", "dismissed", None]
    third.undo()
    third.decide(third.findings[0], None)
    saving.write_reviews(third)
    assert other_desk(analysed.saved.id).review(third.findings[0]).decision is None


def test_a_new_analysis_replaces_the_old_and_keeps_the_decisions(analysed: Desk) -> None:
    saving.save(analysed, "Ferry")
    analysed.decide(analysed.findings[0], "to check")
    analysed.correct(analysed.articles[0].id, "The Herald", "Aground", None, None)
    analysed.keep(toy_analyze(analysed.articles))
    saving.save(analysed, "ignored")
    assert analysed.saved is not None
    assert analysed.saved.name == "Ferry"
    again = other_desk(analysed.saved.id)
    assert again.articles[0].source == "The Herald"
    assert again.review(again.findings[0]).decision == "to check"


def test_removed_and_brought_back(analysed: Desk) -> None:
    saving.save(analysed, "Ferry")
    saving.remove(saving.saved()[0])
    assert saving.saved() == ()
    saving.bring_back(saving.removed()[0])
    assert [one.name for one in saving.saved()] == ["Ferry"]


def test_a_name_is_needed_and_an_unknown_comparison_is_refused(analysed: Desk) -> None:
    with pytest.raises(InputError):
        saving.save(analysed, "  ")
    assert analysed.saved is None
    with pytest.raises(InputError):
        saving.open_saved(Desk(), "no-such-comparison")


def test_saving_in_the_app_and_opening_from_the_list_and_by_address(opened: AppTest) -> None:
    opened.switch_page("screens/overview.py").run()
    opened.text_input(key="save-name").set_value("My **ferry**").run()
    opened.button(key="save").click().run()
    assert not opened.exception
    kept = opened.session_state["desk"].saved
    assert opened.query_params["comparison"] == kept.id
    view = opened.session_state["desk"].conflicts[0]
    opened.switch_page("screens/conflicts.py").run()
    opened.button(key=f"confirmed-{view.id}").click().run()
    for path in ("list", "address"):
        other = AppTest.from_file(opened._script_path, default_timeout=20)
        if path == "address":
            other.query_params["comparison"] = kept.id
            other.run()
        else:
            other.run().button(key=f"Open-{kept.id}").click().run()
        assert not other.exception
        assert other.session_state["desk"].review(view).decision == "confirmed"


def test_visitors_from_the_network_see_no_saved_comparison(analysed: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    saving.save(analysed, "Ferry")
    monkeypatch.setattr(saving, "is_open_here", lambda: False)
    assert saving.saved() == ()
    assert saving.removed() == ()


def test_saved_comparisons_stand_first_and_older_ones_are_folded(app: AppTest, analysed: Desk) -> None:
    for number in range(7):
        analysed.saved = None
        saving.save(analysed, f"Ferry {number}")
    app.run()
    bodies = [element.proto.body for element in app.get("html")]
    rows = [number for number, body in enumerate(bodies) if 'class="cc-saved"' in body]
    assert len(rows) == 7
    assert rows[0] < next(number for number, body in enumerate(bodies) if "cc-sample" in body)
    assert [each.label for each in app.expander] == ["2 older comparisons"]
