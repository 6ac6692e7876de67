"""The exception tree. Every message says what happened, where, and what to do."""

from __future__ import annotations


class ClaimcheckError(Exception):
    """Anything claimcheck refuses to do; ``str(error)`` is one clear line for the person who meets it."""


class InputError(ClaimcheckError):
    """An article, table or argument that cannot be used."""


class NothingToCompareError(InputError):
    """Fewer than two different articles are left to compare."""


class ModelError(ClaimcheckError):
    """A model file is missing, damaged, or not of the kind that was asked for."""


class CancelledError(ClaimcheckError):
    """The person asked to stop."""


class WorkspaceError(ClaimcheckError):
    """What people saved cannot be read or written."""
