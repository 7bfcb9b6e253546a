"""From a trigger to a coded event: the entry of the codebook that fits it, and the role of each filler.

All participants hang on the trigger by syntax, in its own clause or through a link that syntax records (control,
coordination, a relative clause, a verb that only carries the noun). Nothing is taken from elsewhere in the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.reading.draft import Draft
from dateline.reading.entities import entity_at
from dateline.reading.events.arguments import Filler, beside, dative, fillers, is_passive, owners
from dateline.reading.events.conditions import ACTING, is_met, kind_at, meant_by
from dateline.reading.events.entries import Codebook, Entry, Trigger, WordClass
from dateline.reading.events.grammar import grammar
from dateline.reading.events.peoples import people_of
from dateline.reading.times import time_at
from dateline.terms import EntityKind, Role

STANDING: frozenset[EntityKind] = frozenset({"place", "country", "facility"})

_BESIDE = (
    "case", "conj", "cc", "appos", "acl", "parataxis", "mark", "cop", "nsubj", "aux", "advmod:emph", "discourse", "ccomp",
    "advcl", "dislocated", "cc:preconj", "obl",
)  # fmt: skip
_NOT_FIRST, _NOT_LAST = frozenset({"PUNCT", "CCONJ", "PART"}), frozenset({"PUNCT", "CCONJ", "ADP"})
OF_LIST = "$"
"""In the role of a slot: for words of a list alone, "item$force"."""
SOMEBODY = "somebody"
"""In the place of a list: those who can act, and places, which often stand for them."""
_INNER = frozenset(
    {"of", "in", "at", "content", "infinitive", "content_subject"}
)  # they belong to the noun itself
PARTICLE = "~"
"""In a trigger, before a word that must be a part of the verb: "give ~in"."""
_PARTICLES = ("compound:prt", "advmod")
_CORE = ("nsubj", "nsubj:pass", "obj")
"""Where an adjective stands for somebody: "two *more* were killed"."""
_OF_OTHERS = frozenset({"SUPPORT", "REJECT", "ACCUSE"})
"""Types whose events are about what others do."""
_HITTING = frozenset({"ASSAULT"})
"""Types of what befalls somebody in a deed that a noun tells beside it."""
_TAKING = frozenset({"COERCE", "SANCTION"})
"""Types whose events take things from whose they are."""
_ANSWERING = frozenset({"AGREE", "COOPERATE", "CONCEDE"})
"""Types whose events can answer what others propose: whose proposal it is, is the recipient."""
_CARRIED = frozenset({"object", "on", "to", "of", "from"})
_SWALLOWING = frozenset({"AID"})
"""Types whose verbs take nouns of other types as what is cut or given, which is no event beside it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A participant: its role, the word that carries it, and the words of it."""

    role: Role
    head: int
    words: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Coded:
    """A trigger, its entry, its participants and the clauses that it is about.

    ``rests`` are the words that the entry asks for beside it: they tell no event of their own. ``lemmas`` are those
    of its clause by which mode and contexts are told.
    """

    word: int
    rests: tuple[int, ...]
    entry: Entry
    parts: tuple[Part, ...]
    content: tuple[int, ...]
    lemmas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A word with the entries whose further words hang on it (and where those stand), what fills its slots, and what
    pronouns among these take up."""

    word: int
    word_class: WordClass
    hung: tuple[tuple[Entry, tuple[int, ...]], ...]
    filled: tuple[Filler, ...]
    meant: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Uncoded:
    """A trigger that came to nothing, and why; nothing is said where no entry's conditions are met."""

    word: int
    reason: str


def ask(
    draft: Draft, book: Codebook, word: int, found: Sequence[tuple[Trigger, Entry]], word_class: WordClass
) -> Asked | None:
    """What a word is asked by: the entries whose words all stand there, and what fills its slots; None without any."""
    hanging = _hanging(draft, word)
    hung = [(entry, others) for trigger, entry in found if (others := _others(hanging, trigger)) is not None]
    if not hung:
        return None
    filled = fillers(draft, book, word)
    return Asked(word, word_class, tuple(hung), tuple(filled), dict(meant_by(draft, filled)))


