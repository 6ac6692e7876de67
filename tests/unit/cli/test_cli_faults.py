"""What goes wrong under the command line: one clear line each, and an earlier result stays."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimcheck import pipeline
from claimcheck.cli.files import write
from claimcheck.errors import InputError
from claimcheck.models import encoder_onnx, encoders
from claimcheck.models.shared import Shared

Run = Callable[..., Any]


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_leaves_the_earlier_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "report.json"
    write(place, "earlier")
    with monkeypatch.context() as now:
        now.setattr(os, "fsync", full)
        with pytest.raises(InputError, match=r"report.json cannot be written \(No space left on device\)"):
            write(place, "later" * 1000)
    assert place.read_text("utf-8") == "earlier"
    assert list(tmp_path.iterdir()) == [place]
    write(place, "later")
    assert place.read_text("utf-8") == "later"


def test_a_result_keeps_its_rights_and_its_link(tmp_path: Path) -> None:
    place, link = tmp_path / "report.json", tmp_path / "link.json"
    write(place, "earlier")
    place.chmod(0o640)
    link.symlink_to(place)
    write(link, "later")
    assert link.is_symlink()
    assert place.read_text("utf-8") == "later"
    assert place.stat().st_mode & 0o777 == 0o640


def test_a_pipe_is_written_into(tmp_path: Path) -> None:
    write(Path(os.devnull), "gone")
    assert Path(os.devnull).is_char_device()


def test_a_damaged_model_is_one_line(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, people in (("a", 40), ("b", 52)):
        (tmp_path / f"{name}.txt").write_text(f"The ferry carried {people} people on Monday.\n", "utf-8")
    broken = tmp_path / "encoder"
    broken.mkdir()
    for file in encoder_onnx.HOME.iterdir():
        (broken / file.name).write_bytes(file.read_bytes()[: 100 if file.name == encoder_onnx.GRAPH else None])
    monkeypatch.setattr(encoder_onnx, "HOME", broken)
    monkeypatch.setattr(pipeline, "toolbox", pipeline.toolbox.__wrapped__)
    monkeypatch.setattr(encoders, "make_encoder", encoders.make_encoder.__wrapped__)
    monkeypatch.setattr(encoders, "PACKAGED", Shared(encoder_onnx.OnnxEncoder))
    ended = run("analyze", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--json", str(tmp_path / "report.json"))
    assert ended.code == 1
    assert "graph.onnx is damaged or was changed; install again" in ended.err
    assert "Traceback" not in ended.err
    assert not (tmp_path / "report.json").exists()
