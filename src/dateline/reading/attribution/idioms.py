"""Set phrases that report: "pointed the finger at the rebels", "put the toll at nine", "counted 61 violations".

They are rows of ``lang/<code>/cues.toml``: verbs with an object, with a preposition, or with a number of something.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline.lang import Language
from dateline.reading.syntax.trees import Trees
from dateline.terms import Act


@dataclass(frozen=True, slots=True)
class Idiom:
    """A row of the table: its fields are explained there."""

    act: Act
    verbs: frozenset[str]
    objects: frozenset[str]
    leads: frozenset[str]
    figure: bool
    whole: bool
    no: bool
    number: bool
    whom: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A set phrase in a text: its act, the words that show it, and the heads of what is said."""

    act: Act
    shown: tuple[int, ...]
    said: tuple[int, ...]


@cache
def _idioms(language: Language) -> dict[str, tuple[Idiom, ...]]:
    """The set phrases by their verbs."""
    found: dict[str, tuple[Idiom, ...]] = {}
    for row in language.table("cues")["idiom"]:
        idiom = Idiom(
            row["act"], frozenset(row["verbs"]), frozenset(row.get("object", ())), frozenset(row.get("with", ())),
            row.get("figure", False), row.get("whole", False), row.get("no", False),
            row.get("number", False), row.get("whom", False),
        )  # fmt: skip
        for verb in row["verbs"]:
            found[verb] = (*found.get(verb, ()), idiom)
    return found


def idiom_at(language: Language, trees: Trees, verb: int) -> Told | None:
    """The set phrase whose verb this is, or None."""
    for idiom in _idioms(language).get(trees.tokens[verb].lemma.lower(), ()):
        told = _told(language, trees, verb, idiom)
        if told is not None:
            return told
    return None


def _told(language: Language, trees: Trees, verb: int, idiom: Idiom) -> Told | None:
    thing = trees.child(verb, "obj", "nsubj:pass")
    if idiom.figure:
        said = [thing] if thing is not None and not idiom.leads else list(_led(trees, (verb,), idiom))
        counted = next(
            (i for i in said if trees.child(i, "nummod") is not None or trees.tokens[i].upos == "NUM"), None
        )
        return Told(idiom.act, (verb,), (counted,)) if counted is not None else None
    if idiom.number and thing is not None:
        led = tuple(i for i in _led(trees, (verb, thing), idiom) if trees.tokens[i].upos == "NUM")
        return Told(idiom.act, (verb,), (thing, *led)) if led else None
    if idiom.whom and thing is None:
        led = tuple(i for i in _led(trees, (verb,), idiom) if trees.tokens[i].upos == "PROPN")
        return Told(idiom.act, (verb,), led) if led else None
    if thing is None or trees.tokens[thing].lemma.lower() not in idiom.objects:
        return None
    if idiom.no and not _denied(language, trees, verb, thing):
        return None
    led = tuple(_led(trees, (verb, thing), idiom))
    if idiom.no:
        return Told(idiom.act, (verb, thing), led or _asked(language, trees, verb) or (thing,))
    return Told(idiom.act, (verb, thing), (thing, *led) if idiom.whole else led) if led else None


def _asked(language: Language, trees: Trees, verb: int) -> tuple[int, ...]:
    """What somebody was asked before they had no comment: "Asked *why he was held*, the captain had no comment"."""
    words = language.table("cues")["content"]["asking"]
    for clause in trees.children(verb, "advcl"):
        if trees.tokens[clause].lemma.lower() in words:
            return tuple(trees.children(clause, "ccomp", "xcomp", "obl", "obj"))[:1]
    return ()


def _led(trees: Trees, heads: tuple[int, ...], idiom: Idiom) -> Iterator[int]:
    """What stands after a preposition of the phrase."""
    for head in heads:
        for child in trees.children(head, "obl", "nmod"):
            case = [trees.tokens[c].lemma.lower() for c in trees.children(child, "case")]
            if case[:1] and case[0] in idiom.leads:
                yield child


def _denied(language: Language, trees: Trees, verb: int, thing: int) -> bool:
    """Whether the phrase is negated: "no comment", "did not comment"."""
    words = language.table("cues")["grammar"]
    dets = (trees.tokens[i].lemma.lower() for i in trees.children(thing, "det"))
    negations = (trees.tokens[i].lemma.lower() for i in trees.children(verb, "advmod", "aux"))
    return any(d in words["no_one"] for d in dets) or any(n in words["negations"] for n in negations)
