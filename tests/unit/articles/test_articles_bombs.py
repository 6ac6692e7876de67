"""Archive, PDF and XML bombs: each dies alone with one clear line, and the article beside it goes through."""

from __future__ import annotations

import gzip
import io
import random
import resource
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping

import pyarrow
import pyarrow.parquet
import pytest

from claimcheck.articles.apart.child import TOO_MUCH_MEMORY
from claimcheck.articles.apart.parent import DIED, TOO_SLOW, ask
from claimcheck.articles.read import read_uploads
from claimcheck.errors import InputError
from tests.unit.articles import made_files as made
from tests.unit.articles.made_files import FIRST, HEADLINE, PACKAGE, SECOND, SHEETML

LAUGHS = (
    '<!DOCTYPE {} [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
    + "]>"
)
OUTSIDE = '<!DOCTYPE {} [<!ENTITY m SYSTEM "file:///etc/passwd">]>'
MAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://a.example/&m;</loc></url></urlset>'


def zeros(megabytes: int) -> bytes:
    """So many megabytes of nothing, deflated a thousandfold."""
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(bytes(1_000_000)) for _ in range(megabytes)) + packer.flush()


def flat(name: str = "a.txt", megabytes: int = 100) -> bytes:
    return made.zipped({name: bytes(megabytes * 1_000_000)})


def nested(levels: int) -> bytes:
    data = made.zipped({"a.txt": FIRST})
    for level in range(levels):
        data = made.zipped({f"{level}.zip": data, f"{level}b.zip": data})
    return data


def lying(declared: int) -> bytes:
    """An entry of 2 MB whose directory and header both name another size."""
    data = bytearray(made.zipped({"a.txt": random.Random(1).randbytes(2_000_000)}))  # noqa: S311 - the same in every run
    true = struct.pack("<I", 2_000_000)
    at = data.find(true)
    while at >= 0:
        data[at : at + 4] = struct.pack("<I", declared)
        at = data.find(true, at + 4)
    return bytes(data)


