"""Train the last layers of the network that comes with Dateline, and its heads, and write them back into its graph.

    PYTHONPATH=src:. python training/upper.py --gold ../shared/gold --onto src/dateline/data/network -o build/upper

The layers below stay as they are, to the bit, and so does the branch that they feed (`branch.py`): only what is read from
the last layer changes. What the frozen layers say of the training windows is asked once, in whole numbers as at run
time, so a pass costs two layers. The weights begin as those of the graph.

Data decisions
- PolNeAR and GUM as in `data.py`, that nothing be forgotten.
- The open gold set's train part (CC BY 4.0): who says what. As in PolNeAR the outermost statements alone; quotation marks
  belong to what they enclose; what is said without a cue is neither right nor wrong. Its chains are taught too, among
  the words that are annotated; and its events and acts, for what the layers learn by them. Of who does an event and to
  whom the words beside it count, or else all that stand for him. Of the further heads one is kept (`graph.WRITTEN`);
  the others are no match for the rules.
- Invented news with trees (`constructions.py`): what short news does and GUM's texts do not.

What is written lies between the old weights and the new (``--part``): whoever learns one kind of text forgets a little of
another, and between the two lies more of both than of either lost (Wortsman and others, CVPR 2022).
"""

import argparse
import json
import math
import random
import time
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import constructions
import data
import network
import numpy as np
import onnx
import torch
from branch import Below
from evaluation.gold.compile import chosen, compile_report
from graph import FURTHER_PAIRS, LAYERS, WRITTEN, Upper, depth_of, upper_of, written
from safetensors.torch import load_file, save_file
from steps import Steps, tell
from tokenizers import Tokenizer
from torch import Tensor
from train import batches, collate

from dateline import lang
from dateline.config import Config
from dateline.model import Token, document_of
from dateline.reading import Reader
from dateline.reading.syntax.words import compile_words

OPENING, CLOSING = "\"'“‘«„‚", "\"'”’»“"
DEED_WEIGHTS = {"deed": 3.0, "status": 0.3, "act": 0.3}
SIDES = 0.5
"""The weight of who did it, and of to whom."""
Windows = list[dict[str, np.ndarray]]


def loss_deeds(out: dict[str, Tensor], gold: dict[str, Tensor]) -> dict[str, Tensor]:
    losses = {name: network._ce(out[name], gold[name]) * weight for name, weight in DEED_WEIGHTS.items()}
    for name in FURTHER_PAIRS:
        asked = gold[name].any(-1)
        if asked.any():
            scores = out[name][asked].float()
            right = scores.masked_fill(~gold[name][asked], -1e9)
            losses[name] = SIDES * (scores.logsumexp(-1) - right.logsumexp(-1)).mean()
    return losses


def gold_set(reader: Reader, fold: int | None = None) -> list[data.Labelled]:
    """The open gold set's train part: outermost statements, as PolNeAR marks them, acts, and events. Of a span of more
    words the one counts that carries it in the tree that Dateline reads."""
    documents = []
    reports = chosen([], "train")
    once = sorted(
        {r.id.partition("/")[0] for r in reports if not (r.path.parent / f"{r.path.stem}.gold.ann").exists()}
    )
    left = set() if fold is None else set(once[fold::2])
    for report in reports:
        if report.id.partition("/")[0] in left:
            continue
        document = document_of(report.text, id=report.id, published=report.published)
        draft = reader.draft(document)
        starts = [start for start, _ in draft.words]

        def head(span: list[int], starts: list[int] = starts, tokens: list[Token] = draft.tokens) -> int:
            """Where the word begins that carries a span."""
            own = range(bisect_right(starts, span[0]) - 1, bisect_right(starts, span[1] - 1))
            return starts[next((i for i in own if tokens[i].head not in own), own[0])]

        gold = compile_report(report)[0]
        spots = {one["name"]: [head(span) for span in one["spans"]] for one in gold["actors"]}

        def sides(event: dict[str, Any], spots: dict[str, list[int]] = spots) -> Iterator[list[int]]:
            """The words of who did it and to whom: those beside the deed; where it has none, all that stand for them."""
            for side in ("actor", "target"):
                told = event[side] if isinstance(event[side], list) else [event[side]]
                elsewhere = [place for name in told for place in spots.get(name, ())]
                yield [head(span) for span in event[f"{side}_spans"]] or elsewhere

        made = data.Labelled(report.id, report.text, [], attributions=[], deeds=[])
        assert made.attributions is not None
        assert made.deeds is not None
        for each in gold["statements"]:
            if each.get("cues"):
                made.acts.append((each["cues"][0][0], each["act"]))
            if each.get("within"):
                continue
            content = [_with_marks(report.text, start, end) for start, end in each["content"]]
            if each.get("cues"):
                made.attributions.append(
                    {"cue": each["cues"], "source": each.get("source_spans", []), "content": content}
                )
            else:
                made.unknown += content
        for each in gold["events"]:
            spans = [each["trigger"], *each.get("also_triggers", [])]
            made.perhaps += [
                part for span in spans for part in ([span] if isinstance(span[0], int) else span)
            ]
            first = each["trigger"] if isinstance(each["trigger"][0], int) else each["trigger"][0]
            optional = bool(each.get("optional"))
            made.deeds.append(data.Deed(head(first), each["type"], each["status"], *sides(each), optional))
        made.chains = [(place, name) for name, places in spots.items() for place in dict.fromkeys(places)]
        documents.append(made)
    return documents


