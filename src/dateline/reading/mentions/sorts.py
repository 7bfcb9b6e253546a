"""Which of GUM's kinds a mention has: the network's likeliest of those that its words allow, one for all mentions of a
name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache

import numpy as np

from dateline.nn import Scores
from dateline.reading.draft import Draft
from dateline.reading.entities.lands import lands
from dateline.reading.mentions.found import Found
from dateline.reading.mentions.kinds import is_plural, name_text, pronoun_of, singular, whole_of
from dateline.reading.mentions.lexicon import Lexicon, folded, lexicon, plain
from dateline.reading.mentions.names import is_acronym, is_clipped, is_initials
from dateline.reading.mentions.writers import writers_of

Key = tuple[str, ...]
NAMED = frozenset({"person", "place", "organization"})
"""Sorts between which the mentions of one name are made to agree."""

OF_CLASSES = {
    "army": ("organization",),
    "police": ("organization",),
    "government": ("organization",),
    "ministry": ("organization",),
    "parliament": ("organization",),
    "court": ("organization", "place"),
    "business": ("organization",),
    "press": ("organization",),
}
"""The sorts that a noun for an institution can be, by its class (``classes`` in entities.toml)."""
ALLOWED = {
    "armed_group": ("person", "organization"),
    "government": ("organization", "place"),
    "facility": ("place", "object", "organization"),
    "materiel": ("object", "substance", "event"),
    "people": ("person", "organization"),
}
"""The sorts that a noun of a kind can be (``kinds`` in entities.toml)."""


def allowed(draft: Draft, words: Lexicon, head: int) -> tuple[str, ...]:
    """The sorts that a head word can be; empty where it can be any. A part is of the sort of its whole."""
    whole = whole_of(draft, words, head)
    if whole is None:
        return _allowed(draft, words, head)
    named = draft.tokens[whole].upos == "PROPN"  # nobody has a share of a person
    return _allowed(draft, words, whole) or (("place", "organization") if named else ())


def _allowed(draft: Draft, words: Lexicon, head: int) -> tuple[str, ...]:
    token = draft.tokens[head]
    pronoun = pronoun_of(draft, words, head)
    if token.upos != "PROPN" and pronoun is not None:
        if pronoun.gender in ("m", "f"):
            return ("person", "animal")
        if pronoun.person in ("1", "2"):
            return ("person", "organization")
        return NOT_PERSONS if pronoun.gender == "n" else ()
    known = _known(words, plain(draft.word(head)))
    noun = singular(draft, words, head)
    if not known and token.upos == "PROPN" and _stands_in(draft, words, head):
        return ALLOWED["materiel"] if words.kinds.get(noun) == "materiel" else NOT_PERSONS  # "in US Humvees"
    if known and draft.trees is not None and draft.trees.child(head, "flat", "compound") is None:
        return known
    if noun in words.genders or noun in words.words["kin"] or _is_somebody(draft, words, head, noun):
        return ("abstract",) if _is_virtue(draft, words, head, noun) else ("person",)
    if token.upos == "PROPN":
        called = _called(draft, words, head)
        if called:
            return called
    if token.upos == "NOUN" and _is_body(draft, words, head, noun):
        return ("organization",)
    if noun in words.words["settled"]:
        return ("abstract",) if _is_condition(draft, words, head, noun) else ("place", "organization")
    if noun in words.classes:
        return OF_CLASSES.get(words.classes[noun], ("person", "organization", "place"))
    return ALLOWED.get(words.kinds.get(noun, ""), ())


def _is_body(draft: Draft, words: Lexicon, head: int, noun: str) -> bool:
    """Whether a noun is one for a body, or for a band that is not said to be one of somebody: "*the group* killed nine",
    not "a group of men"."""
    if (
        noun in words.words["bodies"]
        or _is_sent(draft, words, head, noun)
        or _is_led(draft, words, head, noun)
    ):
        return True
    assert draft.trees is not None
    one = draft.small[head] == noun and all(whose < head for whose in draft.trees.children(head, "nmod"))
    return one and noun in words.words["bands"]


def _is_virtue(draft: Draft, words: Lexicon, head: int, noun: str) -> bool:
    """Whether a noun that could be somebody's title is none, as nothing stands before it: "*justice* had been done"."""
    assert draft.trees is not None
    bare = draft.trees.child(head, "det", "nmod:poss", "amod", "compound", "flat", "nummod") is None
    return bare and draft.tokens[head].upos == "NOUN" and noun in words.words["virtues"]


def _is_condition(draft: Draft, words: Lexicon, head: int, noun: str) -> bool:
    """Whether a noun for those who govern says how things are: "a *state* of emergency" acts in nothing."""
    if noun not in words.words["state"] or head + 2 >= len(draft.small):
        return False
    return (
        draft.small[head + 1] in words.words["of"]
        and draft.small[head + 2] in words.words["states_of_things"]
    )


