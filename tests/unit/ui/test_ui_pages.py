"""Every page of the app through AppTest."""

from __future__ import annotations

from pathlib import Path

import pytest
from clicks import write_note
from streamlit.testing.v1 import AppTest
from toy_story import HOSTILE, toy_analyze

from claimcheck.errors import NothingToCompareError
from claimcheck.records import Article
from claimcheck.ui import analysis, samples, saving
from claimcheck.ui.markup.findings import finding
from claimcheck.ui.state import Desk
from claimcheck.ui.words import changed

SCREENS = sorted(path.name for path in Path(analysis.__file__).with_name("screens").glob("[a-z]*.py"))


def markup(app: AppTest) -> str:
    """Everything the page hands to ``st.html``, the style sheet apart."""
    bodies = [element.proto.body for element in app.get("html")]
    return "\n".join(body for body in bodies if not body.startswith(("<style", "<script")))


@pytest.mark.parametrize("screen", SCREENS)
def test_every_page_opens_with_nothing_on_the_desk(app: AppTest, screen: str) -> None:
    app.run()
    app.switch_page(f"screens/{screen}").run()
    assert not app.exception
    assert "<h1" in markup(app)


@pytest.mark.parametrize("screen", SCREENS)
def test_every_page_shows_a_report_and_escapes_hostile_text(opened: AppTest, screen: str) -> None:
    opened.switch_page(f"screens/{screen}").run()
    assert not opened.exception
    assert "<script" not in markup(opened)
    assert "<img" not in markup(opened)
    for element in (*opened.markdown, *opened.caption, *opened.button, *opened.expander):
        assert HOSTILE not in str(getattr(element, "value", "")) + str(getattr(element, "label", ""))


def test_the_empty_desk_offers_the_sample_and_opens_it_on_the_conflicts(app: AppTest) -> None:
    app.run()
    assert "A ferry runs aground" in markup(app)
    app.button(key="sample-ferry").click().run()
    assert "212 or 260" in markup(app)
    assert app.query_params["story"] == "ferry"


def test_a_story_named_in_the_address_opens_analysed(app: AppTest) -> None:
    app.query_params["story"] = "ferry"
    app.run()
    assert "212 or 260" in markup(app)


@pytest.mark.parametrize("name", ["../../etc", "nonsense", ""])
def test_an_unknown_story_in_the_address_is_said_in_one_sentence(app: AppTest, name: str) -> None:
    app.query_params["story"] = name
    app.run()
    assert not app.exception
    assert len(app.warning) == 1
    assert "story" not in app.query_params


