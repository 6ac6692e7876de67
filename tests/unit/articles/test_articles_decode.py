"""Bytes to text: twenty encodings, and bytes that are no text."""

from __future__ import annotations

import codecs

import pytest

from claimcheck.articles.decode import decode
from claimcheck.errors import InputError

TEXT = "The mayor said “no” – and the café closed. The council meets again on Tuesday evening in the old town hall."
RUSSIAN = "Городской совет собрался во вторник вечером и отложил решение о строительстве нового моста через реку."
PAGE = "<html><head><meta charset='{}'></head><body>{}</body></html>"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"),
    ],
)
def test_marked_and_utf8_text_is_read_without_a_note(data: bytes) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.note) == (TEXT, None)


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16-le", "utf-16-be"])
def test_a_guessed_encoding_is_told(encoding: str) -> None:
    plain = TEXT.replace("“", "'").replace("”", "'").replace("–", "-") if "utf" in encoding else TEXT
    decoded = decode(plain.encode(encoding))
    assert decoded.text == plain
    assert decoded.note is not None
    assert "guessed" in decoded.note


def test_cyrillic_is_guessed_with_a_note() -> None:
    decoded = decode((RUSSIAN * 4).encode("cp1251"))
    assert decoded.text == RUSSIAN * 4
    assert decoded.note is not None


@pytest.mark.parametrize(
    ("label", "encoding", "words"),
    [
        ("koi8-r", "koi8-r", RUSSIAN),
        ("windows-1251", "cp1251", RUSSIAN),
        ("ISO-8859-2", "iso-8859-2", "Rada miejska zamknęła most, a mieszkańcy żądają promu: Łódź"),
        ("windows-1250", "cp1250", "Město uzavřelo starý most přes řeku"),
        ("iso-8859-15", "iso-8859-15", "Le pont coûte 3 € par mois et l'œuvre dure"),
        ("macintosh", "mac_roman", "The café said “no”"),
        ("Shift_JIS", "shift_jis", "市議会は火曜日に古い橋を閉鎖した"),
        ("euc-jp", "euc_jp", "市議会は火曜日に古い橋を閉鎖した"),
        ("gb18030", "gb18030", "市议会星期二决定关闭旧桥"),
        ("big5", "big5", "市議會星期二決定關閉舊橋"),
        ("euc-kr", "euc_kr", "시의회는 화요일에 낡은 다리를 닫기로 했다"),
        ("windows-1256", "cp1256", "قرر المجلس إغلاق الجسر القديم"),
    ],
)
def test_a_page_says_its_encoding(label: str, encoding: str, words: str) -> None:
    page = PAGE.format(label, words)
    decoded = decode(page.encode(encoding), is_page=True)
    assert (decoded.text, decoded.note) == (page, None)


def test_latin1_on_a_page_is_windows_1252_as_in_browsers() -> None:
    page = PAGE.format("iso-8859-1", TEXT)
    assert decode(page.encode("cp1252"), is_page=True).text == page


def test_utf8_bytes_win_over_a_wrong_meta() -> None:
    page = PAGE.format("iso-8859-1", TEXT)
    assert decode(page.encode(), is_page=True).text == page


@pytest.mark.parametrize("label", ["unicode_escape", "utf-7", "rot13", "zlib"])
def test_a_page_cannot_choose_a_codec_that_runs(label: str) -> None:
    page = PAGE.format(label, "a \\u003cb +ADw-")
    assert decode(page.encode(), is_page=True).text == page


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n" + bytes(99), b"%PDF-1.7\nabc", b"PK\x03\x04zip", bytes(range(256)) * 4]
)
def test_binary_files_are_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="binary file"):
        decode(data)


def test_an_encoding_that_cannot_be_told_is_refused() -> None:
    data = bytes(128 + (i * i * 37 + i * 11) % 128 for i in range(600))
    with pytest.raises(InputError, match="encoding that cannot be told; save it as UTF-8"):
        decode(data)


def test_a_damaged_marked_file_is_refused() -> None:
    with pytest.raises(InputError, match="damaged"):
        decode(codecs.BOM_UTF8 + b"abc \xff\xfe")


def test_newlines_become_line_feeds_and_accents_stay_apart() -> None:
    assert decode("a\r\nb\rc\ne\u0301".encode()).text == "a\nb\nc\ne\u0301"
