"""Exports that are damaged, forged, newer, or not ours: one clear line each, and nothing is taken from them."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.errors import WorkspaceError
from claimcheck.workspace import Workspace, open_workspace
from claimcheck.workspace.archive import FORMAT_VERSION, MANIFEST

Members = dict[str, bytes]


@pytest.fixture
def members(workspace: Workspace, story: str, tmp_path: Path) -> Members:
    """What a good export holds."""
    workspace.export_to(tmp_path / "good.zip")
    with zipfile.ZipFile(tmp_path / "good.zip") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(members: Members, path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def forge(members: Members, table: str, change: Callable[[list[dict[str, Any]]], object]) -> Members:
    """Change rows and put the hash right, as somebody would who wants it to be taken."""
    name = f"{table}.jsonl"
    rows = [json.loads(line) for line in members[name].splitlines()]
    change(rows)
    data = b"".join(json.dumps(row).encode() + b"\n" for row in rows)
    return rehash({**members, name: data})


def rehash(members: Members, **other: object) -> Members:
    files = {
        name: {"sha256": hashlib.sha256(data).hexdigest(), "rows": data.count(b"\n")}
        for name, data in members.items()
        if name != MANIFEST
    }
    manifest = {**json.loads(members[MANIFEST]), "files": files, **other}
    return {**members, MANIFEST: json.dumps(manifest).encode()}


def refuse(path: Path, tmp_path: Path, words: str) -> None:
    """The import fails in one line, and the workspace stays empty."""
    target = open_workspace(tmp_path / "target.sqlite3")
    try:
        with pytest.raises(WorkspaceError, match=words) as caught:
            target.import_from(path)
        assert "\n" not in str(caught.value)
        assert target.comparisons.list() == () and target.lessons.list() == ()
    finally:
        target.close()


DAMAGED = "is damaged or was changed"


def first(**values: object) -> Callable[[list[dict[str, Any]]], object]:
    return lambda rows: rows[0].update(values)


FORGED = {
    "a wrong type": ("comparisons", first(version="1")),
    "a bool for a number": ("comparisons", first(version=True)),
    "a number past the column": ("comparisons", first(version=2**31)),
    "a null": ("comparisons", first(name=None)),
    "a list": ("comparisons", first(name=["x"])),
    "a moment that is none": ("comparisons", first(at="yesterday")),
    "a moment without a zone": ("comparisons", first(at="2026-05-14T09:00:00")),
    "an id too long": ("comparisons", first(id="x" * 65)),
    "a lone surrogate": ("comparisons", first(name="\ud800")),
    "a NUL": ("comparisons", first(name="\0")),
    "another column": ("comparisons", first(admin=True)),
    "a missing column": ("comparisons", lambda rows: rows[0].pop("name")),
    "no confidence that counts": ("verdicts", first(confidence=float("inf"))),
    "a decision that is none": ("verdicts", first(decision="approved")),
    "a history with a hole": ("verdicts", first(version=2)),
    "a base in the future": ("verdicts", first(base=9)),
    "the same row twice": ("notes", lambda rows: rows.append(rows[0])),
    "a verdict on nothing": ("verdicts", first(comparison_id="nowhere")),
    "an article that is not what its id says": ("articles", first(text="Another text")),
    "a reading that is not what it says": ("articles", first(title="Another title")),
    "a hash of other bytes": ("articles", first(sha256="00" * 32)),
    "a hash left out": ("articles", lambda rows: rows[0].pop("sha256")),
    "a hash of a wrong type": ("articles", first(sha256=7)),
    "an answer of nobody": ("answers", first(pupil_id="nobody")),
    "a row that is no object": ("notes", lambda rows: rows.append([])),  # type: ignore[arg-type,unused-ignore]  # on purpose
}


@pytest.mark.parametrize("case", FORGED)
def test_forged_rows_are_refused(members: Members, tmp_path: Path, case: str) -> None:
    table, change = FORGED[case]
    refuse(pack(forge(members, table, change), tmp_path / "x.zip"), tmp_path, DAMAGED)


def test_changed_members_are_refused(members: Members, tmp_path: Path) -> None:
    for name in members:
        data = bytearray(members[name])
        if data:
            data[len(data) // 2] ^= 1
            refuse(pack({**members, name: bytes(data)}, tmp_path / "x.zip"), tmp_path, DAMAGED)


def test_members_that_are_missing_or_too_many_are_refused(members: Members, tmp_path: Path) -> None:
    for name in members:
        if name != MANIFEST:
            rest = {other: data for other, data in members.items() if other != name}
            refuse(pack(rest, tmp_path / "x.zip"), tmp_path, DAMAGED)
            refuse(pack(rehash(rest), tmp_path / "x.zip"), tmp_path, DAMAGED)


@pytest.mark.parametrize(
    "name", ["../evil.jsonl", "/etc/evil", "C:\\evil", "..\\evil", "notes.jsonl/../evil", "CON", "x" * 300]
)
def test_no_name_in_a_file_is_ever_a_path(members: Members, tmp_path: Path, name: str) -> None:
    before = {path for path in tmp_path.rglob("*")}
    packed = pack(rehash({**members, name: b"{}\n"}), tmp_path / "x.zip")
    refuse(packed, tmp_path, DAMAGED)
    left = {path for path in tmp_path.rglob("*")} - before - {packed}
    assert {path.name for path in left} == {"target.sqlite3"}


def test_a_name_given_twice_is_refused(members: Members, tmp_path: Path) -> None:
    packed = pack(members, tmp_path / "x.zip")
    with zipfile.ZipFile(packed, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("notes.jsonl", members["notes.jsonl"])
    refuse(packed, tmp_path, DAMAGED)


def test_newer_files_are_refused(members: Members, tmp_path: Path) -> None:
    refuse(pack(rehash(members, version=FORMAT_VERSION + 1), tmp_path / "x.zip"), tmp_path, "newer claimcheck; update")


@pytest.mark.parametrize("version", [0, -1, "1", None, True, 1.0, [1]])
def test_versions_that_never_were_are_refused(members: Members, tmp_path: Path, version: object) -> None:
    refuse(pack(rehash(members, version=version), tmp_path / "x.zip"), tmp_path, DAMAGED)


def test_foreign_files_are_refused(members: Members, tmp_path: Path) -> None:
    refuse(pack({"a.txt": b"x"}, tmp_path / "a.zip"), tmp_path, "no exported workspace")
    refuse(pack(rehash(members, format="other"), tmp_path / "b.zip"), tmp_path, "no exported workspace")
    refuse(pack({MANIFEST: b"[" * 100_000}, tmp_path / "c.zip"), tmp_path, DAMAGED)
    refuse(pack({MANIFEST: b"\xff"}, tmp_path / "d.zip"), tmp_path, DAMAGED)
    refuse(tmp_path / "absent.zip", tmp_path, "cannot be read")
    refuse(tmp_path, tmp_path, "cannot be read")
    (tmp_path / "text.zip").write_text("not a zip")
    refuse(tmp_path / "text.zip", tmp_path, DAMAGED)


def test_encrypted_and_oddly_packed_files_are_refused(members: Members, tmp_path: Path) -> None:
    packed = pack(members, tmp_path / "x.zip")
    data = bytearray(packed.read_bytes())
    entry = data.index(b"PK\x01\x02")
    for offset, value in ((8, 0x01), (10, 99)):  # the flags; the method of packing
        changed = data.copy()
        changed[entry + offset] = value
        packed.write_bytes(changed)
        refuse(packed, tmp_path, DAMAGED)


def test_bombs_are_refused_by_what_comes_out(members: Members, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = pack(rehash({**members, "notes.jsonl": b"0" * (9 << 20)}), tmp_path / "x.zip")
    assert bomb.stat().st_size < 20_000
    for limit, size in (("FREE_BYTES", 1 << 20), ("MAX_BYTES", 8 << 20)):
        with monkeypatch.context() as patch:
            patch.setattr(f"claimcheck.workspace.archive_read.{limit}", size)
            refuse(bomb, tmp_path, "too large to be read")


@pytest.mark.parametrize("limit", ["MAX_BYTES", "MAX_LINE"])
def test_what_could_not_be_read_back_is_not_written(
    workspace: Workspace, story: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(f"claimcheck.workspace.archive.{limit}", 200)
    with pytest.raises(WorkspaceError, match="too large for one file"):
        workspace.export_to(tmp_path / "x.zip")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kept"]


def test_endless_lines_are_refused(members: Members, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimcheck.workspace.archive_read.MAX_LINE", 1000)
    packed = pack(rehash({**members, "notes.jsonl": b"0" * 2000 + b"\n"}), tmp_path / "x.zip")
    refuse(packed, tmp_path, "too large to be read")


def test_a_refused_import_changes_nothing_that_was_there(
    workspace: Workspace, story: str, members: Members, tmp_path: Path
) -> None:
    def add(rows: list[dict[str, Any]]) -> None:
        rows[0]["who"] = "Eve"
        rows.append({**rows[0], "comparison_id": "nowhere"})

    before = workspace.comparisons.list(), workspace.verdicts.of(story), workspace.notes.of(story)
    with pytest.raises(WorkspaceError, match=DAMAGED):
        workspace.import_from(pack(forge(members, "verdicts", add), tmp_path / "x.zip"))
    assert (workspace.comparisons.list(), workspace.verdicts.of(story), workspace.notes.of(story)) == before


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), value=st.integers(1, 255), cut=st.booleans())
def test_any_flipped_or_cut_byte_is_noticed_or_harmless(
    workspace: Workspace, members: Members, tmp_path: Path, place: float, value: int, cut: bool
) -> None:
    packed = pack(members, tmp_path / "x.zip")
    data = bytearray(packed.read_bytes())
    index = int(place * len(data))
    data[index] ^= value
    packed.write_bytes(data[:index] if cut else data)
    try:
        done = workspace.import_from(packed)
    except WorkspaceError as error:
        assert "\n" not in str(error)
    else:
        assert not done.added and not done.set_aside  # a byte of a date or a comment: the same rows came out
