"""Bad input: one clear line that names the file and what to do, and the other articles go through."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.articles import limits
from claimcheck.articles.read import read_articles, read_uploads
from claimcheck.errors import InputError

GOOD = "The council voted on Tuesday to close the old bridge. It carried 4,000 cars a day until the flood last winter."
GERMAN = (
    "Der Stadtrat hat am Dienstag beschlossen, die alte Brücke zu sperren. Sie trug bis zur Flut 4.000 Autos am Tag."
)
UNTOLD = bytes(128 + (i * i * 37 + i * 11) % 128 for i in range(600))
LONG = ("The council voted to close the bridge. " * 130_000).encode()  # 5 MB

BAD: dict[str, tuple[str, bytes, str]] = {
    "empty": ("a.txt", b"", "is empty; put"),
    "only spaces": ("a.txt", b" \n\t\n", "is empty; put"),
    "front matter alone": ("a.md", b"---\ntitle: T\n---\n\n", "is empty; put"),
    "binary": ("a.txt", b"MZ\x90\x00" + bytes(64), "binary file"),
    "binary, no ending": ("a", bytes(range(256)), "binary file"),
    "unknown encoding": ("a.txt", UNTOLD, "save it as UTF-8"),
    "table without text": ("a.csv", b"title,source\nx,y\n", "no column called text (it has: title, source)"),
    "table with a strange header": ("a.csv", b'"ti\ntle\xe2\x80\xae",b\nx,y\n', "(it has: ti tle?, b)"),
    "jsonl without text": ("a.jsonl", b'{"title": "x"}\n', "no column called text"),
    "table without rows": ("a.csv", b"text,source\n,\n\n", "is a table without rows"),
    "no parquet": ("a.parquet", b"PAR1nonsense", "no Parquet table"),
    "five megabytes": ("a.txt", LONG, "above the limit of 500,000; split it"),
    "another language": ("a.txt", GERMAN.encode(), "is in German, set aside"),
    "a PDF": ("a.pdf", b"%PDF-1.7", "is no PDF that can be read; it may be damaged: save its text"),
    "an old Word document": ("a.doc", b"\xd0\xcf\x11\xe0", "is an old Word document, which cannot be read yet; save"),
    "JSON": ("a.json", b"{}", "is a JSON file"),
    "a page without an article": ("a.html", b"<html><body></body></html>", "copy the article's text"),
    "markup without end": ("a.html", b"<html><body>" + b"<p>a</p>" * 40_000, "more markup than articles have"),
    "the same text": ("copy.txt", f"\n{GOOD}\n".encode(), "holds the same text as good.txt; counted once"),
}


@pytest.mark.parametrize("case", BAD)
def test_one_line_names_the_file_and_the_rest_goes_through(case: str) -> None:
    name, data, reason = BAD[case]
    articles = read_uploads([("good.txt", GOOD.encode()), (name, data)])
    assert [article.text for article in articles] == [GOOD]
    (dropped,) = articles.dropped
    assert dropped.where == name
    assert reason in dropped.reason
    assert "\n" not in dropped.reason


@pytest.mark.parametrize("case", [case for case in BAD if case != "the same text"])
def test_bad_input_alone_is_an_error_that_names_it(case: str) -> None:
    name, data, reason = BAD[case]
    with pytest.raises(InputError) as caught:
        read_uploads([(name, data)])
    assert str(caught.value).startswith(f"{name} ")
    assert reason in str(caught.value)


def test_a_copy_under_another_outlet_is_named_and_counted_once(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text(f'source,url,text\nA,http://a.example,"{GOOD}"\nB,http://b.example,"{GOOD}"\n')
    articles = read_articles(table)
    assert [article.source for article in articles] == ["A"]
    assert articles.dropped[0].reason == f"holds the same text as {table}, row 1 (source B); counted once"


def test_a_date_nobody_can_read_leaves_the_article_undated() -> None:
    articles = read_uploads([("a.md", f"---\npublished: some day\n---\n{GOOD}".encode())])
    assert articles[0].published is None
    (note,) = articles.dropped
    assert note.article_id == articles[0].id
    assert "date that cannot be read (some day), left empty; write it as 2026-05-14" in note.reason


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "https://a.example/\u202egpj.exe", "data:text/html,x"]
)
def test_an_address_that_is_no_web_address_is_left_out(url: str) -> None:
    articles = read_uploads([("a.md", f"---\nurl: {url}\n---\n{GOOD}".encode())])
    assert articles[0].url is None
    assert "no web address" in articles.dropped[0].reason


def test_a_guessed_encoding_is_told_beside_the_article() -> None:
    articles = read_uploads([("a.txt", f"The café said “no”. {GOOD}".encode("cp1252"))])
    assert "“no”" in articles[0].text
    assert "guessed to be Windows-1252" in articles.dropped[0].reason


def test_web_addresses_missing_files_and_empty_globs(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    named = ["http://127.0.0.1/x", tmp_path / "gone.txt", str(tmp_path / "*.md"), tmp_path / "good.txt", ""]
    reasons = [item.reason for item in read_articles(named).dropped]
    assert [
        "is not there" in reasons[0],
        "matches no file" in reasons[1],
        "names a bare network address" in reasons[3],
    ] == [True] * 3
    assert reasons[2] == "is no file's name"


def test_a_folder_without_articles(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder without articles"):
        read_articles(tmp_path)


def test_a_file_above_the_limit_is_not_even_read(tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as handle:
        handle.truncate(limits.MAX_FILE_BYTES + 1)
    with pytest.raises(InputError, match="is 20 MB, above the limit of 20 MB; split it"):
        read_articles(huge)


def test_long_fields_are_cut_with_a_word() -> None:
    articles = read_uploads([("a.md", f"---\ntitle: {'word ' * 400}\n---\n{GOOD}".encode())])
    assert len(articles[0].title) == limits.MAX_TITLE_CHARACTERS
    assert "cut to 1,000" in articles.dropped[0].reason


def test_several_reasons_stay_one_line() -> None:
    with pytest.raises(InputError) as caught:
        read_uploads([(f"{n}.txt", b"") for n in range(6)])
    assert str(caught.value).startswith("nothing readable is left: 0.txt is empty")
    assert str(caught.value).endswith("; and 3 more")
