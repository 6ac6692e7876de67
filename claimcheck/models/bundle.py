"""The files of the shipped relation model, checked before anything is read out of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimcheck.errors import ModelError
from claimcheck.models.hashes import verify
from claimcheck.records import NLI_LABELS, RELATIONS

SHIPPED = Path(__file__).parent / "relation"
SECOND = Path(__file__).parent / "second"
MANIFEST = "manifest.json"
FORMAT = 1  # of config.json; a file written for another is refused


@dataclass(frozen=True, slots=True)
class Calibration:
    """How logits of one head become probabilities: softmax((logits + bias) / temperature)."""

    temperature: float
    bias: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Bundle:
    """A checked model folder: where its files are and what its settings say."""

    model: Path
    tokenizer: Path
    max_pieces: int
    relation: Calibration
    nli: Calibration


def open_bundle(folder: Path = SHIPPED) -> Bundle:
    """Check every file of a model folder against its sha256 and read its settings.

    Args:
        folder: holds model.onnx, tokenizer.json, config.json and manifest.json.

    Returns:
        The checked bundle.

    Raises:
        ModelError: a file is missing, differs from its sha256, or was written for another version.
    """
    sums = _read(folder / MANIFEST).get("sha256")
    for name in ("model.onnx", "tokenizer.json", "config.json"):
        verify(folder / name, str(sums.get(name)) if isinstance(sums, dict) else "")
    config = _read(folder / "config.json")
    if (
        config.get("format") != FORMAT
        or config.get("relations") != list(RELATIONS)
        or config.get("nli") != list(NLI_LABELS)
    ):
        raise ModelError(
            f"{folder / 'config.json'} was written for another version of claimcheck; install claimcheck again"
        )
    return Bundle(
        model=folder / "model.onnx",
        tokenizer=folder / "tokenizer.json",
        max_pieces=int(config["max_pieces"]),
        relation=_calibration(config["relation_calibration"]),
        nli=_calibration(config["nli_calibration"]),
    )


def _calibration(raw: dict[str, Any]) -> Calibration:
    return Calibration(float(raw["temperature"]), tuple(float(x) for x in raw["bias"]))


def _read(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ModelError(f"{path} cannot be read ({error.strerror}); install claimcheck again") from error
    except ValueError as error:
        raise ModelError(f"{path} is damaged; install claimcheck again") from error
    if not isinstance(content, dict):
        raise ModelError(f"{path} is damaged; install claimcheck again")
    return content
