"""Train a shallower network to answer as the one that comes with Dateline does, for the fast tier.

    PYTHONPATH=src:. python training/distil.py --gold ../shared/gold --onto src/dateline/data/network -o build/fast

The word table and what else is below the layers stays as it is. A few layers begin as copies of some of the teacher's
and learn to give the teacher's vectors of words, those of its last layer and, by a product of its own, those of its
branch, and what the teacher's heads make of them (distillation: Hinton and others 2015; of hidden states: Sanh and
others 2019, Jiao and others 2020). No label is read, so all texts teach all heads.

Data decisions
- The texts of PolNeAR, GUM, the further heads (`tasks.py`) and the open gold set, their train parts alone, restyled as in
  `data.py`; a third of the reports of MUC-4, most of which are in capitals, a quarter of the sentences of UDS-IH2 and
  MEANTIME; and invented news (`constructions.py`).
- Windows are cut as for training (`data.Encoder`), and the teacher is asked in whole numbers, as at run time.
"""

import argparse
import json
import math
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import constructions
import data
import network
import numpy as np
import onnx
import onnxruntime
import torch
from branch import constants
from evaluation.gold.compile import chosen
from graph import PARTS, WRITTEN, Upper, upper_of, written
from lighten import Graph
from onnx import helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file, save_file
from smooth import LEAST, SHARE
from steps import Steps, tell
from tasks import LABELS, tasks
from tokenizers import Tokenizer
from torch import Tensor, nn

from dateline import lang
from dateline.reading.syntax.words import compile_words

BOTTOM, WORDS, BRANCH = "/net/norm/LayerNormalization_output_0", "/words", "branch:/own words"
TOP = "/net/layers.{}/norm2/LayerNormalization_output_0"
PLAIN = ("incident", "factuality")
"""Heads of the branch whose answers are scores, not probabilities."""
PARTS_READ = {"role": 1 / 3, "factuality": 1 / 4}
"""How much of what would otherwise be most of the texts: reports in capitals, and sentences that stand alone."""
Windows = list[dict[str, np.ndarray]]


class Student(Upper):
    """A few layers over the word table, all heads, and what the branch says as a product of the last layer's words."""

    def __init__(self, relations: int, layers: int) -> None:
        super().__init__(relations, layers)
        self.aside = nn.Linear(network.WIDTH, network.WIDTH)
        nn.init.eye_(self.aside.weight)
        nn.init.zeros_(self.aside.bias)
        for each in self.modules():
            if isinstance(each, network.Dropout):
                each.least = (
                    0  # the teacher's answers are told for each word: nothing is there to be learned by heart
                )
        self.branch = nn.Linear(network.WIDTH, sum(map(len, LABELS.values())))


