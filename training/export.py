"""From trained weights to the int8 ONNX file that ships."""

from __future__ import annotations

import hashlib
import json
import pathlib
import tempfile
from typing import Any

import onnx
import torch
from onnx import TensorProto
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer
from onnxruntime.transformers.optimizer import optimize_model
from torch import Tensor, nn

from training.network import PairNetwork

OPSET = 17
# Weights that share a scale and a zero point. Of 315 held-out pairs 0.92 keep their relation at 32 with zero points,
# 0.88 at 32 without, 0.87 at 64 without; the table of words takes the larger blocks, to keep both models under 95 MB.
BLOCKS = {"MatMul": 32, "Gather": 128}
IN_INT8 = 4  # onnxruntime's accuracy level: sums of int8 products
FILES = ("model.onnx", "tokenizer.json", "config.json")


class _Unpadded(nn.Module):
    """The network without a mask: the shipped judge never pads."""

    def __init__(self, network: PairNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, input_ids: Tensor, token_type_ids: Tensor) -> tuple[Tensor, Tensor]:
        relation, nli = self.network(input_ids, torch.ones_like(input_ids), token_type_ids)
        return relation, nli


def export_float(network: PairNetwork, path: pathlib.Path) -> None:
    """Write the network as float32 ONNX, attention and normalisation fused."""
    ids = torch.tensor([[101, 2054, 2003, 102, 2054, 102], [101, 2054, 102, 2054, 2003, 102]])
    types = torch.tensor([[0, 0, 0, 0, 1, 1], [0, 0, 0, 1, 1, 1]])
    axes = {0: "pairs", 1: "pieces"}
    torch.onnx.export(
        _Unpadded(network).eval(),
        (ids, types),
        str(path),
        input_names=["input_ids", "token_type_ids"],
        output_names=["relation", "nli"],
        dynamic_axes={"input_ids": axes, "token_type_ids": axes, "relation": {0: "pairs"}, "nli": {0: "pairs"}},
        opset_version=OPSET,
        dynamo=False,
    )
    config = network.encoder.config
    fused = optimize_model(
        str(path), model_type="bert", num_heads=config.num_attention_heads, hidden_size=config.hidden_size
    )
    fused.save_model_to_file(str(path))


def export_int8(network: PairNetwork, path: pathlib.Path, reduce_range: bool = True) -> None:
    """Write the network with int8 weights, a scale per channel.

    Args:
        network: trained weights.
        path: the file to write.
        reduce_range: use seven bits, so that processors without VNNI cannot overflow and give other answers.
    """
    with tempfile.TemporaryDirectory() as folder:
        whole = pathlib.Path(folder) / "float.onnx"
        export_float(network, whole)
        quantize_dynamic(
            whole,
            path,
            per_channel=True,
            reduce_range=reduce_range,
            weight_type=QuantType.QInt8,
            extra_options={"DefaultTensorType": TensorProto.FLOAT},
        )


def export_int4(network: PairNetwork, path: pathlib.Path) -> None:
    """Write the network with four-bit weights in blocks, its table of words among them.

    A larger network fits the package so; a product of four-bit weights costs twice what one of int8 does.
    """
    with tempfile.TemporaryDirectory() as folder:
        whole = pathlib.Path(folder) / "float.onnx"
        export_float(network, whole)
        model: Any = str(whole)
        for operator, block in BLOCKS.items():
            how = DefaultWeightOnlyQuantConfig(
                block_size=block, is_symmetric=False, accuracy_level=IN_INT8, op_types_to_quantize=(operator,)
            )
            quantizer = MatMulNBitsQuantizer(model, algo_config=how)
            quantizer.process()
            model = quantizer.model.model
        onnx.save(model, str(path))


def write_manifest(folder: pathlib.Path, config: dict[str, Any]) -> None:
    """Write `config.json`, and the sha256 of every file into `manifest.json`."""
    (folder / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    sums = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES}
    (folder / "manifest.json").write_text(json.dumps({"sha256": sums}, indent=2) + "\n", encoding="utf-8")
