"""What looks like a statement and is none: a deed, a refusal to act, an agreement to act, and what somebody seems to do.

The network takes for one now and then what is done without a word ("refused to *leave*", "agreed to *reopen the border*",
"appeared to *give way*"). Only what is told without a clause of its own and without quotation marks is asked here: who
speaks says something.
"""

from dateline.nn import OUTSIDE
from dateline.reading.attribution.component import Attribution
from dateline.reading.attribution.cues import SPEAKERS, grammar, lexicon, nouns, refused
from dateline.reading.draft import Draft
from dateline.reading.entities.component import entity_at, entity_of

_CLAUSES = ("ccomp", "xcomp", "advcl", "parataxis")


def does_only(draft: Draft, attribution: Attribution) -> bool:
    """Whether an attribution tells what its source does, or seems to do, and not what he says."""
    assert draft.trees is not None
    verb = next((i for i in attribution.cue[::-1] if draft.tokens[i].upos == "VERB"), None)
    if attribution.rule == "network" and verb is not None and _bids(draft, attribution, verb):
        return True
    if attribution.rule == "network" and verb is not None and _leaves_out(draft, verb):
        return True
    if attribution.rule == "network" and verb is not None and _protests(draft, verb):
        return True
    if attribution.rule != "network" or _told(draft, attribution):
        return False
    if any(_is_arranged(draft, word) for word in attribution.cue):
        return True
    if verb is None:
        return _tells_no_verb(draft, attribution)
    if _refused(draft, attribution, verb) or turns_down(draft, verb) or _convenes(draft, verb):
        return True
    if _calls_himself(draft, verb) or _offers_none(draft, verb):
        return True
    words = draft.language.table("cues")["doing"]
    lemma = draft.tokens[verb].lemma.lower()
    if lemma in words["seeming"] or lemma in words["silent"]:
        return True
    if (
        _examines(draft, verb)
        or _spares(draft, verb)
        or _displays(draft, verb)
        or _pictures(draft, attribution, verb)
        or _names(draft, attribution, verb)
    ):
        return True
    agreeing = lemma in words["agreeing"]
    if agreeing and draft.trees.child(verb, "obl") is not None and not draft.trees.children(verb, *_CLAUSES):
        return True  # "agreed *on a date*"
    unwilling = lemma in draft.language.table("cues")["content"]["decline_verbs"] or agreeing
    return unwilling and _to_do(draft, verb) and refused(draft.language, draft.trees, verb) is None


def _bids(draft: Draft, attribution: Attribution, verb: int) -> bool:
    """Whether a text bids its readers do something, outside of quotations: "*Don't forget* that it rains", "*let's focus*
    on the cause"."""
    assert draft.trees is not None
    first, bidding = min(attribution.cue), draft.language.table("cues")["doing"]["bidding"]
    bids = not attribution.source and " ".join(draft.small[first : first + 2]) in bidding
    alone = bids and draft.trees.child(verb, "nsubj", "nsubj:pass", "csubj") is None
    return alone and draft.quote_states[first] == OUTSIDE


def _convenes(draft: Draft, verb: int) -> bool:
    """Whether somebody calls an event or the police, and does not call it something: "called *a strike*", "called
    *off* a strike"."""
    assert draft.trees is not None
    words, thing = draft.language.table("cues")["doing"], draft.trees.child(verb, "obj")
    convenes = draft.tokens[verb].lemma.lower() in words["convening"] and thing is not None and thing > verb
    if not convenes or thing is None or draft.tokens[thing].lemma.lower() not in words["convened"]:
        return False
    if verb + 1 < len(draft.small) and draft.small[verb + 1] in words["off"]:
        return True
    some = all(draft.small[i] in words["indefinite"] for i in draft.trees.children(thing, "det", "nmod:poss"))
    return some and draft.trees.child(verb, "xcomp", "ccomp", "compound:prt") is None


def _offers_none(draft: Draft, verb: int) -> bool:
    """Whether somebody gives nothing of what is named: "offered *no* apology"; to have no comment is said."""
    assert draft.trees is not None
    words, thing = draft.language.table("cues")["doing"], draft.trees.child(verb, "obj")
    offers = thing is not None and draft.tokens[verb].lemma.lower() in words["offering"]
    if not offers or thing is None or draft.tokens[thing].lemma.lower() in words["speaking"]:
        return False
    return any(draft.small[i] in words["none"] for i in draft.trees.children(thing, "det"))