class Teacher:
    """The whole network in whole numbers: a window in; what enters the layers, and the words above them and the
    branch."""

    def __init__(self, model: onnx.ModelProto) -> None:
        cut = onnx.ModelProto()
        cut.CopyFrom(model)
        del cut.graph.output[:]
        cut.graph.output.extend(helper.make_empty_tensor_value_info(name) for name in (BOTTOM, WORDS, BRANCH))
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        options.intra_op_num_threads = torch.get_num_threads()
        self.session = onnxruntime.InferenceSession(
            cut.SerializeToString(), options, providers=["CPUExecutionProvider"]
        )
        self.names = [each.name for each in self.session.get_inputs()]

    def __call__(self, window: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
        given = {"left": np.zeros(1, np.int64)} | window
        answers = self.session.run(None, {name: given[name] for name in self.names})
        named = zip(("hidden", "words", "branch"), answers, strict=True)
        kept = {name: answer[0].astype(np.float16) for name, answer in named}
        return {"ids": window["ids"], "first": window["first"]} | kept


def texts(gold: Path, relations: list[str], chance: random.Random, invented: int) -> list[data.Labelled]:
    """What is read, without labels."""
    polnear = data.polnear(gold / "attribution/polnear-train.jsonl.gz")
    gum = data.conllu(gold / "syntax/gum-train.conllu.gz", relations)
    news = constructions.documents(invented, seed=20210820, relations=relations)
    further = [task for task in tasks(gold, held=False) if chance.random() < PARTS_READ.get(task.name, 1)]
    own = [(report.text, report.id) for report in chosen([], "train")]
    named = {each.text: each.id for each in (*polnear, *gum, *news, *further)}
    return [data.Labelled(name, text, []) for text, name in (named | dict(own)).items()]


def asked(
    teacher: Teacher, encoder: data.Encoder, documents: Sequence[data.Labelled], chance: random.Random
) -> Iterator[dict[str, np.ndarray]]:
    for document in documents:
        for window in encoder.windows(document, chance):
            yield teacher(window)


def batches(rows: Windows, pieces: int, chance: random.Random) -> list[Windows]:
    """Windows of like length together, as many as have so many pieces, in random order."""
    rows = sorted(rows, key=lambda row: (len(row["ids"]) // 16, chance.random()))
    cut: list[Windows] = [[]]
    for row in rows:
        if (len(cut[-1]) + 1) * len(row["ids"]) > pieces and cut[-1]:
            cut.append([])
        cut[-1].append(row)
    chance.shuffle(cut)
    return cut


def collated(rows: Windows) -> dict[str, Tensor]:
    """One batch: ids and first pieces (0 beyond the end), and the teacher's vectors."""
    pieces, words = (max(len(row[name]) for row in rows) for name in ("ids", "first"))
    out = {"ids": torch.zeros(len(rows), pieces, dtype=torch.int64)}
    out |= {"first": torch.zeros(len(rows), words, dtype=torch.int64)}
    out |= {"hidden": torch.zeros(len(rows), pieces, network.WIDTH)}
    out |= {name: torch.zeros(len(rows), words, network.WIDTH) for name in ("words", "branch")}
    for k, row in enumerate(rows):
        for name, batch in out.items():
            batch[k, : len(row[name])] = torch.from_numpy(row[name])
    return out


def divergence(scores: Tensor, known: Tensor, weight: Tensor) -> Tensor:
    """How far the answers are from the teacher's: Kullback and Leibler's divergence of each row, weighed."""
    right = known.float().log_softmax(-1)
    rows = (right.exp() * (right - scores.float().log_softmax(-1))).sum(-1)
    return (rows * weight).sum() / weight.sum().clamp(min=1)


def losses_of(net: Student, teacher: Student, rows: Windows) -> dict[str, Tensor]:
    batch = collated(rows)
    first, real = batch["first"], (batch["first"] > 0).float()
    mask = ((batch["ids"] == 0).float() * -1e4)[:, None, None, :]
    with torch.autocast("cpu", torch.bfloat16):
        out = net(batch["hidden"], mask, first)
        with torch.no_grad():
            known = teacher.answers(batch["words"], first)
        aside = net.aside(out["words"])
        further, told = net.branch(aside), teacher.branch(batch["branch"])
        heads = known["head"].argmax(-1)
        relation = net.relations(out["words"], heads), teacher.relations(batch["words"], heads)
    losses = {
        name: far(mine, batch[name], real) for name, mine in (("words", out["words"]), ("branch", aside))
    }
    losses |= {name: far(out[name], known[name], real) * 0.3 for name in ("query", "key")}
    losses["relation"] = divergence(*relation, real)
    chance = {name: known[name].float().softmax(-1) for name in ("cue", "content", "kind")}
    some = {name: (1 - each[..., 0]) * real for name, each in chance.items()}
    weights = {"owner": some["content"], "pointer": some["cue"], "begin": some["kind"], "end": some["kind"]}
    for name in (*network.LINEAR, *network.PAIRS, *WRITTEN):
        losses[name] = divergence(out[name], known[name], weights.get(name, real))
    at = 0
    for name, labels in LABELS.items():
        mine, theirs = (each[..., at : at + len(labels)] for each in (further, told))
        at += len(labels)
        if name in PLAIN:
            losses[name] = 0.3 * far(mine, theirs, real)
        else:
            losses[name] = divergence(mine, theirs, real)
    return losses


def far(mine: Tensor, theirs: Tensor, real: Tensor) -> Tensor:
    """Mean square of what is missed, as a share of the variance."""
    mine, theirs = mine.float()[real > 0], theirs.float()[real > 0]
    return (mine - theirs).square().mean() / (theirs - theirs.mean(0)).square().mean()


SCALE = {
    "words": 3.0, "branch": 2.0, "cue": 4.0, "source": 3.0, "content": 4.0, "head": 1.5, "sentence": 3.0, "kind": 2.0,
    "pointer": 0.6, "begin": 0.3, "end": 0.3, "target": 0.3, "toponym": 2.0, "timex": 2.0, "role": 2.0, "owner": 1.5,
}  # fmt: skip
"""What each loss counts; the others count 1."""


def train(
    net: Student, teacher: Student, copies: list[Windows], args: argparse.Namespace
) -> dict[str, Tensor]:
    layers = [p for name, p in net.named_parameters() if name.startswith("layers")]
    rest = [
        p
        for name, p in net.named_parameters()
        if not name.startswith(("layers", "further.", "further_pairs.doer"))
    ]
    optimizer = torch.optim.AdamW(
        [{"params": layers, "lr": args.rate}, {"params": rest, "lr": args.head_rate}],
        betas=(0.9, 0.98), weight_decay=0.01,
    )  # fmt: skip
    steps, began, total = Steps(net, optimizer), time.time(), 0
    last = args.out / "resume.pt"
    first = steps.resumed(last) if args.resume else 0
    for epoch in range(first, args.epochs):
        draw = random.Random(args.seed * 100 + epoch)
        work = batches(copies[epoch % len(copies)], args.batch, draw)
        total = total or len(work) * args.epochs
        sums: dict[str, list[float]] = {}
        for count, rows in enumerate(work):
            losses = losses_of(net, teacher, rows)
            steps.take(
                torch.stack([SCALE.get(name, 1.0) * loss for name, loss in losses.items()]).sum(), total
            )
            for name, loss in losses.items():
                sums.setdefault(name, []).append(loss.item())
            if count % 50 == 49 or count + 1 == len(work):
                tell(f"epoch {epoch} step {count + 1}/{len(work)}", time.time() - began, sums)
            if not all(math.isfinite(values[-1]) for values in sums.values()):
                raise SystemExit("the loss is not finite: lower --rate")
        save_file(steps.average, args.out / f"fast-{epoch}.safetensors")
        steps.keep(last, epoch)
    return steps.average


def begun(model: onnx.ModelProto, labels: dict[str, list], layers: Sequence[int]) -> Student:  # type: ignore[type-arg]
    """Copies of some layers of a network, with its heads and those of its branch."""
    upper = upper_of(model, labels, layers)
    net = Student(len(labels["relation"]), len(layers))
    net.load_state_dict(upper.state_dict(), strict=False)
    known = constants(model)
    with torch.no_grad():
        net.branch.weight.copy_(torch.from_numpy(known["branch:/linear"].T.copy()))
        net.branch.bias.copy_(torch.from_numpy(known["branch:/linear bias"].copy()))
    return net


def shallow(model: onnx.ModelProto, layers: int) -> onnx.ModelProto:
    """The graph with its first layers alone, of whose words all heads are asked, those of the branch too."""
    graph = Graph(model)
    for name in (WORDS, BRANCH):
        graph.giver(name).input[0] = TOP.format(layers - 1)
    graph.tidy()
    return model


def finished(model: onnx.ModelProto, net: Student, windows: Windows) -> onnx.ModelProto:
    """The shallow graph with the weights of ``net``, evened out anew (`smooth.py`) by what comes into its products."""
    known = {each.name: each for each in model.graph.initializer}
    for (k, part), peak in peaks(net, windows).items():
        weight = getattr(net.layers[k], part).weight.detach().numpy().T
        rows = np.maximum(np.abs(weight).max(1), LEAST)
        scale = np.maximum(peak, LEAST) ** SHARE / rows ** (1 - SHARE)
        scale = (scale / np.exp(np.log(scale).mean())).astype(np.float32)
        name = f"/net/layers.{k}/{part}/MatMul_smooth"
        known[name].CopyFrom(numpy_helper.from_array(1 / scale, name))
    with torch.no_grad():
        folded = net.branch.weight @ net.aside.weight, net.branch.weight @ net.aside.bias + net.branch.bias
    for name, value in zip(("branch:/linear", "branch:/linear bias"), folded, strict=True):
        known[name].CopyFrom(numpy_helper.from_array(np.ascontiguousarray(value.numpy().T), name))
    return written(model, net)


def small_heads(path: Path) -> None:
    """The products of the heads of pairs in whole numbers too: 5 of 69 microseconds a word."""
    model = onnx.load(path)
    known = {each.name for each in model.graph.initializer}
    ends = tuple(f"{joint}{side}/MatMul" for joint in "/_" for side in ("left", "right", "query", "key"))
    names = [
        node.name
        for node in model.graph.node
        if node.op_type == "MatMul" and node.name.endswith(ends) and node.input[1] in known
    ]
    quantize_dynamic(path, path, nodes_to_quantize=names, op_types_to_quantize=["MatMul"], per_channel=True,
                     reduce_range=True, weight_type=QuantType.QInt8)  # fmt: skip


def peaks(net: Student, windows: Windows) -> dict[tuple[int, str], np.ndarray]:
    """The largest absolute value of each channel of what comes into each product of the layers."""
    found: dict[tuple[int, str], np.ndarray] = {}

    def watch(at: tuple[int, str], taken: Tensor) -> None:
        largest = taken.detach().abs().flatten(0, -2).amax(0).numpy()
        found[at] = np.maximum(found.get(at, largest), largest)

    hooks = [
        getattr(layer, part).register_forward_pre_hook(lambda _, taken, at=(k, part): watch(at, taken[0]))
        for k, layer in enumerate(net.layers)
        for part in PARTS
    ]
    with torch.no_grad():
        for row in windows:
            batch = collated([row])
            net(batch["hidden"], torch.zeros(1, 1, 1, 1), batch["first"])
    for hook in hooks:
        hook.remove()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--onto", type=Path, required=True, help="the folder of the teacher's weights")
    parser.add_argument("-o", "--out", type=Path, required=True)
    parser.add_argument("--trained", type=Path, help="a file of an earlier run, to write and not train again")
    parser.add_argument("--layers", default="0,2,5", help="the teacher's layers to begin with")
    parser.add_argument(
        "--start", type=Path, help="a file of an earlier run, to go on from with new copies of the texts"
    )
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--styles", type=int, default=1, help="restyled copies of the texts, taken in turns")
    parser.add_argument("--batch", type=int, default=4096, help="word pieces of a step")
    parser.add_argument("--invented", type=int, default=450, help="documents of constructions.py")
    parser.add_argument("--rate", type=float, default=4e-4)
    parser.add_argument("--head-rate", type=float, default=4e-4)
    parser.add_argument("--share", type=float, default=1.0, help="share of the texts, for a first look")
    parser.add_argument("--seed", type=int, default=20210820)
    parser.add_argument("--resume", action="store_true")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    model = onnx.load(args.onto / "network.onnx")
    labels = json.loads((args.onto / "labels.json").read_text())
    encoder = data.Encoder(
        Tokenizer.from_file(str(args.onto / "tokenizer.json")), compile_words(lang.load("en").abbreviations)
    )
    chance = random.Random(args.seed)
    documents = texts(args.gold, labels["relation"], chance, args.invented)
    chance.shuffle(documents)
    teacher = Teacher(model)
    calibrating = list(asked(teacher, encoder, documents[:40], chance))
    layers = [int(each) for each in args.layers.split(",")]
    net = begun(model, labels, layers).train()
    if args.trained:
        net.load_state_dict(load_file(args.trained))
    else:
        if args.start:
            net.load_state_dict(load_file(args.start))
        began = time.time()
        documents = documents[: round(len(documents) * args.share)]
        copies = [list(asked(teacher, encoder, documents, chance)) for _ in range(args.styles)]
        words = sum(len(row["first"]) for row in copies[0])
        print(f"{time.time() - began:.0f}s, {words:,} words in a copy, {len(documents):,} texts", flush=True)
        whole = begun(model, labels, layers).eval().requires_grad_(requires_grad=False)
        net.load_state_dict(train(net, whole, copies, args))
    onnx.save(finished(shallow(model, len(layers)), net.eval(), calibrating), args.out / "network.onnx")
    small_heads(args.out / "network.onnx")
    labels["distance"] = net.antecedent_distance.tolist()
    (args.out / "labels.json").write_text(json.dumps(labels, indent=1) + "\n")
    (args.out / "tokenizer.json").write_bytes((args.onto / "tokenizer.json").read_bytes())


if __name__ == "__main__":
    main()
