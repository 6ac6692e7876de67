"""The teacher's and the pupil's page through AppTest, on one workspace."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from test_lesson_plan import PLAN
from toy_story import HOSTILE

from claimcheck.errors import WorkspaceError
from claimcheck.ui import keeping, lessons
from claimcheck.ui.lessons import lead, notes, pupil, ready, watch
from claimcheck.ui.lessons.names import is_offered
from claimcheck.ui.lessons.plan import to_json
from claimcheck.ui.lessons.room import CLASS_VARIABLE, Room, open_room, room_by_id
from claimcheck.ui.state import Desk
from claimcheck.workspace import Lesson

PUPILS_MAIN = Path(lessons.__file__).with_name("pupils_main.py")


def markup(app: AppTest) -> str:
    """Everything the page hands to ``st.html``, the style sheets apart."""
    bodies = [element.proto.body for element in app.get("html")]
    return "\n".join(body for body in bodies if not body.startswith(("<style", "<script")))


def look(lesson: Lesson) -> Room:
    return room_by_id(lesson.id)


@pytest.fixture(autouse=True)
def every_look_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests write beside the pages, and look at once; test_lesson_watch.py has the second in between."""
    monkeypatch.setattr(watch, "FRESH_SECONDS", 0.0)


@pytest.fixture
def lesson() -> Lesson:
    return open_room(PLAN)


def teacher(app: AppTest, lesson: Lesson | None = None) -> AppTest:
    app.session_state["desk"] = Desk(is_opened=True)
    app.run()
    if lesson is not None:
        app.query_params["room"] = lesson.code
    return app.switch_page("screens/lesson.py").run()


def pupil_page(lesson: Lesson | None = None) -> AppTest:
    app = AppTest.from_file(str(PUPILS_MAIN), default_timeout=20)
    if lesson is not None:
        app.query_params["room"] = lesson.code.lower()
    return app.run()


def joined(lesson: Lesson) -> AppTest:
    app = pupil_page(lesson)
    return app.button(key="join").click().run()


def answer(app: AppTest, pair: str, judgement: str, why: str = "because") -> AppTest:
    app.radio(key=f"judgement-{pair}").set_value(judgement)
    app.text_area(key=f"why-{pair}").set_value(why)
    return app.button(key=f"send-{pair}").click().run()


def test_a_lesson_from_start_to_end(app: AppTest, lesson: Lesson, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CLASS_VARIABLE, "http://192.168.1.5:8502")
    page = teacher(app, lesson)
    assert "http://192.168.1.5:8502" in markup(page)
    assert lesson.code[:3] in markup(page)
    assert "0 pupils in the room" in markup(page)
    fox, owl = joined(lesson), joined(lesson)
    names = [each.name for each in look(lesson).pupils]
    assert len(set(names)) == 2
    assert all(map(is_offered, names))
    assert "Wait here" in markup(fox)
    assert names[0] in markup(page.run())

    page.button(key="step-on").click().run()
    for each in (page, fox.run(), owl.run()):
        assert "Herald" not in markup(each)
        assert "carried 212 people" in markup(each)
    answer(fox, "one", "conflict", "212 is not 260")
    assert "Your answer is in" in markup(fox)
    assert "Herald" in markup(fox)
    assert "class says" not in markup(fox)
    assert "1 of 2 have answered" in markup(page.run())
    assert "212 against 260" not in markup(page)
    owl.pills(key="reasons-one").set_value(["One number is rounded"])
    answer(owl, "one", "both", "")
    assert [each.why for each in look(lesson).answers] == ["212 is not 260", "One number is rounded"]

    page.button(key="step-on").click().run()
    for each in (page, fox.run(), owl.run()):
        text = markup(each)
        assert "1 (50%)" in text
        assert "split" in text
        assert "212 against 260" in text
        assert "212 is not 260" in text
        assert "Gazette" in text
        assert not any(name in text.replace(f"<strong>{name}</strong>", "") for name in names)
    for _ in range(3):
        page.button(key="step-on").click().run()
    assert "The class split over 1 pair of 2." in markup(page)
    assert "nobody yet" in markup(page)
    assert "cc-heat" in markup(fox.run())
    assert {button.label for button in page.get("download_button")} == {"Results (Excel)", "Results (CSV)"}
    page.button(key="step-back").click().run()
    assert look(lesson).lesson.step == 4

    page.button(key="forget").click().run()
    assert "everything that 2 pupils wrote" in page.warning[0].value
    assert look(lesson).pupils == ()
    assert "Choose a name" in str([radio.label for radio in fox.run().radio])


