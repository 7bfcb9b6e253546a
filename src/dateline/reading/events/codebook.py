"""Codebooks: TOML files of event types with triggers, roles and examples, read into `Codebook`.

Those of a language lie in ``lang/<code>/codebook``; a user's own (setting ``codebook``) is tried before them. The
format is described in ``docs/codebook.md``.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Final, get_args

from dateline.errors import BadConfig, reason_of
from dateline.lang import Language
from dateline.reading.events.entries import (
    NOTHING,
    WORD_CLASSES,
    Codebook,
    Entry,
    Example,
    Shade,
    Trigger,
    WordClass,
)
from dateline.terms import ENTITY_KINDS, EVENT_TYPES, ROLES, STATUSES

SHARED: Final = "frames"
"""The file of a language's codebook that holds what its entries share."""
KIND: Final = ":"
NUMBER: Final = "number"
"""What stands for any number of people beside the kinds: "left *12* dead"."""
"""Begins a kind of entity where words are listed (``:person``)."""
LIST: Final = "$"
"""Begins the name of a list of words."""
_KEYS: Final = frozenset(
    {
        "name", "type", *WORD_CLASSES, "mode", "contexts", "cameo", "frame", "roles", "where", "where_noun", "unless",
        "needs", "bare", "weighed", "examples",
    }
)  # fmt: skip
_EXAMPLE_KEYS: Final = frozenset({"text", "trigger", "nothing", "status", *ROLES})


@cache
def codebook_of(language: Language, own: Path | None = None) -> Codebook:
    """The codebook of a language, with a user's own before it; `BadConfig` says what is wrong with that."""
    folder = resources.files("dateline") / "lang" / language.code / "codebook"
    shared = tomllib.loads((folder / f"{SHARED}.toml").read_text(encoding="utf-8"))
    names = sorted(
        file.name
        for file in folder.iterdir()
        if file.name.endswith(".toml") and file.name != f"{SHARED}.toml"
    )
    entries = list(entries_of(own, shared)) if own else []
    for name in names:
        table = tomllib.loads((folder / name).read_text(encoding="utf-8"))
        entries += _entries(table, shared, source="", where=name)
    return _codebook(tuple(entries), shared)


def entries_of(file: Path, shared: Mapping[str, Any]) -> Iterator[Entry]:
    """The entries of a user's own codebook."""
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadConfig(f"the codebook cannot be read: {reason_of(error)}", where=str(file)) from error
    except tomllib.TOMLDecodeError as error:
        raise BadConfig(f"the codebook is not TOML: {error}", where=str(file)) from error
    yield from _entries(table, shared, source=file.stem, where=str(file))


def _entries(
    table: Mapping[str, Any], shared: Mapping[str, Any], *, source: str, where: str
) -> Iterator[Entry]:
    rows = table.get("event")
    if not isinstance(rows, list) or not rows:
        raise BadConfig("the codebook has no entry", where=where, remedy="write one under [[event]]")
    lists = shared["lists"] | table.get("lists", {})
    seen: set[str] = set()
    for row in rows:
        name = row.get("name")
        place = f"{where}, event {name or len(seen) + 1}"
        if not isinstance(name, str) or not name or name in seen:
            raise BadConfig("an entry needs a name of its own", where=place)
        seen.add(name)
        yield _entry({"type": table.get("type")} | row, shared, lists, source, place)


def _entry(
    row: Mapping[str, Any], shared: Mapping[str, Any], lists: Mapping[str, Any], source: str, where: str
) -> Entry:
    if unknown := sorted(row.keys() - _KEYS):
        raise BadConfig(
            f"there is no key {unknown[0]!r}", where=where, remedy=f"the keys are {', '.join(sorted(_KEYS))}"
        )
    kind = row["type"]
    if kind not in EVENT_TYPES and kind != NOTHING:
        raise BadConfig(
            f"the type cannot be {kind!r}",
            where=where,
            remedy=f"use one of {', '.join(sorted(EVENT_TYPES))}, or {NOTHING!r} for words that tell no event",
        )
    triggers: dict[WordClass, tuple[Trigger, ...]] = {
        each: tuple(_trigger(words, each, shared["inner"]) for words in _words(row.get(each, []), where))
        for each in WORD_CLASSES
    }
    if not any(triggers.values()):
        raise BadConfig("no word triggers it", where=where, remedy="give verbs, nouns or adjectives")
    frame = row.get("frame", shared["frame_of"].get(kind, "deed"))
    if frame not in shared["frames"]:
        known = ", ".join(sorted(shared["frames"]))
        raise BadConfig(f"there is no frame {frame!r}", where=where, remedy=f"the frames are {known}")
    needs = tuple(_words(row.get("needs", []), where))
    if unknown := sorted(set(needs) - ROLES):
        raise BadConfig(f"there is no role {unknown[0]!r}", where=where)
    return Entry(
        name=row["name"], source=source, type=None if kind == NOTHING else kind, triggers=triggers,
        mode=row.get("mode"), contexts=tuple(_words(row.get("contexts", []), where)), cameo=row.get("cameo"),
        roles=_roles(shared["frames"][frame], where) | _roles(row.get("roles", {}), where),
        where=_conditions(row.get("where", {}), lists, where), unless=_conditions(row.get("unless", {}), lists, where),
        where_noun=_conditions(row.get("where_noun", {}), lists, where), needs=needs, bare=bool(row.get("bare", False)),
        weighed=bool(row.get("weighed", False)),
        examples=tuple(_example(each, where) for each in row.get("examples", [])),
    )  # fmt: skip


