"""Dates as people write them."""

from __future__ import annotations

from datetime import date

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")


def day(iso: str | None) -> str:
    """An ISO date as "18 May 2025", with the time when there is one; anything else as it stands."""
    if not iso:
        return "no date"
    try:
        when = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    clock = iso[11:16]
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}" + (f", {clock}" if clock else "")