def _calls_himself(draft: Draft, verb: int) -> bool:
    """Whether somebody only has a name by a verb of calling: "a group that *calls itself* the Sons of the Lake"."""
    assert draft.trees is not None
    words, thing = draft.language.table("cues")["doing"], draft.trees.child(verb, "obj")
    calls = draft.tokens[verb].lemma.lower() in words["convening"]
    return calls and thing is not None and draft.small[thing] in words["oneself"]


def _examines(draft: Draft, verb: int) -> bool:
    """Whether somebody is questioned, which tells nothing of what is asked: "questioned *the guard*"; a thing that is
    questioned is doubted."""
    assert draft.trees is not None
    whom = draft.trees.child(verb, "obj")
    if (
        whom is None
        or draft.tokens[verb].lemma.lower() not in draft.language.table("cues")["doing"]["examining"]
    ):
        return False
    entity = entity_at(draft, whom, whom)
    return entity is not None and entity.kind in ("person", "people")


def _displays(draft: Draft, verb: int) -> bool:
    """Whether somebody shows what he feels, or not: "*showed* no emotion"."""
    assert draft.trees is not None
    words, thing = draft.language.table("cues")["doing"], draft.trees.child(verb, "obj")
    shows = draft.tokens[verb].lemma.lower() in words["displaying"] and thing is not None
    return shows and thing is not None and draft.tokens[thing].lemma.lower() in words["displayed"]


def _pictures(draft: Draft, attribution: Attribution, verb: int) -> bool:
    """Whether a picture or a person lets something be seen: "the footage *shows* two trucks", "she *showed* us a letter";
    figures and polls that show something tell it."""
    words, entity = draft.language.table("cues")["doing"], entity_of(draft, attribution.source)
    if draft.tokens[verb].lemma.lower() not in words["displaying"]:
        return False
    seen = any(draft.tokens[i].lemma.lower() in words["pictures"] for i in attribution.source)
    return seen or (entity is not None and entity.kind == "person")


def _protests(draft: Draft, verb: int) -> bool:
    """Whether a protest is but what a deed is done for: "summoned the envoy *to protest* against the raid"."""
    assert draft.trees is not None
    protests = draft.tokens[verb].lemma.lower() in draft.language.table("cues")["doing"]["protesting"]
    to = grammar(draft.language)["infinitive"]
    return protests and any(draft.small[i] in to for i in draft.trees.children(verb, "mark"))


def _spares(draft: Draft, verb: int) -> bool:
    """Whether somebody is told not to have found fault, praised or threatened: "did *not* criticise his rival"."""
    assert draft.trees is not None
    entry, negations = (
        lexicon(draft.language).get(draft.tokens[verb].lemma.lower()),
        grammar(draft.language)["negations"],
    )
    silent = entry is not None and entry.act in ("criticize", "praise", "accuse", "threaten")
    return silent and any(
        draft.tokens[i].lemma.lower() in negations for i in draft.trees.children(verb, "advmod")
    )


def _names(draft: Draft, attribution: Attribution, verb: int) -> bool:
    """Whether a verb of quoting only names from whom somebody has what he tells: "…, *citing* two officials"."""
    if draft.tokens[verb].lemma.lower() not in grammar(draft.language)["quoting"]:
        return False
    if any(draft.tokens[i].upos in ("VERB", "AUX", "PUNCT") for i in attribution.content):
        return False
    entity = entity_at(draft, attribution.content[0], attribution.content[-1])
    return entity is not None and entity.kind in SPEAKERS


def _leaves_out(draft: Draft, verb: int) -> bool:
    """Whether something is not mentioned: "did *not* mention the dead", "said *nothing* about them", "made *no* mention
    of them"."""
    assert draft.trees is not None
    doing, entry = (
        draft.language.table("cues")["doing"],
        lexicon(draft.language).get(draft.tokens[verb].lemma.lower()),
    )
    for thing in draft.trees.children(verb, "obj"):
        none = any(draft.small[i] in doing["none"] for i in draft.trees.children(thing, "det"))
        if none and draft.tokens[thing].lemma.lower() in doing["unmentioned"]:
            return True
        if draft.small[thing] in doing["unsaid"] and entry is not None and entry.group == "assert":
            return draft.trees.child(thing, "acl:relcl") is None
    negations = grammar(draft.language)["negations"]
    unsaid = draft.tokens[verb].lemma.lower() in draft.language.table("cues")["doing"]["unmentioned"]
    return unsaid and any(draft.small[i] in negations for i in draft.trees.children(verb, "advmod"))


