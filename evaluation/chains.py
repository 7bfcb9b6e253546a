"""Mentions and coreference on GUM's development part, as ``evaluation/coreference.py`` measures them."""

from evaluation.coreference import measure as measured
from evaluation.measurement import Bench, Figures

GOLD = "gold/syntax/gum-dev.conllu.gz"
PINNED = (
    "mentions, all overlap",
    "mentions, names overlap",
    "conll, predicted exact mentions",
    "conll, predicted overlap mentions",
    "conll, gold mentions",
)


def measure(bench: Bench) -> Figures:
    result = measured(bench.reader, bench.gold(GOLD))
    figures = {f"mentions, {name}": 100 * part["f1"] for name, part in result["mentions"].items()}
    for name, part in result["coreference"].items():
        figures[f"conll, {name} mentions"] = part["conll"]
        figures[f"conll, {name} mentions, no singletons"] = part["without_singletons"]
    return figures
