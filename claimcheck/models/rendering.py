"""How a claim and its date become the text that the relation model reads.

Training and inference import this one function, so that they cannot drift apart.
"""

from __future__ import annotations

import datetime

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)


def render(text: str, published: str | None) -> str:
    """Put a claim's date before its words, in the model's own vocabulary.

    Weekday, day, month and year are one word piece each, so a date costs five pieces, and the weekday lets the model
    read "on Tuesday" against the day of publication.

    Args:
        text: the claim, made to stand alone.
        published: an ISO date or date-time, or None when it is not known.

    Returns:
        The text to feed to the model; the claim alone without a date that can be read.
    """
    words = " ".join(text.split())
    day = _day(published)
    if day is None:
        return words
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year} : {words}"


def _day(published: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