def overlapping(copies: int = 200) -> bytes:
    """One lump of text that the directory names again and again."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", f"{FIRST} " * 5_000)
        entry = archive.infolist()[0]
        for number in range(copies):
            twin = zipfile.ZipInfo(f"{number:05}.txt")
            for field in ("header_offset", "CRC", "compress_size", "file_size", "compress_type", "create_version"):
                setattr(twin, field, getattr(entry, field))
            archive.filelist.append(twin)
    return out.getvalue()


def office(body: str, mime: str = "word/document.xml") -> bytes:
    return made.zipped({"[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>', mime: body})


def large_xml() -> bytes:
    """A Word document whose main part is 60 MB of words that shrink to a tenth, like any text."""
    line = f"{int.from_bytes(random.Random(1).randbytes(12_500), 'big'):b}"  # noqa: S311 - the same in every run
    return made.docx((), level=1, body=made.word_body([line] * 620))


def workbook(part: str, body: str) -> bytes:
    book = zipfile.ZipFile(io.BytesIO(made.xlsx([["text"], [FIRST]])))
    return made.zipped({entry: book.read(entry) for entry in book.namelist()} | {part: body.encode()})


def tree(levels: int, looping: bool) -> bytes:
    """A page tree that never comes to a page, or that holds itself."""
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>"}
    for number in range(2, levels + 2):
        objects[number] = b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 1)
    last = b"[2 0 R 2 0 R]" if looping else b"[]"
    objects[levels + 2] = b"<< /Type /Pages /Kids %s /Count 9 >>" % last
    return made.pdf_of(objects)


def wide_column() -> bytes:
    """One text of 900 kB that 9,000 rows refer to: 1 MB in the file, 8 GB when spelt out."""
    arrow, out = pyarrow, io.BytesIO()
    column = arrow.DictionaryArray.from_arrays(arrow.array([0] * 9_000, arrow.int32()), arrow.array(["a" * 900_000]))
    pyarrow.parquet.write_table(arrow.table({"text": column}), out, store_schema=False)
    return out.getvalue()


def parts_in_parts(levels: int) -> bytes:
    head = "From: a@b.example\nSubject: x\nMIME-Version: 1.0\n"
    for level in range(levels):
        head += f'Content-Type: multipart/mixed; boundary="b{level}"\n\n--b{level}\n'
    return (head + f"\n{FIRST}").encode()


def many_parts(count: int) -> bytes:
    part = f"--b\nContent-Type: text/plain\n\n{FIRST}\n"
    return f'From: a@b.example\nSubject: x\nContent-Type: multipart/mixed; boundary="b"\n\n{part * count}--b--'.encode()


BOMBS: Mapping[str, tuple[str, Callable[[], bytes], str]] = {
    "zip, flat": ("a.zip", flat, "unpacks to far more than it holds"),
    "zip, flat, within a ratio of many files": (
        "a.zip",
        lambda: made.zipped({f"{n}.txt": bytes(900_000) for n in range(99)}),
        "unpacks to far more than it holds",
    ),
    "zip, a size that lies upwards": ("a.zip", lambda: lying(4_000_000_000), "unpacks to far more than it holds"),
    "zip, a size that lies downwards": ("a.zip", lambda: lying(1_000), "is a damaged file"),
    "zip, overlapping": ("a.zip", overlapping, "unpacks to far more than it holds"),
    "zip, 20,000 names": ("a.zip", lambda: made.zipped({f"{n}.txt": "" for n in range(20_000)}), "holds 20,000 files"),
    "zip, hidden in an ending": ("a.docx", lambda: flat("word/document.xml"), "unpacks to far more than it holds"),
    "zip without an ending": ("a", flat, "unpacks to far more than it holds"),
    "docx, 60 MB of XML": ("a.docx", large_xml, "above the limit"),
    "docx, billion laughs": (
        "a.docx",
        lambda: made.docx(body=made.word_body([f"{FIRST} &m;"], LAUGHS.format("w:document"))),
        "XML with a document type",
    ),
    "docx, billion laughs in UTF-16": (
        "a.docx",
        lambda: made.zipped(
            {
                "word/document.xml": made.word_body(["&m;"], LAUGHS.format("x"))
                .replace("?>", ' encoding="utf-16"?>', 1)
                .encode("utf-16")
            }
        ),
        "XML with a document type",
    ),
    "docx, an entity from a file": (
        "a.docx",
        lambda: made.docx(body=made.word_body([f"{FIRST} &m;"], OUTSIDE.format("w:document"))),
        "XML with a document type",
    ),
    "docx, laughs in its properties": (
        "a.docx",
        lambda: made.docx(core=f"{LAUGHS.format('x')}<x><title>&m;</title></x>"),
        "XML with a document type",
    ),
    "docx, 10,000 levels": (
        "a.docx",
        lambda: made.docx((f"{'<w:p>' * 10_000}{'</w:p>' * 10_000}",)),
        "is not a Word document",
    ),
    "odt, billion laughs": ("a.odt", lambda: made.odt(prolog=LAUGHS.format("x")), "XML with a document type"),
    "odt, an entity from a file": ("a.odt", lambda: made.odt(prolog=OUTSIDE.format("x")), "XML with a document type"),
    "rss, billion laughs": (
        "a.rss",
        lambda: made.rss("<item><title>&m;</title></item>", prolog=LAUGHS.format("rss")),
        "document type",
    ),
    "rss, an entity from a file": (
        "a.rss",
        lambda: made.rss(made.rss_item(text="&m;"), prolog=OUTSIDE.format("rss")),
        "document type",
    ),
    "sitemap, billion laughs": ("a.xml", lambda: (LAUGHS.format("urlset") + MAP).encode(), "document type"),
    "sitemap, an entity from a file": ("a.xml", lambda: (OUTSIDE.format("urlset") + MAP).encode(), "document type"),
    "xlsx, billion laughs": (
        "a.xlsx",
        lambda: workbook(
            "xl/sharedStrings.xml", f'{LAUGHS.format("sst")}<sst xmlns="{SHEETML}"><si><t>&m;</t></si></sst>'
        ),
        "XML with a document type",
    ),
    "xlsx, a row numbered a million": (
        "a.xlsx",
        lambda: workbook(
            "xl/worksheets/sheet1.xml",
            f'<worksheet xmlns="{SHEETML}"><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
            "</worksheet>",
        ),
        "no column called text",
    ),
    "xlsx, a sheet of 90 MB": (
        "a.xlsx",
        lambda: workbook("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{SHEETML}">{" " * 90_000_000}</worksheet>'),
        "unpacks to far more than it holds",
    ),
    "pdf, a page of 200 MB": ("a.pdf", lambda: made.pdf(packed=zeros(200)), "PDF"),
    "pdf, a page packed twice": (
        "a.pdf",
        lambda: made.pdf(packed=zlib.compress(zeros(200))).replace(b"/FlateDecode", b"[/FlateDecode /FlateDecode]"),
        "PDF",
    ),
    "pdf, a page tree that holds itself": ("a.pdf", lambda: tree(3, looping=True), "PDF"),
    "pdf, a page tree of 5,000 levels": ("a.pdf", lambda: tree(5_000, looping=False), "PDF"),
    "pdf, a table of places that leads to itself": (
        "a.pdf",
        lambda: made.pdf().replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % made.pdf().rfind(b"xref\n0")),
        "",
    ),
    "pdf, 3,000 pages": ("a.pdf", lambda: made.pdf([[FIRST]] * 3_000), "more than 200 pages"),
    "parquet, one long text 9,000 times": ("a.parquet", wide_column, "no Parquet table"),
    "parquet, a million rows": ("a.parquet", lambda: made.parquet([{"text": "a"}] * 1_000_000), "has 1,000,000 rows"),
    "eml, 2,000 parts in parts": ("a.eml", lambda: parts_in_parts(2_000), "is nested deeper"),
    "eml, 5,000 parts": ("a.eml", lambda: many_parts(5_000), "more than 200 parts"),
    "eml, a bomb attached": ("a.eml", lambda: made.eml(plain="", files={"b.zip": flat()}), "unpacks to far more"),
    "eml, packed text attached": (
        "a.eml",
        lambda: made.eml(plain="", files={"b.gz": gzip.compress(bytes(50_000_000))}),
        "is a packed file, which cannot be read yet",
    ),
    "eml, packed text under another name": (
        "a.eml",
        lambda: made.eml(plain="", files={"b.txt": gzip.compress(bytes(50_000_000))}),
        "is packed with gzip; unpack it",
    ),
}


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    """Load what every reading loads, so that its memory is not a bomb's."""
    read_uploads([("good.txt", SECOND.encode())])


