"""E-mails (.eml): the body as an article, what is attached as files to be read in their turn."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr

from claimcheck.articles.apart.quoting import written
from claimcheck.articles.decode import clean, decode
from claimcheck.articles.draft import Batch, Draft, Member
from claimcheck.articles.gather import is_listed
from claimcheck.articles.html import read_html
from claimcheck.articles.limits import MAX_FILE_BYTES
from claimcheck.articles.names import label_of
from claimcheck.errors import InputError
from claimcheck.records import Dropped

MAX_PARTS = 200  # of a message; a newsletter with pictures has 40
MAX_ATTACHED = 20  # files read of one message; more are sent as an archive
ENOUGH_WORDS = 30  # a plain part below this says "look at the other part", and the other part is the message
_PREFIX = re.compile(r"(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)
_NO_MESSAGE = "is no e-mail that can be read; save its text as .txt"
ENCRYPTED = "is an encrypted e-mail; open it in your mail program and save its text as .txt"
NAMELESS = "an attachment without a name"
_MESSAGE = "message/rfc822"
_PGP = "-----BEGIN PGP MESSAGE-----"
_SEALED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted"})
_MAILBOX = b"From "  # how each message of a mailbox begins; a header has a colon there


def read_eml(name: str, data: bytes) -> Batch:
    """Read a message: plain text before HTML, as its sender meant it; pictures inside are left out.

    The subject is the title, the sender's name the source, the day it was sent the date.

    Raises:
        InputError: it is no message, or holds nothing to be read.
    """
    if data.startswith(_MAILBOX):
        return _mailbox(data)
    message = _message(data)
    parts = list(_parts(message))
    if any(part.get_content_type() in _SEALED for part in parts):
        raise InputError(ENCRYPTED)
    members, dropped = _attached(name, parts)
    text, notes, left_out = _body(name, parts)
    if text.lstrip().startswith(_PGP):
        raise InputError(ENCRYPTED)
    if not text.strip() and not members:
        raise InputError("is an e-mail without text; save its text as .txt")
    dropped += left_out
    if members and len(text.split()) < ENOUGH_WORDS:
        note = "is a covering note, left out; what is attached was read"
        return Batch(
            (), (*dropped, *([Dropped(name, note, text=text.strip())] if text.strip() else [])), tuple(members)
        )
    draft = Draft(
        where=name,
        text=text,
        title=_PREFIX.sub("", _header(message, "subject"), count=1),
        source=_sender(message),
        published=_header(message, "date") or None,
        notes=tuple(notes),
    )
    return Batch((draft,), tuple(dropped), tuple(members))


def read_mht(name: str, data: bytes) -> Batch:
    """Read a web page that a browser saved as one file (.mht, .mhtml): a message whose HTML part is the page.

    Raises:
        InputError: it is no such file, or its page holds no article.
    """
    parts = list(_parts(_message(data)))
    page = next((part for part in parts if part.get_content_type() == "text/html"), None)
    if page is None:
        raise InputError("holds no web page; save the page as .html")
    (draft,) = read_html(name, _html(page)).drafts
    return Batch((replace(draft, url=draft.url or _header(page, "content-location") or None),))


def _message(data: bytes) -> EmailMessage:
    message = email.message_from_bytes(data, policy=default)
    if not isinstance(message, EmailMessage) or not (message.keys() and {"from", "subject", "date"} & _keys(message)):
        raise InputError(_NO_MESSAGE)
    return message


def _mailbox(data: bytes) -> Batch:
    """Take a mailbox apart, each message as a file of its own; at most MAX_ATTACHED, since more are no story."""
    messages = [each.partition(b"\n")[2] for each in re.split(rb"(?:\A|\n)(?=From [^\n]{1,200}\n[\w-]{1,40}:)", data)]
    held = [each for each in messages if each.strip()]
    members = tuple(Member(f"message {number}.eml", each) for number, each in enumerate(held[:MAX_ATTACHED], 1))
    left = len(held) - len(members)
    told = f"is a mailbox of {len(held):,} messages; the first {MAX_ATTACHED} were read: save the others by themselves"
    return Batch((), (Dropped("the mailbox", told),) if left else (), members)


def _keys(message: EmailMessage) -> set[str]:
    return {key.lower() for key in message.keys()}


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """Give the parts that hold something; a message inside of the message is one, whatever it holds."""
    waiting: list[EmailMessage] = [message]
    for _ in range(MAX_PARTS):
        if not waiting:
            return
        part = waiting.pop()
        if part.is_multipart() and part.get_content_type() != _MESSAGE:
            waiting += [each for each in reversed(list(part.iter_parts())) if isinstance(each, EmailMessage)]
        else:
            yield part
    raise InputError(f"is an e-mail of more than {MAX_PARTS} parts; save its text as .txt")


def _body(name: str, parts: list[EmailMessage]) -> tuple[str, list[str], list[Dropped]]:
    """Take the first plain part, or the HTML part where the plain one is a stub; with remarks, and what is left out."""
    found = {part.get_content_type(): part for part in reversed(parts) if not part.is_attachment()}
    plain, left_out = _own_words(name, found["text/plain"]) if "text/plain" in found else ("", [])
    if len(plain.split()) >= ENOUGH_WORDS or "text/html" not in found:
        return plain, [], left_out
    try:
        (draft,) = read_html(name, _html(found["text/html"])).drafts
    except InputError:
        if plain.strip():
            return plain, [], left_out
        raise
    return draft.text, list(draft.notes), []


def _own_words(name: str, part: EmailMessage) -> tuple[str, list[Dropped]]:
    """Take what the sender wrote; where nearly all is quoted, what was passed on so is the article."""
    whole = _decoded(part)
    found = written(whole, is_flowed=str(part.get_param("format", "")).lower() == "flowed")
    if len(found.text.split()) < ENOUGH_WORDS <= len(found.quoted.split()):
        told = "is passed on as a quotation, which was read as the article; what stands above it was left out"
        return found.quoted, [Dropped(name, told, text=found.text.strip())]
    left_out = {"quotes another message, left out": found.quoted, "ends in a signature, left out": found.signature}
    return found.text, [Dropped(name, told, text=words) for told, words in left_out.items() if words]


def _html(part: EmailMessage) -> bytes:
    """Make a whole page of an HTML part, which may be a fragment; its own charset goes before the page's."""
    body = _decoded(part)
    page = body if "<html" in body[:2_000].lower() else f"<html><body><article>{body}</article></body></html>"
    return page.encode("utf-8")


