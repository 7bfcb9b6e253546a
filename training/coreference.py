"""The weights by which mentions take up chains (``lang/en/coreference.toml``), fitted to GUM's entity annotation and to
the train part of the gold set.

    PYTHONPATH=src:. python training/coreference.py --gold ../shared/gold/syntax/gum-train.conllu.gz \
        -o src/dateline/lang/en/coreference.toml

Run it again whenever the network, the mentions or the rules of `dateline.reading.entities` have changed: it takes about
two minutes of one core. ``--weights`` names another network than that which comes with Dateline.

Data decisions
- GUM train (95 documents, annotation CC BY 4.0): gold mentions with gold kinds, on the reader's own words and trees.
- The train part of ``evaluation/gold`` (CC BY 4.0): the mentions that the reader finds. It annotates names, and whoever
  speaks or takes part in an event; of a mention that it says nothing of nothing is learnt, and the model as it stands
  decides what it takes up.
- Names and what the syntax ties together are joined by rule first, as when reading; then each mention that is still
  alone, in the order of the text, is one example: the chains it may take up, and taking up nothing. Right are the chains
  that hold an earlier mention of its gold chain. It is then joined to the right one, so that later examples see the
  text as a good reader would.
- A log-linear model for each type of mention, fitted by L-BFGS with a Gaussian prior. Features seen fewer than
  ``LEAST`` times are left out.
- ``net``, what the network says, has one weight that is not fitted here: the network was trained on the same
  documents and is too sure of them. It is set on GUM dev (``--net``).
- On stories of the gold set left out in three folds, GUM alone chose right for 83.8 of 100 mentions (59.0 of those that
  take something up), with the gold set 85.1 (63.0); on GUM dev both chose as well. The prior was set on the same folds.
  Later, with more that the rules settle before, 85.8 (57.6); with what each is told to do, nouns for the same and whose
  a thing is, 86.5 (60.6).
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from evaluation.coreference import given
from evaluation.gold.compile import chosen, compile_report

from dateline.config import Config
from dateline.model import document_of
from dateline.reading import Reader
from dateline.reading.attribution.component import ATTRIBUTION
from dateline.reading.draft import Draft
from dateline.reading.entities.chains import Chain
from dateline.reading.entities.likelihood import type_of
from dateline.reading.entities.linking import link
from dateline.reading.entities.resolving import Option, likeliest, of_none, of_options
from dateline.reading.entities.workbench import Linking
from dateline.reading.mentions.component import MENTIONS
from dateline.reading.mentions.found import Found
from dateline.reading.mentions.lexicon import lexicon
from dateline.reading.syntax.component import SIGNALS, SYNTAX, WORDS
from evaluation import gum

LEAST = 5
Row = dict[str, float]
Example = tuple[list[Row], list[bool]]  # taking up nothing comes first


def of_gum(path: Path, reader: Reader) -> Iterator[tuple[str, Example]]:
    """What each mention of GUM could take up, and what it does."""
    for document in gum.documents(path):
        draft = Draft(document_of(document.text, id=document.id), reader.language, reader.network)
        for component in (WORDS, SIGNALS, SYNTAX, ATTRIBUTION):
            component.run(draft)
        draft.found = given(document, draft)
        chain_at = {document.span(m): m.chain for m in document.mentions}
        spans = ((draft.words[f.first][0], draft.words[f.last][1]) for f in draft.found)
        yield from examples(draft, {index: chain_at[span] for index, span in enumerate(spans)})


def of_reports(reader: Reader) -> Iterator[tuple[str, Example]]:
    """What the mentions could take up that the train part of the gold set says something of, and what they do."""
    for report in chosen([], "train"):
        draft = Draft(
            document_of(
                report.text,
                id=report.id,
                published=report.published,
                title=report.head.get("title"),
                source=report.head.get("outlet"),
            ),
            reader.language,
            reader.network,
        )
        for component in (WORDS, SIGNALS, SYNTAX, ATTRIBUTION, MENTIONS):
            component.run(draft)
        gold, _ = compile_report(report)
        yield from examples(draft, annotated(draft, gold["actors"]))


def annotated(draft: Draft, actors: Iterable[Mapping[str, Any]]) -> dict[int, str]:
    """The one entity of the gold set that a mention found is of: that of words on whose top it is carried, of several
    such mentions the one most like the words."""
    heads: dict[int, list[int]] = defaultdict(list)
    for index, one in enumerate(draft.found):
        heads[one.head].append(index)
    owners: dict[int, set[str]] = defaultdict(set)
    for actor in actors:
        for start, end in actor["spans"]:
            words = [i for i, (a, b) in enumerate(draft.words) if a < end and start < b]
            tops = [i for i in words if draft.tokens[i].head not in words and draft.tokens[i].upos != "PUNCT"]
            carried = heads.get(tops[0], []) if len(tops) == 1 else []
            if carried:
                nearest = min(carried, key=lambda k: _unlike(draft.found[k], words))
                owners[nearest].add(actor["id"])
    return {index: next(iter(who)) for index, who in owners.items() if len(who) == 1}


def _unlike(found: Found, words: Sequence[int]) -> int:
    """By how many words at its ends a mention differs from others."""
    return abs(found.first - words[0]) + abs(found.last - words[-1])


def examples(draft: Draft, gold: Mapping[int, str]) -> list[tuple[str, Example]]:
    """What each mention of one document whose chain is known could take up, and what it does; the model chooses for
    the others."""
    seen: list[tuple[str, Example]] = []

    def teach(work: Linking, index: int, options: Sequence[Option]) -> Chain | None:
        if index not in gold:
            return likeliest(work, index, options)
        right = [any(gold.get(m) == gold[index] and m < index for m in o.chain.members) for o in options]
        rows = [dict(of_none(work, index)), *map(dict, of_options(work, index, options))]
        if options:
            seen.append((type_of(work.found[index], work.traits[index]), (rows, [not any(right), *right])))
        return next((o.chain for o, yes in zip(options, right, strict=True) if yes), None)

    link(draft, lexicon(draft.language), draft.found, teach)
    return seen


def fit(rows: Sequence[Example], *, net: float, prior: float) -> dict[str, float]:
    """Weights of one type's features that make the right chains likely."""
    counts = Counter(name for options, _ in rows for option in options for name in option)
    names = sorted(n for n, c in counts.items() if c >= LEAST and n != "net")
    number = {name: k for k, name in enumerate(names)}
    where, what, values, owner, fixed, right = [], [], [], [], [], []
    for k, (options, yes) in enumerate(rows):
        for option, good in zip(options, yes, strict=True):
            place = len(owner)
            owner.append(k)
            right.append(good)
            fixed.append(net * option.get("net", 0.0))
            for name, value in option.items():
                if name in number:
                    where.append(place)
                    what.append(number[name])
                    values.append(value)
    matrix = torch.sparse_coo_tensor(
        torch.tensor([where, what]), torch.tensor(values), (len(owner), len(names))
    ).coalesce()
    owners, base, good = torch.tensor(owner), torch.tensor(fixed), torch.tensor(right)
    weights = torch.zeros(len(names), requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def sums(scores: torch.Tensor) -> torch.Tensor:
        top = torch.full((len(rows),), -1e9).scatter_reduce(0, owners, scores.detach(), "amax")
        return (
            top
            + torch.zeros(len(rows)).index_add(0, owners, (scores - top[owners]).exp()).clamp(min=1e-30).log()
        )

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        scores = torch.sparse.mm(matrix, weights[:, None]).squeeze(1) + base
        value = (sums(scores) - sums(scores.masked_fill(~good, -1e9))).sum() + weights.pow(2).sum() / (
            2 * prior
        )
        value.backward()
        return value

    optimizer.step(loss)
    return {
        name: round(float(w), 3) for name, w in zip(names, weights.tolist(), strict=True) if abs(w) >= 0.0005
    } | {"net": net}


def write(path: Path, tables: dict[str, dict[str, float]], source: str) -> None:
    lines = [f"# Written by training/coreference.py, never by hand. {source}"]
    for kind in sorted(tables):
        lines += ["", f"[{kind}]", *(f'"{name}" = {value}' for name, value in sorted(tables[kind].items()))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument(
        "--weights", type=Path, help="the network; that which comes with Dateline if not given"
    )
    parser.add_argument(
        "--net", type=float, default=0.4, help="weight of what the network says of antecedents"
    )
    parser.add_argument("--prior", type=float, default=1.0, help="variance of the weights' prior")
    parser.add_argument("-o", "--out", type=Path, required=True)
    args = parser.parse_args()
    reader = Reader.load(Config(weights=args.weights))
    rows: dict[str, list[Example]] = defaultdict(list)
    for kind, example in (*of_gum(args.gold, reader), *of_reports(reader)):
        rows[kind].append(example)
    tables = {kind: fit(rows[kind], net=args.net, prior=args.prior) for kind in sorted(rows)}
    write(
        args.out,
        tables,
        f"Fitted to {sum(map(len, rows.values()))} mentions of {args.gold.name} (GUM, annotation CC BY 4.0) and of "
        "the train part of the gold set (CC BY 4.0).",
    )


if __name__ == "__main__":
    main()