def holds_office(draft: Draft, words: Lexicon, head: int) -> bool:
    """Whether a head is a title with an office and a name: "*Secretary* of State Ilse Ruun"."""
    assert draft.trees is not None
    if draft.small[head] not in words.titles or draft.trees.child(head, "flat") is None:
        return False
    return draft.trees.child(head, "nmod") is not None


def _is_somebody(draft: Draft, words: Lexicon, head: int, noun: str) -> bool:
    """Whether a noun is somebody by what stands beside it, there or elsewhere in the report: "a *suicide* bomber", who is
    no aircraft, "a bomber blew *himself* up", a "charge *d'affaires*", or an office."""
    attacks = noun in words.words["assailants"] and _is_assailant(draft, words, head)
    after = draft.small[head + 1] if head + 1 < len(draft.small) else ""
    return attacks or after in words.words["in_charge"] or holds_office(draft, words, head)


def _is_assailant(draft: Draft, words: Lexicon, head: int) -> bool:
    """Whether a noun for somebody or something that attacks is somebody's."""
    assert draft.trees is not None
    before = (draft.small[i - 1] for i, form in enumerate(draft.small) if form == draft.small[head] and i)
    if not words.words["of_assailants"].isdisjoint(before):
        return True
    objects = draft.trees.children(max(draft.tokens[head].head, 0), "obj")
    return any(draft.small[each] in words.words["reflexive"] for each in objects)


def _is_sent(draft: Draft, words: Lexicon, head: int, noun: str) -> bool:
    """Whether a noun for a task is that for those who are sent on it: "the *UN mission*", "a peacekeeping *mission*"."""
    if noun not in words.words["tasks"] or draft.trees is None:
        return False
    before = draft.trees.children(head, "compound", "amod")
    return any(draft.tokens[i].upos == "PROPN" or draft.small[i] in words.words["of_tasks"] for i in before)


def _is_led(draft: Draft, words: Lexicon, head: int, noun: str) -> bool:
    """Whether a noun for a group is one that somebody leads or speaks for: "the *group's* spokesman"."""
    owned = draft.tokens[head].head if draft.tokens[head].deprel == "nmod:poss" else -1
    body = words.among("bands", noun) or words.among("generic", noun)
    return body and owned >= 0 and words.among("speaking_for", draft.tokens[owned].lemma)


def _stands_in(draft: Draft, words: Lexicon, head: int) -> bool:
    """Whether something is said to be in what a word names: nobody is in a person."""
    assert draft.trees is not None
    case = draft.trees.child(head, "case")
    return (
        case is not None
        and case < head
        and draft.small[case] in words.words["inside"]
        and draft.trees.child(head, "flat") is None
    )


def _called(draft: Draft, words: Lexicon, head: int) -> tuple[str, ...]:
    """The sorts of a name that a common noun before it tells: "the daily Le Matin", "the rebel group Sons of Karm"."""
    first = head
    while first > 0 and draft.tokens[first - 1].upos == "PROPN":
        first -= 1
    before = draft.word(first - 1) if first > 0 and draft.tokens[first - 1].upos in ("NOUN", "ADJ") else ""
    if before in words.classes and words.classes[before] in OF_CLASSES:
        return OF_CLASSES[words.classes[before]]
    return ("organization",) if before in words.words["generic"] else ()


def _known(words: Lexicon, name: str) -> tuple[str, ...]:
    """The sorts that a whole name can be, as the tables know it."""
    if name in words.countries or name in words.capitals:
        return ("place", "organization")
    if name in words.demonyms:
        return ("person", "organization")
    return ("organization",) if name in words.known else ()


NOT_PERSONS = ("place", "organization", "object", "event", "time", "abstract", "animal", "plant", "substance")


def choose(scores: Scores, sorts: Sequence[str], among: Sequence[str]) -> str:
    """The likeliest sort of one word that carries a mention."""
    return sorts[max(_fit(tuple(sorts), tuple(among)), key=scores.tolist().__getitem__)]


@lru_cache(maxsize=2**10)
def _fit(sorts: tuple[str, ...], among: tuple[str, ...]) -> Sequence[int]:
    """The numbers of those of some sorts that a mention can have: all, where it can have none of them."""
    return [kind for kind, sort in enumerate(sorts) if kind and sort in among] or range(1, len(sorts))


