"""Reading files, folders, globs, tables and uploads."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest

from claimcheck.articles.read import read_articles, read_uploads
from claimcheck.errors import InputError

BODY = "The council voted on Tuesday to close the old bridge. It carried 4,000 cars a day.\n\nWork starts in March.\n"
OTHER = "The bridge will stay open until the summer, the mayor said. It carries 5,500 cars a day, her office added.\n"
FRONT = (
    '---\ntitle: "Bridge to close"\nsource: The Herald\npublished: 14 May 2026\nurl: https://herald.example/1\n---\n'
)
PAGE = """<!doctype html><html lang="en"><head><title>Bridge to close | The Herald</title>
<link rel="canonical" href="https://herald.example/bridge"><meta property="og:site_name" content="The Herald">
<meta property="og:title" content="Bridge to close">
<meta property="article:published_time" content="2026-05-14T08:00:00Z">
</head><body><nav><a href="/">Home</a></nav><article><h1>Bridge to close</h1>
<p>The council voted on Tuesday to close the old bridge, which carried 4,000 cars a day until last winter.</p>
<p>Work starts in March and lasts for two years, according to the plan that the engineers presented to the public.</p>
<p>Residents on the north bank asked for a ferry, and the mayor promised an answer before the end of the month.</p>
</article><footer>© 2019 The Herald</footer></body></html>"""


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_plain_text_is_kept_whole_with_its_headline_and_date(tmp_path: Path) -> None:
    content = f"Bridge to close after vote\nPublished on 14 May 2026\n\n{BODY}"
    (article,) = read_articles(write(tmp_path, "01_meridian_wire.txt", content))
    assert article.text == content
    assert article.title == "Bridge to close after vote"
    assert article.source == "Meridian Wire"
    assert article.published == "2026-05-14"
    assert article.language == "en"
    assert article.path == str(tmp_path / "01_meridian_wire.txt")


def test_a_first_sentence_is_no_headline(tmp_path: Path) -> None:
    (article,) = read_articles(str(write(tmp_path, "a.txt", BODY)))
    assert article.title == ""


def test_front_matter_is_read_and_the_text_left_unchanged(tmp_path: Path) -> None:
    (article,) = read_articles([write(tmp_path, "a.md", FRONT + "\n**" + BODY)])
    assert article.text == "\n**" + BODY
    assert (article.title, article.source, article.published) == ("Bridge to close", "The Herald", "2026-05-14")
    assert article.url == "https://herald.example/1"


@pytest.mark.parametrize("title", ["Bridge: open or shut?", "No", "2026", "12:30", "null and void", "R&B *live*"])
def test_headlines_are_never_taken_for_yaml(tmp_path: Path, title: str) -> None:
    (article,) = read_articles(write(tmp_path, "a.md", f"---\ntitle: {title}\nsource: Herald\n---\n{BODY}"))
    assert (article.title, article.source) == (title, "Herald")


def test_front_matter_that_would_grow_is_read_line_by_line(tmp_path: Path) -> None:
    bomb = "---\na: &a [x, x]\nb: &b [*a, *a]\ntitle: Quiet day\ndate: !!timestamp 2026-13-45\n---\n"
    articles = read_articles(write(tmp_path, "a.md", bomb + BODY))
    assert articles[0].title == "Quiet day"


def test_front_matter_with_a_control_character_is_read_line_by_line(tmp_path: Path) -> None:
    (article,) = read_articles(write(tmp_path, "a.md", f"---\nnote: \x1f\ntitle: Quiet day\n---\n{BODY}"))
    assert article.title == "Quiet day"


def test_a_rule_at_the_top_is_no_front_matter(tmp_path: Path) -> None:
    (article,) = read_articles(write(tmp_path, "a.md", "---\n" + BODY))
    assert article.text == "---\n" + BODY


def test_html_gives_text_and_all_it_tells(tmp_path: Path) -> None:
    (article,) = read_articles(write(tmp_path, "page.html", PAGE))
    assert "4,000 cars a day" in article.text
    assert "Home" not in article.text
    assert (article.title, article.source) == ("Bridge to close", "The Herald")
    assert (article.published, article.url) == ("2026-05-14", "https://herald.example/bridge")


def test_a_page_without_a_known_ending_is_recognised() -> None:
    (article,) = read_uploads([("saved page", PAGE.encode())])
    assert article.title == "Bridge to close"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_tables(tmp_path: Path, delimiter: str) -> None:
    rows = [["Title", "outlet", "date", "link", "text", "notes"], ["T", "Herald", "14 May 2026", "", f'"{BODY}"', "x"]]
    rows.append(["", "", "", "", f'"{OTHER}"', ""])
    content = "\r\n".join(delimiter.join(row) for row in rows)
    first, second = read_articles(write(tmp_path, "my_table.csv", content))
    assert (first.text, first.source, first.published, first.title) == (BODY, "Herald", "2026-05-14", "T")
    assert (second.text, second.source) == (OTHER, "My Table 2")


def test_a_broken_csv_row_is_told_and_the_others_are_kept(tmp_path: Path) -> None:
    content = f'text,source\n"{BODY}",A\n"x" y,B\na,b,c\n"{OTHER}",C\n'
    articles = read_articles(write(tmp_path, "t.csv", content))
    assert [article.source for article in articles] == ["A", "C"]
    assert [item.where.rpartition(", ")[2] for item in articles.dropped] == ["row 2", "row 3"]


def test_jsonl_tables(tmp_path: Path) -> None:
    rows = [
        json.dumps({"text": BODY, "source": "A", "published": "2026-05-14"}),
        "{oops",
        "[1]",
        "",
        json.dumps({"text": OTHER, "source": None}),
    ]
    articles = read_articles(write(tmp_path, "t.jsonl", "\n".join(rows)))
    assert [article.text for article in articles] == [BODY, OTHER]
    assert [item.reason.partition(";")[0] for item in articles.dropped] == ["is no JSON", "is no JSON object"]


def test_lone_surrogates_are_replaced_before_offsets_exist(tmp_path: Path) -> None:
    content = '{"text": "' + BODY.strip().replace("\n", " ") + ' \\ud83d"}'
    (article,) = read_articles(write(tmp_path, "t.jsonl", content))
    assert article.text.endswith("\ufffd")


def test_parquet_tables(tmp_path: Path) -> None:
    table = pyarrow.table({"Text": [BODY, OTHER], "source": ["A", "B"], "n": [1, 2]})
    buffer = io.BytesIO()
    pyarrow.parquet.write_table(table, buffer)
    articles = read_articles(write(tmp_path, "t.parquet", buffer.getvalue()))
    assert [(article.source, article.text) for article in articles] == [("A", BODY), ("B", OTHER)]


def test_a_folder_is_read_by_name_and_other_files_left_alone(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", OTHER)
    write(tmp_path, "a.md", FRONT + BODY)
    write(tmp_path, "gold.json", "{}")
    write(tmp_path, "score.py", "pass")
    write(tmp_path, ".hidden", "x")
    write(tmp_path, "README.md", "About this folder.")
    write(tmp_path, "data.xyz", bytes(range(256)))
    (tmp_path / "inner").mkdir()
    articles = read_articles([tmp_path])
    assert [article.source for article in articles] == ["The Herald", "B"]
    assert {Path(item.where).name for item in articles.dropped} == {"README.md", "data.xyz"}


def test_globs_are_sorted_and_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, "2.txt", OTHER)
    write(tmp_path, "1.txt", BODY)
    articles = read_articles([str(tmp_path / "*.txt"), tmp_path / "1.txt"])
    assert [Path(article.path or "").name for article in articles] == ["1.txt", "2.txt"]
    assert articles.dropped == ()


def test_guessed_sources_are_kept_apart(tmp_path: Path) -> None:
    write(tmp_path, "1_article.txt", BODY)
    write(tmp_path, "2_article.txt", OTHER)
    assert [article.source for article in read_articles(tmp_path)] == ["1 article", "2 article"]


@pytest.mark.parametrize("name", ["../../etc/passwd.txt", "C:\\x\\passwd.txt", "/abs/passwd.txt"])
def test_uploaded_names_are_labels(name: str) -> None:
    (article,) = read_uploads([(name, BODY.encode())])
    assert (article.path, article.source) == ("passwd.txt", "Passwd")


def test_uploaded_names_cannot_hide_anything() -> None:
    articles = read_uploads([("a\u202etxt.\x1b[31mexe\n.txt", BODY.encode()), ("", OTHER.encode())])
    assert all(article.path is not None and article.path.isprintable() for article in articles)


def test_nothing_named() -> None:
    with pytest.raises(InputError, match="no article was named"):
        read_articles([])
