"""A lesson with a real class server: a teacher's browser on loopback, pupils' browsers on the network's address."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from csv import DictReader
from io import StringIO
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect
from serving import ROOT, STORY, WAIT_MILLISECONDS, free_port, ready, wait_until_up
from test_app_looks import ALLOWED, RULES

from claimcheck.cli.serve import lan_names

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
LOOPBACK = "127.0.0.1"
HOSTILE = "<img src=https://example.org/x onerror=alert(1)> **bold** :smile: =1+1"


class School:
    """Both servers of ``claimcheck app --lan``: where the teacher's is, where the pupils' is, and what was printed."""

    def __init__(self, port: int, log: Path) -> None:
        self.log = log
        self.teacher = f"http://{LOOPBACK}:{port}"
        self.pupils = f"http://{network_address()}:{port + 1}"
        self.elsewhere = f"http://{network_address()}:{port}"


def network_address() -> str:
    """This machine's address on the network, or loopback when it has none."""
    last = lan_names()[-1]
    return last if re.fullmatch(r"[\d.]+", last) else LOOPBACK


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    folder = tmp_path_factory.mktemp("class")
    school = School(free_port(in_a_row=2), folder / "log.txt")
    port = school.teacher.rpartition(":")[2]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("CLAIMCHECK_")}
    environment |= {
        "HF_HUB_OFFLINE": "1",
        "STREAMLIT_SERVER_HEADLESS": "true",
        "CLAIMCHECK_DATABASE_URL": f"sqlite:///{folder / 'workspace.sqlite3'}",
    }
    command = [sys.executable, "-m", "claimcheck", "app", "--lan", "--port", port]
    with school.log.open("w") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=out)
        try:
            for address in (school.teacher, f"http://{LOOPBACK}:{int(port) + 1}"):
                wait_until_up(f"{address}/_stcore/health", process, school.log)
            yield school
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=30)


@pytest.fixture
def visit(browser: Browser) -> Iterator[Open]:
    """Open an address in a browser of its own; the test fails when a page asks another host or breaks its policy."""
    pages: list[Page] = []
    troubles: list[str] = []

    def open_page(address: str, width: int = 1280, height: int = 860, scheme: str = "light") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if scheme == "dark" else "light"
        )
        context.set_default_timeout(WAIT_MILLISECONDS)
        page = context.new_page()
        own = "/".join(address.split("/")[:3])
        page.on("request", lambda request: _note(request.url, own, troubles))
        page.on("pageerror", lambda error: troubles.append(f"script error: {error}"))
        page.goto(address)
        page.wait_for_selector(".cc-h1, .cc-hero h1")
        pages.append(page)
        return page

    yield open_page
    for page in pages:
        page.context.close()
    assert troubles == []


def _note(url: str, own: str, troubles: list[str]) -> None:
    if not url.startswith((own, own.replace("http", "ws"), "data:", "blob:")):
        troubles.append(f"asked for {url}")


def room(visit: Open, school: School) -> tuple[Page, str]:
    """A teacher who has opened a room, and its code."""
    teacher = visit(f"{school.teacher}/lesson")
    teacher.get_by_role("button", name="Open the room").click()
    code = teacher.locator(".cc-code").inner_text().replace(" ", "").strip()
    assert re.fullmatch(r"[A-Z2-9]{6}", code)
    return teacher, code


