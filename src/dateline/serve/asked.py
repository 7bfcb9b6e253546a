"""What a page is asked: the words of an address as the frozen value that the page declares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date
from functools import lru_cache
from typing import Any, Final, Literal, TypeVar, get_args, get_origin, get_type_hints
from urllib.parse import urlencode

import msgspec

from dateline.serve.page import Refused

A = TypeVar("A")

LONGEST: Final = 1_000
"""Characters of one parameter."""
_MOST: Final = 100


def asked_of(kind: type[A], pairs: Iterable[tuple[str, str]]) -> A:
    """The value that the parameters make; what is empty, as a form sends it, was not given.

    Raises `Refused` where there is no such parameter, or it cannot be that.
    """
    lists = _lists(kind)  # type: ignore[arg-type]  # a type can be hashed
    found: dict[str, Any] = {}
    for number, (name, words) in enumerate(pairs):
        if number >= _MOST:
            raise Refused(422, f"more than {_MOST} parameters")
        if name not in lists:
            known = ", ".join(lists) or "none"
            raise Refused(422, f"there is no parameter {name[:80]!r}", f"there are: {known}")
        if len(words) > LONGEST or "\0" in words:
            raise Refused(422, f"{name} is too long, or no text")
        if not (words := words.strip()):
            continue
        if lists[name]:
            found.setdefault(name, []).append(words)
        else:
            found[name] = words
    try:
        return msgspec.convert(found, kind, strict=False)
    except msgspec.ValidationError as error:
        raise _refused(kind, found, error) from error


def _refused(kind: type[Any], found: dict[str, Any], error: msgspec.ValidationError) -> Refused:
    """Which parameter cannot be what it was given, and what it can be."""
    hints = get_type_hints(kind, include_extras=True)
    for name, words in found.items():
        try:
            msgspec.convert(words, hints[name], strict=False)
        except msgspec.ValidationError:
            given = words if isinstance(words, str) else ", ".join(words)
            what = f"{name} cannot be {given[:80]!r}"
            if allowed := tuple(_literals(hints[name])):
                return Refused(422, what, f"{name} is one of: {', '.join(allowed)}")
            if date in get_args(hints[name]):
                return Refused(422, what, f"{name} is a day, such as 2021-08-20")
            if bounds := next(_bounds(hints[name]), None):
                return Refused(422, what, f"{name} is {bounds}")
            return Refused(422, what, str(error))
    return Refused(422, f"it cannot be asked so: {error}")


def _bounds(hint: Any) -> Iterator[str]:
    """The numbers that a hint allows, in words, where it bounds them at both ends."""
    parts = get_args(hint)
    for part in parts:
        if isinstance(part, msgspec.Meta) and None not in (part.ge, part.le):
            yield f"a{' whole' if int in parts else ''} number from {part.ge} to {part.le}"
        yield from _bounds(part)


def _literals(hint: Any) -> Iterator[str]:
    """The words that a hint allows, where it allows these alone."""
    if get_origin(hint) is Literal:
        yield from map(str, get_args(hint))
    else:
        for part in get_args(hint):
            yield from _literals(part)


def words_of(asked: object, **changes: object) -> str:
    """The parameters that make the value again, with some of them changed; what is as by default is left out."""
    pairs: list[tuple[str, str]] = []
    for each in fields(asked):  # type: ignore[arg-type]
        value = changes.get(each.name, getattr(asked, each.name))
        if value is None or value == each.default:
            continue
        parts = value if isinstance(value, tuple | list) else (value,)
        pairs += [(each.name, _word(part)) for part in parts]
    return urlencode(pairs)


def _word(value: object) -> str:
    return ("false", "true")[value] if isinstance(value, bool) else str(value)


@lru_cache(maxsize=64)
def _lists(kind: type[Any]) -> dict[str, bool]:
    """The parameters, and whether each may be given more than once."""
    hints = get_type_hints(kind)
    return {each.name: _is_list(hints[each.name]) for each in fields(kind)}


def _is_list(hint: Any) -> bool:
    return get_origin(hint) is tuple or any(_is_list(part) for part in get_args(hint) if get_args(part))
