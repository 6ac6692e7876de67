"""Sign-in in the app: who sees what, who may write, and what happens when the settings are wrong."""

from __future__ import annotations

import ast
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as streamlit_module
from clicks import write_note
from streamlit.testing.v1 import AppTest

from claimcheck.errors import WorkspaceError
from claimcheck.ui import analysis, keeping, saving, signing
from claimcheck.ui.lessons.plan import Plan, to_json
from claimcheck.ui.roles import LOCAL, NotAllowedError, Person, RulesError
from claimcheck.ui.state import Desk

Open = Callable[..., AppTest]
SETTINGS = {
    "auth": {"redirect_uri": "http://localhost/oauth2callback", "cookie_secret": "x" * 32, "client_id": "app"},
    "roles": {"reader": ["rae@paper.example"], "checker": ["cy@paper.example"], "teacher": ["tess@paper.example"]},
}
PEOPLE = {"reader": "rae@paper.example", "checker": "cy@paper.example", "teacher": "tess@paper.example"}


@pytest.fixture
def as_role(analysed: Desk) -> Open:
    """The app as opened by somebody with a role, the toy story on their desk."""

    def open_app(role: str | None, settings: dict[str, Any] | None = None, **claims: Any) -> AppTest:
        app = AppTest.from_file(str(Path(analysis.__file__).with_name("main.py")), default_timeout=20)
        app.secrets = dict(SETTINGS if settings is None else settings)
        if role is not None:
            app.user = {
                "is_logged_in": True,
                "email": PEOPLE.get(role, "eve@evil.example"),
                "iat": time.time(),
                **claims,
            }
        app.session_state["desk"] = analysed
        return app

    return open_app


@pytest.fixture
def kept(analysed: Desk) -> Iterator[str]:
    """A comparison that somebody saved."""
    saving.save(analysed, "Ferry")
    assert analysed.saved is not None
    yield analysed.saved.id
    analysed.saved = None


def markup(app: AppTest) -> str:
    bodies = [element.proto.body for element in app.get("html")]
    return "\n".join(body for body in bodies if not body.startswith(("<style", "<script")))


def keys(app: AppTest) -> set[str]:
    return {str(each.key) for each in (*app.button, *app.text_area, *app.text_input)}


def starts(app: AppTest, *starts: str) -> bool:
    return any(key.startswith(starts) for key in keys(app))


def test_nobody_gets_past_the_door_without_signing_in(as_role: Open, kept: str) -> None:
    for screen in ("articles", "overview", "conflicts", "lesson"):
        app = as_role(None)
        app.query_params["comparison"] = kept
        app.run()
        app.switch_page(f"screens/{screen}.py").run()
        assert not app.exception
        assert ">Sign in</h1>" in markup(app)
        assert "212" not in markup(app)
        assert keys(app) <= {"sign-in-default"}


def test_a_sign_in_of_yesterday_is_asked_again(as_role: Open) -> None:
    app = as_role("teacher", iat=time.time() - 13 * 3600).run()
    assert ">Sign in</h1>" in markup(app)


def test_who_has_no_role_is_told_so_and_may_go(as_role: Open) -> None:
    app = as_role("stranger").run()
    assert "eve@evil" in app.info[0].value.replace("\\", "")
    assert keys(app) == {"sign-out"}
    assert "Where do" not in markup(app)


def test_a_reader_sees_and_cannot_change(as_role: Open, kept: str) -> None:
    app = as_role("reader").run()
    assert not starts(app, "add-", "fetch-", "analyse", "edit-", "remove-", "Remove-")
    assert f"Open-{kept}" in keys(app)
    app.button(key=f"Open-{kept}").click().run()
    assert app.session_state["desk"].saved.id == kept
    app.switch_page("screens/conflicts.py").run()
    assert "212 or 260" in markup(app)
    assert not starts(app, "confirmed-", "dismissed-", "to-check-", "note-", "undo", "dismiss-left", "save")
    app.switch_page("screens/check.py").run()
    assert "Not for your role" in markup(app)
    app.switch_page("screens/lesson.py").run()
    assert "Not for your role" in markup(app)


def test_what_a_reader_slips_past_the_page_is_not_written(as_role: Open, kept: str) -> None:
    app = as_role("reader").run()
    app.button(key=f"Open-{kept}").click().run()
    desk = app.session_state["desk"]
    desk.decide(desk.findings[0], "dismissed")
    app.switch_page("screens/conflicts.py").run()
    assert not app.exception
    assert "needs the role checker" in app.warning[0].value
    assert keeping.workspace().verdicts.of(kept) == {}


def test_a_checker_decides_under_their_own_name_and_leads_no_lesson(as_role: Open, kept: str) -> None:
    app = as_role("checker").run()
    assert starts(app, "add-", "fetch-")
    app.button(key=f"Open-{kept}").click().run()
    view = app.session_state["desk"].findings[0]
    app.switch_page("screens/conflicts.py").run()
    app.button(key=f"confirmed-{view.id}").click().run()
    write_note(app, view, "Rang them.")
    verdicts = keeping.workspace().verdicts.of(kept)
    assert {(each.decision, each.who) for each in verdicts.values()} == {("confirmed", "cy@paper.example")}
    assert {note.who for note in keeping.workspace().notes.of(kept)} == {"cy@paper.example"}
    app.switch_page("screens/lesson.py").run()
    assert "Opening lessons needs the role teacher" in app.info[0].value.replace("\\", "")


