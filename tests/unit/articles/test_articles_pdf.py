"""PDF: lines become paragraphs, running heads and scans are told, the headline is what stands in large type."""

from __future__ import annotations

import zlib
from itertools import zip_longest
from textwrap import wrap

import pytest

from claimcheck.articles.apart.lines import largest, masthead_day, paragraphs, parted_by_size, without_running_lines
from claimcheck.articles.apart.pdf import LIGATURES
from claimcheck.articles.apart.side_by_side import unwoven
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


def test_lines_of_another_size_are_paragraphs_of_their_own() -> None:
    top = [(13, "THE PAPER   Thursday, May 14, 2026   Page 1"), (16, HEADLINE), (13, "By Ann Lee"), *LINES]
    (article,) = read("a.pdf", pdf((top,)))
    assert article.text.split("\n\n")[:3] == ["THE PAPER Thursday, May 14, 2026 Page 1", HEADLINE, "By Ann Lee"]
    assert (article.title, article.published) == (HEADLINE, "2026-05-14")
    assert (
        parted_by_size("T\nhe council\nvoted", [(40.0, "T\n"), (11.0, "he council\nvoted")]) == "T\nhe council\nvoted"
    )
    assert parted_by_size("other words", [(40.0, "words")]) == "other words"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("THE PAPER Thursday, May 14, 2026", "2026-05-14"),
        ("THE PAPER, 14 MAY 2026, PAGE 1", "2026-05-14"),
        ("The bridge closed on Thursday, 14 May 2026.", None),
        ("The bridge, opened 14 May 2026", None),
        ("14/05/2026, 20:37 Bridge to close | THE HERALD", None),
        (f"PARIS, Thursday 14 May 2026 - {FIRST}", None),
    ],
)
def test_the_day_in_a_newspaper_s_line(line: str, day: str | None) -> None:
    assert masthead_day(["", line, FIRST]) == day


def rows(left: str, right: str, width: int = 38) -> bytes:
    """A page whose two columns are drawn row by row, as scanners' text layers are."""
    pairs = zip_longest(wrap(left, width), wrap(right, width), fillvalue="")
    drawn = "".join(
        f"1 0 0 1 60 {700 - 14 * row} Tm ({one}) Tj 1 0 0 1 320 {700 - 14 * row} Tm ({other}) Tj "
        for row, (one, other) in enumerate(pairs)
    )
    return pdf(packed=zlib.compress(f"BT /F1 11 Tf {drawn}ET".encode()))


def test_columns_drawn_side_by_side_are_read_one_after_another() -> None:
    articles = read("a.pdf", rows(f"{FIRST} {SECOND}", f"{THIRD} {FIRST}"))
    assert " ".join(articles[0].text.split()) == f"{FIRST} {SECOND} {THIRD} {FIRST}"
    assert reasons(articles) == ["has pages of columns drawn side by side (1), read one column after another"]


def test_rows_of_a_table_stay_rows() -> None:
    cells = " ".join(f"{number}{number}{number}" for number in range(1, 10))
    articles = read("a.pdf", rows("Ferry number " * 9, cells, 12))
    assert "Ferry number 111" in " ".join(articles[0].text.split())
    assert reasons(articles) == []


def test_a_line_over_both_columns_stands_between_them() -> None:
    row = "the left column goes on here     the right column goes on here\n"
    whole = "A headline over both of the columns that is long enough"
    page = unwoven(f"{row * 3}{whole}\n{row * 3}")
    left, right = (row.split("     ")[side].strip() for side in (0, 1))
    assert page is not None
    assert page.split("\n") == [*[left] * 3, *[right] * 3, "", whole, "", *[left] * 3, *[right] * 3, ""]
    assert unwoven(f"{FIRST}\n" * 9) is None
    assert unwoven("") is None


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
