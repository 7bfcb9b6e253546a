"""The words of a language by which mentions are told apart and tied together, from its tables, as sets."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from dateline.lang import Language
from dateline.terms import EntityKind


@dataclass(frozen=True, slots=True)
class Pronoun:
    """Person (1 to 3, as a character), number (s, p, ?) and gender (m, f, n thing, p person, ?) of a pronoun."""

    person: str
    number: str
    gender: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``words`` are sets by name; ``titles``, ``genders`` and ``given`` names give m, f or ?; ``kinds`` go by the
    singular of a noun, ``known`` by a whole name without article; ``countries``, ``demonyms`` and ``capitals`` give
    ISO 3166 alpha-3, ``classes`` sort the nouns for institutions. ``alike`` are the rows of nouns for the same
    that a noun is in, ``doings`` the kinds of deeds of a verb, ``called`` the deeds, done (+) or undergone (-), that make
    one called by a noun, ``owning`` those of whoever has what a noun stands for."""

    pronouns: Mapping[str, Pronoun]
    words: Mapping[str, frozenset[str]]
    titles: Mapping[str, str]
    bearers: Mapping[str, Sequence[str]]
    bearing: frozenset[str]
    genders: Mapping[str, str]
    given: Mapping[str, str]
    kinds: Mapping[str, EntityKind]
    known: Mapping[str, EntityKind]
    countries: Mapping[str, str]
    country_names: Mapping[str, str]
    demonyms: Mapping[str, str]
    capitals: Mapping[str, str]
    classes: Mapping[str, str]
    alike: Mapping[str, frozenset[str]]
    doings: Mapping[str, frozenset[str]]
    called: Mapping[str, frozenset[str]]
    owning: Mapping[str, frozenset[str]]
    nouns: Mapping[str, str]
    texts: Mapping[str, str]

    def among(self, name: str, word: str) -> bool:
        """Whether a word, in any case, is one of a set of `words`."""
        return word.lower() in self.words[name]


@cache
def lexicon(language: Language) -> Lexicon:
    """The tables ``entities.toml`` and ``countries.tsv`` of a language."""
    table = language.table("entities")
    countries, names, demonyms, capitals = _countries(language.text("countries.tsv"))
    kin = {"kin": frozenset(table["kin"]["words"])}
    texts = {
        name: table["words"][name]
        for name in ("unnamed", "speaker", "side", "owned", "owned_s", "numbered", "multitude")
    }
    sets = {name: frozenset(row) for name, row in table["words"].items() if name not in texts}
    return Lexicon(
        pronouns={word: Pronoun(*code) for word, code in table["pronouns"].items()},
        words=sets | kin,
        titles=dict(_by_word(table["titles"])) | dict.fromkeys(table["titles"]["any"], "?"),
        bearers=table["bearers"],
        bearing=frozenset(chain.from_iterable((*table["titles"].values(), *table["bearers"].values()))),
        genders=dict(_by_word(table["gender"])),
        given=dict(_by_word(table["given"])),
        kinds=dict(_by_word(table["kinds"])),
        known=dict(_by_word(table["known"])),
        countries=countries,
        country_names=names,
        demonyms=demonyms,
        capitals=capitals,
        classes=dict(_by_word(table["classes"])),
        alike=_rows((name, row) for name, row in table["alike"].items()),
        doings=_rows((name, row["verbs"]) for name, row in table["doings"].items()),
        owning=_rows(
            (name + side, row[key])
            for name, row in table["doings"].items()
            for key, side in (("owner_by", "+"), ("owner_of", "-"))
        ),
        called=_rows(
            (name + side, row[key])
            for name, row in table["doings"].items()
            for key, side in (("doers", "+"), ("hit", "-"))
        ),
        nouns=table["nouns"],
        texts=texts,
    )


def _rows(named: Iterable[tuple[str, Sequence[str]]]) -> dict[str, frozenset[str]]:
    """Each word with the names of all the rows that it is in."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, row in named:
        for word in row:
            found[word].add(name)
    return {word: frozenset(names) for word, names in found.items()}


def _by_word(lists: Mapping[str, list[str]]) -> Iterator[tuple[str, EntityKind]]:
    """Each word of the lists with the name of its first list."""
    seen: set[str] = set()
    for name, row in lists.items():
        for word in row:
            if word not in seen:
                seen.add(word)
                yield word, name  # type: ignore[misc]  # the names of the lists are kinds; a test holds them to it


def _countries(rows: str) -> tuple[dict[str, str], ...]:
    """Codes by name, usual names by code, codes by demonym, codes by capital; names in lower case, but for "US"."""
    codes: dict[str, str] = {}
    names: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    capitals: dict[str, str] = {}
    for row in rows.splitlines():
        if row.startswith("#") or not row.strip():
            continue
        code, known, people, seats = row.split("\t")
        for name in known.split("|"):
            codes.setdefault(plain(name), code)
            names.setdefault(code, name)
        for word in filter(None, people.split("|")):
            demonyms.setdefault(plain(word), code)
        for seat in filter(None, seats.split("|")):
            capitals.setdefault(plain(seat), code)
    return codes, names, demonyms, capitals


@lru_cache(maxsize=2**14)
def plain(text: str) -> str:
    """A name for looking up: small letters but for a short acronym, no article, straight apostrophes."""
    text = " ".join(text.replace("’", "'").replace(" - ", "-").split())
    if len(text.replace(".", "")) <= 3 and text.isupper():
        return text
    text = text.lower()
    return text.removeprefix("the ")


def folded(word: str) -> str:
    """A word for comparing: small letters, no accents, no apostrophes, no full stop."""
    if word.isascii() and word.isalnum():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c) and c not in "'’ʼ`.")
