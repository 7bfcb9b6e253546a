"""The floors of quality: figures that a change may not fall below, each tied to the gold data it was measured on.

``floors.toml`` holds, for each measurement, the SHA-256 of its gold files and the least value of its pinned figures.
Nothing lowers a floor but a person who edits the file; `raised` only lifts floors, to what was measured. Where the gold
data are not those of the floors, figures cannot be compared and the gate refuses to.
"""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

HEAD = """\
# The least that each figure may be, in per cent, and the gold data it was measured on (evaluation/floors.py).
# Written by: python -m evaluation --raise. A floor is lowered by hand alone, with the reason in the commit.
"""


# Second annotations of the open gold set: they measure agreement, and are no answers until they are adjudicated.
UNREAD = "*.b.ann"


@dataclass(frozen=True)
class Floors:
    """The floors of one measurement: hashes of its gold files by their names, and least values by figure."""

    gold: Mapping[str, str] = field(default_factory=dict)
    least: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Verdict:
    """One figure beside its floor; None where there is none yet."""

    figure: str
    value: float
    floor: float | None

    @property
    def falls(self) -> bool:
        return self.floor is not None and self.value < self.floor


class DataChanged(Exception):
    """The gold files are not those that the floors were measured on."""


def read(path: Path) -> dict[str, Floors]:
    if not path.exists():
        return {}
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: Floors(table["gold"], table["floors"]) for name, table in tables.items()}


def write(path: Path, floors: Mapping[str, Floors]) -> None:
    parts = [HEAD]
    for name in sorted(floors):
        gold, least = floors[name].gold, floors[name].least
        parts.append(
            f"\n[{name}.gold]\n" + "".join(f"{json.dumps(f)} = {json.dumps(gold[f])}\n" for f in sorted(gold))
        )
        parts.append(
            f"\n[{name}.floors]\n" + "".join(f"{json.dumps(f)} = {least[f]:.2f}\n" for f in sorted(least))
        )
    path.write_text("".join(parts), encoding="utf-8")


def digest(path: Path) -> str:
    """The hash of a file, or of the names and hashes of the files in a folder that a measurement reads."""
    if not path.is_dir():
        return sha256(path.read_bytes()).hexdigest()
    files = sorted(file for file in path.rglob("*") if file.is_file() and not file.match(UNREAD))
    lines = [f"{file.relative_to(path).as_posix()} {digest(file)}\n" for file in files]
    return sha256("".join(lines).encode()).hexdigest()


def judge(floors: Floors, gold: Mapping[str, str], figures: Mapping[str, float]) -> list[Verdict]:
    """Each figure beside its floor. A pinned figure that was not measured counts as 0."""
    if floors.gold and dict(floors.gold) != dict(gold):
        changed = sorted(f for f in {**floors.gold, **gold} if floors.gold.get(f) != gold.get(f))
        raise DataChanged(f"{', '.join(changed)}: not the data of the floors; nothing is compared")
    figures = {**dict.fromkeys(floors.least, 0.0), **figures}
    return [Verdict(name, value, floors.least.get(name)) for name, value in figures.items()]


def raised(floors: Floors, gold: Mapping[str, str], figures: Mapping[str, float]) -> Floors:
    """The floors lifted to the figures; none is lowered."""
    judge(floors, gold, figures)
    least = {name: max(value, floors.least.get(name, 0.0)) for name, value in figures.items()}
    return Floors(dict(gold), {**floors.least, **least})
