"""Cells of tables as words: Parquet and JSON hold more than strings, and none of it may be read as what it is not."""

from __future__ import annotations

from collections.abc import Mapping

_KINDS = {"dict": "a mapping", "list": "a list of other things than words", "bytes": "bytes that are no UTF-8"}


def words_of(value: object) -> str | None:
    """Read a cell as words.

    Args:
        value: a string, bytes of UTF-8, a list of paragraphs, a number or a date, nothing, or what else a format holds.

    Returns:
        Its words; empty for nothing and for "not a number"; null for what is no words.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bytes):
        try:
            return value.decode("utf-8")
        except UnicodeDecodeError:
            return None
    if isinstance(value, list | tuple):
        parts = [each for each in value if isinstance(each, str)]
        return "\n\n".join(part for part in parts if part.strip()) if len(parts) == len(value) else None
    if value is None or value != value:
        return ""
    return None if isinstance(value, Mapping) else str(value)


def no_words(value: object) -> str:
    """Say why a cell cannot be an article's text."""
    kind = _KINDS.get(type(value).__name__, "a value of another kind")
    return f"has a text that is no words but {kind}; put the article's text there as one string"
