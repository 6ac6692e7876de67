"""HTML, Markdown and the terminal: both sides, who, when and why; hostile text shows as typed."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import io
import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.console import Console

from claimcheck.records import Finding, Report
from claimcheck.reports.html import to_html
from claimcheck.reports.markdown import escape, to_markdown
from claimcheck.reports.terminal import conflict_table

PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</style><iframe srcdoc='<script>alert(1)</script>'>",
    '"><svg onload=alert(1)>',
    "![x](https://evil.example/p.png)",
    "[x](javascript:alert(1))",
    "<style>body{background:url(https://evil.example)}</style>",
    "&lt;script&gt; &#60;b&#62; {{7*7}} ${7*7} `code` | cell | *it* _u_ ~~s~~ # h",
]


class Tags(HTMLParser):
    """Collects what a browser would make of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


Hostile = Callable[[str], Report]


def parsed(page: str) -> Tags:
    tags = Tags()
    tags.feed(page)
    return tags


def on_terminal(report: Report, width: int = 160) -> str:
    out = io.StringIO()
    Console(file=out, width=width, force_terminal=True, color_system="standard").print(conflict_table(report))
    return out.getvalue()


def test_html_shows_both_sides_with_marks(report: Report) -> None:
    page = to_html(report)
    assert "<mark>212</mark>" in page
    assert "<mark>260</mark>" in page
    text = parsed(page).text
    for shown in (
        "the harbour office, in The Herald",
        "2026-05-13 08:00",
        "212 and 260 cannot both be",
        "Both true if:",
        "The second count was made a day later.",
        "91 % sure",
        "outlet against a person quoted",
        "a photo caption",
    ):
        assert shown in text
    assert text.index("212 and 260 cannot") < text.index("The figures are of different days.")


def test_html_is_self_contained(report: Report) -> None:
    page = to_html(report)
    tags = parsed(page)
    assert not {"script", "img", "link", "iframe", "object", "form", "svg"} & set(tags.tags)
    assert [value for name, value in tags.attributes if name in {"src", "style"} or name.startswith("on")] == []
    hrefs = [value for name, value in tags.attributes if name == "href"]
    assert hrefs[-1] == "https://herald.example/a"
    assert (
        hrefs[0]
        == "https://herald.example/a#:~:text=It%20carried%20212%20passengers%2C%20the%20harbour%20office%20said."
    )
    assert {str(value).partition("#")[0] for value in hrefs} == {"https://herald.example/a"}
    style = page.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'" in page
    assert "url(" not in style
    assert "@import" not in style
    assert "prefers-color-scheme: dark" in style
    assert "@media print" in style


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_shows_as_typed_in_html(payload: str, report: Report, hostile_report: Hostile) -> None:
    tags = parsed(to_html(hostile_report(payload)))
    assert set(tags.tags) <= set(parsed(to_html(report)).tags)
    assert "javascript:alert(1)" not in [value for _, value in tags.attributes]
    assert tags.text.count(payload) >= 5


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_shows_as_typed_in_markdown(payload: str, hostile_report: Hostile) -> None:
    tags = parsed(MarkdownIt("gfm-like", {"linkify": False}).render(to_markdown(hostile_report(payload))))
    assert not {"script", "img", "iframe", "svg", "style", "code", "s", "em", "a"} & set(tags.tags)
    assert tags.text.count(" ".join(payload.split())) >= 4


def test_markdown_tells_all(report: Report) -> None:
    text = to_markdown(report)
    assert "> It carried **212** passengers, the harbour office said." in text
    assert "**the harbour office, in The Herald**, 2026-05-12:" in text
    assert "**Both true if:** The second count was made a day later." in text
    assert "[Ferry aground](https://herald.example/a)" in text
    assert text.index("## Conflicts") < text.index("**Both true if:**")


@given(st.text())
def test_markdown_escape_keeps_the_words(text: str) -> None:
    shown = parsed(MarkdownIt("gfm-like", {"linkify": False}).render("x " + escape(text) + " x"))
    assert set(shown.tags) <= {"p"}


@pytest.mark.parametrize("url", ["https://a.example/)x](javascript:alert(1)", "https://a.example/a b<c>|d\\"])
def test_an_address_cannot_end_its_markdown_link(report: Report, url: str) -> None:
    articles = (dataclasses.replace(report.articles[0], url=url), report.articles[1])
    tags = parsed(
        MarkdownIt("gfm-like", {"linkify": False}).render(to_markdown(dataclasses.replace(report, articles=articles)))
    )
    assert [
        value
        for name, value in tags.attributes
        if name == "href" and not (value or "").startswith("https://a.example/")
    ] == []


def test_no_conflict_is_said_in_words(report: Report) -> None:
    calm = dataclasses.replace(report, conflicts=(), findings=(Finding("f", (), (), "x", 0.1),))
    assert "No conflict was found" in to_html(calm)
    assert "No conflict was found" in to_markdown(calm)


def test_explained_findings_have_their_own_part(report: Report) -> None:
    calm = dataclasses.replace(report, conflicts=report.conflicts[2:])
    assert "<h2>Explained differences</h2>" in to_html(calm)
    assert "## Explained differences" in to_markdown(calm)


def test_the_terminal_says_who_what_against_whom_and_why(report: Report) -> None:
    shown = re.sub(r"\x1b\[[0-9;]*m", "", on_terminal(report))
    for words in (
        "the harbour office, in The Herald",
        "It carried 212 passengers",
        "260 people aboard",
        "212 and 260 cannot both",
        "and 1 more flag",
    ):
        assert words in shown


def test_the_terminal_cannot_be_steered(hostile_report: Hostile) -> None:
    shown = on_terminal(hostile_report("\x1b[2J\x1b]0;owned\x07 [bold red]x[/] \u202eabc"))
    assert "\x1b[2J" not in shown
    assert "\x1b]0" not in shown
    assert "\u202e" not in shown
    assert "[bold red]" in shown


@pytest.mark.parametrize("writer", [to_html, to_markdown])
def test_equal_reports_give_equal_text_that_any_file_can_hold(
    writer: Callable[[Report], str], hostile_report: Hostile
) -> None:
    odd = hostile_report("\x00\x1b\ud83d\ufffe\x0b\x85")
    text = writer(odd)
    assert text == writer(odd)
    assert not set("\x00\x1b\x0b\x85\ufffe") & set(text)
    text.encode()