def _with_marks(text: str, start: int, end: int) -> list[int]:
    """A span with the quotation marks that open right before it or in it and close behind it."""
    words = text[start:end]
    before = start > 0 and text[start - 1] in OPENING
    opened = (
        words.count('"') % 2 or words.count("“") > words.count("”") or words.count("«") > words.count("»")
    )
    if before or opened:
        for stop in ("", ",", "."):
            if text.startswith(stop, end) and text[end + len(stop) : end + len(stop) + 1] in tuple(CLOSING):
                return [start - before, end + len(stop) + 1]
    return [start, end]


def asked(
    below: Below, encoder: data.Encoder, documents: list[data.Labelled], chance: random.Random
) -> Windows:
    """The windows of documents with what the frozen layers say of their pieces in place of the pieces."""
    found = []
    for document in documents:
        for window in encoder.windows(document, chance):
            row = {name: window[name] for name in window if name not in ("ids", "case", "space", "quote")}
            found.append(row | {"ids": window["ids"], "hidden": below(window)})
    return found


def collated(rows: Windows) -> tuple[Tensor, Tensor, dict[str, Tensor]]:
    batch = collate([{k: v for k, v in row.items() if k != "hidden"} for row in rows], torch.device("cpu"))
    hidden = torch.zeros(*batch["ids"].shape, network.WIDTH)
    for k, row in enumerate(rows):
        hidden[k, : len(row["hidden"])] = torch.from_numpy(row["hidden"]).float()
    mask = ((batch["ids"] == 0).float() * -1e4)[:, None, None, :]
    return hidden, mask, batch


def texts(args: argparse.Namespace, labels: dict[str, list], below: Below) -> list[dict[str, Windows]]:  # type: ignore[type-arg]
    """The windows of each set, once for each copy of the texts."""
    encoder = data.Encoder(
        Tokenizer.from_file(str(args.onto / "tokenizer.json")), compile_words(lang.load("en").abbreviations)
    )
    began, chance = time.time(), random.Random(args.seed)
    gum = data.conllu(args.gold / "syntax/gum-train.conllu.gz", labels["relation"])
    polnear = data.polnear(args.gold / "attribution/polnear-train.jsonl.gz")
    own = gold_set(Reader.load(Config(weights=args.onto)), args.fold)
    copies = []
    for copy in range(args.styles):
        articles = chance.sample(polnear, round(len(polnear) * args.polnear_share))
        news = constructions.documents(args.invented, seed=args.seed + copy, relations=labels["relation"])
        sets = {"attribution": articles, "set": own, "syntax": gum, "invented": news}
        rows = {name: asked(below, encoder, documents, chance) for name, documents in sets.items()}
        for row in rows["invented"]:
            row["chain"][:] = -1  # who takes up whom is not told there
        copies.append(rows)
    told = {name: sum(len(w["first"]) for w in rows) for name, rows in copies[0].items()}
    print(f"{time.time() - began:.0f}s, words in a copy: {told}", flush=True)
    return copies


def losses_of(net: Upper, name: str, rows: Windows) -> dict[str, Tensor]:
    hidden, mask, batch = collated(rows)
    with torch.autocast("cpu", torch.bfloat16):
        out = net(hidden, mask, batch["first"])
        if name in ("syntax", "invented"):
            return network.loss_syntax(net, out, batch)
        losses = network.loss_attribution(out, batch)
        if name == "set":
            losses |= loss_deeds(out, batch) | network.loss_chains(net, out, batch["chain"])
        return losses


