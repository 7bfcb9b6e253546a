"""The classes of materiel and the words around them (``materiel.toml``), and the table of designations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dateline.lang import Language


@dataclass(frozen=True, slots=True)
class Words:
    """``parents`` give the class that a class is a kind of, ``nouns`` the class of a noun, of several words or one;
    ``longest`` is the number of words of the longest noun."""

    parents: Mapping[str, str | None]
    nouns: Mapping[tuple[str, ...], str]
    loose: frozenset[str]
    longest: int
    alike: frozenset[frozenset[str]]
    sets: Mapping[str, frozenset[str]]
    texts: Mapping[str, str]

    def among(self, name: str, word: str) -> bool:
        """Whether a word, in any case, is one of a set."""
        return word.lower() in self.sets[name]

    def above(self, kind: str) -> Iterator[str]:
        """A class and those that it is a kind of, narrowest first."""
        here: str | None = kind
        while here is not None:
            yield here
            here = self.parents[here]

    def fits(self, kind: str, other: str) -> bool:
        """Whether a thing of the class ``kind`` can be called by the class ``other``."""
        mine, its = tuple(self.above(kind)), tuple(self.above(other))
        return kind in its or other in mine or any(frozenset((one, other)) in self.alike for one in mine)


@cache
def words_of(language: Language) -> Words:
    """The table of a language, read once."""
    table = language.table("materiel")
    classes = table["classes"]
    nouns = {tuple(noun.split()): kind for kind, row in classes.items() for noun in row["nouns"]}
    return Words(
        parents={kind: row.get("is") for kind, row in classes.items()},
        nouns=nouns,
        loose=frozenset(kind for kind, row in classes.items() if row.get("loose")),
        longest=max(map(len, nouns)) + 2,
        alike=frozenset(frozenset(pair) for pair in table["alike"]["pairs"]),
        sets={name: frozenset(row) for name, row in table["words"].items()},
        texts=table["texts"],
    )


@dataclass(frozen=True, slots=True)
class Designation:
    """A designation as the table writes it, and the classes of the things that bear it."""

    name: str
    kinds: tuple[str, ...]


@cache
def designations() -> Mapping[str, Designation]:
    """The table of designations, by name without spaces, hyphens and case; the first row of a name counts first."""
    found: dict[str, Designation] = {}
    rows = (resources.files("dateline") / "data" / "designations.tsv").read_text(encoding="utf-8")
    for row in rows.splitlines():
        if row and not row.startswith("#"):
            name, kinds, _, _ = row.split("\t")
            key = squeezed(name)
            old = found.get(key)
            every = (*(old.kinds if old else ()), *kinds.split("|"))
            found[key] = Designation(old.name if old else name, tuple(dict.fromkeys(every)))
    return found


@cache
def beginnings() -> frozenset[str]:
    """What names of the table of designations begin with, without spaces, hyphens and case."""
    return frozenset(name[:end] for name in designations() for end in range(1, len(name) + 1))


def squeezed(name: str) -> str:
    """A name for comparing: small letters, without what parts letters and figures."""
    return name.casefold().translate(_PARTING)


_PARTING = str.maketrans("", "", "-–‑ ’'")
