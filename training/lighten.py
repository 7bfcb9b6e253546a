"""Take out of the network's graph what costs time and answers nothing; its weights and its answers stay.

    python training/lighten.py src/dateline/data/network/network.onnx

The last step, after `export.py` and `graft.py`. One window is read at a time: nothing is padded, and there is nothing to
mask. What is done, and the microseconds a word of 257 that it took (one core of an AMD EPYC with VNNI):

- masks over the scores of attention and of pairs, zero everywhere, are not added (6);
- words are gathered by row, not number by number, and words that a window before has answered are asked of ``owner``
  alone (2 and 2);
- relations look at each word as a head once, not once for each of two heads that it may be (1);
- the small linear heads are one product, and the biases of pairs belong to their left sides (1 and 1).

No sum of the layers is rounded otherwise: readings stay the same, byte for byte.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import NodeProto, helper, numpy_helper

LINEAR = ("sentence", "upos", "kind", "cue", "source", "content")
BRANCH = ("toponym", "timex", "role", "incident", "root", "factuality")
PAIRS = ("head", "begin", "end", "owner", "pointer")


class Graph:
    """A graph to be changed: constants by name, nodes by what they give."""

    def __init__(self, model: onnx.ModelProto) -> None:
        self.model = model
        self.nodes = list(model.graph.node)
        self.constants = {each.name: numpy_helper.to_array(each) for each in model.graph.initializer}
        for node in self.nodes:
            if node.op_type == "Constant":
                self.constants[node.output[0]] = numpy_helper.to_array(node.attribute[0].t)

    def giver(self, name: str) -> NodeProto:
        return next(node for node in self.nodes if name in node.output)

    def named(self, name: str) -> NodeProto:
        return next(node for node in self.nodes if node.name == name)

    def takers(self, name: str) -> list[NodeProto]:
        return [node for node in self.nodes if name in node.input]

    def constant(self, name: str, value: NDArray[np.generic]) -> str:
        self.constants[name] = value
        self.model.graph.initializer.append(numpy_helper.from_array(value, name))
        return name

    def replace(self, name: str, by: str) -> None:
        """Whoever took ``name`` takes ``by``."""
        for node in self.takers(name):
            for place, taken in enumerate(node.input):
                if taken == name:
                    node.input[place] = by

    def add(
        self, kind: str, inputs: Sequence[str], output: str, *, domain: str = "", **attributes: object
    ) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, domain=domain, **attributes))
        return output

    def remove(self, node: NodeProto) -> None:
        self.nodes = [each for each in self.nodes if each is not node]

    def tidy(self) -> None:
        """Leave out what nobody takes, and put each node after what it takes."""
        wanted = {each.name for each in self.model.graph.output}
        givers = {name: node for node in self.nodes for name in node.output}
        order: list[NodeProto] = []
        done: set[int] = set()

        def place(name: str) -> None:
            node = givers.get(name)
            if node is None or id(node) in done:
                return
            done.add(id(node))
            for taken in node.input:
                place(taken)
            order.append(node)

        for name in [each.name for each in self.model.graph.output]:
            place(name)
        taken = wanted | {name for node in order for name in node.input}
        kept = [each for each in self.model.graph.initializer if each.name in taken]
        del self.model.graph.initializer[:], self.model.graph.node[:]
        self.model.graph.initializer.extend(kept)
        self.model.graph.node.extend(order)


def unmasked(graph: Graph) -> None:
    masks = {"/net/Unsqueeze_1_output_0", "/net/Unsqueeze_3_output_0"}
    for node in [each for each in graph.nodes if each.op_type == "Add"]:
        for mask, scores in (node.input, reversed(node.input)):
            value = graph.constants.get(mask)
            if mask in masks or (value is not None and not value.any()):
                graph.replace(node.output[0], scores)
                graph.remove(node)
                break


def own_words(graph: Graph) -> None:
    """Words that a window before has answered are asked of ``owner`` alone, and are there to be paired with."""
    graph.model.graph.input.append(helper.make_tensor_value_info("left", onnx.TensorProto.INT64, [1]))
    for output in graph.model.graph.output:
        if output.name != "owner":
            output.type.tensor_type.shape.dim[0].dim_param = "own words"
    # shapes of inner results are told for ONNX Runtime's plan of its memory; those behind the layers are others now
    inner = [each for each in graph.model.graph.value_info if "/layers." in each.name]
    del graph.model.graph.value_info[:]
    graph.model.graph.value_info.extend(inner)
    far, zero, one = (
        graph.constant(f"/{name}", np.array([value], np.int64))
        for name, value in (("far", 2**62), ("axis 0", 0), ("axis 1", 1))
    )
    own = graph.add("Slice", ["first", "left", far, zero], "/own")
    node = graph.named("branch:/GatherElements")
    graph.replace(node.output[0], graph.add("Gather", [node.input[0], own], "branch:/own words", axis=1))
    node = graph.named("/net/GatherElements")
    words = graph.add("Gather", [node.input[0], "first"], "/words", axis=1)
    graph.replace(node.output[0], words)
    words_own = graph.add("Slice", [words, "left", far, one], "/own words")
    lefts = [
        *(f"/net/{name}/left/MatMul" for name in PAIRS if name != "owner"),
        *("/relation_left/MatMul", "/net/antecedent_query/MatMul", "/net/antecedent_key/MatMul"),
        *(f"/net/{name}/MatMul" for name in LINEAR),
    ]
    for name in lefts:
        taker = graph.named(name)
        assert taker.input[0] == words
        taker.input[0] = words_own


def relations(graph: Graph) -> None:
    """What each word is as a head, once: [1, 1 + words, 48], gathered for each word's two best."""
    first = graph.named("/GatherElements")
    graph.replace(first.output[0], first.input[0])
    axis = graph.constant("/one", np.array([0], np.int64))
    right = "/Mul_4_output_0"
    for heads, old in (("/Gather_output_0", right), ("/Gather_4_output_0", "/Mul_7_output_0")):
        row = graph.add("Squeeze", [heads, axis], f"{heads}/row")
        takers = graph.takers(old)
        chosen = graph.add("Gather", [right, row], f"{old}/chosen", axis=1)
        for node in takers:
            for place, taken in enumerate(node.input):
                if taken == old:
                    node.input[place] = chosen


