"""Offices of several words and whoever holds them: "Secretary of State Ilse Ruun" names Ilse Ruun."""

from collections.abc import Mapping, Sequence, Set

from dateline.reading.syntax.owners import SUBJECTS, above

_OF_NAMES = ("compound", "amod", "nmod:desc", "flat")
Offices = tuple[Set[str], Set[str], Mapping[str, Sequence[tuple[str, ...]]]]
"""Forms of titles, the words that join an office to one, and the words of each office by the first of them."""


def held(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str], forms: Sequence[str], words: Offices
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, mended where a name follows a title and its office: the office hangs on the title as what
    it is of, and the name as its name, whatever the network took for the name of the office.

    ``heads`` are indices in the sentence, -1 at the root; ``forms`` in small letters.
    """
    heads, relations = list(heads), list(relations)
    titles, joins, offices = words
    for title in range(len(forms) - 3):
        if forms[title] not in titles or forms[title + 1] not in joins:
            continue
        start = title + 2
        office = next(
            (row for row in offices.get(forms[start], ()) if tuple(forms[start : start + len(row)]) == row),
            (),
        )
        name = end = start + len(office)
        while end < len(forms) and tags[end] == "PROPN":
            end += 1
        if office and end > name:
            _hang(heads, relations, (title, name, end))
    return heads, relations


def titled(
    heads: Sequence[int],
    relations: Sequence[str],
    tags: Sequence[str],
    forms: Sequence[str],
    titles: Set[str],
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, mended where the first word of what is before a title carries the name after it: "*U.N.*
    Secretary-General Ban Ki-moon" is Ban.
    """
    heads, relations = list(heads), list(relations)
    start = 0 if not titles.isdisjoint(forms) else len(forms)
    while start < len(forms):
        end = start
        while end < len(forms) and (tags[end] == "PROPN" or (end > start and forms[end] == "-")):
            end += 1
        run = range(start, end)
        tops = [word for word in run if heads[word] not in run]
        title = max(
            (word for word in run[1:-1] if forms[word] in titles and tags[word + 1] == "PROPN"), default=0
        )
        if title and tops[0] < title and len({heads[top] for top in tops}) == 1:
            _carry(heads, relations, run, title + 1)
            verb = heads[title + 1]
            if relations[title + 1] in _OF_NAMES and verb > title and tags[verb] == "VERB":
                relations[title + 1] = "nsubj"
        start = max(end, start + 1)
    return heads, relations


