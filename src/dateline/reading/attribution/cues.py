"""Reporting words, and who it is that they make speak.

The lexicon (``lang/<code>/cues.toml``) gives each reporting verb and noun its group, its act, and the frames that its
content takes. Who speaks is asked of the tree.
"""

from dataclasses import dataclass
from functools import cache

from dateline.lang import Language
from dateline.reading.syntax.trees import Trees
from dateline.terms import Act

_NOT_IN_PHRASE = ("case", "punct", "parataxis", "acl:relcl", "cc:preconj", "mark", "cop", "nsubj", "aux", "advmod",
                  "discourse", "orphan", "ccomp", "advcl", "obl", "dislocated")  # fmt: skip
SPEAKERS = frozenset(("person", "people", "organization", "armed_group", "government", "country"))
"""Kinds of who can say something."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One reporting word: its group in the lexicon, the act that it performs, and the frames it takes."""

    group: str
    act: Act
    frames: frozenset[str]


@cache
def lexicon(language: Language) -> dict[str, Entry]:
    """Reporting verbs by lemma."""
    entries: dict[str, Entry] = {}
    for name, group in language.table("cues").items():
        for verb in group["verbs"] if "frames" in group else ():
            entries.setdefault(verb, Entry(name, group.get("act", name), frozenset(group["frames"])))
    return entries


@cache
def nouns(language: Language) -> dict[str, Entry]:
    """Reporting nouns by lemma."""
    return {
        noun: Entry(name, group.get("act", name), frozenset(group["frames"]))
        for name, group in language.table("cues").items()
        if "frames" in group
        for noun in group["nouns"]
    }


@cache
def grammar(language: Language) -> dict[str, frozenset[str]]:
    """Small words by what they do, as lemmas in lower case."""
    return {name: frozenset(words) for name, words in language.table("cues")["grammar"].items()}


def refused(language: Language, trees: Trees, verb: int) -> int | None:
    """What somebody will not do by the verb, where that is to comment or to tell ("declined to *comment*", "refused to
    *name* them"); None elsewhere ("declined to be named")."""
    words = language.table("cues")["content"]
    if trees.tokens[verb].lemma not in words["decline_verbs"]:
        return None
    objects = trees.children(verb, "xcomp", "obl", "obj", "advcl")
    told = {*words["comment"], *words["withheld"]}
    kept = [i for i in objects if trees.tokens[i].lemma in words["giving"]]  # "declined to *give* details"
    kept = [i for i in kept if any(trees.tokens[o].lemma in words["given"] for o in trees.children(i, "obj"))]
    said = (i for i in objects if trees.child(i, "aux:pass") is None or is_drawn(language, trees, i))
    return next(
        (i for i in said if trees.tokens[i].lemma in told or i in kept or is_drawn(language, trees, i)), None
    )


def is_drawn(language: Language, trees: Trees, verb: int) -> bool:
    """Whether a verb is that of "refused to *be drawn*", "would not *be drawn* on it"."""
    drawn = trees.tokens[verb].lemma in language.table("cues")["content"]["drawn"]
    return drawn and trees.child(verb, "aux:pass") is not None


def entry_at(language: Language, trees: Trees, verb: int) -> Entry | None:
    """The entry of a verb, or that of asking for a verb of calling with its "for" or "on" ("*called* for talks")."""
    lemma = trees.tokens[verb].lemma.lower()
    calls = language.table("cues")["addressee"]["calling"]
    if lemma in calls:
        led = trees.children(verb, "obl") if trees.child(verb, "obj") is None else ()
        leads = {trees.tokens[c].lemma.lower() for o in led for c in trees.children(o, "case")}
        leads |= {trees.tokens[c].lemma.lower() for c in trees.children(verb, "compound:prt")}
        if not leads.isdisjoint(grammar(language)["calls"]):
            return Entry("request", "request", frozenset(("infinitive", "for")))
    return lexicon(language).get(lemma)


def agent(language: Language, trees: Trees, verb: int) -> int | None:
    """Who does what a passive tells, by its "by"; also where the tree hangs him on what stands before it ("accused of
    the fire *by the firm*")."""
    found = trees.child(verb, "obl:agent")
    for word in () if found is None else (found, *trees.children(found, "nmod")):
        case = trees.child(word, "case")
        if case is None or trees.tokens[case].lemma.lower() in grammar(language)["by"]:
            return word
    return None


