"""What an article says of its own changes: corrections, clarifications, updates. They are told beside the article."""

from __future__ import annotations

import re

MOST_TOLD = 3  # of one article; live blogs have many
TOLD_CHARACTERS = 240  # of each: which figure was wrong stands in the first sentence
LINE_CHARACTERS = 1_000  # of a paragraph that are looked at
_PIECE = r"(?:article|story|report|piece|post|page|headline|item|column|version|caption|graphic|blog|live ?blog)"
_CHANGED = r"(?:amended|corrected|updated|edited|changed|revised|clarified|modified)"
_OF_ITSELF = re.compile(
    rf"\b(?:this|the|our) {_PIECE}(?: and (?:its|the) headline)?(?: above| below)? (?:was|were|has been|have been|is)"
    rf" (?:last |first |since )?{_CHANGED}\b"
    rf"|\b(?:an?|the) (?:earlier|previous|prior|original) (?:version|edition) of (?:this|the|our) {_PIECE}\b"
    rf"|\bthis {_PIECE} (?:originally|previously|earlier) (?:said|stated|gave|reported|named|misstated|referred)\b"
    rf"|\bwe have (?:since )?corrected (?:this|the|our) {_PIECE}\b",
    re.IGNORECASE,
)
_DAY = (
    r"(?: ?[,(] ?[^:\n)]{1,40}\)?| on [^:\n]{1,30}"
    r"| [^\W\d_]{3,9} \d{1,2}(?:,? \d{4})?| \d{1,2} [^\W\d_]{3,9}(?: \d{4})?)"
)
_LABEL = re.compile(
    r"[\s*_>(\[#-]{0,6}(?:corrections?(?: and clarifications?)?|clarifications?|corrected|erratum|updated?"
    rf"|amend(?:ed|ment)|editor['’]?s['’]? note|note (?:from|by) the editors?){_DAY}?"
    r"[\s*_\])]{0,4}[:—–][\s*_]{0,4}\S",
    re.IGNORECASE,
)
_UPDATE = re.compile(r"\bupdat", re.IGNORECASE)
_MENDED = re.compile(
    r"\b(?:correct|wrong|error|mistak|misstat|clarif|amend|errat|earlier version|previous version)", re.IGNORECASE
)
_STOP = re.compile(r"[.!?][\"”’)]?\s")


def amendments(text: str) -> list[str]:
    """Find what an article says of its own changes.

    Args:
        text: the article.

    Returns:
        One line for each, at most MOST_TOLD, in their order: whether it is a correction or an update, and its words.
    """
    found: dict[str, None] = {}
    for line in text.split("\n"):
        head = line[:LINE_CHARACTERS]
        inside = _OF_ITSELF.search(head)
        if inside is not None:
            found.setdefault(_told(head[_sentence_start(head, inside.start()) :]))
        elif _LABEL.match(head):
            found.setdefault(_told(head))
        if len(found) == MOST_TOLD:
            break
    return list(found)


def _sentence_start(line: str, at: int) -> int:
    return max((stop.end() for stop in _STOP.finditer(line, 0, at)), default=0)


def _told(words: str) -> str:
    """Quote a notice, cut at the end of a word where it is long."""
    words = " ".join(words.strip(" *_>[]#").split())
    quoted = words if len(words) <= TOLD_CHARACTERS else f"{words[:TOLD_CHARACTERS].rsplit(' ', 1)[0]} …"
    is_update = _UPDATE.search(words) is not None and _MENDED.search(words) is None
    return f"says that it was {'updated' if is_update else 'corrected'}: “{quoted}”"
