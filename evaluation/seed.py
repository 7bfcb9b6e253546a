"""The seed report of the project, read as `dateline read --json` reads it, by the project's scorer of readings."""

from evaluation.measurement import Bench, Figures

REPORT, GOLD = "seed/report.txt", "seed/gold.json"
PARTS = ("recall", "precision", "manner", "act", "speaker")
EVENTS = ("found", "whole", "actor", "target")
THINGS = ("materiel", "checks")


def measure(bench: Bench) -> Figures:
    from dateline.export.json import encode
    from dateline.model import Reading
    from dateline.pipeline import read_files

    (reading,) = read_files(bench.gold(REPORT), config=bench.config)
    if not isinstance(reading, Reading):
        raise RuntimeError(reading.message)
    file = bench.folder / "seed.json"
    file.write_bytes(encode(reading))
    score = bench.arbiter("score_reading.py", f"{bench.gold(GOLD)}={file}")
    figures = {f"statements, {part}": score["statements"][part] for part in PARTS}
    for part, value in score["events"].items():
        figures[f"events, {part}"] = value
    figures |= {part: score[part] for part in ("times", "places", "materiel", "checks")}
    return {name: value for name, value in figures.items() if value is not None}
