"""Write the graph that runs the packaged sentence encoder on onnxruntime: ``python -m training.encoder_graph``.

The graph holds no weights. They are taken at load time from the packaged all-MiniLM-L6-v2, so that its vectors are
those of sentence-transformers to the last few bits, and no second copy of 90 MB is shipped. Attention and GELU are
onnxruntime's fused operators; its fused normalisation is not used, for what `training/norms.py` says. All texts of a
call have the same number of pieces, so there is no mask.
"""

from __future__ import annotations

import json

import onnx
from onnx import TensorProto, helper

from claimcheck.models.encoder import DIMENSION, PACKAGED_SHA256, packaged_folder
from claimcheck.models.encoder_onnx import GRAPH, HOME, LAYERS, MANIFEST, STATES, TOKENIZER, WEIGHTS, packaged_weights
from claimcheck.models.hashes import sha256_of

OPSET = 17
IR_VERSION = 8  # of onnx 1.12, read by every onnxruntime since 1.13
FUSED = "com.microsoft"
HEADS = 12
EPSILON = 1e-12  # of the layer normalisations, as config.json of the packaged model says
ELSEWHERE = "packaged"  # where the weights are said to lie; they are handed over in memory


def nodes() -> list[onnx.NodeProto]:
    """Return the operators in order: embedding, then six layers.

    The mean over the pieces is left to numpy: onnxruntime's adds in another order for one text than for several.
    """
    made = [
        _fused(
            "EmbedLayerNormalization",
            ["input_ids", "", "words", "places", "", "embedded.gain", "embedded.shift"],
            ["x0", "no_mask"],
            epsilon=EPSILON,
        )
    ]
    for n in range(LAYERS):
        made += _layer(n)
    return made


def _layer(n: int) -> list[onnx.NodeProto]:
    """Return one transformer layer, from x(n) to x(n + 1)."""
    return [
        _fused("Attention", [f"x{n}", f"{n}.qkv", f"{n}.qkv.bias"], [f"{n}.heads"], num_heads=HEADS),
        helper.make_node("MatMul", [f"{n}.heads", f"{n}.joined"], [f"{n}.attended"]),
        *_normal(f"{n}.attended", f"x{n}", f"{n}.joined", f"{n}.y"),
        helper.make_node("MatMul", [f"{n}.y", f"{n}.wide"], [f"{n}.widened"]),
        _fused("BiasGelu", [f"{n}.widened", f"{n}.wide.bias"], [f"{n}.active"]),
        helper.make_node("MatMul", [f"{n}.active", f"{n}.narrow"], [f"{n}.narrowed"]),
        *_normal(f"{n}.narrowed", f"{n}.y", f"{n}.narrow", f"x{n + 1}"),
    ]


def _normal(value: str, skipped: str, weights: str, out: str) -> list[onnx.NodeProto]:
    """Return what normalises the sum of a value, what went past it, and a bias."""
    added = [
        helper.make_node("Add", [value, skipped], [f"{out}.added"]),
        helper.make_node("Add", [f"{out}.added", f"{weights}.bias"], [f"{out}.sum"]),
    ]
    norm = [f"{out}.sum", f"{weights}.gain", f"{weights}.shift"]
    return [*added, helper.make_node("LayerNormalization", norm, [out], axis=-1, epsilon=EPSILON)]


def _fused(name: str, inputs: list[str], outputs: list[str], **attributes: float) -> onnx.NodeProto:
    return helper.make_node(name, inputs, outputs, domain=FUSED, **attributes)


def _empty(name: str, shape: tuple[int, ...]) -> onnx.TensorProto:
    """Declare a weight that is handed over when the graph is loaded."""
    tensor = TensorProto(name=name, data_type=TensorProto.FLOAT, dims=shape, data_location=TensorProto.EXTERNAL)
    tensor.external_data.add(key="location", value=ELSEWHERE)
    return tensor


def main() -> None:
    """Write graph.onnx and manifest.json."""
    packaged = packaged_folder()
    weights = packaged_weights(packaged / WEIGHTS)
    graph = helper.make_graph(
        nodes(),
        "all-MiniLM-L6-v2",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT32, ["texts", "pieces"])],
        [helper.make_tensor_value_info(STATES, TensorProto.FLOAT, ["texts", "pieces", DIMENSION])],
        [_empty(name, weight.shape) for name, weight in weights.items()],
    )
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(FUSED, 1)]
    model = helper.make_model(graph, opset_imports=opsets, ir_version=IR_VERSION, producer_name="claimcheck")
    HOME.mkdir(exist_ok=True)
    (HOME / GRAPH).write_bytes(model.SerializeToString())
    sums = {
        GRAPH: sha256_of(HOME / GRAPH),
        WEIGHTS: PACKAGED_SHA256,
        TOKENIZER: sha256_of(packaged / TOKENIZER),
    }
    (HOME / MANIFEST).write_text(json.dumps({"sha256": sums}, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
