"""Column types that keep every string and moment exactly, alike on SQLite and PostgreSQL."""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Dialect, Float, Integer, String, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

KEY_CHARACTERS = 64  # ids are 20 or 32 hexadecimal digits; room for longer ones
MOMENT_CHARACTERS = 32  # 2026-05-14T09:40:00.000000+00:00
MAX_INTEGER = 2**31 - 1  # what an INTEGER of PostgreSQL holds

_SPECIAL = re.compile("[\\\\\0\ud800-\udfff]")
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_ESCAPED = re.compile(r"\\(\\|u[0-9a-f]{4})")


def escape(text: str) -> str:
    r"""Write what no database takes: NUL and lone surrogates as ``\u0000``, and so the backslash as ``\\``."""
    return _SPECIAL.sub(lambda found: r"\\" if found[0] == "\\" else f"\\u{ord(found[0]):04x}", text)


def unescape(text: str) -> str:
    """Undo ``escape``, character for character."""
    return _ESCAPED.sub(lambda found: "\\" if found[1] == "\\" else chr(int(found[1][1:], 16)), text)


class ExactText(TypeDecorator[str]):
    """Text of any characters at all; articles and notes hold what people pasted."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Escape on the way in."""
        return None if value is None else escape(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Unescape on the way out."""
        return None if value is None else unescape(value)


class Moment(TypeDecorator[datetime]):
    """An aware moment as ISO 8601 text in UTC, of one width, so that text order is time order."""

    impl = String(MOMENT_CHARACTERS)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Write the moment in UTC, to the microsecond."""
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Read the moment."""
        return None if value is None else datetime.fromisoformat(value)


def stored(kind: TypeEngine[Any], value: object) -> object:
    """Return a value as the column holds it: text that every JSON reader gives back unchanged."""
    if isinstance(kind, ExactText) and isinstance(value, str):
        return escape(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value


def loaded(kind: TypeEngine[Any], value: object) -> object:
    """Undo ``stored``.

    Raises:
        ValueError: it is no value of that kind of column.
    """
    if value is None:
        return None
    if isinstance(value, str) and not _UNSTORABLE.search(value):
        if isinstance(kind, Moment):
            return _moment(value)
        if isinstance(kind, ExactText):
            return unescape(value)
        if isinstance(kind, String) and len(value) <= (kind.length or 0):
            return value
    if isinstance(kind, Integer) and type(value) is int and abs(value) <= MAX_INTEGER:
        return value
    if isinstance(kind, Float) and type(value) in (int, float) and math.isfinite(float(str(value))):
        return float(str(value))
    raise ValueError("not a value of this column")


def _moment(text: str) -> datetime:
    """Read an aware moment."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone")
    return moment.astimezone(UTC)
