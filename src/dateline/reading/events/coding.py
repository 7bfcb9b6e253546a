"""From a trigger to a coded event: the entry of the codebook that fits it, and the role of each filler.

All participants hang on the trigger by syntax, in its own clause or through a link that syntax records (control,
coordination, a relative clause, a verb that only carries the noun). Nothing is taken from elsewhere in the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from dateline.reading.draft import Draft
from dateline.reading.events.arguments import Filler, attending, beside, fillers, is_passive
from dateline.reading.events.conditions import LANDS, Things, is_met, kind_at, meant_by, things_of
from dateline.reading.events.entries import Codebook, Entry, Trigger, WordClass
from dateline.reading.events.grammar import grammar, is_manner
from dateline.reading.events.peoples import names_land, people_of
from dateline.reading.events.playing import OF_LIST, STANDING, Part, fits, is_weapon, may_act, names, words_of
from dateline.reading.times import time_at
from dateline.terms import EntityKind, Role

_INNER = frozenset(
    {"of", "in", "at", "content", "infinitive", "content_subject"}
)  # they belong to the noun itself
PARTICLE = "~"
"""In a trigger, before a word that must be a part of the verb: "give ~in"."""
_BESIDE = ("case", "compound", "amod", "fixed", "compound:prt", "nmod")
_PARTICLES = ("compound:prt", "advmod")
_OPENING = ("mark", "advmod", "nsubj", "obj", "det")
"""Relations of a word that opens a clause and says that it asks."""
_OF_OTHERS = frozenset({"SUPPORT", "REJECT", "ACCUSE"})
"""Types whose events are about what others do."""
_HITTING = frozenset({"ASSAULT"})
"""Types of what befalls somebody in a deed that a noun tells beside it."""
_TAKING = frozenset({"COERCE", "SANCTION"})
"""Types whose events take things from whose they are."""
_DOING = frozenset({"subject", "owner", "modifier"})
_WHOSE = frozenset({"owner", "modifier", "of"})
"""Slots of whose a deed is that is asked for; by whom or with whom it is to be done may be others than those asked."""
_CORE_SLOTS = _DOING | {"object", "indirect"}
_UNDERGOING = frozenset({"object", "of"})
"""Slots of who does it; prepositions bring such in with nouns, and verbs in the active."""
_ANSWERING = frozenset({"AGREE", "COOPERATE", "CONCEDE"})
"""Types whose events can answer what others propose: whose proposal it is, is the recipient."""
_CARRIED = frozenset({"object", "on", "to", "of", "from"})
_SAYING = frozenset({"REQUEST", "THREATEN", "SUPPORT", "ACCUSE", "AGREE", "REJECT"})
"""Types whose nouns are somebody's words: from whom they come, is who says them ("a request *from* the mayor")."""
_BETWEEN = frozenset({"AID", "AGREE", "CONSULT", "COOPERATE", "SUPPORT"})
"""Types whose nouns are called by their matter."""
_CUTTING = frozenset({"SANCTION"})
"""Types whose events cut off what somebody gets or has with others."""
_GIVING = frozenset({"AID", "COOPERATE", "CONCEDE", "RETREAT"})
"""Types whose events give somebody something."""
_UNDERGONE: frozenset[Role] = frozenset({"target", "recipient", "item"})
_MEN: frozenset[EntityKind | None] = frozenset({"people", "armed_group", "other", None})
"""Who can be sent."""
_SUBJECTS = ("nsubj", "obl:agent")
_SWALLOWING = frozenset({"AID"})
"""Types whose verbs take nouns of other types as what is cut or given, which is no event beside it."""
_SIGNING = frozenset({"SUPPORT"})
"""The same of verbs that else carry such nouns: "*signed* a ceasefire"."""


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
    """A word with the entries whose further words hang on it (and where those stand), what fills its slots, the
    ``things`` among that, which are no times, and what pronouns take up."""

    word: int
    word_class: WordClass
    hung: tuple[tuple[Entry, tuple[int, ...]], ...]
    filled: tuple[Filler, ...]
    things: Things
    meant: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Uncoded:
    """A trigger that came to nothing, and why; nothing is said where no entry's conditions are met."""

    word: int
    reason: str


@dataclass(frozen=True, slots=True)
class Silent:
    """What tells no event, by an entry that says so, with the words on which that rests: nor do they ("prisoners of
    *war*")."""

    rests: tuple[int, ...]