def turns_down(draft: Draft, verb: int) -> bool:
    """Whether a verb turns down what somebody offers or asks for ("rejected *the offer*"), or sends somebody off
    ("dismissed *the cabinet*", "recalled *its envoy*"): a deed, unless it is called something by it ("rejected the plan
    *as unfair*")."""
    assert draft.trees is not None
    trees, words = draft.trees, draft.language.table("cues")["doing"]
    lemma, thing = draft.tokens[verb].lemma.lower(), trees.child(verb, "obj", "nsubj:pass")
    if thing is None or lemma not in words["turning_down"]:
        return False
    relative = (
        draft.tokens[thing].upos == "PRON" and draft.small[thing] in grammar(draft.language)["relatives"]
    )
    if relative and draft.tokens[verb].deprel == "acl:relcl":
        thing = draft.tokens[verb].head  # "an offer *that* he rejected"
    entity = entity_at(draft, thing, thing)
    somebody = entity is not None and entity.kind in SPEAKERS
    above = draft.tokens[thing].head if relative and draft.tokens[thing].deprel == "nmod" else thing
    offered = any(draft.tokens[i].lemma.lower() in words["turned_down"] for i in (thing, above))
    beside = (*trees.dependents[verb], *trees.dependents[thing])
    named = any(
        draft.small[i] in words["called"] for o in beside for i in (o, *trees.dependents[o]) if i > thing
    )
    return not named and (offered or (somebody and lemma in words["let_go"]))


def _is_arranged(draft: Draft, word: int) -> bool:
    """Whether a participle or an adjective says that something is to be done, or may be, and nobody says so: "is
    *scheduled* to vote", "were not *allowed* to leave"."""
    assert draft.trees is not None
    arranged = draft.small[word] in draft.language.table("cues")["doing"]["arranged"]
    states = draft.trees.child(word, "aux:pass", "cop") is not None
    return arranged and states and _to_do(draft, word)


def _tells_no_verb(draft: Draft, attribution: Attribution) -> bool:
    """Whether a cue is but the auxiliary and the "not" of a verb, and what it is said to say stands in another sentence:
    "They *did not immediately* comment. We could not verify | *it*"; or but a preposition before no clause ("*in* a tape
    given out by police, a woman known | *as his mother*")."""
    if attribution.cue and all(draft.tokens[i].upos == "ADP" for i in attribution.cue):
        return not any(draft.tokens[i].upos in ("VERB", "AUX") for i in attribution.content)
    if not attribution.cue or any(
        draft.tokens[i].upos not in ("AUX", "PART", "ADV") for i in attribution.cue
    ):
        return False
    sentence = draft.sentence(attribution.cue[0])
    helps = any(draft.tokens[i].upos == "AUX" for i in attribution.cue)
    return helps and not any(sentence.first <= i < sentence.end for i in attribution.content)


def _refused(draft: Draft, attribution: Attribution, verb: int) -> bool:
    """Whether something is denied somebody by a passive, which says nothing of what is true: "were *denied* visas"."""
    assert draft.trees is not None
    entry = lexicon(draft.language).get(draft.tokens[verb].lemma.lower())
    if attribution.source or entry is None or entry.group != "deny":
        return False
    told = nouns(draft.language).keys() | grammar(draft.language)["accounts"]
    passive = draft.trees.child(verb, "aux:pass") is not None
    return passive and not any(draft.tokens[i].lemma.lower() in told for i in attribution.content)


def _told(draft: Draft, attribution: Attribution) -> bool:
    """Whether something is said in words: in quotation marks, or in a clause with a subject."""
    assert draft.trees is not None
    return any(
        draft.quote_states[i] != OUTSIDE or draft.tokens[i].deprel == "ccomp" for i in attribution.content
    )


def _to_do(draft: Draft, verb: int) -> bool:
    """Whether what hangs on a verb is a deed: "refused *to leave*"."""
    assert draft.trees is not None
    deed = draft.trees.child(verb, "xcomp", "advcl")
    return deed is not None and draft.tokens[deed].upos == "VERB"
