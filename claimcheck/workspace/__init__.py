"""What people add and must never lose: comparisons, articles as read, corrections, verdicts, notes, lessons.

``open_workspace`` is the way in; README.md beside this file tells the rest.
"""

from claimcheck.workspace.errors import StaleError
from claimcheck.workspace.opening import Workspace, open_workspace, workspace
from claimcheck.workspace.records import (
    DECISIONS,
    Answer,
    ComparisonInfo,
    Correction,
    Decision,
    Imported,
    Lesson,
    Note,
    Pupil,
    SavedComparison,
    Seen,
    Tally,
    Verdict,
)

__all__ = [
    "DECISIONS",
    "Answer",
    "ComparisonInfo",
    "Correction",
    "Decision",
    "Imported",
    "Lesson",
    "Note",
    "Pupil",
    "SavedComparison",
    "Seen",
    "StaleError",
    "Tally",
    "Verdict",
    "Workspace",
    "open_workspace",
    "workspace",
]
