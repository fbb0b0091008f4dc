"""Trained weights → the files that are shipped: per set its layers in eight bits as ONNX with the heads; vocabulary.

Weights of the layers are stored in seven of eight bits, per column: sums of their products with unsigned eight-bit
inputs then fit into the sixteen bits that processors without VNNI add them in, so that all compute alike.
"""

import hashlib
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from statement_network import HEADS

from dateline.models.windows import LIMIT

_FUSED = "com.microsoft"  # ONNX Runtime's own operators
_LATIN = frozenset("‘’“”—–―…¡½§©®°±²³´·¿€£¥¢™éèêëáàâäãåíìîïóòôöõøúùûüýÿñçßæœšžčćłđğı")


def ship(weights: Mapping[str, np.ndarray], name: str, pieces: Sequence[str], into: Path) -> None:
    """Write NAME.npz, what all sets share, and the hashes of all that is there."""
    _export_set(weights, name, into)
    _export_vocabulary(weights["words.weight"], pieces, into)
    files = sorted(path for path in into.iterdir() if path.suffix in (".npz", ".txt"))
    lines = [f'"{path.name}" = "{hashlib.sha256(path.read_bytes()).hexdigest()}"' for path in files]
    head = "# SHA-256 of each file; written by tools/train_statements.py.\n"
    (into / "hashes.toml").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def _export_set(weights: Mapping[str, np.ndarray], name: str, into: Path) -> None:
    layers = np.frombuffer(_in_eight_bits(_graph(weights)), np.uint8)
    half = np.float16
    np.savez_compressed(
        into / f"{name}.npz", layers=layers,
        tag=weights["tag.weight"].T.astype(half), tag_bias=weights["tag.bias"].astype(half),
        cue=weights["a.weight"].T.astype(half), cue_bias=weights["a.bias"].astype(half),
        piece=weights["b.weight"].T.astype(half), piece_bias=weights["b.bias"].astype(half),
        distance=weights["dist"].astype(half),
        link=weights["link.weight"].T.astype(half), link_bias=weights["link.bias"].astype(half),
        marks=weights["feat"].astype(half), places=weights["pos"][:LIMIT].astype(half),
        gain=weights["norm.weight"], shift=weights["norm.bias"],
    )  # fmt: skip


def _in_eight_bits(graph: onnx.ModelProto) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        whole, small = Path(folder, "whole.onnx"), Path(folder, "small.onnx")
        onnx.save(graph, whole)
        quantize_dynamic(
            whole, small, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
            extra_options={"DefaultTensorType": TensorProto.FLOAT},
        )  # fmt: skip
        return small.read_bytes()


def _export_vocabulary(vectors: np.ndarray, pieces: Sequence[str], into: Path) -> None:
    """Write vocabulary.npz and pieces.txt: the vectors of the Latin pieces, a row for each; the rest are unknown."""
    numbers = {piece: number for number, piece in enumerate(pieces)}
    unknown = numbers["[UNK]"]
    kept = sorted(number for piece, number in numbers.items() if _is_kept(piece))
    row = np.full(len(numbers), kept.index(unknown), np.int32)
    row[kept] = np.arange(len(kept))
    scale = np.abs(vectors).max(1, keepdims=True) / 127
    eight = np.rint(vectors / scale).astype(np.int8)
    np.savez_compressed(into / "vocabulary.npz", row=row, vectors=eight[kept], scale=scale[kept].astype(np.float32))
    (into / "pieces.txt").write_text("\n".join(pieces), encoding="utf-8")


def _is_kept(piece: str) -> bool:
    return not piece.startswith("[unused") and all(c.isascii() or c in _LATIN for c in piece)


def _graph(weights: Mapping[str, np.ndarray]) -> onnx.ModelProto:
    """The layers as ONNX Runtime's fused operators: x (1, pieces, width) → the same shape."""
    number = 1 + max(int(key.split(".")[1]) for key in weights if key.startswith("layers."))
    width = len(weights["norm.bias"])
    constants: list[onnx.TensorProto] = []
    nodes: list[onnx.NodeProto] = []

    def constant(key: str) -> str:
        array = weights[key].astype(np.float32)
        constants.append(numpy_helper.from_array(np.ascontiguousarray(array.T if array.ndim == 2 else array), key))
        return key

    def node(kind: str, inputs: list[str], output: str, domain: str = _FUSED, **named: float) -> str:
        nodes.append(helper.make_node(kind, inputs, [output], domain=domain, **named))
        return output

    def normalised(inputs: list[str], at: str, layer: str, norm: str, bias: str) -> str:
        scales = [
            constant(f"{layer}.{norm}.weight"),
            constant(f"{layer}.{norm}.bias"),
            constant(f"{layer}.{bias}.bias"),
        ]
        return node("SkipLayerNormalization", [*inputs, *scales], at, epsilon=1e-12)

    x = "x"
    for i in range(number):
        layer = f"layers.{i}"
        qkv = [constant(f"{layer}.qkv.weight"), constant(f"{layer}.qkv.bias")]
        attended = node("Attention", [x, *qkv], f"attended{i}", num_heads=HEADS)
        mixed = node("MatMul", [attended, constant(f"{layer}.out.weight")], f"mixed{i}", "")
        y = normalised([mixed, x], f"y{i}", layer, "n1", "out")
        wide = node("MatMul", [y, constant(f"{layer}.up.weight")], f"wide{i}", "")
        bent = node("BiasGelu", [wide, constant(f"{layer}.up.bias")], f"bent{i}")
        narrow = node("MatMul", [bent, constant(f"{layer}.down.weight")], f"narrow{i}", "")
        x = normalised([narrow, y], f"x{i}", layer, "n2", "down")
    shape = [1, "pieces", width]
    graph = helper.make_graph(
        nodes, "encoder", [helper.make_tensor_value_info("x", TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info(x, TensorProto.FLOAT, shape)], constants,
    )  # fmt: skip
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(_FUSED, 1)])
    model.ir_version = 9
    return model
