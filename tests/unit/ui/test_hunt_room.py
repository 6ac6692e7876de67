"""A hunt in a room: the teacher plants, pupils look, and everybody sees how it went."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest
from test_lesson_pages import answer, joined, look, markup, teacher
from test_lesson_plan import PLAN
from toy_story import HOSTILE, toy_articles

from claimcheck.errors import InputError
from claimcheck.records import Article
from claimcheck.teaching.plant.records import PlantedCopy
from claimcheck.ui.keeping import workspace
from claimcheck.ui.lessons import hunt_pupil, watch
from claimcheck.ui.lessons.hunting import CHANGES_HEADER, PUPILS_HEADER, hunt_csv, hunt_plan, hunt_xlsx, hunted
from claimcheck.ui.lessons.plan import from_json, last_step, stage, to_json
from claimcheck.ui.lessons.room import open_room
from claimcheck.ui.planting import Planting
from claimcheck.ui.state import Desk
from claimcheck.workspace import Lesson


@pytest.fixture(autouse=True)
def every_look_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "FRESH_SECONDS", 0.0)


@pytest.fixture
def copy() -> PlantedCopy:
    """The Herald's article with 212 made another figure."""
    kept, (article, *others) = Planting(), toy_articles()
    found = kept.candidates(article, others)
    kept.put_in(article, next(each for each in found if each.before == "212"))
    return kept.copy(article)


@pytest.fixture
def lesson(copy: PlantedCopy) -> Lesson:
    return open_room(hunt_plan(copy))


def tick(app: AppTest, *numbers: int, why: str = "") -> AppTest:
    for number in numbers:
        app.checkbox(key=f"hunt-sentence-{number}").check()
    app.text_area(key="hunt-why").set_value(why)
    return app.button(key="send-hunt").click().run()


def test_a_hunt_from_start_to_end(app: AppTest, lesson: Lesson, copy: PlantedCopy) -> None:
    changed, other = copy.changed[0].number, copy.sentences[-1].number
    page, fox, owl = teacher(app, lesson), joined(lesson), joined(lesson)
    assert "Wait here" in markup(fox)
    page.button(key="step-on").click().run()
    for each in (page, fox.run(), owl.run()):
        assert "1 thing was changed" in markup(each)
        assert "<ins" not in markup(each)
        assert "212" not in markup(each)
    tick(fox, changed, why=HOSTILE)
    assert "Your answer is in: 1 sentence named" in markup(fox)
    tick(owl, changed, other)
    assert "2 of 2 have answered" in markup(page.run())
    assert "<ins" not in markup(page)

    page.button(key="step-on").click().run()
    for each in (page, fox.run(), owl.run()):
        text = markup(each)
        assert "2 (100%)" in text
        assert "Named, though nothing was changed there" in text
        assert "<ins" in text
        assert "212" in text
        assert "<script" not in text
        assert not each.exception
    assert "All 1 changed sentence found" in markup(fox)
    assert "1 sentence named that stand as they were published" in markup(owl)
    assert {button.label for button in page.get("download_button")} == {"Results (Excel)", "Results (CSV)"}


def test_nothing_ticked_and_too_much_is_refused(lesson: Lesson, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace().lessons.go_to(lesson, 1, "")
    fox = joined(lesson)
    assert "Tick the sentences first" in tick(fox).warning[0].value
    monkeypatch.setattr(hunt_pupil, "MOST_NAMED", 1)
    assert "at most 1" in tick(fox, 1, 2).warning[0].value
    assert look(lesson).answers == ()


def test_who_found_nothing_sees_the_class(app: AppTest, lesson: Lesson) -> None:
    workspace().lessons.go_to(lesson, 2, "")
    assert "You named no sentence" in markup(joined(lesson))
    assert "0 (0%)" in markup(teacher(app, lesson))


def test_results_as_tables(lesson: Lesson, copy: PlantedCopy) -> None:
    workspace().lessons.go_to(lesson, 1, "")
    tick(joined(lesson), copy.changed[0].number, why="=1+1")
    room = look(lesson)
    (row,) = csv.DictReader(io.StringIO(hunt_csv(copy, room.pupils, room.answers).decode("utf-8-sig")))
    assert tuple(row) == PUPILS_HEADER
    assert (row["found"], row["changed"], row["named wrongly"]) == ("1", "1", "0")
    assert row["what gave it away"] != "=1+1"
    book = load_workbook(io.BytesIO(hunt_xlsx(copy, room.pupils, room.answers)))
    assert tuple(cell.value for cell in book["Changes"][1]) == CHANGES_HEADER
    assert "212" in str(book["Changes"]["B2"].value)
    assert hunted(copy, room.answers).answers == 1


def test_a_plan_with_a_hunt_is_written_and_read_and_older_rooms_still_open(copy: PlantedCopy) -> None:
    plan = hunt_plan(copy)
    assert from_json(to_json(plan)) == plan
    assert [stage(plan, step).phase for step in range(last_step(plan) + 1)] == ["lobby", "hunt", "end"]
    older = {name: value for name, value in asdict(PLAN).items() if name != "hunt"}
    assert from_json(json.dumps(older)) == PLAN
    with pytest.raises(InputError):
        from_json("[]")


def test_the_plant_page_opens_a_room(opened: AppTest) -> None:
    article: Article = opened.session_state["desk"].articles[0]
    opened.switch_page("screens/plant.py").run()
    assert opened.button(key="hunt-room").disabled
    opened.button(key="suggest").click().run()
    opened.button(key="hunt-room").click().run()
    assert not opened.exception
    assert "Pupils are coming in" in markup(opened)
    assert isinstance(opened.session_state["desk"], Desk)
    assert opened.session_state["desk"].articles[0] is article


def test_a_lesson_of_pairs_is_as_before(app: AppTest) -> None:
    lesson = open_room(PLAN)
    page, fox = teacher(app, lesson), joined(lesson)
    page.button(key="step-on").click().run()
    answer(fox.run(), "one", "both")
    assert "1 of 1 have answered" in markup(page.run())
