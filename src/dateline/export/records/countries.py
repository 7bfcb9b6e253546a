"""Countries by their ISO 3166 alpha-3 code: number, FIPS 10-4 code and name, from ``countries.tsv``."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple


class Country(NamedTuple):
    """One country; ``fips`` is empty where FIPS 10-4 has no code for it."""

    iso3: str
    number: int
    fips: str
    name: str


@lru_cache(maxsize=1)
def countries() -> dict[str, Country]:
    """Every country, by its alpha-3 code."""
    table = files("dateline.export.records").joinpath("countries.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines()[1:])
    return {iso3: Country(iso3, int(number), fips, name) for iso3, number, fips, name in rows}


def fips_of(iso3: str | None) -> str:
    """The FIPS 10-4 code, or nothing."""
    country = countries().get(iso3 or "")
    return country.fips if country else ""


def name_of(iso3: str | None) -> str:
    """The name, or nothing."""
    country = countries().get(iso3 or "")
    return country.name if country else ""