def beside(
    heads: Sequence[int],
    relations: Sequence[str],
    tags: Sequence[str],
    forms: Sequence[str],
    words: tuple[Set[str], Set[str], Set[str]],
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, mended where a name between commas after an office hangs on what the office is of: "the
    mayor of Port Lowe, *Sam Dodd*, said" is of the mayor. ``words`` are titles, the words that join an office to one, and
    the first words of names of places, which may stand there too ("the mayor of Albany, *New York*,").
    """
    heads, relations = list(heads), list(relations)
    titles, joins, places = words
    for title in range(len(forms) - _LEAST_BESIDE):
        if forms[title] not in titles or forms[title + 1] not in joins:
            continue
        comma = next((i for i in range(title + 3, min(title + _FAR, len(forms))) if forms[i] == ","), None)
        if comma is None or any(tags[i] not in _OF_OFFICES for i in range(title + 2, comma)):
            continue
        first = end = comma + 1
        while end < len(forms) and (tags[end] == "PROPN" or (end > first and relations[end] == "flat")):
            end += 1
        name = next((i for i in range(first, end) if forms[i].rstrip(".") not in titles), end)
        ends = end < len(forms) and forms[end] in _ENDS
        run = range(first, end)
        tops = [word for word in run if heads[word] not in run]
        short = end - name < 2 and name == first
        if not ends or name == end or short or forms[first] in places or len(tops) != 1:
            continue
        if title < heads[tops[0]] < comma and title not in above(title, heads):
            _carry_beside(heads, relations, (title, name, run))
    return heads, relations


def apposed(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str], forms: Sequence[str]
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, mended where a name after a noun and a comma passes for a part of it, for one of a list,
    or for a second subject: "a spokeswoman, *Carla Nunes*, said" has the name set beside the noun. A list goes on with
    "and"."""
    heads, relations = list(heads), list(relations)
    for word in range(2, len(forms)):
        if tags[word] != "PROPN" or forms[word - 1] != ",":
            continue
        end = next((i for i in range(word, len(forms)) if tags[i] != "PROPN"), len(forms))
        tops = [i for i in range(word, end) if not word <= heads[i] < end]
        noun, relation = _beside_what(tops, heads, relations)
        last = end < len(forms) and forms[end] in _ENDS
        alone = relation == "flat" or (last and (tops[0], "cc") not in zip(heads, relations, strict=True))
        if 0 <= noun < word and tags[noun] == "NOUN" and alone:
            heads[tops[0]], relations[tops[0]] = noun, "appos"
            for other in tops[1:]:
                heads[other] = tops[0]
    return heads, relations


def _beside_what(tops: Sequence[int], heads: Sequence[int], relations: Sequence[str]) -> tuple[int, str]:
    """The noun that a name after a comma passes for a part of, for the next of, or for a second subject beside, with the
    relation; ``tops`` are the words of the name that hang on none of it."""
    top = tops[0]
    if any((heads[other], relations[other]) != (heads[top], "flat") for other in tops[1:]):
        return -1, ""
    if relations[top] == "flat" or (relations[top] == "conj" and heads[top] == tops[0] - 2):
        return heads[top], relations[top]
    if relations[top] not in SUBJECTS or heads[top] < 0:
        return -1, ""
    over = (top - 2, *above(top - 2, heads))
    noun = next((i for i in over if heads[i] == heads[top] and relations[i] in SUBJECTS), -1)
    return noun, relations[top]


def named_beside(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str], forms: Sequence[str]
) -> list[str]:
    """The parts of speech of one sentence, mended where a word in capitals between two commas, set beside the noun before
    it, passes for a noun: "the opposition party, *Pasteg*, said" names the party."""
    tags = list(tags)
    for word in range(2, len(forms) - 1):
        between = forms[word - 1] == "," == forms[word + 1] and heads[word] == word - 2
        noun = relations[word] == "appos" and tags[word] == tags[word - 2] == "NOUN"
        if between and noun and forms[word][0].isupper() and not forms[word - 2][0].isupper():
            tags[word] = "PROPN"
    return tags


def _carry_beside(heads: list[int], relations: list[str], at: tuple[int, int, range]) -> None:
    """Hang a name on the title that it is set beside: ``at`` are the title, the first word of the name, and its words
    with the titles before it."""
    title, name, run = at
    for word, head in enumerate(heads):
        if word in run and word != name:
            heads[word], relations[word] = name, "flat" if word > name else "nmod:desc"
        elif head in run and word != name:
            heads[word] = name
    heads[name], relations[name] = title, "appos"


_LEAST_BESIDE = 5
_FAR = 10
"""Words after an office within which the comma stands."""
_OF_OFFICES = ("PROPN", "NOUN", "ADJ", "DET", "ADP", "PART")
_ENDS = (",", ".")


def _carry(heads: list[int], relations: list[str], run: range, name: int) -> None:
    """Let the first word of the name carry the run of words that it stands in."""
    top = next(word for word in run if heads[word] not in run)
    heads[name], relations[name] = heads[top], relations[top]
    for word, head in enumerate(heads):
        if word != name and (head in run or word in run):
            heads[word] = name
        if word in run and word != name and relations[word] != "punct":
            relations[word] = "flat" if word > name else "nmod:desc" if word == name - 1 else "compound"


def _hang(heads: list[int], relations: list[str], at: tuple[int, int, int]) -> None:
    """Hang an office and a name on the title: ``at`` are the title, the first word of the name, and the word after it."""
    title, name, end = at
    span = range(title, end)
    top = next(word for word in span if not above(word, heads) & set(span))
    heads[title], relations[title] = heads[top], relations[top]
    for word, head in enumerate(heads):
        if head in span and word not in span:
            heads[word] = title
    heads[title + 1], relations[title + 1] = name - 1, "case"
    for word in range(title + 2, name - 1):
        heads[word] = name - 1
        relations[word] = relations[word] if relations[word] in ("det", "amod", "case") else "compound"
    heads[name - 1], relations[name - 1] = title, "nmod"
    heads[name], relations[name] = title, "flat"
    for word in range(name + 1, end):
        heads[word], relations[word] = name, "flat"
