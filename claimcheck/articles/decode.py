"""Bytes to text: which encoding, and a note when it had to be guessed."""

from __future__ import annotations

import codecs
import logging
import re
from dataclasses import dataclass

from claimcheck.errors import InputError

_BOMS = (  # the longest first: UTF-16's mark begins UTF-32's
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_META_WITHIN = 4096  # HTML asks for it in the first 1024 bytes; pages are late with it
_WEB_ENCODING = re.compile(
    r"utf-?8|utf-?16(le|be)?|us-ascii|windows-?125\d|cp-?125\d|iso-?8859-?\d{1,2}|latin-?1|koi8-[ru]|gbk|gb2312|gb18030"
    r"|big5|shift_jis|euc-jp|euc-kr|iso-2022-jp|windows-874|macintosh"
)  # text encodings that pages declare; Python's others (unicode_escape, utf-7, ...) would run or hide things
_MAGIC = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"\x1f\x8b",
    b"\x7fELF",
    b"MZ\x90",
    b"RIFF",
    b"PAR1",
)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\x1b"))
MAX_CONTROL_SHARE = 0.05  # of control bytes: text holds next to none, random bytes one in ten; NUL is never text
MOSTLY_ASCII = 0.9  # an English page in an old encoding has its odd bytes in quotation marks, dashes and names
MAX_CHAOS = 0.2  # charset-normalizer's own share of improbable characters, above which it calls a guess noise
_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with plain line feeds, and a note when the encoding was guessed."""

    text: str
    encoding: str
    note: str | None = None


def decode(data: bytes, is_page: bool = False) -> Decoded:
    """Decode a file's bytes.

    The order: a byte order mark; UTF-8 where every byte fits it (bytes in another encoding almost never do); what a
    page's ``<meta charset>`` says; Windows-1252 for nearly plain ASCII; then charset-normalizer's best guess.

    Args:
        data: the file's content.
        is_page: look for ``<meta charset>``.

    Returns:
        The text, newlines normalised to line feeds, nothing else changed; lone surrogates become U+FFFD.

    Raises:
        InputError: the bytes are not text, or no encoding fits.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decoded_by_mark(data[len(mark) :], encoding)
    encoding_of_nuls = _utf16_by_nuls(data)
    if encoding_of_nuls is not None:
        return _guessed(data.decode(encoding_of_nuls, "replace"), encoding_of_nuls)
    if is_binary(data):
        raise InputError("is a binary file, not text; save the article as .txt, .md or .html")
    declared = _declared(data) if is_page else None
    for candidate in ("utf-8", declared):
        text = _try(data, candidate) if candidate else None
        if text is not None and candidate:
            return Decoded(clean(text), candidate)
    return _guess(data)


def clean(text: str) -> str:
    """Normalise newlines to line feeds and replace lone surrogates; the text is then never changed again."""
    return _SURROGATE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def is_binary(data: bytes) -> bool:
    """Tell whether bytes are a picture, an archive, a program or the like."""
    if data.startswith(_MAGIC) or 0 in data:
        return True
    controls = len(data) - len(data.translate(None, _CONTROL))
    return controls > MAX_CONTROL_SHARE * len(data)


def _decoded_by_mark(data: bytes, encoding: str) -> Decoded:
    text = _try(data, encoding)
    if text is None:
        raise InputError(f"is marked as {encoding.upper()} but is damaged; save it again as UTF-8")
    return Decoded(clean(text), encoding)


def _utf16_by_nuls(data: bytes) -> str | None:
    """Recognise UTF-16 without a mark: in English text every other byte is NUL."""
    even, odd = data[::2], data[1::2]
    if len(odd) < 2:
        return None
    nuls_even, nuls_odd = even.count(0) / len(even), odd.count(0) / len(odd)
    if nuls_odd > MOSTLY_ASCII and not nuls_even:
        return "utf-16-le"
    if nuls_even > MOSTLY_ASCII and not nuls_odd:
        return "utf-16-be"
    return None


def _declared(data: bytes) -> str | None:
    found = _META.search(data, 0, _META_WITHIN)
    label = found[1].decode("ascii").lower() if found else ""
    if not _WEB_ENCODING.fullmatch(label):
        return None
    return "cp1252" if label in {"iso-8859-1", "latin1", "latin-1", "us-ascii"} else label  # as browsers read them


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _guess(data: bytes) -> Decoded:
    odd = sum(byte > 127 for byte in data)
    if odd <= (1 - MOSTLY_ASCII) * len(data):
        text = _try(data, "cp1252")
        if text is not None:
            return _guessed(text, "Windows-1252")
    from charset_normalizer import from_bytes

    logging.getLogger("charset_normalizer").addHandler(logging.NullHandler())  # its warnings are ours to tell
    best = from_bytes(data).best()
    if best is None or best.chaos > MAX_CHAOS:
        raise InputError("is in an encoding that cannot be told; save it as UTF-8")
    return _guessed(str(best), str(best.encoding))


def _guessed(text: str, encoding: str) -> Decoded:
    note = f"its encoding was guessed to be {encoding}; if letters look wrong, save it as UTF-8"
    return Decoded(clean(text), encoding, note)