def join(visit: Open, school: School, code: str, **look: object) -> Page:
    """A pupil who has typed the code and taken the first name, by keyboard alone."""
    pupil = visit(school.pupils, **look)
    pupil.get_by_label("Code on the board").focus()
    pupil.keyboard.type(f"{code[:3].lower()} {code[3:]}")
    pupil.keyboard.press("Enter")
    expect(pupil.get_by_role("radiogroup")).to_be_visible()
    tab_to(pupil, "Come in")
    pupil.keyboard.press("Enter")
    expect(pupil.get_by_role("status").first).to_contain_text("You are in")
    return pupil


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the button with that name has the focus."""
    button = page.get_by_role("button", name=name, exact=True)
    button.wait_for()
    for _ in range(40):
        page.keyboard.press("Tab")
        if button.evaluate("button => button === document.activeElement"):
            return
    raise AssertionError(f"{name} is not reached by keyboard")


def answer(page: Page, judgement: str, why: str) -> None:
    page.get_by_role("radio", name=judgement).check(force=True)
    page.get_by_label("Why, in your own words").fill(why)
    page.get_by_role("button", name="Send my answer").click()
    expect(page.get_by_role("status").first).to_contain_text("Your answer is in")


def go_on(teacher: Page) -> str:
    """Press the key for the next step, and return where the class stands then."""
    told = teacher.locator(".st-key-lesson-steps .cc-lead").first
    before = told.inner_text()
    teacher.keyboard.press("j")
    expect(told).not_to_have_text(before)
    return told.inner_text()


def to_the_end(teacher: Page) -> None:
    while "at its end" not in go_on(teacher):
        pass


def test_a_lesson_with_three_browsers_from_start_to_end(visit: Open, school: School, tmp_path: Path) -> None:
    teacher, code = room(visit, school)
    expect(teacher.locator(".cc-board")).to_contain_text(school.pupils)
    first, second = join(visit, school, code), join(visit, school, code, width=390, height=844, scheme="dark")
    expect(teacher.get_by_text("2 pupils in the room")).to_be_visible()

    go_on(teacher)
    for page in (teacher, first, second):
        expect(page.get_by_text("Source and date are hidden").first).to_be_visible()
    blind = first.locator(".cc-passage")
    expect(blind).to_have_count(2)
    answer(first, "They cannot both be true", HOSTILE)
    expect(first.locator(".cc-passage .cc-who strong")).to_have_count(2)
    expect(teacher.get_by_text("1 of 2 have answered")).to_be_visible()
    expect(teacher.locator(".cc-done")).to_have_count(1)
    expect(teacher.locator(".cc-passage .cc-who strong")).to_have_count(0)
    answer(second, "Both can be true", "One is rounded")
    expect(teacher.get_by_text("2 of 2 have answered")).to_be_visible()

    go_on(teacher)
    for page in (teacher, first, second):
        expect(page.get_by_text("The class is split")).to_be_visible()
        expect(page.get_by_text("The lesson’s answer")).to_be_visible()
        expect(page.get_by_text("The tool’s answer")).to_be_visible()
        expect(page.get_by_text(HOSTILE)).to_be_visible()
        assert page.locator("[data-testid=stMain] img").count() == 0
    first.reload()
    first.wait_for_selector(".cc-votes")
    expect(first.get_by_text("your answer")).to_be_visible()

    to_the_end(teacher)
    for page in (teacher, first, second):
        expect(page.locator(".cc-heat tbody tr").first).to_contain_text("split")
    _check_downloads(teacher, tmp_path)

    teacher.get_by_role("button", name="Delete everything pupils wrote").click()
    expect(teacher.get_by_text("everything that 2 pupils wrote")).to_be_visible()
    for page in (first, second):
        expect(page.get_by_text("Choose a name for this lesson")).to_be_visible()


def _check_downloads(teacher: Page, folder: Path) -> None:
    rows = list(DictReader(StringIO(_download(teacher, "Results (CSV)", folder).read_text("utf-8-sig"))))
    assert [(row["pair"], row["judgement"], row["why"]) for row in rows] == [
        ("1", "Conflict", HOSTILE),
        ("1", "Both can be true", "One is rounded"),
    ]
    book = load_workbook(_download(teacher, "Results (Excel)", folder))
    assert book["Answers"]["D2"].value == HOSTILE


def _download(page: Page, name: str, folder: Path) -> Path:
    with page.expect_download() as waited:
        page.get_by_role("button", name=name).click()
    path = folder / waited.value.suggested_filename
    waited.value.save_as(path)
    return path


def test_a_hunt_with_three_browsers_from_planting_to_the_answer(visit: Open, school: School, tmp_path: Path) -> None:
    teacher = visit(f"{school.teacher}/plant?story={STORY}")
    teacher.get_by_role("button", name="Choose five for me").click()
    expect(teacher.get_by_text("changes planted.")).to_be_visible()
    hunt = teacher.get_by_role("button", name="Hunt with the class")
    expect(hunt).to_have_count(1)  # while the page is drawn anew, the old one stands beside the new
    hunt.click()
    code = teacher.locator(".cc-code").inner_text().replace(" ", "").strip()
    picture = teacher.locator("img.cc-qr")
    expect(picture).to_have_attribute("alt", re.compile(re.escape(school.pupils)))
    expect(picture).not_to_have_js_property("naturalWidth", 0)
    first = join(visit, school, code)
    second = visit(f"{school.pupils}/?room={code}", width=390, height=844, scheme="dark")  # as the picture leads
    tab_to(second, "Come in")
    second.keyboard.press("Enter")
    expect(teacher.get_by_text("2 pupils in the room")).to_be_visible()
    clean(teacher)

    go_on(teacher)
    for page in (first, second):
        expect(page.get_by_role("button", name="Send what I found")).to_be_visible()
        assert page.locator("ins, del").count() == 0
        clean(page)
    first.get_by_role("checkbox").nth(1).check(force=True)
    first.get_by_label("What gave it away?").fill(HOSTILE)
    first.get_by_role("button", name="Send what I found").click()
    expect(first.get_by_text("Your answer is in: 1 sentence named")).to_be_visible()
    expect(teacher.get_by_text("1 of 2 have answered")).to_be_visible()
    second.get_by_role("button", name="Send what I found").click()
    expect(second.get_by_text("Tick the sentences first")).to_be_visible()

    go_on(teacher)
    for page in (teacher, first, second):
        expect(page.locator(".cc-revealed ins").first).to_be_visible()
        expect(page.get_by_text("Who found what (1 answer)")).to_be_visible()
        expect(page.get_by_text(HOSTILE)).to_be_visible()
        clean(page)
    expect(second.get_by_text("You named no sentence")).to_be_visible()
    rows = list(DictReader(StringIO(_download(teacher, "Results (CSV)", tmp_path).read_text("utf-8-sig"))))
    assert [row["what gave it away"] for row in rows] == [HOSTILE]


@pytest.mark.parametrize(
    "path",
    ["/overview", "/conflicts?story=wildfire", "/lesson", "/articles", "/join", "/_stcore/metrics", "/media/x.csv"],
)
def test_the_network_reaches_the_lesson_and_nothing_else(school: School, path: str) -> None:
    code, body = ask(f"{school.pupils}{path}")
    assert code == 404
    assert b"Only the lesson" in body


def test_the_network_cannot_upload_or_post(school: School) -> None:
    for method in ("PUT", "POST", "DELETE"):
        assert ask(f"{school.pupils}/_stcore/upload_file/a/b", method)[0] == 404


def ask(address: str, method: str = "GET") -> tuple[int, bytes]:
    """The answer's code and body, whatever the code."""
    asked = Request(address, b"x" if method != "GET" else None, method=method)  # noqa: S310 - our own server
    try:
        with urlopen(asked, timeout=10) as answered:  # noqa: S310 - our own server
            return answered.status, answered.read()
    except HTTPError as refused:
        with refused:
            return refused.code, refused.read()


