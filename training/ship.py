"""Calibrates a trained network and writes the folder that ships."""

from __future__ import annotations

import pathlib
import shutil
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from training.calibrate import fit
from training.examples import NLI, RELATIONS
from training.export import export_float, export_int4, export_int8, write_manifest
from training.network import PairNetwork
from training.norms import split_norms
from training.predict import predict

if TYPE_CHECKING:
    from training.stages import Run

FORMAT = 1
WEIGHTS: dict[str, Callable[[PairNetwork, pathlib.Path], None]] = {
    "int8": export_int8,
    "int4": export_int4,
    "float": export_float,
}


def ship(run: Run, stages: Sequence[str], folder: pathlib.Path, weights: str = "int8") -> None:
    """Export a stage's weights, calibrated on the pairs kept to watch.

    Args:
        run: the run that trained it.
        stages: whose weights; of several, their mean (Wortsman et al. 2022, "Model soups"). A late stage knows more
            stories by heart and an early one fewer, and on stories that neither has seen the mean does best.
        folder: where the files go.
        weights: a key of WEIGHTS; `float` to see what the others cost.
    """
    from training.stages import load_mean

    folder.mkdir(parents=True, exist_ok=True)
    network = load_mean(run.folders.backbone, [run.folders.out / stage for stage in stages])
    watched = run.pairs.watched
    relation, _ = predict(network, run.tokenizer, watched)
    of_relation = fit(relation, [RELATIONS.index(e.relation or "") for e in watched], with_bias=True)
    _, nli = predict(network, run.tokenizer, run.general_watched, both_ways=False)
    of_nli = fit(nli, [NLI.index(e.nli or "") for e in run.general_watched], with_bias=False)
    WEIGHTS[weights](network, folder / "model.onnx")
    split_norms(folder / "model.onnx")
    shutil.copyfile(run.folders.backbone / "tokenizer.json", folder / "tokenizer.json")
    write_manifest(
        folder,
        {
            "format": FORMAT,
            "relations": list(RELATIONS),
            "nli": list(NLI),
            "max_pieces": run.settings.max_pieces,
            "relation_calibration": of_relation.as_json(),
            "nli_calibration": of_nli.as_json(),
        },
    )
