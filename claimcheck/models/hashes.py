"""Model files are data from elsewhere: each is checked against a known hash before it is loaded."""

from __future__ import annotations

import hashlib
from pathlib import Path

from claimcheck.errors import ModelError

BLOCK = 1 << 20  # bytes read at a time
PICKLES = frozenset({".bin", ".pt", ".pth", ".pkl", ".pickle", ".joblib", ".ckpt"})  # as torch and others write them
AGAIN = "install again with: pip install --force-reinstall -r requirements.txt"


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


def folder_sha256(folder: Path) -> str:
    """Return one sha256 over the names and contents of all files in a folder; missing files change it too."""
    hashed = hashlib.sha256()
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        hashed.update(f"{path.relative_to(folder).as_posix()} {sha256_of(path)}\n".encode())
    return hashed.hexdigest()


def refuse_pickles(folder: Path) -> None:
    """Refuse a model folder whose weights would have to be unpickled; a pickle can run any program when it is read.

    Args:
        folder: a model that somebody else made; anything that is no folder is left to whatever loads it.

    Raises:
        ModelError: a folder in it holds such weights and no safetensors beside them.
    """
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.suffix.lower() in PICKLES and not any(path.parent.glob("*.safetensors")):
            raise ModelError(f"{path} is a pickle, which can run anything when read; save the model as safetensors")
