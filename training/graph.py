"""The last layers of the network's graph and its heads as a network in PyTorch, and back into the graph.

The layers below, and the branch that they feed, stay as they are, to the bit. The graph is that which `lighten.py` has
left.
"""

from collections.abc import Sequence

import data
import network
import numpy as np
import onnx
import torch
from branch import constants, layer_of
from lighten import Graph
from onnx import helper, numpy_helper
from torch import Tensor, nn

LAYERS = 2
PARTS = ("qkv", "out", "up", "down")
LEVELS = 64
"""Weights are whole numbers from -64 to 64: seven bits (see `export.py`)."""
SINGLE = {
    "relation_left": "/relation_left",
    "relation_right": "/relation_right",
    "relation_bias": "/relation_bias",
    "antecedent_query": "/net/antecedent_query",
    "antecedent_key": "/net/antecedent_key",
}
"""Heads of one product each, and how the graph names it."""
FURTHER = {"deed": len(data.TYPES), "status": len(data.STATUSES), "act": len(data.ACTS)}
FURTHER_PAIRS = {"doer": 96, "target": 96}
WRITTEN = ("target",)
"""The further heads that answer in the graph; the others only teach the layers, since rules answer better."""


class Upper(network.Network):
    """The last layers and the heads: [batch, pieces, 384] in; and further heads, learned from events.

    ``deed``: the type of event that a word tells, or none; ``status`` whether it happened, and ``act`` what is done by
    saying it, of words that are events or cues; ``doer`` and ``target``: who did an event, and to whom, as `PAIRS`.
    """

    def __init__(self, relations: int, layers: int = LAYERS) -> None:
        super().__init__(relations, layers)
        del self.words, self.positions, self.case, self.space, self.quote, self.norm
        self.further = nn.ModuleDict({k: nn.Linear(network.WIDTH, v) for k, v in FURTHER.items()})
        self.further_pairs = nn.ModuleDict({k: network.Pairs(v) for k, v in FURTHER_PAIRS.items()})

    def answers(self, words: Tensor, first: Tensor) -> dict[str, Tensor]:
        out = super().answers(words, first)
        away = (first == 0).to(words.dtype) * -1e4
        away = torch.cat([torch.zeros_like(away[:, :1]), away], 1)[:, None, :]
        out |= {name: head(out["words"]) for name, head in self.further.items()}
        return out | {name: head(out["words"]) + away for name, head in self.further_pairs.items()}

    def forward(self, hidden: Tensor, mask: Tensor, first: Tensor) -> dict[str, Tensor]:
        for layer in self.layers:
            hidden = layer(hidden, mask)
        return self.answers(hidden.gather(1, first[:, :, None].expand(-1, -1, network.WIDTH)), first)


def products(model: onnx.ModelProto) -> dict[str, str]:
    """The constant that each product of the graph multiplies by."""
    known = {each.name for each in model.graph.initializer}
    return {n.name: n.input[1] for n in model.graph.node if n.op_type == "MatMul" and n.input[1] in known}


def heads_of(model: onnx.ModelProto, distance: list[float]) -> dict[str, Tensor]:
    """The weights of the heads, as `network.py` names them (of the graph that `lighten.py` has left)."""
    known, by = constants(model), products(model)
    state: dict[str, np.ndarray] = {}
    sizes = np.cumsum(list(network.LINEAR.values()))[:-1]
    columns = np.split(known["/net/linear"], sizes, 1)
    for name, weight, bias in zip(
        network.LINEAR, columns, np.split(known["/net/linear bias"], sizes), strict=True
    ):
        state[f"linear.{name}.weight"], state[f"linear.{name}.bias"] = weight.T, bias
    for name, own in pairs_of(model).items():
        for side in ("left", "right"):
            state[f"{own}.{side}.weight"] = known[by[f"/net/{name}/{side}/MatMul"]].T
            state[f"{own}.{side}.bias"] = known[f"net.pairs.{name}.{side}.bias"]
        state[f"{own}.weight"] = known[f"net.pairs.{name}.weight"]
        state[f"{own}.null"] = known[f"net.pairs.{name}.null"]
        state[f"{own}.bias.weight"] = known[f"/net/{name}/left bias"][None]
        state[f"{own}.bias.bias"] = np.zeros(1, np.float32)  # the same for all words: of no effect
    for name, product in SINGLE.items():
        state[f"{name}.weight"] = known[by[f"{product}/MatMul"]].T
        state[f"{name}.bias"] = known[f"net.{name}.bias"]
    relations = len(state["relation_bias.bias"])
    state["relation"] = known[by["/MatMul"]].reshape(network.RELATION, relations, network.RELATION)
    state["antecedent_distance"] = np.array(distance, np.float32)
    return {k: torch.from_numpy(np.array(v, np.float32)) for k, v in state.items()}


def pairs_of(model: onnx.ModelProto) -> dict[str, str]:
    """The heads of pairs that the graph has, and how `Upper` names them."""
    there = {each.name for each in model.graph.output}
    further = {name: f"further_pairs.{name}" for name in WRITTEN if name in there}
    return {name: f"pairs.{name}" for name in network.PAIRS} | further


