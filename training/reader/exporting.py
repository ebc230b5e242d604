"""From a trained model to the files that the product loads: encoder.onnx (int8), heads.npz, tokenizer, reader.json."""

import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy
import onnx
import torch
from learning import Model
from onnxruntime.quantization import QuantType, quantize_dynamic

__all__ = ["export"]


def export(model: Model, types: Sequence[str], base: Path, folder: Path, settings: dict[str, Any]) -> None:
    """Writes the files of a reader into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    model.eval()
    with tempfile.TemporaryDirectory() as room:
        plain = Path(room) / "plain.onnx"
        torch.onnx.export(
            model.encoder,
            (torch.ones(1, 8, dtype=torch.long),),
            plain,
            input_names=["ids"],
            output_names=["states"],
            dynamic_axes={"ids": {1: "length"}, "states": {1: "length"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            plain, folder / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
        )
    onnx.checker.check_model(str(folder / "encoder.onnx"))
    heads = {name: value.detach().numpy().astype(numpy.float16) for name, value in model.weights().items()}
    numpy.savez_compressed(folder / "heads.npz", **heads)
    shutil.copy(base / "tokenizer.json", folder / "tokenizer.json")
    (folder / "reader.json").write_text(json.dumps({"types": list(types), **settings}, indent=1) + "\n")
