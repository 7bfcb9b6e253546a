"""What two annotations of a report have otherwise, item by item and field by field, with the words: for adjudication.

    python -m evaluation.gold.differences PATH …                      the first annotation beside the second
    python -m evaluation.gold.differences --first b --with gold       the second beside the adjudicated one
    python -m evaluation.gold.differences --count                     only how many, by layer and field

Items are matched as agreement matches them; then every field is compared, second right answers (`also`) too.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evaluation.gold.agreement import likeness, matched
from evaluation.gold.compile import chosen, compile_report
from evaluation.gold.source import annotation

Json = dict[str, Any]
Pairs = list[tuple[int, int]]
# What is compared of each layer, in the order in which it is told.
FIELDS = {
    "actors": "name kind country sector spans",
    "statements": "source_spans cue content manner act act_also within addressee optional",
    "events": "trigger also_triggers type mode type_also status status_also according_to voice_also negated historical "
    "actor_spans target_spans item instrument time place counts same_as optional",
    "times": "span type value also optional",
    "places": "span country resolves_to optional",
    "counts": "span low high unit scope of mod optional",
    "materiel": "span class holder supplier optional",
}
REFERENCES = {"within", "according_to", "place", "counts", "same_as", "resolves_to", "of"}
WORDS = {
    "span",
    "spans",
    "trigger",
    "also_triggers",
    "source_spans",
    "cue",
    "content",
    "item",
    "instrument",
} | {
    "actor_spans",
    "target_spans",
}


def words(text: str, spans: Any) -> str:
    """The words of a span, or of several."""
    several = spans if spans and isinstance(spans[0], list) else [spans] if spans else []
    return " + ".join(text[a:b].replace("\n", " ") for a, b in several) or "-"


def head(layer: str, text: str, item: Json) -> str:
    """An item in short: its id and what stands for it in the text."""
    if layer == "actors":
        return f"{item['id']} {item['name']!r}"
    spans = item["content"] or item["cue"] if layer == "statements" else item.get("trigger", item.get("span"))
    told = words(text, spans)
    label = {"statements": "act", "events": "type", "times": "value", "counts": "low"}.get(layer, "id")
    status = f" {item['status']}" if layer == "events" else ""
    return (
        f"{item['id']} «{told if len(told) < 60 else told[:40] + ' … ' + told[-14:]}» {item[label]}{status}"
    )


def _actors(first: list[Json], second: list[Json]) -> Pairs:
    def like(a: Json, b: Json) -> float:
        common = sum(span in b["spans"] for span in a["spans"])
        return common / max(1, len(a["spans"]) + len(b["spans"])) + float(a["name"] == b["name"])

    return matched(first, second, like)


def _as_first(item: Json, key: str, twin: dict[str, str]) -> Any:
    """A field of the second annotation, with the ids that its items have in the first one."""
    found = item.get(key) or None
    if key not in REFERENCES or found is None:
        return found
    return (
        [twin.get(f, f"b:{f}") for f in found] if isinstance(found, list) else twin.get(found, f"b:{found}")
    )


def _alone(layer: str, text: str, a: Json, b: Json, pairs: Pairs) -> Iterator[str]:
    for side, gold in enumerate((a, b)):
        seen = {pair[side] for pair in pairs}
        for number, item in enumerate(gold[layer]):
            if number not in seen:
                optional = " (optional)" if item.get("optional") else ""
                yield f"only {'ab'[side]}: {head(layer, text, item)}{optional}"


def differences(text: str, a: Json, b: Json) -> Iterator[tuple[str, str, str]]:
    """(layer, field or "only", what is different) between two annotations."""
    pairs: dict[str, Pairs] = {}
    twin: dict[str, str] = {}
    for layer in FIELDS:
        if layer == "actors":
            pairs[layer] = _actors(a[layer], b[layer])
        else:  # the ids of entities are names, and may be the same as those of items
            pairs[layer] = matched(a[layer], b[layer], likeness(layer, text))
            twin |= {b[layer][j]["id"]: a[layer][i]["id"] for i, j in pairs[layer]}
    for layer, fields in FIELDS.items():
        for told in _alone(layer, text, a, b, pairs[layer]):
            yield layer, "only", told
        for i, j in pairs[layer]:
            one, other = a[layer][i], b[layer][j]
            for key in fields.split():
                x, y = one.get(key) or None, _as_first(other, key, twin)
                if x != y:
                    both = (words(text, x), words(text, y)) if key in WORDS else (x, y)
                    yield layer, key, f"{head(layer, text, one)}/{other['id']} {key}: {both[0]} ⇄ {both[1]}"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--first", default="a")
    parser.add_argument("--with", dest="other", default="b")
    parser.add_argument("--count", action="store_true", help="only how many, by layer and field")
    args = parser.parse_args()
    counted: Counter[tuple[str, str]] = Counter()
    for report in chosen(args.paths, None):
        if annotation(report, args.first) and annotation(report, args.other):
            first, wrong = compile_report(report, args.first)
            second, more = compile_report(report, args.other)
            for message in (*wrong, *more):
                print(message, file=sys.stderr)
            if not args.count:
                print(f"## {report.part}/{report.id}")
            for layer, key, told in differences(report.text, first, second):
                counted[layer, key] += 1
                if not args.count:
                    print(f"{layer}: {told}")
    if args.count:
        for (layer, key), n in sorted(counted.items()):
            print(f"{layer:12}{key:16}{n:5}")
        print(f"{'all':28}{counted.total():5}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
