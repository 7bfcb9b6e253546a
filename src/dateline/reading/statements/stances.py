"""Stances: who will not say, who wants something of others, whom somebody suspects; and who can take a stance at all.

Each of these needs more than the frame of its verb tells: a "will" with a "not", a deed of others, somebody as the
object.
"""

from collections.abc import Callable, Sequence
from functools import cache

from dateline.lang import Language
from dateline.reading.attribution.component import Attribution
from dateline.reading.attribution.cues import SPEAKERS, grammar, is_drawn, phrase, speaker
from dateline.reading.attribution.idioms import idiom_at
from dateline.reading.attribution.pieces import trimmed
from dateline.reading.draft import Draft
from dateline.reading.entities.component import entity_at

DEADLINE = "frame-deadline"
"""The rule of what somebody is given time to do."""
REFUSAL = "frame-refusal"
"""The rule of what somebody will not comment on."""
SURE = 1.0
"""The score of what syntax shows."""


@cache
def _stances(language: Language) -> dict[str, Callable[[Draft, int], Attribution | None]]:
    """The verbs that take a stance, by lemma, and how."""
    words = language.table("cues")["performing"]
    return (
        dict.fromkeys(words["wanting"], wanted)
        | dict.fromkeys(words["suspecting"], suspected)
        | dict.fromkeys(words["labelling"], called)
        | dict.fromkeys(words["giving_time"], given_time)
        | dict.fromkeys(words["pleading"], pleaded)
        | dict.fromkeys(words["keeping_back"], keeps_back)
    )


def stance(draft: Draft, verb: int) -> Attribution | None:
    """The statement of a verb by which somebody takes one of these stances."""
    taken = _stances(draft.language).get(draft.tokens[verb].lemma.lower())
    return (taken(draft, verb) if taken is not None else None) or will_not_say(draft, verb)


def will_not_say(draft: Draft, verb: int) -> Attribution | None:
    """Who "won't comment", "would not give numbers", "will make no further comment": the refusal of a comment by a "will"
    with a "not" or a "no"."""
    trees = draft.trees
    assert trees is not None
    helpers = trees.children(verb, "aux")
    if not helpers:
        return None
    words = draft.language.table("cues")["content"]
    refusing = {*words["future"], *words["reported_future"]}
    marks = (draft.tokens[m].lemma.lower() for m in trees.children(verb, "mark"))
    supposed = any(mark in grammar(draft.language)["conditions"] for mark in marks)
    if supposed or not any(draft.small[i] in refusing for i in helpers):
        return None
    drawn = is_drawn(draft.language, trees, verb)
    source = trees.child(verb, "nsubj:pass") if drawn else speaker(draft.language, trees, verb)
    if source is None or not (speaks(draft, source) or draft.tokens[source].upos in ("PRON", "PROPN")):
        return None
    told = idiom_at(draft.language, trees, verb)
    negations = grammar(draft.language)["negations"]
    negated = [i for i in trees.children(verb, "advmod") if draft.small[i] in negations]
    if told is not None and told.act == "decline_comment":
        cue, heads = {verb, *helpers, *told.shown}, told.said
    elif negated and (
        drawn or draft.tokens[verb].lemma.lower() in words["withheld"] or _keeps_back(draft, verb)
    ):
        cue = {verb, *helpers, *negated}
        heads = tuple(trees.children(verb, "ccomp", "xcomp", "obl", "obj", "advcl"))[:1]
    else:
        return None
    said = {w for head in heads for w in trees.subtree(head)} - cue
    if not said:  # "won't | comment"
        cue, said = cue - {verb}, {verb}
    content = trimmed(draft, said)
    if content and draft.tokens[content[0]].upos == "ADP":
        content = content[1:]
    named = tuple(w for w in phrase(trees, source) if w not in cue)
    return Attribution(tuple(sorted(cue)), named, content, SURE, REFUSAL) if content else None


def keeps_back(draft: Draft, verb: int) -> Attribution | None:
    """What somebody would rather not say, or leaves open: "preferred *not* to say *when*", "left *open* whether"."""
    trees, words = draft.trees, draft.language.table("cues")["content"]
    assert trees is not None
    source = speaker(draft.language, trees, verb)
    if source is None or hypothetical(draft, verb):
        return None
    for deed in trees.children(verb, "xcomp"):
        negated = [
            i for i in trees.dependents[deed] if draft.small[i] in grammar(draft.language)["negations"]
        ]
        silent = bool(negated) and draft.tokens[deed].lemma.lower() in words["withheld"]
        is_open = draft.small[deed] in words["left_open"]
        led = ("ccomp", "advcl") if is_open and deed == verb + 1 else ("ccomp",)
        told = next((i for at in (deed, verb) for i in trees.children(at, *led) if i > deed), None)
        if told is None and silent:
            told = trees.child(deed, "obj", "obl", "advcl")
        if not (silent or (is_open and told is not None)):
            continue
        content = trimmed(draft, trees.subtree(told)) if told is not None else ()
        cue = tuple(range(verb, deed + 1)) if content else (verb,)
        content = content or tuple(range(verb + 1, deed + 1))
        return Attribution(cue, tuple(phrase(trees, source)), content, SURE, REFUSAL)
    return None


