"""What reviewers decide about the flags of a comparison: confirmed, dismissed with a reason, to check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from claimcheck.errors import InputError
from claimcheck.workspace import checks
from claimcheck.workspace.clock import Clock, utc_now
from claimcheck.workspace.comparisons import GONE
from claimcheck.workspace.database import Database
from claimcheck.workspace.ledger import Ledger
from claimcheck.workspace.records import DECISIONS, Decision, Seen, Tally, Verdict
from claimcheck.workspace.tables import verdicts

TALLY_LENGTH = 40  # enough flags for a share that says something, few enough to be about how one judges now

_BLANK = {"decision": None, "reason": "", "confidence": None}


class Verdicts:
    """Verdicts by comparison and flag (conflict id), every one with its history."""

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        """Work on ``database``."""
        self._database = database
        self._clock = clock
        self._ledger: Ledger[Verdict] = Ledger(verdicts, _entry, _BLANK, GONE)

    def decide(
        self, comparison_id: str, seen: Sequence[Seen], decision: Decision | None, who: str, reason: str = ""
    ) -> tuple[Verdict, ...]:
        """Decide about flags, all of them or none: those of one finding, or of a bulk dismissal.

        Args:
            comparison_id: whose flags.
            seen: the flags, each with the version of the verdict that the reviewer saw.
            decision: null takes an earlier one back.
            who: who decides.
            reason: why; a dismissal should have one.

        Returns:
            The verdicts in the order of ``seen``.

        Raises:
            StaleError: somebody else decided about one of them since; nothing was saved.
            InputError: no such comparison or decision, or the reason is too long.
            WorkspaceError: it cannot be written.
        """
        if decision is not None and decision not in DECISIONS:
            raise InputError(f"a decision is one of: {', '.join(DECISIONS)}")
        state = {"decision": decision, "reason": checks.words(reason, "the reason")}
        at, saved = self._clock(), {}
        with self._database.write() as connection:
            for flag in sorted(seen, key=lambda one: one.flag_id):  # one order: two reviewers never deadlock
                key = self._key(comparison_id, flag.flag_id)
                values = {**state, "confidence": flag.confidence}
                saved[flag.flag_id] = self._ledger.add(connection, key, flag.version, values, who, at)
        return tuple(saved[flag.flag_id] for flag in seen)

    def undo(self, comparison_id: str, seen: Sequence[Seen], who: str) -> tuple[Verdict, ...]:
        """Go one decision back on each flag, all or none; raises as ``decide`` does."""
        at, saved = self._clock(), {}
        with self._database.write() as connection:
            for flag in sorted(seen, key=lambda one: one.flag_id):
                key = self._key(comparison_id, flag.flag_id)
                saved[flag.flag_id] = self._ledger.undo(connection, key, flag.version, who, at)
        return tuple(saved[flag.flag_id] for flag in seen)

    def of(self, comparison_id: str) -> dict[str, Verdict]:
        """Return the verdicts of a comparison by flag; those taken back too, with the version to go on from."""
        with self._database.read() as connection:
            found = self._ledger.latest_of(connection, verdicts.c.comparison_id == comparison_id)
        return {verdict.flag_id: verdict for verdict in found}

    def history(self, comparison_id: str, flag_id: str) -> tuple[Verdict, ...]:
        """Return everything that was decided about a flag, the first first."""
        with self._database.read() as connection:
            return self._ledger.history(connection, self._key(comparison_id, flag_id))

    def tally(self, who: str, low: float = 0.0, high: float = 1.0, last: int = TALLY_LENGTH) -> Tally:
        """Count how somebody decided about their last flags with a confidence in [low, high]."""
        with self._database.read() as connection:
            own = self._ledger.latest_of(connection, verdicts.c.who == who)
        theirs = [one for one in own if one.decision and one.confidence is not None and low <= one.confidence <= high]
        theirs.sort(key=lambda verdict: (verdict.at, verdict.flag_id), reverse=True)
        counted = Counter(verdict.decision for verdict in theirs[:last])
        return Tally(counted["confirmed"], counted["dismissed"], counted["to check"])

    def _key(self, comparison_id: str, flag_id: str) -> dict[str, str]:
        """Name the row, after a check of both ids."""
        return {"comparison_id": checks.key(comparison_id, "comparison"), "flag_id": checks.key(flag_id, "flag")}


def _entry(row: Mapping[Any, Any]) -> Verdict:
    """Make the record of a row."""
    return Verdict(**{name: row[name] for name in Verdict.__dataclass_fields__})
