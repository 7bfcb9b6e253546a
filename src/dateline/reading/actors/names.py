"""Names of actors and their codes, by date: the dictionary that comes with Dateline, and a user's own.

A file has a line a name: the name as it is looked up, a tab, and its codes, each with the days between which it holds:
``AFGGOV>2004-12-07<2009-11-19 AFGELI``. The lines are in the order of their bytes, and a name is found by halving:
nothing is parsed before it is asked for.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path

from dateline.errors import BadConfig, reason_of
from dateline.reading.actors.codes import country_of_code, sector_of_code
from dateline.terms import Sector

_PART = re.compile(r"[^\W_]+")
LAST_LISTED = "2015-12-31"
"""The day up to which the lists of officials were kept. What they have as open afterwards is an office held then."""


@lru_cache(maxsize=2**14)
def key_of(name: str) -> str:
    """A name as it is looked up: small letters, no accents, no punctuation, no articles, one spelling."""
    if name.isascii():
        plain = name.lower().translate(_LEFT_OUT)
    else:
        folded = unicodedata.normalize("NFKD", name).casefold().replace("’", "'")
        plain = unicodedata.normalize("NFKD", folded).translate(_LEFT_OUT)
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    spelled = _spellings()
    words = _PART.findall(plain)
    return " ".join([spelled.get(word, word) for word in words if spelled.get(word, word)] or words)


_LEFT_OUT = str.maketrans("", "", "'`.ʼ")


_ENDINGS = ("iy", "yy", "y", "ii", "i")
"""What one ending of Slavic surnames becomes in Latin letters: "Zelenskiy", "Zelenskyy", "Zelensky"."""
_STEM = 5


def _respelled(key: str) -> Iterator[str]:
    """The same name with the other spellings of the ending of its last word."""
    ending = next((one for one in _ENDINGS if key.endswith(one)), None)
    if ending is None or not key.endswith(("sk" + ending, "ck" + ending)) or len(key) < _STEM + len(ending):
        return
    stem = key.removesuffix(ending)
    yield from (stem + other for other in _ENDINGS if other != ending)


@cache
def _spellings() -> dict[str, str]:
    """The spelling by which a word is looked up, where it is another; empty for articles, which are left out."""
    rows = [row for row in _file("spellings.tsv").decode().splitlines() if row and not row.startswith("#")]
    return dict(row.split("\t") for row in rows)


def _file(name: str) -> bytes:
    return (resources.files("dateline") / "data" / "actors" / name).read_bytes()


@dataclass(frozen=True, slots=True)
class Entry:
    """One code of a name, and the days from and to which it holds, None where that is open."""

    code: str
    since: str | None
    until: str | None

    @property
    def country(self) -> str | None:
        """ISO 3166 alpha-3, or None."""
        return country_of_code(self.code)

    @property
    def sector(self) -> Sector | None:
        """The PLOVER sector, or None."""
        return sector_of_code(self.code)

    @property
    def dated(self) -> bool:
        """Whether it holds for some time only."""
        return self.since is not None or self.until is not None

    def holds(self, day: str | None) -> bool:
        """Whether it holds on a day; without a day whatever was ever so does."""
        return day is None or ((self.since or "") <= day <= (self.until or "9999"))


@dataclass(frozen=True, slots=True)
class Known:
    """What a dictionary knows of a name on a day: country, sector, the code that says so, and whether that held then."""

    country: str | None
    sector: Sector | None
    code: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Names:
    """Dictionaries: the user's ``own``, ``later`` actors than the lists have, and the lists' sorted ``lines``. A name is
    what the first of them that has it says."""

    own: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    later: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict, repr=False)
    lines: bytes = field(default=b"", repr=False)

    def entries(self, name: str) -> tuple[Entry, ...]:
        """All codes of a name, those with dates first, the latest first."""
        key = key_of(name)
        if not key:
            return ()
        for spelled in (key, *_respelled(key)):
            for table in (self.own, self.later):
                if spelled in table:
                    return table[spelled]
            found = _found(self.lines, spelled)
            if found:
                return found
        return ()

    def known(self, name: str, day: str | None) -> Known | None:
        """What a name is on a day (ISO). After the last day of the lists an office still open then gives its country
        alone; an office that has ended leaves a member of the elite, anything else what it was."""
        entries = self.entries(name)
        if not entries:
            return None
        for entry in entries:
            if entry.dated and entry.holds(day):
                listed = key_of(name) not in self.own and key_of(name) not in self.later
                sure = (
                    not listed
                    or entry.until is not None
                    or day is None
                    or day <= LAST_LISTED
                    or entry.sector != "GOV"
                )
                return Known(entry.country, entry.sector if sure else None, entry.code, holds=True)
        lasting = [entry for entry in entries if not entry.dated]
        past = [entry for entry in entries if entry.dated and day is not None and (entry.until or "") < day]
        if past and past[0].sector != "GOV":
            lasting = []
        if lasting:
            return Known(lasting[0].country, lasting[0].sector, lasting[0].code, holds=True)
        if past:
            was = past[0].sector
            return Known(past[0].country, "ELI" if was == "GOV" else was, past[0].code, holds=False)
        return Known(entries[-1].country, None, entries[-1].code, holds=False)


@lru_cache(maxsize=2**14)
def _found(data: bytes, key: str) -> tuple[Entry, ...]:
    """The codes on the line of a key in lines sorted by their bytes."""
    wanted = key.encode() + b"\t"
    low, high = 0, len(data)
    while low < high:
        middle = (low + high) // 2
        start = data.rfind(b"\n", 0, middle) + 1
        end = data.find(b"\n", middle)
        end = len(data) if end < 0 else end
        line = data[start:end]
        if line.startswith(wanted):
            return entries_of(line[len(wanted) :].decode())
        if line.split(b"\t", 1)[0] + b"\t" < wanted:
            low = end + 1
        else:
            high = start
    return ()


def entries_of(codes: str) -> tuple[Entry, ...]:
    """The codes of a line, taken apart."""
    found = []
    for text in codes.split():
        rest, _, until = text.partition("<")
        code, _, since = rest.partition(">")
        found.append(Entry(code, since or None, until or None))
    return tuple(found)


@cache
def load_names(own: Path | None = None) -> Names:
    """The dictionaries that come with Dateline, behind those of the user's own file where one is given."""
    later = actors_of(_file("later.tsv").decode(), where="later.tsv")
    return Names(read_own(own) if own else {}, later, _body(_file("names.tsv")))


