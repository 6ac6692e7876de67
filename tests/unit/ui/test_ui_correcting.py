"""What is corrected on the Articles page stays: after an analysis, after clearing the desk, when it is read again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from claimcheck.errors import WorkspaceError
from claimcheck.ui import correcting, keeping
from claimcheck.ui.state import Desk

TEXT = "The ferry left the quay at nine with 212 passengers. The captain was on the bridge, the harbour office said."
OTHER = "The ferry left the quay at ten with 260 passengers. The captain was not on the bridge, two sailors said."


def paste(app: AppTest, text: str) -> AppTest:
    where = "more" if app.session_state["desk"].articles else "empty"
    app.text_area(key=f"text-{where}").set_value(text)
    return app.button(key=f"add-{where}").click().run()


def correct(app: AppTest, source: str) -> str:
    (article,) = app.session_state["desk"].articles
    app.button(key=f"edit-{article.id}").click().run()
    app.text_input(key="correct-source").set_value(source)
    app.text_input(key="correct-title").set_value("Ferry leaves late")
    app.button(key="correct-save").click().run()
    return str(article.id)


@pytest.fixture
def ready(app: AppTest) -> AppTest:
    app.session_state["desk"] = Desk(is_opened=True)
    return app.run()


def test_a_correction_stays_when_the_article_is_read_again(ready: AppTest) -> None:
    paste(ready, TEXT)
    article_id = correct(ready, "Harbour Post")
    ready.button(key="clear").click().run()
    assert ready.session_state["desk"].articles == ()
    paste(ready, TEXT)
    (article,) = ready.session_state["desk"].articles
    assert (article.id, article.source, article.title) == (article_id, "Harbour Post", "Ferry leaves late")


def test_a_correction_stays_after_an_analysis(ready: AppTest) -> None:
    paste(ready, TEXT)
    correct(ready, "Harbour Post")
    paste(ready, OTHER)
    ready.button(key="analyse").click().run()
    desk: Desk = ready.session_state["desk"]
    assert desk.report is not None
    assert desk.report.articles[0].source == "Harbour Post"


def test_a_second_correction_takes_the_place_of_the_first(ready: AppTest) -> None:
    paste(ready, TEXT)
    article_id = correct(ready, "Harbour Post")
    assert correct(ready, "Island Wire") == article_id
    history = keeping.workspace().corrections.history(article_id)
    assert [one.source for one in history] == ["Harbour Post", "Island Wire"]


def test_a_language_is_corrected_and_stays(ready: AppTest) -> None:
    paste(ready, TEXT)
    (article,) = ready.session_state["desk"].articles
    for chosen, language in (("Another language", "und"), ("Not known", None)):
        ready.button(key=f"edit-{article.id}").click().run()
        ready.selectbox(key="correct-language").set_value(chosen)
        ready.button(key="correct-save").click().run()
        ready.button(key="clear").click().run()
        paste(ready, TEXT)
        assert [each.language for each in ready.session_state["desk"].articles] == [language]


def test_nothing_is_kept_where_strangers_reach_the_server(ready: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(correcting, "is_open_here", lambda: False)
    paste(ready, TEXT)
    article_id = correct(ready, "Harbour Post")
    assert ready.session_state["desk"].articles[0].source == "Harbour Post"
    assert keeping.workspace().corrections.of([article_id]) == {}


@pytest.mark.parametrize("work", [correcting.corrected, lambda desk, articles: correcting.keep(desk, articles[0])])
def test_a_workspace_that_fails_is_told_and_the_desk_goes_on(
    work: Callable[..., object], analysed: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: str) -> None:
        raise WorkspaceError("the disk is full; free some space and save again")

    monkeypatch.setattr(correcting, "is_open_here", lambda: True)
    monkeypatch.setattr(correcting, "book", fail)
    work(analysed, analysed.articles)
    assert analysed.said == ["the disk is full; free some space and save again"]