def test_a_teacher_opens_lessons(as_role: Open) -> None:
    app = as_role("teacher").run()
    app.switch_page("screens/lesson.py").run()
    assert not app.exception
    assert "Not for your role" not in markup(app)
    assert "tess" in "".join(each.value for each in app.caption)


def test_teachers_have_their_own_lessons_alone(as_role: Open) -> None:
    lessons = keeping.workspace().lessons
    mine, theirs = (
        lessons.open("Ferry", to_json(Plan("Ferry", ())), name) for name in (PEOPLE["teacher"], "x@y.example")
    )
    app = as_role("teacher").run()
    app.switch_page("screens/lesson.py").run()
    assert f"go-{mine.id}" in keys(app)
    assert f"go-{theirs.id}" not in keys(app)
    app.query_params["room"] = theirs.code
    app.run()
    assert "Another teacher opened" in app.warning[0].value
    assert theirs.code not in markup(app)


def test_signing_out_ends_the_session(as_role: Open) -> None:
    app = as_role("teacher").run()
    app.button(key="sign-out").click().run()
    assert ">Sign in</h1>" in markup(app.run())


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({**SETTINGS, "roles": {"teachers": ["tess@paper.example"]}}, "teachers"),
        ({**SETTINGS, "roles": ["tess@paper.example"]}, "is a table"),
        ({"roles": SETTINGS["roles"]}, "without [auth]"),
    ],
)
def test_settings_that_cannot_be_used_let_nobody_in(as_role: Open, settings: dict[str, Any], words: str) -> None:
    app = as_role("teacher", settings).run()
    assert words in app.error[0].value.replace("\\", "")
    assert keys(app) == set()
    assert "212" not in markup(app)


def test_a_settings_file_that_is_no_toml_lets_nobody_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "secrets.toml"
    place.write_text("[auth\n", "utf-8")
    monkeypatch.setattr(signing.st, "get_option", lambda _name: [str(place)])
    with pytest.raises(RulesError, match="cannot be read"):
        signing.person()
    with pytest.raises(RulesError):
        keeping.book("see")
    place.unlink()
    assert signing.person() is LOCAL


def test_sign_in_says_when_its_package_is_missing(as_role: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signing, "find_spec", lambda _name: None)
    app = as_role(None).run()
    assert "Authlib" in app.error[0].value
    assert keys(app) == set()


def test_every_service_has_a_button(as_role: Open) -> None:
    named = {"redirect_uri": "x", "cookie_secret": "x" * 32, "okta": {"client_id": "a"}, "school": {"client_id": "b"}}
    app = as_role(None, {"auth": named}).run()
    assert [button.key for button in app.button] == ["sign-in-okta", "sign-in-school"]


def test_people_who_signed_in_see_saved_comparisons_on_a_shared_server(
    as_role: Open, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "LOOPBACK", ())
    assert f"Open-{kept}" in keys(as_role("reader").run())
    alone = as_role("reader", {"nothing": 1}).run()
    assert f"Open-{kept}" not in keys(alone)


@pytest.mark.parametrize(
    ("role", "act", "is_let"),
    [
        (None, "see", False),
        ("none", "see", False),
        ("reader", "see", True),
        ("reader", "check", False),
        ("checker", "check", True),
        ("checker", "teach", False),
        ("teacher", "teach", True),
    ],
)
def test_the_workspace_opens_for_the_role_alone(
    role: Any, act: Any, is_let: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signing, "person", lambda: None if role is None else Person("x", role, True))
    if is_let:
        assert keeping.book(act) is keeping.workspace()
    else:
        with pytest.raises(NotAllowedError):
            keeping.book(act)


OPENLY = {"keeping.py", "lessons/pupil.py", "lessons/forgetting.py", "lessons/room.py"}  # pupils have no role


def test_no_other_page_reaches_the_workspace_past_its_role() -> None:
    home = Path(keeping.__file__).parent
    found = set()
    for path in home.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and any(
                each.name in ("workspace", "open_workspace") for each in node.names
            ):
                found.add(path.relative_to(home).as_posix())
    assert found <= OPENLY


def test_a_workspace_that_is_away_is_said_and_tried_again(analysed: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    saving.save(analysed, "Ferry")
    assert analysed.saved is not None
    analysed.decide(analysed.findings[0], "confirmed")

    def away(*_: object) -> None:
        raise WorkspaceError(
            "The workspace: the database does not answer; it works again as soon as the server is back"
        )

    book = keeping.workspace()
    with monkeypatch.context() as gone:
        gone.setattr(type(book.verdicts), "decide", away)
        for _ in range(3):
            analysed.retry_at = 0.0
            saving.write_reviews(analysed)
    assert len(analysed.said) == 1
    assert "stays on this page" in analysed.said.pop()
    assert book.verdicts.of(analysed.saved.id) == {}
    saving.write_reviews(analysed)  # too early: the workspace is not asked at every click
    assert book.verdicts.of(analysed.saved.id) == {}
    analysed.retry_at = 0.0
    saving.write_reviews(analysed)
    assert {each.decision for each in book.verdicts.of(analysed.saved.id).values()} == {"confirmed"}
    assert analysed.said == ["The workspace is back: what you decided in the meantime is saved."]
    assert streamlit_module.secrets.load_if_toml_exists() is False
