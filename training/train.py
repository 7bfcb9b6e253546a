"""Train Dateline's network. One command, on two cores (about an hour and a half) or on a GPU where there is one:

    python training/train.py --gold ../shared/gold --base MINILM/model.safetensors --tokenizer MINILM/tokenizer.json \\
        -o build/network

Checkpoints are written after each epoch; ``--resume`` goes on from the last. Seeds are fixed; with the same torch
version and thread count a run repeats itself.
"""

import argparse
import json
import math
import random
import time
from pathlib import Path

import data
import network
import numpy as np
import torch
from safetensors.torch import load_file, save_file
from steps import Steps, tell
from tokenizers import Tokenizer

from dateline import lang
from dateline.reading.syntax.words import compile_words

INPUTS = ("ids", "case", "space", "quote", "first")
PAD = {"ids": 0, "case": 0, "space": 0, "quote": 0, "first": 0, "chain": -1}


def collate(rows: list[dict[str, np.ndarray]], device: torch.device) -> dict[str, torch.Tensor]:
    batch = {}
    words = max(len(r["first"]) for r in rows)
    for name in rows[0]:
        if rows[0][name].ndim == 2:
            out = np.zeros((len(rows), words, words + 1), bool)
            for i, r in enumerate(rows):
                a, b = r[name].shape
                out[i, :a, :b] = r[name]
        else:
            length = max(len(r[name]) for r in rows)
            out = np.full((len(rows), length), PAD.get(name, data.IGNORE), np.int64)
            for i, r in enumerate(rows):
                out[i, : len(r[name])] = r[name]
        batch[name] = torch.from_numpy(out).to(device)
    return batch


def batches(
    rows: list[dict[str, np.ndarray]], size: int, chance: random.Random
) -> list[list[dict[str, np.ndarray]]]:
    """Windows of like length together, in random order."""
    rows = sorted(rows, key=lambda r: (len(r["ids"]) // 16, chance.random()))
    cut = [rows[i : i + size] for i in range(0, len(rows), size)]
    chance.shuffle(cut)
    return cut


def relations_of(path: Path) -> list[str]:
    """The dependency relations of the training trees, in order of the alphabet."""
    return sorted({row[7] for _, rows in data._blocks(path) for row in rows if row[0].isdigit()})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("-o", "--out", type=Path, required=True)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--start", type=Path, help="weights of an earlier run to go on from")
    parser.add_argument("--keep-layers", help="with --start: which of its layers to keep, as 0,2,4,5")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--gum-repeats", type=int, default=3, help="passes over GUM for each over PolNeAR")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument(
        "--gum-batch", type=int, default=16, help="windows of GUM in a step: fewer are more steps"
    )
    parser.add_argument(
        "--polnear-share", type=float, default=1.0, help="share of PolNeAR's articles in each epoch"
    )
    parser.add_argument("--seed", type=int, default=20210820)
    parser.add_argument("--resume", action="store_true")
    args = parser.parse_args()

    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(args.tokenizer))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    pattern = compile_words(lang.load("en").abbreviations)
    encoder = data.Encoder(tokenizer, pattern)
    relations = relations_of(args.gold / "syntax/gum-train.conllu.gz")
    gum = data.conllu(args.gold / "syntax/gum-train.conllu.gz", relations)
    polnear = data.polnear(args.gold / "attribution/polnear-train.jsonl.gz")
    (args.out / "relations.json").write_text(json.dumps(relations))

    net = network.Network(len(relations), args.layers)
    with torch.no_grad():
        if args.start:
            weights = load_file(args.start)
            if args.keep_layers:
                kept = {int(old): new for new, old in enumerate(args.keep_layers.split(","))}
                layers = {k: int(k.split(".")[1]) for k in weights if k.startswith("layers.")}
                names = {
                    k: f"layers.{kept[old]}." + k.split(".", 2)[2] for k, old in layers.items() if old in kept
                }
                weights = {names.get(k, k): v for k, v in weights.items() if k not in layers or k in names}
            net.load_state_dict(weights)
        else:
            net.load_base(str(args.base))
    net.to(device).train()
    encoder_names = ("words.", "positions.", "norm.", "layers.", "case.", "space.", "quote.")
    groups: dict[tuple[bool, bool], list[torch.nn.Parameter]] = {}
    for name, parameter in net.named_parameters():
        groups.setdefault((name.startswith(encoder_names), parameter.ndim > 1), []).append(parameter)
    optimizer = torch.optim.AdamW(
        [{"params": p, "lr": args.rate if inner else args.head_rate, "weight_decay": 0.01 if matrix else 0.0}
         for (inner, matrix), p in groups.items()], betas=(0.9, 0.98), fused=True)  # fmt: skip
    steps = Steps(net, optimizer)

    def plan(epoch: int) -> list[tuple[str, list[dict[str, np.ndarray]]]]:
        draw = random.Random(args.seed * 100 + epoch)
        articles = draw.sample(polnear, round(len(polnear) * args.polnear_share))
        windows = [w for d in articles for w in encoder.windows(d, draw)]
        work = [("attribution", b) for b in batches(windows, args.batch, draw)]
        for _ in range(args.gum_repeats):
            windows = [w for d in gum for w in encoder.windows(d, draw)]
            work += [("syntax", b) for b in batches(windows, args.gum_batch, draw)]
        draw.shuffle(work)
        return work

    total, last = 0, args.out / "resume.pt"
    first = steps.resumed(last) if args.resume else 0
    began = time.time()
    for epoch in range(first, args.epochs):
        work = plan(epoch)
        total = total or len(work) * args.epochs
        sums: dict[str, list[float]] = {}
        for count, (task, rows) in enumerate(work):
            batch = collate(rows, device)
            with torch.autocast(device.type, torch.bfloat16):
                out = net(*(batch[k] for k in INPUTS))
                losses = (
                    network.loss_attribution(out, batch)
                    if task == "attribution"
                    else network.loss_syntax(net, out, batch)
                )
            steps.take(torch.stack(list(losses.values())).sum(), total)
            for name, value in losses.items():
                sums.setdefault(name, []).append(value.item())
            if count % 50 == 49 or count + 1 == len(work):
                tell(f"epoch {epoch} step {count + 1}/{len(work)}", time.time() - began, sums)
            if not all(math.isfinite(v[-1]) for v in sums.values()):
                raise SystemExit("the loss is not finite: lower --rate")
        save_file(steps.average, args.out / f"network-{epoch}.safetensors")
        steps.keep(last, epoch)


if __name__ == "__main__":
    main()