def agreed(draft: Draft, found: Sequence[Found], sorts: Sequence[str]) -> list[Found]:
    """The same mentions, those of one name of one sort: the likeliest over all of them. A single word that is the
    surname of a person's longer name counts with it."""
    assert draft.signals is not None
    scores = draft.signals.tags["kind"]
    words = lexicon(draft.language)
    keys = [tuple(folded(draft.word(i)) for i in one.name) for one in found]
    sums: dict[Key, Scores] = defaultdict(lambda: np.zeros(len(sorts), np.float32))
    for one, key in zip(found, keys, strict=True):
        if key:
            sums[key] = sums[key] + scores[one.head]
    surnames: dict[Key, Scores] = {}
    for key, total in sums.items():
        of = len(key) > 2 and key[-2] in words.words["of"]  # "Ada Rusk of Orland" is no Orland
        if len(key) > 1 and not of and sorts[int(total[1:].argmax()) + 1] == "person":
            surnames[key[-1:]] = surnames.get(key[-1:], 0) + total
    spelled = _spelled_out(draft, found, sums)
    told = dict.fromkeys(_said_to_be_bodies(draft, found, keys), ("organization",))
    told |= dict.fromkeys(_in_brackets(draft, found, keys), ("organization",))
    told |= dict.fromkeys(_said_to_be_persons(draft, found, keys), ("person",))
    told |= dict.fromkeys((key for key in sums if _is_ranked(words, key)), ("person",))
    told |= dict.fromkeys(
        (key for key in surnames if _is_no_place(draft, words, found, keys, key)), ("person",)
    )
    told |= dict.fromkeys(_said_to_be_towns(draft, words, found, keys), ("place",))
    nobody, countries = lands(draft, words, found, keys)
    done = []
    for one, key in zip(found, keys, strict=True):
        if key:
            key = spelled.get(key, key)
            known = _known(words, name_text(draft, one)) or tuple(NAMED)
            among = _among(
                words,
                key,
                known,
                told=told,
                surnames=surnames.keys(),
                places=nobody,
            )
            if one.sort in NAMED or (key in surnames and one.sort not in _UNLIKE_NAMES):
                sort = choose(sums[key] + surnames.get(key, 0), sorts, among)
                is_state = key in countries and key not in surnames and sort != "person"
                one = one._replace(sort=sort, kind="country" if is_state else one.kind)
        done.append(one)
    return done


_UNLIKE_NAMES = ("time", "event")
"""Sorts that a surname is not taken from: "the *March* vote"."""


def _among(
    words: Lexicon,
    key: Key,
    known: tuple[str, ...],
    *,
    told: Mapping[Key, tuple[str, ...]],
    surnames: Set[Key],
    places: Set[Key],
) -> tuple[str, ...]:
    """The sorts that a name can be, of those that the tables allow; ``told`` by what stands in apposition to it."""
    among = known
    if key in told:
        among = told[key]
    elif key in surnames:
        among = among if "person" in among else (*among, "person")  # "Valeska Paris … Paris said"
    elif key in places and "person" in among and len(key) == 1:
        among = ("place", "organization")
    if len(key) > 1 and key[-1] in words.words["groups"] and words.words["of"].isdisjoint(key):
        among = tuple(sort for sort in among if sort != "place")
    joint = next((i for i, word in enumerate(key) if word in words.words["for_whom"]), 0)
    if joint and key[joint - 1] in words.words["groups"]:
        return ("organization",)  # "the People's *Front* for Korva"
    return among


def _is_ranked(words: Lexicon, key: Key) -> bool:
    """Whether a name is a rank and what can be a person's name: "General Paulo Inga", not "General Command"."""
    barred = words.words["no_persons"] | words.words["groups"]
    ranked = len(key) > 1 and key[0] in words.words["ranks"] and barred.isdisjoint(key)
    return ranked and " ".join(key) not in words.countries  # "DR Congo" is no doctor


def _is_no_place(draft: Draft, words: Lexicon, found: Sequence[Found], keys: Sequence[Key], key: Key) -> bool:
    """Whether the surname of a person of the report is also a country's or a town's, and the report tells of none:
    "President Duarte *Lima* … *Lima* fled"."""
    assert draft.trees is not None
    if key[0] not in words.countries and key[0] not in words.capitals:
        return False
    for one, other in zip(found, keys, strict=True):
        case = draft.trees.child(one.head, "case") if other == key else None
        if case is not None and draft.small[case] in words.words["inside"] | {"from", "at"}:
            return False
    return True


