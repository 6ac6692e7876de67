"""The bundled stories, and the folder that the person who started the app asked for."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

OPEN_VARIABLE = "CLAIMCHECK_OPEN"  # a folder (or file) of articles; the app opens with it analysed
SAMPLES_VARIABLE = "CLAIMCHECK_SAMPLES"  # another folder of sample stories, one folder each
DEFAULT_SAMPLES = Path(__file__).resolve().parents[2] / "data" / "samples"
FIRST = "marathon"  # the neutral story, offered first


@dataclass(frozen=True, slots=True)
class Sample:
    """A bundled story: ``name`` is its folder's, ``about`` one plain sentence, ``articles`` how many it holds."""

    name: str
    about: str
    articles: int
    folder: Path

    @property
    def title(self) -> str:
        """The folder's name as words."""
        return self.name.replace("_", " ").capitalize()


@cache
def samples() -> tuple[Sample, ...]:
    """List the bundled stories, the neutral one first; empty when the folder is missing."""
    root = Path(os.environ.get(SAMPLES_VARIABLE) or DEFAULT_SAMPLES)
    if not root.is_dir():
        return ()
    found = [_sample(folder) for folder in sorted(root.iterdir()) if any(folder.glob("*.md"))]
    return tuple(sorted(found, key=lambda sample: (sample.name != FIRST, sample.name)))


def sample(name: str) -> Sample | None:
    """Find a bundled story by name; anything else, a path above all, is none."""
    return next((story for story in samples() if story.name == name), None)


def folder_to_open() -> Path | None:
    """The folder or file to open at the start, null when none was asked for."""
    asked = os.environ.get(OPEN_VARIABLE, "").strip()
    return Path(asked) if asked else None


def _sample(folder: Path) -> Sample:
    return Sample(folder.name, _about(folder), len(list(folder.glob("*.md"))), folder)


def _about(folder: Path) -> str:
    try:
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    about = gold.get("story", "") if isinstance(gold, dict) else ""
    return about if isinstance(about, str) else ""
