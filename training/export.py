"""Write trained weights as the ONNX graph that Dateline reads with, in int8 (or ``--float``), and its label lists.

    python training/export.py build/network/network-4.safetensors --tokenizer MINILM/tokenizer.json \\
        --gold ../shared/gold -o src/dateline/data/network

Quantisation: the matrix products of the encoder and the word table, per channel, activations quantised as they come
(dynamic) after `smooth` has evened
them out; the small heads stay in floating point, where a point of score would be lost for no speed.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import data
import network
import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from smooth import smooth
from tokenizers import Tokenizer

from dateline import lang
from dateline.reading.syntax.words import VERSION as WORDS_VERSION
from dateline.reading.syntax.words import compile_words

OUTPUTS = ["sentence", "upos", "kind", "cue", "source", "content", "head", "begin", "end", "owner", "pointer", "relation",
           "query", "key"]  # fmt: skip

INPUTS = ("ids", "case", "space", "quote", "first")


class Graph(torch.nn.Module):
    """One window: 1-d inputs; log-probabilities out, and the best relations to each word's two best heads."""

    def __init__(self, net: network.Network) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids, case, space, quote, first):  # type: ignore[no-untyped-def]
        out = self.net(*(x[None] for x in (ids, case, space, quote, first)))
        best = out["head"].topk(2, -1).indices
        relation = torch.stack(
            [self.net.relations(out["words"], best[..., k])[0].argmax(-1) for k in (0, 1)], -1
        )
        results = {k: out[k][0].log_softmax(-1) for k in OUTPUTS if k not in ("relation", "query", "key")}
        results |= {"relation": relation, "query": out["query"][0] / 8, "key": out["key"][0]}
        return tuple(results[k] for k in OUTPUTS)


def table_to_int8(path: Path) -> None:
    """Store the word table as one int8 row and one scale for each word piece: a quarter of the size."""
    model = onnx.load(path)
    for node in list(model.graph.node):
        if node.op_type != "Gather":
            continue
        table = next((t for t in model.graph.initializer if t.name == node.input[0]), None)
        if table is None or len(table.dims) != 2 or table.dims[0] < 20000:
            continue
        values = numpy_helper.to_array(table)
        scale = np.maximum(np.abs(values).max(1, keepdims=True) / 127, 1e-8).astype(np.float32)
        rows = np.round(values / scale).astype(np.int8)
        name, out = table.name, node.output[0]
        model.graph.initializer.remove(table)
        model.graph.initializer.extend(
            [numpy_helper.from_array(rows, name + "_rows"), numpy_helper.from_array(scale, name + "_scale")]
        )
        at = list(model.graph.node).index(node)
        model.graph.node.remove(node)
        for k, new in enumerate([
            helper.make_node("Gather", [name + "_rows", node.input[1]], [out + "_rows"], name=out + "_rows"),
            helper.make_node("Gather", [name + "_scale", node.input[1]], [out + "_scale"], name=out + "_scale"),
            helper.make_node("Cast", [out + "_rows"], [out + "_float"], to=onnx.TensorProto.FLOAT, name=out + "_cast"),
            helper.make_node("Mul", [out + "_float", out + "_scale"], [out], name=out + "_mul"),
        ]):  # fmt: skip
            model.graph.node.insert(at + k, new)
    onnx.save(model, path)


def tokenizer_of(path: Path) -> Tokenizer:
    """The word-piece tokenizer, without padding and truncation."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def calibration(gold: Path, tokenizer: Tokenizer, relations: list[str]) -> Iterator[dict[str, np.ndarray]]:
    """Windows of training texts by which the ranges of inner results are told: ten documents of each set."""
    encoder = data.Encoder(tokenizer, compile_words(lang.load("en").abbreviations))
    documents = data.conllu(gold / "syntax/gum-train.conllu.gz", relations)[::10]
    documents += data.polnear(gold / "attribution/polnear-train.jsonl.gz")[::84]
    for document in documents:
        for window in encoder.windows(document, None):
            yield {name: window[name] for name in INPUTS}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True, help="training texts, to calibrate by")
    parser.add_argument(
        "--relations", type=Path, help="relations.json of the training run; beside the weights if not given"
    )
    parser.add_argument("--float", action="store_true", help="do not quantise")
    parser.add_argument("-o", "--out", type=Path, required=True)
    args = parser.parse_args()
    relations = json.loads((args.relations or args.weights.parent / "relations.json").read_text())
    weights = load_file(args.weights)
    layers = 1 + max(int(k.split(".")[1]) for k in weights if k.startswith("layers."))
    net = network.Network(len(relations), layers)
    net.load_state_dict(weights)
    graph = Graph(net).eval()
    args.out.mkdir(parents=True, exist_ok=True)
    example = (
        torch.tensor([101, 2023, 2003, 102]),
        *(torch.zeros(4, dtype=torch.long),) * 3,
        torch.tensor([1, 2]),
    )
    path = args.out / "network.onnx"
    names = list(INPUTS)
    with torch.no_grad():
        torch.onnx.export(graph, example, str(path), input_names=names, output_names=OUTPUTS, opset_version=17,
                          dynamo=False,
                          dynamic_axes={n: {0: "pieces" if n != "first" else "words"} for n in names}
                          | {n: {0: "words"} for n in OUTPUTS})  # fmt: skip
    if not args.float:
        model = onnx.load(path)
        weights_in = {t.name for t in model.graph.initializer}
        products = [
            n
            for n in model.graph.node
            if n.op_type == "MatMul" and "/layers." in n.name and n.input[1] in weights_in
        ]
        smooth(path, products, calibration(args.gold, tokenizer_of(args.tokenizer), relations))
        inner = [n.name for n in products]
        quantize_dynamic(path, path, nodes_to_quantize=inner, op_types_to_quantize=["MatMul"], per_channel=True,
                         reduce_range=True, weight_type=QuantType.QInt8)  # fmt: skip
        table_to_int8(path)
    labels = {"relation": relations, "upos": data.UPOS, "kind": data.KINDS, "cue": data.CUE, "source": data.SOURCE,
              "content": data.CONTENT, "distance": net.antecedent_distance.tolist(), "words": WORDS_VERSION}  # fmt: skip
    (args.out / "labels.json").write_text(json.dumps(labels, indent=1) + "\n")
    tokenizer = json.loads(args.tokenizer.read_text())
    tokenizer["padding"] = tokenizer["truncation"] = None
    (args.out / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")))
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
