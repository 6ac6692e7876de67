"""PDF: lines become paragraphs, running heads and scans are told, the headline is what stands in large type."""

from __future__ import annotations

from claimcheck.articles.apart.lines import largest, paragraphs, without_running_lines
from claimcheck.articles.apart.pdf import LIGATURES
from tests.unit.articles.made_files import FIRST, HEADLINE, SECOND, THIRD, pdf
from tests.unit.articles.reading import read, reasons

LINES = [
    "The council voted on Tuesday to close the old bridge, which had car-",
    "ried 4,000 cars a day until the flood last winter damaged two of its",
    "piers.",
    "Work starts in March and lasts for two years, according to the plan",
    "that the engineers presented.",
]


def test_a_pdf_s_lines_become_paragraphs() -> None:
    (article,) = read("a.pdf", pdf(([HEADLINE, *LINES],)))
    assert article.title == HEADLINE
    assert article.text.split("\n\n") == [
        HEADLINE,
        "The council voted on Tuesday to close the old bridge, which had carried 4,000 cars a day until the flood last "
        "winter damaged two of its piers.",
        "Work starts in March and lasts for two years, according to the plan that the engineers presented.",
    ]


def test_running_heads_and_page_numbers_are_left_out_and_told() -> None:
    pages = [["The Paper, 14 May 2026", f"{FIRST} Lane {number}.", f"Page {number} of 4"] for number in range(1, 5)]
    articles = read("a.pdf", pdf(pages))
    assert "Page" not in articles[0].text
    assert articles[0].text.count("The Paper") == 0
    assert [item.text for item in articles.dropped] == ["The Paper, 14 May 2026"]


def test_a_pdf_s_headline_is_what_stands_in_large_type() -> None:
    lines = [
        "The Herald",
        (24, "Old bridge to close after a vote that"),
        (24, "nobody had seen coming"),
        "By Jo",
        *LINES,
    ]
    (article,) = read("a.pdf", pdf((lines, [(30, "Another headline on another page"), SECOND])))
    assert article.title == "Old bridge to close after a vote that nobody had seen coming"
    assert largest([(11.0, FIRST), (40.0, "The"), (11.5, HEADLINE)]) == ""
    assert largest([]) == ""


def test_what_a_browser_prints_at_the_edge_is_the_address() -> None:
    head, foot = "5/14/26, 8:37 PM Bridge to close | The Herald", "https://herald.example/bridge?id=1 1/2"
    articles = read("a.pdf", pdf(([head, FIRST, SECOND, foot], [head, THIRD, foot.replace("1/2", "2/2")])))
    assert articles[0].url == "https://herald.example/bridge?id=1"
    assert articles[0].text.replace("\n\n", " ") == f"{FIRST} {SECOND} {THIRD}"
    assert [item.text for item in articles.dropped] == [head, foot]


def test_letters_drawn_as_one_are_two() -> None:
    assert "\ufb01".translate(LIGATURES) == "fi"


def test_scanned_pages_among_others_say_so() -> None:
    articles = read("a.pdf", pdf(([HEADLINE, FIRST], ["3"], [SECOND])))
    assert reasons(articles) == ["has pages without text (scans or pictures: 2), which were left out"]
    assert SECOND in articles[0].text


def test_a_pdf_s_own_title_and_day_are_told_not_trusted() -> None:
    info = "<< /Title (Bridge, final) /CreationDate (D:20260514080000Z) >>"
    articles = read("a.pdf", pdf(([FIRST, SECOND],), info=info))
    assert (articles[0].title, articles[0].published) == ("Bridge, final", None)
    assert reasons(articles) == ["names no date at its top; the file was made on 2026-05-14"]
    made_up = "<< /Title (Microsoft Word - bridge.doc) >>"
    assert read("a.pdf", pdf(([FIRST, SECOND],), info=made_up))[0].title == ""


def test_lines_alone() -> None:
    assert list(paragraphs([])) == []
    assert list(paragraphs(["", " ", "a"])) == ["a"]
    assert without_running_lines([]) == ([], [])
    assert without_running_lines([["12"]]) == (["12"], [])