def ask(
    draft: Draft, book: Codebook, word: int, found: Sequence[tuple[Trigger, Entry]], word_class: WordClass
) -> Asked | None:
    """What a word is asked by: the entries whose words all stand there, and what fills its slots; None without any."""
    hanging = _hanging(draft, word) if any(trigger.others for trigger, _ in found) else {}
    hung = tuple(
        (entry, others) for trigger, entry in found if (others := _others(hanging, trigger)) is not None
    )
    if not hung:
        return None
    filled = tuple(fillers(draft, book, word))
    return Asked(word, word_class, hung, filled, things_of(draft, filled), dict(meant_by(draft, filled)))


def code(draft: Draft, book: Codebook, asked: Asked) -> Coded | Uncoded | Silent:
    """What a trigger comes to: the first entry that fits it, or why none does."""
    reason = ""
    for entry, others in asked.hung:
        if entry.weighed or not is_met(draft, book, entry, asked.things, asked.word_class, asked.meant):
            continue
        if entry.type is None:
            return Silent((*others, *_silenced(draft, entry, asked)))
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


def _silenced(draft: Draft, entry: Entry, asked: Asked) -> Iterator[int]:
    """The objects for which an entry asks that says that there is no event: "rejected the *accusation*"."""
    words = entry.where.get("object", frozenset()) if asked.word_class == "verbs" else frozenset()
    for each in asked.filled:
        if each.slot == "object" and draft.tokens[each.word].lemma.lower() in words:
            yield each.word


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
    slots = [*filled, *_of_carried(draft, book, entry, carrying)]
    parts = tuple(_parts(draft, book, entry, slots, (word, *others)))
    parts = (*parts, *_among_trigger(draft, book, entry, parts, (word, *others)))
    parts = (*parts, *_given_to(draft, book, entry, parts, (word, *others)))
    if is_verb and _is_bare_participle(draft, word):
        parts = tuple(_without_onlooker(parts, filled))
    if entry.type in _HITTING and is_verb and not any(each.role == "actor" for each in parts):
        parts = (*parts, *_amid(draft, book, slots, parts, (word, *others)))
    if not any(each.role == "actor" for each in parts):
        found = (
            _crews(draft, entry, parts) if is_verb else _attending(draft, book, entry, parts, (word, *others))
        )
        parts = (*parts, *found)
    if entry.type == "PROTEST" and not any(each.role == "target" for each in parts):
        parts = (*parts, *_at_missions(draft, book, slots, (word, *others)))
    content = tuple(f.word for f in filled if f.slot == "content")
    return Coded(word, rests, entry, parts, content, tuple(_lemmas(draft, filled, word)))


def _of_carried(draft: Draft, book: Codebook, entry: Entry, carried: Sequence[int]) -> Iterator[Filler]:
    """What hangs by a preposition on nouns that a verb carries, without what belongs to the noun itself; that is the
    event's own where the noun alone would tell it ("opened an investigation *of the sheriff*")."""
    for noun in carried:
        told = book.index["nouns"].get(draft.tokens[noun].lemma.lower(), ())
        lemma = draft.tokens[noun].lemma.lower()
        its = any(each is entry for _, each in told) or lemma in grammar(draft.language).controls
        inner = _INNER - {"of"} if its else _INNER
        yield from (each for each in beside(draft, book, [noun]) if each.slot not in inner)


def _is_bare_participle(draft: Draft, word: int) -> bool:
    """Whether a verb is a present participle with no auxiliary: "fighting", not "is fighting"."""
    assert draft.trees is not None
    present = draft.small[word].endswith(grammar(draft.language).present)
    return present and draft.trees.child(word, "aux") is None


def _without_onlooker(parts: Sequence[Part], filled: Sequence[Filler]) -> Iterator[Part]:
    """The participants; where a participle says between whom it was, without the subject that it would share: "they fled
    fighting between the army and the Front"."""
    shared = {each.word for each in filled if each.slot == "subject" and each.shared}
    doing = {each.word for each in filled if each.slot in _DOING}
    told = any(part.role == "actor" and part.head not in doing for part in parts)
    yield from (part for part in parts if not (told and part.role == "actor" and part.head in shared))


