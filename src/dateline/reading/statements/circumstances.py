"""The circumstances of a statement: to whom it is said, through which medium, and when."""

from collections.abc import Iterator

from dateline.model import Medium, Party, When
from dateline.reading.attribution.component import Attribution
from dateline.reading.attribution.cues import grammar, lexicon, phrase
from dateline.reading.draft import Draft
from dateline.reading.entities.component import entity_of
from dateline.reading.times import named_time, time_at

_DIRECTED = ("request", "demand", "promise", "threaten", "warn")


def addressee_of(draft: Draft, attribution: Attribution) -> Party | None:
    """Whom it is said to: the object of asking, telling and warning, who is named with "to" or "on", or who is to do what
    is asked for ("urged *the donors* to pay")."""
    for verb in attribution.cue:
        if draft.tokens[verb].upos != "VERB":
            continue
        whom = _addressed(draft, verb)
        if whom is not None:
            words = _without_deed(draft, whom)
            if not set(words).isdisjoint(attribution.source) and _asks_nobody(draft, verb):
                continue  # "“Who goes there?” asked *the guard*"
            entity = entity_of(draft, words)
            return Party(entity.id if entity else None, (draft.span(words[0], words[-1]),))
    return None


def _asks_nobody(draft: Draft, verb: int) -> bool:
    """Whether a verb in the active has no subject of its own: whoever stands behind it speaks."""
    assert draft.trees is not None
    return draft.trees.child(verb, "nsubj", "nsubj:pass", "aux:pass") is None


def _addressed(draft: Draft, verb: int) -> int | None:
    """The head of whom a verb speaks to."""
    trees = draft.trees
    assert trees is not None
    table = draft.language.table("cues")["addressee"]
    lemma = draft.tokens[verb].lemma.lower()
    entry = lexicon(draft.language).get(lemma)
    directed = entry is not None and entry.act in _DIRECTED
    for child in trees.dependents[verb]:
        relation = draft.tokens[child].deprel
        if relation == "iobj" and lemma in table["never"]:
            continue
        if relation == "iobj" and (
            _someone(draft, child) or (directed and draft.tokens[child].upos == "NOUN")
        ):
            return child
        told = (lemma in table["verbs"] or directed) and _has_more(draft, verb, child)
        if relation in ("obj", "nsubj:pass") and told and _someone(draft, child):
            return child
        if relation == "obl" and _is_named_to(draft, verb, child) and _someone(draft, child):
            return child
        if directed and relation in ("xcomp", "advcl") and _is_infinitive(draft, child):
            doer = trees.child(child, "nsubj")
            if doer is not None and verb < doer < child:
                return doer
    return None


def _is_named_to(draft: Draft, verb: int, child: int) -> bool:
    """Whether a phrase is brought in by "to", or by the "on" of calling."""
    assert draft.trees is not None
    table = draft.language.table("cues")["addressee"]
    case = draft.trees.child(child, "case")
    lead = draft.tokens[case].lemma.lower() if case is not None else ""
    if draft.tokens[verb].lemma.lower() not in table["calling"]:
        return lead in table["to"]
    particles = (draft.small[i] for i in draft.trees.children(verb, "compound:prt")) if not lead else (lead,)
    return lead in table["to"] or any(word in table["called"] for word in particles)


def _is_infinitive(draft: Draft, verb: int) -> bool:
    """Whether a verb has a "to"."""
    assert draft.trees is not None
    infinitive = grammar(draft.language)["infinitive"]
    return any(draft.small[mark] in infinitive for mark in draft.trees.children(verb, "mark"))


def _without_deed(draft: Draft, child: int) -> list[int]:
    """The words of somebody without what he is to do, where that hangs on him: "asked *the mission* to send water"."""
    assert draft.trees is not None
    told = {
        w
        for deed in draft.trees.children(child, "acl")
        if draft.trees.child(deed, "mark") is not None
        for w in draft.trees.subtree(deed)
    }
    return [w for w in phrase(draft.trees, child) if w not in told]