def test_a_pupil_answers_even_when_the_teacher_goes_on_at_that_moment(lesson: Lesson) -> None:
    book = keeping.workspace().lessons
    judging = book.go_to(lesson, 1, "")
    fox = joined(lesson)
    fox.radio(key="judgement-one").set_value("both")
    fox.text_area(key="why-one").set_value("just in time")
    book.go_to(judging, 2, "")
    fox.button(key="send-one").click().run()
    assert [each.why for each in look(lesson).answers] == ["just in time"]
    assert "What the class says" in markup(fox)


def test_an_answer_needs_a_judgement_and_a_reason(lesson: Lesson) -> None:
    keeping.workspace().lessons.go_to(lesson, 1, "")
    fox = joined(lesson)
    fox.button(key="send-one").click().run()
    assert "three answers first" in fox.warning[0].value
    answer(fox, "one", "both", "  ")
    assert "Say why" in fox.warning[0].value
    assert look(lesson).answers == ()


def test_a_wrong_code_is_said_for_a_while_and_the_field_is_there_again(monkeypatch: pytest.MonkeyPatch) -> None:
    app = pupil_page()
    app.button(key="enter").click().run()
    assert "Type the code first" in app.warning[0].value
    app.text_input(key="code").set_value("ZZZ-ZZZ<b>")
    app.button(key="enter").click().run()
    assert "no lesson has that code" in app.warning[0].value.lower()
    assert "room" not in app.query_params
    assert len(app.run().warning) == 1
    monkeypatch.setattr(notes, "SHOWN_SECONDS", 0.0)
    assert not app.run().warning


def test_a_typed_code_opens_the_room(lesson: Lesson) -> None:
    app = pupil_page()
    app.text_input(key="code").set_value(f" {lesson.code[:3]} {lesson.code[3:]} ".lower())
    app.button(key="enter").click().run()
    assert app.radio(key="name").options
    first = tuple(app.radio(key="name").options)
    app.button(key="other-names").click().run()
    assert tuple(app.radio(key="name").options) != first
    assert "no real" not in markup(app).lower()
    assert [element.label for element in app.text_input] == []


def test_a_reload_finds_the_same_pupil_and_a_forged_key_does_not(lesson: Lesson) -> None:
    fox = joined(lesson)
    again = AppTest.from_file(str(PUPILS_MAIN), default_timeout=20)
    again.query_params["room"], again.query_params["me"] = lesson.code, fox.query_params["me"]
    assert look(lesson).pupils[0].name in markup(again.run())
    forged = AppTest.from_file(str(PUPILS_MAIN), default_timeout=20)
    forged.query_params["room"], forged.query_params["me"] = lesson.code, "0" * 32
    assert forged.run().radio(key="name").label == "Choose a name for this lesson"


def test_a_pupil_leaves_and_nothing_of_theirs_stays(lesson: Lesson) -> None:
    keeping.workspace().lessons.go_to(lesson, 1, "")
    fox = answer(joined(lesson), "one", "both")
    fox.button(key="leave").click().run()
    assert "deleted" in fox.warning[0].value
    assert (look(lesson).pupils, look(lesson).answers) == ((), ())


def test_a_closed_room_takes_nobody_and_no_answer(app: AppTest, lesson: Lesson) -> None:
    fox = joined(lesson)
    page = teacher(app, lesson)
    page.button(key="step-on").click().run()
    page.button(key="close-room").click().run()
    assert page.button(key="close-room").disabled
    assert "closed" in markup(fox.run())
    assert "closed" in markup(pupil_page(lesson))


def test_a_deleted_room_sends_everybody_back(app: AppTest, lesson: Lesson) -> None:
    fox = joined(lesson)
    page = teacher(app)
    page.button(key=f"delete-{lesson.id}").click().run()
    assert keeping.workspace().lessons.list() == ()
    assert "no lesson has that code" in fox.run().warning[0].value.lower()
    assert "me" not in fox.query_params


def test_the_list_of_rooms_goes_on_and_uses_again(app: AppTest, lesson: Lesson) -> None:
    page = teacher(app)
    assert lesson.code in markup(page)
    page.button(key=f"again-{lesson.id}").click().run()
    assert page.query_params["room"] != lesson.code
    assert "in the room" in markup(page)
    page.button(key="all-rooms").click().run()
    page.button(key=f"go-{lesson.id}").click().run()
    assert page.query_params["room"] in (lesson.code, [lesson.code])


