"""What is done by saying some things, whatever the cue: to be told to go is to be asked, "we condemn" condemns.

Each function looks at one cue or one main clause of what is said and gives the act with the words that show it, or
None. The words are data (``[performing]`` in ``lang/<code>/cues.toml``).
"""

from dateline.nn import OUTSIDE
from dateline.reading.attribution.component import Attribution
from dateline.reading.attribution.cues import grammar, lexicon
from dateline.reading.draft import Draft
from dateline.reading.entities.component import entity_at, entity_of
from dateline.reading.statements.stances import SPEAKERS
from dateline.terms import Act

Shown = tuple[Act, tuple[int, ...]]


def asked(draft: Draft, attribution: Attribution, cue: int, group: str) -> Shown | None:
    """A request by a cue that is none of its own: to tell somebody to do it, to warn him to, to want it done."""
    assert draft.trees is not None
    words, trees = draft.language.table("cues")["performing"], draft.trees
    lemma = draft.tokens[cue].lemma.lower()
    inside = set(attribution.content)
    for deed in trees.children(cue, "xcomp", "ccomp", "advcl"):
        to = [m for m in trees.children(deed, "mark") if draft.word(m).lower() in words["to"]]
        told = trees.child(cue, "obj", "iobj", "nsubj:pass", "obl") is not None or group == "warn"
        if trees.child(deed, "nsubj") is not None:
            continue  # "it is to meet, he told us"
        if to and deed in inside and told and (lemma in words["telling"] or group == "warn"):
            return "request", tuple(sorted({cue, to[0]}))
    if lemma in words["wanting"]:
        wanted = [*trees.children(cue, "obj"), *trees.children(cue, "xcomp", "ccomp")]
        others = [w for w in wanted if draft.tokens[w].deprel == "obj" or trees.child(w, "nsubj") is not None]
        if any(w in inside or inside & set(trees.subtree(w)) for w in others):
            return "request", (cue,)
    return None


def halted(draft: Draft, cue: int) -> Shown | None:
    """A truce or the like that somebody announces is promised."""
    assert draft.trees is not None
    words = draft.language.table("cues")["performing"]
    if draft.tokens[cue].lemma.lower() not in words["halting"]:
        return None
    thing = draft.trees.child(cue, "obj")
    promised = thing is not None and draft.tokens[thing].lemma.lower() in words["halts"]
    return ("promise", tuple(sorted({cue, thing}))) if thing is not None and promised else None


def assured(draft: Draft, attribution: Attribution, cue: int, found: Shown | None) -> Shown | None:
    """A future that somebody announces or assures others of is promised, whoever is to do it."""
    table = draft.language.table("cues")
    if found is not None and found[0] != "predict":
        return None
    futures = {*table["content"]["future"], *table["content"]["reported_future"]}
    future = next((i for i in attribution.content if draft.word(i).lower() in futures), None)
    if future is None or draft.tokens[cue].lemma.lower() not in table["performing"]["assuring"]:
        return None
    return "promise", tuple(sorted({cue, future}))


def ones_own(draft: Draft, attribution: Attribution, subject: int) -> bool:
    """Whether a subject is those whose deeds are the speaker's: "his men", "its battalion"."""
    assert draft.trees is not None
    words = draft.language.table("cues")["performing"]
    owner = draft.trees.child(subject, "nmod:poss")
    if owner is None or draft.tokens[subject].lemma.lower() not in words["own_people"]:
        return False
    entity = entity_of(draft, attribution.source)
    return entity is not None and entity.kind in words["owners"].get(draft.word(owner).lower(), ())


def blamed(draft: Draft, attribution: Attribution, cue: int) -> Shown | None:
    """Harsh words for what is called by them ("called the raid *cowardly*")."""
    words = draft.language.table("cues")["performing"]
    if draft.tokens[cue].lemma.lower() not in words["calling"]:
        return None
    harsh = next((i for i in attribution.content if draft.tokens[i].lemma.lower() in words["harsh"]), None)
    return None if harsh is None else ("criticize", tuple(sorted({cue, harsh})))


def performed(
    draft: Draft, attribution: Attribution, head: int, *, own: bool | None, negation: int | None
) -> Shown | None:
    """What one main clause of what is said does by itself; ``own``: whether it is about who speaks."""
    assert draft.trees is not None
    words, trees, token = draft.language.table("cues")["performing"], draft.trees, draft.tokens[head]
    lemma, form = token.lemma.lower(), draft.word(head).lower()
    spoken = token.upos == "VERB" and form == lemma and draft.quote_states[head] != OUTSIDE
    if own and negation is None and spoken:
        entry = lexicon(draft.language).get(lemma)  # "We urge all sides …", "I can confirm that …"
        helpers = {draft.word(i).lower() for i in trees.children(head, "aux")}
        plain = entry is None or entry.act in ("assert", "predict")
        if entry is not None and not plain and helpers <= set(words["performable"]):
            return entry.act, (head,)
    if own and lemma in lexicon(draft.language) and lexicon(draft.language)[lemma].group == "predict":
        return "predict", (head,)
    if own and negation is None and lemma in words["ready"]:
        deed = trees.child(head, "xcomp", "advcl")
        if deed is not None and trees.child(deed, "mark") is not None:
            return "promise", (head,)
    if own is False and negation is None and trees.child(head, "cop") is not None:
        blame = [
            w for w in (head, *trees.children(head, "case")) if draft.tokens[w].lemma in words["to_blame"]
        ]
        if blame:
            return "accuse", (blame[0],)
    if own is False and negation is None and lemma in words["wrongs"] and _somebody_did(draft, head):
        return "accuse", (head,)
    if negation is not None and lemma in words["happening"]:
        return "deny", tuple(sorted({negation, head}))
    if (
        own
        and negation is None
        and lemma in words["deeds"]
        and (_by_fighters(draft, attribution) or _harms(draft, head))
    ):
        past = form != lemma and not form.endswith(tuple(grammar(draft.language)["active"]))
        if past and trees.child(head, "aux:pass", "nsubj:pass") is None:
            return "claim_responsibility", (head,)
    return None


def _harms(draft: Draft, head: int) -> bool:
    """Whether what is done is harm by its name: "had carried out *the ambush*"."""
    assert draft.trees is not None
    thing = draft.trees.child(head, "obj")
    return (
        thing is not None
        and draft.tokens[thing].lemma.lower() in draft.language.table("cues")["content"]["harms"]
    )


def _somebody_did(draft: Draft, head: int) -> bool:
    """Whether a clause tells in the past what somebody named did."""
    assert draft.trees is not None
    subject = draft.trees.child(head, "nsubj")
    if subject is None or draft.small[head] == draft.tokens[head].lemma.lower():
        return False
    entity = entity_at(draft, subject, subject)
    return entity is not None and entity.kind in SPEAKERS


def menaces(draft: Draft, attribution: Attribution, head: int) -> bool:
    """Whether an armed group says that it will do what is not to give way: under a condition that is a threat."""
    yielding = draft.language.table("cues")["performing"]["yielding"]
    return draft.tokens[head].lemma.lower() not in yielding and _by_fighters(draft, attribution)


def _by_fighters(draft: Draft, attribution: Attribution) -> bool:
    """Whether who speaks is an armed group."""
    entity = entity_of(draft, attribution.source)
    return entity is not None and entity.kind == "armed_group"