def cannot_say(draft: Draft, head: int) -> tuple[int, ...] | None:
    """The words by which a clause declines to say something: "*could not say* when", "*too early* to *say*"; None where
    it does not."""
    trees, words = draft.trees, draft.language.table("cues")["content"]
    assert trees is not None
    saying = words["withheld"]
    negations = [
        i for i in trees.children(head, "advmod") if draft.small[i] in grammar(draft.language)["negations"]
    ]
    able = [i for i in trees.children(head, "aux") if draft.tokens[i].lemma.lower() in words["able"]]
    done_to = trees.child(head, "aux:pass") is not None  # "two had not been identified"
    if negations and able and not done_to and draft.tokens[head].lemma.lower() in saying:
        return (*able, *negations, head)
    early = draft.tokens[head].lemma.lower() in words["early"]
    said = [
        i
        for i in trees.children(head, "xcomp", "ccomp", "advcl", "csubj")
        if draft.tokens[i].lemma.lower() in saying
    ]
    return (head, said[0]) if early and said else None


def _keeps_back(draft: Draft, verb: int) -> bool:
    """Whether a verb gives numbers, details or the like."""
    assert draft.trees is not None
    words, thing = draft.language.table("cues")["content"], draft.trees.child(verb, "obj")
    return (
        draft.tokens[verb].lemma.lower() in words["giving"]
        and thing is not None
        and draft.tokens[thing].lemma.lower() in words["given"]
    )


def wanted(draft: Draft, verb: int) -> Attribution | None:
    """What somebody wants of others: "wants *200 rifles handed in*", "wanted *the army to leave*"."""
    trees = draft.trees
    assert trees is not None
    wanting = draft.language.table("cues")["performing"]["wanting"]
    if draft.tokens[verb].lemma.lower() not in wanting or hypothetical(draft, verb):
        return None
    source, thing = speaker(draft.language, trees, verb), trees.child(verb, "obj")
    deeds = [i for i in trees.children(verb, "xcomp", "ccomp") if i > verb]
    if thing is not None and thing > verb:
        done = [i for i in trees.children(thing, "acl") if trees.child(i, "nsubj", "mark", "aux") is None]
        heads = [thing, *deeds] if deeds or done else []
    else:
        heads = [i for i in deeds if trees.child(i, "nsubj", "nsubj:pass") is not None]
    if source is None or not heads or not speaks(draft, source):
        return None
    content = trimmed(draft, {w for head in heads for w in trees.subtree(head)})
    return (
        Attribution((verb,), tuple(phrase(trees, source)), content, SURE, "frame-wanted") if content else None
    )


def suspected(draft: Draft, verb: int) -> Attribution | None:
    """Whom somebody suspects: "suspect *the two brothers*"."""
    trees = draft.trees
    assert trees is not None
    suspecting = draft.language.table("cues")["performing"]["suspecting"]
    thing = trees.child(verb, "obj")
    if draft.tokens[verb].lemma.lower() not in suspecting or thing is None or hypothetical(draft, verb):
        return None
    source, whom = speaker(draft.language, trees, verb), entity_at(draft, thing, thing)
    if source is None or whom is None or whom.kind not in SPEAKERS or not speaks(draft, source):
        return None
    content = trimmed(draft, trees.subtree(thing))
    return (
        Attribution((verb,), tuple(phrase(trees, source)), content, SURE, "frame-suspected")
        if content
        else None
    )


def suspects_deed(draft: Draft, verb: int) -> bool:
    """Whether somebody suspects that others did something: "suspect that *creditors* planted it", "… was planted *by
    creditors*"."""
    trees = draft.trees
    assert trees is not None
    suspecting = draft.language.table("cues")["performing"]["suspecting"]
    deed = trees.child(verb, "ccomp")
    if draft.tokens[verb].lemma.lower() not in suspecting or deed is None:
        return False
    modal = draft.language.table("cues")["content"]["modal"]
    if any(draft.small[i] in modal for i in trees.children(deed, "aux")):
        return False  # what they may do yet
    doer = trees.child(deed, "nsubj")
    active = doer is not None and draft.tokens[doer].deprel == "nsubj" and speaks(draft, doer)
    return active or trees.child(deed, "obl:agent") is not None


