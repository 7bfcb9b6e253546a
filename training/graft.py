"""Quantise a trained branch and join it to the network's graph, whose own answers stay as they are, to the bit.

    PYTHONPATH=src python training/graft.py build/branch/branch-3.safetensors --gold ../shared/gold \\
        --onto src/dateline/data/network -o src/dateline/data/network
"""

import argparse
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import data
import numpy as np
import onnx
import torch
from branch import BELOW, Below, Branch
from network import WIDTH
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from smooth import smooth
from tasks import LABELS, Encoder, tasks
from tokenizers import Tokenizer

from dateline import lang
from dateline.reading.syntax.words import compile_words

PREFIX = "branch:"


def exported(branch: Branch, path: Path) -> None:
    example = (torch.zeros(1, 4, WIDTH), torch.tensor([1, 2]))
    with torch.no_grad():
        torch.onnx.export(branch.eval(), example, str(path), input_names=["hidden", "first"], output_names=list(LABELS),
                          opset_version=17, dynamo=False,
                          dynamic_axes={"hidden": {1: "pieces"}, "first": {0: "words"}}
                          | {name: {0: "words"} for name in LABELS})  # fmt: skip


def quantised(path: Path, windows: Iterator[dict[str, np.ndarray]]) -> None:
    """As `export.py` does it: 7-bit weights for the matrix products of the layers, evened out first."""
    model = onnx.load(path)
    known = {t.name for t in model.graph.initializer}
    products = [
        n for n in model.graph.node if n.op_type == "MatMul" and "/layers." in n.name and n.input[1] in known
    ]
    smooth(path, products, windows)
    quantize_dynamic(path, path, nodes_to_quantize=[n.name for n in products], op_types_to_quantize=["MatMul"],
                     per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)  # fmt: skip


def grafted(network: onnx.ModelProto, branch: onnx.ModelProto, below: str) -> onnx.ModelProto:
    """One graph: the branch reads the inner result ``below``; its outputs join the network's."""
    outputs = {o.name for o in branch.graph.output}
    own = {"hidden": below, "first": "first", "": ""}

    def renamed(name: str) -> str:
        return own.get(name, name if name in outputs else PREFIX + name)

    for constant in branch.graph.initializer:
        constant.name = renamed(constant.name)
        network.graph.initializer.append(constant)
    for node in branch.graph.node:
        joined = onnx.NodeProto()
        joined.CopyFrom(node)
        joined.name = PREFIX + node.name
        del joined.input[:], joined.output[:]
        joined.input.extend(map(renamed, node.input))
        joined.output.extend(map(renamed, node.output))
        network.graph.node.append(joined)
    network.graph.output.extend(branch.graph.output)
    onnx.checker.check_model(network)
    return network


def without_branch(network: onnx.ModelProto) -> onnx.ModelProto:
    """The network as it was before a branch was joined to it."""
    for part in (network.graph.node, network.graph.initializer):
        kept = [each for each in part if not each.name.startswith(PREFIX)]
        del part[:]
        part.extend(kept)
    kept_outputs = [o for o in network.graph.output if o.name not in LABELS]
    del network.graph.output[:]
    network.graph.output.extend(kept_outputs)
    return network


def calibration(gold: Path, encoder: Encoder, below: Below) -> Iterator[dict[str, np.ndarray]]:
    """Every sixtieth training document, as the frozen layers give it."""
    for task in tasks(gold, held=False)[::60]:
        for inputs, _ in encoder.windows(task, None):
            yield {"hidden": below(inputs)[None].astype(np.float32), "first": inputs["first"]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--onto", type=Path, required=True)
    parser.add_argument("-o", "--out", type=Path, required=True)
    args = parser.parse_args()
    weights = load_file(args.weights)
    layers = 1 + max(int(k.split(".")[1]) for k in weights if k.startswith("layers."))
    branch = Branch(layers)
    branch.load_state_dict(weights)
    network = without_branch(onnx.load(args.onto / "network.onnx"))
    depth = sum(n.name.endswith("/qkv/MatMul_quant") for n in network.graph.node)
    top = depth - layers - 1
    tokenizer = Tokenizer.from_file(str(args.onto / "tokenizer.json"))
    encoder = Encoder(data.Encoder(tokenizer, compile_words(lang.load("en").abbreviations)))
    args.out.mkdir(parents=True, exist_ok=True)
    path = args.out / "branch.onnx"
    exported(branch, path)
    quantised(path, calibration(args.gold, encoder, Below(network, top)))
    onnx.save(grafted(network, onnx.load(path), BELOW.format(top)), args.out / "network.onnx")
    path.unlink()
    labels = json.loads((args.onto / "labels.json").read_text()) | LABELS
    (args.out / "labels.json").write_text(json.dumps(labels, indent=1) + "\n")
    if args.out != args.onto:
        shutil.copy(args.onto / "tokenizer.json", args.out)
    print(f"{args.out / 'network.onnx'}: {(args.out / 'network.onnx').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
