"""A disputed number through time: which source printed which figure when, what is a copy, and where it changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from claimcheck.conflicts.genealogy import Printing, genealogy
from claimcheck.records import Claim, Quantity, Report
from claimcheck.reports.view import NO_DATE, FindingView
from claimcheck.ui.figures import MARGIN, clashing
from claimcheck.ui.lookup import Lookup

MOST = 40  # figures drawn of one number: what a page's width can tell apart
NEVER = "9999"  # stands behind every date
LEAST_GAP = 0.02  # of the width between two figures of one moment, so that neither hides the other
LEAST_HEIGHT = 0.02  # of the scale: an exact figure is a point that can be seen


@dataclass(frozen=True, slots=True)
class Printed:
    """One figure in print.

    ``at`` is its place in time, 0 to 1, null without a date. ``low`` and ``high`` are shares of the scale, 0 to 1; an
    open end reaches the scale's. ``copy_of`` names the source that printed the passage first, ``changed_from`` the
    words of the figure printed just before when both cannot be right; either is empty when there is none. ``is_later``
    tells whether that one was printed on an earlier day or hour, as far as the dates say.
    """

    outlet: str
    date: str
    words: str
    at: float | None
    low: float
    high: float
    copy_of: str
    changed_from: str
    is_later: bool = False


@dataclass(frozen=True, slots=True)
class History:
    """The figures of one disputed number in the order of publication; ``left_out`` counts those beyond MOST."""

    finding_id: str
    headline: str
    printed: tuple[Printed, ...]
    left_out: int

    @property
    def changes(self) -> int:
        """How often a later report gave a figure that cannot be the one before."""
        return sum(bool(each.changed_from) and each.is_later for each in self.printed)

    @property
    def copies(self) -> int:
        """How many of the figures were taken over with their passage."""
        return sum(bool(each.copy_of) for each in self.printed)


def disputed(views: Sequence[FindingView], lookup: Lookup, most: int) -> tuple[FindingView, ...]:
    """The first findings whose clashing words hold a figure that can be drawn."""
    found: list[FindingView] = []
    for view in views:
        if "numeric" in view.kinds and _asked(view, lookup) is not None:
            found.append(view)
        if len(found) == most:
            break
    return tuple(found)


def history(view: FindingView, report: Report, lookup: Lookup) -> History | None:
    """Trace a finding's number through every source that tells the fact; null unless two figures can be drawn."""
    asked = _asked(view, lookup)
    if asked is None:
        return None
    traced = _once(genealogy(asked, _claims(view, report, lookup), lookup.articles, report.origins))
    bounds = [bound for each in traced for bound in (each.low, each.high) if bound is not None]
    if len(traced) < 2 or min(bounds) == max(bounds):
        return None
    shown = traced[:MOST]
    printed = tuple(
        Printed(
            outlet=lookup.outlet(each.claim_id),
            date=each.published or NO_DATE,
            words=each.words,
            at=at,
            low=low,
            high=high,
            copy_of=lookup.outlet(each.copy_of) if each.copy_of in lookup.claims else "",
            changed_from=last.words if last is not None and each.changed else "",
            is_later=last is not None and (each.published or "") > (last.published or NEVER),
        )
        for each, at, (low, high), last in zip(
            shown, _places(shown), _shares(shown, min(bounds), max(bounds)), [None, *shown[:-1]], strict=True
        )
    )
    return History(view.id, view.headline, printed, len(traced) - len(shown))


def _asked(view: FindingView, lookup: Lookup) -> Quantity | None:
    """The figure that the finding is about: the first that clashes and has a bound."""
    for conflict in view.conflicts:
        if conflict.kind == "numeric":
            for side in (conflict.left, conflict.right):
                for quantity in clashing(lookup.claims[side.claim_id], side):
                    if (quantity.low, quantity.high) != (None, None):
                        return quantity
    return None


def _claims(view: FindingView, report: Report, lookup: Lookup) -> list[Claim]:
    """Every statement of the fact: those that clash, and those put together with them."""
    found = {side.claim_id for conflict in view.conflicts for side in (conflict.left, conflict.right)}
    for cluster in report.clusters:
        if not found.isdisjoint(cluster.claim_ids):
            found.update(cluster.claim_ids)
    return [claim for claim_id, claim in lookup.claims.items() if claim_id in found]


def _once(traced: Sequence[Printing]) -> list[Printing]:
    """An article that prints one figure again (in its headline, above all) stands once."""
    kept: dict[tuple[str, float | None, float | None], Printing] = {}
    for each in traced:
        kept.setdefault((each.article_id, each.low, each.high), each)
    return list(kept.values())


def _places(shown: Sequence[Printing]) -> Iterator[float | None]:
    """Where each figure stands in time; figures of one moment stand side by side, and all of one moment apart."""
    moments = [_moment(each.published) for each in shown]
    known = [moment.timestamp() for moment in moments if moment is not None]
    first, last = min(known, default=0.0), max(known, default=0.0)
    gap = LEAST_GAP if last > first else 1.0
    span, at = (last - first) or 1.0, -gap
    drawn: list[float | None] = []
    for moment in moments:
        if moment is None:
            drawn.append(None)
            continue
        at = max((moment.timestamp() - first) / span, at + gap)
        drawn.append(at)
    whole = max(at, 1.0)
    yield from (None if each is None else MARGIN + each / whole * (1 - 2 * MARGIN) for each in drawn)


def _shares(shown: Sequence[Printing], least: float, most: float) -> Iterator[tuple[float, float]]:
    def share(value: float) -> float:
        return MARGIN + (value - least) / (most - least) * (1 - 2 * MARGIN)

    for each in shown:
        low = 0.0 if each.low is None else share(each.low)
        high = 1.0 if each.high is None else share(each.high)
        yield low, max(high, low + LEAST_HEIGHT)


def _moment(published: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(published).replace(tzinfo=None) if published else None
    except ValueError:
        return None