def test_two_teachers_are_told_of_each_other(app: AppTest, lesson: Lesson) -> None:
    page = teacher(app, lesson)
    keeping.workspace().lessons.go_to(lesson, 2, "Mr Roy")
    page.button(key="step-on").click().run()
    assert look(lesson).lesson.step == 2
    assert "Mr Roy changed this" in page.warning[0].value


def test_a_room_from_a_story_with_the_ticked_pairs(opened: AppTest) -> None:
    page = opened.switch_page("screens/lesson.py").run()
    boxes = [box for box in page.checkbox if box.value]
    assert len(boxes) == 3
    boxes[0].uncheck().run()
    page.text_input(key="lesson-title").set_value("Ferry <b>day</b>").run()
    page.button(key="open-room").click().run()
    room = look(keeping.workspace().lessons.list()[0])
    assert (room.plan.title, len(room.plan.pairs), room.plan.minutes) == ("Ferry <b>day</b>", 2, 10)
    assert "Ferry &lt;b&gt;day" in markup(page)
    for box in page.switch_page("screens/lesson.py").run().checkbox:
        box.uncheck()


def test_a_room_needs_at_least_one_pair(opened: AppTest) -> None:
    page = opened.switch_page("screens/lesson.py").run()
    for box in page.checkbox:
        box.uncheck()
    assert page.run().button(key="open-room").disabled


def test_a_sample_story_is_analysed_first(app: AppTest) -> None:
    page = teacher(app)
    page.selectbox(key="lesson-source").set_value("Story: A ferry runs aground").run()
    assert not page.checkbox
    page.button(key="analyse-lesson").click().run()
    assert [box for box in page.checkbox if box.value]


def test_a_ready_lesson_opens_with_the_tools_answers(app: AppTest) -> None:
    page = teacher(app)
    assert str(page.selectbox(key="lesson-source").value).startswith("Ready lesson:")
    page.button(key="open-room").click().run()
    room = look(keeping.workspace().lessons.list()[0])
    assert all(pair.author and pair.tool for pair in room.plan.pairs)


def test_a_broken_ready_lesson_is_one_sentence_and_the_rest_stays(
    app: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lessons" / "bad").mkdir(parents=True)
    (tmp_path / "lessons" / "bad" / "lesson.json").write_text("{", "utf-8")
    monkeypatch.setenv(ready.LESSONS_VARIABLE, str(tmp_path / "lessons"))
    page = teacher(app)
    assert len(page.warning) == 1
    assert page.selectbox(key="lesson-source").options == ["Story: A ferry runs aground"]


def test_on_a_server_that_the_network_reaches_nobody_leads(
    app: AppTest, lesson: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping.st, "get_option", lambda _name: "0.0.0.0")  # noqa: S104 - what is tested
    page = teacher(app, lesson)
    assert "claimcheck app --lan" in page.info[0].value
    assert lesson.code not in markup(page)


def test_opening_the_page_deletes_what_is_too_old(
    app: AppTest, lesson: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    joined(lesson)
    book = keeping.workspace()
    page = teacher(app)
    assert len(look(lesson).pupils) == 1
    monkeypatch.setattr(book.pupils, "_clock", lambda: datetime.now(UTC) + timedelta(days=31))
    page.run()
    assert look(lesson).pupils == ()
    assert "nothing of pupils kept" in markup(page.run())


def test_a_workspace_that_cannot_be_read_is_one_sentence(lesson: Lesson, monkeypatch: pytest.MonkeyPatch) -> None:
    fox = joined(lesson)

    def refuse(*_: object) -> None:
        raise WorkspaceError("The workspace is busy; try again")

    monkeypatch.setattr(pupil, "room_by_code", refuse)
    assert "busy" in fox.run().warning[0].value
    assert not fox.exception
    assert "room" in fox.query_params


def test_a_hostile_lesson_shows_as_text(app: AppTest) -> None:
    text = to_json(PLAN).replace("It carried 212 people", "<img src=x> 212 people")
    lesson = keeping.workspace().lessons.open(HOSTILE, text, "")
    keeping.workspace().lessons.go_to(lesson, 2, "")
    fox = joined(lesson)
    for page in (teacher(app, lesson), fox):
        assert "<script" not in markup(page)
        assert "<img" not in markup(page)
        assert not page.exception


def test_the_teacher_looks_more_often_than_pupils() -> None:
    assert lead.LOOK_SECONDS <= pupil.LOOK_SECONDS <= 5
