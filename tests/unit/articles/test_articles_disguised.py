"""Files that are not what their names say, and files that hold no article: read for what they are, or named for it."""

from __future__ import annotations

import io
import json

import pytest

from claimcheck.articles.links import is_only_addresses
from claimcheck.articles.sniff import LOCKED, PICTURE, WEB_PAGE
from claimcheck.errors import InputError
from tests.unit.articles import made_files as made
from tests.unit.articles.made_files import FIRST, HEADLINE, SECOND, THIRD
from tests.unit.articles.reading import read

BODY = f"{FIRST} {SECOND} {THIRD}"
PAGE = (
    f"<!DOCTYPE html><html><head><title>{HEADLINE}</title></head><body><article><p>{BODY}</p></article></body></html>"
)
SCRAMBLED = f"{BODY} {BODY}".lower().translate(str.maketrans("aeiouy", "bcdfgh"))
GONE = b"<html><body><h1>404</h1><p>There is nothing here. Look elsewhere on our pages.</p></body></html>"
PGP = "-----BEGIN PGP MESSAGE-----\n\nhQEMA+c5bXQz8nZAAQf/\n-----END PGP MESSAGE-----\n"
SEALED = b"From: a@b.example\nSubject: S\nContent-Type: application/pkcs7-mime; name=smime.p7m\n\nMIIB\n"
FROM = b"From a@b Thu May 14 2026\n"
SLIDES = made.zipped({"[Content_Types].xml": "<T/>", "ppt/presentation.xml": "<p/>"})
SPREADSHEET = made.odt().replace(b"opendocument.text", b"opendocument.spreadsheet")
MHT = (
    "From: <Saved by a browser>\nSnapshot-Content-Location: https://paper.example/1\nSubject: Old bridge\n"
    'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n'
    f"--b\nContent-Type: text/html\nContent-Location: https://paper.example/1\n\n{PAGE}\n--b--\n"
)


def ole(*parts: str) -> bytes:
    """A file as Office wrote them until 2007, with parts of these names."""
    names = b"".join(name.encode("utf-16-le").ljust(64, b"\0") + bytes(64) for name in parts)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + names + bytes(2048)


def locked_pdf(user: str, cipher: str) -> bytes:
    """A PDF locked with a cipher; without a password of its own a person opens it like any other."""
    from pypdf import PdfWriter

    owner = "of the printer"
    writer = PdfWriter(clone_from=io.BytesIO(made.pdf()))
    writer.encrypt(user_password=user, owner_password=owner, algorithm=cipher)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def scrambled() -> bytes:
    """A PDF with letters that stand for others, as fonts with a numbering of their own have them."""
    return made.pdf(([SCRAMBLED],))


def scan() -> bytes:
    """A PDF whose page is a picture."""
    picture = b"<< /Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8 "
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>"
    )
    return made.pdf_of(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: page,
            4: b"<< /Length 24 >>\nstream\nq 9 0 0 9 0 0 cm /I Do Q \nendstream",
            5: picture + b"/Length 64 >>\nstream\n" + bytes(64) + b"\nendstream",
        }
    )


