"""The weights of incidents: which noun phrases of a report have which role, in which words, and of what type it tells.

    python training/incidents.py ../shared/gold/events/muc4-dev.jsonl.gz src/dateline/lang/en/incidents.tsv

Logistic regressions in two rounds, trained on MUC-4's development part, which may be trained with and not copied: the
file has weights of words and of grammatical places, and no text. All 1,300 reports are read with the network (about four
minutes on a free core), then weighed (about seven). Decisions about the data:

- A candidate (`dateline.incidents.candidates`) has a role where one of its wordings is one of the strings that the keys
  allow for it in any template of the report.
- ``role`` and ``type`` go by features that are there or not. Each third of the reports is then judged by what the other
  two thirds give, and from these likelihoods, and those of its rivals and its company, a candidate is weighed ``again``,
  and so is the ``report`` from the roles that are filled in it.
- ``wording``: of the wordings of candidates that have a role, which stand in the keys.
- ``pair``: of two candidates that have roles, whether one template of the keys has both.
- Features of fewer than `FEWEST` candidates, reports or wordings are left out, as are rows with no weight of `SMALLEST`.

``--check`` writes, in the place of the weights, what each third of the reports is judged to tell by weights from the
other two, in the form of ``dateline evaluate incidents``: thresholds are set by these. Deterministic: limited-memory
BFGS from nought.
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from logistic import minimise

from dateline import lang
from dateline.evaluate.incidents import plain, templates_of
from dateline.incidents.candidates import Phrase, Scene, grouped, scene_of
from dateline.incidents.features import features_of_report, kind_of, nearest
from dateline.incidents.meanings import PARTS as MEANINGS
from dateline.incidents.meanings import meaning_of
from dateline.incidents.several import features_of_pair, one_of, setting_of
from dateline.incidents.standing import report_again, standings
from dateline.incidents.view import KEYS, all_features, at_first, at_second, incidents_in, weigh
from dateline.incidents.wordings import features_of_wordings, wordings
from dateline.incidents.words import PARTS, ROLES, TYPES, Words, likelihoods, table_of, words_of
from dateline.lang import Language
from dateline.lang.vectors import vectors_of
from dateline.model import document_of
from dateline.reading import Reader

FEWEST = {"role": 4, "type": 4, "again": 1, "report": 1, "wording": 3, "pair": 1}
SMALLEST = {
    "role": 0.4,
    "meaning": 0.0,
    "type": 0.1,
    "again": 0.0,
    "report": 0.0,
    "wording": 0.05,
    "pair": 0.0,
}
PENALTY = {"role": 0.1, "type": 0.1, "again": 100.0, "report": 10.0, "wording": 1.0, "pair": 10.0}
RARE = {"role": 0.2, "type": 0.5}
"""A feature counts as many times this as the logarithm of how few have it: what all have is held nearer to nought."""
SCALE = 0.3
"""Of what words mean, beside features of length one."""
DIGITS = {"role": 1, "meaning": 2, "type": 1, "again": 4, "report": 4, "wording": 2, "pair": 2}
"""Those of again and report are of numbers brought to one scale. Set by average precision on thirds."""
ROUNDS = {"role": 100, "type": 100, "again": 200, "report": 200, "wording": 100, "pair": 100}
THIRDS, ALL = 3, -1
NUMBERS = ("again", "report")
HEAD = f"""\
# Weights of incidents, by training/incidents.py from MUC-4's development part: part, feature, and a weight for each of
# the roles {", ".join(ROLES)} (role, again); of the types {", ".join(TYPES)}, any (type, report);
# or one (wording, pair).
"""
Features = Iterable[str] | Mapping[str, float]
Weights = dict[str, tuple[float, ...]]


@dataclass
class Case:
    """One report: its candidates with features, the roles and types that they should have, the third it is in."""

    id: str
    third: int
    scene: Scene
    groups: list[list[Phrase]]
    features: list[dict[str, float]]
    meanings: np.ndarray
    roles: list[list[bool]]
    wordings: list[tuple[frozenset[str], bool]]
    pairs: list[tuple[frozenset[str], bool]]
    told: dict[str, float]
    types: list[bool]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    language = lang.load("en")
    cases = list(cases_of(args.gold, language))
    rounds = rounds_of(cases)
    with args.out.open("w", encoding="utf-8") as file:
        if args.check:
            for case in cases:
                file.write(json.dumps(predicted(case, rounds[case.third], words_of(language))) + "\n")
            return
        file.write(HEAD)
        for part, weights in rounds[ALL].items():
            for feature, numbers in weights.items():
                row = (f"{number:.{DIGITS[part]}f}" for number in numbers)
                file.write("\t".join([part, feature, *row]) + "\n")


def cases_of(gold: Path, language: Language) -> Iterator[Case]:
    """The reports of a gold file, read."""
    table, reader = language.table("incidents"), Reader.load()
    slots = {step: slot for slot, steps in table["slots"].items() for step in steps}
    classes: dict[str, tuple[str, ...]] = {}
    for name, lemmas in table["classes"].items():
        for each in lemmas:
            classes[each] = (*classes.get(each, ()), name)
    with gzip.open(gold, "rt", encoding="utf-8") as lines:
        for number, document in enumerate(map(json.loads, lines)):
            reading = reader.read(document_of(document["text"], id=document["id"]))
            scene = scene_of(reading, classes, slots, frozenset(table["articles"]))
            yield case_of(document, number % THIRDS, scene, frozenset(table["further"]))


def case_of(document: Any, third: int, scene: Scene, further: frozenset[str]) -> Case:
    """A report with what its keys say of each candidate."""
    text, told = scene.reading.document.text, features_of_report(scene)
    types = [any(name in row["incident_type"] for row in document["roles"]) for name in TYPES]
    case = Case(
        document["id"],
        third,
        scene,
        list(grouped(scene)),
        [],
        np.zeros(0),
        [],
        [],
        [],
        told,
        [*types, any(types)],
    )
    keys = [{plain(x) for row in document["roles"] for e in row.get(role) or () for x in e} for role in ROLES]
    vectors = vectors_of(lang.load("en"))
    means = [meaning_of(scene, group, vectors) for group in case.groups]
    case.meanings = np.array(means, np.float32).reshape(-1, len(MEANINGS) * vectors.rows.shape[1])
    among: dict[tuple[int, str], set[int]] = {}
    for place, group in enumerate(case.groups):
        found = wordings(scene, group)
        plains = {plain(each.span.of(text)) for each in found.values()}
        for role in ROLES:
            rows = {
                n
                for n, row in enumerate(document["roles"])
                for e in row.get(role) or ()
                if plains & set(map(plain, e))
            }
            if rows:
                among[place, role] = rows
        right = [{w for w, each in found.items() if plain(each.span.of(text)) in strings} for strings in keys]
        case.features.append(all_features(scene, group))
        case.roles.append([bool(some) for some in right])
        for role, some in zip(ROLES, right, strict=True):
            if some:
                near, kind = nearest(scene, group), kind_of(scene, group[0])
                features = features_of_wordings(scene, found, role=role, near=near, kind=kind)
                case.wordings += [(row, w in some) for w, row in features.items()]
    setting = setting_of(scene, further)
    ones = {(place, role): one_of(scene, role, case.groups[place]) for place, role in among}
    for one, other in combinations(among, 2):
        if one[0] != other[0]:
            same = bool(among[one] & among[other])
            case.pairs.append((features_of_pair(setting, ones[one], ones[other]), same))
    return case


def rounds_of(cases: Sequence[Case]) -> dict[int, dict[str, Weights]]:
    """The weights of each part from all reports (`ALL`), and from all but each third."""
    sets = {t: [case for case in cases if case.third != t] for t in range(THIRDS)} | {ALL: list(cases)}
    first = {t: first_round(some) for t, some in sets.items()}
    known = {t: known_by(words_of(lang.load("en")), weights) for t, weights in first.items()}
    reports = {c.id: likelihoods(known[c.third].kinds, c.told, len(TYPES) + 1) for c in cases}
    stood: dict[str, dict[int, dict[str, float]]] = {}
    chances: dict[str, list[list[float]]] = {}
    for c in cases:
        chances[c.id] = [at_first(c.scene, group, known[c.third]) for group in c.groups]
        stood[c.id] = standings(c.scene, c.groups, chances[c.id], reports[c.id])
    for t, some in sets.items():
        rows = [row for c in some for row in stood[c.id].values()]
        first[t]["again"] = fit("again", rows, [c.roles[place] for c in some for place in stood[c.id]])
        for part, each in (
            ("wording", [x for c in some for x in c.wordings]),
            ("pair", [x for c in some for x in c.pairs]),
        ):
            first[t][part] = fit(part, [row for row, _ in each], [[yes] for _, yes in each])
    known = {t: known_by(known[t], weights) for t, weights in first.items()}
    again = {
        c.id: report_again(
            reports[c.id],
            [at_second(chances[c.id][place], row, known[c.third]) for place, row in stood[c.id].items()],
        )
        for c in cases
    }
    for t, some in sets.items():
        first[t]["report"] = fit("report", [again[c.id] for c in some], [c.types for c in some])
    return first


def first_round(cases: Sequence[Case]) -> dict[str, Weights]:
    """The weights of features."""
    features = [row for case in cases for row in case.features]
    roles = [row for case in cases for row in case.roles]
    known, meant = fit_marked("role", features, roles, dense=np.concatenate([c.meanings for c in cases]))
    types, _ = fit_marked("type", [case.told for case in cases], [case.types for case in cases])
    return {"role": known, "meaning": meant, "type": types}


def known_by(words: Words, weights: Mapping[str, Weights]) -> Words:
    """The words with other weights, of those parts that are there."""
    names = dict(
        zip(PARTS, ("roles", "meanings", "kinds", "again", "report", "wordings", "pairs"), strict=True)
    )
    found: dict[str, Any] = {names[part]: rows for part, rows in weights.items()}
    return replace(words, **found | {"meanings": table_of(weights["meaning"])})


def predicted(case: Case, weights: dict[str, Weights], words: Words) -> Any:
    """A report judged by weights that have not seen it."""
    known = known_by(words, weights)
    views = incidents_in(case.scene, known, weigh(case.scene, known), KEYS)
    return {"id": case.id, "roles": templates_of(case.scene.reading, views)}


def fit(part: str, features: Sequence[Features], wanted: Sequence[Sequence[bool]]) -> Weights:
    """The weights of each feature for each column, rounded."""
    if part not in NUMBERS:
        return fit_marked(part, features, wanted)[0]
    place = {name: n for n, name in enumerate(sorted({name for row in features for name in row}))}
    return rounded(part, list(place), numbered(part, features, place, np.array(wanted, float)))


def fit_marked(
    part: str,
    features: Sequence[Features],
    wanted: Sequence[Sequence[bool]],
    *,
    dense: np.ndarray | None = None,
) -> tuple[Weights, Weights]:
    """The same of features that most rows lack, and the weights of a table beside them."""
    counts = Counter(feature for row in features for feature in row)
    place = {
        name: n for n, name in enumerate(sorted(f for f, count in counts.items() if count >= FEWEST[part]))
    }
    more = np.zeros((len(features), 0)) if dense is None else dense * SCALE
    columns = marked(part, features, place, np.array(wanted, float), more)
    meant = [column[len(place) :] * SCALE for column in columns]
    table = rounded(part, list(place), [column[: len(place)] for column in columns])
    return table, rounded("meaning", [str(n) for n in range(more.shape[1])], meant)


def rounded(part: str, names: Sequence[str], columns: Sequence[np.ndarray]) -> Weights:
    """Weights by name, those of no weight left out."""
    table = np.round(np.array(columns).T, DIGITS[part])
    kept = np.abs(table).max(1, initial=0.0) >= SMALLEST[part]
    return {n: tuple(map(float, r)) for n, r, keep in zip(names, table, kept, strict=True) if keep}


def marked(
    part: str, features: Sequence[Features], place: Mapping[str, int], right: np.ndarray, more: np.ndarray
) -> list[np.ndarray]:
    """Weights of features that most rows lack, and of a table with a number in each."""
    found = [sorted((place[name], name) for name in row if name in place) for row in features]
    cols = np.fromiter((n for row in found for n, _ in row), np.int64)
    values = np.fromiter(
        (
            row[name] if isinstance(row, Mapping) else 1.0
            for row, names in zip(features, found, strict=True)
            for _, name in names
        ),
        float,
    )
    rows = np.repeat(np.arange(len(found)), [len(row) for row in found])
    rare = np.ones(len(place))
    if part in RARE:
        rare = RARE[part] * np.log(len(found) / np.maximum(np.bincount(cols, minlength=len(place)), 1))
        rare[place["bias"]] = 1.0
        values = values * rare[cols]
    size, some, count = len(place), more.astype(np.float32), right.shape[1]

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        w = flat.reshape(-1, count)
        z = np.stack([np.bincount(rows, w[cols, n] * values, len(found)) for n in range(count)], 1)
        z += some @ w[size:].astype(np.float32)
        off = 1 / (1 + np.exp(-z)) - right
        value = float((np.logaddexp(0, z) - right * z).sum() + PENALTY[part] * (flat @ flat) / 2)
        slope = np.stack([np.bincount(cols, off[rows, n] * values, size) for n in range(count)], 1)
        slope = np.concatenate([slope, some.T @ off.astype(np.float32)])
        return value, (slope + PENALTY[part] * w).ravel()

    start = np.zeros((size + more.shape[1]) * count)
    table = minimise(loss, start, ROUNDS[part]).reshape(-1, count)
    table[:size] *= rare[:, None]
    return list(table.T)


def numbered(
    part: str, features: Sequence[Features], place: Mapping[str, int], right: np.ndarray
) -> list[np.ndarray]:
    """Weights of numbers, which are brought to one scale, and the weights back."""
    table = np.zeros((len(features), len(place)))
    for n, row in enumerate(features):
        assert isinstance(row, Mapping)
        for name, number in row.items():
            table[n, place[name]] = number
    bias = place["bias"]
    middle, scale = table.mean(0), table.std(0) + 1e-6
    middle[bias], scale[bias] = 0.0, 1.0
    table = (table - middle) / scale
    penalty = np.full(len(place), PENALTY[part])
    penalty[bias] = 0.0

    def column(wanted: np.ndarray) -> np.ndarray:
        def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
            z = table @ w
            off = 1 / (1 + np.exp(-z)) - wanted
            value = float((np.logaddexp(0, z) - wanted * z).sum() + (penalty * w * w).sum() / 2)
            return value, table.T @ off + penalty * w

        w = minimise(loss, np.zeros(len(place)), ROUNDS[part]) / scale
        w[bias] -= w @ middle
        return w

    return [column(wanted) for wanted in right.T]


if __name__ == "__main__":
    main()