def test_the_folder_the_app_was_started_with_opens(
    app: AppTest, stories: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(samples.OPEN_VARIABLE, str(stories))
    app.run()
    assert "212 or 260" in markup(app)


def test_a_folder_that_is_not_there_is_said_in_one_sentence(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(samples.OPEN_VARIABLE, "/nowhere/at/all")
    app.run()
    assert not app.exception
    assert len(app.warning) == 1


def test_a_folder_with_one_article_keeps_it_and_says_what_is_missing(
    app: AppTest, stories: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> None:
        raise NothingToCompareError("only one article could be read")

    monkeypatch.setattr(analysis, "analyze", refuse)
    monkeypatch.setenv(samples.OPEN_VARIABLE, str(stories / "01_herald.md"))
    app.run()
    assert "only one article could be read" in app.warning[0].value
    assert "1 article read" in markup(app)
    assert app.button(key="analyse").disabled


def test_pasting_two_articles_and_analysing_them(app: AppTest) -> None:
    app.run()
    for number, text in enumerate(("It carried 212 passengers.", "The ferry set out with 260 passengers aboard.")):
        where = "empty" if number == 0 else "more"
        app.text_area(key=f"text-{where}").set_value(text)
        app.text_input(key=f"source-{where}").set_value(f"Paper {number}")
        app.button(key=f"add-{where}").click().run()
        assert not app.exception
    assert "2 articles read" in markup(app)
    app.button(key="analyse").click().run()
    assert "212 or 260" in markup(app)


def test_pasting_nothing_is_said_in_one_sentence(app: AppTest) -> None:
    app.run().button(key="add-empty").click().run()
    assert "no text yet" in app.warning[0].value


def test_an_article_is_corrected_and_the_report_is_marked_as_old(opened: AppTest) -> None:
    article = opened.session_state["desk"].articles[0]
    opened.button(key=f"edit-{article.id}").click().run()
    opened.text_input(key="correct-source").set_value("The Herald")
    opened.button(key="correct-save").click().run()
    assert opened.session_state["desk"].articles[0].source == "The Herald"
    assert opened.session_state["desk"].is_stale
    assert "1 article corrected since the last analysis" in markup(opened)


def test_removing_and_clearing(opened: AppTest) -> None:
    article = opened.session_state["desk"].articles[0]
    opened.button(key=f"remove-{article.id}").click().run()
    assert len(opened.session_state["desk"].articles) == 2
    opened.button(key="clear").click().run()
    assert "Where do the articles disagree?" in markup(opened)


def test_a_refusal_of_the_pipeline_is_one_sentence(opened: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_named: object) -> None:
        raise NothingToCompareError("only one article is left")

    article = opened.session_state["desk"].articles[0]
    opened.button(key=f"remove-{article.id}").click().run()
    monkeypatch.setattr(analysis, "analyze", refuse)
    opened.button(key="analyse").click().run()
    assert not opened.exception
    assert "only one article is left" in opened.error[0].value


def test_filters_of_the_conflicts(opened: AppTest) -> None:
    opened.switch_page("screens/conflicts.py").run()
    assert {"212 or 260", "The captain"} <= _shown(opened)
    opened.segmented_control(key="kind").set_value("Numbers").run()
    assert _shown(opened) == {"212 or 260", "260 and 262"}
    opened.segmented_control(key="kind").set_value("All kinds").run()
    opened.segmented_control(key="sure").set_value("Clear").run()
    assert _shown(opened) == {"212 or 260", "260 and 262"}
    opened.multiselect(key="sources").set_value(["Herald"]).run()
    assert _shown(opened) == {"212 or 260"}
    assert "hidden by the filters" in markup(opened)


def _shown(app: AppTest) -> set[str]:
    text = markup(app)
    return {name for name in ("212 or 260", "The captain", "260 and 262") if f">{name}<" in text}


def test_explained_differences_stand_apart_with_what_makes_both_true(opened: AppTest) -> None:
    opened.switch_page("screens/conflicts.py").run()
    text = markup(opened)
    assert text.index("212 or 260") < text.index("The captain") < text.index("260 and 262")
    assert "the later figure counts two more people" in text


def test_a_decision_and_a_note_are_kept_and_taken_back(opened: AppTest) -> None:
    opened.switch_page("screens/conflicts.py").run()
    view = opened.session_state["desk"].conflicts[0]
    opened.button(key=f"confirmed-{view.id}").click().run()
    write_note(opened, view, "Rang the harbour office.")
    review = opened.session_state["desk"].review(view)
    assert (review.decision, review.note) == ("confirmed", "Rang the harbour office.")
    assert review.at
    assert opened.button(key=f"confirmed-{view.id}").label == "Confirmed ✓"
    opened.button(key=f"confirmed-{view.id}").click().run()
    assert opened.session_state["desk"].review(view).decision is None


def test_one_by_one_goes_on_and_back_and_decides(opened: AppTest) -> None:
    opened.switch_page("screens/conflicts.py").run()
    opened.segmented_control(key="view").set_value("One by one").run()
    assert _shown(opened) == {"212 or 260"}
    assert opened.button(key="step-Previous").disabled
    opened.button(key="step-Next").click().run()
    assert _shown(opened) == {"The captain"}
    view = opened.session_state["desk"].conflicts[1]
    opened.button(key=f"dismissed-{view.id}").click().run()
    assert opened.session_state["desk"].review(view).decision == "dismissed"
    assert _shown(opened) == {"The captain"}


def test_dismissing_the_rest_at_once_taking_it_back_and_filtering(opened: AppTest) -> None:
    opened.switch_page("screens/conflicts.py").run()
    first, second = opened.session_state["desk"].conflicts
    opened.button(key=f"confirmed-{first.id}").click().run()
    assert "1 decided (of 1 clear ones you confirmed 1)" in markup(opened)
    opened.selectbox(key="decided").set_value("Open").run()
    assert _shown(opened) == {"The captain", "260 and 262"}
    opened.selectbox(key="decided").set_value("Any decision").run()
    opened.session_state["desk"].dismiss(opened.session_state["desk"].conflicts)
    assert opened.session_state["desk"].review(first).decision == "confirmed"
    assert opened.session_state["desk"].review(second).decision == "dismissed"
    opened.button(key="undo").click().run()
    assert opened.session_state["desk"].review(second).decision is None


def test_one_finding_has_an_address_of_its_own(opened: AppTest) -> None:
    view = opened.session_state["desk"].conflicts[1]
    opened.query_params["finding"] = view.id
    opened.switch_page("screens/conflicts.py").run()
    assert _shown(opened) == {"The captain"}


def test_the_overview_counts_and_names_the_first_findings(opened: AppTest) -> None:
    opened.switch_page("screens/overview.py").run()
    text = markup(opened)
    assert "<strong>2</strong> conflicts" in text
    assert "<strong>1</strong> difference with a reason" in text
    assert text.index("212 or 260") < text.index("The captain")
    links = [link.proto.label for link in opened.get("page_link")]
    assert sum("*Herald, Gazette:* **2 clash** · 1 agree" in link for link in links) == 1
    assert all(HOSTILE not in link for link in links)


def test_a_cell_of_the_overview_leads_to_what_it_counts(opened: AppTest) -> None:
    opened.switch_page("screens/overview.py").run()
    links = {link.proto.label: link.proto for link in opened.get("page_link")}
    clash = next(link for name, link in links.items() if "Herald, Gazette:" in name)
    asked = [each for each in clash.query_string.split("&") if not each.startswith("desk=")]
    assert (clash.page, sorted(asked)) == ("conflicts", ["sources=Gazette", "sources=Herald"])
    silent = next(link for name, link in links.items() if name.startswith("*Herald,") and "left out" in name)
    assert silent.page == "facts"
    opened.query_params["sources"] = "Herald"
    opened.query_params["without"] = "Gazette"
    opened.switch_page("screens/facts.py").run()
    assert not opened.exception
    assert "Ferry aground" not in markup(opened)


def test_facts_are_narrowed_to_those_one_source_tells_and_another_leaves_out(analysed: Desk) -> None:
    kept = [fact for fact in analysed.facts if fact.is_told(["Herald"], "Gazette")]
    assert kept
    assert all("Gazette" not in {row.side.outlet for row in fact.rows} for fact in kept)
    assert all("Herald" in {row.side.outlet for row in fact.rows} for fact in kept)


def test_what_a_new_analysis_found_is_told_and_marked(analysed: Desk) -> None:
    assert not any(map(analysed.is_new, analysed.findings))
    first, second, third = analysed.articles
    analysed.remove(second.id)
    assert analysed.changes == (0, 1, 0)
    analysed.keep(toy_analyze(analysed.articles))
    assert (len(analysed.fresh), analysed.gone) == (0, 3)
    analysed.add((second,))
    analysed.correct(first.id, "The Herald", first.title, first.published, first.language)
    assert changed(*analysed.changes) == "1 article added, 1 corrected"
    analysed.keep(toy_analyze(analysed.articles))
    assert all(map(analysed.is_new, analysed.findings))
    assert ">new<" in finding(analysed.findings[0], 1, "", is_new=True)
    assert third in analysed.articles


def test_a_reason_for_dismissing_begins_the_note(opened: AppTest) -> None:
    opened.switch_page("screens/conflicts.py").run()
    view = opened.session_state["desk"].conflicts[0]
    opened.button(key=f"dismissed-{view.id}").click().run()
    write_note(opened, view, "See page 2.", "Rounded")
    assert opened.session_state["desk"].review(view).note == "Rounded. See page 2."
    write_note(opened, view, "Rounded. See page 2.", "An older figure")
    assert opened.session_state["desk"].review(view).note == "An older figure. See page 2."


def test_the_record_of_the_last_flags_counts_every_saved_comparison(
    opened: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "is_open_here", lambda: True)
    desk = opened.session_state["desk"]
    saving.save(desk, "Ferry")
    opened.switch_page("screens/conflicts.py").run()
    opened.button(key=f"confirmed-{desk.conflicts[0].id}").click().run()
    assert "of your last 1 clear ones you confirmed 1" in markup(opened.run())


def test_a_statement_is_checked_against_the_articles(opened: AppTest) -> None:
    opened.switch_page("screens/check.py").run()
    opened.text_area(key="statement").set_value("The ferry set out with 260 passengers.")
    opened.button(key="check").click().run()
    assert "Contradicts it" in markup(opened)
    assert "212 passengers" in markup(opened)


def test_an_empty_statement_is_refused_in_one_sentence(opened: AppTest) -> None:
    opened.switch_page("screens/check.py").run()
    opened.button(key="check").click().run()
    assert "one whole sentence" in opened.error[0].value


def test_facts_are_searched_and_lone_statements_are_apart(opened: AppTest) -> None:
    opened.switch_page("screens/facts.py").run()
    assert "Repairs will cost" not in markup(opened)
    opened.segmented_control(key="facts").set_value("Told by one source only").run()
    assert "Repairs will cost" in markup(opened)
    opened.text_input(key="find").set_value("divers").run()
    assert "Divers searched" in markup(opened)
    assert "Repairs will cost" not in markup(opened)


def test_reader_shows_two_articles_beside_each_other(opened: AppTest) -> None:
    opened.switch_page("screens/reader.py").run()
    assert "cc-tie-conflict" in markup(opened)
    opened.selectbox(key="beside").select_index(0).run()
    assert markup(opened).count('<article class="cc-article"') == 2


def test_filters_that_let_nothing_through_say_so_in_both_views(opened: AppTest) -> None:
    opened.switch_page("screens/conflicts.py").run()
    opened.selectbox(key="decided").set_value("Confirmed").run()
    assert "No finding fits these filters" in markup(opened)
    assert "0 conflicts; 3 findings hidden by the filters." in markup(opened)
    opened.segmented_control(key="view").set_value("One by one").run()
    assert "No finding fits these filters" in markup(opened)
    assert not _shown(opened)


@pytest.mark.parametrize("screen", ["overview", "conflicts"])
def test_articles_that_share_nothing_are_not_said_to_agree(app: AppTest, screen: str) -> None:
    desk = Desk(is_opened=True)
    desk.add(Article.from_text(text, source=text[4:9]) for text in ("The ice retreated.", "The bakery sold loaves."))
    desk.keep(toy_analyze(desk.articles))
    app.session_state["desk"] = desk
    app.run().switch_page(f"screens/{screen}.py").run()
    assert "tell no fact in common" in markup(app)


def test_with_many_sources_the_table_holds_those_that_are_chosen(app: AppTest) -> None:
    desk = Desk(is_opened=True)
    desk.add(Article.from_text(f"House {number} burned down.", source=f"Paper {number}") for number in range(14))
    desk.keep(toy_analyze(desk.articles))
    app.session_state["desk"] = desk
    app.run().switch_page("screens/overview.py").run()
    chosen = app.multiselect(key="table-sources")
    cells = [link for link in app.get("page_link") if "nothing shared" in link.proto.label]
    assert (len(chosen.value), len(cells)) == (6, 30)
    chosen.set_value([desk.articles[0].id, desk.articles[13].id]).run()
    assert [link.proto.label for link in app.get("page_link")] == [
        "*Paper 0, Paper 13:* nothing shared",
        "*Paper 13, Paper 0:* nothing shared",
    ]