def linear(graph: Graph, prefix: str, names: Sequence[str]) -> None:
    """One product for small heads that read the same words."""
    products = [graph.named(f"{prefix}{name}/{'Gemm_' if ':' in prefix else ''}MatMul") for name in names]
    sums = [graph.named(f"{prefix}{name}/{'Gemm_' if ':' in prefix else ''}Add") for name in names]
    weights = [graph.constants[node.input[1]] for node in products]
    known = [next(graph.constants[name] for name in node.input if name in graph.constants) for node in sums]
    source = products[0].input[0]
    assert all(node.input[0] == source for node in products)
    weight = graph.constant(f"{prefix}linear", np.concatenate(weights, 1))
    bias = graph.constant(f"{prefix}linear bias", np.concatenate(known))
    total = graph.add(
        "Add", [graph.add("MatMul", [source, weight], f"{prefix}linear product"), bias], f"{prefix}linear sum"
    )
    sizes = graph.constant(f"{prefix}linear sizes", np.array([each.shape[1] for each in weights], np.int64))
    outputs = [node.output[0] for node in sums]
    for node in sums:
        graph.remove(node)
    graph.nodes.append(
        helper.make_node("Split", [total, sizes], outputs, name=f"{prefix}linear parts", axis=-1)
    )


def pairs(graph: Graph, name: str) -> None:
    """(l W + b) · r is l W r + b · r; what is the same for all words drops out of log-probabilities."""
    prefix = f"/net/{name}"
    product = graph.named(f"{prefix}/MatMul")
    bias = graph.constants[graph.named(f"{prefix}/bias/MatMul").input[1]].reshape(-1)
    old = product.output[0]
    takers = graph.takers(old)
    added = graph.add("Add", [old, graph.constant(f"{prefix}/left bias", bias)], f"{prefix}/biased")
    for node in takers:
        node.input[0] = added
    graph.replace(graph.named(f"{prefix}/Add_2").output[0], graph.named(f"{prefix}/MatMul_1").output[0])


def lightened(model: onnx.ModelProto) -> onnx.ModelProto:
    """The graph without what costs and answers nothing."""
    graph = Graph(model)
    unmasked(graph)
    own_words(graph)
    relations(graph)
    linear(graph, "/net/", LINEAR)
    linear(graph, "branch:/", BRANCH)
    for name in PAIRS:
        pairs(graph, name)
    graph.tidy()
    return model


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("graph", type=Path)
    parser.add_argument("-o", "--out", type=Path, help="where it is written; in place if not given")
    args = parser.parse_args()
    model = lightened(onnx.load(args.graph))
    onnx.save(model, args.out or args.graph)


if __name__ == "__main__":
    main()
