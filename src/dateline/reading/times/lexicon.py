"""What a language says of times (``times.toml``), compiled once: tables of words, and rules as regular expressions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from dateline.lang import Language

_MACRO = re.compile(r"\{(=?)([a-z]\w*)(?::(\w+))?\}")
_GROUP = re.compile(r"\(\?P<([a-z_]+)>")
_CLASS_OR_SIGN = re.compile(r"\[(?:\\.|[^\]\\])*\]|\\.|[ ~]")
_STARTERS: Final = (
    "number",
    "vague",
    "mod",
    "about",
    "span",
    "relation",
    "link",
    "direction",
    "half",
    "zone",
)
"""Tables whose words start or end a time but make none by themselves."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its place in the file, what kind of time it makes, and what has to be asked of the words around."""

    number: int
    name: str
    kind: str
    pattern: re.Pattern[str]
    needs: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Times:
    """The tables of one language: codes by word, rules in order, and the words that can stand in a time.

    ``vocabulary`` are all words that any rule can match, ``triggers`` those without which there is no time.
    """

    language: Language
    words: Mapping[str, Mapping[str, Any]]
    rules: tuple[Rule, ...]
    after: tuple[Rule, ...]
    vocabulary: frozenset[str]
    triggers: frozenset[str]
    lists: Mapping[str, frozenset[str]]

    def code(self, table: str, word: str) -> Any:
        """What a word stands for in a table; None where it is not there."""
        return self.words[table].get(plain(word))


def plain(word: str) -> str:
    """A word as the tables write it: small letters, single spaces, straight apostrophes."""
    return " ".join(word.lower().replace("’", "'").replace("‘", "'").split())


@cache
def times_of(language: Language) -> Times:
    """The tables of a language."""
    table = language.table("times")
    words: dict[str, dict[str, Any]] = table["words"]
    rules = tuple(_rule(number, row, words, table["shapes"]) for number, row in enumerate(table["rule"]))
    after = tuple(_rule(number, row, words, table["shapes"]) for number, row in enumerate(table["after"]))
    triggers = {
        part for name, rows in words.items() if name not in _STARTERS for row in rows for part in _parts(row)
    }
    triggers |= set(table["triggers"])
    triggers -= set(table["no_triggers"])
    vocabulary = {part for rows in words.values() for row in rows for part in _parts(row)} | set(
        table["filling"]
    )
    return Times(
        language, words, rules, after, frozenset(vocabulary | triggers), frozenset(triggers),
        {name: frozenset(row) for name, row in table["lists"].items()},
    )  # fmt: skip


def _parts(words: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", words)


def _rule(number: int, row: Mapping[str, str], words: Mapping[str, Any], shapes: Mapping[str, str]) -> Rule:
    pattern = _told_apart(_spaced(_expanded(row["pattern"], words, shapes)))
    return Rule(
        number=number,
        name=row["name"],
        kind=row["kind"],
        pattern=re.compile(rf"(?:{pattern})(?!\w)", re.IGNORECASE),
        needs=row.get("needs"),
        after=row.get("from"),
    )


def _expanded(pattern: str, words: Mapping[str, Any], shapes: Mapping[str, str]) -> str:
    def expand(macro: re.Match[str]) -> str:
        bare, name, group = macro.groups()
        if name in words:
            inner = _either(words[name])
        elif re.search(r"\{[a-z]", shapes[name]):
            return f"(?:{_expanded(shapes[name], words, shapes)})"
        else:
            inner = _expanded(shapes[name], words, shapes)
        return f"(?:{inner})" if bare else f"(?P<{group or name}>{inner})"

    return _MACRO.sub(expand, pattern)


def _told_apart(pattern: str) -> str:
    """The pattern with a figure after the name of each group whose name was there before."""
    seen: Counter[str] = Counter()

    def name(match: re.Match[str]) -> str:
        seen[match[1]] += 1
        return f"(?P<{match[1]}{seen[match[1]] if seen[match[1]] > 1 else ''}>"

    return _GROUP.sub(name, pattern)


def _spaced(pattern: str) -> str:
    """The pattern with its spaces and tildes as classes of white space; classes that are written out stay."""

    def sign(match: re.Match[str]) -> str:
        return {" ": r"\s+", "~": r"(?:\s+|\s?-\s?)"}.get(match[0], match[0].replace(" ", r"\s"))

    return _CLASS_OR_SIGN.sub(sign, pattern)


def _either(rows: Mapping[str, Any]) -> str:
    """Any of the words, the longest first, told apart letter by letter; an apostrophe may be curved, a word of letters
    ends where letters end."""
    tree: dict[str, Any] = {}
    for row in sorted(rows, key=len, reverse=True):
        node = tree
        for sign in row:
            sign = "['’]" if sign == "'" else sign if sign == " " else re.escape(sign)
            node = node.setdefault(sign, {})
        node[r"(?!\w)" if row[-1].isalnum() else ""] = {}
    return _branches(tree)


def _branches(tree: Mapping[str, Any]) -> str:
    """A pattern of what goes on in one of several ways; where a word ends, longer ones are tried first."""
    ways = [sign + _branches(after) for sign, after in sorted(tree.items(), key=lambda way: not way[1])]
    return "(?:" + "|".join(ways) + ")" if len(ways) > 1 else "".join(ways)
