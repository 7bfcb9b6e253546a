"""Turns the sources of the gold set into JSON of the form of the seed's gold.json, and checks every item.

python -m evaluation.gold.compile                       checks all, prints what is wrong; exit code 1 if anything is
python -m evaluation.gold.compile FOLDER_OR_FILE …      only these stories or reports
python -m evaluation.gold.compile --show PATH           also prints each item with the words its spans cover
python -m evaluation.gold.compile --part dev -o OUT.jsonl    one JSON object a line: id, text, gold
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from evaluation.gold.show import show
from evaluation.gold.source import (
    Item,
    Report,
    Spans,
    Spots,
    Wrong,
    anchor,
    annotation,
    mentions,
    pieces,
    places_of,
    read_items,
    reports,
)
from evaluation.gold.stories import read_story

from evaluation.gold import checks

ROOT = Path(__file__).parent / "reports"
Json = dict[str, Any]


class Compiler:
    """One report and its annotation on the way to JSON; ``wrong`` collects what cannot be."""

    def __init__(self, report: Report, items: Sequence[Item]) -> None:
        self.report, self.text, self.items = report, report.text, items
        self.wrong: list[str] = []
        self.entities: dict[str, Json] = {}
        self.known = {item.id: item for item in items if item.kind != "E"}
        self.spans: dict[str, Spans] = {}
        self.sources: dict[str, str] = {}

    def gold(self) -> Json:
        """The whole annotation; items that are wrong are left out and told in ``wrong``."""
        out: Json = {"id": self.report.id, "published": self.report.published}
        ids = [item.id for item in self.items]
        for double in sorted({one for one in ids if ids.count(one) > 1}):
            self.wrong.append(f"{self.report.id}: two items have the id {double}")
        for name, kind, build in (
            ("actors", "E", self.entity),
            ("times", "T", self.time),
            ("places", "P", self.place),
            ("counts", "C", self.count),
            ("statements", "S", self.statement),
            ("events", "V", self.event),
            ("materiel", "M", self.materiel),
        ):
            out[name] = list(self._all(kind, build))
        for entity in self.entities.values():
            entity["spans"] = sorted(map(list, {tuple(span) for span in entity["spans"]}))
            entity["words"] = list(dict.fromkeys(self.text[a:b] for a, b in entity["spans"]))
        for item in self.items:
            if item.kind in "RQ":
                self.wrong.append(f"{item.where}: relations and tolls belong to the story's file, pairs.ann")
        return out

    def _all(self, kind: str, build: Callable[[Item], Json]) -> Iterable[Json]:
        items = [item for item in self.items if item.kind == kind]
        if kind == "S":  # a statement may come before the one it is in
            items.sort(key=lambda item: item.option("in") is not None)
        for item in items:
            try:
                built = build(item)
                unread = set(item.options) - checks.OPTIONS[kind]
                if unread:
                    raise Wrong(f"{item.where}: no such option: {', '.join(sorted(unread))}")
                if len(item.fields) > checks.FIELDS[kind]:
                    raise Wrong(
                        f"{item.where}: {len(item.fields)} fields, not {checks.FIELDS[kind]}: {item.fields}"
                    )
            except Wrong as error:
                self.wrong.append(str(error))
            except (IndexError, ValueError):
                self.wrong.append(
                    f"{item.where}: {len(item.fields)} fields, not {checks.FIELDS[kind]}: {item.fields}"
                )
            else:
                yield built

    # The layers ----------------------------------------------------------------------------------

    def entity(self, item: Item) -> Json:
        name, kind, country, sector = item.fields[:4]
        checks.entity(item, kind, country, sector)
        words = (
            item.fields[4] if len(item.fields) > 4 else f"{name}*" if places_of(self.text, name)[0] else ""
        )
        found = mentions(self.text, words, item.where)
        made: Json = {
            "id": item.id,
            "name": name,
            "kind": kind,
            "country": _none(country),
            "sector": _none(sector),
        }
        made |= {"role": item.option("role"), "check": item.option("check"), "spans": found}
        self.entities[item.id] = made
        return made

    def time(self, item: Item) -> Json:
        span = self._own(item)
        type_, _, value = item.fields[1].partition(" ")
        checks.time(item, self.text[slice(*span)], type_, value)
        made: Json = {"id": item.id, "span": span, "type": type_, "value": value}
        return made | self._also(item, "also") | _options(item, "role", "opt")

    def place(self, item: Item) -> Json:
        span = self._own(item)
        made: Json = {"id": item.id, "span": span, "words": item.option("name") or self.text[slice(*span)]}
        country = item.fields[1]
        checks.country(item, country)
        if (
            country != "?"
        ):  # ? says that a country cannot be told from the report; - that there is no real one
            made["country"] = _none(country)
        if near := item.option("near"):
            lat, lon, km = checks.point(item, near)
            made |= {"near": [lat, lon], "within_km": km}
        if same := item.option("is"):
            self._refer(item, same, "P")
            made["resolves_to"] = same
        return made | _options(item, "opt")

    def count(self, item: Item) -> Json:
        span = self._own(item)
        low, high = checks.bounds(item, item.fields[1])
        checks.scope(item, item.fields[3])
        made: Json = {"id": item.id, "span": span, "low": low, "high": high}
        made |= {"unit": _none(item.fields[2]), "scope": _none(item.fields[3])}
        if whole := item.option("in"):
            self._refer(item, whole, "C")
            made["of"] = whole
        return made | _options(item, "mod", "opt")

    def statement(self, item: Item) -> Json:
        source, cue, content, said = item.fields
        manner, _, act = said.partition(" ")
        checks.statement(item, manner, act)
        body = sorted(anchor(self.text, quote, item.where) for quote in pieces(content))
        cues = []
        if cue != "-":
            quoted = [piece.partition(":")[2] if piece[0] == "@" else piece for piece in pieces(source)]
            besides = [spot for words in quoted if words for spot in places_of(self.text, words)[0]]
            cues = [
                anchor(self.text, quote, item.where, near=body, outside=body, besides=besides)
                for quote in pieces(cue)
            ]
        self.spans[item.id] = body
        name, words = self._party(item, source, cues or body, outside=body)
        made: Json = {
            "id": item.id,
            "source": name,
            "source_span": words[0] if words else None,
            "source_spans": words,
        }
        made |= {
            "cue": cues[0] if cues else None,
            "cues": cues,
            "content": body,
            "manner": manner,
            "act": act,
        }
        checks.apart(item, words, [*cues, *body] if manner != "direct" else cues)
        self.sources[item.id] = name or "unnamed"
        if outer := item.option("in"):
            self._refer(item, outer, "S")
            checks.inside(item, [*body, *cues], self.spans.get(outer))
            made["within"] = outer
        if to := item.option("to"):
            made["addressee"] = self._party(item, to, near=cues or body)[0]
        if when := item.option("when"):
            made["when"] = self._when(item, when)
        return made | _options(item, "medium", "opt") | self._also(item, "act_also")

    def event(self, item: Item) -> Json:
        trigger = anchor(self.text, item.fields[0], item.where)
        self.spans[item.id] = [trigger]
        type_, _, mode = item.fields[1].partition("/")
        status = item.fields[2]
        checks.event(item, type_, mode, status)
        made: Json = {
            "id": item.id,
            "trigger": trigger,
            "type": type_,
            "mode": mode or None,
            "status": status,
        }
        by = item.option("by")
        if by:
            self._refer(item, by, "S")
            if by in self.spans:
                checks.inside(item, [trigger], self.spans[by])
        made |= {"voice": self.sources.get(by, "unnamed") if by else "reporter", "according_to": by}
        if evidence := item.option("ev"):
            made["status_evidence"] = self._near(item, evidence, [trigger])
        for key, place in (("actor", 3), ("target", 4)):
            names, spans = self._parties(item, item.fields[place], [trigger])
            checks.apart(item, spans, [trigger])
            made |= {key: names[0] if len(names) == 1 else names or None, f"{key}_spans": spans}
        for key, option in (("item", "item"), ("instrument", "with"), ("also_triggers", "more")):
            if words := item.option(option):
                made[key] = self._near(item, words, [trigger])
        made |= self._event_links(item)
        made |= {"negated": item.flag("neg"), "historical": item.flag("hist")}
        if types := self._also(item, "also"):
            made["type_also"] = types["also"]
        return made | _options(item, "opt") | self._also(item, "status_also", "voice_also")

    def _event_links(self, item: Item) -> Json:
        made: Json = {}
        if same := item.option("same"):
            self._refer(item, same, "V")
            made["same_as"] = same
        if when := item.option("when"):
            made["time"] = self._when(item, when)
            made["time_id"] = when if when.startswith("T") else None
        if place := item.option("at"):
            self._refer(item, place, "P")
            made["place"] = place
        if numbers := item.option("n"):
            made["counts"] = numbers.replace(" ", "").split(",")
            for number in made["counts"]:
                self._refer(item, number, "C")
        return made

    def materiel(self, item: Item) -> Json:
        span = self._own(item)
        checks.materiel(item, item.fields[1])
        made: Json = {"id": item.id, "span": span, "words": self.text[slice(*span)], "class": item.fields[1]}
        for key in ("holder", "supplier"):
            if who := item.option(key):
                made[key] = self._party(item, who, near=[span])[0]
        return made | _options(item, "check", "opt")

    # What items are made of ----------------------------------------------------------------------

    def _own(self, item: Item) -> list[int]:
        span = anchor(self.text, item.fields[0], item.where)
        self.spans[item.id] = [span]
        return span

    def _near(self, item: Item, words: str, near: Spots) -> Spans:
        return sorted(anchor(self.text, quote, item.where, near=near) for quote in pieces(words))

    def _party(self, item: Item, field: str, near: Spots, outside: Spots = ()) -> tuple[str | None, Spans]:
        names, spans = self._parties(item, field, near, outside)
        return (" and ".join(names) or None), spans

    def _parties(self, item: Item, field: str, near: Spots, outside: Spots = ()) -> tuple[list[str], Spans]:
        """Names and words of ``@key``, ``@key:words``, ``words``, several with +, or nobody at all: ``-``."""
        names, spans = [], []
        for piece in [] if field == "-" else pieces(field):
            key, _, words = piece[1:].partition(":") if piece.startswith("@") else ("", "", piece)
            if key and key not in self.entities:
                raise Wrong(f"{item.where}: there is no entity {key}")
            if words:
                spans.append(anchor(self.text, words, item.where, near=near, outside=outside))
                checks.party(item, self.text[slice(*spans[-1])])
                if key:
                    self.entities[key]["spans"].append(spans[-1])
            names.append(self.entities[key]["name"] if key else self.text[slice(*spans[-1])])
        return names, sorted(spans)

    def _refer(self, item: Item, id_: str, kind: str) -> None:
        if not id_.startswith(kind) or id_ not in self.known:
            raise Wrong(f"{item.where}: there is no {id_}")

    def _when(self, item: Item, when: str) -> str:
        """The value of a time, or an ISO date or interval of days as it stands."""
        if when.startswith("T"):
            self._refer(item, when, "T")
            return self.known[when].fields[1].partition(" ")[2]
        checks.interval(item, when)
        return when

    def _also(self, item: Item, *names: str) -> Json:
        return {name: value.replace(" ", "").split(",") for name in names if (value := item.option(name))}


def _none(value: str) -> str | None:
    return None if value == "-" else value


def _options(item: Item, *names: str) -> Json:
    made: Json = {}
    for name in names:
        if value := item.option(name):
            made["optional" if name == "opt" else name] = True if name == "opt" else value
    return made


def compile_report(report: Report, who: str | None = None) -> tuple[Json, list[str]]:
    """The gold JSON of a report by one annotator (None: the adjudicated one, else the first), and what is wrong."""
    wrong = checks.report(report)
    path = annotation(report, who)
    if path is None:
        return {}, [*wrong, f"{report.id}: no annotation{f' by {who}' if who else ''}"]
    try:
        compiler = Compiler(report, read_items(path))
    except Wrong as error:
        return {}, [*wrong, str(error)]
    gold = compiler.gold()
    return gold, wrong + compiler.wrong


def chosen(paths: Sequence[Path], part: str | None) -> list[Report]:
    found = list(reports(ROOT))
    if paths:
        wanted = [path.resolve() for path in paths]
        found = [
            r for r in found if any(p == r.path.resolve() or p in r.path.resolve().parents for p in wanted)
        ]
    return [report for report in found if part in (None, report.part)]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    parser.add_argument("--part", choices=["train", "dev", "test"])
    parser.add_argument("--by", help="the annotator, such as a or b")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("-o", "--out", type=Path)
    args = parser.parse_args(arguments)
    lines, failed = [], False
    for report in chosen(args.paths, args.part):
        gold, wrong = compile_report(report, args.by)
        for message in wrong:
            print(message)
        failed |= bool(wrong)
        if args.show:
            show(gold, report.text)
        record: Json = {
            "id": report.id,
            "part": report.part,
            "title": report.head.get("title"),
            "text": report.text,
        }
        record |= {"published": report.published, "source": report.head.get("outlet"), "gold": gold}
        lines.append(json.dumps(record, ensure_ascii=False))
    for folder in sorted({report.path.parent for report in chosen(args.paths, args.part)}):
        for message in read_story(folder)[1]:
            print(message)
            failed = True
    if args.out:
        args.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} reports{', something is wrong' if failed else ', all right'}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
