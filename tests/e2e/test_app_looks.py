"""Every page at a desk's and a phone's width, light and dark: nothing runs over, and axe finds nothing new."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from serving import STORY, NewPage

pytestmark = pytest.mark.browser

PAGES = ("articles", "overview", "conflicts", "facts", "reader", "check", "about")
ALLOWED = {  # what Streamlit's own widgets break; nothing of ours may stand here
    "presentation-role-conflict",  # the uploader's drop zone is named and yet presentational
}
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice")


@pytest.mark.parametrize("name", PAGES)
def test_nothing_runs_over_on_a_phone(new_page: NewPage, name: str) -> None:
    page = new_page(_path(name), width=390, height=844)
    over = page.evaluate(
        "() => { const main = document.querySelector('[data-testid=stMain]');"
        " return main.scrollWidth - main.clientWidth; }"
    )
    assert over <= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_beyond_the_allowed(new_page: NewPage, name: str, scheme: str) -> None:
    page = new_page(_path(name), scheme=scheme)
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": list(RULES)}}).response["violations"]
    told = {
        f"{violation['id']}: {node['html'][:160]} {node['target']}"
        for violation in found
        for node in violation["nodes"]
        if violation["id"] not in ALLOWED
    }
    assert told == set()


def _path(name: str) -> str:
    return f"/{'' if name == 'articles' else name}" + ("" if name in {"articles", "about"} else f"?story={STORY}")
