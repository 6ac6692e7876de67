"""What may be saved: limits on what people type, and on ids, which come from addresses and forms."""

from __future__ import annotations

import re
import secrets
from datetime import datetime

from claimcheck.errors import InputError
from claimcheck.workspace.columns import KEY_CHARACTERS

NAME_CHARACTERS = 200  # of a comparison, a lesson, a person
ARTICLE_CHARACTERS = 20_000_000  # with its title and all; four times what is fetched of a page
NOTE_CHARACTERS = 20_000  # about ten pages; more is an article
REPORT_CHARACTERS = 20_000_000  # fifty articles make under 10 million; a row of an export has room for it
PUPIL_NAME_CHARACTERS = 40  # fits on the teacher's screen
WHY_CHARACTERS = 2_000  # a pupil's reason; a page
ID_BYTES = 16  # 128 bits, which nobody guesses from outside

_LANGUAGE = re.compile(r"[a-z]{2,3}", re.ASCII)
_KEY = re.compile(r"[\w.:-]+", re.ASCII)


def new_id() -> str:
    """Draw an id."""
    return secrets.token_hex(ID_BYTES)


def key(text: str, what: str) -> str:
    """Return an id as it is.

    Raises:
        InputError: it cannot be one: empty, too long, or with other characters than letters, digits and ``_.:-``.
    """
    if len(text) > KEY_CHARACTERS or not _KEY.fullmatch(text):
        raise InputError(f"that is no id of a {what}; open it from the list again")
    return text


def line(text: str, what: str, limit: int = NAME_CHARACTERS) -> str:
    """Return a name on one line, without spaces around it.

    Raises:
        InputError: nothing is left of it, or it is too long.
    """
    text = " ".join(text.split())
    if not text:
        raise InputError(f"write {what}; it is empty")
    return words(text, what, limit)


def words(text: str, what: str, limit: int = NOTE_CHARACTERS) -> str:
    """Return what somebody wrote, without space around it.

    Raises:
        InputError: it is too long.
    """
    text = text.strip()
    if len(text) > limit:
        raise InputError(f"{what} has {len(text)} characters; at most {limit} can be kept")
    return text


def date_or_none(text: str | None) -> str | None:
    """Return a corrected date: ISO 8601, "" for "no date", null for "as read".

    Raises:
        InputError: it is no date.
    """
    if text:
        try:
            datetime.fromisoformat(text)
        except ValueError as error:
            raise InputError(f"{text!r} is no date that can be read; write it as 2026-05-14") from error
    return text


def language_or_none(code: str | None) -> str | None:
    """Return a corrected language: an ISO 639 code, "" for "unknown", null for "as read".

    Raises:
        InputError: it is no code of two or three small letters.
    """
    if code and not _LANGUAGE.fullmatch(code):
        raise InputError(f"{code!r} is no code of a language; write two letters, such as en")
    return code
