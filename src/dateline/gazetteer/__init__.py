"""The gazetteer: names of places and where they are, in one SQLite file that is read and never loaded whole.

The file that comes with Dateline is made by ``training/gazetteer.py``; a user may add places of their own in a CSV file
(`dateline.gazetteer.own`) or use another file, made of a full GeoNames dump (`dateline.gazetteer.dump`).
"""

from dateline.gazetteer.entry import Entry
from dateline.gazetteer.fold import fold
from dateline.gazetteer.geometry import bearing, holds, kilometres, moved
from dateline.gazetteer.lookup import Gazetteer

__all__ = ["Entry", "Gazetteer", "bearing", "fold", "holds", "kilometres", "moved"]
