"""Words that templates of counts share: short numbers, what was chosen, the address of what was counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from dateline.export.dates import days
from dateline.export.records.countries import name_of
from dateline.serve.counting import Filters

_CHOSEN: Final = tuple(each.name for each in fields(Filters))
_KNOWN: Final = {
    "country": "known only by country",
    "area": "known only by a wider area",
    "name": "at a place that is not resolved",
    "nothing": "without a place",
    "point": "with a point",
}

_TIMED: Final = {
    "sure": "wholly in",
    "perhaps": "reaching beyond",
    "open": "known at one end, in",
    "undated": "without a day",
}
_BEFORE: Final = {
    "actor": "by",
    "recipient": "to",
    "place": "at",
    "outlet": "told by",
    "by": "by",
    "to": "to",
}


def short(number: int) -> str:
    """A number in at most four signs: 999, 12k, 3.4M."""
    if number < 1_000:
        return str(number)
    if number < 1_000_000:
        return f"{number / 1000:.1f}k" if number < 9_950 else f"{round(number / 1000)}k"
    return f"{number / 1_000_000:.1f}M"


def named_countries(codes: Iterable[str], chosen: str | None) -> list[tuple[str, str]]:
    """Names and codes of countries that can be chosen, by name; one that is chosen is among them."""
    return sorted((name_of(code) or code, code) for code in {*codes, *([chosen] if chosen else [])})


def selection(asked: Filters, **meant: Any) -> str:
    """The address of the events that a page counted: its filters, and what of them is meant."""
    values = {name: getattr(asked, name) for name in _CHOSEN} | meant
    if values.get("shown") == "happened":
        del values["shown"]
    return (
        f"/selection?{urlencode({name: str(value) for name, value in values.items() if value is not None})}"
    )


def chosen_words(asked: Any) -> str:
    """What was chosen, for people: the filters, and what of them is meant."""
    what = "all, also planned, denied and past" if asked.shown == "all" else "what happened"
    words = [asked.type.lower() if asked.type else None, asked.status or what]
    if asked.since or asked.until:
        words.append(days(_iso(asked.since), _iso(asked.until)))
    words += [
        f"{before} {value}" for name, before in _BEFORE.items() if (value := getattr(asked, name, None))
    ]
    words.append(name_of(asked.country) or asked.country)
    words.append(_KNOWN.get(getattr(asked, "known", None) or ""))
    if getattr(asked, "lat", None) is not None:
        words.append(f"at {asked.lat:g}, {asked.lon:g}")
    if getattr(asked, "zoom", None) is not None:
        words.append("in one cell of the map")
    words.append(_TIMED.get(getattr(asked, "time", None) or ""))
    if getattr(asked, "first", None):
        words.append(days(_iso(asked.first), _iso(asked.last)))
    return " · ".join(word for word in words if word)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
