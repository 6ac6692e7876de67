"""Where and when a paragraph was filed: datelines, and the clock times of a live blog's entries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# Two clocked paragraphs may be chance ("9.30 The doors open"), three are a live blog.
MIN_ENTRIES = 3
DATELINE_PARAGRAPHS = 3  # a dateline stands at the top; lower down "PARIS. " is a heading or shouting

_CLOCK = re.compile(
    r"[\[(]?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?P<hour>[01]?\d|2[0-3])[.:h](?P<minute>[0-5]\d)(?::[0-5]\d)?"
    r"\s*(?P<half>[ap]\.?m\b\.?)?\s*(?:hrs|h|uhr|gmt|utc|bst|cet|cest|est|et)?\b[\])]?\s*[-–—:|.,]?(?=\s|$)\s*",
    re.IGNORECASE,
)
_PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ'’-]+(?:[ -][A-ZÀ-Þ][A-ZÀ-Þ'’.-]*){0,4}"
_DATE = (
    r"(?:,\s*[A-Z][\w.]{1,20}(?:\s[A-Z][\w.]{1,20})?)?"
    r"(?:,?\s*(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8}\.?)(?:,\s*\d{4})?)?"
)
_DATELINE = re.compile(
    rf"(?:{_PLACE}{_DATE}\s*(?:\([^()]{{2,40}}\))?\s*(?:--|[-–—])\s+"  # HASK BRIDGE, May 14 (Meridian) -
    rf"|{_PLACE}{_DATE}\s*\([^()]{{2,40}}\)\s*[:.]?\s+"  # GENEVA (Wire)
    rf"|[A-Z][a-z]+(?:[ -][A-Z][a-z]+){{0,2}}{_DATE}\s*\([^()]{{2,40}}\)\s*(?:--|[-–—])\s+"  # Geneva, May 14 (Wire) -
    rf"|{_PLACE}(?:,\s*[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)?\.\s+(?=[A-Z\"“]))"  # DRAVIK.
)


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a paragraph's own text. ``clock`` is "HH:MM" for a live blog's entry."""

    end: int
    reason: str
    clock: str | None


def labels(texts: Sequence[str]) -> list[Label | None]:
    """Read the label of every paragraph.

    Args:
        texts: the plain text of an article's paragraphs, in order.

    Returns:
        One label or null a paragraph. Clock times count only when enough paragraphs begin with one.
    """
    clocks = [_clock(text) for text in texts]
    live = sum(clock is not None for clock in clocks) >= MIN_ENTRIES
    return [
        clock if live and clock else _dateline(text) if n < DATELINE_PARAGRAPHS else None
        for n, (text, clock) in enumerate(zip(texts, clocks, strict=True))
    ]


def _clock(text: str) -> Label | None:
    """Read a clock time at the start of a paragraph."""
    found = _CLOCK.match(text)
    if found is None:
        return None
    hour = int(found["hour"])
    half = (found["half"] or "").lower()[:1]
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return Label(found.end(), "entry time", f"{hour:02d}:{found['minute']}")


def _dateline(text: str) -> Label | None:
    """Read a dateline at the start of a paragraph."""
    found = _DATELINE.match(text[:160])
    return Label(found.end(), "dateline", None) if found else None
