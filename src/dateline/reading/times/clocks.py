"""Times of day, as TIMEX3 writes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dateline.reading.times.lexicon import Times, plain

_NOON: Final = 12
_SMALL_HOURS: Final = 5
""" "Two at night" is before the morning, "ten at night" after the evening."""


def time_of_day(parts: Mapping[str, str], times: Times) -> str | None:
    """The time of day as TIMEX3 writes it after the day, from the T on; None where none is told."""
    if "spoken" in parts:
        return _spoken(int(times.code("spoken", parts["spoken"])), parts, times)
    if "half_past" in parts or ("part" in parts and "hour" in parts):
        return _spoken(int(parts["hour"]), parts, times)
    if "hour" in parts:
        hour = int(parts["hour"])
        if "half_day" in parts:
            hour = hour % 12 + int(times.code("half_day", parts["half_day"]))
        return f"T{hour:02}:{int(parts.get('minute', 0)):02}" if hour <= 24 else None
    if "army" in parts:
        return f"T{parts['army']}:{parts['army_minute']}"
    if "moment" in parts:
        return f"T{times.code('moment', parts['moment'])}"
    if "part" in parts:
        return f"T{times.code('part', parts['part'])}"
    if "day_word" in parts and " " in (code := str(times.code("day_word", parts["day_word"]))):
        return f"T{code.split()[1]}"
    return None


def _spoken(hour: int, parts: Mapping[str, str], times: Times) -> str:
    """ "Half past ten at night": an hour of twelve, and the part of the day where it is told."""
    part = str(times.words["part"].get(plain(parts.get("part", "")), ""))
    if part in ("AF", "EV", "NI") and hour < _NOON and not (part == "NI" and hour < _SMALL_HOURS):
        hour += _NOON
    minute = 30 if "half_past" in parts else int(parts.get("minute", 0))
    return f"T{hour:02}:{minute:02}"
