"""Lemmas: the exceptions of a language first, then irregular forms, then the first pattern that fits.

All of it is data of the language (``lemmas.toml``, and ``lemmas.tsv``, which ``training/lemmas.py`` writes).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dateline.lang import Language


@dataclass(frozen=True, slots=True, eq=False)
class _Rules:
    """What a language says of its lemmas. Exceptions and forms are by part of speech and word."""

    exceptions: dict[tuple[str, str], str]
    forms: dict[tuple[str, str], str]
    marks: tuple[tuple[re.Pattern[str], str], ...]
    cased: frozenset[str]
    capitals: dict[str, re.Pattern[str]]
    patterns: dict[str, tuple[tuple[re.Pattern[str], str], ...]]
    prefixes: dict[str, re.Pattern[str]]


@lru_cache(maxsize=2**16)
def lemma(language: Language, word: str, upos: str) -> str:
    """The lemma of a word with a part of speech, in small letters but for names."""
    rules = _rules(language)
    for sign, usual in rules.marks:
        word = sign.sub(usual, word)
    found = rules.exceptions.get((upos, word))
    return found if found is not None else regular(language, word, upos)


def regular(language: Language, word: str, upos: str) -> str:
    """The lemma without the table of exceptions, for a word whose marks are the usual ones."""
    rules = _rules(language)
    if upos not in rules.cased:
        small = word.lower()
        found = rules.exceptions.get((upos, small)) or rules.forms.get((upos, small))
        found = found or _prefixed(rules, small, upos)
        if found is not None:
            return found
        capitals = rules.capitals.get(upos)
        if capitals is None or not capitals.search(word):
            word = small
    for pattern, replacement in rules.patterns.get(upos, ()):
        result, count = pattern.subn(replacement, word)
        if count:
            return result or word
    return word


def _prefixed(rules: _Rules, word: str, upos: str) -> str | None:
    """The lemma of an irregular form behind a prefix ("retook", "overran"), or None."""
    prefix = rules.prefixes.get(upos)
    parts = prefix.fullmatch(word) if prefix is not None else None
    if parts is None:
        return None
    form = rules.forms.get((upos, parts["form"]))
    return None if form is None or form == parts["form"] else f"{parts['prefix']}{form}"


def by_hand(language: Language, word: str, upos: str) -> str | None:
    """The lemma of a form that stands in ``lemmas.toml``."""
    return _rules(language).forms.get((upos, word))


@lru_cache(maxsize=8)
def _rules(language: Language) -> _Rules:
    table = language.table("lemmas")
    exceptions = {}
    for line in language.text("lemmas.tsv").splitlines():
        if line and not line.startswith("#"):
            upos, word, result = line.split("\t")
            exceptions[upos, word] = result
    forms: dict[tuple[str, str], str] = {}
    for upos, text in table["forms"].items():
        for line in text.split("\n"):
            base, *others = line.split() or [""]
            forms |= {(upos, form): base for form in others}
    return _Rules(
        exceptions=exceptions,
        forms=forms,
        marks=_compiled(table["marks"]),
        cased=frozenset(table["cased"]),
        capitals={upos: re.compile(pattern) for upos, pattern in table["capitals"].items()},
        patterns={upos: _compiled(pairs) for upos, pairs in table["patterns"].items()},
        prefixes={upos: re.compile(pattern) for upos, pattern in table["prefixes"].items()},
    )


def _compiled(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), replacement) for pattern, replacement in pairs)
