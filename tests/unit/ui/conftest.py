"""The app under AppTest, with an analysis by hand in place of the pipeline."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from toy_story import GAZETTE, HERALD, toy_analyze, toy_articles

from claimcheck.ui import analysis, keeping, samples
from claimcheck.ui.state import Desk

MAIN = Path(analysis.__file__).with_name("main.py")


@pytest.fixture(autouse=True)
def stories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """One bundled story, called ferry, and no model."""
    folder = tmp_path / "samples" / "ferry"
    folder.mkdir(parents=True)
    for name, source, text in (("01_herald", "Herald", HERALD), ("02_gazette", "Gazette", GAZETTE)):
        (folder / f"{name}.md").write_text(f'---\ntitle: "On {name}"\nsource: "{source}"\n---\n\n{text}\n', "utf-8")
    (folder / "gold.json").write_text('{"story": "A ferry runs aground"}', "utf-8")
    monkeypatch.setenv(samples.SAMPLES_VARIABLE, str(folder.parent))
    monkeypatch.delenv(samples.OPEN_VARIABLE, raising=False)
    monkeypatch.setenv("CLAIMCHECK_DATABASE_URL", f"sqlite:///{tmp_path}/workspace.sqlite3")
    monkeypatch.setattr(analysis, "analyze", toy_analyze)
    samples.samples.cache_clear()
    analysis.shelf.clear()
    keeping.workspace.clear()
    yield folder
    samples.samples.cache_clear()
    analysis.shelf.clear()
    keeping.workspace().close()
    keeping.workspace.clear()


@pytest.fixture
def analysed() -> Desk:
    """A desk with the toy story and its report."""
    desk = Desk(is_opened=True)
    desk.add(toy_articles())
    desk.keep(toy_analyze(desk.articles))
    return desk


@pytest.fixture
def app() -> AppTest:
    """The app, not yet run."""
    return AppTest.from_file(str(MAIN), default_timeout=20)


@pytest.fixture
def opened(app: AppTest, analysed: Desk) -> AppTest:
    """The app with the toy story analysed, on its first page."""
    app.session_state["desk"] = analysed
    return app.run()
