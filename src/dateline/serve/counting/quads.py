"""The quad class of each PLOVER type, from the table of the project."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np

from dateline.serve.counting.columns import TYPES, Small

QUADS: Final = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")


@cache
def quad_of_type() -> Small:
    """For each of `TYPES`, the place of its quad class in `QUADS`."""
    table = files("dateline").joinpath("data/plover/quads.csv").read_text(encoding="utf-8")
    known = dict(line.split(",") for line in table.splitlines()[1:])
    return np.array([QUADS.index(known[kind]) for kind in TYPES], np.uint8)