def called(draft: Draft, verb: int) -> Attribution | None:
    """What somebody calls something by a relative clause: "what they call *a surrender*", "*the war*, which they call *a
    disturbance*"."""
    trees = draft.trees
    assert trees is not None
    words, token = grammar(draft.language), draft.tokens[verb]
    source = trees.child(verb, "nsubj")
    labels = [i for i in trees.children(verb, "obj", "xcomp", "ccomp") if i > verb]
    if source is None or len(labels) != 1 or hypothetical(draft, verb) or not speaks(draft, source):
        return None
    relative = next((i for i in trees.children(verb, "obj", "ccomp", "xcomp") if i < verb), None)
    if relative is None:
        relative = min(trees.subtree(source)) - 1
    free = draft.small[relative] in words["free"]
    known = draft.tokens[relative].upos == "PRON" and (free or draft.small[relative] in words["relatives"])
    beside = not free and draft.tokens[relative - 1].upos == "ADP"  # "in which they called for help"
    if not known or beside or trees.child(verb, "aux:pass") is not None:
        return None
    named = phrase(trees, token.head) if not free and token.deprel in ("acl:relcl", "acl") else []
    content = trimmed(draft, {*(w for w in named if w < relative), *trees.subtree(labels[0])})
    return (
        Attribution((verb,), tuple(phrase(trees, source)), content, SURE, "frame-called") if content else None
    )


def given_time(draft: Draft, verb: int) -> Attribution | None:
    """What somebody is given time to do: "gave the rebels 48 hours *to leave*", "were given until noon *to vote*"."""
    trees = draft.trees
    assert trees is not None
    words = draft.language.table("cues")["performing"]
    times = [
        *(
            i
            for i in trees.children(verb, "obj", "obl")
            if draft.tokens[i].lemma.lower() in words["spans_of_time"]
        ),
        *(i for i in trees.children(verb, "obl", "obj") if _has_case(draft, i, words["time_limits"])),
    ]
    beside = (verb, *times)
    deeds = [i for at in beside for i in trees.children(at, "xcomp", "advcl", "acl") if i > verb]
    deeds = [i for i in deeds if _has_case(draft, i, words["to"]) and draft.tokens[i].upos == "VERB"]
    passive = trees.child(verb, "nsubj:pass") is not None
    whom = passive or trees.child(verb, "iobj", "obj") is not None
    if not (times and deeds and whom) or hypothetical(draft, verb):
        return None
    source = speaker(draft.language, trees, verb)
    if not passive and (source is None or not speaks(draft, source)):
        return None
    content = trimmed(draft, trees.subtree(deeds[0]))
    named = tuple(phrase(trees, source)) if source is not None else ()
    return Attribution((verb,), named, content, SURE, DEADLINE) if content else None


def pleaded(draft: Draft, verb: int) -> Attribution | None:
    """What somebody pleads before a court: "pleaded *not guilty* on Monday", "pleads *guilty to fraud*"."""
    trees = draft.trees
    assert trees is not None
    performing = draft.language.table("cues")["performing"]
    near = (i for i in (verb + 1, verb + 2) if i < len(draft.small))
    plea = next((i for i in near if draft.small[i] in performing["pleas"]), None)
    if plea is None or hypothetical(draft, verb):
        return None
    negated = draft.small[plea - 1] in grammar(draft.language)["negations"]
    source = speaker(draft.language, trees, verb)
    if (plea == verb + 2 and not negated) or source is None or not speaks(draft, source):
        return None
    to = [
        i
        for i in trees.children(plea, "obl", "nmod", "advcl", "acl")
        if _has_case(draft, i, performing["to"])
    ]
    content = trimmed(draft, {*range(verb + 1, plea + 1), *(w for i in to[:1] for w in trees.subtree(i))})
    return Attribution((verb,), tuple(phrase(trees, source)), content, SURE, "frame-plea")


def _has_case(draft: Draft, word: int, forms: Sequence[str]) -> bool:
    """Whether a word is brought in by one of some small words."""
    assert draft.trees is not None
    return any(draft.small[i] in forms for i in draft.trees.children(word, "case", "mark"))


def hypothetical(draft: Draft, verb: int) -> bool:
    """Whether the reporting itself is only possible, wished for or conditional; "to have said" has been said."""
    trees = draft.trees
    assert trees is not None
    told = trees.children(verb, "aux", "mark")
    if not told:
        return False
    words = grammar(draft.language)
    small = [trees.tokens[i].lemma.lower() for i in told]
    if any(lemma in words["modals"] for lemma in small):
        return True
    said = any(lemma in draft.language.table("cues")["content"]["perfect"] for lemma in small)
    conditions = words["conditions"] - (words["infinitive"] if said else frozenset())
    return any(trees.tokens[m].lemma.lower() in conditions for m in trees.children(verb, "mark"))


def speaks(draft: Draft, source: int) -> bool:
    """Whether a subject is somebody: a person, people, a body of people, or one of the speakers that headlines name."""
    entity = entity_at(draft, source, source)
    if entity is not None:
        return entity.kind in SPEAKERS
    return draft.tokens[source].lemma.lower() in draft.language.table("cues")["headline"]["speakers"]
