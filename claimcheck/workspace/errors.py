"""What saving can run into, beyond a plain ``WorkspaceError``."""

from __future__ import annotations

from claimcheck.errors import WorkspaceError
from claimcheck.workspace.records import ComparisonInfo, Correction, Lesson, Note, Verdict

Versioned = ComparisonInfo | Correction | Lesson | Note | Verdict


class StaleError(WorkspaceError):
    """Somebody else saved first. Nothing was written; ``current`` is what they saved, with its version."""

    def __init__(self, current: Versioned) -> None:
        """Say who changed it and when, and carry their version."""
        self.current = current
        at = current.at.strftime("%Y-%m-%d %H:%M")
        super().__init__(f"{current.who or 'Somebody'} changed this at {at} UTC; look at it, then decide again")
