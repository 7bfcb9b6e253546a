"""One place of the gazetteer."""

from dataclasses import dataclass
from typing import Final

COUNTRY: Final = frozenset({"PCLI", "PCLD", "PCLIX", "PCLS", "PCLF", "PCL", "TERR"})
ADMIN1: Final = frozenset({"ADM1"})
ADMIN2: Final = frozenset({"ADM2", "ADM3", "ADM4", "ADMD"})
REGION: Final = frozenset({"RGN", "CONT", "DISP", "AREA"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A place: ``feature`` is its GeoNames feature code (``PPLC`` a capital, ``ADM1`` a first-level division …).

    ``key`` tells it from all others of one gazetteer; ``admin1`` and ``admin2`` are the keys of the divisions it lies in,
    0 where none is known; ``country`` is ISO 3166 alpha-3, empty for what lies in none or several. ``box`` is south,
    west, north and east of an extended feature.
    """

    key: int
    name: str
    lat: float
    lon: float
    feature: str
    country: str = ""
    admin1: int = 0
    admin2: int = 0
    population: int = 0
    geonames_id: int | None = None
    box: tuple[float, float, float, float] | None = None

    @property
    def settled(self) -> bool:
        """Whether it is a city, town or village."""
        return self.feature.startswith("PPL") or self.feature == "STLMT"
