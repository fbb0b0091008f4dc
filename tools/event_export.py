"""Trained weights that type events → what is shipped: the shared trunk and the upper layers in eight bits, heads."""

import hashlib
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import statement_export
from onnxruntime.quantization import QuantType, quantize_dynamic

from dateline.models.windows import LIMIT

Weights = Mapping[str, np.ndarray]


def ship(weights: Weights, lower: int, name: str, about: Mapping[str, Any], into: Path) -> None:
    """Write trunk.onnx, trunk.npz, NAME.onnx, NAME.npz and what the manifest says of them."""
    into.mkdir(exist_ok=True)
    half = np.float16
    trunk = {k.removeprefix("base."): v for k, v in weights.items() if k.startswith("base.")}
    _layers(
        {k: v for k, v in trunk.items() if not k.startswith("layers.") or int(k.split(".")[1]) < lower}, into, "trunk"
    )
    np.savez(
        into / "trunk.npz", marks=trunk["feat"].astype(half), places=trunk["pos"][:LIMIT].astype(half),
        gain=trunk["norm.weight"], shift=trunk["norm.bias"],
    )  # fmt: skip
    upper = {k.replace("upper.", "layers."): v for k, v in weights.items() if k.startswith("upper.")}
    _layers({**upper, "norm.bias": trunk["norm.bias"]}, into, name)
    np.savez(
        into / f"{name}.npz", roles=weights["mark"].astype(half),
        hidden=weights["h.1.weight"].T.astype(half), hidden_bias=weights["h.1.bias"].astype(half),
        type=weights["t.weight"].T.astype(half), type_bias=weights["t.bias"].astype(half),
        auxiliary=weights["a.weight"].T.astype(half), auxiliary_bias=weights["a.bias"].astype(half),
        word=weights["p.weight"].T.astype(half), word_bias=weights["p.bias"].astype(half),
    )  # fmt: skip
    path = into / "manifest.toml"
    told = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    told["trunk"] = {"licence": "Apache-2.0", "layers": lower}
    told[name] = dict(about)
    lines = [
        "# What types events: what it was trained on, and the SHA-256 of each file. Written by tools/train_events.py."
    ]
    for part, table in told.items():
        lines += ["", f"[{part}]", *(f"{key} = {_value(value)}" for key, value in table.items() if key != "sha256")]
        hashes = (f'"{part}.{end}" = "{_hash(into / f"{part}.{end}")}"' for end in ("onnx", "npz"))
        lines += [f"sha256 = {{{', '.join(hashes)}}}"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _layers(weights: Weights, into: Path, name: str) -> None:
    model = statement_export._graph(weights)
    for value in (*model.graph.input, *model.graph.output):
        value.type.tensor_type.shape.dim[0].dim_param = "rows"
    whole = into / f"{name}.full.onnx"
    onnx.save(model, whole)
    quantize_dynamic(
        whole, into / f"{name}.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )  # fmt: skip
    whole.unlink()


def _value(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    return str(value) if isinstance(value, int | float) else f'"{value}"'


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
