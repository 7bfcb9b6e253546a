"""Where the thing told by a word happened: the place that the syntax ties to it, the finest that is said."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from dateline.lang import Language
from dateline.model import Place, Sentence
from dateline.reading.draft import Draft
from dateline.reading.times.carrying import is_said_by
from dateline.reading.times.offsets import leads_to_time
from dateline.reading.times.when import deeds, tells

_FINE = ("site", "settlement", "district", "area", "region", "country", "unresolved")
_MOVING = frozenset({"person", "people", "armed_group", "government", "organization", "materiel"})
UP = 4
"""Heads above a trigger that are asked for a place."""
_CLAUSES = frozenset({"acl:relcl", "acl", "ccomp", "xcomp", "advcl"})
_OPEN = frozenset(
    {"conj", "advcl", "xcomp", "obj", "nsubj", "obl", "nmod", "acl", "compound", "csubj", "appos"}
)
"""Relations by which a word shares the place of its head: "killed … and wounded", "carried out a raid"."""


def where_of(draft: Draft, word: int) -> str | None:
    """The id of the place where the thing told by a trigger happened, or None where the text does not tie one to it.

    The trigger's own phrases of place come first, then those of the clause it stands in, and last the only place of its
    sentence. A place that belongs to somebody who takes part ("the mayor of Kunduz"), or that stands for a government,
    is never taken.
    """
    assert draft.trees is not None
    if not _names_places(draft, draft.sentence(word)):
        return None
    seen = word
    for step, head in enumerate((word, *draft.trees.ancestors(word))):
        if step > UP:
            break
        if step and (not _shares(draft, seen, head) or is_said_by(draft, word, head)):
            break
        found = (
            _finest(_held(draft, head))
            or _finest(_tied(draft, head, object_counts=step < 2))
            or _finest(_beside(draft, head))
            or _finest(_of_deed(draft, head))
        )
        if found is not None:
            return found.id
        seen = head
    return _of_sentence(draft, word)


def _names_places(draft: Draft, sentence: Sentence) -> bool:
    """Whether a word of a sentence names a place."""
    placed = draft.once(_placed)
    return bisect_left(placed, sentence.first) < bisect_left(placed, sentence.end)


def _placed(draft: Draft) -> list[int]:
    """The words that name places, in order."""
    return sorted(draft.place_at)


def _shares(draft: Draft, word: int, head: int) -> bool:
    """Whether a word happens where its head does."""
    relation = draft.tokens[word].deprel.partition(":")[0]
    if relation in ("nmod", "compound") and draft.tokens[head].upos not in ("NOUN", "VERB"):
        return False
    if relation == "advcl" and leads_to_time(
        draft, word
    ):  # "met in Geneva, a day after troops had left the town"
        return False
    return relation in _OPEN


def place_at(draft: Draft, word: int) -> Place | None:
    """The place that a word names, unless it stands for a government."""
    number = draft.place_at.get(word)
    if number is None:
        return None
    place = draft.places[number]
    return None if place.by.endswith("/government") else place


def _beside(draft: Draft, head: int) -> Iterator[Place]:
    """The places where those are to whom it is done, or by whom ("killed six men in Omdurman", "by men near Omdurman"),
    and of what the same subject does next ("opened fire and wounded six in Omdurman")."""
    assert draft.trees is not None
    if draft.tokens[head].upos != "VERB":
        return
    table = draft.language.table("places")["prepositions"]
    for child in draft.trees.children(head, "obj", "nsubj:pass", "obl:agent"):
        where = table["where" if draft.tokens[child].deprel == "obl:agent" else "inside"]
        for below in draft.trees.children(child, "nmod"):
            if _case(draft, below) in where:
                yield from _inside(draft, below)
    for child in draft.trees.children(head, "conj"):
        if draft.trees.child(child, "nsubj") is None and draft.tokens[child].upos == "VERB":
            yield from _tied(draft, child, object_counts=False)
            yield from _beside(draft, child)


def _held(draft: Draft, head: int) -> Iterator[Place]:
    """The places where what a noun tells is said to be held: "Gaza talks resume *in Cairo*"."""
    verb = draft.tokens[head].head
    if verb < 0 or not draft.tokens[head].deprel.startswith("nsubj") or draft.tokens[head].upos != "NOUN":
        return
    if draft.tokens[verb].lemma.lower() in draft.language.table("places")["held"]["verbs"]:
        yield from _tied(draft, verb, object_counts=False)


def _of_deed(draft: Draft, head: int) -> Iterator[Place]:
    """The places of the event that did what a verb tells: "a blast *in Tolva* killed nine"."""
    assert draft.trees is not None
    deed = draft.trees.child(head, "nsubj")
    if deed is None or draft.tokens[head].upos != "VERB" or draft.trees.child(head, "nsubj:pass") is not None:
        return
    if deed in draft.once(deeds) and not tells(draft, head):
        yield from _tied(draft, deed, object_counts=False)


@cache
def _prepositions(language: Language, which: str) -> frozenset[str]:
    return frozenset(language.table("places")["prepositions"][which])


def _finest(places: Iterator[Place]) -> Place | None:
    return min(places, key=lambda p: _FINE.index(p.precision), default=None)


def _case(draft: Draft, word: int) -> str | None:
    assert draft.trees is not None
    return next((draft.tokens[c].lemma.lower() for c in draft.trees.children(word, "case") if c < word), None)


def _tied(draft: Draft, head: int, *, object_counts: bool) -> Iterator[Place]:
    """The places of the phrases that hang on a word and say where."""
    assert draft.trees is not None
    table = draft.language.table("places")
    where, to = _prepositions(draft.language, "where"), _prepositions(draft.language, "to")
    at_object = table["at_object"]
    token = draft.tokens[head]
    verb = token.upos == "VERB"
    goes = verb and token.lemma.lower() not in table["to_whom"]["verbs"]
    for child in draft.trees.dependents[head]:
        relation, case = draft.tokens[child].deprel.partition(":")[0], _case(draft, child)
        if relation in ("obl", "nmod", "advmod") and (
            case in where or (case in to and goes) or relation == "advmod"
        ):
            if (
                relation == "nmod"
                and not verb
                and case == "of"
                and token.lemma.lower() not in at_object["nouns"]
            ):
                continue
            yield from _inside(draft, child)
        elif not verb and relation in ("compound", "amod") and token.upos == "NOUN":
            place = place_at(draft, child)
            if place is not None and place.precision != "country":
                yield place
        elif (
            not verb
            and draft.tokens[child].deprel == "nmod:poss"
            and token.lemma.lower() in at_object["nouns"]
        ):
            yield from _inside(draft, child)
        elif (object_counts and relation in ("obj",) and token.lemma.lower() in at_object["verbs"]) or (
            object_counts
            and draft.tokens[child].deprel == "nsubj:pass"
            and token.lemma.lower() in at_object["verbs"]
        ):
            yield from (p for p in _inside(draft, child) if p.precision != "country")


def _inside(draft: Draft, word: int, depth: int = 0) -> Iterator[Place]:
    """The place of a phrase: what it names, or where the thing it names is ("a village near Kunduz")."""
    assert draft.trees is not None
    place = place_at(draft, word)
    if place is not None:
        # "Heal Africa hospital" is nowhere in particular
        broad = place.precision == "area" and place.country is None
        if not (broad and depth and draft.tokens[word].deprel == "compound"):
            yield place
        return
    if depth > 3 or _goes_about(draft, word):
        return
    where = _prepositions(draft.language, "where")
    for child in draft.trees.dependents[word]:
        relation = draft.tokens[child].deprel
        if relation in ("compound", "appos", "amod", "flat", "conj", "nmod:poss", "nmod:desc") or (
            relation.partition(":")[0] in ("nmod", "obl") and _case(draft, child) in where
        ):
            yield from _inside(draft, child, depth + 1)


def _goes_about(draft: Draft, word: int) -> bool:
    """Whether a word points to people or their arms, whose home says nothing of where they are: "in *US Humvees*"."""
    return word in draft.once(_moving)


def _moving(draft: Draft) -> frozenset[int]:
    """The words that point to people or their arms."""
    return frozenset(found.head for found in draft.found if found.kind in _MOVING)


def _of_telling(draft: Draft, word: int, place: int) -> bool:
    """Whether a place is where something is said and not where it happened: "said *in Brussels* that …", "speaking in
    Geneva, …". What opens a sentence of telling is the scene of both."""
    verb, there, own = draft.tokens[place].head, draft.tokens[place].span, draft.tokens[word].span
    if is_said_by(draft, word, verb):
        return place > verb
    telling = [s.content for s in draft.statements if s.cue and any(part.contains(own) for part in s.content)]
    return any(all(not part.contains(there) for part in content) for content in telling)


def _of_sentence(draft: Draft, word: int) -> str | None:
    """The only place of a sentence that stands in a phrase of place, where the trigger has none of its own."""
    assert draft.trees is not None
    sentence = draft.sentence(word)
    where = _prepositions(draft.language, "where")
    found: dict[str, Place] = {}
    for index in range(sentence.first, sentence.end):
        place = place_at(draft, index)
        if place is None or place.precision in ("country", "unresolved"):
            continue
        head = draft.tokens[index].head
        if (
            draft.tokens[index].deprel.partition(":")[0] == "obl"
            and _case(draft, index) in where
            and head >= 0
            and not _of_telling(draft, word, index)
            and not _in_another_clause(draft, word, head)
        ):
            found[place.id] = place
    return next(iter(found)) if len(found) == 1 else None


def _in_another_clause(draft: Draft, word: int, verb: int) -> bool:
    """Whether a verb is told in a clause that a trigger is no part of: "ask for talks *that were planned in Amman*"."""
    assert draft.trees is not None
    above = {word, *draft.trees.ancestors(word)}
    while verb not in above:
        token = draft.tokens[verb]
        if token.deprel in _CLAUSES or token.head < 0:
            return True
        verb = token.head
    return False