def _words(value: object, where: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
        raise BadConfig(f"{value!r} is no list of words", where=where, remedy='write ["word", "word"]')
    return value


def _trigger(words: str, word_class: WordClass, inner: Sequence[str]) -> Trigger:
    """``open fire``: the first word carries; of a noun the last ("car bomb"), or that before "of"."""
    parts = words.lower().split()
    at = 0
    if word_class == "nouns":
        at = next((i - 1 for i, word in enumerate(parts) if i and word in inner), len(parts) - 1)
    return Trigger(parts[at], tuple(parts[:at] + parts[at + 1 :]))


def _roles(table: Mapping[str, Any], where: str) -> dict[str, tuple[str, ...]]:
    """``{"on against" = "target", object = "item/target"}``: slots parted by blanks, roles by strokes, "" for none."""
    roles: dict[str, tuple[str, ...]] = {}
    for slots, value in table.items():
        parts = tuple(filter(None, str(value).split("/")))
        if unknown := sorted({part.partition(LIST)[0] for part in parts} - ROLES):
            known = ", ".join(sorted(ROLES))
            raise BadConfig(f"there is no role {unknown[0]!r}", where=where, remedy=f"the roles are {known}")
        for slot in slots.split():
            roles[slot.replace("_", " ") if slot not in ("content_subject",) else slot] = parts
    return roles


def _conditions(table: Mapping[str, Any], lists: Mapping[str, Any], where: str) -> dict[str, frozenset[str]]:
    found = {}
    for slots, words in table.items():
        one_of: set[str] = set()
        for word in _words(words, where):
            if word.startswith(LIST):
                if word[1:] not in lists:
                    raise BadConfig(f"there is no list {word[1:]!r}", where=where)
                one_of.update(lists[word[1:]])
            elif word.startswith(KIND) and word[1:] not in (*ENTITY_KINDS, NUMBER):
                raise BadConfig(
                    f"there is no kind {word[1:]!r}",
                    where=where,
                    remedy=f"use {', '.join(sorted((*ENTITY_KINDS, NUMBER)))}",
                )
            else:
                one_of.add(word)
        found[slots] = frozenset(one_of)
    return found


def _example(row: Mapping[str, Any], where: str) -> Example:
    if unknown := sorted(row.keys() - _EXAMPLE_KEYS):
        raise BadConfig(f"an example has no key {unknown[0]!r}", where=where)
    if not row.get("text") or row.get("status") not in (None, *STATUSES):
        raise BadConfig("an example needs a text, and a status that there is", where=where)
    return Example(
        text=row["text"], trigger=row.get("trigger"), nothing=bool(row.get("nothing", False)), status=row.get("status"),
        roles={role: words for role, words in row.items() if role in ROLES},
    )  # fmt: skip


def _codebook(entries: tuple[Entry, ...], shared: Mapping[str, Any]) -> Codebook:
    return Codebook(
        entries=entries,
        index=_index(entry for entry in entries if not entry.weighed),
        everyday=_index(entry for entry in entries if entry.weighed),
        general=_roles(shared["general"], SHARED),
        lists={name: frozenset(words) for name, words in shared["lists"].items()},
        weapons=frozenset(shared["lists"]["weapon"]),
        abstract=frozenset(shared["lists"]["abstract"]),
        acting=frozenset(shared["lists"]["acting"]),
        modes=_shades(shared["modes"]),
        contexts=_shades(shared["contexts"]),
        content_modes=shared["content_modes"],
        content_types=shared["content_types"],
        light=frozenset(shared["lists"]["light"]),
        strict=frozenset(shared["lists"]["strict"]),
        subject_control=frozenset(shared["lists"]["subject_control"]),
        promising=frozenset(shared["lists"]["promising"]),
    )


def _index(
    entries: Iterable[Entry],
) -> dict[WordClass, dict[str, tuple[tuple[Trigger, Entry], ...]]]:
    """Entries by class and lemma of their words, in the order in which they are tried."""
    index: dict[WordClass, dict[str, list[tuple[Trigger, Entry]]]] = {
        each: defaultdict(list) for each in WORD_CLASSES
    }
    for entry in entries:
        for word_class, triggers in entry.triggers.items():
            for trigger in triggers:
                index[word_class][trigger.lemma].append((trigger, entry))
    return {
        word_class: {
            lemma: tuple(sorted(found, key=lambda pair: _demand(pair[0], pair[1], word_class), reverse=True))
            for lemma, found in table.items()
        }
        for word_class, table in index.items()
    }


def _demand(trigger: Trigger, entry: Entry, word_class: WordClass) -> tuple[bool, int, int]:
    """How much an entry asks for: a user's own come first, then those with more words and conditions, then words."""
    where = entry.where_noun if word_class == "nouns" else entry.where
    return bool(entry.source), len(trigger.others) + len(where), len(trigger.others)


def _shades(table: Mapping[str, Any]) -> tuple[Shade, ...]:
    """``[modes.ASSAULT] drone = [words]``; for contexts, of any type, ``[contexts] health = [words]``."""
    shades = []
    for name, value in table.items():
        if isinstance(value, list):
            shades.append(Shade(name, frozenset(EVENT_TYPES), frozenset(value)))
        else:
            shades += [Shade(mode, frozenset({name}), frozenset(words)) for mode, words in value.items()]
    return tuple(shades)


assert get_args(WordClass) == WORD_CLASSES