def grown(model: onnx.ModelProto, net: Upper) -> None:
    """Give the graph the further heads of pairs, after the pattern of ``pointer``, if it has none."""
    if WRITTEN[0] in {each.name for each in model.graph.output}:
        return
    graph = Graph(model)
    pattern = [node for node in graph.nodes if node.name.startswith("/net/pointer/")]
    last = graph.giver(graph.giver("pointer").input[0])
    by = products(model)
    sizes = {each.name: each.type.tensor_type for each in model.graph.output}

    def output(name: str, like: str) -> None:
        model.graph.output.append(helper.make_empty_tensor_value_info(name))
        model.graph.output[-1].type.tensor_type.CopyFrom(sizes[like])

    for name in WRITTEN:
        state = net.further_pairs[name].state_dict()
        new = {f"net.pairs.pointer.{k}": v.numpy() for k, v in state.items() if k in ("weight", "null")}
        new |= {f"net.pairs.pointer.{side}.bias": state[f"{side}.bias"].numpy() for side in ("left", "right")}
        new["/net/pointer/left bias"] = state["bias.weight"].numpy()[0]
        for side in ("left", "right"):
            new[by[f"/net/pointer/{side}/MatMul"]] = state[f"{side}.weight"].numpy().T.copy()
        called = {each: each.replace("pointer", name) for each in new}
        called |= {
            by[f"/net/pointer/{side}/MatMul"]: f"/net/{name}/{side} weight" for side in ("left", "right")
        }
        for old, value in new.items():
            graph.constant(called[old], value)
        for node in [*pattern, last]:
            copy = onnx.NodeProto()
            copy.CopyFrom(node)
            copy.name = f"/net/{name}/last" if node is last else node.name.replace("pointer", name)
            rename = lambda each: called.get(each, each.replace("/net/pointer/", f"/net/{name}/"))  # noqa: B023, E731
            del copy.input[:], copy.output[:]
            copy.input.extend(rename(each) for each in node.input)
            copy.output.extend([copy.name] if node is last else (rename(each) for each in node.output))
            graph.nodes.append(copy)
        graph.add("LogSoftmax", [f"/net/{name}/last"], name, axis=-1)
        output(name, "pointer")
    graph.tidy()


def depth_of(model: onnx.ModelProto) -> int:
    """How many layers the network has."""
    return sum(n.name.startswith("/net/") and n.name.endswith("/qkv/MatMul_quant") for n in model.graph.node)


def upper_of(
    model: onnx.ModelProto,
    labels: dict[str, list],
    layers: Sequence[int] | None = None,  # type: ignore[type-arg]
) -> Upper:
    """The heads over the last layers, or over the given ones."""
    layers = layers or range(depth_of(model) - LAYERS, depth_of(model))
    net = Upper(len(labels["relation"]), len(layers))
    state = heads_of(model, labels["distance"])
    for k, own in enumerate(layers):
        layer = layer_of(model, own)
        state |= {f"layers.{k}.{name}": value for name, value in layer.items()}
    new = net.load_state_dict(state, strict=False).missing_keys
    assert all(name.startswith("further") for name in new), new
    return net


def written(model: onnx.ModelProto, net: Upper) -> onnx.ModelProto:
    """The graph with the weights of ``net`` in their places; the layers in whole numbers again, evened out as before."""
    grown(model, net)
    state = {name: value.numpy() for name, value in net.state_dict().items()}
    known, by = constants(model), products(model)
    new: dict[str, np.ndarray] = {
        "/net/linear": np.concatenate([state[f"linear.{name}.weight"].T for name in network.LINEAR], 1),
        "/net/linear bias": np.concatenate([state[f"linear.{name}.bias"] for name in network.LINEAR]),
        by["/MatMul"]: state["relation"].reshape(network.RELATION, -1),
    }
    for name, own in pairs_of(model).items():
        for side in ("left", "right"):
            new[by[f"/net/{name}/{side}/MatMul"]] = state[f"{own}.{side}.weight"].T
            new[f"net.pairs.{name}.{side}.bias"] = state[f"{own}.{side}.bias"]
        new[f"net.pairs.{name}.weight"] = state[f"{own}.weight"]
        new[f"net.pairs.{name}.null"] = state[f"{own}.null"]
        new[f"/net/{name}/left bias"] = state[f"{own}.bias.weight"][0]
    nodes = {node.name: node for node in model.graph.node}
    below = depth_of(model) - len(net.layers)
    for k in range(len(net.layers)):
        own = f"net.layers.{below + k}"
        for part in PARTS:
            there = f"/{own.replace('.', '/', 1)}/{part}/MatMul"
            product = nodes[f"{there}_quant"].input[1]
            weight = state[f"layers.{k}.{part}.weight"].T / known[f"{there}_smooth"][:, None]
            scale = np.abs(weight).max(0) / LEVELS
            new[product] = np.round(weight / scale).astype(np.int8)
            new[product.replace("_quantized", "_scale")] = scale
            new[f"{own}.{part}.bias"] = state[f"layers.{k}.{part}.bias"]
        for norm in ("norm1", "norm2"):
            for name in ("weight", "bias"):
                new[f"{own}.{norm}.{name}"] = state[f"layers.{k}.{norm}.{name}"]
    for constant in model.graph.initializer:
        if constant.name in new:
            value = np.ascontiguousarray(new.pop(constant.name), known[constant.name].dtype)
            assert value.shape == known[constant.name].shape, constant.name
            constant.CopyFrom(numpy_helper.from_array(value, constant.name))
    assert not new, sorted(new)
    return model
