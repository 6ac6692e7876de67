"""Text from articles is hostile: every way into the page goes through one of these."""

from __future__ import annotations

import html
import re

LABEL_CHARACTERS = 60  # a label longer than this wraps over two lines on a phone
MESSAGE_CHARACTERS = 400  # an error in one sentence, with the name of its file
WORD_JOINER = (
    "\u2060"  # invisible; breaks ":smile:", "https://" and ":material/x:", which Streamlit expands after parsing
)
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$&^=@/\"'])")
_SPACE = re.compile(r"\s+")


def esc(text: str) -> str:
    """Escape ``text`` for use inside our own markup, in elements and in quoted attributes."""
    return html.escape(text, quote=True)


def one_line(text: str, limit: int = LABEL_CHARACTERS) -> str:
    """Put ``text`` on one line of at most ``limit`` characters, cut at a word with an ellipsis."""
    text = _SPACE.sub(" ", text).strip()
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:.-") + "…"


def label(text: str, limit: int = LABEL_CHARACTERS) -> str:
    """Make ``text`` safe where Streamlit reads Markdown (buttons, expanders, pills): it shows exactly as written."""
    escaped = _MARKDOWN.sub(r"\\\1", one_line(text, limit))
    return escaped.replace(":", f":{WORD_JOINER}")
