"""Live blogs that mark no entries: a page that says it is live, with blocks beside one another, each with its time."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import islice
from typing import Any

MAX_TIMES = 4_000  # of a page looked at: the longest live blogs have 2,000 entries
ENTRY_CHARACTERS = 40  # of an entry without its links; lists of other articles hold little else
_LIVE = re.compile(
    r"\blive\b|\bas it happened\b|\b(?:latest|rolling|live) updates\b|\bupdates as they happen\b"
    r"|\bminute[- ]by[- ]minute\b|live-?_?blog|live-?_?(?:feed|updates|coverage)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"comment|related|recommend|most-?(?:read|viewed|popular)|sidebar|teaser|promo|more-?(?:on|from)|carousel|footer",
    re.IGNORECASE,
)  # what blocks with times are called that are no entries
_CHANGED = re.compile(r"updat|modif|edit", re.IGNORECASE)
MAX_HEADINGS = 5  # of a page: its title and its headline are the first
_HEADINGS = ("title", "h1")


def timed_blocks(root: Any) -> list[tuple[Any, Any]]:  # noqa: ANN401 - lxml ships no types
    """Find the entries of a live blog by their shape.

    Args:
        root: the parsed page.

    Returns:
        The blocks of the largest group beside one another, each with its ``<time>`` and words of its own; nothing where
        neither headline nor anything around the blocks says that the page is live.
    """
    is_live = any(_LIVE.search(each.text_content()[:500]) for each in islice(root.iter(*_HEADINGS), MAX_HEADINGS))
    clocks = [clock for clock in root.iter("time") if clock.get("datetime") and not _CHANGED.search(_marks(clock))]
    held = _held(clocks[:MAX_TIMES])
    groups: defaultdict[Any, list[tuple[Any, Any]]] = defaultdict(list)
    for clock in clocks[:MAX_TIMES]:
        block = _block_of(clock, held)
        if block is not None and _own_words(block) >= ENTRY_CHARACTERS:
            groups[block.getparent()].append((block, clock))
    if not groups:
        return []
    parent, found = max(groups.items(), key=lambda group: len(group[1]))
    around = [parent, *parent.iterancestors()]
    is_live = is_live or any(_LIVE.search(_marks(each)) for each in around)
    is_elsewhere = any(_ELSEWHERE.search(_marks(each)) or each.tag in {"aside", "nav", "footer"} for each in around)
    return found if is_live and not is_elsewhere else []


def _held(clocks: list[Any]) -> dict[Any, int]:
    """Count the times inside of each element."""
    held: defaultdict[Any, int] = defaultdict(int)
    for clock in clocks:
        for element in clock.iterancestors():
            held[element] += 1
    return dict(held)


def _block_of(clock: Any, held: dict[Any, int]) -> Any:  # noqa: ANN401 - lxml ships no types
    """Give the largest element that holds this time and no other one; null where its parent holds all there are."""
    block = clock
    for element in clock.iterancestors():
        if held[element] > 1:
            return block if block is not clock and not _ELSEWHERE.search(_marks(block)) else None
        block = element
    return None


def _own_words(block: Any) -> int:  # noqa: ANN401 - lxml ships no types
    """Count the characters of a block outside of its links, scripts and times."""
    count = 0
    waiting = [block]
    while waiting:
        element = waiting.pop()
        if isinstance(element.tag, str) and element.tag not in {"a", "script", "style", "time"}:
            count += len((element.text or "").strip())
            waiting.extend(element)
        if element is not block:
            count += len((element.tail or "").strip())
    return count


def _marks(element: Any) -> str:  # noqa: ANN401 - lxml ships no types
    return " ".join(element.get(name) or "" for name in ("class", "id", "itemprop"))
