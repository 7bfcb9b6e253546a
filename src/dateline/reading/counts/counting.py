"""Counts: every number of people and things that a report gives, what it counts, what befell them, and what it is part
of."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.model import Count, Span
from dateline.reading.counts.numbers import Number, numbers
from dateline.reading.counts.parts import Known, whole_of
from dateline.reading.counts.retold import retold
from dateline.reading.counts.scopes import Fate, fate_of, is_unreal
from dateline.reading.counts.units import Counted, counted, kind_of_unit
from dateline.reading.counts.words import Words, words_of
from dateline.reading.draft import Component, Draft

ONE_BY_ONE = frozenset(
    {"killed", "injured", "missing", "detained", "abducted", "released", "surrendered", "evacuated"}
)
"""What can befall one person so that "a man" is a count of one."""
OF_GOODS = frozenset({"seized", "supplied", "destroyed", "damaged"})
"""What befalls goods that are measured."""


def add_counts(draft: Draft) -> None:
    """All counts of the document, in the order of the text."""
    words = words_of(draft.language)
    found = list(_numbered(draft))
    taken = {i for known in found for i in range(known.counted.number.first, known.counted.number.last + 1)}
    found += [
        *_nobody(draft, words),
        *(one for one in _single(draft, words) if one.counted.number.start not in taken),
    ]
    found.sort(key=lambda known: (known.counted.number.first, known.counted.number.last))
    known = _with_parts(draft, found)
    for (one, whole), number in zip(known, range(len(known)), strict=True):
        draft.counted.append(one)
        draft.counts.append(
            _count(draft, one, f"c{number + 1}", f"c{whole + 1}" if whole is not None else None)
        )


def _with_parts(draft: Draft, found: Sequence[Known]) -> list[tuple[Known, int | None]]:
    """Those that are counts, each with the index of the one that holds it; parts share the fate of their whole.

    A number without a noun and without a fate counts nothing, unless it is part of a count.
    """
    wholes = [whole_of(draft, number, found) for number in range(len(found))]
    fates: list[Fate | None] = []
    for n, (one, whole) in enumerate(zip(found, wholes, strict=True)):
        above = found[whole].fate if whole is not None else None
        own = None if above is not None and one.fate is not None and one.fate.presumed else one.fate
        fates.append(own or above or retold(draft, found, fates, n))
    kept = [n for n, one in enumerate(found) if fates[n] or one.counted.unit]
    place = {n: rank for rank, n in enumerate(kept)}
    return [
        (replace(found[n], fate=fates[n]), place.get(whole) if (whole := wholes[n]) is not None else None)
        for n in kept
    ]


def _numbered(draft: Draft) -> Iterator[Known]:
    """Numbers of people, of things of interest, or of what befalls them."""
    for number in numbers(draft):
        one = counted(draft, number)
        if one is None:
            continue
        fate = fate_of(draft, one)
        if _is_of_goods(draft, one):
            if fate is None:
                continue
            fate = fate if fate.scope in OF_GOODS else None
        idle = (one.kind is None and not _are_objects(draft, one)) or number.low == number.high == 1
        loose = one.among is None or one.kind is None
        if fate is None and loose and one.unit is not None and idle:
            continue
        if number.was is not None and fate is not None:
            before = replace(one, number=number.was, head=number.was.core, unit=one.unit)
            yield Known(before, fate)
        yield Known(one, fate)


def _is_of_goods(draft: Draft, one: Counted) -> bool:
    """Whether a number is a measure of goods, which counts only where something befell them."""
    lemma = draft.tokens[one.unit[1]].lemma.lower() if one.unit is not None else ""
    return lemma in words_of(draft.language).sets["goods"]


def _are_objects(draft: Draft, one: Counted) -> bool:
    """Whether what is counted are objects of a kind that no list has: "400 mines", "two licences"."""
    return one.unit is not None and any(
        each.head == one.unit[1] and each.sort == "object" for each in draft.found
    )


def _nobody(draft: Draft, words: Words) -> Iterator[Known]:
    """ "Nobody was hurt", "no one died", "no casualties"."""
    for i, (token, form) in enumerate(zip(draft.tokens, draft.small, strict=True)):
        head, last = i, i
        if form in words.sets["no"]:
            one_at = i + 2 if i + 1 < len(draft.tokens) and draft.word(i + 1) == "-" else i + 1
            if one_at < len(draft.tokens) and draft.small[one_at] in words.sets["no_one"]:
                head = last = one_at
            elif (
                token.deprel == "det"
                and token.head > i
                and kind_of_unit(draft, words, token.head) == "people"
            ):
                head = token.head
            else:
                continue
        elif form not in words.sets["nobody"]:
            continue
        unit, among = (i + 1, head) if head > last else None, None
        of = last + 1
        if of + 1 < len(draft.tokens) and draft.small[of] in words.sets["of"]:
            among = draft.tokens[of].head if draft.tokens[of].head > of else of + 1
            unit = (among, among) if draft.tokens[among].upos in ("NOUN", "PROPN") else None
        one = Counted(Number(i, last, i, last, 0, 0), head, unit, "people", among=among)
        fate = fate_of(draft, one)
        if fate is None or fate.presumed or _is_to_come(draft, words, fate.word):
            continue
        if not _says_nothing_of_them(draft, words, head, fate.word):
            yield Known(one, fate)


def _says_nothing_of_them(draft: Draft, words: Words, head: int, fate: int) -> bool:
    """Whether what befell some only tells of whom the sentence speaks: "no person *who surrenders* will be tried", "no
    foreign *body* has asked"."""
    if fate == head:
        return draft.tokens[head].lemma.lower() not in words.sets["tallied"]
    return draft.tokens[fate].head == head and draft.tokens[fate].deprel == "acl:relcl"