@pytest.mark.parametrize("case", BOMBS)
def test_a_bomb_dies_alone(case: str) -> None:
    name, make, reason = BOMBS[case]
    bomb = make()
    assert len(bomb) < 20_000_000
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    articles = read_uploads([("good.txt", SECOND.encode()), (name, bomb)])
    assert [article.text for article in articles if article.path == "good.txt"] == [SECOND]
    told = [item for item in articles.dropped if item.where.startswith(name) and reason in item.reason]
    assert told or not reason
    assert all(item.reason.isprintable() and "root:" not in item.reason for item in articles.dropped)
    assert all("root:" not in article.text and len(article.text) < 1_000 for article in articles)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000  # KB: the bomb went off elsewhere


def test_archives_in_archives_end() -> None:
    articles = read_uploads([("good.txt", SECOND.encode()), ("a.zip", nested(12))])
    assert [article.text for article in articles] == [SECOND]
    assert {item.reason for item in articles.dropped} == {
        "lies deeper in archives than is read; unpack it yourself and give the articles"
    }


def test_an_archive_of_an_archive_is_read_and_counted_together() -> None:
    inner = made.zipped({f"{n:03}.txt": f"{FIRST} Lane {n} goes first." for n in range(150)})
    articles = read_uploads(
        [
            (
                "a.zip",
                made.zipped({"1.zip": inner, "2.zip": made.zipped({f"{n}.txt": SECOND + str(n) for n in range(90)})}),
            )
        ]
    )
    assert len(articles) == 198  # two of the two hundred are the archives themselves
    assert sum("beyond the limit of one archive" in item.reason for item in articles.dropped) == 42


@pytest.mark.parametrize(
    ("seconds", "memory", "reasons"),
    [(0, 1 << 30, {TOO_SLOW}), (20, 25 << 20, {TOO_MUCH_MEMORY, DIED}), (20, 1 << 20, {TOO_MUCH_MEMORY, DIED})],
)
def test_a_child_that_takes_too_much_is_ended(seconds: int, memory: int, reasons: set[str]) -> None:
    with pytest.raises(InputError) as caught:
        ask("parquet", "a.parquet", made.parquet([{"text": FIRST}]), seconds=seconds, memory=memory)
    assert str(caught.value) in reasons


def test_a_child_that_cannot_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    articles = read_uploads([("good.txt", SECOND.encode()), ("a.docx", made.docx())])
    assert "no process can be started" in articles.dropped[0].reason


def test_the_child_knows_nothing_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/nowhere")
    monkeypatch.setenv("PYTHONSTARTUP", "/nowhere/x.py")
    monkeypatch.setenv("LD_PRELOAD", "")
    assert read_uploads([("a.docx", made.docx())])[0].title == HEADLINE


def test_a_zip_attached_to_a_message_in_a_zip() -> None:
    inner = made.eml(
        plain=None, html=f"<p>{FIRST}</p><p>{SECOND}</p><p>{FIRST}</p>", files={"x.zip": made.zipped({"c.txt": SECOND})}
    )
    articles = read_uploads([("a.zip", made.zipped({"m.eml": inner}))])
    assert "lies deeper" in articles.dropped[0].reason
