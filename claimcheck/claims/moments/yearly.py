"""What comes every year, and which year is meant."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from claimcheck.claims.moments.calendar import (
    OPEN,
    Days,
    Interval,
    whole_days,
)
from claimcheck.claims.moments.slots import (
    Tense,
    YearRef,
)

# A day without a year this near (days) is meant, whatever the verb: the other choice lies most of a year away.
NEAR = 45


@dataclass(frozen=True, slots=True)
class Context:
    """What a time is read against. ``anchor`` is the day told of before; ``tense`` which way the verb looks."""

    published: datetime | None
    has_clock: bool
    tense: Tense | None
    anchor: date | None
    own: bool = False  # the anchor stands in the same sentence

    @property
    def today(self) -> date | None:
        """Return the day of publication."""
        return self.published.date() if self.published else None


def in_year(make: Callable[[int], Days], ref: YearRef, context: Context, *, near: bool = False) -> Interval:
    """Choose the year of something that comes every year."""
    if ref.year is not None:
        return whole_days(*make(ref.year))
    today = context.today
    if today is None:
        return OPEN
    if ref.offset is not None:
        return whole_days(*make(today.year + ref.offset))
    if ref.shift == 0:
        return whole_days(*make(today.year))
    days = _occurrences(make, today.year)
    if ref.shift == -1:
        return whole_days(*max(span for span in days if span[1] < today), ambiguous=True)
    if ref.shift == 1:
        return whole_days(*min(span for span in days if span[0] > today), ambiguous=True)
    back, ahead = max(span for span in days if span[0] <= today), min(span for span in days if span[1] >= today)
    if near and (ahead[0] - today).days <= NEAR:  # nobody leaves out a year that is most of a year away
        return whole_days(*ahead)
    if near and (today - back[0]).days <= NEAR:
        return whole_days(*back)
    return whole_days(*(ahead if context.tense == "future" else back))


def _occurrences(make: Callable[[int], Days], year: int) -> list[Days]:
    """List something yearly around ``year``; 29 February, which most years lack, over more of them."""
    found: list[Days] = []
    for reach in (2, 8):
        for other in range(year - reach, year + reach + 1):
            with suppress(ValueError):
                found.append(make(other))
        if len(found) >= 3:
            break
    return found