REFUSED: dict[str, tuple[str, bytes, str]] = {
    "PDF with a password, RC4": ("a.pdf", locked_pdf("secret", "RC4-128"), LOCKED),
    "PDF with a password, AES": ("a.pdf", locked_pdf("secret", "AES-256"), LOCKED),
    "PDF for one certificate": (
        "a.pdf",
        made.pdf().replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt << /Filter /Adobe.PubSec /V 4 >>"),
        "is encrypted in a way that cannot be read here",
    ),
    "PDF of pictures": ("a.pdf", scan(), "is a scan: its pages are pictures without text"),
    "PDF form": (
        "a.pdf",
        made.pdf([("Please wait... If this message is not eventually replaced by the proper contents", "of it")]),
        "is a form that Acrobat alone shows",
    ),
    "PDF with fonts of its own": ("a.pdf", scrambled(), "is set in fonts"),
    "Word document with a password": ("a.docx", ole("EncryptionInfo", "EncryptedPackage"), LOCKED),
    "workbook with a password": ("a.xlsx", ole("EncryptionInfo", "EncryptedPackage"), LOCKED),
    "OpenDocument with a password": (
        "a.odt",
        made.zipped({"META-INF/manifest.xml": "<m><encryption-data/></m>", "content.xml": bytes(range(256))}),
        LOCKED,
    ),
    "old Word document": ("a.docx", ole("WordDocument"), "is an old Word document (.doc); save it as .docx"),
    "old workbook": ("a.xlsx", ole("Workbook"), "is an old Excel table (.xls); save it as .xlsx"),
    "old presentation": ("a", ole("PowerPoint Document"), "is an old presentation"),
    "Outlook message": ("a.eml", ole("__properties_version1.0"), "is an Outlook message (.msg); save it as .eml"),
    "old Office": ("a.txt", ole("Other"), "is an old Office file"),
    "presentation": ("a", SLIDES, "is a presentation"),
    "spreadsheet as text": ("a.odt", SPREADSHEET, "is an OpenDocument table"),
    "subtitles": ("a.vtt", b"WEBVTT", "is a file of subtitles"),
    "RTF as text": ("a.txt", b"{\\rtf1 The council voted.}", "is an RTF file"),
    "gzip as page": ("a.html", b"\x1f\x8b\x08" + bytes(20), "is packed with gzip; unpack it"),
    "7-Zip as zip": ("a.zip", b"7z\xbc\xaf\x27\x1c" + bytes(20), "is a 7-Zip archive; unpack it"),
    "RAR as zip": ("a.zip", b"Rar!\x1a\x07\x01\x00", "is a RAR archive; unpack it"),
    "picture as PDF": ("a.pdf", b"\x89PNG\r\n\x1a\n" + bytes(20), PICTURE),
    "picture": ("a.webp", b"RIFF\x10\0\0\0WEBPVP8 " + bytes(20), PICTURE),
    "property list": ("a.html", b"bplist00" + bytes(20), "is an Apple property list"),
    "encrypted Parquet": ("a.parquet", b"PARE" + bytes(20) + b"PARE", "is an encrypted Parquet table"),
    "page as PDF": ("a.pdf", GONE, WEB_PAGE),
    "page as Word document": ("a.docx", b"\xef\xbb\xbf\n" + GONE, WEB_PAGE),
    "page as feed": ("a.rss", b"<?xml version='1.0'?><!DOCTYPE html>" + GONE, WEB_PAGE),
    "page as table": ("a.csv", GONE, WEB_PAGE),
    "JSON as feed": ("a.rss", b'{"items": []}', "is no XML and no feed"),
    "XML with a document type": ("a.xml", b'<!DOCTYPE a SYSTEM "b"><a/>', "is XML with a document type, which is not"),
    "page without words of its own": (
        "a.html",
        b"<html><body><div id='root'></div><p>You need to enable JavaScript to run this app.</p></body></html>",
        "holds no article but a notice of its program",
    ),
    "message sealed with PGP": ("a.eml", made.eml(plain=PGP), "is an encrypted e-mail"),
    "message sealed with S/MIME": ("a.eml", SEALED, "is an encrypted e-mail"),
    "saved page without a page": ("a.mht", made.eml(), "holds no web page"),
    "shortcut": ("a.url", b"[InternetShortcut]\r\nURL=https://paper.example/1\r\n", "name its address https://paper.example/1"),
    "shortcut as text": ("a.txt", b"[InternetShortcut]\nIDList=\n", "is a link and no article; give"),
    "shortcut of a Mac": ("a.webloc", b"<plist><string>https://paper.example/1</string></plist>", "name its address"),
    "list of addresses": ("a.txt", b"https://paper.example/1\n\nhttp://other.example/2\n", "holds web addresses"),
    "nothing that shows": ("a.txt", "\u200b\ufeff\u2060".encode(), "holds no words"),
    "pictures of faces": ("a.md", "\U0001f600 \U0001f6a2 44".encode(), "holds no words"),
    "number for a text": ("a.jsonl", b'{"text": 5}', "holds no words"),
    "mapping for a text": ("a.jsonl", json.dumps({"text": {"body": FIRST}}).encode(), "no words but a mapping"),
    "list of lists for a text": ("a.jsonl", json.dumps({"text": [[FIRST]]}).encode(), "no words but a list of other"),
    "bytes for a text": ("a.parquet", made.parquet([{"text": b"\xff\xfe\xfd"}]), "no words but bytes that are no"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_article_is_named_for_what_it_is(case: str) -> None:
    name, data, reason = REFUSED[case]
    with pytest.raises(InputError) as caught:
        read(name, data)
    assert str(caught.value).startswith(f"{name}")
    assert reason in str(caught.value)
    assert str(caught.value).isprintable()


READ: dict[str, tuple[str, bytes]] = {
    "PDF locked against changes, RC4": ("a.pdf", locked_pdf("", "RC4-128")),
    "PDF locked against changes, AES": ("a.pdf", locked_pdf("", "AES-256")),
    "PDF behind headers": ("a.pdf", b"HTTP/1.1 200 OK\r\n\r\n" + made.pdf()),
    "PDF as text": ("a.txt", made.pdf()),
    "PDF as Word document": ("a.docx", made.pdf()),
    "Word document as PDF": ("a.pdf", made.docx()),
    "Word document of the strict kind": (
        "a.docx",
        made.docx(body=made.word_body((FIRST,)).replace("http://schemas.openxmlformats.org/wordprocessingml/2006", "http://purl.oclc.org/ooxml/wordprocessingml")),
    ),
    "OpenDocument as page": ("a.html", made.odt()),
    "workbook as CSV": ("a.csv", made.xlsx([["text"], [FIRST]])),
    "Parquet as JSON lines": ("a.jsonl", made.parquet([{"text": FIRST}])),
    "archive as text": ("a.txt", made.zipped({"b.txt": FIRST})),
    "page as text": ("a.txt", PAGE.encode()),
    "page as Markdown": ("a.md", f"<!-- saved -->\n{PAGE}".encode()),
    "page without an ending": ("a", PAGE.encode("utf-16")),
    "page saved as one file": ("a.mht", MHT.encode()),
    "mailbox": ("a.mbox", FROM + made.eml() + b"\n" + FROM + made.eml(plain=THIRD)),
    "JSON lines that are one list": ("a.jsonl", json.dumps([{"text": FIRST}], indent=2).encode()),
    "JSON lines that are one object": ("a.jsonl", b'{"text":\n"%s", "published": NaN}' % FIRST.encode()),
    "paragraphs for a text": ("a.jsonl", json.dumps({"text": [FIRST, SECOND]}).encode()),
    "bytes of UTF-8 for a text": ("a.parquet", made.parquet([{"text": FIRST.encode(), "source": b"Herald"}])),
}  # fmt: skip


@pytest.mark.parametrize("case", READ)
def test_what_can_be_read_is_whatever_its_name(case: str) -> None:
    articles = read(*READ[case])
    text = articles[0].text.replace("\n", " ")
    assert FIRST in text
    assert not text.startswith(("b'", "[", "<", "From"))


def test_it_is_told_that_a_name_was_wrong() -> None:
    assert [item.reason for item in read("a.txt", made.pdf()).dropped][:1] == [
        "is a PDF by its content, and was read as one"
    ]
    assert [item.reason for item in read("a.txt", PAGE.encode()).dropped] == [
        "is a web page by its content, and was read as one"
    ]


def test_a_page_saved_as_one_file_has_its_address() -> None:
    (article,) = read("a.mhtml", MHT.encode())
    assert (article.url, article.title) == ("https://paper.example/1", HEADLINE)


def test_messages_of_a_mailbox_are_articles_and_very_many_are_told() -> None:
    messages = b"\n".join(
        b"From a@b Thu May 14 2026\n" + made.eml(plain=f"{FIRST} Bus number {n} was late.") for n in range(23)
    )
    articles = read("a.mbox", messages)
    assert len(articles) == 20
    assert "is a mailbox of 23 messages; the first 20 were read" in articles.dropped[0].reason


def test_a_pdf_with_one_scrambled_page_says_which() -> None:
    articles = read("a.pdf", made.pdf(([HEADLINE, FIRST], [SCRAMBLED], [SECOND])))
    assert [item.reason for item in articles.dropped] == [
        "has pages whose fonts do not name their letters (2), which were left out"
    ]
    assert SECOND in articles[0].text


def test_an_archive_tells_what_it_holds_beside_articles() -> None:
    files = {f"{number}.png": "x" for number in range(7)} | {
        "./a.txt": FIRST,
        "../../etc/b.txt": SECOND,
        ".git/c.txt": "x",
    }
    articles = read("a.zip", made.zipped(files))
    assert [article.text for article in articles] == [SECOND, FIRST]
    (told,) = articles.dropped
    assert told.reason == (
        "holds files that are no articles by their endings, left out: 0.png, 1.png, 2.png, 3.png, 4.png and 2 more"
    )


def test_short_texts_of_addresses() -> None:
    assert not is_only_addresses("")
    assert not is_only_addresses(f"https://paper.example/1\n{FIRST}")
    assert not is_only_addresses("https://paper.example/1\n" * 2_000)


def test_a_feed_s_items_and_articles_in_archives_are_hashed() -> None:
    item = f"<item><title>T</title><description>{BODY}</description></item>"
    feed = made.rss(item)
    inside = read("a.zip", made.zipped({"b.rss": feed}))
    assert inside[0].sha256 == read("b.rss", feed)[0].sha256 is not None
