"""Names that the words around them call places, whatever lists and network take them for: "at Tel Orun", "the Orun
valley", "the village of Orun", "reached Orun"."""

from collections.abc import Iterator, Mapping, Set
from functools import cache
from typing import Any

from dateline.lang import Language
from dateline.reading.draft import Draft
from dateline.reading.mentions.found import Found
from dateline.reading.mentions.lexicon import lexicon

_PHRASES = ("obl", "nmod")
_NAMES = ("PROPN", "NOUN", "ADJ")
_UNKNOWN = (None, "place", "person", "object", "abstract", "substance")
"""What a name before "valley" or "bridge" may be taken for: what the network calls an organization or a people is one."""
_LONGEST, _INITIALS = 6, 6
_STEM = 4
"""Letters that a name and the adjective made of it share at the least."""


def told_places(draft: Draft) -> set[tuple[int, int]]:
    """First and last words of the names that their surroundings call places."""
    names = {found.name[-1]: found for found in draft.found if found.name}
    placed = {word for found in draft.found if found.sort == "place" for word in found.name}
    return {run for run in _runs(draft, placed) if _is_told(draft, *run, names.get(run[1]))}


def is_class(draft: Draft, noun: int) -> bool:
    """Whether a noun is one for places, such as "town" or "district", and for nobody who is of one."""
    lists, lemma = _lists(draft.language), draft.tokens[noun].lemma.lower()
    return lemma in lists["nouns"] or (lemma in lists["classes_of"] and lemma not in lists["holders"])


@cache
def _lists(language: Language) -> Mapping[str, frozenset[str]]:
    table: Mapping[str, Any] = language.table("places")["unlisted"]
    lists = {name: frozenset(row) for name, row in table.items()}
    return lists | {"months": frozenset(language.table("times")["words"]["month"])}


def _runs(draft: Draft, placed: Set[int]) -> Iterator[tuple[int, int]]:
    """The longest runs of words in capitals that are names, with hyphens and small words inside them; ``placed`` are
    the words of what the network takes for a place's name, whatever the tagger calls them."""
    joined = _lists(draft.language)["joined"]
    for sentence in draft.sentences:
        word = sentence.first
        while word < sentence.end:
            opens = word == sentence.first
            if not _begins(draft, word, opens=opens) and (
                opens or word not in placed or not _goes_on(draft, word)
            ):
                word += 1
                continue
            last = word
            while last + 1 < sentence.end:
                if _goes_on(draft, last + 1):
                    last += 1
                elif (
                    last + 2 < sentence.end and draft.forms[last + 1] in joined and _goes_on(draft, last + 2)
                ):
                    last += 2
                else:
                    break
            if last - word < _LONGEST:
                yield word, last
            word = last + 1


def _goes_on(draft: Draft, word: int) -> bool:
    return draft.forms[word][0].isupper() and draft.tokens[word].upos in _NAMES


def _begins(draft: Draft, word: int, *, opens: bool) -> bool:
    """Whether a word is a name or, inside a sentence, leads one: "Old Orun"."""
    if not _goes_on(draft, word):
        return False
    if draft.tokens[word].upos == "PROPN":
        return True
    behind = word + 1
    return (
        not opens
        and behind < len(draft.tokens)
        and draft.tokens[behind].upos == "PROPN"
        and _goes_on(draft, behind)
    )


def _is_told(draft: Draft, first: int, last: int, found: Found | None) -> bool:
    lists, tokens, sentence = _lists(draft.language), draft.tokens, draft.sentence(first)
    sort = found.sort if found else None
    behind = draft.small[last + 1] if last + 1 < sentence.end else ""
    if first == 0 and sort == "place" and behind in lists["after_dateline"]:
        return True  # "PORT ORUN, Sept 10 - "
    if _is_none(draft, first, last, found):
        return False
    head = next((w for w in range(last, first - 1, -1) if not first <= tokens[w].head <= last), last)
    above = tokens[head].head
    if behind in lists["nouns"] and above == last + 1:
        return sort in _UNKNOWN and not _is_adjective(draft, first, last)
    before = draft.small[first - 1] if first > sentence.first else ""
    if above < 0 or not before:
        return False
    governor, relation = tokens[above].lemma.lower(), tokens[head].deprel.partition(":")[0]
    if relation == "obj":
        return (sort == "place" and governor in lists["done_to"]) or (
            sort in _UNKNOWN and governor in lists["done_to_places"]
        )
    if before in lists["of"]:
        return first - 1 > sentence.first and tokens[first - 2].lemma.lower() in lists["classes_of"]
    if relation not in _PHRASES:
        return False
    if before in lists["beside"]:
        return True
    if governor in lists["not_after"]:
        return False
    if before in lists["located"]:
        return True
    if before in lists["moved"]:
        return sort == "place"
    return sort == "person" and before in lists["from"] and governor in lists["people"]


def _is_none(draft: Draft, first: int, last: int, found: Found | None) -> bool:
    """Whether a name is no place wherever it stands: a time, a school, somebody; a figure behind it is of a place alone
    another's ("at Port Orun 14 months ago")."""
    lists, sort = _lists(draft.language), found.sort if found else None
    behind = draft.small[last + 1] if last + 1 < draft.sentence(first).end else ""
    if sort == "time" or behind in lists["not_before"] or (behind[:1].isdigit() and sort != "place"):
        return True
    inside = set(draft.small[first : last + 1])
    month = first == last and not lists["months"].isdisjoint(inside)  # but "on October Square"
    return month or not lists["never"].isdisjoint(inside) or _is_somebody(draft, first, last, found)


def _is_somebody(draft: Draft, first: int, last: int, found: Found | None) -> bool:
    """Whether a name has a title or a given name, as "a champion in Anna Orun", or is an organization's initials."""
    if first == last:
        form = draft.forms[first]
        return form.isupper() and len(form) <= _INITIALS and (found is None or found.sort != "place")
    if found is None or found.sort != "person":
        return False
    return bool(found.title) or draft.small[first] in lexicon(draft.language).given


def _is_adjective(draft: Draft, first: int, last: int) -> bool:
    """Whether a name is what those of another are called: "the Orunian town" where Orun is named."""
    form = draft.forms[last]
    if first != last or not form.endswith(tuple(_lists(draft.language)["adjectives"])):
        return False
    return any(
        _STEM <= len(other) != len(form) and other[0].isupper() and form.startswith(other[:-1])
        for other in draft.forms
    )
