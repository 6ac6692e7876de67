"""Sign-in with a real browser, the real server, and a sign-in service on loopback."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from serving import WAIT_MILLISECONDS, free_port, ready, serve
from sign_in_service import CLIENT, SECRET, Service, service

pytestmark = [pytest.mark.browser]
pytest.importorskip("authlib", reason="sign-in is an extra: pip install -r requirements-sign-in.txt")

COOKIE_SECRET = "cookie-secret-zebra-cookie-secret-zebra"  # noqa: S105 - of this test alone
SETTINGS = """
[auth]
redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
cookie_secret = "{cookie}"
client_id = "{client}"
client_secret = "{secret}"
server_metadata_url = "{service}/.well-known/openid-configuration"

[roles]
reader = ["@paper.example"]
checker = ["group:Desk"]
teacher = ["tess@school.example"]
"""
Open = Callable[..., Page]


class Team:
    """A server that asks for sign-in, and the service that knows its people."""

    def __init__(self, server: str, service: Service, log: Path) -> None:
        self.server, self.service, self.log = server, service, log


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    folder = tmp_path_factory.mktemp("team")
    with service() as running:
        port = free_port()
        settings = folder / "secrets.toml"
        told = {"port": port, "cookie": COOKIE_SECRET, "client": CLIENT, "secret": SECRET, "service": running.address}
        settings.write_text(SETTINGS.format(**told), "utf-8")
        with serve(folder / "log.txt", "--secrets.files", str(settings), port=port) as server:
            yield Team(server, running, folder / "log.txt")


@pytest.fixture
def arrive(browser: Browser, team: Team) -> Iterator[Open]:
    """Open the app in a fresh browser, and sign in with these claims unless there are none."""
    contexts = []

    def arrive(path: str = "/", **claims: object) -> Page:
        context = browser.new_context(base_url=team.server)
        contexts.append(context)
        context.set_default_timeout(WAIT_MILLISECONDS)
        page = context.new_page()
        page.goto(path)
        expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
        if claims:
            team.service.claims = claims
            page.get_by_role("button", name="Sign in").click()
            page.wait_for_url(f"{team.server}/")
            ready(page)
            expect(page.get_by_text("Sign out")).to_be_visible()
        return page

    yield arrive
    for context in contexts:
        context.close()


def test_a_reader_signs_in_looks_and_signs_out(arrive: Open, team: Team) -> None:
    page = arrive(email="rae@paper.example", email_verified=True)
    expect(page.get_by_text("Signed in as rae@paper.example (reader)")).to_be_visible()
    expect(page.get_by_text("Adding articles needs the role checker")).to_be_visible()
    assert page.locator("input[type=file]").count() == 0
    assert page.get_by_role("navigation").get_by_role("link", name="Lesson").count() == 0
    cookies = {each["name"]: each for each in page.context.cookies()}
    assert cookies["_streamlit_user"]["httpOnly"]
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")


def test_a_group_makes_a_checker_and_an_address_a_teacher(arrive: Open) -> None:
    page = arrive(email="cy@agency.example", groups=["Desk"])
    expect(page.get_by_text("(checker)")).to_be_visible()
    assert page.locator("input[type=file]").count() == 1
    page.goto("/lesson")
    expect(page.get_by_text("Opening lessons needs the role teacher")).to_be_visible()
    page = arrive(email="tess@school.example")
    page.goto("/lesson")
    expect(page.get_by_text("(teacher)")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lesson")


def test_strangers_and_forged_cookies_stay_outside(arrive: Open, team: Team) -> None:
    page = arrive(email="rae@paper.example", email_verified=False)
    expect(page.get_by_role("heading", level=1)).to_have_text("No role yet")
    kept = {each["name"]: each["value"] for each in page.context.cookies()}["_streamlit_user"]
    forger = arrive()
    for forged in ("x", kept[:-2] + "xx", kept.replace(kept[:4], "eyJx")):
        forger.context.add_cookies([{"name": "_streamlit_user", "value": forged, "url": team.server}])
        forger.goto("/conflicts?story=wildfire")
        expect(forger.get_by_role("heading", level=1)).to_have_text("Sign in")
        assert forger.locator(".cc-finding").count() == 0


def test_no_secret_stands_in_the_log(arrive: Open, team: Team) -> None:
    arrive(email="tess@school.example")
    told = team.log.read_text("utf-8")
    for secret in (SECRET, COOKIE_SECRET, "access-zebra", "tess@school.example"):
        assert secret not in told
    for line in told.splitlines():
        if line.startswith("{"):
            assert json.loads(line)["event"]
