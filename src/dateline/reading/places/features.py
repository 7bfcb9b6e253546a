"""What speaks for and against a stretch of words being the name of a place, as named features."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import log10

from dateline.gazetteer import Entry, holds
from dateline.gazetteer.entry import ADMIN1, ADMIN2, COUNTRY
from dateline.lang import Language
from dateline.nn import word_case
from dateline.reading.draft import Draft
from dateline.reading.mentions.found import Found
from dateline.reading.mentions.lexicon import Lexicon, lexicon
from dateline.reading.places.spans import Stretch

_KINDS = ("place", "person", "organization")
_BINS = (-6.0, -4.0, -2.5, -1.5, -0.7, -0.25, -0.05)


@dataclass(slots=True)
class View:
    """One document as features see it."""

    draft: Draft
    words: Lexicon
    lists: dict[str, frozenset[str]]
    covering: dict[int, list[Found]] = field(default_factory=dict)
    lower: frozenset[str] = frozenset()
    placed: Counter[str] = field(default_factory=Counter)
    surnames: frozenset[str] = frozenset()
    times: Counter[str] = field(default_factory=Counter)
    begins: dict[int, list[Stretch]] = field(default_factory=dict)
    kinds: dict[str, list[float]] = field(default_factory=dict)
    listed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    toponym: list[list[float]] | None = None

    def word(self, index: int) -> str:
        """A word in small letters; a mark of its own outside the text."""
        small = self.draft.small
        return small[index] if 0 <= index < len(small) else "|"

    def lists_of(self, word: str) -> tuple[str, ...]:
        """The names of the lists that a word stands in."""
        found = self.listed.get(word)
        if found is None:
            found = self.listed[word] = tuple(name for name, row in self.lists.items() if word in row)
        return found


@cache
def word_lists(language: Language) -> dict[str, frozenset[str]]:
    """The lists of words of ``places.toml``."""
    return {name: frozenset(row) for name, row in language.table("places")["words"].items()}


def view(draft: Draft, stretches: Sequence[Stretch]) -> View:
    """What features need of a document."""
    covering: dict[int, list[Found]] = {}
    for found in draft.found:
        for word in found.name:
            covering.setdefault(word, []).append(found)
    begins: dict[int, list[Stretch]] = {}
    for stretch in stretches:
        begins.setdefault(stretch.first, []).append(stretch)
    small = frozenset(form for form in draft.forms if form.islower())
    seen = View(draft, lexicon(draft.language), word_lists(draft.language), covering, small)
    seen.times = Counter(text_of(seen, s) for s in stretches)
    seen.begins = begins
    if draft.signals is not None:
        tags, names = draft.signals.tags, draft.network.labels.kind
        seen.kinds = {name: tags["kind"][:, names.index(name)].tolist() for name in _KINDS}
        seen.toponym = tags["toponym"].tolist() if "toponym" in tags else None
    inside = seen.words.words["inside"]
    seen.placed = Counter(text_of(seen, s) for s in stretches if seen.word(s.first - 1) in inside)
    seen.surnames = surnames(draft) - frozenset(seen.placed)
    return seen


def surnames(draft: Draft) -> frozenset[str]:
    """The last names, in small letters, of people who are called by more than that."""
    return frozenset(
        draft.small[found.name[-1]]
        for found in draft.found
        if found.name and found.sort == "person" and len(found.name) + len(found.title) > 1
    )


def text_of(seen: View, stretch: Stretch) -> str:
    """The words of a stretch, for comparing."""
    return " ".join(seen.word(i) for i in range(stretch.first, stretch.last + 1))


def features(seen: View, stretch: Stretch) -> Iterator[str]:
    """The features of one stretch."""
    kind = kind_of(stretch)
    yield "bias"
    yield from _of_gazetteer(seen, stretch, kind)
    yield from _of_words(seen, stretch, kind)
    yield from _of_network(seen, stretch)
    yield from _of_name(seen, stretch, kind)


def _of_gazetteer(seen: View, stretch: Stretch, kind: str) -> Iterator[str]:
    yield f"is {kind}"
    people = max((e.population for e in stretch.entries), default=0)
    size = int(log10(people + 1))
    yield f"{kind} of size {size}"
    if stretch.entries:
        text = text_of(seen, stretch)
        if not any(e.name.lower() == text for e in stretch.entries):
            yield "by another name"
        yield f"places {min(4, int(log10(len(stretch.entries)) * 2) + 1)}"
    length = stretch.last - stretch.first + 1
    yield f"words {min(length, 4)}, {'place' if stretch.entries else 'demonym' if stretch.demonym else 'none'}"
    longer = any(
        o.first <= stretch.first
        and o.last >= stretch.last
        and o.last - o.first > stretch.last - stretch.first
        and o.entries
        for first in range(max(0, stretch.first - 4), stretch.first + 1)
        for o in seen.begins.get(first, ())
    )
    if longer:
        yield "inside a longer place"
    if seen.word(stretch.last + 1) == "," and any(o.entries for o in seen.begins.get(stretch.last + 2, ())):
        parents = {
            e.name if e.feature in COUNTRY | ADMIN1 else ""
            for o in seen.begins[stretch.last + 2] for e in o.entries
        }  # fmt: skip
        held = any(_within(e, o) for o in seen.begins[stretch.last + 2] for e in stretch.entries)
        yield "held by what follows" if held else "place follows" if parents - {""} else "town follows"
    if seen.word(stretch.first - 1) == "," and stretch.first > 1:
        before = [
            o for first in range(max(0, stretch.first - 5), stretch.first - 1)
            for o in seen.begins.get(first, ()) if o.last == stretch.first - 2
        ]  # fmt: skip
        if any(_within(e, stretch) for o in before for e in o.entries):
            yield "holds what stands before"
        elif before:
            yield "place before"


def _within(entry: Entry, holder: Stretch) -> bool:
    return any(holds(h, entry) for h in holder.entries)


def kind_of(stretch: Stretch) -> str:
    """What a stretch would be at best."""
    if stretch.demonym:
        return "demonym"
    codes = {e.feature for e in stretch.entries}
    if not codes:
        return "unknown"
    if codes & COUNTRY:
        return "country"
    if "CONT" in codes or "OCN" in codes:
        return "continent"
    if codes & ADMIN1:
        return "admin1"
    if any(c.startswith("PPL") for c in codes):
        return "town"
    if codes & ADMIN2:
        return "admin2"
    return "feature"


def _of_words(seen: View, stretch: Stretch, kind: str) -> Iterator[str]:
    draft = seen.draft
    first, last = stretch.first, stretch.last
    before, after, later = seen.word(first - 1), seen.word(last + 1), seen.word(last + 2)
    yield f"before {before}"
    yield f"after {after}"
    yield f"after2 {after} {later}" if after in ("'s", "’s", ",", "-") else f"after3 {later}"
    yield f"before2 {seen.word(first - 2)} {before}"
    sides = {
        "before": before,
        "after": after,
        "after3": later,
        "last": seen.word(last),
        "first": seen.word(first),
    }
    for side, word in sides.items():
        yield from _of_lists(seen, side, word, kind)
    if last == first and seen.word(first) in seen.lower:
        yield "also in small letters"
    yield f"case {word_case(draft.word(first))}"
    for side, index in (("before", first - 1), ("after", last + 1)):
        if 0 <= index < len(draft.words):
            yield f"{side} has case {word_case(draft.word(index))}"
            yield f"{side} {draft.tokens[index].upos}"
    if first == draft.sentence(first).first:
        yield f"begins a sentence, {kind}"
    yield from _of_others(seen, stretch, kind)


def _of_lists(seen: View, side: str, word: str, kind: str) -> Iterator[str]:
    """In which lists a word beside or in the stretch stands."""
    for name in seen.lists_of(word):
        yield f"{side} is {name}"
        yield f"{side} is {name}, {kind}"
    if word in seen.words.titles:
        yield f"{side} is title"
    if word in seen.words.given:
        yield f"{side} is given name"
    if word in seen.words.kinds:
        yield f"{side} is {seen.words.kinds[word]}"


def _of_others(seen: View, stretch: Stretch, kind: str) -> Iterator[str]:
    """What the same words do elsewhere in the document."""
    text, here = text_of(seen, stretch), seen.word(stretch.first - 1) in seen.words.words["inside"]
    yield f"times {min(seen.times[text], 4)}"
    if seen.placed[text] > here:
        yield f"elsewhere in it, {kind}"
    if stretch.first == stretch.last and text in seen.surnames:
        yield "surname of somebody"


def _of_network(seen: View, stretch: Stretch) -> Iterator[str]:
    draft = seen.draft
    token = draft.tokens[stretch.last]
    inner = stretch.first <= token.head <= stretch.last
    head = token.head if inner else stretch.last
    for side, index in (("last", stretch.last), ("first", stretch.first)):
        yield f"{side} {draft.tokens[index].upos}"
    yield f"relation {draft.tokens[head].deprel}"
    above = draft.tokens[head].head
    if above >= 0:
        yield f"head {draft.tokens[above].upos} {draft.tokens[head].deprel}"
    after = stretch.last + 1
    for name, scores in seen.kinds.items():
        yield f"net {name} {_bin(max(scores[stretch.first : after]))}"
        if after < len(scores):
            yield f"net after {name} {_bin(scores[after])}"
    toponym = seen.toponym
    if toponym is not None:
        yield f"net begins {_bin(toponym[stretch.first][1])}"
        inside = [toponym[i][2] for i in range(stretch.first + 1, after)]
        yield f"net goes on {_bin(min(inside, default=0.0))}"
        yield f"net goes further {_bin(toponym[after][2] if after < len(toponym) else -20.0)}"


def _bin(value: float) -> int:
    return bisect_left(_BINS, value)


def _of_name(seen: View, stretch: Stretch, kind: str) -> Iterator[str]:
    best = None
    for found in seen.covering.get(stretch.last, ()):
        if stretch.first in found.name and (best is None or len(found.name) > len(best.name)):
            best = found
    if best is None:
        yield "in no name"
        return
    left, right = stretch.first - best.name[0], best.name[-1] - stretch.last
    where = "whole" if not left and not right else "begin" if not left else "end" if not right else "middle"
    yield f"{where} of {best.sort}"
    yield f"{where} of {best.kind}"
    yield f"{where} of {best.sort}, {kind}"
    if best.title:
        yield f"{where} of titled"
    if right:
        yield f"name ends {seen.word(best.name[-1])}"
