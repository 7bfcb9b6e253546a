"""The words that an item of a reading cites, field by field, whatever its type."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any, get_args, get_type_hints

from dateline.model import Participant, Span


def cited(item: object) -> Iterator[tuple[str, Span]]:
    """Each span in an item, under the name of the field it is in; a participant's under its role."""
    for name in _fields(item):
        value = getattr(item, name)
        if type(value) is Span:
            yield name, value
        elif value is not None and type(value) is not str:
            yield from _within(name, value)


def _within(column: str, value: object) -> Iterator[tuple[str, Span]]:
    if isinstance(value, Span):
        yield column, value
    elif isinstance(value, tuple):
        for part in value:
            yield from _within(column, part)
    elif is_dataclass(value):
        column = value.role if isinstance(value, Participant) else column
        for name in _fields(value):
            yield from _within(column, getattr(value, name))


def _fields(item: object) -> tuple[str, ...]:
    kind: Any = type(item)
    return _citing(kind)


@lru_cache(maxsize=64)
def _citing(kind: Any) -> tuple[str, ...]:
    """The fields of a type that hold spans, however deep."""
    hints = get_type_hints(kind)
    return tuple(each.name for each in fields(kind) if _holds_spans(hints[each.name]))


def _holds_spans(hint: Any) -> bool:
    if hint is Span:
        return True
    if isinstance(hint, type) and is_dataclass(hint):
        return bool(_citing(hint))
    return any(_holds_spans(part) for part in get_args(hint))
