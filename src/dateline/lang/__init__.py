"""Languages as data: a folder of TOML and TSV files a language, read once and handed to whoever needs a table.

Code never branches on a language: what differs between languages stands in ``lang/<code>/``.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from dateline.errors import BadConfig


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """One language: its tables by the name of their file, read when first asked for. It equals itself alone, so that what
    is kept for it is found at once; `load` gives the one of each."""

    code: str
    _tables: dict[str, Mapping[str, Any]] = field(default_factory=dict, repr=False)

    def table(self, name: str) -> Mapping[str, Any]:
        """The tables of one TOML file."""
        if name not in self._tables:
            self._tables[name] = tomllib.loads(self.text(f"{name}.toml"))
        return self._tables[name]

    def text(self, name: str) -> str:
        """The content of one file of the language."""
        return (resources.files("dateline") / "lang" / self.code / name).read_text(encoding="utf-8")

    @property
    def abbreviations(self) -> tuple[str, ...]:
        """Words that keep a full stop, written without it."""
        return tuple(self.table("words")["abbreviations"])


@cache
def load(code: str) -> Language:
    """The language with a code such as ``en``."""
    language = Language(code)
    try:
        language.table("words")
    except OSError as error:
        known = sorted(
            p.name
            for p in (resources.files("dateline") / "lang").iterdir()
            if p.is_dir() and p.name.isalpha()
        )
        raise BadConfig(
            f"there is no language {code!r}",
            where="setting language",
            remedy=f"use one of: {', '.join(known)}",
        ) from error
    return language