def code(draft: Draft, book: Codebook, asked: Asked) -> Coded | Uncoded | None:
    """What a trigger comes to: the first entry that fits it, or why none does; None where it is known to be none."""
    reason = ""
    for entry, others in asked.hung:
        if not is_met(draft, book, entry, asked.filled, asked.word_class, asked.meant):
            continue
        if entry.type is None:
            return None
        coded = coded_by(draft, book, asked, entry, others)
        parts = coded.parts
        is_verb = asked.word_class == "verbs"
        unsaid = is_verb and any(names(draft, each) for each in parts) and is_passive(draft, asked.word)
        missing = [
            role
            for role in entry.needs
            if not (unsaid and role == "actor") and not any(_plays(part, role) for part in parts)
        ]  # in the passive nobody needs to be named who does it
        if missing:
            reason = reason or f"nobody in its clause is its {missing[0]}"
            continue
        if not parts and not entry.bare and not any(f.slot == "content" for f in asked.filled):
            reason = reason or "nobody in its clause takes part in it"
            continue
        return coded
    return Uncoded(asked.word, reason)


def coded_by(draft: Draft, book: Codebook, asked: Asked, entry: Entry, others: tuple[int, ...]) -> Coded:
    """What a trigger comes to by one entry."""
    word, filled = asked.word, asked.filled
    is_verb = asked.word_class == "verbs"
    rests = others if asked.word_class == "nouns" else (*others, *_matched(draft, book, entry, filled, word))
    hits = entry.type in (*_HITTING, *_TAKING)
    carrying = [
        each
        for each in rests
        if not (hits and each not in others and _is_hit(draft, book, entry, filled, each))
    ]
    slots = [*filled, *(each for each in beside(draft, book, carrying) if each.slot not in _INNER)]
    parts = tuple(_parts(draft, book, entry, slots, (word, *others)))
    parts = (*parts, *_among_trigger(draft, book, entry, parts, (word, *others)))
    if entry.type in _HITTING and is_verb and not any(each.role == "actor" for each in parts):
        parts = (*parts, *_amid(draft, book, slots, parts, (word, *others)))
    if entry.type == "PROTEST" and not any(each.role == "target" for each in parts):
        parts = (*parts, *_at_missions(draft, book, slots, (word, *others)))
    content = tuple(f.word for f in filled if f.slot == "content")
    return Coded(word, rests, entry, parts, content, tuple(_lemmas(draft, filled, word)))


def _is_hit(draft: Draft, book: Codebook, entry: Entry, filled: Sequence[Filler], word: int) -> bool:
    """Whether it is done to an object for which an entry asks: what hangs on it stays with it ("a car *on the road*")."""
    roles = entry.roles.get("object") or ()
    own = next((each for each in filled if each.word == word and each.slot == "object"), None)
    role = None if own is None else next((role for role in roles if _fits(draft, book, own, role)), None)
    return role in ("target", "recipient")


def _among_trigger(
    draft: Draft, book: Codebook, entry: Entry, parts: Sequence[Part], own: Sequence[int]
) -> Iterator[Part]:
    """To whom it is done, where he is one of the words of the trigger: "summoned *the Norwegian ambassador*"."""
    role = (entry.roles.get("object") or ("",))[-1].partition(OF_LIST)[0]
    if role not in ("target", "recipient") or any(part.role in ("target", "recipient") for part in parts):
        return
    assert draft.trees is not None
    for word in own[1:]:
        token = draft.tokens[word]
        is_object = token.head == own[0] and token.deprel in ("obj", "nsubj:pass") and token.upos != "PRON"
        told = draft.trees.children(
            word, "det", "nmod:poss", "amod", "compound", "nummod"
        )  # not "held hostage"
        if is_object and told and may_act(draft, book, word):
            yield Part(role, word, _words(draft, word, [each for each in own if each != word]))  # type: ignore[arg-type]


