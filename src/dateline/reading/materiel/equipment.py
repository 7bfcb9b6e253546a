"""Materiel: the weapons, vehicles, aircraft, ships and munitions of a report, with class, holder, supplier, and a check
where a designation does not fit the class that the report gives it."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace

from dateline.model import Materiel
from dateline.reading.draft import Component, Draft
from dateline.reading.materiel.designations import Named, named
from dateline.reading.materiel.holders import parties
from dateline.reading.materiel.words import Words, words_of
from dateline.terms import EntityKind

_SKIPPED = ("PART", "PUNCT")
_JOINTS = ("compound", "conj", "appos", "flat", "nmod", "amod", "nummod", "dep", "nmod:poss", "nmod:desc")
_ARMED: frozenset[EntityKind] = frozenset({"armed_group", "government", "country"})
_FORCES = 4
"""How many words before a vehicle the force may stand: "Navy's two grey vans" takes four."""
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
    sure = {thing.last for thing in things if thing.kind not in words.loose}
    things = [thing for thing in things if thing.last in sure or _is_of_forces(draft, words, sure, thing)]
    by_head = {thing.last: thing for thing in things}
    found: list[tuple[int, int, Materiel]] = []
    taken: set[int] = set()
    accepted: set[int] = set()
    for one in named(draft):
        thing = _class_of(draft, by_head, one)
        if thing is None and (
            _is_somebody(draft, one) or _is_in_a_longer_name(draft, one) or _is_a_group(draft, one)
        ):
            continue
        if thing is None and not (one.sure or _is_borne(draft, words, {*by_head, *accepted}, one)):
            continue
        if thing is None and one.known is None:
            continue
        if thing is not None and one.known is None and not _joined(draft, one, thing):
            continue
        taken.update(range(one.first, one.last + 1))
        if thing is not None and _is_one_with(draft, one, thing):
            taken.add(thing.last)
        accepted.add(one.last)
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
    for tail in dict.fromkeys((lemmas[last], draft.small[last])):
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
    if _is_in_a_name(draft, thing):
        return False
    before = draft.small[thing.first - 1] if thing.first else ""
    after = draft.small[thing.last + 1] if thing.last + 1 < len(draft.words) else ""
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
    if head in words.sets["dug"] and _is_dug(draft, words):
        return False
    return before not in words.sets["not_after"] and draft.tokens[thing.last].upos != "ADJ"


def _is_in_a_name(draft: Draft, thing: Thing) -> bool:
    """Whether a noun is a word of a longer name of somebody: "Bureau of Firearms", "Vantar Explosives"."""
    at = draft.mention_at.get(thing.last)
    if at is None or draft.tokens[thing.last].upos != "PROPN" or not draft.word(thing.last).istitle():
        return False
    mention = draft.mentions[at]
    return (
        mention.kind in ("organization", "person", "armed_group")
        and mention.span.start < draft.words[thing.first][0]
    )


def _is_dug(draft: Draft, words: Words) -> bool:
    """Whether the mines of a report are those that people work in."""
    lemmas = [token.lemma.lower() for token in draft.tokens]
    worked = not words.sets["digging"].isdisjoint(lemmas) or any(
        lemma in words.sets["dug"] and before in words.sets["ores"]
        for before, lemma in zip(draft.small, lemmas[1:], strict=False)
    )
    return worked and words.sets["laying"].isdisjoint(lemmas)


def _is_of_forces(draft: Draft, words: Words, sure: Set[int], thing: Thing) -> bool:
    """Whether a vehicle, boat or plane, which anybody may have, is of a force, in a row with weapons, or bears them."""
    assert draft.trees is not None
    trees, head = draft.trees, thing.last
    if any(
        draft.tokens[i].lemma.lower() in words.sets["forces"]
        for i in range(max(draft.sentence(head).first, thing.first - _FORCES), head)
        if i in trees.children(head, "compound", "amod", "nmod:poss", "nmod:desc", "flat")
    ):
        return True
    verb = draft.tokens[head].head
    if (
        verb >= 0
        and draft.tokens[verb].lemma.lower() in words.sets["exploding"]
        and draft.tokens[head].deprel in ("nsubj", "nsubj:pass", "obj")
        and "explosive device" in words.above(thing.kind)
    ):
        return True
    row = (verb,) if draft.tokens[head].deprel == "conj" else ()
    if not sure.isdisjoint((*row, *trees.children(head, "conj"))):
        return True
    for clause in trees.children(head, "acl", "acl:relcl"):
        if draft.tokens[clause].lemma.lower() in words.sets["bearing"] and not sure.isdisjoint(
            trees.children(clause, "obj", "obl")
        ):
            return True
    return _kind_of_holder(draft, words, (thing.first, thing.last)) == "armed_group"


def _kind_of_holder(draft: Draft, words: Words, place: tuple[int, int]) -> EntityKind | None:
    """What has a thing, by its first and last word; None where the text does not say."""
    holder, _ = parties(draft, words, place)
    return next((entity.kind for entity in draft.entities if entity.id == holder), None)


def _is_one_with(draft: Draft, one: Named, thing: Thing) -> bool:
    """Whether a designation and a class are one thing, "M18 assault rifles", "a rifle, an M24"; not "41 rifles, among
    them nine M24s"."""
    if one.first < thing.last:
        return True
    word = one.last
    while draft.tokens[word].head >= 0 and word != thing.last:
        if draft.tokens[word].deprel not in ("appos", "flat", "compound", "dep", "conj"):
            return False
        if draft.tokens[word].deprel == "conj" and draft.tokens[word].head == thing.last:
            return False
        word = draft.tokens[word].head
    return True


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