def _is_to_come(draft: Draft, words: Words, word: int) -> bool:
    """Whether what befalls nobody is only promised or possible: "nobody *will* be hurt"."""
    assert draft.trees is not None
    return any(draft.small[each] in words.sets["unreal"] for each in draft.trees.children(word, "aux"))


def _single(draft: Draft, words: Words) -> Iterator[Known]:
    """One person whom a fate befalls: "a man was shot dead"."""
    for i, token in enumerate(draft.tokens):
        if token.deprel != "det" or draft.small[i] not in words.sets["articles"] or token.head <= i:
            continue
        head, lemma = token.head, draft.tokens[token.head].lemma.lower()
        if lemma in words.sets["many"] or lemma not in words.sets["people"]:
            continue
        one = Counted(Number(i, head, i, i, 1, 1), head, (i + 1, head), "people")
        fate = fate_of(draft, one)
        if fate is not None and fate.scope in ONE_BY_ONE and not is_unreal(draft, words, fate.word):
            yield Known(one, fate)


def _count(draft: Draft, known: Known, name: str, part_of: str | None) -> Count:
    one, fate = known.counted, known.fate
    return Count(
        id=name,
        span=draft.span(one.number.first, one.number.last),
        low=one.number.low,
        high=one.number.high,
        modifier=one.number.modifier,
        unit=_unit(draft, one),
        scope=fate.scope if fate else None,
        part_of=part_of,
        by=f"{COUNTS.by}/{_rule(known)}",
    )


def _unit(draft: Draft, one: Counted) -> str | None:
    if one.unit is None:
        return None
    span: Span = draft.span(*one.unit)
    return " ".join(span.of(draft.text).split())


def _rule(known: Known) -> str:
    if known.counted.number.low == known.counted.number.high == 0:
        return "nobody"
    return "vague" if known.counted.number.vague else "number"


def counts_of(draft: Draft, trigger: int, participants: Sequence[int]) -> tuple[str, ...]:
    """The ids of the counts that belong to an event: those that its trigger governs, and those of its participants.

    ``trigger`` and ``participants`` are words. Counts that are parts of others come along with their wholes; those of
    another clause do not, and where the trigger says itself what befell some, nor do those whom something else befell
    ("40 were killed and dozens wounded").
    """
    among = {trigger, *participants}
    pairs = list(zip(draft.counts, draft.counted, strict=True))
    own = {count.scope for count, known in pairs if known.fate is not None and known.fate.word == trigger}
    found = [
        count.id
        for count, known in pairs
        if (known.fate is not None and known.fate.word == trigger)
        or (
            _under(draft, known.counted.head, among) and (not own or known.fate is None or count.scope in own)
        )
        or (known.fate is not None and _left_by(draft, known.fate.word, trigger))
    ]
    held = set(found)
    for count in draft.counts:
        if count.part_of in held and count.id not in held:
            held.add(count.id)
    return tuple(count.id for count in draft.counts if count.id in held)


def _left_by(draft: Draft, fate: int, trigger: int) -> bool:
    """Whether the trigger is the subject of the verb whose result a fate is ("the *blast* left 14 people *dead*")."""
    assert draft.trees is not None
    words = words_of(draft.language)
    while draft.tokens[fate].deprel in ("xcomp", "conj", "obj", "amod", "acl"):
        fate = draft.tokens[fate].head
        if words.among("results", draft.tokens[fate].lemma):
            return draft.trees.child(fate, "nsubj") == trigger
    return False


def _under(draft: Draft, word: int, among: set[int]) -> bool:
    """Whether a word is one of some, or hangs on one of them as a part of the same phrase."""
    while word not in among:
        relation = draft.tokens[word].deprel.partition(":")[0]
        if (
            relation not in ("nummod", "conj", "appos", "nmod", "compound", "flat")
            or draft.tokens[word].head < 0
        ):
            return False
        word = draft.tokens[word].head
    return True


COUNTS = Component(
    "counts",
    "1",
    frozenset({"tokens", "sentences", "trees", "mentions", "times"}),
    frozenset({"counted", "counts"}),
    add_counts,
)
