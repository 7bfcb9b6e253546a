"""Materiel: weapons, vehicles, aircraft, ships and munitions; who has them, who gave them, and names that do not fit."""

from dateline.reading.materiel.designations import is_designation
from dateline.reading.materiel.equipment import MATERIEL

__all__ = ["MATERIEL", "is_designation"]