def _is_hit(draft: Draft, book: Codebook, entry: Entry, filled: Sequence[Filler], word: int) -> bool:
    """Whether it is done to an object for which an entry asks: what hangs on it stays with it ("a car *on the road*")."""
    roles = entry.roles.get("object") or ()
    own = next((each for each in filled if each.word == word and each.slot == "object"), None)
    role = None if own is None else next((role for role in roles if fits(draft, book, own, role)), None)
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
        whole = set(own).isdisjoint(draft.trees.children(word, "nmod"))  # not "*a state* of emergency"
        many = kind_at(draft, word) == "people" and draft.small[word] != token.lemma.lower()
        if is_object and (told or many) and whole and may_act(draft, book, word):  # "exchanged *prisoners*"
            yield Part(role, word, words_of(draft, word, [each for each in own if each != word]))  # type: ignore[arg-type]


def _given_to(
    draft: Draft, book: Codebook, entry: Entry, parts: Sequence[Part], own: Sequence[int]
) -> Iterator[Part]:
    """Who is given what somebody gives, where the parser hung him on the gift or what tells of it: "returned a sculpture
    stolen in 1989 *to the museum*"."""
    assert draft.trees is not None
    toward, verb = grammar(draft.language).infinitive, own[0]
    roles = {role for slot in toward for role in entry.roles.get(slot, ())}
    known = any(part.role == "recipient" for part in parts)
    if entry.type not in _GIVING or "recipient" not in roles or known or draft.tokens[verb].upos != "VERB":
        return
    for gift in (part.head for part in parts if part.role == "item" and part.head > verb):
        for word in draft.trees.subtree(gift, without=("conj", "acl:relcl", "advcl")):
            hung = word > gift and draft.tokens[word].deprel in ("nmod", "obl") and may_act(draft, book, word)
            if hung and _is_led_by(draft, word, toward) and not _is_aim(draft, word, gift, toward):
                yield Part("recipient", word, words_of(draft, word, own))
                return


def _is_led_by(draft: Draft, word: int, words: Set[str]) -> bool:
    assert draft.trees is not None
    return any(draft.small[each] in words for each in draft.trees.children(word, "case", "mark"))


def _is_aim(draft: Draft, word: int, top: int, toward: Set[str]) -> bool:
    """Whether a word stands, below another one, in an infinitive: "approval for them *to deliver* aid to civilians"."""
    above = draft.tokens[word].head
    while above not in (top, -1) and not _is_led_by(draft, above, toward):
        above = draft.tokens[above].head
    return above != top


def _plays(part: Part, role: str) -> bool:
    return part.role == role or (role == "target" and part.role in ("recipient", "beneficiary"))


def _hanging(draft: Draft, word: int) -> dict[str, int]:
    """The words on which a trigger of more words can rest, by lemma: dependents, their prepositions and compounds; those
    that are parts of the verb also with the sign of a particle."""
    assert draft.trees is not None
    hanging: dict[str, int] = {}
    for child in draft.trees.dependents[word]:
        token = draft.tokens[child]
        if token.deprel in ("punct", "conj", "nsubj", "advcl", "parataxis", "cc", "mark", "aux"):
            continue
        if token.deprel != "xcomp" or token.upos != "VERB" or not draft.trees.children(child, "mark"):
            hanging.setdefault(token.lemma.lower(), child)  # not "continued *to strike*"
        if token.deprel in _PARTICLES or (token.deprel == "xcomp" and token.upos == "ADV"):
            hanging.setdefault(PARTICLE + token.lemma.lower(), child)
        if token.deprel == "obj" and word + 1 in draft.trees.children(child, "case"):
            hanging.setdefault(
                PARTICLE + draft.tokens[word + 1].lemma.lower(), word + 1
            )  # "hand over its archive"
        beside = (*_BESIDE, "advmod") if token.deprel == "xcomp" else _BESIDE  # "pleaded *not* guilty"
        when = time_at(draft, child) is not None  # not "called him *on* Friday"
        for inner in draft.trees.children(child, *beside) if not when else ():
            hanging.setdefault(draft.tokens[inner].lemma.lower(), inner)
        if token.deprel in ("ccomp", "acl"):  # "asked *whether* they had left"
            for inner in draft.trees.children(child, *_OPENING):
                if inner == min(draft.trees.subtree(child)):
                    hanging.setdefault(draft.tokens[inner].lemma.lower(), inner)
    return hanging


