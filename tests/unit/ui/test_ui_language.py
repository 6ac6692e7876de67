"""An article in another language, pasted into the app: named, set aside, and never on the desk."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from claimcheck.ui.state import Desk

GERMAN = "Der Stadtrat hat am Dienstag beschlossen, die alte Brücke zu sperren. Die Arbeiten beginnen im März."
ENGLISH = "The council voted on Tuesday to close the old bridge. It carried 4,000 cars a day until the flood."


def paste(app: AppTest, where: str, text: str) -> AppTest:
    app.text_area(key=f"text-{where}").set_value(text)
    return app.button(key=f"add-{where}").click().run()


def words(app: AppTest) -> str:
    shown = [element.value for kind in (app.warning, app.error, app.info) for element in kind]
    return " ".join([*shown, *(element.proto.body for element in app.get("html"))])


def test_the_app_names_the_language_and_keeps_it_off_the_desk(app: AppTest) -> None:
    app.session_state["desk"] = Desk(is_opened=True)
    app.run()
    paste(app, "empty", GERMAN)
    desk: Desk = app.session_state["desk"]
    assert desk.articles == ()
    assert "is in German, set aside because only English can be compared; give an English translation" in words(app)


def test_a_person_who_knows_better_says_so(app: AppTest) -> None:
    app.session_state["desk"] = Desk(is_opened=True)
    app.run()
    paste(app, "empty", f"---\nlanguage: en\n---\n{GERMAN}")
    desk: Desk = app.session_state["desk"]
    assert [article.language for article in desk.articles] == ["en"]
    assert "though its words look German" in words(app)
    paste(app, "more", ENGLISH)
    assert len(app.session_state["desk"].articles) == 2