def _is_somebody(draft: Draft, one: Named) -> bool:
    """Whether a designation is the last word of somebody's name: a general Sarin, a Mr Garand."""
    ends = {entity.name.rpartition(" ")[2] for entity in draft.entities if entity.kind == "person"}
    return one.name in ends


def _is_in_a_longer_name(draft: Draft, one: Named) -> bool:
    """Whether a designation without figures is a word of a name that goes on after it: "the al-Qassam Brigades"."""
    after = one.last + 1
    if any(c.isdigit() for c in one.name) or after >= len(draft.tokens):
        return False
    word = one.last
    while draft.tokens[word].deprel in ("compound", "flat") and word != after:
        word = draft.tokens[word].head
    return word == after and draft.tokens[after].upos == "PROPN" and draft.word(after).istitle()


def _is_a_group(draft: Draft, one: Named) -> bool:
    """Whether a designation is what a group is called: "the M-19 guerrillas"."""
    word = one.last
    while draft.tokens[word].deprel in ("compound", "flat", "nummod"):
        word = draft.tokens[word].head
    if word == one.last or word not in draft.mention_at:
        return False
    return draft.mentions[draft.mention_at[word]].kind in ("armed_group", "organization")


def _is_borne(draft: Draft, words: Words, sure: Set[int], one: Named) -> bool:
    """Whether somebody is armed with it or has so many of it, or it stands in a row with weapons."""
    assert draft.trees is not None
    word = one.last
    if not sure.isdisjoint(draft.trees.children(word, "conj")):
        return True
    if one.known is not None and draft.tokens[word].head == word + 1:
        return draft.tokens[word + 1].lemma.lower() in words.sets["called"]
    counted = draft.trees.child(word, "nummod") is not None
    owned = counted or draft.trees.child(word, "nmod:poss") is not None
    if one.known is not None and owned and _kind_of_holder(draft, words, (one.first, word)) in _ARMED:
        return True
    for _ in range(4):
        token = draft.tokens[word]
        if token.head < 0:
            return False
        if token.deprel == "conj" and token.head in sure:
            return True
        above = draft.small[token.head]
        cases = {draft.small[c] for c in draft.trees.children(word, "case")}
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
    frozenset({"tokens", "sentences", "trees", "mentions", "entities", "events"}),
    frozenset({"materiel"}),
    add_materiel,
)
