"""Names spelled out before their acronym: "the Movement for a New Angola (MNA)" is one, whatever the tree makes of it.

After Schwartz and Hearst 2003 (A simple algorithm for identifying abbreviation definitions in biomedical text): the
nearest words before the bracket whose first letters are those of the acronym.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from dateline.lang import Language
from dateline.reading.draft import Draft
from dateline.reading.mentions.found import Found
from dateline.reading.mentions.lexicon import lexicon
from dateline.reading.mentions.names import is_acronym
from dateline.terms import EntityKind

MOST_WORDS = 5
"""Words of a name beside those that have a letter of the acronym: "of", "for", "the", and the marks of a genitive."""


def spelled_out(draft: Draft, found: Sequence[Found]) -> list[Found]:
    """The mentions, with the whole name where one is spelled out; names that are only a part of it are left out."""
    mended = list(found)
    for first, end in _spelled(draft):
        inside = [one for one in mended if first <= one.head < end and one.form != "pronoun"]
        whole = next((one for one in inside if not first <= draft.tokens[one.head].head < end), None)
        if whole is None or whole.kind == "person" or set(whole.name) >= set(range(first, end)):
            continue
        named = whole._replace(
            first=min(first, whole.first),
            last=max(end - 1, whole.last),
            form="name",
            name=tuple(range(first, end)),
        )
        mended = [
            named if one is whole else one
            for one in mended
            if one is whole or one not in inside or one.form != "name" or one.kind == "country"
        ]
    return mended


def known_by_name(draft: Draft, found: Sequence[Found]) -> list[Found]:
    """The mentions, with one where a body stands that is known by a name of several words, whatever the tree makes of it:
    "*Doctors Without Borders*", "*Save the Children*"; those of its parts are left out."""
    mended = list(found)
    for first, end, kind in _known(draft):
        inside = [one for one in mended if first <= one.head < end]
        if not inside or any(one.name == tuple(range(first, end)) for one in inside):
            continue
        whole = next((one for one in inside if not first <= draft.tokens[one.head].head < end), inside[0])
        name = tuple(range(first, end))
        named = Found(first, end - 1, whole.head, "organization", kind, "name", name, ())
        mended = [named if one is whole else one for one in mended if one is whole or one not in inside]
    return mended


def _known(draft: Draft) -> Iterator[tuple[int, int, EntityKind]]:
    """First word, end and kind of each such name in capitals."""
    names = _by_first_word(draft.language)
    for first, form in enumerate(draft.small):
        for rest, kind in names.get(form, ()) if draft.forms[first][:1].isupper() else ():
            end = first + 1 + len(rest)
            if tuple(draft.small[first + 1 : end]) == rest and draft.forms[end - 1][:1].isupper():
                yield first, end, kind


@cache
def _by_first_word(language: Language) -> dict[str, list[tuple[tuple[str, ...], EntityKind]]]:
    """The names of three words or more, by their first word."""
    names: dict[str, list[tuple[tuple[str, ...], EntityKind]]] = {}
    for name, kind in lexicon(language).known.items():
        first, *rest = name.split()
        if len(rest) > 1 and kind == "organization":
            names.setdefault(first, []).append((tuple(rest), kind))
    return names


def _spelled(draft: Draft) -> Iterator[tuple[int, int]]:
    """First word and end of each name before its acronym in brackets."""
    for bracket in range(2, len(draft.forms) - 2):
        if draft.forms[bracket] != "(" or draft.forms[bracket + 2] != ")":
            continue
        short = draft.forms[bracket + 1]
        low = max(draft.sentence(bracket).first, bracket - len(short) - MOST_WORDS)
        for first in range(bracket - 2, low - 1, -1):
            text = draft.text[draft.words[first][0] : draft.words[bracket - 1][1]]
            if draft.forms[first][:1] == short[:1] and short.isupper() and is_acronym(short, text):
                yield first, bracket
                break
