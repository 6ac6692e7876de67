"""A report as the pages show it, worked out once. Nothing in it changes, so that visitors may share one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from claimcheck.records import Report
from claimcheck.reports.view import FindingView, findings_view
from claimcheck.ui.facts import FactView, facts_view
from claimcheck.ui.lookup import Lookup
from claimcheck.ui.overview import PairView, pairs


@dataclass(frozen=True)
class Shown:
    """A report, its findings as they are read, and where to find what belongs to a claim.

    ``facts`` and ``pairs`` are made when a page first asks: most visits see one of them at most.
    """

    report: Report
    findings: tuple[FindingView, ...]
    lookup: Lookup

    @classmethod
    def of(cls, report: Report) -> Shown:
        """Turn a report over."""
        return cls(report, findings_view(report), Lookup.of(report))

    @cached_property
    def facts(self) -> tuple[FactView, ...]:
        """Every fact with who says what."""
        return facts_view(self.report, self.lookup)

    @cached_property
    def pairs(self) -> tuple[PairView, ...]:
        """Every two articles, those with most clashes first."""
        return pairs(self.report, self.lookup)