def test_the_teachers_app_does_not_listen_on_the_network(school: School) -> None:
    if LOOPBACK in school.elsewhere:
        pytest.skip("this machine has no network")
    with pytest.raises(URLError) as refused:
        urlopen(school.elsewhere, timeout=10)  # noqa: S310 - our own server
    assert isinstance(refused.value.reason, ConnectionRefusedError)
    assert school.pupils in school.log.read_text()


def test_a_pupils_session_that_asks_for_another_page_gets_the_lesson(visit: Open, school: School) -> None:
    """The address is changed inside a running page, past the door: there is no other page to be given."""
    page = visit(f"{school.pupils}/?story=wildfire&comparison=x&finding=y")
    page.evaluate(
        "() => { history.pushState({}, '', '/conflicts?story=wildfire'); dispatchEvent(new Event('popstate')); }"
    )
    page.wait_for_timeout(1500)
    expect(page.get_by_role("heading", level=1)).to_have_text("Join a lesson")
    assert page.get_by_role("navigation").count() == 0
    assert page.locator(".cc-finding, .cc-tiles, .cc-sample").count() == 0


def test_a_name_that_is_not_this_machines_is_refused(school: School) -> None:
    """A page elsewhere that points its own name here (DNS rebinding) gets no connection."""
    host, port = school.pupils.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as line:
        line.sendall(
            b"GET /_stcore/stream HTTP/1.1\r\nHost: evil.example\r\nOrigin: http://evil.example\r\n"
            b"Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        )
        assert b" 403 " in line.recv(200)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_runs_over_on_a_phone(visit: Open, school: School, scheme: str) -> None:
    teacher, code = room(visit, school)
    teacher.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    clean(visit(school.pupils, width=390, height=844, scheme=scheme))
    pupil = join(visit, school, code, width=390, height=844, scheme=scheme)
    for page in (teacher, pupil):
        clean(page)
    go_on(teacher)
    expect(pupil.locator(".cc-passage")).to_have_count(2)
    for page in (teacher, pupil):
        clean(page)
    answer(pupil, "They are about different things", "They speak of two things")
    clean(pupil)
    go_on(teacher)
    expect(pupil.locator(".cc-votes")).to_be_visible()
    for page in (teacher, pupil):
        clean(page)
    to_the_end(teacher)
    expect(pupil.locator(".cc-heat")).to_be_visible()
    for page in (teacher, pupil):
        clean(page)
    teacher.set_viewport_size({"width": 390, "height": 844})
    clean(teacher)
    teacher.get_by_role("button", name="All lessons").click()
    ready(teacher)
    expect(teacher.get_by_role("button", name="Open the room")).to_be_visible()
    clean(teacher)


def clean(page: Page) -> None:
    """Nothing runs over the page's width, and axe finds nothing beyond what is allowed."""
    over = page.evaluate(
        "() => { const main = document.querySelector('[data-testid=stMain]');"
        " return main.scrollWidth - main.clientWidth; }"
    )
    assert over <= 0, page.url
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": list(RULES)}}).response["violations"]
    told = {
        f"{violation['id']}: {node['html'][:160]} {node['target']}"
        for violation in found
        for node in violation["nodes"]
        if violation["id"] not in ALLOWED
    }
    assert told == set()
