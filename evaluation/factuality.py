"""Did it happen: the score of factuality on gold predicates, by the project's scorer, and statuses on invented cases.

UW (texts of the LDC) and MEANTIME (Wikinews) are the bars; UDS-IH2 is web text. All three are development parts, and
nothing is fitted to UW. The statuses are those of the gold set of the repository, at its own triggers.
"""

from pathlib import Path

from evaluation.measurement import Bench, Figures

from dateline.evaluate import evaluate

SETS = {
    "UW": "gold/factuality/uw-dev.jsonl.gz",
    "MEANTIME": "gold/factuality/meantime-dev.jsonl.gz",
    "UDS-IH2": "gold/factuality/uds-ih2-dev.jsonl.gz",
}
PINNED = tuple(f"r, {name}" for name in SETS)


def measure(bench: Bench) -> Figures:
    """Pearson's r in per cent, and the mean absolute error beside that of the constant 3."""
    figures: Figures = {}
    for name, file in SETS.items():
        out = bench.folder / f"factuality-{name}.jsonl"
        evaluate("factuality", bench.gold(file), out, config=bench.config)
        score = bench.arbiter("score_factuality.py", bench.gold(file), Path(out))["all"]
        figures[f"r, {name}"] = 100 * score["pearson_r"]
        figures[f"MAE, {name}"] = score["mae"]
        figures[f"MAE of the constant, {name}"] = score["constant_mae"]
    return figures
