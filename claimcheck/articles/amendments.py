"""What an article says of its own changes: corrections, clarifications, updates. They are told beside the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.facts.amendments import is_update, labelled, of_itself

MOST_TOLD = 3  # of one article; live blogs have many
TOLD_CHARACTERS = 240  # of each: which figure was wrong stands in the first sentence
LINE_CHARACTERS = 1_000  # of a paragraph that are looked at
_OF_ITSELF = of_itself("this|the|our")
_LABEL = labelled(
    r"corrections?(?: and clarifications?)?|clarifications?|corrected|erratum|updated?|amend(?:ed|ment)"
    r"|editor['’]?s['’]? note|note (?:from|by) the editors?"
)
_STOP = re.compile(r"[.!?][\"”’)]?\s")


def amendments(text: str) -> list[str]:
    """Find what an article says of its own changes.

    Args:
        text: the article.

    Returns:
        One line for each, at most MOST_TOLD, in their order: whether it is a correction or an update, and its words.
    """
    return list(dict.fromkeys(told(words) for words in notices(text)))[:MOST_TOLD]


def notices(text: str) -> Iterator[str]:
    """Find the sentences and labelled lines in which an article speaks of its own changes, in their order."""
    for line in text.split("\n"):
        head = line[:LINE_CHARACTERS]
        inside = _OF_ITSELF.search(head)
        if inside is not None:
            yield head[_sentence_start(head, inside.start()) :]
        elif _LABEL.match(head):
            yield head


def _sentence_start(line: str, at: int) -> int:
    return max((stop.end() for stop in _STOP.finditer(line, 0, at)), default=0)


def told(words: str) -> str:
    """Tell of a notice in its own words, cut at the end of a word where they are many."""
    words = " ".join(words.strip(" *_>[]#").split())
    quoted = words if len(words) <= TOLD_CHARACTERS else f"{words[:TOLD_CHARACTERS].rsplit(' ', 1)[0]} …"
    return f"says that it was {'updated' if is_update(words) else 'corrected'}: “{quoted}”"