def _plays(part: Part, role: str) -> bool:
    return part.role == role or (role == "target" and part.role in ("recipient", "beneficiary"))


def names(draft: Draft, part: Part) -> bool:
    """Whether a participant is more than a pronoun that points to nobody."""
    return draft.tokens[part.head].upos != "PRON" or entity_of(draft, part) is not None


def _hanging(draft: Draft, word: int) -> dict[str, int]:
    """The words on which a trigger of more words can rest, by lemma: dependents, their prepositions and compounds; those
    that are parts of the verb also with the sign of a particle."""
    assert draft.trees is not None
    hanging: dict[str, int] = {}
    for child in draft.trees.dependents[word]:
        token = draft.tokens[child]
        if token.deprel in ("punct", "conj", "nsubj", "advcl", "parataxis", "cc", "mark", "aux"):
            continue
        hanging.setdefault(token.lemma.lower(), child)
        if token.deprel in _PARTICLES:
            hanging.setdefault(PARTICLE + token.lemma.lower(), child)
        if token.deprel == "obj" and word + 1 in draft.trees.children(child, "case"):
            hanging.setdefault(
                PARTICLE + draft.tokens[word + 1].lemma.lower(), word + 1
            )  # "hand over its archive"
        for inner in draft.trees.children(child, "case", "compound", "amod", "fixed", "compound:prt", "nmod"):
            hanging.setdefault(draft.tokens[inner].lemma.lower(), inner)
    return hanging


def _others(hanging: dict[str, int], trigger: Trigger) -> tuple[int, ...] | None:
    """Where the further words of a trigger stand; None where one is missing."""
    found = tuple(hanging[word] for word in trigger.others if word in hanging)
    return found if len(found) == len(trigger.others) else None


def _matched(
    draft: Draft, book: Codebook, entry: Entry, filled: Sequence[Filler], verb: int
) -> Iterator[int]:
    """The fillers that are the words for which an entry asks, but for those that tell an event of another type, or that a
    verb does more than carry: what is demanded, refused or repulsed is an event of its own."""
    carries = draft.tokens[verb].lemma.lower() in book.light
    for slot, words in entry.where.items():
        for each in filled:
            lemma = draft.tokens[each.word].lemma.lower()
            if each.slot in _CARRIED and each.slot in slot.split() and lemma in words:
                others = {other.type for _, other in book.index["nouns"].get(lemma, ())}
                if entry.type in _SWALLOWING or not others or (carries and entry.type in others):
                    yield each.word


def _lemmas(draft: Draft, filled: Sequence[Filler], word: int) -> Iterator[str]:
    """The lemmas beside a trigger, near ones first, by which its mode and contexts are told."""
    assert draft.trees is not None
    yield draft.tokens[word].lemma.lower()
    for each in filled:
        if each.slot != "content":
            for inner in (each.word, *draft.trees.children(each.word, "compound", "amod", "nmod")):
                yield draft.tokens[inner].lemma.lower()