def _decoded(part: EmailMessage) -> str:
    data = part.get_payload(decode=True)
    raw = data if isinstance(data, bytes) else b""
    charset = part.get_content_charset() or ""
    if charset not in {"", "us-ascii", "utf-8"}:
        try:
            return clean(raw.decode(charset)) if "\0" not in charset else decode(raw).text
        except (LookupError, ValueError):
            pass
    return decode(raw).text if raw.strip() else ""


def _attached(name: str, parts: list[EmailMessage]) -> tuple[list[Member], list[Dropped]]:
    """Take the attached files; pictures and the like that stand inside the text are no files."""
    members: list[Member] = []
    dropped: list[Dropped] = []
    for part in parts:
        is_message = part.get_content_type() == _MESSAGE
        if not (part.is_attachment() or is_message):
            continue
        label = label_of(part.get_filename() or ("attached message.eml" if is_message else NAMELESS))
        if not is_listed(label):  # a logo, a signature
            continue
        data = _message_inside(part) if is_message else part.get_payload(decode=True)
        if not isinstance(data, bytes) or len(data) > MAX_FILE_BYTES:
            dropped.append(
                Dropped(f"{name}, {label}", "is an attachment that cannot be unpacked; save it and name the file")
            )
        elif len(members) >= MAX_ATTACHED:
            dropped.append(
                Dropped(
                    f"{name}, {label}", f"is beyond the first {MAX_ATTACHED} attachments; save it and name the file"
                )
            )
        else:
            members.append(Member(label, data))
    return members, dropped


def _message_inside(part: EmailMessage) -> bytes | None:
    """Write a message that was passed on whole as the file that it was; null where its parts cannot be written."""
    held = part.get_payload()
    try:
        return held[0].as_bytes() if isinstance(held, list) and isinstance(held[0], EmailMessage) else None
    except (ValueError, LookupError, AttributeError, TypeError):  # the library's own on damaged messages
        return None


def _header(message: EmailMessage, name: str) -> str:
    """Take a header's words on one line; what the header parser cannot read counts as missing."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, IndexError, AttributeError, TypeError, LookupError):  # the library's own on damaged headers
        return ""


def _sender(message: EmailMessage) -> str:
    """Name the sender, by the name given or by the site of the address."""
    name, address = parseaddr(_header(message, "from"))
    return name.strip() or address.rpartition("@")[2]
