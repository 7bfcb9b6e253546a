"""A small encoder as a file that ONNX Runtime reads: every answer is a row of a table, chosen by a word's first piece.

Written byte by byte as protocol buffers (https://onnx.ai/onnx/repo-docs/IR.html names the fields), so that no test needs
the package ``onnx``.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer

from dateline.nn import _SIZES, PAIRS, TAGS

VOCABULARY = [
    "<pad>",
    "<s>",
    "</s>",
    "<unk>",
    *"abcdefghijklmnopqrstuvwxyz",
    *(f"##{c}" for c in "abcdefghijklmnopqrstuvwxyz"),
]
FLOAT, WHOLE = 1, 7


def number(value: int) -> bytes:
    out = b""
    while value > 127:
        out += bytes([value & 127 | 128])
        value >>= 7
    return out + bytes([value])


def field(tag: int, value: int | bytes | str) -> bytes:
    if isinstance(value, int):
        return number(tag << 3) + number(value)
    data = value.encode() if isinstance(value, str) else value
    return number(tag << 3 | 2) + number(len(data)) + data


def node(kind: str, inputs: list[str], output: str, **whole: int) -> bytes:
    attributes = [field(5, field(1, name) + field(3, value) + field(20, 2)) for name, value in whole.items()]
    return field(
        1, b"".join([*(field(1, one) for one in inputs), field(2, output), field(4, kind), *attributes])
    )


def tensor(name: str, values: NDArray[np.generic]) -> bytes:
    kind = FLOAT if values.dtype == np.float32 else WHOLE
    dims = b"".join(field(1, size) for size in values.shape)
    return field(5, dims + field(2, kind) + field(8, name) + field(9, values.tobytes()))


def value(tag: int, name: str, kind: int, *dims: str) -> bytes:
    shape = b"".join(field(1, field(2, dim)) for dim in dims)
    return field(tag, field(1, name) + field(2, field(1, field(1, kind) + field(2, shape))))


def graph(*, without: str = "", asks: str = "") -> bytes:
    """The graph; ``without`` one of its answers, or asking for more."""
    draw = np.random.default_rng(7)
    count = len(VOCABULARY)
    parts = [node("Gather", ["ids", "first"], "chosen")]
    outputs: list[bytes] = []
    for name in (*TAGS, "query", "key"):
        if name == without:
            continue
        table = draw.normal(size=(count, _SIZES[name])).astype(np.float32)
        parts += [tensor(f"{name}_table", table), node("Gather", [f"{name}_table", "chosen"], name)]
        outputs.append(value(12, name, FLOAT, "words", "labels"))
    parts += [
        tensor("relation_table", np.zeros((count, 2), np.int64)),
        node("Gather", ["relation_table", "chosen"], "relation"),
    ]
    outputs.append(value(12, "relation", WHOLE, "words", "two"))
    for name in PAIRS:
        table = draw.normal(size=(count, 4)).astype(np.float32)
        parts += [
            tensor(f"{name}_table", table),
            tensor(f"{name}_null", np.ones((1, 4), np.float32)),
            node("Gather", [f"{name}_table", "chosen"], f"{name}_left"),
            node("Concat", [f"{name}_null", f"{name}_left"], f"{name}_right", axis=0),
            node("Transpose", [f"{name}_right"], f"{name}_turned"),
            node("MatMul", [f"{name}_left", f"{name}_turned"], f"{name}_raw"),
            node("LogSoftmax", [f"{name}_raw"], name, axis=1),
        ]
        outputs.append(value(12, name, FLOAT, "words", "candidates"))
    inputs = [value(11, "ids", WHOLE, "pieces"), value(11, "first", WHOLE, "words")]
    if asks:
        inputs.append(value(11, asks, WHOLE, "pieces"))
    body = b"".join([*parts, field(2, "small"), *inputs, *outputs])
    return field(1, 8) + field(7, body) + field(8, field(1, "") + field(2, 17))


def write(
    folder: Path, labels: dict[str, object], *, without: str = "", asks: str = "", **encoder: object
) -> Path:
    """A folder of weights; ``encoder`` is what it says of itself."""
    folder.mkdir(exist_ok=True)
    (folder / "network.onnx").write_bytes(graph(without=without, asks=asks))
    pieces = WordPiece(
        {piece: at for at, piece in enumerate(VOCABULARY)}, unk_token="<unk>", max_input_chars_per_word=60
    )
    tokenizer = Tokenizer(pieces)
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    (folder / "tokenizer.json").write_text(tokenizer.to_str(), encoding="utf-8")
    like = {"window": 60, "context": 12, "boundaries": [1, 2], "unknown": "<unk>", **encoder}
    (folder / "labels.json").write_text(json.dumps({**labels, "encoder": like}), encoding="utf-8")
    return folder