def _has_more(draft: Draft, verb: int, child: int) -> bool:
    """Whether the verb has, beside its object, something that is asked or told."""
    assert draft.trees is not None
    return any(
        draft.tokens[c].deprel in ("xcomp", "ccomp", "advcl", "obl", "parataxis", "acl") and c != child
        for c in draft.trees.dependents[verb]
    ) or any(True for _ in draft.trees.children(child, "acl"))


def _someone(draft: Draft, index: int) -> bool:
    """Whether a word can be spoken to: a name, a pronoun for people, or a noun for somebody."""
    token = draft.tokens[index]
    if token.upos == "PRON":
        return token.lemma.lower() not in draft.language.table("cues")["addressee"]["nobody"]
    at = draft.mention_at.get(index)
    kind = draft.mentions[at].kind if at is not None else None
    return kind in ("person", "organization", "armed_group", "government", "country", "people") or (
        kind is None and token.upos == "PROPN"
    )


def medium_of(draft: Draft, attribution: Attribution) -> Medium | None:
    """Through what it is said: "in an op-ed published in …", "on state television", "told Agence X"."""
    trees = draft.trees
    assert trees is not None
    table = draft.language.table("cues")["medium"]
    nouns, names = set(table["nouns"]), set(table["names"])
    for verb in attribution.cue:
        for child in trees.children(verb, "obl"):
            if child in attribution.content:
                continue
            case = next((draft.tokens[c].lemma.lower() for c in trees.children(child, "case")), None)
            words = [w for w in trees.subtree(child) if w not in attribution.content]
            outlets = [w for w in words if draft.word(w) in names]
            if case in table["prepositions"] and (draft.tokens[child].lemma.lower() in nouns or outlets):
                outlet = _outlet(draft, words, child)
                core = outlet or [w for w in phrase(trees, child) if w <= child]
                if draft.tokens[core[0]].upos == "DET" and outlet is None:
                    core = core[1:] or core
                name = " ".join(draft.span(core[0], core[-1]).of(draft.text).split())
                return Medium(name, (draft.span(core[0], core[-1]),))
    return None


def _outlet(draft: Draft, words: list[int], head: int) -> list[int] | None:
    """The name of a medium among the words that describe one, without its article where it is no part of the name."""
    assert draft.trees is not None
    for w in words:
        if w == head or draft.tokens[w].upos != "PROPN" or draft.tokens[w].deprel in ("compound", "flat"):
            continue
        case = next((draft.tokens[c].lemma.lower() for c in draft.trees.children(w, "case")), None)
        medium = draft.language.table("cues")["medium"]
        if case in medium["of_outlet"]:
            name = [i for i in phrase(draft.trees, w) if i in words]
            if draft.word(name[0]) in medium["article"]:
                name = name[1:]
            if name and time_at(draft, w) is None:
                return name
    return None


def time_of(draft: Draft, attribution: Attribution) -> When:
    """When it is said, where the clause of the cue says so, or else what is told of its medium ("in an op-ed published
    on Wednesday"): that it was by the report's date goes without saying."""
    assert draft.trees is not None
    content = frozenset(attribution.content)
    for word in (*attribution.cue, *_told_of_media(draft, attribution)):
        found = named_time(draft, word, without=content)
        if found is not None:
            return found
    return None


def _told_of_media(draft: Draft, attribution: Attribution) -> Iterator[int]:
    """The participles that tell of the medium of a cue: "published" of "in an op-ed published …"."""
    assert draft.trees is not None
    nouns = set(draft.language.table("cues")["medium"]["nouns"])
    for cue in attribution.cue:
        for medium in draft.trees.children(cue, "obl"):
            if draft.tokens[medium].lemma.lower() in nouns:
                yield from draft.trees.children(medium, "acl")