def _parts(
    draft: Draft, book: Codebook, entry: Entry, filled: Sequence[Filler], own: Sequence[int]
) -> Iterator[Part]:
    """The participants among the fillers; each word plays one part."""
    taken: set[int] = set(own)
    for each in filled:
        roles = entry.roles.get(each.slot)
        if roles is None:
            roles = book.general.get(each.slot, ())
        if each.word in taken:
            continue
        role = next((role for role in roles if _fits(draft, book, each, role)), None)
        if role == "instrument" and each.slot == "subject":
            yield from _through(draft, book, each.word, taken, own)
        elif role == "instrument" and each.slot == "object" and entry.type in _HITTING:
            taken.add(each.word)
            yield from _aimed(draft, book, each.word, taken, own)
        elif role is not None:
            taken.add(each.word)
            name: Role = role.partition(OF_LIST)[0]  # type: ignore[assignment]  # checked when the codebook is read
            yield Part(name, each.word, _words(draft, each.word, own))
            if each.slot == "object" and entry.type in _OF_OTHERS:
                yield from _whose(draft, book, each.word, roles[-1], taken, own)
            elif role == "item" and entry.type in _TAKING:
                yield from _whose(draft, book, each.word, "target", taken, own)
                yield from _of_land(draft, book, each.word, taken, own)
            elif (
                entry.type in _ANSWERING
                and draft.tokens[each.word].lemma in grammar(draft.language).proposals
            ):
                yield from _whose(draft, book, each.word, "recipient", taken, own)
        elif "actor" in roles and each.slot in ("subject", "owner") and _is_event(draft, book, each.word):
            yield from _through(draft, book, each.word, taken, own)


def _aimed(draft: Draft, book: Codebook, word: int, taken: set[int], own: Sequence[int]) -> Iterator[Part]:
    """What is fired or thrown, and at whom, where the parser hung that on it: "fired tear gas *at the crowd*"."""
    aims = [
        inner.word
        for inner in fillers(draft, book, word)
        if inner.slot in grammar(draft.language).aimed and not inner.shared and inner.word not in taken
    ]
    yield Part("instrument", word, _words(draft, word, (*own, *aims)))
    for aim in aims:
        taken.add(aim)
        yield Part("target", aim, _words(draft, aim, (*own, word)))


def _at_missions(
    draft: Draft, book: Codebook, filled: Sequence[Filler], own: Sequence[int]
) -> Iterator[Part]:
    """Against whom a protest is that is held at his embassy: "marched on *Peru*'s consulate"."""
    slots = {"owner", "modifier", "of"}
    for each in filled:
        if (
            each.slot != "subject"
            and draft.tokens[each.word].lemma.lower() in grammar(draft.language).missions
        ):
            for inner in fillers(draft, book, each.word):
                if inner.slot in slots and may_act(draft, book, inner.word):
                    yield Part("target", inner.word, _words(draft, inner.word, (*own, each.word)))


def _amid(
    draft: Draft, book: Codebook, filled: Sequence[Filler], parts: Sequence[Part], own: Sequence[int]
) -> Iterator[Part]:
    """Who did a deed in which somebody was hit: "two were hurt in an attack *by rebels*"."""
    words, taken = grammar(draft.language), {*own, *(part.head for part in parts)}
    assert draft.trees is not None
    for each in filled:
        if each.slot in words.befalling and _is_event(draft, book, each.word):
            yield from (part for part in _through(draft, book, each.word, taken, own) if part.role == "actor")
            if draft.tokens[each.word].lemma.lower() in words.fights:
                for inner in fillers(draft, book, each.word):
                    if (
                        inner.slot in words.opposing
                        and may_act(draft, book, inner.word)
                        and inner.word not in taken
                    ):
                        yield Part("actor", inner.word, _words(draft, inner.word, (*own, each.word)))
    wielded = any(part.role == "instrument" for part in parts)
    for clause in () if wielded else draft.trees.children(own[0], "advcl"):
        marks = draft.trees.children(clause, "mark", "advmod")
        entries = book.index["verbs"].get(draft.tokens[clause].lemma.lower(), ())
        hits = any(entry.type in _HITTING for _, entry in entries) and not is_passive(draft, clause)
        if hits and any(draft.tokens[mark].lemma.lower() in words.amid for mark in marks):
            for inner in fillers(draft, book, clause):
                if inner.slot == "subject" and may_act(draft, book, inner.word) and inner.word not in taken:
                    yield Part("actor", inner.word, _words(draft, inner.word, own))


