"""Materiel: the weapons, vehicles, aircraft, ships and munitions of a report, with class, holder, supplier, and a check
where a designation does not fit the class that the report gives it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dateline.model import Materiel
from dateline.reading.draft import Component, Draft
from dateline.reading.materiel.designations import Named, named
from dateline.reading.materiel.holders import parties
from dateline.reading.materiel.words import Words, words_of

_SKIPPED = ("PART", "PUNCT")
_JOINTS = ("compound", "conj", "appos", "flat", "nmod", "amod", "nummod", "dep", "nmod:poss", "nmod:desc")
_NEAR = 9
"""How many words after a designation its class may stand: "M4, M16 and M18 assault rifles" takes six."""


@dataclass(frozen=True, slots=True)
class Thing:
    """The words ``first`` to ``last`` of a noun for a class, carried by ``last``."""

    first: int
    last: int
    kind: str


def add_materiel(draft: Draft) -> None:
    """All materiel of the document, in the order of the text; a class that a designation narrows is in it."""
    words = words_of(draft.language)
    things = list(_things(draft, words))
    by_head = {thing.last: thing for thing in things}
    found: list[tuple[int, int, Materiel]] = []
    taken: set[int] = set()
    names = list(named(draft))
    for one in names:
        thing = _class_of(draft, by_head, one)
        if thing is None and not (one.sure or _is_borne(draft, words, by_head, one)):
            continue
        if thing is None and one.known is None:
            continue
        if thing is not None and one.known is None and not _joined(draft, one, thing):
            continue
        taken.update(range(one.first, one.last + 1))
        if thing is not None:
            taken.add(thing.last)
        found.append((one.first, one.last, _designated(draft, words, one, thing)))
    found += [
        (thing.first, thing.last, _generic(draft, words, thing))
        for thing in things
        if taken.isdisjoint(range(thing.first, thing.last + 1))
    ]
    found.sort(key=lambda row: row[:2])
    for number, (_, _, item) in enumerate(found, 1):
        draft.materiel.append(replace(item, id=f"w{number}"))


def _things(draft: Draft, words: Words) -> Iterator[Thing]:
    """Nouns for classes of materiel, the longest at each place, that mean it."""
    lemmas = [t.lemma.lower() for t in draft.tokens]
    last_words = {noun[-1] for noun in words.nouns}
    at = len(lemmas) - 1
    while at >= 0:
        token = draft.tokens[at]
        forms = (lemmas[at], draft.small[at])
        if token.upos in ("NOUN", "PROPN", "X", "ADJ") and not last_words.isdisjoint(forms):
            thing = _thing_at(draft, words, lemmas, at)
            if thing and _is_meant(draft, words, thing):
                yield thing
                at = thing.first
        at -= 1


def _thing_at(draft: Draft, words: Words, lemmas: list[str], last: int) -> Thing | None:
    """The longest noun that ends at a word; hyphens and possessive endings inside it do not matter."""
    floor = max(draft.sentence(last).first, last - words.longest - 2)
    best: Thing | None = None
    for tail in dict.fromkeys((lemmas[last], draft.word(last).lower())):
        spelled: tuple[str, ...] = (tail,)
        first = last
        while True:
            for form in (spelled, _hyphened(draft, first, spelled)):
                kind = words.nouns.get(form)
                if kind and (best is None or first < best.first):
                    best = Thing(first, last, kind)
            first -= 1
            while (
                first >= floor and draft.tokens[first].upos in _SKIPPED and draft.word(first) not in ".;:,()"
            ):
                first -= 1
            if first < floor or draft.tokens[first].upos not in (
                "NOUN",
                "PROPN",
                "ADJ",
                "VERB",
                "ADP",
                "ADV",
                "X",
            ):
                break
            if last - first > words.longest:
                break
            spelled = (lemmas[first], *spelled)
    return best


def _hyphened(draft: Draft, first: int, spelled: tuple[str, ...]) -> tuple[str, ...]:
    """The same words with the hyphens that the text has between them."""
    joined: list[str] = []
    at = first
    for form in spelled:
        while draft.tokens[at].upos in _SKIPPED:
            at += 1
        if joined and draft.text[draft.words[at][0] - 1] == "-":
            joined[-1] += "-" + form
        else:
            joined.append(form)
        at += 1
    return tuple(joined)


def _is_meant(draft: Draft, words: Words, thing: Thing) -> bool:
    """Whether a noun means the weapon: no gold mine, no water tank, no first round, no arms of a body."""
    if thing.kind in words.loose:
        return False
    before = draft.word(thing.first - 1).lower() if thing.first else ""
    after = draft.word(thing.last + 1).lower() if thing.last + 1 < len(draft.words) else ""
    head = draft.tokens[thing.last].lemma.lower()
    if (
        draft.tokens[thing.last + 1 if after else thing.last].lemma.lower() in words.sets["not_before"]
        and after
    ):
        return False
    if thing.first < thing.last or head not in words.sets["ambiguous"]:
        return True
    if head in words.sets["before_body"] and before in words.sets["of_body"]:
        return False
    return before not in words.sets["not_after"] and draft.tokens[thing.last].upos != "ADJ"


def _class_of(draft: Draft, by_head: Mapping[int, Thing], one: Named) -> Thing | None:
    """The noun that says what class the thing of a designation is: the one that it is before, or beside."""
    word = one.last
    for _ in range(4):
        token = draft.tokens[word]
        if token.head < 0 or token.deprel not in _JOINTS:
            break
        word = token.head
        if word in by_head and one.first != word and abs(word - one.last) <= _NEAR:
            return by_head[word]
    after = one.last + 1
    while after < min(draft.sentence(one.last).end, one.last + 4):
        if after in by_head and by_head[after].first > one.last:
            return by_head[after]
        if draft.tokens[after].upos not in ("NOUN", "PROPN", "ADJ"):
            break
        after += 1
    return None


def _joined(draft: Draft, one: Named, thing: Thing) -> bool:
    """Whether a designation stands right before its class, as one that the table does not know must."""
    between = range(one.last + 1, thing.first)
    return one.last < thing.first and all(draft.tokens[i].upos in ("NOUN", "PROPN", "ADJ") for i in between)


def _is_borne(draft: Draft, words: Words, by_head: Mapping[int, Thing], one: Named) -> bool:
    """Whether somebody is armed with it, or it stands in a row with weapons."""
    assert draft.trees is not None
    word = one.last
    if any(row in by_head for row in draft.trees.children(word, "conj")):
        return True
    for _ in range(4):
        token = draft.tokens[word]
        if token.head < 0:
            return False
        if token.deprel == "conj" and token.head in by_head:
            return True
        above = draft.word(token.head).lower()
        cases = {draft.word(c).lower() for c in draft.trees.children(word, "case")}
        if above in words.sets["armed"] and cases & words.sets["with"]:
            return True
        if token.deprel not in _JOINTS:
            return False
        word = token.head
    return False


def _designated(draft: Draft, words: Words, one: Named, thing: Thing | None) -> Materiel:
    head = thing.last if thing else one.last
    holder, supplier = parties(draft, words, (thing.first if thing else one.first, head))
    kinds = one.known.kinds if one.known else ()
    called = thing.kind if thing else None
    fitting = [kind for kind in kinds if called is None or words.fits(kind, called)]
    kind = _narrower(words, fitting, called)
    check = None
    if called is not None and kinds and not fitting:
        check = words.texts["misfit"].format(
            word=one.name, called=called, known=words.texts["list"].join(kinds)
        )
    return Materiel(
        id="w",
        span=draft.span(one.first, one.last),
        designation=" ".join(one.name.split()),
        kind=kind,
        holder=holder,
        supplier=supplier,
        check=check,
        by=f"{MATERIEL.by}/{'table' if one.known else 'pattern'}",
    )


def _narrower(words: Words, fitting: list[str], called: str | None) -> str | None:
    """The class of the thing: as the report calls it, or narrower where the table knows one such thing alone."""
    if called is None:
        return fitting[0] if len(fitting) == 1 else None
    narrower = [kind for kind in fitting if called in tuple(words.above(kind))[1:]]
    return narrower[0] if len(narrower) == 1 and called not in fitting else called


def _generic(draft: Draft, words: Words, thing: Thing) -> Materiel:
    holder, supplier = parties(draft, words, (thing.first, thing.last))
    span = draft.span(thing.first, thing.last)
    return Materiel(
        id="w",
        span=span,
        designation=" ".join(span.of(draft.text).split()),
        kind=thing.kind,
        holder=holder,
        supplier=supplier,
        by=f"{MATERIEL.by}/noun",
    )


MATERIEL = Component(
    "materiel",
    "1",
    frozenset({"tokens", "sentences", "trees", "mentions", "entities"}),
    frozenset({"materiel"}),
    add_materiel,
)
