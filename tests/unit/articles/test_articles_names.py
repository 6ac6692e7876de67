"""Names that would do harm as paths or on a screen are labels, wherever they come from, and nothing is written."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from pathlib import Path

import pytest

from claimcheck.articles.limits import MAX_NAME_CHARACTERS
from claimcheck.articles.names import label_of
from claimcheck.articles.read import read_articles, read_uploads
from tests.unit.articles.made_files import FIRST, SECOND, eml, zipped

NAMES: Mapping[str, str] = {
    "a parent": "../a.txt",
    "many parents": "../../../../../../etc/cron.d/a.txt",
    "parents, backwards": "..\\..\\windows\\a.txt",
    "two dots": "..",
    "one dot": ".",
    "absolute": "/etc/a.txt",
    "a drive": "C:\\Users\\a.txt",
    "a drive alone": "C:a.txt",
    "a share": "\\\\server\\share\\a.txt",
    "NUL": "a\0.txt",
    "a device": "CON",
    "a device with an ending": "con.txt",
    "a numbered device": "COM1.txt",
    "right to left": "a\u202etxt.exe",
    "isolates": "\u2067a\u2069.txt",
    "300 characters": "a" * 296 + ".txt",
    "300 letters with accents": "e\u0301" * 150 + ".txt",
    "trailing dots": "a.txt...",
    "trailing spaces": "a.txt   ",
    "a stream": "a.txt::$DATA",
    "a line feed": "a\nb.txt",
    "an escape sequence": "\x1b[2Ja.txt",
    "a bell": "a\x07.txt",
    "a lone surrogate": "a\udcff.txt",
    "invisible": "a\u200b\u200d\ufeff.txt",
    "empty": "",
    "spaces": "   ",
    "a tilde": "~/a.txt",
    "a variable": "$HOME/a.txt",
    "a command": "`id`;$(id)|a.txt",
    "markup": "<script>alert(1)</script>.txt",
    "an address": "file:///etc/passwd.txt",
    "an option": "--help.txt",
    "full width": "\uff0e\uff0e\uff0fa.txt",
}


def is_safe(label: str) -> bool:
    return (
        label.isprintable()
        and 0 < len(label) <= MAX_NAME_CHARACTERS
        and not set(label) & set("/\\\0")
        and label.strip(". ") != ""
        and not any(unicodedata.bidirectional(character) in {"RLO", "LRO", "RLE", "RLI"} for character in label)
    )


@pytest.mark.parametrize("case", NAMES)
def test_an_uploaded_name(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (article,) = read_uploads([(NAMES[case], FIRST.encode())])
    assert is_safe(article.path or "")
    assert article.source.isprintable()
    assert article.text == FIRST
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("case", NAMES)
def test_a_name_in_an_archive(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    name = NAMES[case].encode("utf-8", "replace").decode() or "empty.txt"
    articles = read_uploads([("good.txt", SECOND.encode()), ("a.zip", zipped({name: FIRST}))])
    assert all(is_safe(item.where.removeprefix("a.zip, ")) for item in articles.dropped)
    assert {article.path for article in articles} <= {"good.txt", "a.zip"}
    assert len(articles) == 2 or articles.dropped
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("case", [case for case in NAMES if case not in {"NUL", "a line feed", "a lone surrogate"}])
def test_a_name_of_an_attachment(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    articles = read_uploads([("a.eml", eml(files={NAMES[case]: SECOND.encode()}))])
    assert all(is_safe(item.where.removeprefix("a.eml, ")) for item in articles.dropped if ", " in item.where)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("case", NAMES)
def test_a_label(case: str) -> None:
    label = label_of(NAMES[case])
    assert is_safe(label)
    assert label_of(label) == label


@pytest.mark.parametrize("case", ["two dots", "NUL", "300 characters", "empty", "spaces", "a lone surrogate"])
def test_a_name_that_a_person_types(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.txt").write_text(FIRST)
    articles = read_articles(["good.txt", NAMES[case]])
    assert articles[0].text == FIRST
    assert all(item.where.isprintable() and "\n" not in item.reason for item in articles.dropped)