def _others(hanging: dict[str, int], trigger: Trigger) -> tuple[int, ...] | None:
    """Where the further words of a trigger stand; None where one is missing."""
    found = []
    for word in trigger.others:
        if word not in hanging:
            return None
        found.append(hanging[word])
    return tuple(found)


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
                signed = entry.type in _SIGNING and draft.tokens[each.word].head == verb
                if entry.type in _SWALLOWING or not others or (carries and (signed or entry.type in others)):
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
    done_to: set[str] = set()
    for each in filled:
        if each.word in taken:
            continue
        roles = entry.roles.get(each.slot, book.general.get(each.slot, ()))
        role = _part_of(draft, book, entry, each, (filled, own[0], done_to, roles))
        if role is not None and each.slot in _UNDERGOING:
            done_to.add(role)
        if role == "instrument" and each.slot == "subject":
            yield from _through(draft, book, each.word, taken, own)
        elif role == "instrument" and each.slot == "object" and entry.type in _HITTING:
            taken.add(each.word)
            yield from _aimed(draft, book, each.word, taken, own)
        elif role is not None:
            taken.add(each.word)
            name: Role = role.partition(OF_LIST)[0]  # type: ignore[assignment]  # checked when the codebook is read
            yield Part(name, each.word, words_of(draft, each.word, own))
            yield from _inside(draft, book, entry, (each, role, roles[-1] if roles else role), taken, own)
        elif "actor" in roles and each.slot in ("subject", "owner") and _is_event(draft, book, each.word):
            yield from _through(draft, book, each.word, taken, own)


def _part_of(
    draft: Draft,
    book: Codebook,
    entry: Entry,
    each: Filler,
    as_: tuple[Sequence[Filler], int, Set[str], Sequence[str]],
) -> str | None:
    """The part of a filler among the others, given the trigger, the parts of objects, and those that its slot has."""
    filled, trigger, done_to, roles = as_
    role = _role_of(draft, book, each, roles)
    if _comes_from(draft, book, entry, each, trigger) or _is_cast_out_of(draft, each, trigger):
        return "actor"
    if role == "actor" and each.slot == "modifier" and entry.type in _BETWEEN:
        return None if _is_field(draft, each.word) else role
    if role == "recipient" and _is_given(draft, entry, each, filled, trigger):
        return "item"
    if role is not None and each.slot not in _CORE_SLOTS:
        return _beside_core(draft, book, entry, each, (role, trigger, done_to))
    return role


def _is_given(draft: Draft, entry: Entry, filler: Filler, filled: Sequence[Filler], trigger: int) -> bool:
    """Whether somebody is what is given, and not whom it is given to: "offered to lend *commandos*"; but "supplied *the
    rebels* with arms"."""
    lends = draft.tokens[trigger].lemma.lower() in grammar(draft.language).lending
    if entry.type != "AID" or not lends or filler.slot != "object" or is_passive(draft, trigger):
        return False
    assert draft.trees is not None
    some = kind_at(draft, filler.word) in _MEN and draft.tokens[filler.word].upos == "NOUN"
    known = (draft.small[each] for each in draft.trees.children(filler.word, "det"))
    some = some and grammar(draft.language).definite.isdisjoint(known)
    return some and all(each.slot not in ("with", "indirect") for each in filled)


def _is_field(draft: Draft, word: int) -> bool:
    """Whether a word before a noun says what it is about, and not whose it is: "*military* talks"."""
    return draft.small[word] in grammar(draft.language).matters


def _inside(
    draft: Draft,
    book: Codebook,
    entry: Entry,
    thing: tuple[Filler, str, str],
    taken: set[int],
    own: Sequence[int],
) -> Iterator[Part]:
    """Who takes part because of the ``thing`` that a filler is, with its role and the last role that its slot has."""
    filler, role, last = thing
    kind, word = entry.type, filler.word
    if filler.slot == "object" and kind in _OF_OTHERS:
        yield from _whose(draft, book, word, last, taken, own)
    elif role == "item" and kind in _TAKING:
        yield from _whose(draft, book, word, "target", taken, own)
        yield from _of_whom(draft, book, word, taken, own)
        yield from _of_land(draft, book, word, taken, own)
        if kind in _CUTTING:
            yield from _with_whom(draft, book, word, taken, own)
    elif role == "item" and kind == "REQUEST":
        yield from _asked(draft, book, word, taken, own)
    elif role == "item" and kind == "THREATEN":
        yield from _threatened(draft, book, word, taken, own)
    elif kind in _ANSWERING and draft.tokens[word].lemma in grammar(draft.language).proposals:
        yield from _whose(draft, book, word, "recipient", taken, own)


