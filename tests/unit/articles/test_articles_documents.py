"""Documents, messages, tables, feeds and archives: text, title, source, date, address and hash of each."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from claimcheck.articles.fragments import fragment_text
from claimcheck.articles.read import read_articles, read_uploads
from claimcheck.errors import InputError
from tests.unit.articles import made_files as made
from tests.unit.articles.made_files import FIRST, HEADLINE, ODF, SECOND, THIRD
from tests.unit.articles.reading import read, reasons

WHOLE = f"{HEADLINE}\n\n{FIRST}\n\n{SECOND}"
GERMAN = (
    "Der Stadtrat hat am Dienstag beschlossen, die alte Brücke zu sperren. Sie trug bis zur Flut viele Autos am Tag."
)


@pytest.mark.parametrize(
    ("name", "data"), [("01_meridian_wire.docx", made.docx()), ("01_meridian_wire.odt", made.odt())]
)
def test_documents_have_their_paragraphs_and_title(name: str, data: bytes) -> None:
    (article,) = read(name, data)
    assert (article.text, article.title, article.source) == (WHOLE, HEADLINE, "Meridian Wire")
    assert article.sha256 == hashlib.sha256(data).hexdigest()
    assert article.language == "en"


TRACKED = (
    "<w:p><w:r><w:t>The council </w:t></w:r><w:del><w:r><w:delText>refused</w:delText></w:r></w:del>"
    "<w:ins><w:r><w:t>voted</w:t></w:r></w:ins><w:r><w:tab/><w:t>on Tuesday</w:t><w:br/><w:t>to close it.</w:t></w:r>"
    "</w:p>"
)
CELL = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
TABLE = f"<w:tbl><w:tr>{CELL.format('Cars a day')}{CELL.format('')}{CELL.format('4,000')}</w:tr></w:tbl>"
LAYOUT = f"<w:tbl><w:tr>{CELL.format(FIRST + SECOND)}{CELL.format(THIRD)}</w:tr></w:tbl>"
LINK = "<w:p><w:hyperlink><w:r><w:t>The mayor</w:t></w:r></w:hyperlink><w:r><w:t> agreed.</w:t></w:r></w:p>"


def test_word_as_it_stands_after_all_changes() -> None:
    (article,) = read("a.docx", made.docx((HEADLINE, TRACKED, TABLE, LINK, LAYOUT)))
    assert article.text.split("\n\n") == [
        HEADLINE,
        "The council voted\ton Tuesday\nto close it.",
        "Cars a day | 4,000",
        "The mayor agreed.",
        FIRST + SECOND,
        THIRD,
    ]


def test_a_title_by_its_style_or_the_file_s_properties() -> None:
    styled = f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>{"Bridge. " * 30}</w:t></w:r></w:p>'
    assert read("a.docx", made.docx((styled, FIRST)))[0].title.startswith("Bridge. Bridge.")
    core = '<x xmlns:dc="d"><dc:title>From the properties</dc:title><created>2026-05-14T08:00:00Z</created></x>'
    articles = read("a.docx", made.docx((FIRST, SECOND), core=core))
    assert (articles[0].title, articles[0].published) == ("From the properties", None)
    assert reasons(articles) == ["names no date in its text; the file was made on 2026-05-14"]


def test_a_date_line_of_a_document() -> None:
    articles = read("a.docx", made.docx((HEADLINE, "Published on 14 May 2026", FIRST)))
    assert (articles[0].published, reasons(articles)) == ("2026-05-14", [])


def beside(kind: str, *words: str) -> str:
    inner = "".join(f"<w:p><w:r><w:t>{each}</w:t></w:r></w:p>" for each in words)
    return f'<w:all xmlns:w="{made.WORDML}"><w:{kind}>{inner}</w:{kind}></w:all>'


def test_what_stands_beside_the_text_of_a_document_is_told() -> None:
    box = (
        "<w:p><w:r><w:{0}><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></w:{0}></w:r></w:p>"
    )
    parts = {
        "footnotes": beside("footnote", "Nine of", "14 ferries."),
        "endnotes": beside("endnote", " - "),
        "comments": beside("comment", "Check this!"),
        "header1": beside("x", "The Paper, 14 May 2026"),
        "footer1": beside("x", "Page 1"),
    }
    articles = read("a.docx", made.docx((FIRST, box.format("drawing"), SECOND, box.format("pict")), **parts))
    assert (articles[0].text, articles[0].published) == (f"{FIRST}\n\n{SECOND}", "2026-05-14")
    assert [(item.reason, item.text) for item in articles.dropped] == [
        ("has a note below its text, left out", "Nine of 14 ferries."),
        ("has a text box beside its text, left out", "In a box."),
        ("has a comment in its margin, left out", "Check this!"),
        ("has 2 lines at the head or foot of its pages, left out", "Page 1\nThe Paper, 14 May 2026"),
    ]
    with pytest.raises(InputError, match="document type"):
        read("a.docx", made.docx(footnotes=f"<!DOCTYPE x>{parts['footnotes']}"))
    assert reasons(read("a.docx", made.docx(footnotes="<no xml"))) == []


def test_odt_without_notes_comments_and_changes() -> None:
    note = "<text:note><text:note-body><text:p>A footnote.</text:p></text:note-body></text:note>"
    comment = "<office:annotation><text:p>Check this!</text:p></office:annotation>"
    changes = "<text:tracked-changes><text:p>Gone.</text:p></text:tracked-changes>"
    box = "<draw:frame xmlns:draw='d'><draw:text-box><text:p>A box.</text:p></draw:text-box></draw:frame>"
    words = f"The council{note}{box}<text:s text:c='2'/><text:span>voted</text:span>{comment} today.<text:tab/>Yes."
    inner = f"{changes}<text:p>{words}</text:p>"
    meta = f'<office:meta xmlns:office="{ODF}:office:1.0" xmlns:dc="d"><dc:title>Set</dc:title></office:meta>'
    (article,) = articles = read("a.odt", made.odt(inner, meta=meta))
    assert (article.text, article.title) == ("The council  voted today.\tYes.", "Set")
    assert [item.text for item in articles.dropped] == ["A footnote.", "A box.", "Check this!"]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.docx", made.docx((" ",)), "is a document without text"),
        ("a.docx", made.odt(), "is not a Word document"),
        ("a.odt", made.docx(), "is not an OpenDocument text"),
        ("a.docx", FIRST.encode(), "is a damaged file"),
        ("a.docx", made.docx()[:300], "is a damaged file"),
        ("a.docx", made.docx(body="<w:document"), "is not a Word document"),
        ("a.pdf", FIRST.encode(), "is no PDF"),
        ("a.pdf", made.pdf()[:200], "is no PDF"),
        ("a.pdf", made.pdf(((), ())), "is a scan"),
        ("a.pdf", made.pdf((("   ", " "), ("  ",))), "is a scan"),
        ("a.pdf", made.pdf().replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt << /Filter /Standard /V 5 /R 6 >>"), ""),
        ("a.xlsx", made.docx(), "is no Excel workbook"),
        ("a.xlsx", made.xlsx([["title", "source"], ["a", "b"]]), "no column called text (it has: title, source)"),
        ("a.xlsx", made.xlsx([["text"]]), "is a table without rows"),
        ("a.xlsx", made.xlsx([]), "no column called text (it has: none)"),
        ("a.eml", FIRST.encode(), "is no e-mail"),
        ("a.eml", made.eml(plain=""), "is an e-mail without text"),
        ("a.rss", made.rss(""), "is a feed without items"),
        ("a.xml", b"<?xml version='1.0'?><note>x</note>", "is an XML file but no feed"),
        ("a.xml", b"not XML at all", "is no XML and no feed"),
        (
            "a.zip",
            made.zipped({"a.png": "x", "__MACOSX/._a.txt": "x", ".hidden.txt": "x"}),
            "is an archive without articles",
        ),
        ("a.zip", b"PK\x05\x06" + bytes(18), "is an archive without articles"),
        ("a.zip", FIRST.encode(), "is a damaged file"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        read(name, data)
    assert str(caught.value).startswith(f"{name} ")
    assert reason in str(caught.value)
    assert str(caught.value).isprintable()


def test_a_locked_zip_and_an_unusual_packing() -> None:
    plain = bytearray(made.zipped({"a.txt": FIRST, "b.txt": SECOND}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        plain[plain.find(mark) + offset] |= 1
    articles = read("a.zip", bytes(plain))
    assert [article.text for article in articles] == [SECOND]
    assert reasons(articles) == ["is locked with a password; save it without one"]


def test_a_message() -> None:
    articles = read("a.eml", made.eml(subject="Fwd: RE: Bridge to close"))
    (article,) = articles
    assert (article.title, article.source, article.published) == (
        "Bridge to close",
        "Meridian Wire",
        "2026-05-14T08:00",
    )
    assert article.text == f"{FIRST}\n\n{SECOND}\n"
    assert read("a.eml", made.eml(**{"from": "desk@wire.example"}))[0].source == "wire.example"


def test_a_message_whose_plain_part_is_a_stub() -> None:
    html = (
        f"<html><body><article><h1>{HEADLINE}</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article></body></html>"
    )
    assert THIRD in read("a.eml", made.eml(plain="See the HTML part.", html=html))[0].text
    assert THIRD in read("a.eml", made.eml(plain=None, html=html))[0].text
    assert read("a.eml", made.eml(plain=FIRST, html="<p></p>"))[0].text.strip() == FIRST


def test_attachments_are_read_and_logos_are_not() -> None:
    files = {
        "report.pdf": made.pdf(([THIRD, SECOND],)),
        "logo.png": b"\x89PNG",
        "../../b.txt": THIRD.encode(),
        "c.exe": b"MZ",
    }
    articles = read("a.eml", made.eml(files=files))
    assert len(articles) == 3
    assert articles.dropped == ()
    assert articles[1].sha256 == hashlib.sha256(files["report.pdf"]).hexdigest()


@pytest.mark.parametrize("charset", ["iso-8859-1", "koi8-r", "x-unknown", "unicode_escape", "utf-7", "a\0b"])
def test_a_message_s_charset(charset: str) -> None:
    head = f"From: a@b.example\nSubject: =?utf-8?b?QnLDvGNrZQ==?=\nContent-Type: text/plain; charset={charset}\n\n"
    articles = read("a.eml", head.encode("utf-8", "replace") + f"{FIRST} The caf\u00e9.".encode("iso-8859-1"))
    assert FIRST in articles[0].text
    assert articles[0].title == "Br\u00fccke"
    assert ("caf\u00e9" in articles[0].text) == (charset != "koi8-r")


def test_a_feed_s_items() -> None:
    articles = read(
        "a.rss",
        made.rss(made.rss_item(1) + made.rss_item(2, SECOND, "description") + "<item><title>Bare</title></item>"),
    )
    first, second = articles
    assert (first.text, first.title, first.source) == (FIRST, HEADLINE, "The Paper")
    assert (first.published, first.url) == ("2026-05-14T08:00", "https://paper.example/1")
    assert second.text == SECOND
    assert [(item.where, item.reason.partition(";")[0]) for item in articles.dropped] == [
        ("a.rss, item 3", "has no text in the feed"),
        ("a.rss, item 2", "is only the summary that the feed gives"),
    ]


def test_atom_and_feeds_that_are_not_well_formed() -> None:
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>The Paper</title><entry>'
        '<title type="html">&lt;b&gt;Old&lt;/b&gt; bridge</title>'
        '<link href="https://paper.example/1"/><published>2026-05-14T08:00:00Z</published>'
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{FIRST}</p></div></content></entry></feed>'
    )
    (article,) = read("a.atom", atom.encode())
    assert (article.title, article.text) == ("Old bridge", FIRST)
    nested = FIRST.replace("the old bridge", "<em>the</em> <a href='x'>old</a> bridge")
    odd = atom.replace(FIRST, nested).replace("https://paper.example/1", "/1").replace("&lt;b&gt;Old", "Old &amp;amp;")
    odd = odd.replace("<title>The Paper", "<title type='html'>The &lt;b&gt;Paper&lt;/b&gt; &amp;amp; Post")
    (article,) = read("a.atom", odd.replace("<feed ", '<feed xml:base="https://paper.example/" ').encode())
    assert (article.title, article.text) == ("Old & bridge", FIRST)
    assert (article.source, article.url) == ("The Paper & Post", "https://paper.example/1")
    broken = made.rss(made.rss_item().replace("The council", "R&D: the council")).replace(
        b"Old bridge", b"Old&nbsp;bridge & all"
    )
    assert "voted on Tuesday" in read("a.rss", broken)[0].text


def test_a_sitemap_in_a_file_is_listed_and_fetches_nothing() -> None:
    data = "<urlset><url><loc>https://paper.example/1</loc></url><url><loc>https://paper.example/2</loc></url></urlset>"
    with pytest.raises(InputError, match=r"is a sitemap of 2 addresses \(the first: https://paper.example/1\)"):
        read("sitemap.xml", data.encode())


def test_workbooks() -> None:
    import datetime

    rows = [
        ["Our table"],
        [],
        ["Title", "Text", "Date"],
        ["T", FIRST, datetime.datetime(2026, 5, 14)],
        [None, SECOND, 7],
    ]
    articles = read("a.xlsx", made.xlsx(rows, sheets=3))
    assert [article.text for article in articles] == [FIRST, SECOND]
    assert articles[0].published == "2026-05-14"
    assert reasons(articles)[0].startswith("has 2 more sheets, not read")


def test_formulas_are_not_computed() -> None:
    articles = read(
        "a.xlsx", made.xlsx([["text", "source"], [FIRST, '=HYPERLINK("http://a.example","x")'], ["=1+1", "b"]])
    )
    assert [article.source for article in articles] == ["A 1"]
    assert "holds 2 formulas without a saved value, read as empty: save it in Excel again" in reasons(articles)


def test_days_that_excel_counts_are_days() -> None:
    rows = [["text", "date"], [FIRST, 46154], [SECOND, 7], [THIRD, "46155"]]
    assert [article.published for article in read("a.xlsx", made.xlsx(rows))] == ["2026-05-12", None, "2026-05-13"]


def test_columns_under_other_names_are_read_and_others_told() -> None:
    row = {" Headline ": HEADLINE, "Outlet_Name": "Herald", "Publish-Date": "14 May 2026", "Article Text": FIRST}
    rows = [row | {"Canonical URL": "https://a.example/1", "Author": "A. Lee", "Wörter": 9}]
    for name, data in (("a.parquet", made.parquet(rows)), ("a.jsonl", json.dumps(rows).encode())):
        (article,) = articles = read(name, data)
        assert (article.title, article.source, article.published) == (HEADLINE, "Herald", "2026-05-14")
        assert (article.text, article.url) == (FIRST, "https://a.example/1")
        assert reasons(articles)[0].startswith("has columns that were not read (Author, Wörter); title, source,")


def test_of_two_columns_our_own_name_goes_first() -> None:
    row = {"headline": "no", "body": "no", "title": HEADLINE, "text": FIRST}
    for name, data in (("a.parquet", made.parquet([row])), ("a.jsonl", json.dumps(row).encode())):
        (article,) = read(name, data)
        assert (article.title, article.text) == (HEADLINE, FIRST)


def test_a_table_that_excel_calls_a_text_is_one() -> None:
    table = f'Title\tSource\tText\r\n{HEADLINE}\tHerald\t"{FIRST}"\r\n'
    for data in (table.encode("utf-16"), "\ufeff".encode("utf-16-be") + table.encode("utf-16-be"), table.encode()):
        (article,) = articles = read("a.txt", data)
        assert (article.title, article.source, article.text) == (HEADLINE, "Herald", FIRST)
    assert "is a table by its first line, and was read as one" in reasons(articles)
    assert read("a.txt", f"Text, title and source: a story\n\n{FIRST}".encode())[0].title.startswith("Text, title")


def test_an_archive_of_many_kinds() -> None:
    files: dict[str, bytes | str] = {
        "news/2.txt": SECOND,
        "news/1.docx": made.docx((FIRST,)),
        "more/2.txt": THIRD,
        "t.csv": f'text,source\n"{FIRST} Again.",Herald\n',
        "README.md": "About.",
        "broken.pdf": b"%PDF-1.7",
        "table.parquet": made.parquet([{"text": f"{SECOND} Again.", "source": "Wire"}]),
        "picture.png": b"\x89PNG",
    }
    articles = read("bundle.zip", made.zipped(files))
    assert [article.source for article in articles] == ["2", "1", "2 (2)", "Herald", "Wire"]
    assert {item.where for item in articles.dropped} == {
        "bundle.zip, README.md",
        "bundle.zip, broken.pdf",
        "bundle.zip",
    }
    assert {article.path for article in articles} == {"bundle.zip"}


def test_an_archive_is_read_alike_in_whichever_order_it_was_packed() -> None:
    files: dict[str, bytes | str] = {"b.txt": SECOND, "a.txt": FIRST}
    backwards: dict[str, bytes | str] = dict(reversed(files.items()))
    assert [a.id for a in read("x.zip", made.zipped(files))] == [a.id for a in read("x.zip", made.zipped(backwards))]


@pytest.mark.parametrize(
    "data", [made.pdf(), made.docx(), made.odt(), made.parquet([{"text": FIRST}]), made.zipped({"a.txt": FIRST})]
)
def test_files_without_an_ending_are_told_by_their_bytes(data: bytes) -> None:
    assert FIRST.split(".")[0] in read("saved", data)[0].text.replace("\n", " ")


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.eml", "a.rss", "a.zip", "a.xlsx"])
def test_other_languages_are_named_and_set_aside_in_every_kind(name: str) -> None:
    files = {
        "a.docx": made.docx((GERMAN,)),
        "a.odt": made.odt(f"<text:p xmlns:text='x'>{GERMAN}</text:p>".replace(" xmlns:text='x'", "")),
        "a.eml": made.eml(plain=GERMAN),
        "a.rss": made.rss(made.rss_item(text=GERMAN)),
        "a.zip": made.zipped({"a.txt": GERMAN}),
        "a.xlsx": made.xlsx([["text"], [GERMAN]]),
    }
    articles = read_uploads([("good.txt", FIRST.encode()), (name, files[name])])
    assert len(articles) == 1
    assert "is in German, set aside because only English can be compared" in articles.dropped[0].reason


def test_a_folder_of_all_kinds(tmp_path: Path) -> None:
    for name, data in {
        "1.docx": made.docx((FIRST,)),
        "2.pdf": made.pdf(([SECOND],)),
        "3.eml": made.eml(plain=THIRD),
        "sitemap.xml": b"<a/>",
    }.items():
        (tmp_path / name).write_bytes(data)
    articles = read_articles(tmp_path)
    assert len(articles) == 3
    assert [Path(article.path or "").name for article in articles] == ["1.docx", "2.pdf", "3.eml"]
    assert articles.dropped == ()


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("plain words", "plain words"),
        ("<p>a</p><p>b <b>c</b></p>", "a\n\nb c"),
        ("a<br>b", "a\nb"),
        ("a &amp; b", "a & b"),
        ("<script>x</script><style>y</style>z", "z"),
        ("<ul><li>a<li>b</ul>", "a\n\nb"),
        ("<!-- x -->a", "a"),
        ("", ""),
        ("<", "<"),
        ("a < b and c > d", "a < b and c > d"),
    ],
)
def test_pieces_of_html(html: str, text: str) -> None:
    assert fragment_text(html) == text
