"""Planting changes and making worksheets, through AppTest."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from toy_story import HOSTILE, toy_articles

from claimcheck.records import Article
from claimcheck.teaching import lessons
from claimcheck.ui.naming import article_names
from claimcheck.ui.planting import Planting


def markup(app: AppTest) -> str:
    """Everything the page hands to ``st.html``, the style sheets apart."""
    bodies = [element.proto.body for element in app.get("html")]
    return "\n".join(body for body in bodies if not body.startswith(("<style", "<script")))


@pytest.fixture
def article() -> Article:
    return toy_articles()[0]


@pytest.fixture
def kept(article: Article) -> Planting:
    kept = Planting()
    kept.candidates(article, toy_articles()[1:])
    return kept


def test_changes_are_put_in_rewritten_and_taken_out(kept: Planting, article: Article) -> None:
    figure = next(each for each in kept.found[article.id] if each.before == "212")
    kept.put_in(article, figure)
    assert f"It carried {figure.after} passengers" in kept.copy(article).sentences[2].text
    kept.rewrite(article, figure, " ")
    kept.rewrite(article, figure, "2,120")
    assert "It carried 2,120 passengers" in kept.copy(article).sentences[2].text
    kept.take_out(article, figure)
    kept.rewrite(article, figure, "9")
    assert kept.copy(article).changes == 0


def test_changes_that_touch_the_same_words_block_each_other(kept: Planting, article: Article) -> None:
    first = kept.found[article.id][0]
    kept.put_in(article, first)
    blocked = [each for each in kept.found[article.id] if kept.is_blocked(article, each)]
    for each in blocked:
        kept.put_in(article, each)
    assert kept.taken(article) == (first,)


def test_some_are_chosen_for_a_teacher_in_a_hurry(kept: Planting, article: Article) -> None:
    kept.suggest(article)
    taken = kept.taken(article)
    assert 2 <= len(taken) <= 5
    assert len({(each.field, each.sentence_start) for each in taken}) == len(taken)
    assert len({each.kind for each in taken}) >= 2
    kept.suggest(article)
    assert kept.taken(article) == taken


def test_every_article_has_a_name_of_its_own(article: Article) -> None:
    other = Article.from_text("Another text.", article.source, article.title)
    names = article_names([article, other, Article.from_text("x")])
    assert len(names) == 3
    assert list(names)[2] == "unnamed source"


def open_plant(app: AppTest) -> AppTest:
    return app.switch_page("screens/plant.py").run(timeout=60)


def test_planting_hunting_and_the_answer(opened: AppTest) -> None:
    page = open_plant(opened)
    assert "Nothing planted yet" in markup(page)
    put = next(button for button in page.button if button.key.startswith("put-"))
    put.click().run()
    assert "1 change planted." in markup(page)
    page.segmented_control(key="step").set_value("Hunt").run()
    assert not page.exception
    assert "<ins>" not in markup(page)
    assert "<del>" not in markup(page)
    boxes = [box for box in page.checkbox if box.key.startswith("sentence-")]
    assert len(boxes) == 5
    for box in boxes:
        box.check()
    page.button(key="check-hunt").click().run()
    assert "1 of 1 changed sentence found; 4 sentences named" in page.info[0].value
    page.segmented_control(key="step").set_value("Answer").run()
    assert "put in: " in markup(page)
    assert markup(page).count("named, not changed") == 4


def test_nothing_planted_is_said_before_a_hunt(opened: AppTest) -> None:
    page = open_plant(opened)
    page.segmented_control(key="step").set_value("Hunt").run()
    assert "Nothing was planted" in markup(page)
    assert not page.checkbox


def test_own_words_of_the_teacher_go_into_the_article(opened: AppTest) -> None:
    page = open_plant(opened)
    put = next(button for button in page.button if button.key.startswith("put-"))
    name = put.key.removeprefix("put-")
    put.click().run()
    page.text_input(key=f"own-{name}").set_value(HOSTILE).run()
    page.segmented_control(key="what").set_value("Planted").run()
    assert "&lt;script&gt;" in markup(page)
    assert "<script" not in markup(page)
    page.button(key=f"undo-{name}").click().run()
    assert "Nothing planted yet" in markup(page)


def test_choosing_five_and_taking_them_out(opened: AppTest) -> None:
    page = open_plant(opened)
    page.button(key="suggest").click().run()
    assert "changes planted." in markup(page)
    page.button(key="take-all-out").click().run()
    assert "Nothing planted yet" in markup(page)


def test_a_sheet_from_the_story_hides_its_answers_until_asked(opened: AppTest) -> None:
    page = opened.switch_page("screens/worksheet.py").run()
    assert "It carried 212 passengers" in markup(page)
    assert "They cannot both be true" not in markup(page)
    page.toggle(key="answers").set_value(True).run()
    assert "They cannot both be true." in markup(page)
    assert "which errs" in markup(page)


def test_a_dismissed_finding_is_not_on_the_sheet(opened: AppTest) -> None:
    desk = opened.session_state["desk"]
    desk.dismiss(desk.conflicts)
    page = opened.switch_page("screens/worksheet.py").run()
    assert "It carried 212 passengers" not in markup(page)


def test_a_ready_lesson_without_any_story(app: AppTest) -> None:
    page = app.run().switch_page("screens/worksheet.py").run()
    assert not page.exception
    page.selectbox(key="sheet").set_value("When was that true?").run()
    assert "Pupils look for the moment" in markup(page)
    assert "10 pairs" in markup(page)
    before = markup(page)
    page.segmented_control(key="version").set_value("B").run()
    assert markup(page) != before


def test_a_lesson_that_cannot_be_read_is_said_in_one_sentence(
    opened: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / lessons.FILE).write_text("{")
    monkeypatch.setattr(lessons.ready_lessons, "__defaults__", (tmp_path,))
    page = opened.switch_page("screens/worksheet.py").run()
    assert not page.exception
    assert "no JSON" in page.error[0].value
    assert "It carried 212 passengers" in markup(page)