def _comes_from(draft: Draft, book: Codebook, entry: Entry, filler: Filler, trigger: int) -> bool:
    """Whether somebody's words, told by a noun, come from a filler: "threats *from the rebels*"."""
    is_noun = entry.type in _SAYING and draft.tokens[trigger].upos == "NOUN"
    return is_noun and filler.slot in grammar(draft.language).sources and may_act(draft, book, filler.word)


def _is_cast_out_of(draft: Draft, filler: Filler, trigger: int) -> bool:
    """Whether somebody is cast out of a filler, which so did it: "was expelled *from his party*"."""
    words, out = grammar(draft.language), draft.tokens[trigger].lemma.lower()
    if filler.slot not in words.sources or out not in words.casting_out or not is_passive(draft, trigger):
        return False
    return kind_at(draft, filler.word) == "organization"


def _with_whom(
    draft: Draft, book: Codebook, word: int, taken: set[int], own: Sequence[int]
) -> Iterator[Part]:
    """Of what is cut off: who gets it or shares it, "suspended food supplies *to Norland*"."""
    for inner in fillers(draft, book, word):
        its = inner.slot in grammar(draft.language).shared_with and inner.word not in taken
        if its and (kind_at(draft, inner.word) in LANDS or may_act(draft, book, inner.word)):
            taken.add(inner.word)
            yield Part("target", inner.word, words_of(draft, inner.word, (*own, word)))


def _threatened(
    draft: Draft, book: Codebook, word: int, taken: set[int], own: Sequence[int]
) -> Iterator[Part]:
    """Against whom is what somebody threatens: "threatened legal action *against the union*"."""
    for inner in fillers(draft, book, word):
        against = inner.slot in grammar(draft.language).against and inner.word not in taken
        if against and may_act(draft, book, inner.word):
            taken.add(inner.word)
            yield Part("target", inner.word, words_of(draft, inner.word, (*own, word)))


def _asked(draft: Draft, book: Codebook, word: int, taken: set[int], own: Sequence[int]) -> Iterator[Part]:
    """Who is asked, by what is asked for: from whom it is to come, or whose deed it is ("demanded *the army*'s
    withdrawal", "demanded a meeting *of the council*")."""
    deed = _deed(draft, book, word)
    doers = {part.head for part in deed.parts if part.role == "actor"} if deed is not None else set()
    for inner in fillers(draft, book, word):
        if inner.shared or inner.word in taken or not may_act(draft, book, inner.word):
            continue
        its_deed = inner.word in doers and inner.slot in _WHOSE
        if its_deed or inner.slot in grammar(draft.language).sources:
            taken.add(inner.word)
            yield Part("recipient", inner.word, words_of(draft, inner.word, (*own, word)))


def _role_of(draft: Draft, book: Codebook, filler: Filler, roles: Sequence[str]) -> str | None:
    """The first of the parts that a filler can play; a town before a noun is where it is: "the *Oslo* talks"."""
    role = next((role for role in roles if fits(draft, book, filler, role)), None)
    if role == "actor" and filler.slot == "modifier" and "place_of" in roles:
        return "place_of" if kind_at(draft, filler.word) == "place" else role
    return role


def _beside_core(
    draft: Draft, book: Codebook, entry: Entry, filler: Filler, as_: tuple[str, int, Set[str]]
) -> str | None:
    """The part of what hangs by a preposition on a trigger, given the part that it could play, the trigger, and the parts
    of objects: beside whoever is hit, where it was ("shot a man *on the beach*"), and no cause ("thanked them for *the
    seizure*") or group ("was among *the men* shot")."""
    role, trigger, done_to = as_
    words = grammar(draft.language)
    if filler.slot in words.of and role in done_to and draft.tokens[trigger].upos == "VERB":
        return None  # "acquitted the general *of murder*"
    if role == "target" and "target" in done_to and entry.type in _HITTING:
        if filler.slot in words.aimed - words.opposing:
            return "place_of" if kind_at(draft, filler.word) in STANDING else None
    elif role == "recipient" and "recipient" in done_to and filler.slot in words.cause:
        return role if may_act(draft, book, filler.word) else None
    elif role == "actor" and is_passive(draft, trigger):
        return None
    elif filler.slot == "content_subject" and entry.type in ("THREATEN", "REQUEST"):
        # not "warned that *his army* would expel them", nor "demanded that *the prisoners* be freed"
        undergoes = draft.tokens[filler.word].deprel == "nsubj:pass"
        return role if undergoes == (entry.type == "THREATEN") else None
    return role