def train(net: Upper, copies: list[dict[str, Windows]], args: argparse.Namespace) -> dict[str, Tensor]:
    """The running mean of the weights at the end; kept in a file after each epoch."""
    repeats = {"attribution": 1, "set": args.set_repeats, "syntax": args.gum_repeats, "invented": 1}
    rates = {"layers": args.rate, "further": args.new_rate, "further_pairs": args.new_rate}
    groups: dict[float, list[torch.nn.Parameter]] = {}
    for name, parameter in net.named_parameters():
        groups.setdefault(rates.get(name.partition(".")[0], args.head_rate), []).append(parameter)
    optimizer = torch.optim.AdamW(
        [{"params": own, "lr": rate} for rate, own in groups.items()], betas=(0.9, 0.98), weight_decay=0.01
    )
    steps, began, total = Steps(net, optimizer), time.time(), 0
    for epoch in range(args.epochs):
        draw = random.Random(args.seed * 100 + epoch)
        work = [
            (name, batch)
            for name, rows in copies[epoch % len(copies)].items()
            for _ in range(repeats[name])
            for batch in batches(rows, args.batch, draw)
        ]
        draw.shuffle(work)
        total = total or len(work) * args.epochs
        sums: dict[str, list[float]] = {}
        for count, (name, rows) in enumerate(work):
            losses = losses_of(net, name, rows)
            steps.take(torch.stack(list(losses.values())).sum(), total)
            for key, loss in losses.items():
                sums.setdefault(f"{name[:3]}-{key}", []).append(loss.item())
            if count % 100 == 99 or count + 1 == len(work):
                tell(f"epoch {epoch} step {count + 1}/{len(work)}", time.time() - began, sums)
            if not all(math.isfinite(values[-1]) for values in sums.values()):
                raise SystemExit("the loss is not finite: lower --rate")
        save_file(steps.average, args.out / f"upper-{epoch}.safetensors")
    return steps.average


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--onto", type=Path, required=True, help="the folder of the weights to go on from")
    parser.add_argument("-o", "--out", type=Path, required=True)
    parser.add_argument("--trained", type=Path, help="a file of an earlier run, to write and not train again")
    parser.add_argument(
        "--part", type=float, default=0.4, help="how far to go from the old weights to the new"
    )
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--styles", type=int, default=2, help="restyled copies of the texts, taken in turns")
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--polnear-share", type=float, default=0.35, help="share of its articles in a copy")
    parser.add_argument("--gum-repeats", type=int, default=2, help="passes over GUM in an epoch")
    parser.add_argument("--set-repeats", type=int, default=3, help="passes over the gold set in an epoch")
    parser.add_argument("--invented", type=int, default=450, help="documents of constructions.py in a copy")
    parser.add_argument("--rate", type=float, default=6e-5)
    parser.add_argument("--head-rate", type=float, default=2e-4)
    parser.add_argument(
        "--new-rate", type=float, default=1.5e-3, help="of heads that the graph does not have yet"
    )
    parser.add_argument(
        "--fold", type=int, choices=(0, 1),
        help="leave out every second story that one annotator has read, from this one on: what answers rest on the "
        "network is fitted to what it says of stories that it has not seen",
    )  # fmt: skip
    parser.add_argument("--seed", type=int, default=20210820)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    model = onnx.load(args.onto / "network.onnx")
    labels = json.loads((args.onto / "labels.json").read_text())
    net = upper_of(model, labels).train()
    begun = {name: value.clone() for name, value in net.state_dict().items()}
    if args.trained:
        new = load_file(args.trained)
    else:
        new = train(net, texts(args, labels, Below(model, depth_of(model) - LAYERS - 1)), args)
    known = {each.name for each in model.graph.output}
    mixed = {
        name: value
        if name.startswith("further") and WRITTEN[0] not in known  # heads that the graph did not have
        else begun[name].lerp(value, args.part)
        for name, value in new.items()
    }
    net.load_state_dict(mixed)
    onnx.save(written(model, net), args.out / "network.onnx")
    labels["distance"] = net.antecedent_distance.tolist()
    (args.out / "labels.json").write_text(json.dumps(labels, indent=1) + "\n")
    (args.out / "tokenizer.json").write_bytes((args.onto / "tokenizer.json").read_bytes())


if __name__ == "__main__":
    main()