def _is_event(draft: Draft, book: Codebook, word: int) -> bool:
    return draft.tokens[word].upos == "NOUN" and (
        draft.tokens[word].lemma.lower() in book.index["nouns"] or is_weapon(draft, book, word)
    )


def _whose(
    draft: Draft, book: Codebook, word: int, role: str, taken: set[int], own: Sequence[int]
) -> Iterator[Part]:
    """Of a thing that is praised, refused or condemned: whose it is ("the general's offer", "a plan by the union")."""
    if may_act(draft, book, word):
        return
    words, lemma = grammar(draft.language), draft.tokens[word].lemma.lower()
    slots = {"owner", "subject"}
    slots |= {"of"} if lemma in words.conduct else set()
    slots |= {"modifier"} if lemma in words.conduct | words.proposals else set()
    told = book.index["nouns"].get(lemma)
    asking = ask(draft, book, word, told, "nouns") if told else None
    deed = code(draft, book, asking) if asking is not None else None
    if isinstance(deed, Coded) and deed.parts:  # of a deed: who did it, and not whom it hit
        told_of = {
            inner.word for inner in fillers(draft, book, word) if inner.slot in slots and not inner.shared
        }
        for part in deed.parts:
            if part.role == "actor" and part.head in told_of - taken:
                taken.add(part.head)
                yield Part(role, part.head, _words(draft, part.head, (*own, word)))  # type: ignore[arg-type]
        return
    for inner in fillers(draft, book, word):
        is_owner = inner.slot in slots and not inner.shared and inner.word not in taken
        if is_owner and may_act(draft, book, inner.word):
            taken.add(inner.word)
            yield Part(role, inner.word, _words(draft, inner.word, (*own, word)))  # type: ignore[arg-type]


def _of_land(draft: Draft, book: Codebook, word: int, taken: set[int], own: Sequence[int]) -> Iterator[Part]:
    """Of a thing that is taken: the country whose it is, "*Norwegian* wagons that the army impounded"."""
    for inner in fillers(draft, book, word):
        if inner.slot == "modifier" and inner.word not in taken and people_of(draft, inner.word) is not None:
            taken.add(inner.word)
            yield Part("target", inner.word, _words(draft, inner.word, (*own, word)))


def _through(draft: Draft, book: Codebook, word: int, taken: set[int], own: Sequence[int]) -> Iterator[Part]:
    """A subject that is itself a deed or a weapon ("a rebel attack killed …", "an army missile hit …"): whose it is,
    does it; the subject is what it is done with."""
    assert draft.trees is not None
    yield Part("instrument", word, _words(draft, word, own))
    taken.add(word)
    wielded = [clause for clause in draft.trees.children(word, "acl") if is_passive(draft, clause)]
    for each in wielded:  # "a grenade thrown by a masked man wounded two priests"
        for inner in fillers(draft, book, each):
            by = inner.slot == "subject" and not inner.shared and may_act(draft, book, inner.word)
            if by and inner.word not in taken and each not in own:
                taken.add(inner.word)
                yield Part("actor", inner.word, _words(draft, inner.word, (*own, word)))
    for inner in fillers(draft, book, word):
        is_doer = inner.slot in ("owner", "modifier", "subject") and may_act(draft, book, inner.word)
        if is_doer and inner.word not in taken:
            taken.add(inner.word)
            yield Part("actor", inner.word, _words(draft, inner.word, (*own, word)))


