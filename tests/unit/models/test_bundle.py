from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from claimcheck.errors import ModelError
from claimcheck.models.bundle import FORMAT, open_bundle
from claimcheck.models.judge import OnnxJudge
from claimcheck.records import NLI_LABELS, RELATIONS


def write_bundle(folder: Path, **changes: object) -> Path:
    config: dict[str, Any] = {
        "format": FORMAT,
        "relations": list(RELATIONS),
        "nli": list(NLI_LABELS),
        "max_pieces": 160,
        "relation_calibration": {"temperature": 1.5, "bias": [0, 0, 0, 0, 0]},
        "nli_calibration": {"temperature": 1.0, "bias": [0, 0, 0]},
    } | changes
    (folder / "model.onnx").write_bytes(b"no model")
    (folder / "tokenizer.json").write_text("{}")
    (folder / "config.json").write_text(json.dumps(config))
    names = ("model.onnx", "tokenizer.json", "config.json")
    sums = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
    (folder / "manifest.json").write_text(json.dumps({"sha256": sums}))
    return folder


def test_reads_the_settings(tmp_path: Path) -> None:
    bundle = open_bundle(write_bundle(tmp_path))
    assert bundle.relation.temperature == 1.5
    assert bundle.max_pieces == 160


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "config.json"])
def test_a_changed_file_is_refused(tmp_path: Path, name: str) -> None:
    path = write_bundle(tmp_path) / name
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(ModelError, match=name):
        open_bundle(tmp_path)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "config.json", "manifest.json"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    (write_bundle(tmp_path) / name).unlink()
    with pytest.raises(ModelError, match=name):
        open_bundle(tmp_path)


@pytest.mark.parametrize("content", ["", "[1]", "{", "null", '{"sha256": 3}', '{"sha256": {}}'])
def test_a_damaged_manifest_is_refused(tmp_path: Path, content: str) -> None:
    (write_bundle(tmp_path) / "manifest.json").write_text(content)
    with pytest.raises(ModelError):
        open_bundle(tmp_path)


@pytest.mark.parametrize("changes", [{"format": FORMAT + 1}, {"relations": ["agree"]}, {"nli": []}])
def test_another_version_is_refused(tmp_path: Path, changes: dict[str, object]) -> None:
    with pytest.raises(ModelError, match="another version"):
        open_bundle(write_bundle(tmp_path, **changes))


def test_a_file_that_is_no_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no model that can be loaded"):
        OnnxJudge(write_bundle(tmp_path))
