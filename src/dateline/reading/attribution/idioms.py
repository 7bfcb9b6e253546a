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
    particle: frozenset[str]
    label: frozenset[str]


@dataclass(frozen=True, slots=True)
class Told:
    """A set phrase in a text: its act, the words that show it, and the heads of what is said; ``figure``: it is a number
    that somebody counts."""

    act: Act
    shown: tuple[int, ...]
    said: tuple[int, ...]
    figure: bool = False


@cache
def _idioms(language: Language) -> dict[str, tuple[Idiom, ...]]:
    """The set phrases by their verbs."""
    found: dict[str, tuple[Idiom, ...]] = {}
    for row in language.table("cues")["idiom"]:
        idiom = Idiom(
            row["act"], frozenset(row["verbs"]), frozenset(row.get("object", ())), frozenset(row.get("with", ())),
            row.get("figure", False), row.get("whole", False), row.get("no", False),
            row.get("number", False), row.get("whom", False),
            frozenset(row.get("particle", ())), frozenset(row.get("label", ())),
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
    if idiom.label:
        return _held(trees, verb, idiom)
    if idiom.particle:
        return _laid(trees, verb, idiom)
    if thing is None and idiom.number:
        thing = next((i for i in trees.children(verb, "xcomp") if trees.child(i, "det") is not None), None)
    if idiom.figure:
        said = [thing] if thing is not None and not idiom.leads else list(_led(trees, (verb,), idiom))
        counted = next(
            (i for i in said if trees.child(i, "nummod") is not None or trees.tokens[i].upos == "NUM"), None
        )
        return Told(idiom.act, (verb,), (counted,), not idiom.leads) if counted is not None else None
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


def _held(trees: Trees, verb: int, idiom: Idiom) -> Told | None:
    """What somebody is held to be: "hold *the army responsible*"."""
    thing = trees.child(verb, "obj")
    beside = (
        *trees.children(verb, "xcomp", "ccomp"),
        *(trees.dependents[thing] if thing is not None else ()),
    )
    label = next((i for i in beside if trees.tokens[i].lemma.lower() in idiom.label and i > verb), None)
    if label is None:
        return None
    thing = trees.child(label, "nsubj") if thing is None else thing
    return Told(idiom.act, (verb, label), (*((thing,) if thing is not None else ()), label))


def _laid(trees: Trees, verb: int, idiom: Idiom) -> Told | None:
    """What something is laid to by a verb with a particle: "put *the raid down to rebels*"."""
    thing = trees.child(verb, "obj")
    beside = (*trees.dependents[verb], *(trees.dependents[thing] if thing is not None else ()))
    particle = next((i for i in beside if i > verb and trees.tokens[i].lemma.lower() in idiom.particle), None)
    if thing is None or particle is None:
        return None
    led = tuple(i for i in _led(trees, (verb, thing, particle), idiom) if i > particle)
    return Told(idiom.act, (verb, particle), (thing, particle, *led)) if led else None


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