def _aimed(draft: Draft, book: Codebook, word: int, taken: set[int], own: Sequence[int]) -> Iterator[Part]:
    """What is fired or thrown, and at whom, where the parser hung that on it: "fired tear gas *at the crowd*"."""
    aims = [
        inner.word
        for inner in fillers(draft, book, word)
        if inner.slot in grammar(draft.language).aimed and not inner.shared and inner.word not in taken
    ]
    yield Part("instrument", word, words_of(draft, word, (*own, *aims)))
    for aim in aims:
        taken.add(aim)
        yield Part("target", aim, words_of(draft, aim, (*own, word)))


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
                    yield Part("target", inner.word, words_of(draft, inner.word, (*own, each.word)))


def _amid(
    draft: Draft, book: Codebook, filled: Sequence[Filler], parts: Sequence[Part], own: Sequence[int]
) -> Iterator[Part]:
    """Who did a deed in which somebody was hit: "two were hurt in an attack *by rebels*"."""
    words, taken = grammar(draft.language), {*own, *(part.head for part in parts)}
    assert draft.trees is not None
    for each in filled:
        if (
            each.slot in words.befalling
            and _is_event(draft, book, each.word)
            and _is_told(draft, book, each.word)
        ):
            yield from (part for part in _through(draft, book, each.word, taken, own) if part.role == "actor")
            if draft.tokens[each.word].lemma.lower() in words.fights:
                for inner in fillers(draft, book, each.word):
                    if (
                        inner.slot in words.opposing
                        and may_act(draft, book, inner.word)
                        and inner.word not in taken
                    ):
                        yield Part("actor", inner.word, words_of(draft, inner.word, (*own, each.word)))
    wielded = any(part.role == "instrument" for part in parts)
    for clause in () if wielded else draft.trees.children(own[0], "advcl"):
        marks = draft.trees.children(clause, "mark", "advmod")
        entries = book.index["verbs"].get(draft.tokens[clause].lemma.lower(), ())
        hits = any(entry.type in _HITTING for _, entry in entries) and not is_passive(draft, clause)
        hits = hits and draft.tokens[clause].lemma.lower() not in words.suffering  # "came under fire"
        if hits and any(draft.tokens[mark].lemma.lower() in words.amid for mark in marks):
            for inner in fillers(draft, book, clause):
                if inner.slot == "subject" and may_act(draft, book, inner.word) and inner.word not in taken:
                    yield Part("actor", inner.word, words_of(draft, inner.word, own))


def _attending(
    draft: Draft, book: Codebook, entry: Entry, parts: Sequence[Part], own: Sequence[int]
) -> Iterator[Part]:
    """Who goes to talks that a noun tells, or leaves them; who does something in protest."""
    taken = {part.head for part in parts}
    asks = entry.type == "CONSULT" or is_manner(draft, own[0], why=True)
    for each in attending(draft, book, own[0]) if asks else ():
        if each.word not in taken and may_act(draft, book, each.word):
            yield Part("actor", each.word, words_of(draft, each.word, own))


def _crews(draft: Draft, entry: Entry, parts: Sequence[Part]) -> Iterator[Part]:
    """Who does to somebody or something what a craft or a gun does: whoever is in it, "*jets* bombed the bridge"."""
    if entry.type not in _OF_OTHERS and any(part.role in _UNDERGONE for part in parts):
        for part in parts:
            doing = draft.tokens[part.head].deprel in _SUBJECTS and part.role == "instrument"
            if doing and draft.tokens[part.head].lemma.lower() in grammar(draft.language).crewed:
                yield Part("actor", part.head, part.words)


def _is_event(draft: Draft, book: Codebook, word: int) -> bool:
    return draft.tokens[word].upos == "NOUN" and (
        draft.tokens[word].lemma.lower() in book.index["nouns"] or is_weapon(draft, book, word)
    )


