"""Files that hold where an article is, and not the article."""

from __future__ import annotations

import re

from claimcheck.articles.names import shown_name

_SHORTCUT = re.compile(rb"\A(?:\xef\xbb\xbf)?\s{0,99}\[InternetShortcut\]", re.IGNORECASE)
_ENDINGS = ("url", "webloc")
_TARGET = re.compile(rb"(?:\bURL=|<string>)\s{0,9}(https?://[^\s<\"]{1,500})", re.IGNORECASE)
_LOOKED_AT = 10_000  # bytes of a shortcut, which has a few hundred
_ADDRESS = re.compile(r"https?://\S{1,2000}", re.IGNORECASE)
_MOST_LINES = 1_000  # of a list of addresses; longer texts are no lists
ADDRESSES = "holds web addresses and no article; name the addresses themselves"


def refusal_of_link(data: bytes, ending: str) -> str | None:
    """Say where a browser's shortcut leads, so that its address can be named; null for any other file."""
    head = data[:_LOOKED_AT]
    if ending not in _ENDINGS and _SHORTCUT.match(head) is None:
        return None
    found = _TARGET.search(head)
    where = (
        f"name its address {shown_name(found[1].decode('utf-8', 'replace'))}" if found else "give the article itself"
    )
    return f"is a link and no article; {where}"


def is_only_addresses(text: str) -> bool:
    """Tell whether a text is a list of web addresses and nothing else."""
    lines = [line.strip() for line in text.strip().split("\n", _MOST_LINES) if line.strip()]
    return 0 < len(lines) <= _MOST_LINES and all(_ADDRESS.fullmatch(line) for line in lines)
