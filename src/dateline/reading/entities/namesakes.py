"""Names that are one: all mentions of a name, short names and the one longer name they fit, acronyms, and what stands in
brackets after a name as its short form."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from dateline.reading.entities.workbench import Linking
from dateline.reading.mentions.names import Fit, Name, fit, is_acronym, is_clipped, is_initials

_LEAST_WORDS = 2
"""Words of a name for which letters in brackets after it stand."""


def join_names(work: Linking) -> dict[int, list[int]]:
    """Join all mentions of one name, and short names with the one longer name that they fit. Those that fit several
    are returned, each with a mention of every longer name."""
    same: dict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    for index, name in enumerate(work.names):
        if name is not None and name.words:
            code = work.chains.of[index].country
            same[("country", (code,)) if code else ("person" if name.person else "other", name.words)].append(
                index
            )
    for members in same.values():
        for index in members[1:]:
            work.join(members[0], index, "name")
    open_names: dict[int, list[int]] = {}
    by_word: dict[str, list[int]] = defaultdict(list)
    ordered = sorted((members[0] for members in same.values()), key=lambda i: (-len(_name(work, i).words), i))
    for index in ordered:
        longer = _longer(work, index, by_word)
        best = max((how for _, how in longer), default=Fit.NONE)
        fitting = [other for other, how in longer if how == best]
        if len({id(work.chains.of[k]) for k in fitting}) == 1:
            work.join(fitting[0], index, "name")
        elif fitting:
            open_names |= dict.fromkeys(work.chains.split(index), fitting)
        for word in set(_name(work, index).words):
            by_word[word].append(index)
    _join_acronyms(work, ordered)
    _join_bracketed(work)
    return open_names


def _name(work: Linking, index: int) -> Name:
    name = work.names[index]
    assert name is not None
    return name


def _longer(work: Linking, index: int, by_word: Mapping[str, list[int]]) -> list[tuple[int, Fit]]:
    """Mentions of the longer names that a name fits, and how."""
    name = _name(work, index)
    longer = []
    for other in by_word.get(name.words[0], ()):
        candidate = _name(work, other)
        if work.chains.of[index].country != work.chains.of[other].country and candidate.words == name.words:
            continue  # a town, and those who act there
        if (work.found[index].sort, work.found[other].sort) == ("place", "organization") and (
            len(candidate.text.split()) > len(name.text.split())
        ):
            continue  # Tessen, and the Tessen News Agency
        if candidate.person == name.person and work.chains.may_join(
            work.chains.of[index], work.chains.of[other]
        ):
            how = fit(name, candidate, work.words)
            if how > Fit.HEAD or (how == Fit.HEAD and _is_head(work, index, other)):
                longer.append((other, how))
    return longer


def _is_head(work: Linking, index: int, other: int) -> bool:
    """Whether an organization may be called by what another is at heart: "*the* Observatory"."""
    sorts = {work.found[index].sort, work.found[other].sort}
    return sorts == {"organization"} and work.traits[index].definite


def _join_acronyms(work: Linking, ordered: Sequence[int]) -> None:
    """ "ANC" and "African National Congress"."""
    by_initial: dict[str, list[int]] = defaultdict(list)
    for index in ordered:
        name = _name(work, index)
        if not name.person and len(name.words) > 1:
            by_initial[name.words[0][0]].append(index)
    for index in ordered:
        name = _name(work, index)
        if len(name.words) == 1 and not name.person:
            for other in by_initial.get(name.words[0][0], ()):
                if is_acronym(name.text, _name(work, other).text) and work.join(other, index, "acronym"):
                    break


def _join_bracketed(work: Linking) -> None:
    """What a body is called for short in a language of its own: "the Free Coast Movement (HSH)". No country, no place and
    no letters of a single name ("Reuters (UK)", "a senator (D)")."""
    firsts = {one.first: index for index, one in enumerate(work.found) if one.form == "name"}
    for index, one in enumerate(work.found):
        if one.form != "name" or one.sort != "organization" or len(_name(work, index).words) < _LEAST_WORDS:
            continue
        bracket = one.name[-1] + 1
        short = firsts.get(bracket + 1)
        if short is None or work.draft.forms[bracket] != "(" or work.found[short].sort != "organization":
            continue
        text = _name(work, short).text
        if is_initials(text) or is_clipped(text, _name(work, index).text):
            work.join(index, short, "alias")
