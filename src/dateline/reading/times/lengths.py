"""Lengths of time, times that come again and again, and now, once and some day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

from dateline.reading.times.amounts import UNITS, amount_of, length_of
from dateline.reading.times.lexicon import Times, plain
from dateline.reading.times.meaning import Meaning, after, before
from dateline.reading.times.scene import Scene
from dateline.reading.times.stretches import moved


def duration_meaning(parts: Mapping[str, str], times: Times, scene: Scene) -> Meaning:
    """How long; and from when to when, where it reaches to or from the day it is told on ("the past two months")."""
    if "unit" not in parts and "many" not in parts:
        return Meaning("DURATION", "PXX", "a length of time that is not told")
    written = parts.get("unit") or parts["many"]
    code = str(times.code("unit", written))
    amount = amount_of(parts, times) if parts.keys() & {"number_words", "digits", "vague", "only"} else None
    if "only" not in parts and amount is None and "many" not in parts and "vague" not in parts:
        amount = amount_of({"one": written}, times)
    if "plus_half" in parts and amount is not None:
        amount += Fraction(1, 2)
    found = Meaning("DURATION", length_of(amount, code), "a length of time, with no days told")
    span = str(times.words["span"].get(plain(parts.get("span", "")), "part"))
    unit = UNITS.get(code)
    if span == "part" or unit is None:
        return found
    reference = scene.before(unit) if span.startswith("that") else scene.now
    if reference is None:
        return found
    reason = f"a length of time {'up to' if span.endswith('-') else 'from'} {_which(reference.anchor)}"
    if amount is None:
        ends = before(reference.day) if span.endswith("-") else after(reference.day)
        return replace(found, earliest=ends[0], latest=ends[1], anchor=reference.anchor, reason=reason)
    count = max(round(amount), 1)
    first: date | None
    last: date | None
    if span.endswith("-"):
        first, last = moved(reference.day, -count, unit), reference.stretch.last
    else:
        first, last = reference.stretch.first, moved(reference.day, count, unit)
    if first is None or last is None:
        return found
    return replace(
        found, earliest=first.isoformat(), latest=last.isoformat(), anchor=reference.anchor, reason=reason
    )


def set_meaning(parts: Mapping[str, str], times: Times, scene: Scene) -> Meaning:
    """Again and again: every two weeks is P2W, each Thursday XXXX-WXX-4."""
    del scene
    return Meaning("SET", _repeated(parts, times), "comes again and again")


def _repeated(parts: Mapping[str, str], times: Times) -> str:
    if "often" in parts:
        return str(times.code("often", parts["often"]))
    part = plain(parts.get("part", ""))
    day_part = times.words["part"].get(part) or times.words["part"].get(part.removesuffix("s"))
    suffix = f"T{day_part}" if day_part else ""
    weekday = parts.get("weekday") or parts.get("weekdays")
    if weekday:
        return f"XXXX-WXX-{times.code('weekday', weekday)}{suffix}"
    if "month" in parts:
        return f"XXXX-{int(times.code('month', parts['month'])):02}"
    if "season" in parts:
        return f"XXXX-{times.code('season', parts['season'])}"
    if suffix:
        return f"XXXX-XX-XX{suffix}"
    code = str(times.code("unit", parts["unit"]))
    if "other" in parts and not parts.keys() & {"number_words", "digits"}:
        return length_of(amount_of({"digits": "2"}, times), code)
    return length_of(
        amount_of(parts if parts.keys() & {"number_words", "digits"} else {"one": ""}, times), code
    )


def reference_meaning(parts: Mapping[str, str], times: Times, scene: Scene) -> Meaning:
    """Now, recently, in future."""
    value = str(times.code("ref", parts["ref"]))
    now = scene.now if scene.narrative() is None else None
    if now is None:
        return Meaning("DATE", value, "beside the time of what is told")
    which = _which(now.anchor)
    if value == "PAST_REF":
        return Meaning("DATE", value, f"before {which}", None, *before(now.day), now.anchor)
    if value == "FUTURE_REF":
        return Meaning("DATE", value, f"after {which}", None, *after(now.day), now.anchor)
    day = now.day.isoformat()
    return Meaning("DATE", value, f"the time of {which}", None, day, day, now.anchor)


def _which(anchor: str) -> str:
    return "the report's date" if anchor == "published" else "a time named before"
