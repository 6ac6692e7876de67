"""Notes on flags and comparisons: a thread to which everybody adds, each note with its history."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimcheck.errors import InputError
from claimcheck.workspace import checks
from claimcheck.workspace.clock import Clock, utc_now
from claimcheck.workspace.comparisons import GONE
from claimcheck.workspace.database import Database
from claimcheck.workspace.ledger import Ledger
from claimcheck.workspace.records import Note
from claimcheck.workspace.tables import notes

_BLANK = {"text": ""}


class Notes:
    """Notes by comparison and flag; flag "" is the comparison itself."""

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        """Work on ``database``."""
        self._database = database
        self._clock = clock
        self._ledger: Ledger[Note] = Ledger(notes, _entry, _BLANK, GONE)

    def add(self, comparison_id: str, flag_id: str, text: str, who: str) -> Note:
        """Add a note.

        Raises:
            InputError: it is empty or too long, or there is no such comparison.
            WorkspaceError: it cannot be written.
        """
        text = checks.words(text, "the note")
        if not text:
            raise InputError("write a note; it is empty")
        key = _key(comparison_id, flag_id, checks.new_id())
        with self._database.write() as connection:
            return self._ledger.add(connection, key, 0, {"text": text}, who, self._clock())

    def edit(self, note: Note, text: str, who: str) -> Note:
        """Save another text for ``note`` as the person saw it; an empty one takes the note away.

        Raises:
            StaleError: somebody else edited it since.
            InputError: it is too long, or the note is gone.
            WorkspaceError: it cannot be written.
        """
        state = {"text": checks.words(text, "the note")}
        with self._database.write() as connection:
            return self._ledger.add(connection, _key_of(note), note.version, state, who, self._clock())

    def undo(self, note: Note, who: str) -> Note:
        """Go one edit back; raises as ``edit`` does."""
        with self._database.write() as connection:
            return self._ledger.undo(connection, _key_of(note), note.version, who, self._clock())

    def of(self, comparison_id: str) -> tuple[Note, ...]:
        """Return the notes of a comparison, the last touched last, without those taken away."""
        with self._database.read() as connection:
            found = self._ledger.latest_of(connection, notes.c.comparison_id == comparison_id)
        return tuple(sorted((note for note in found if note.text), key=lambda note: (note.at, note.note_id)))

    def history(self, note: Note) -> tuple[Note, ...]:
        """Return every text that a note had, the first first."""
        with self._database.read() as connection:
            return self._ledger.history(connection, _key_of(note))


def _key(comparison_id: str, flag_id: str, note_id: str) -> dict[str, str]:
    """Name a row, after a check of the ids."""
    return {
        "comparison_id": checks.key(comparison_id, "comparison"),
        "flag_id": checks.key(flag_id, "flag") if flag_id else "",
        "note_id": checks.key(note_id, "note"),
    }


def _key_of(note: Note) -> dict[str, str]:
    """Name a note's row."""
    return _key(note.comparison_id, note.flag_id, note.note_id)


def _entry(row: Mapping[Any, Any]) -> Note:
    """Make the record of a row."""
    return Note(**{name: row[name] for name in Note.__dataclass_fields__})
