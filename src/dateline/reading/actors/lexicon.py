"""The words of a language for actors: agents with their sectors, and what words say of whose they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dateline.lang import Language
from dateline.terms import Sector


@dataclass(frozen=True, slots=True)
class ActorWords:
    """``agents`` give the sector of a noun or of several words, in the singular and in small letters; ``words`` are sets
    by name; ``lasts`` are the last words of agents, ``longest`` is the number of words of the longest, ``messages`` what
    a check says; ``suffixes`` end what is done by somebody."""

    agents: Mapping[str, Sector]
    words: Mapping[str, frozenset[str]]
    messages: Mapping[str, str]
    lasts: frozenset[str]
    longest: int
    suffixes: tuple[str, ...]

    def among(self, name: str, word: str) -> bool:
        """Whether a word, in any case, is one of a set of `words`."""
        return word.lower() in self.words[name]


def last_of(text: str) -> str:
    """The last of some words, or of one with hyphens."""
    return text.replace("-", " ").rpartition(" ")[2]


@cache
def actor_words(language: Language) -> ActorWords:
    """The tables ``actors.toml`` and ``agents.tsv`` of a language; what the first has goes before the second."""
    table = language.table("actors")
    agents: dict[str, Sector] = {}
    for line in language.text("agents.tsv").splitlines():
        if not line.startswith("#"):
            text, _, sector = line.partition("\t")
            agents[text] = sector  # type: ignore[assignment]  # a test holds the table to the sectors
    for sector, nouns in table["agents"].items():
        agents.update(dict.fromkeys(nouns, sector))
    return ActorWords(
        agents=agents,
        words={name: frozenset(row) for name, row in table["words"].items()},
        messages=table["messages"],
        suffixes=tuple(table["words"]["done"]),
        lasts=frozenset(last_of(text) for text in agents),
        longest=min(6, max(len(text.split()) for text in agents)),
    )