def _is_told(draft: Draft, book: Codebook, word: int) -> bool:
    """Whether a noun tells an event as it stands: not any car, but "a suicide *car*"."""
    told = book.index["nouns"].get(draft.tokens[word].lemma.lower(), ())
    hanging = _hanging(draft, word) if any(trigger.others for trigger, _ in told) else {}
    return any(_others(hanging, trigger) is not None for trigger, _ in told)


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
    slots |= words.sources if lemma in words.proposals else set()
    deed = _deed(draft, book, word)
    if deed is not None and deed.parts:  # of a deed: who did it, and not whom it hit
        told_of = {
            inner.word for inner in fillers(draft, book, word) if inner.slot in slots and not inner.shared
        }
        for part in deed.parts:
            if part.role == "actor" and part.head in told_of - taken:
                taken.add(part.head)
                yield Part(role, part.head, words_of(draft, part.head, (*own, word)))  # type: ignore[arg-type]
        return
    for inner in fillers(draft, book, word):
        is_owner = inner.slot in slots and not inner.shared and inner.word not in taken
        if is_owner and may_act(draft, book, inner.word):
            taken.add(inner.word)
            yield Part(role, inner.word, words_of(draft, inner.word, (*own, word)))  # type: ignore[arg-type]


def _deed(draft: Draft, book: Codebook, noun: int) -> Coded | None:
    """What a noun tells, as an event of its own."""
    told = book.index["nouns"].get(draft.tokens[noun].lemma.lower())
    asking = ask(draft, book, noun, told, "nouns") if told else None
    deed = code(draft, book, asking) if asking is not None else None
    return deed if isinstance(deed, Coded) else None


def _of_whom(draft: Draft, book: Codebook, word: int, taken: set[int], own: Sequence[int]) -> Iterator[Part]:
    """Of a thing that is taken: of whom it is, "froze the accounts *of the bank*"; not who did the deed that it is."""
    if draft.tokens[word].lemma.lower() in book.index["nouns"]:
        return
    for inner in fillers(draft, book, word):
        its = inner.slot in grammar(draft.language).of and inner.word not in taken and not inner.shared
        if its and may_act(draft, book, inner.word) and kind_at(draft, inner.word) not in STANDING:
            taken.add(inner.word)
            yield Part("target", inner.word, words_of(draft, inner.word, (*own, word)))


def _of_land(draft: Draft, book: Codebook, word: int, taken: set[int], own: Sequence[int]) -> Iterator[Part]:
    """Of a thing that is taken: the country whose it is, "*Norwegian* wagons that the army impounded"."""
    for inner in fillers(draft, book, word):
        if inner.slot == "modifier" and inner.word not in taken and people_of(draft, inner.word) is not None:
            taken.add(inner.word)
            yield Part("target", inner.word, words_of(draft, inner.word, (*own, word)))


def _through(draft: Draft, book: Codebook, word: int, taken: set[int], own: Sequence[int]) -> Iterator[Part]:
    """A subject that is itself a deed or a weapon ("a rebel attack killed …", "an army missile hit …"): whose it is,
    does it; the subject is what it is done with."""
    assert draft.trees is not None
    words, slots = grammar(draft.language), {"owner", "modifier", "subject"}
    if draft.tokens[word].lemma.lower() in words.crewed:  # "warships *of the League*"
        slots |= words.of | words.sources
    yield Part("instrument", word, words_of(draft, word, own))
    taken.add(word)
    wielded = [clause for clause in draft.trees.children(word, "acl") if is_passive(draft, clause)]
    for each in wielded:  # "a grenade thrown by a masked man wounded two priests"
        for inner in fillers(draft, book, each):
            by = inner.slot == "subject" and not inner.shared and may_act(draft, book, inner.word)
            if by and inner.word not in taken and each not in own:
                taken.add(inner.word)
                yield Part("actor", inner.word, words_of(draft, inner.word, (*own, word)))
    its_land = draft.tokens[word].lemma.lower() in words.wars
    for inner in fillers(draft, book, word):
        is_doer = inner.slot in slots and may_act(draft, book, inner.word)
        if is_doer and its_land and inner.slot == "modifier" and names_land(draft, inner.word):
            continue  # "the Syrian war has killed thousands"
        if is_doer and inner.slot == "modifier" and draft.small[inner.word] in words.sorts:
            continue  # "*fighter* jets"
        if is_doer and inner.word not in taken:
            taken.add(inner.word)
            yield Part("actor", inner.word, words_of(draft, inner.word, (*own, word)))
