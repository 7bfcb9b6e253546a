"""Train the further heads on a branch of the network that comes with Dateline, and graft them onto it.

    PYTHONPATH=src python training/branch.py --gold ../shared/gold --onto src/dateline/data/network -o build/branch

The network as it is stays to the bit: its own answers do not change. The branch is copies of its last layers, fed by what
the layers below them give, trained on the tasks of `tasks.py` with heads of their own, quantised and joined to the
graph (``-o`` is then a folder of weights that `dateline` reads with ``weights=``). What the frozen layers say about the
training windows is computed once by ONNX Runtime, in whole numbers as at run time, so an epoch costs two layers only.
"""

import argparse
import json
import math
import random
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import data
import numpy as np
import onnx
import onnxruntime
import torch
import torch.nn.functional as F  # noqa: N812 - as everywhere
from network import WIDTH, Dropout, Layer
from onnx import helper, numpy_helper
from safetensors.torch import save_file
from steps import Steps, tell
from tasks import INCIDENTS, LABELS, Encoder, Task, tasks
from tokenizers import Tokenizer
from torch import Tensor, nn

from dateline import lang
from dateline.reading.syntax.words import compile_words

BELOW = "/net/layers.{}/norm2/LayerNormalization_output_0"
SIZES = {"toponym": 16, "timex": 16, "role": 16, "root": 24, "factuality": 48}
REPEATS = {"toponym": 2, "timex": 2, "role": 1, "root": 3, "factuality": 1}
WEIGHTS = {"toponym": 2.0, "timex": 2.0, "role": 2.0, "incident": 0.5, "root": 0.5, "factuality": 0.7}


