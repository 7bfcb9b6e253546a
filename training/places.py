"""The weights by which names of places are told and resolved (``lang/en/toponyms.toml``).

    PYTHONPATH=src:. python training/places.py --place ../shared/gold/place -o src/dateline/lang/en/toponyms.toml

Data decisions
- LGL (Lieberman et al. 2010) and TR-News (Kamalloo and Rafiei 2018), as in milangritta/Pragmatic-Guide-to-Geoparsing-
  Evaluation: newspaper articles, which are not here. Documents whose id has a SHA-256 that is divisible by 5 are held out
  (`held_out`); the weights are fitted to the other four fifths.
- Recognition: every stretch that the reader weighs is one example, right where its ends are those of a gold toponym.
  Features seen fewer than ``LEAST`` times are left out, and no feature is a name itself: "Gainesville" would say nothing
  of other reports.
- Both sets are of newspapers of English-speaking towns, so each document is given once more with the names of its towns,
  divisions, rivers and mountains replaced by names of one country of `ELSEWHERE` (`renamed`): what stands round a name
  is to tell, not whether it sounds English.
- GUM train (annotation CC BY 4.0) for recognition too: mentions of places that are proper nouns alone. It marks no
  demonyms and no names inside names, so words of other mentions with proper nouns are left out.
- Resolution: every name with coordinates is one example, its places the options; right is the place with the gold
  GeoNames id, or where there is none, the nearest within 161 km, or none of them. First each name alone, then with the
  winners of the others as the first weights find them.
- ``--only resolution`` leaves the weights of recognition as they stand: fitted again to the readings of 28 November 2026
  they found .2 to .3 less on the held-out documents.
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any
from unicodedata import combining, normalize

from evaluation.place import held_out
from training.logistic import Example, fit

from dateline.config import Config
from dateline.gazetteer import Entry, Gazetteer, fold, kilometres
from dateline.gazetteer.store import open_file
from dateline.model import document_of
from dateline.reading import COMPONENTS, Reader
from dateline.reading.draft import Draft
from dateline.reading.places import given_stretches
from dateline.reading.places.context import Scene, none_features, own_features, scene_of, shared_features
from dateline.reading.places.features import features, view
from dateline.reading.places.recognise import weights
from dateline.reading.places.resolve import settle
from dateline.reading.places.spans import Stretch, stretches
from evaluation import gum

SETS = ("lgl.jsonl.gz", "trnews.jsonl.gz")
LEAST = 5
PRIOR = 0.5
"""Variance of the prior of all weights: of 0.3, 0.5 and 1 the best on the held-out fifth, by a few tenths."""
ELSEWHERE = (
    "AFG", "SYR", "IRQ", "YEM", "SDN", "SSD", "UKR", "MLI", "ETH", "PSE", "LBN", "MMR", "COD", "SOM", "NGA", "COL", "LBY",
    "EGY", "PAK", "NER", "BFA", "TCD", "CAF", "MOZ", "LKA", "PHL", "GEO", "AZE", "ARM", "RUS", "IRN", "TUR", "IND", "ISR",
)  # fmt: skip
CLASSES = (
    ("PPL", "PPLA", "PPLA2", "PPLA3", "PPLX", "PPLC"), ("ADM2", "ADM1"), ("STM", "LK", "RSV"), ("MT", "MTS", "VAL"),
)  # fmt: skip
"""Features whose names are replaced by each other's."""
SHIPPED = Path(__file__).parent.parent / "src/dateline/data/gazetteer.sqlite"
Row = dict[str, Any]


def rows(folder: Path) -> Iterator[Row]:
    for name in SETS:
        with gzip.open(folder / name, "rt", encoding="utf-8") as file:
            yield from filter(lambda row: not held_out(row["id"]), map(json.loads, file))


def draft_of(reader: Reader, row: Row) -> Draft:
    """The draft of a text, as far as places need it."""
    draft = Draft(
        document_of(row["text"], id=row["id"]), reader.language, reader.network, gazetteer=reader.gazetteer
    )
    for component in COMPONENTS:
        if component.name == "places":
            break
        component.run(draft)
    return draft


def recognition(draft: Draft, gazetteer: Gazetteer, row: Row) -> Iterator[Example]:
    """Each stretch against nothing."""
    gold = {(t["start"], t["end"]) for t in row["toponyms"]}
    possible = stretches(draft, gazetteer)
    seen = view(draft, possible)
    for stretch in possible:
        right = (draft.words[stretch.first][0], draft.words[stretch.last][1]) in gold
        yield [[], list(features(seen, stretch))], [not right, right]


@cache
def names_of(file: Path, country: str, features: tuple[str, ...]) -> list[str]:
    """The names, in plain letters, of a country's places with one of some features, and of those in no country."""
    base = open_file(file)
    marks = ", ".join("?" * len(features))
    rows = base.execute(
        f"SELECT name FROM place WHERE feature IN ({marks}) AND country IN (?, '')", (*features, country)
    )
    plain = {"".join(c for c in normalize("NFKD", name) if not combining(c)) for (name,) in rows}
    return sorted(name for name in plain if fold(name).isascii())


