"""Stories told by several outlets: how the reports of one stand to each other, and who claims which toll.

``pairs.ann`` in a story's folder has R lines, one for a pair, and Q lines, one for a claim (FORMAT.md).
"""

from pathlib import Path
from typing import Any

from evaluation.gold.source import Item, Wrong, read_items

from evaluation.gold import checks, vocabulary

Json = dict[str, Any]


def read_story(folder: Path) -> tuple[Json, list[str]]:
    """The pairs and claims of a story, and what is wrong with them."""
    path = folder / "pairs.ann"
    wrong: list[str] = []
    made: Json = {"story": folder.name, "part": folder.parent.name, "pairs": [], "claims": []}
    if not path.exists():
        return made, wrong
    names = {one.stem for one in folder.glob("*.txt")}
    for item in read_items(path):
        try:
            if item.kind not in "RQ":
                raise Wrong(f"{item.where}: {item.kind} is no item of a story: R or Q")
            if len(item.fields) != checks.FIELDS[item.kind]:
                raise Wrong(f"{item.where}: {len(item.fields)} fields, not {checks.FIELDS[item.kind]}")
            if unread := set(item.options) - checks.OPTIONS[item.kind]:
                raise Wrong(f"{item.where}: no such option: {', '.join(sorted(unread))}")
            if item.kind == "R":
                made["pairs"].append(_pair(item, names))
            else:
                made["claims"].append(_claim(item, names))
        except Wrong as error:
            wrong.append(str(error))
    return made, wrong


def _pair(item: Item, names: set[str]) -> Json:
    earlier, later, relation = item.fields
    for name in (earlier, later):
        checks.one_of(item, "report of this story", name, names)
    checks.one_of(item, "relation", relation, vocabulary.RELATIONS)
    return {"earlier": earlier, "later": later, "relation": relation, "note": item.option("note")}


def _claim(item: Item, names: set[str]) -> Json:
    report, attribute, value, claimant = item.fields[:4]
    checks.one_of(item, "report of this story", report, names)
    low, high = checks.bounds(item, value)
    change = item.option("change") or "first"
    checks.one_of(item, "change of a toll", change, vocabulary.TOLL_CHANGES)
    made: Json = {"report": report, "attribute": attribute, "low": low, "high": high, "claimant": claimant}
    return made | {"as_of": item.option("as_of"), "change": change, "note": item.option("note")}
