"""The settings of a run: each one's name, default and help stand here and nowhere else.

`load` reads them once, from a TOML file, then the environment, then the overrides of the caller (the flags of
the command line); a later one wins. The `Config` that results is passed in: nothing else reads the
environment.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from dateline.errors import BadConfig, reason_of

CONFIG_FILE = "dateline.toml"
ENVIRONMENT_PREFIX = "DATELINE_"
TIERS: Final = ("standard", "fast")
"""The networks that come with Dateline, by what is asked of them."""
NO_SETTINGS: Final = frozenset({"DATELINE_CONFIG", "DATELINE_TOKEN", "DATELINE_WHO"})
"""Variables that stand for flags of single commands: the file of settings, the token of the pages, who judges."""


def _whole(least: int) -> Callable[[object], int]:
    def parse(value: object) -> int:
        number = int(value) if isinstance(value, str) and value.isdecimal() else value
        if not isinstance(number, int) or isinstance(number, bool) or number < least:
            raise ValueError(f"give a whole number from {least} up")
        return number

    return parse


def _language(value: object) -> str:
    if not isinstance(value, str) or not value.isascii() or not value.isalpha() or not value.islower():
        raise ValueError("give a language code in small letters, such as en")
    return value


def _word(value: object) -> str:
    if not isinstance(value, str) or not value.isascii() or not value.isalnum():
        raise ValueError("give one word, such as cpu")
    return value.lower()


def _tier(value: object) -> str:
    if value not in TIERS:
        raise ValueError(f"give one of {', '.join(TIERS)}")
    return str(value)


def _folder(value: object) -> Path | None:
    if value is None or isinstance(value, Path):
        return value
    if not isinstance(value, str) or not value:
        raise ValueError("give the path of a folder")
    return Path(value).expanduser()


def _file(value: object) -> Path | None:
    if value is None or isinstance(value, Path):
        return value
    if not isinstance(value, str) or not value:
        raise ValueError("give the path of a file")
    return Path(value).expanduser()


def _setting(default: Any, help: str, parse: Callable[[object], Any]) -> Any:  # noqa: A002 - as argparse names it
    return field(default=default, metadata={"help": help, "parse": parse})


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Every setting of a run. One that cannot be is refused with `BadConfig`."""

    language: str = _setting("en", "Language of the reports.", _language)
    workers: int = _setting(1, "Processes that read at once.", _whole(1))
    threads: int = _setting(1, "Threads of the network in each process.", _whole(1))
    tier: str = _setting(
        "standard",
        "Which of Dateline's networks reads: standard, or fast, a smaller one for very many reports (docs/speed.md).",
        _tier,
    )
    weights: Path | None = _setting(
        None, "Folder of other weights than those that come with Dateline.", _folder
    )
    device: str = _setting(
        "cpu",
        "What the network runs on: cpu, or cuda and the like where ONNX Runtime was built for it.",
        _word,
    )
    actors: Path | None = _setting(
        None, "File of your own actors and their codes, asked before those that come with Dateline.", _file
    )
    codebook: Path | None = _setting(
        None, "Your own codebook of events, tried before the one that comes with Dateline.", _file
    )
    gazetteer: Path | None = _setting(
        None,
        "Another gazetteer than that which comes with Dateline: a file that dateline gazetteer wrote.",
        _file,
    )
    places: Path | None = _setting(
        None,
        "Your own places: a CSV file with columns name, lat, lon; also, country, feature, geonames_id.",
        _file,
    )
    max_file_bytes: int = _setting(
        64 * 2**20,
        "Largest file, unpacked, that is read; of a web archive the largest record, of Parquet the largest row group, "
        "of a zip or tar archive the largest file in it.",
        _whole(1),
    )
    max_archive_bytes: int = _setting(
        16 * 2**30, "Most bytes that an archive, and archives in it, may unpack to.", _whole(1)
    )
    max_archive_files: int = _setting(200_000, "Most files of an archive that are read.", _whole(1))
    max_archive_depth: int = _setting(
        3, "Archives in archives that are read, the first one counted.", _whole(1)
    )
    max_pdf_pages: int = _setting(2_000, "Most pages of a PDF that is read.", _whole(1))
    max_pdf_seconds: int = _setting(120, "Longest time that reading a PDF may take.", _whole(1))
    max_pdf_memory: int = _setting(2**30, "Most bytes of memory that reading a PDF may take.", _whole(2**28))
    max_text_chars: int = _setting(2_000_000, "Longest text of one report that is read.", _whole(1))

    def __post_init__(self) -> None:
        for setting in fields(self):
            value = _parsed(setting.name, getattr(self, setting.name), where="Config")
            object.__setattr__(self, setting.name, value)
        if self.weights is not None and self.tier != TIERS[0]:
            raise BadConfig(
                f"the settings weights and tier both say which network reads: {self.weights} and {self.tier}",
                remedy="leave one of them out",
            )


def settings() -> tuple[tuple[str, object, str], ...]:
    """Name, default and help of each setting, in order: for flags and for the documentation."""
    return tuple((each.name, each.default, each.metadata["help"]) for each in fields(Config))


def load(path: Path | None = None, *, environment: Mapping[str, str], **overrides: object) -> Config:
    """The settings from file, environment and overrides; an override that is None was not given.

    The file is ``path``, or else what ``DATELINE_CONFIG`` names, or else ``dateline.toml`` where there is
    one.
    """
    values: dict[str, object] = {}
    named = path or (Path(environment["DATELINE_CONFIG"]) if environment.get("DATELINE_CONFIG") else None)
    file = named or Path(CONFIG_FILE)
    if named or file.is_file():
        for name, value in _read_file(file).items():
            values[name] = _parsed(name, value, where=str(file))
    for variable, text in sorted(environment.items()):
        if variable.startswith(ENVIRONMENT_PREFIX) and variable not in NO_SETTINGS:
            name = variable.removeprefix(ENVIRONMENT_PREFIX).lower()
            values[name] = _parsed(name, text, where=f"environment variable {variable}")
    for name, value in overrides.items():
        if value is not None:
            values[name] = _parsed(name, value, where=f"--{name.replace('_', '-')}")
    return Config(**values)  # type: ignore[arg-type]  # parsed above, each by its own setting


def _read_file(file: Path) -> dict[str, object]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadConfig(
            f"the file of settings cannot be read: {reason_of(error)}", where=str(file)
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise BadConfig(f"the file of settings is not TOML: {error}", where=str(file)) from error


def _parsed(name: str, value: object, *, where: str) -> object:
    known = {setting.name: setting for setting in fields(Config)}
    if name not in known:
        near = get_close_matches(name, known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"the settings are {', '.join(sorted(known))}"
        raise BadConfig(f"there is no setting {name!r}", where=where, remedy=hint)
    try:
        return known[name].metadata["parse"](value)
    except ValueError as error:
        raise BadConfig(f"{name} cannot be {value!r}", where=where, remedy=str(error)) from None
