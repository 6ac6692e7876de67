"""Model files are data from elsewhere: each is checked against a known hash before it is loaded."""

from __future__ import annotations

import hashlib
from pathlib import Path

from claimcheck.errors import ModelError

BLOCK = 1 << 20  # bytes read at a time


def sha256_of(path: Path) -> str:
    """Return the file's sha256 in hexadecimal."""
    hashed = hashlib.sha256()
    with path.open("rb") as handle:
        while block := handle.read(BLOCK):
            hashed.update(block)
    return hashed.hexdigest()


def verify(path: Path, expected: str) -> None:
    """Check one model file.

    Args:
        path: the file.
        expected: its sha256 in hexadecimal.

    Raises:
        ModelError: the file is missing or is not the one that was measured.
    """
    if not path.is_file():
        raise ModelError(f"{path} is missing; install again with: pip install -r requirements.txt")
    if sha256_of(path) != expected:
        raise ModelError(f"{path} is damaged or was changed; install again with: pip install -r requirements.txt")