def speaker(language: Language, trees: Trees, verb: int) -> int | None:
    """The token that does what the verb says, found beside it, by coordination, control, or in a relative clause.

    A passive gives its agent. A participle or an infinitive without a subject takes that of the verb it hangs on
    (or its object, where that verb gives it one); a participle that hangs on a noun takes the noun.
    """
    words = grammar(language)
    seen: set[int] = set()
    while verb not in seen:
        seen.add(verb)
        token = trees.tokens[verb]
        if trees.child(verb, "aux:pass", "nsubj:pass") is not None:
            return agent(language, trees, verb)
        own = trees.child(verb, "nsubj", "nsubj:outer")
        if own is not None:
            relative = (
                trees.tokens[own].lemma.lower() in words["relatives"] and trees.tokens[own].upos == "PRON"
            )
            return token.head if relative and token.deprel == "acl:relcl" else own
        if token.head < 0:
            return None
        if token.deprel == "acl":
            by = agent(language, trees, verb)
            return token.head if by is None else by
        if token.deprel == "xcomp":
            controlled = _controller(language, trees, verb)
            if controlled is not None:
                return controlled
        elif token.deprel == "advcl":
            if any(
                trees.tokens[m].upos == "SCONJ" and trees.tokens[m].lemma in words["own_clause"]
                for m in trees.children(verb, "mark")
            ):
                return _cited(language, trees, verb)
        elif token.deprel not in ("conj", "parataxis"):
            return None
        verb = token.head
    return None


def _controller(language: Language, trees: Trees, deed: int) -> int | None:
    """Who does what a verb takes as its complement, where that is not who does the verb: its object, or whom a passive is
    about ("*he* is said to have boasted")."""
    verb = trees.tokens[deed].head
    passive = trees.child(verb, "nsubj:pass")
    if passive is not None and trees.child(deed, "mark") is not None:
        return passive
    keeps = trees.tokens[verb].lemma in grammar(language)["subject_control"]
    if keeps or tells_who_is_called(language, trees, deed):
        return None
    return trees.child(verb, "obj", "iobj")


def tells_who_is_called(language: Language, trees: Trees, deed: int) -> bool:
    """Whether an infinitive tells what somebody is told who is called in for that: "summoned the envoy *to protest*"."""
    small, above = language.table("status")["small"], trees.tokens[deed].head
    called = above >= 0 and trees.tokens[above].lemma.lower() in small["summoning"]
    return called and trees.tokens[deed].lemma.lower() in small["voiced"]


def _cited(language: Language, trees: Trees, verb: int) -> int | None:
    """Whom a verb above quotes: "quoted *the minister* as saying"."""
    above = trees.tokens[verb].head
    if above < 0 or trees.tokens[above].lemma.lower() not in grammar(language)["quoting"]:
        return None
    quoted = trees.child(above, "obj")
    return quoted if quoted is not None and quoted < verb else None


def answers(language: Language, trees: Trees, verb: int) -> int | None:
    """Who denies or confirms by a passive what its subject tells: "Reports of a coup were denied by *the army*"."""
    entry = entry_at(language, trees, verb)
    told = (
        entry is not None and entry.act in ("deny", "confirm") and trees.child(verb, "nsubj:pass") is not None
    )
    return agent(language, trees, verb) if told else None


def phrase(trees: Trees, head: int) -> list[int]:
    """The words of a noun phrase without its preposition and the clauses set beside it, unbroken around its head."""
    if trees.tokens[head].upos == "PRON":
        return [head]
    words = set(trees.subtree(head, without=_NOT_IN_PHRASE))
    first = last = head
    while first - 1 in words or (first - 2 in words and trees.tokens[first - 1].upos == "PUNCT"):
        first -= 1
    while last + 1 in words or (last + 2 in words and trees.tokens[last + 1].upos == "PUNCT"):
        last += 1
    while trees.tokens[first].upos in ("PUNCT", "CCONJ") and first < head:
        first += 1
    while trees.tokens[last].upos in ("PUNCT", "CCONJ") and last > head:
        last -= 1
    return list(range(first, last + 1))