def renamed(row: Row, file: Path) -> Row:
    """The document with the names of its places replaced, the same name by the same, those of one country."""
    chance = Random(row["id"])
    country = chance.choice(ELSEWHERE)
    new: dict[str, str] = {}
    toponyms, text, done = [], "", 0
    for toponym in sorted(row["toponyms"], key=lambda t: t["start"]):
        if toponym["start"] < done:
            continue
        code = (toponym.get("feature") or "").partition(".")[2]
        kinds = next((kinds for kinds in CLASSES if code in kinds), None)
        name = row["text"][toponym["start"] : toponym["end"]]
        called = name
        if kinds is not None:
            if name not in new:
                new[name] = chance.choice(names_of(file, country, kinds) or [name])
            called = new[name].upper() if name.isupper() and len(name) > 4 else new[name]
        text += row["text"][done : toponym["start"]]
        toponyms.append(toponym | {"start": len(text), "end": len(text) + len(called)})
        text += called
        done = toponym["end"]
    return row | {"id": f"{row['id']} renamed", "text": text + row["text"][done:], "toponyms": toponyms}


def of_gum(reader: Reader, file: Path) -> Iterator[Example]:
    """Each stretch of GUM's documents against nothing."""
    for document in gum.documents(file):
        names = {
            document.span(m)
            for m in document.mentions
            if m.kind == "place" and all(w.upos == "PROPN" for w in document.words[m.first : m.last + 1])
        }
        other = {
            n
            for m in document.mentions
            for n in range(*document.span(m))
            if document.words[m.head].upos == "PROPN" and document.span(m) not in names
        }
        draft = draft_of(reader, {"id": document.id, "text": document.text})
        possible = stretches(draft, reader.gazetteer)
        seen = view(draft, possible)
        for stretch in possible:
            span = draft.words[stretch.first][0], draft.words[stretch.last][1]
            if not stretch.demonym and (span in names or span[0] not in other):
                yield [[], list(features(seen, stretch))], [span not in names, span in names]


Gold = dict[int, tuple[str, float, float]]


def answers(scene: Scene, found: Sequence[tuple[Row, Stretch]]) -> Gold:
    """The gold id and point of each name of a scene that has one: the commonest, where occurrences differ."""
    number = {(s.first, s.last): n for n, name in enumerate(scene.named) for s in name.stretches}
    votes: dict[int, Counter[tuple[str, float, float]]] = {}
    for toponym, stretch in found:
        if toponym.get("lat") is not None:
            answer = str(toponym.get("geonames_id")), toponym["lat"], toponym["lon"]
            votes.setdefault(number[stretch.first, stretch.last], Counter())[answer] += 1
    return {n: counter.most_common(1)[0][0] for n, counter in votes.items()}


def resolution(scene: Scene, gold: Gold, *, together: bool) -> Iterator[Example]:
    """The places of each name, and last none of them."""
    for number, (geonames_id, lat, lon) in gold.items():
        entries = scene.named[number].entries
        if not entries:
            continue
        right = [str(e.geonames_id) == geonames_id for e in entries]
        if not any(right):
            point = Entry(0, "", lat, lon, "")
            distances = [kilometres(point, e) for e in entries]
            right = [d < 161 and d <= min(distances) + 5 for d in distances]
        options = [
            [*own_features(scene, number, rank), *(shared_features(scene, number, e) if together else ())]
            for rank, e in enumerate(entries)
        ]
        yield [*options, list(none_features(scene, number))], [*right, not any(right)]


def write(path: Path, tables: dict[str, dict[str, float]], note: str) -> None:
    lines = [f"# Written by training/places.py, never by hand. {note}"]
    for name, table in tables.items():
        lines += [
            "",
            f"[{name}]",
            *(f"{json.dumps(key, ensure_ascii=False)} = {value}" for key, value in sorted(table.items())),
        ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--place", type=Path, required=True, help="the folder of LGL and TR-News")
    parser.add_argument(
        "--weights", type=Path, help="the network; that which comes with Dateline if not given"
    )
    parser.add_argument(
        "--gazetteer", type=Path, help="the gazetteer; that which comes with Dateline if not given"
    )
    parser.add_argument("--gum", type=Path, help="GUM's train part")
    parser.add_argument("--only", choices=("resolution",), help="leave the other weights as they stand")
    parser.add_argument("-o", "--out", type=Path, required=True)
    args = parser.parse_args()
    names_too = args.only is None
    reader = Reader.load(Config(weights=args.weights, gazetteer=args.gazetteer))
    names: list[Example] = list(of_gum(reader, args.gum)) if args.gum and names_too else []
    scenes: list[tuple[Scene, Gold]] = []
    for row in rows(args.place):
        draft = draft_of(reader, row)
        if names_too:
            names += recognition(draft, reader.gazetteer, row)
            again = renamed(row, args.gazetteer or SHIPPED)
            names += recognition(draft_of(reader, again), reader.gazetteer, again)
        found = list(
            zip(
                row["toponyms"],
                given_stretches(draft, [(t["start"], t["end"]) for t in row["toponyms"]]),
                strict=True,
            )
        )
        scene = scene_of(draft, list({(s.first, s.last): s for _, s in found}.values()))
        scenes.append((scene, answers(scene, found)))
    kept = weights(reader.language, "recognition")
    tables = {"recognition": fit(names, least=LEAST, prior=PRIOR) if names_too else kept}
    alone = [e for scene, gold in scenes for e in resolution(scene, gold, together=False)]
    tables["alone"] = fit(alone, least=LEAST, prior=1.0)
    for scene, _ in scenes:
        settle(scene, tables["alone"], {})
    together = [e for scene, gold in scenes for e in resolution(scene, gold, together=True)]
    tables["together"] = fit(together, least=LEAST, prior=1.0)
    stretches_told = f"{len(names)} stretches" if names_too else "stretches as before"
    note = (
        f"Fitted to {stretches_told} and {len(together)} names: LGL, TR-News (SHA-256 mod 5 > 0), GUM train."
    )
    write(args.out, tables, note)
    print(note, {name: len(table) for name, table in tables.items()})


if __name__ == "__main__":
    main()