def _body(data: bytes) -> bytes:
    """A file without the remarks at its head."""
    while data.startswith(b"#"):
        data = data[data.find(b"\n") + 1 :]
    return data.rstrip(b"\n")


def read_own(path: Path) -> dict[str, tuple[Entry, ...]]:
    """A user's actors, from a file of their own."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadConfig(f"the file of actors cannot be read: {reason_of(error)}", where=str(path)) from error
    return actors_of(text, where=str(path))


def actors_of(text: str, *, where: str) -> dict[str, tuple[Entry, ...]]:
    """The codes in lines of name, code, first and last day; lines that begin with # are remarks."""
    found: dict[str, list[Entry]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        name, code, since, until = (cells + [""] * 4)[:4]
        if not key_of(name) or not re.fullmatch(r"(?:[A-Z]{3}){1,5}", code) or _bad_days((since, until)):
            raise BadConfig(
                f"a line of actors cannot be read: {line!r}",
                where=f"{where}, line {number}",
                remedy="write name, code such as AFGREB and, where known, first and last day, with tabs between",
            )
        found.setdefault(key_of(name), []).append(Entry(code, since or None, until or None))
    return {
        key: tuple(sorted(rows, key=lambda e: (e.dated, e.since or ""), reverse=True))
        for key, rows in found.items()
    }


def _bad_days(days: Iterable[str]) -> bool:
    return any(day and not re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day in days)
