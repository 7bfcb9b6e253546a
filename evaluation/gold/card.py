"""The figures of the data card, README.md, from the reports themselves: cog writes them there (`just docs`)."""

from evaluation.gold.agreement import compare
from evaluation.gold.compile import chosen, compile_report
from evaluation.gold.source import annotation
from evaluation.gold.stats import BARS, EACH, tally

# What the table tells, beside the bars: words for what the tally calls otherwise.
ROWS = (
    "reports",
    "words",
    "twice annotated",
    "adjudicated",
    "statements",
    "nested statements",
    "events",
    "negated events",
    "historical events",
    "event mentions",
    "times",
    "places",
    "counts",
    "materiel",
    "pairs",
    "toll claims",
    "stories of 4 or more reports",
)


def table() -> str:
    """How much of everything is in it, by part, beside what was wanted."""
    parts = {name: tally(name)["all"] for name in ("train", "dev", "test")}
    lines = ["| | train | dev | test | all | wanted |", "|---|---:|---:|---:|---:|---:|"]
    for row in ROWS:
        each = [part[row] for part in parts.values()]
        figures = [*each, sum(each), BARS.get(row)]
        lines.append(f"| {row} | " + " | ".join("" if n is None else f"{n:,}" for n in figures) + " |")
    return "\n".join(lines)


def labels() -> str:
    """How often each act, type and status is told, and which of them are rarer than wanted."""
    out = tally()
    lines = []
    for kind, bar in EACH.items():
        counted = ", ".join(f"{name} {n}" for name, n in out[kind].most_common())
        few = ", ".join(name for name, n in out[kind].most_common() if n < bar)
        lines.append(f"- {kind} ({bar} of each wanted; rarer: {few or 'none'}): {counted}")
    return "\n".join(lines)


def agreement() -> str:
    """How far the two annotators agree before adjudication: on written texts, and on published ones."""
    lines = [
        "| | reports | statements F1 | act κ | manner κ | events F1 | type κ | status κ | negated κ | historical κ "
        "| times F1 | value | places F1 | counts F1 | value | materiel F1 |",
        "|---|" + "---:|" * 15,
    ]
    for name, published in (("written for it", False), ("from Wikinews", True)):
        documents = []
        for report in chosen([], None):
            if (
                annotation(report, "a")
                and annotation(report, "b")
                and ("licence" in report.head) == published
            ):
                first, second = (compile_report(report, who)[0] for who in "ab")
                documents.append((report.id, report.text, first, second))
        if not documents:
            continue
        out = compare(documents)
        said, told, times, counts = (out[layer] for layer in ("statements", "events", "times", "counts"))
        figures = [said["f1"], said["kappa_act"], said["kappa_manner"], told["f1"]]
        figures += [told[f"kappa_{key}"] for key in ("type", "status", "negated", "historical")]
        figures += [times["f1"], times["value"], out["places"]["f1"], counts["f1"], counts["value"]]
        figures.append(out["materiel"]["f1"])
        cells = ("" if n is None else f"{n:.3f}".lstrip("0") if n < 1 else "1" for n in figures)
        lines.append(f"| {name} | {len(documents)} | " + " | ".join(cells) + " |")
    return "\n".join(lines)