class Branch(nn.Module):
    """Copies of the last layers, and a linear head for each task: [batch, pieces, 384] in, [batch, words, labels] out."""

    def __init__(self, layers: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.heads = nn.ModuleDict({name: nn.Linear(WIDTH, len(labels)) for name, labels in LABELS.items()})
        self.dropout = Dropout(0.2)

    def words(self, hidden: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        for layer in self.layers:
            hidden = layer(hidden, mask)
        return self.dropout(hidden.gather(1, first[:, :, None].expand(-1, -1, WIDTH)))

    def forward(self, hidden: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """One window, for the graph: log-probabilities of tags, plain scores of the rest."""
        mask = torch.zeros(1, 1, 1, 1, dtype=hidden.dtype)
        words = self.words(hidden, mask, first[None])[0]
        out = {name: head(words) for name, head in self.heads.items()}
        return tuple(
            s if name in ("factuality", "incident") else s.log_softmax(-1) for name, s in out.items()
        )


@dataclass
class Row:
    """One window: what the frozen layers say, the first piece of each word, labels by word; and of the document."""

    hidden: np.ndarray
    first: np.ndarray
    labels: dict[str, np.ndarray]
    whole: list[int]
    document: str


def constants(model: onnx.ModelProto) -> dict[str, np.ndarray]:
    return {t.name: numpy_helper.to_array(t) for t in model.graph.initializer}


def layer_of(model: onnx.ModelProto, index: int) -> dict[str, Tensor]:
    """The weights of a quantised layer, as floats."""
    known, state = constants(model), {}
    nodes = {node.name: node for node in model.graph.node}
    for part in ("qkv", "out", "up", "down"):
        there = f"/net/layers.{index}/{part}/MatMul"
        product = nodes[f"{there}_quant"].input[1]
        scale = known[product.replace("_quantized", "_scale")]
        weight = known[product].astype(np.float32) * scale * known[f"{there}_smooth"][:, None]
        state[f"{part}.weight"] = torch.from_numpy(np.ascontiguousarray(weight.T))
        state[f"{part}.bias"] = torch.from_numpy(known[f"net.layers.{index}.{part}.bias"].copy())
    for norm in ("norm1", "norm2"):
        for name in ("weight", "bias"):
            state[f"{norm}.{name}"] = torch.from_numpy(known[f"net.layers.{index}.{norm}.{name}"].copy())
    return state


class Below:
    """The frozen layers of the network: window in, what its lower layers say of each piece out."""

    def __init__(self, model: onnx.ModelProto, top: int) -> None:
        cut = onnx.ModelProto()
        cut.CopyFrom(model)
        del cut.graph.output[:]
        cut.graph.output.append(helper.make_empty_tensor_value_info(BELOW.format(top)))
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        self.session = onnxruntime.InferenceSession(
            cut.SerializeToString(), options, providers=["CPUExecutionProvider"]
        )
        self.names = [i.name for i in self.session.get_inputs()]

    def __call__(self, inputs: dict[str, np.ndarray]) -> np.ndarray:
        given = {"left": np.zeros(1, np.int64)} | inputs  # `lighten.py` asks where a window's own words begin
        hidden = self.session.run(None, {k: given[k] for k in self.names if k in given})[0][0]
        return hidden.astype(np.float16)


def rows_of(
    work: Sequence[Task], encoder: Encoder, below: Below, chance: random.Random | None
) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = defaultdict(list)
    for task in work:
        for inputs, labels in encoder.windows(task, chance):
            row = Row(below(inputs), inputs["first"], labels, task.whole, f"{task.name} {task.id}")
            rows[task.name].append(row)
    return rows


def batches(rows: list[Row], size: int, chance: random.Random, *, whole: bool) -> list[list[Row]]:
    """Windows of like length together; where documents count as a whole, all windows of some documents."""
    if whole:
        by_document: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            by_document[row.document].append(row)
        documents = list(by_document.values())
        chance.shuffle(documents)
        cut: list[list[Row]] = [[]]
        for document in documents:
            if len(cut[-1]) >= size:
                cut.append([])
            cut[-1] += document
    else:
        rows = sorted(rows, key=lambda r: (len(r.hidden) // 16, chance.random()))
        cut = [rows[i : i + size] for i in range(0, len(rows), size)]
    chance.shuffle(cut)
    return cut


def collate(rows: list[Row]) -> tuple[Tensor, Tensor, Tensor]:
    """Hidden states, mask of pieces, first pieces (0 beyond the end)."""
    pieces, words = max(len(r.hidden) for r in rows), max(len(r.first) for r in rows)
    hidden = np.zeros((len(rows), pieces, WIDTH), np.float32)
    mask = np.full((len(rows), 1, 1, pieces), -1e4, np.float32)
    first = np.zeros((len(rows), words), np.int64)
    for i, r in enumerate(rows):
        hidden[i, : len(r.hidden)], mask[i, 0, 0, : len(r.hidden)] = r.hidden, 0
        first[i, : len(r.first)] = r.first
    return torch.from_numpy(hidden), torch.from_numpy(mask), torch.from_numpy(first)


def labels_of(rows: list[Row], name: str, words: int) -> Tensor:
    if name == "factuality":
        out = np.full((len(rows), words, len(LABELS[name])), np.nan, np.float32)
    else:
        out = np.full((len(rows), words), data.IGNORE, np.int64)
    for i, r in enumerate(rows):
        out[i, : len(r.labels[name])] = r.labels[name]
    return torch.from_numpy(out)


def losses(branch: Branch, name: str, rows: list[Row]) -> dict[str, Tensor]:
    hidden, mask, first = collate(rows)
    with torch.autocast("cpu", torch.bfloat16):
        words = branch.words(hidden, mask, first)
        scores = branch.heads[name](words).float()
        inner = branch.heads["incident"](words).float() if name == "role" else None
    real = first > 0
    if name == "root":
        pooled = pooled_roots(scores, real)
        return {"root": F.cross_entropy(pooled, torch.tensor([r.whole[0] for r in rows]))}
    gold = labels_of(rows, name, first.shape[1])
    if name == "factuality":
        known = ~gold.isnan()
        return {"factuality": F.smooth_l1_loss(scores[known], gold[known], beta=0.5)}
    found = {name: F.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=data.IGNORE)}
    if inner is not None:
        found["incident"] = _incidents(inner, real, rows)
    return found


def pooled_roots(scores: Tensor, real: Tensor) -> Tensor:
    """Scores of the roots of sentences: the log of the sum over words, so that one clear word carries it."""
    return scores.masked_fill(~real[:, :, None], -1e4).logsumexp(1)


def _incidents(scores: Tensor, real: Tensor, rows: list[Row]) -> Tensor:
    """Each document has the incidents that its strongest word shows."""
    peaks = scores.masked_fill(~real[:, :, None], -1e4).amax(1)
    documents: dict[str, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        documents[row.document].append(i)
    pooled = torch.stack([peaks[at].amax(0) for at in documents.values()])
    gold = torch.zeros(len(documents), len(INCIDENTS))
    for k, at in enumerate(documents.values()):
        gold[k, rows[at[0]].whole] = 1
    return F.binary_cross_entropy_with_logits(pooled, gold)


def measure(branch: Branch, rows: dict[str, list[Row]]) -> dict[str, float]:
    """Exact F1 of tags, accuracy of roots, Pearson r of factuality, on what was held out."""
    branch.eval()
    tallies: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    right = 0
    with torch.inference_mode():
        for name, kept in rows.items():
            for start in range(0, len(kept), 32):
                part = kept[start : start + 32]
                hidden, mask, first = collate(part)
                scores = branch.heads[name](branch.words(hidden, mask, first))
                if name == "root":
                    best = pooled_roots(scores, first > 0).argmax(-1).tolist()
                    right += sum(b == r.whole[0] for b, r in zip(best, part, strict=True))
                    continue
                for row, each in zip(part, scores, strict=True):
                    own = each[: len(row.first)]
                    if name == "factuality":
                        for word, output in zip(*np.nonzero(~np.isnan(row.labels[name])), strict=True):
                            pair = float(row.labels[name][word, output]), float(own[word, output])
                            points[LABELS[name][output]].append(pair)
                        continue
                    gold, found = spans(row.labels[name].tolist()), spans(own.argmax(-1).tolist())
                    for i, n in enumerate((len(gold & found), len(found), len(gold))):
                        tallies[name][i] += n
    figures = {name: 200 * hit / max(found + gold, 1) for name, (hit, found, gold) in tallies.items()}
    figures["root"] = 100 * right / max(len(rows.get("root", ())), 1)
    figures |= {
        f"r, {name}": 100 * float(np.corrcoef(np.array(pairs).T)[0, 1]) for name, pairs in points.items()
    }
    branch.train()
    return figures


def spans(tags: list[int]) -> set[tuple[int, int, int]]:
    """First word, last word and label of each run of tags: odd numbers begin one, the next even one goes on."""
    found, start, label = set(), -1, 0
    for i, tag in enumerate([*tags, 0]):
        if start >= 0 and (tag == 0 or tag % 2 or tag != label + 1):
            found.add((start, i - 1, label))
            start = -1
        if tag and start < 0:
            start, label = i, tag if tag % 2 else tag - 1
    return found


def train(
    branch: Branch, rows: Sequence[dict[str, list[Row]]], held: dict[str, list[Row]], args: argparse.Namespace
) -> None:
    inner, outer = list(branch.layers.parameters()), list(branch.heads.parameters())
    optimizer = torch.optim.AdamW(
        [{"params": inner, "lr": args.rate}, {"params": outer, "lr": args.head_rate}],
        betas=(0.9, 0.98),
        weight_decay=0.01,
    )
    steps, began, total = Steps(branch, optimizer), time.time(), 0
    for epoch in range(min(args.epochs, args.stop or args.epochs)):
        draw = random.Random(args.seed * 100 + epoch)
        work = [
            (name, batch)
            for name, own in rows[epoch % len(rows)].items()
            for _ in range(REPEATS[name])
            for batch in batches(own, SIZES[name], draw, whole=name == "role")
        ]
        draw.shuffle(work)
        total = total or len(work) * args.epochs
        sums: dict[str, list[float]] = defaultdict(list)
        for count, (name, batch) in enumerate(work):
            found = losses(branch, name, batch)
            steps.take(torch.stack([WEIGHTS[k] * v for k, v in found.items()]).sum(), total)
            for key, value in found.items():
                sums[key].append(value.item())
            if count % 100 == 99 or count + 1 == len(work):
                tell(f"epoch {epoch} step {count + 1}/{len(work)}", time.time() - began, sums)
            if not math.isfinite(next(iter(found.values())).item()):
                raise SystemExit("the loss is not finite: lower --rate")
        kept = {k: v.clone() for k, v in branch.state_dict().items()}
        branch.load_state_dict(steps.average)
        print(f"epoch {epoch}", {k: round(v, 2) for k, v in measure(branch, held).items()}, flush=True)
        save_file(steps.average, args.out / f"branch-{epoch}.safetensors")
        branch.load_state_dict(kept)
    branch.load_state_dict(steps.average)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument(
        "--onto", type=Path, required=True, help="the folder of the weights that are added to"
    )
    parser.add_argument("--layers", type=int, default=2, help="how many of the last layers the branch has")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument(
        "--stop", type=int, help="stop after so many of the epochs, with the rates of them all"
    )
    parser.add_argument(
        "--styles", type=int, default=2, help="how many restyled copies of the texts take turns"
    )
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=20210820)
    parser.add_argument("--share", type=float, default=1.0, help="share of the documents, for a first look")
    parser.add_argument("-o", "--out", type=Path, required=True)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    model = onnx.load(args.onto / "network.onnx")
    depth = sum(
        node.name.endswith("/qkv/MatMul_quant") and node.name.startswith("/net/") for node in model.graph.node
    )
    tokenizer = Tokenizer.from_file(str(args.onto / "tokenizer.json"))
    encoder = Encoder(data.Encoder(tokenizer, compile_words(lang.load("en").abbreviations)))
    below = Below(model, depth - args.layers - 1)
    chance = random.Random(args.seed)
    work = tasks(args.gold, held=False)
    if args.share < 1:
        work = chance.sample(work, round(len(work) * args.share))
    began = time.time()
    rows = [rows_of(work, encoder, below, chance) for _ in range(args.styles)]
    held = rows_of(tasks(args.gold, held=True), encoder, below, None)
    print({k: len(v) for k, v in rows[0].items()}, f"{time.time() - began:.0f}s", flush=True)
    branch = Branch(args.layers)
    for k, layer in enumerate(branch.layers):
        layer.load_state_dict(layer_of(model, depth - args.layers + k))
    branch.train()
    train(branch, rows, held, args)
    (args.out / "labels.json").write_text(json.dumps(LABELS))


if __name__ == "__main__":
    main()
