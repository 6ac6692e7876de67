"""Files of every kind, made by code: small, honest ones. The tests of bombs and of damage start from these."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from email.message import EmailMessage

FIRST = "The council voted on Tuesday to close the old bridge. It carried 4,000 cars a day until the flood last winter."
SECOND = "Work starts in March and lasts for two years, according to the plan that the engineers presented on Monday."
THIRD = "Residents on the north bank asked for a ferry, and the mayor promised an answer before the end of the month."
HEADLINE = "Old bridge to close after vote"
WORDML = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEETML = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
Line = str | tuple[int, str]  # of a PDF: its words, with the size of its type where that is not the usual 11
ODF = "urn:oasis:names:tc:opendocument:xmlns"


def zipped(files: Mapping[str, bytes | str], level: int | None = None) -> bytes:
    """A ZIP with these files; level 1 packs tens of megabytes in a tenth of the time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def word_body(paragraphs: Sequence[str], prolog: str = "") -> str:
    """The main part of a Word document; a paragraph that begins with ``<`` stands as it is."""
    inner = "".join(text if text.startswith("<") else f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    return f'<?xml version="1.0"?>{prolog}<w:document xmlns:w="{WORDML}"><w:body>{inner}</w:body></w:document>'


def docx(paragraphs: Sequence[str] = (HEADLINE, FIRST, SECOND), level: int | None = None, **parts: str) -> bytes:
    """A Word document; ``core`` is its properties' part, ``body`` its main part, others lie beside that one."""
    core = parts.pop("core", "")
    files = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"/>',
        "word/document.xml": parts.pop("body", "") or word_body(paragraphs),
    }
    files |= {f"word/{name}.xml": part for name, part in parts.items()}
    return zipped(files | ({"docProps/core.xml": core} if core else {}), level)


def odt_body(inner: str, prolog: str = "") -> str:
    """The main part of an OpenDocument text."""
    spaces = f'xmlns:office="{ODF}:office:1.0" xmlns:text="{ODF}:text:1.0"'
    return (
        f'<?xml version="1.0"?>{prolog}<office:document-content {spaces}><office:body><office:text>{inner}'
        "</office:text></office:body></office:document-content>"
    )


def odt(inner: str = "", prolog: str = "", meta: str = "") -> bytes:
    """An OpenDocument text."""
    inner = (
        inner or f'<text:h text:outline-level="1">{HEADLINE}</text:h><text:p>{FIRST}</text:p><text:p>{SECOND}</text:p>'
    )
    files = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": odt_body(inner, prolog)}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", files["mimetype"], zipfile.ZIP_STORED)
        archive.writestr("content.xml", files["content.xml"])
        if meta:
            archive.writestr("meta.xml", meta)
    return out.getvalue()


def xlsx(rows: Sequence[Sequence[object]], sheets: int = 1) -> bytes:
    """A workbook whose first sheet holds these rows."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    for number in range(1, sheets):
        book.create_sheet(f"Other {number}")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def parquet(rows: Sequence[Mapping[str, object]]) -> bytes:
    """A Parquet table."""
    import pyarrow
    import pyarrow.parquet

    out = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist([dict(row) for row in rows]), out)
    return out.getvalue()


def eml(
    plain: str | None = f"{FIRST}\n\n{SECOND}\n",
    html: str | None = None,
    files: Mapping[str, bytes] | None = None,
    **headers: str,
) -> bytes:
    """A message."""
    message = EmailMessage()
    told = {"subject": HEADLINE, "from": "Meridian Wire <desk@wire.example>", "date": "Thu, 14 May 2026 08:00:00 +0000"}
    for name, value in (told | headers).items():
        message[name] = value
    if plain is not None:
        message.set_content(plain)
    if html is not None and plain is not None:
        message.add_alternative(html, subtype="html")
    elif html is not None:
        message.set_content(html, subtype="html")
    for name, data in (files or {}).items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def rss(items: str, channel: str = "<title>The Paper</title>", prolog: str = "") -> bytes:
    """A feed."""
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return (
        f'<?xml version="1.0"?>{prolog}<rss version="2.0" {spaces}><channel>{channel}{items}</channel></rss>'.encode()
    )


def rss_item(number: int = 1, text: str = FIRST, element: str = "content:encoded") -> str:
    """An item of a feed."""
    return (
        f"<item><title>{HEADLINE}</title><link>https://paper.example/{number}</link>"
        f"<pubDate>Thu, 14 May 2026 08:00:00 GMT</pubDate><{element}><![CDATA[<p>{text}</p>]]></{element}></item>"
    )


def pdf(
    pages: Sequence[Sequence[Line]] = ((HEADLINE, FIRST, SECOND),), info: str = "", packed: bytes | None = None
) -> bytes:
    """A PDF with these lines on its pages; ``packed`` takes the place of the first page's content, deflated already."""
    objects: dict[int, bytes] = {3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"}
    kids = []
    for number, lines in enumerate(pages):
        page, content = 4 + 2 * number, 5 + 2 * number
        kids.append(page)
        stream = packed if packed is not None and number == 0 else zlib.compress(_page_content(lines))
        head = f"<< /Length {len(stream)} /Filter /FlateDecode >>\nstream\n".encode()
        objects[content] = head + stream + b"\nendstream"
        objects[page] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R "
            f"/Resources << /Font << /F1 3 0 R >> >> >>"
        ).encode()
    listed = " ".join(f"{page} 0 R" for page in kids)
    objects[2] = f"<< /Type /Pages /Kids [{listed}] /Count {len(kids)} >>".encode()
    objects[1] = b"<< /Type /Catalog /Pages 2 0 R >>"
    if info:
        objects[max(objects) + 1] = info.encode()
    return pdf_of(objects, max(objects) if info else None)


def pdf_of(objects: Mapping[int, bytes], info: int | None = None) -> bytes:
    """A PDF of numbered objects, of which 1 is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places: dict[int, int] = {}
    for number in sorted(objects):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (max(objects) + 1)
    for number in range(1, max(objects) + 1):
        out += b"%010d 00000 n \n" % places.get(number, 0)
    told = b" /Info %d 0 R" % info if info else b""
    out += b"trailer\n<< /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (max(objects) + 1, told, start)
    return bytes(out)


def _page_content(lines: Sequence[Line]) -> bytes:
    told = ((11, line) if isinstance(line, str) else line for line in lines)
    shown = "".join(f"/F1 {size} Tf ({line}) Tj T* " for size, line in told)
    return f"BT /F1 11 Tf 14 TL 72 770 Td {shown}ET".encode("latin-1")