def _fits(draft: Draft, book: Codebook, filler: Filler, role: str) -> bool:
    """Whether a filler can play a part."""
    kind = kind_at(draft, filler.word)
    token = draft.tokens[filler.word]
    if time_at(draft, filler.word) is not None:
        return False
    # "the National Front"
    is_name = kind == "armed_group" or (
        token.upos == "PROPN" and (kind in ACTING or _is_joined(draft, filler.word))
    )
    if draft.word(filler.word).lower() in book.abstract and not is_name:
        return False
    if token.deprel in ("obl:unmarked", "nmod:unmarked"):
        return False
    role, _, listed = role.partition(OF_LIST)
    if listed == SOMEBODY:
        return may_act(draft, book, filler.word) or kind in ("place", "facility")
    if listed:
        return (
            token.lemma.lower() in book.lists[listed] or draft.word(filler.word).lower() in book.lists[listed]
        )
    match role:
        case "actor":
            return may_act(draft, book, filler.word)
        case "instrument":
            return is_weapon(draft, book, filler.word)
        case "item":
            return not may_act(draft, book, filler.word) and kind not in ("place", "country", "facility")
        case "place_of" | "origin" | "destination":
            return kind in STANDING or (
                kind == "organization" and token.upos == "PROPN" and role != "place_of"
            )
    if filler.slot == "modifier":
        return kind in ACTING or (kind in STANDING and token.upos == "PROPN")
    return token.upos in ("NOUN", "PROPN", "PRON", "NUM") or token.deprel in _CORE or kind is not None


def _is_joined(draft: Draft, word: int) -> bool:
    """Whether a name has more words than the one."""
    assert draft.trees is not None
    return any(draft.tokens[each].upos == "PROPN" for each in draft.trees.children(word, "compound", "flat"))


def may_act(draft: Draft, book: Codebook, word: int) -> bool:
    """Whether a word names or points to somebody who can act."""
    kind, token = kind_at(draft, word), draft.tokens[word]
    if is_weapon(draft, book, word):
        return False
    if kind in ACTING:
        return True
    if token.upos == "ADJ" and token.deprel in ("amod", "compound"):
        return token.lemma[:1].isupper()  # of names of peoples alone
    if token.lemma.lower() in book.acting:
        return True
    if token.upos == "PROPN":
        named = kind in ("place", "facility") or (kind is None and not draft.in_capitals(word))
        return named and not token.lemma.isdigit()
    return False


def is_weapon(draft: Draft, book: Codebook, word: int) -> bool:
    """Whether a word is something to hit with."""
    return draft.tokens[word].lemma.lower() in book.weapons or kind_at(draft, word) == "materiel"


def _words(draft: Draft, head: int, without: Sequence[int]) -> tuple[int, ...]:
    """The words of a participant: its noun with what describes it, unbroken, without what is joined to it, the clauses
    on it and the trigger."""
    assert draft.trees is not None
    if draft.tokens[head].upos == "PRON":
        return (head,)
    words = set(draft.trees.subtree(head, without=_BESIDE))
    for child in draft.trees.dependents[
        head
    ]:  # "a colonel over the killing": without what leads to the trigger
        below = set(draft.trees.subtree(child)) if child > head else set()
        words -= below if below & set(without) else set()
    given = dative(draft, head)
    words -= set(draft.trees.subtree(given)) if given is not None else set()
    for owner in owners(draft, head):
        words.update(range(min(draft.trees.subtree(owner, without=_BESIDE)), head))
    words -= set(without) - {head}
    first = last = head
    while first - 1 in words:
        first -= 1
    while last + 1 in words:
        last += 1
    while first < head and draft.tokens[first].upos in _NOT_FIRST:
        first += 1
    while last > head and draft.tokens[last].upos in _NOT_LAST:
        last -= 1
    return tuple(range(first, last + 1))


def entity_of(draft: Draft, part: Part) -> str | None:
    """The id of the entity that a participant is."""
    assert draft.trees is not None
    named = (
        child for child in draft.trees.children(part.head, "appos", "flat") if child == part.words[-1] + 1
    )
    entity = (
        entity_at(draft, part.head, part.head)
        or entity_at(draft, part.words[0], part.words[-1])
        or next((entity_at(draft, name, name) for name in named), None)  # "the mechanic Pedro Rolon"
    )
    return entity.id if entity else None
