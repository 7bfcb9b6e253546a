"""Numbers and lengths of time: "two and a half years" is P2Y6M, "several weeks" PXW."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from typing import Final

from dateline.lang import Language
from dateline.reading.times.lexicon import Times, plain

UNITS: Final = {
    "D": "day", "N": "day", "W": "week", "WE": "weekend", "M": "month", "Q": "quarter", "Y": "year", "DE": "decade",
    "CE": "century",
}  # fmt: skip
"""The units of the calendar by their code in the tables; hours and below have none."""

_DIVIDED: Final = {"WE": ("D", 2), "2W": ("W", 2), "N": ("D", 1)}
"""Units that TIMEX3 writes as so many of another one."""
_HALVES: Final = {"Y": "6M", "H": "30M", "TM": "30S"}
"""Half a unit as so many of the next finer one, as TimeBank and AQUAINT write "two and a half years": P2Y6M."""
_MULTIPLYING: Final = (12, 100)
_YEARS: Final = {"DE": 10, "CE": 100, "L": 1000}
"""Units of which more than one are written as years, as TimeBank does."""


def amount_of(parts: Mapping[str, str], times: Times) -> Fraction | None:
    """How many units are told; None where no number is ("several days")."""
    if "vague" in parts:
        return None
    if "digits" in parts:
        return _figures(parts["digits"])
    if "number_words" in parts:
        return _in_words(parts["number_words"], times)
    return Fraction(1) if "one" in parts or "only" in parts else None


def length_of(amount: Fraction | None, unit: str) -> str:
    """A length of time as TIMEX3 writes it, ``X`` for a number that is not told."""
    if amount is not None and amount > 1 and unit in _YEARS:
        unit, amount = "Y", amount * _YEARS[unit]
    unit, times = _DIVIDED.get(unit, (unit, 1))
    if amount is not None and unit in _HALVES and amount > 1 and amount % 1 == Fraction(1, 2):
        whole, half = f"{int(amount)}{unit.removeprefix('T')}", _HALVES[unit]
        return f"{'PT' if unit != 'Y' else 'P'}{whole}{half}"
    number = "X" if amount is None else written(amount * times)
    if unit in ("H", "TM", "S"):
        return f"PT{number}{unit.removeprefix('T')}"
    return f"P{number}{unit}"


def written(amount: Fraction) -> str:
    """A number with at most two decimals."""
    return f"{amount.numerator}" if amount.denominator == 1 else f"{float(amount):.2f}".rstrip("0")


def _figures(words: str) -> Fraction:
    whole, _, part = words.replace(",", "").partition(" ")
    if not part:
        return Fraction(whole)
    above, below = part.strip().split("/")
    return Fraction(whole) + Fraction(int(above), int(below))


def _in_words(words: str, times: Times) -> Fraction:
    """Words of a number: those that follow on each other are added, a hundred or a dozen multiplies those before it.

    An article counts as one where nothing else is there ("a year", but "a hundred years" and "two and a half").
    """
    total, current = Fraction(0), Fraction(0)
    for name in _number(times.language).findall(plain(words)):
        value = Fraction(str(times.words["number"][name]))
        if name in times.lists["articles"] or value == 0:
            continue
        if value >= 1000:
            total, current = total + max(current, Fraction(1)) * value, Fraction(0)
        elif value in _MULTIPLYING and 0 < current < 100:
            current *= value
        else:
            current += value
    return total + current or Fraction(1)


@cache
def _number(language: Language) -> re.Pattern[str]:
    """The words of numbers, the longest first."""
    names = sorted(language.table("times")["words"]["number"], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")


def rank_of(parts: Mapping[str, str], times: Times) -> int:
    """The number of "third", "3rd"."""
    if "rank" in parts:
        return int(times.code("rank", parts["rank"]))
    return int("".join(c for c in parts["nth"] if c.isdigit()))