def _said_to_be_persons(draft: Draft, found: Sequence[Found], keys: Sequence[Key]) -> set[Key]:
    """Names beside which a description of a person stands in apposition: "Ilan Moresh, a journalist", and "the
    prosecutor, Ilan Moresh"; and those of who wrote: "By Ilan Moresh"."""
    assert draft.trees is not None
    words = lexicon(draft.language)
    described = {one.head for one in found if one.form == "nominal" and one.sort == "person"}
    single = {head for head in described if not is_plural(draft, words, head)}
    kin = {head for head in single if singular(draft, words, head) in words.genders}  # "his brother, *Ilan*"
    writers = draft.once(writers_of)
    return {
        key for one, key in zip(found, keys, strict=True) if one.name and writers.issuperset(one.name)
    } | {
        key
        for one, key in zip(found, keys, strict=True)
        if (len(key) > 1 or (len(key) == 1 and draft.tokens[one.head].head in kin))
        and (
            any(i in described for i in draft.trees.children(one.head, "appos") if i > one.head)
            or (
                one.sort != "organization"  # "the appellant, Ilan Moresh Ltd"
                and draft.tokens[one.head].deprel == "appos"
                and draft.tokens[one.head].head in single
            )
        )
    }


def _said_to_be_bodies(draft: Draft, found: Sequence[Found], keys: Sequence[Key]) -> set[Key]:
    """Names of several words in apposition to a description of an organization ("the company, Pedra Alta"), those of one
    between two commas ("the party, Pasteg, said"), and what many call themselves ("a group calling itself the Sons of
    the River")."""
    described = {one.head for one in found if one.sort == "organization" and one.head not in one.name}
    single = {head for head in described if not is_plural(draft, lexicon(draft.language), head)}
    return {
        key
        for one, key in zip(found, keys, strict=True)
        if (len(key) > 1 or (len(key) == 1 and _is_between_commas(draft, one)))
        and not one.title  # "the head of its army, Colonel Peni Dasoko"
        and (
            (draft.tokens[one.head].deprel == "appos" and draft.tokens[one.head].head in single)
            or _is_own_name_of_many(draft, one)
        )
    }


def _is_between_commas(draft: Draft, one: Found) -> bool:
    comma = [","]
    return draft.forms[one.first - 1 : one.first] == comma == draft.forms[one.last + 1 : one.last + 2]


def _in_brackets(draft: Draft, found: Sequence[Found], keys: Sequence[Key]) -> Iterator[Key]:
    """Words in brackets after the name of a body of several words that are its short name: those in capitals, whatever
    their letters ("the Caribbean Community (*CARICOM*)"), and those of its letters."""
    words = lexicon(draft.language)
    bodies = {one.name[-1]: one for one in found if len(one.name) > 1 and one.sort == "organization"}
    for one, key in zip(found, keys, strict=True):
        first = one.name[0] if len(one.name) == 1 else 0
        body = bodies.get(first - 2)
        if body is None or draft.forms[first - 1] != "(":
            continue
        text = draft.word(first)
        place = plain(text) in words.countries or plain(text) in words.capitals
        if not place and (is_initials(text) or is_clipped(text, name_text(draft, body))):
            yield key


def _is_own_name_of_many(draft: Draft, one: Found) -> bool:
    """Whether a name follows the word by which a body or many call themselves so."""
    words, before = lexicon(draft.language), one.name[0] - 1
    while before > 1 and draft.tokens[before].upos in ("DET", "PUNCT"):
        before -= 1
    many = before > 0 and draft.small[before] in words.words["reflexive"] & words.words["of_many"]
    return many and draft.tokens[before - 1].lemma.lower() in words.words["calling"]


def _said_to_be_towns(
    draft: Draft, words: Lexicon, found: Sequence[Found], keys: Sequence[Key]
) -> Iterator[Key]:
    """Names that the report calls a town or village: "the southern city *of Orsa*"."""
    assert draft.trees is not None
    for one, key in zip(found, keys, strict=True):
        token = draft.tokens[one.head]
        if (
            not key
            or token.deprel != "nmod"
            or token.head < 0
            or plain(draft.word(one.head)) in words.countries
        ):
            continue
        case = draft.trees.child(one.head, "case")
        of = case is not None and draft.small[case] in words.words["of"]
        if of and singular(draft, words, token.head) in words.words["settlements"]:
            yield key


def _spelled_out(draft: Draft, found: Sequence[Found], names: Iterable[Key]) -> dict[Key, Key]:
    """The longer name of each acronym that has one in the text."""
    by_initial: dict[str, list[Key]] = defaultdict(list)
    for name in names:
        if len(name) > 1 and name[0]:
            by_initial[name[0][0]].append(name)
    spelled: dict[Key, Key] = {}
    small = lexicon(draft.language).words["connectors"]
    for one in found:
        text = draft.word(one.name[0]) if len(one.name) == 1 else ""
        if text.isupper():
            key = (folded(text),)
            for name in by_initial.get(key[0][:1], ()):
                if is_acronym(text, " ".join(word if word in small else word.title() for word in name)):
                    spelled.setdefault(key, name)
    return spelled
