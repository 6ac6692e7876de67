"""A page that is loaded anew finds the articles and decisions that were saved nowhere."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest
from toy_story import toy_analyze, toy_articles

from claimcheck.ui import analysis, opening, saving
from claimcheck.ui.opening import GONE, LEFT, STORY, address, unmasked
from claimcheck.ui.parking import MOST, SECONDS, Parking
from claimcheck.ui.safe import WORD_JOINER
from claimcheck.ui.state import Desk

MAIN = str(analysis.__file__).replace("analysis.py", "main.py")


@pytest.fixture(autouse=True)
def one_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "browser", lambda: "this one")


def own_desk() -> Desk:
    desk = Desk(is_opened=True)
    desk.add(toy_articles())
    return desk


def anew(app: AppTest) -> AppTest:
    """The same address in a new session."""
    again = AppTest.from_file(MAIN, default_timeout=20)
    for name, value in app.query_params.items():
        again.query_params[name] = value
    return again.run()


def test_a_reload_keeps_articles_report_and_decisions(app: AppTest) -> None:
    desk = own_desk()
    desk.keep(toy_analyze(desk.articles))
    desk.decide(desk.findings[0], "confirmed")
    app.session_state["desk"] = desk
    again = anew(app.run()).session_state["desk"]
    assert again.articles == desk.articles
    assert again.report is desk.report
    assert again.review(again.findings[0]).decision == "confirmed"
    again.undo()
    assert desk.review(desk.findings[0]).decision == "confirmed"  # two tabs go their own ways


@pytest.mark.parametrize("browser", ["another", ""])
def test_an_address_that_was_passed_on_shows_nothing(
    app: AppTest, browser: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.session_state["desk"] = own_desk()
    app.run()
    assert LEFT in app.query_params
    monkeypatch.setattr(opening, "browser", lambda: browser)
    again = anew(app)
    assert again.session_state["desk"].articles == ()
    assert LEFT not in again.query_params
    assert again.warning


def test_a_browser_is_known_however_its_cookie_is_masked() -> None:
    first = unmasked("2|f3b2e0c3|19a841a6f2a49e8eb348bc5dd571ad89|1795406675")
    assert first == unmasked("2|f2a0f66c|18ba5709f3b68821b25aaaf2d463bb26|1795406675") != ""
    assert [unmasked(odd) for odd in ("", "2|f2|zz|1", "1|ab|cd|1", "2|||", "a|b")] == [""] * 5


def test_a_story_keeps_its_name_and_what_was_decided(app: AppTest) -> None:
    app.query_params[STORY] = "ferry"
    app.run()
    assert LEFT not in app.query_params
    desk = app.session_state["desk"]
    desk.decide(desk.findings[0], "dismissed")
    app.run()
    assert app.query_params[STORY] == "ferry"
    again = anew(app).session_state["desk"]
    assert again.story == "ferry"
    assert again.review(again.findings[0]).decision == "dismissed"


def test_a_ticket_that_is_no_longer_held_is_said_and_taken_out_of_the_address(app: AppTest) -> None:
    app.query_params[LEFT] = "gone"
    app.run()
    assert [each.value.replace("\\", "").replace(WORD_JOINER, "") for each in app.warning] == [GONE]
    assert LEFT not in app.query_params


def test_nothing_is_held_where_strangers_reach_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "is_open_here", lambda: False)
    assert address(own_desk()) == {}


def test_a_desk_is_given_back_to_whom_it_belongs_and_not_for_ever() -> None:
    now = [0.0]
    lot, desk = Parking(lambda: now[0]), own_desk()
    lot.leave(desk, "ann")
    assert lot.find(desk.ticket, "ann") is desk
    assert lot.find(desk.ticket, "bob") is None
    now[0] = SECONDS + 1
    assert lot.find(desk.ticket, "ann") is None


def test_what_is_cleared_is_not_found_and_the_oldest_make_room() -> None:
    lot, first = Parking(), own_desk()
    lot.leave(first, "")
    first.clear()
    assert lot.find(first.ticket, "") is None
    desks = [own_desk() for _ in range(MOST + 1)]
    for desk in desks:
        lot.leave(desk, "")
    assert [lot.find(desk.ticket, "") is None for desk in desks] == [True] + [False] * MOST


def test_a_removed_comparison_opens_with_a_word(analysed: Desk) -> None:
    saving.save(analysed, "Ferry")
    assert analysed.saved is not None
    saving.remove(analysed.saved)
    colleague = Desk(is_opened=True)
    saving.open_saved(colleague, analysed.saved.id)
    assert colleague.said == [saving.IN_BIN]
    assert colleague.report == analysed.report
