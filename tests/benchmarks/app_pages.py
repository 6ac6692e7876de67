"""The pages and interactions of the app under AppTest, for ``bench_app``."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from streamlit.testing.v1 import AppTest

from claimcheck.records import Report
from claimcheck.ui import analysis
from claimcheck.ui.naming import article_names
from claimcheck.ui.server import load_parser
from claimcheck.ui.state import Desk

MAIN = Path(analysis.__file__).with_name("main.py")
SCREENS = ("articles", "overview", "conflicts", "facts", "reader", "check", "lesson", "plant", "worksheet", "about")
PATIENCE = 120  # seconds; what is too slow is measured, not broken off
Work = Callable[[], object]


def interactions(report: Report) -> Iterator[tuple[str, Work]]:
    """Yield every page and interaction with what does it once; each leaves the page as the next expects it."""
    load_parser()  # as the server does while the browser is still loading
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CLAIMCHECK_DATABASE_URL"] = f"sqlite:///{folder}/workspace.sqlite3"
        os.environ["CLAIMCHECK_SAMPLES"] = folder
        desk = Desk(is_opened=True)
        desk.add(report.articles)
        yield "what an analysis found, put on the desk", lambda: desk.keep(report)
        for screen in SCREENS:
            app = _at(desk, "about")  # a session of its own: what a page keeps for its visitor is made then
            yield f"{screen}: open", lambda app=app, screen=screen: app.switch_page(f"screens/{screen}.py").run()
        yield from _conflicts(desk)
        yield from _reading(desk)
        yield from _others(desk)


def _at(desk: Desk, screen: str) -> AppTest:
    app = AppTest.from_file(str(MAIN), default_timeout=PATIENCE)
    app.session_state["desk"] = desk
    app.run()
    return app.switch_page(f"screens/{screen}.py").run()


def _conflicts(desk: Desk) -> Iterator[tuple[str, Work]]:
    app, first = _at(desk, "conflicts"), desk.conflicts[0]
    yield "conflicts: confirm", lambda: app.button(key=f"confirmed-{first.id}").click().run()
    yield "conflicts: open a note", lambda: app.button(key=f"note-{first.id}").click().run()
    yield "conflicts: undo", lambda: app.button(key="undo").click().run()
    yield "conflicts: numbers alone", lambda: app.segmented_control(key="kind").set_value("Numbers").run()
    outlet = first.outlets[0]
    yield "conflicts: one source", lambda: app.multiselect(key="sources").set_value([outlet]).run()
    app.multiselect(key="sources").set_value([]).run()
    app.segmented_control(key="kind").set_value("All kinds").run()
    yield "conflicts: show 20 more", lambda: app.button(key="more").click().run()
    app.segmented_control(key="view").set_value("One by one").run()
    yield "one by one: next", lambda: app.button(key="step-Next").click().run()
    app.button(key="step-Previous").click().run()
    yield "one by one: dismiss", lambda: _dismiss(app)


def _dismiss(app: AppTest) -> AppTest:
    """Dismiss the finding that is shown, or take that back."""
    return next(each for each in app.button if str(each.key).startswith("dismissed-")).click().run()


def _reading(desk: Desk) -> Iterator[tuple[str, Work]]:
    facts = _at(desk, "facts")
    yield "facts: find a word", lambda: facts.text_input(key="find").set_value("insurer").run()
    facts.text_input(key="find").set_value("").run()
    yield "facts: show 30 more", lambda: facts.button(key="more-shared").click().run()
    alone = "Told by one source only"
    yield "facts: one source only", lambda: facts.segmented_control(key="facts").set_value(alone).run()
    reader, names = _at(desk, "reader"), list(article_names(desk.articles))
    yield "reader: another article", lambda: reader.selectbox(key="article").set_value(names[7]).run()
    yield "reader: two beside each other", lambda: reader.selectbox(key="beside").set_value(names[9]).run()


def _others(desk: Desk) -> Iterator[tuple[str, Work]]:
    overview = _at(desk, "overview")
    number = overview.selectbox(key="number")
    yield "overview: another number", lambda: number.set_value(number.options[-1]).run()
    articles, one = _at(desk, "articles"), desk.articles[3]
    yield "articles: look and correct, or close", lambda: articles.button(key=f"edit-{one.id}").click().run()
    worksheet = _at(desk, "worksheet")
    yield "worksheet: another order", lambda: worksheet.segmented_control(key="version").set_value("B").run()
    yield "worksheet: the answers", lambda: worksheet.toggle(key="answers").set_value(True).run()
    plant = _at(desk, "plant")
    yield "plant: choose five", lambda: plant.button(key="suggest").click().run()
    yield "plant: the hunt", lambda: plant.segmented_control(key="step").set_value("Hunt").run()
