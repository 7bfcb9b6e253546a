"""What is done by saying some things, whatever the cue: to be told to go is to be asked, "we condemn" condemns.

Each function looks at one cue or one main clause of what is said and gives the act with the words that show it, or
None. The words are data (``[performing]`` in ``lang/<code>/cues.toml``).
"""

from dateline.model import Entity
from dateline.nn import OUTSIDE
from dateline.reading.attribution.component import Attribution
from dateline.reading.attribution.cues import SPEAKERS, grammar, lexicon
from dateline.reading.draft import Draft
from dateline.reading.entities.component import entity_at, entity_of
from dateline.reading.statements.menacing import armed
from dateline.terms import Act

Shown = tuple[Act, tuple[int, ...]]

_TONES: tuple[tuple[Act, tuple[str, ...]], ...] = (
    ("criticize", ("harsh", "harsh_labels")),
    ("praise", ("kind_labels",)),
)
"""What is done by calling something by words of some lists."""


def asked(draft: Draft, attribution: Attribution, cue: int, group: str) -> Shown | None:
    """A request by a cue that is none of its own: to tell somebody to do it, to warn him to, to want it done."""
    assert draft.trees is not None
    words, trees = draft.language.table("cues")["performing"], draft.trees
    lemma = draft.tokens[cue].lemma.lower()
    inside = set(attribution.content)
    led = (cue, *trees.children(cue, "obl", "advcl", "obj"))
    against = [i for at in led for i in trees.dependents[at] if draft.small[i] in words["against"]]
    if group == "warn" and against:
        armed_one = armed(draft, attribution)
        return ("threaten" if armed_one else "request"), tuple(sorted({cue, against[0]}))
    for deed in trees.children(cue, "xcomp", "ccomp", "advcl"):
        to = [m for m in trees.children(deed, "mark") if draft.small[m] in words["to"]]
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


def halted(draft: Draft, attribution: Attribution, cue: int) -> Shown | None:
    """What somebody announces is promised, if it has not come about already: a truce, an inquiry; and so is that he will
    not do what he rules out ("ruled out *talks*", "ruled out *resigning*")."""
    trees, words = draft.trees, draft.language.table("cues")["performing"]
    assert trees is not None
    lemma, thing = draft.tokens[cue].lemma.lower(), trees.child(cue, "obj")
    if lemma in words["excluding"]:
        particle = next(
            (i for i in trees.children(cue, "compound:prt") if draft.small[i] in words["excluded_by"]), None
        )
        deed = trees.child(cue, "xcomp", "ccomp", "advcl")
        own = (
            deed is not None
            and trees.child(deed, "nsubj", "mark") is None
            and draft.tokens[deed].upos == "VERB"
        )
        named = thing is not None and draft.tokens[thing].lemma.lower() in words["excluded"]
        return ("promise", (cue, particle)) if particle is not None and (own or named) else None
    if thing is None or trees.child(cue, "ccomp") is not None or thing not in attribution.content:
        return None
    name = draft.tokens[thing].lemma.lower()
    if lemma in words["halting"] and name in words["halts"]:
        return "promise", tuple(sorted({cue, thing}))
    common = draft.tokens[thing].upos == "NOUN" and name not in words["told_past"]
    return ("promise", tuple(sorted({cue, thing}))) if lemma in words["announcing"] and common else None


def assured(draft: Draft, attribution: Attribution, cue: int, found: Shown | None) -> Shown | None:
    """A future that somebody announces or assures others of is promised, whoever is to do it."""
    table = draft.language.table("cues")
    if found is not None and found[0] != "predict":
        return None
    futures = {*table["content"]["future"], *table["content"]["reported_future"]}
    future = next((i for i in attribution.content if draft.small[i] in futures), None)
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
    owners: list[str] = words["owners"].get(draft.small[owner], [])
    entity = entity_of(draft, attribution.source)
    speaks_for = any(draft.tokens[i].lemma.lower() in words["mouths"] for i in attribution.source)
    of_a_body = speaks_for and draft.small[owner] in words["of_bodies"]
    return of_a_body or (entity is not None and entity.kind in owners)


def blamed(draft: Draft, attribution: Attribution, cue: int) -> Shown | None:
    """Harsh or kind words for what is called by them ("called the raid *cowardly*", "the talks *historic*")."""
    words = draft.language.table("cues")["performing"]
    if draft.tokens[cue].lemma.lower() not in words["calling"]:
        return None
    label = _label(draft, attribution, cue)
    if (denied := _called_untrue(draft, attribution, cue, label)) is not None:
        return denied
    for act, names in _TONES:
        known = {word for name in names for word in words[name]}
        toned = next((i for i in label if known & {draft.small[i], draft.tokens[i].lemma.lower()}), None)
        if toned is not None:
            return act, tuple(sorted({cue, toned}))
    words_told = [i for i in label if draft.tokens[i].upos not in ("PUNCT", "DET")]
    quoted = bool(words_told) and all(draft.quote_states[i] != OUTSIDE for i in words_told)
    mild = any({draft.small[i], draft.tokens[i].lemma.lower()} & set(words["mild_labels"]) for i in label)
    plain = draft.tokens[cue].lemma.lower() in draft.language.table("cues")["addressee"]["calling"]
    # "called it *a gift to the jailers*": whoever likens a thing to another mostly finds it bad
    likened = any(_likens(draft, i) for i in label if i != attribution.content[0])
    told = (quoted and len(label) < len(attribution.content)) or likened
    apart = plain and draft.tokens[cue].deprel != "acl:relcl"
    return ("criticize", (cue,)) if told and apart and not mild else None


def _likens(draft: Draft, word: int) -> bool:
    """Whether a word is the article of what something is called: "the bill *a* gift to the banks"."""
    assert draft.trees is not None
    noun = draft.tokens[word].head
    indefinite = draft.small[word] in draft.language.table("cues")["doing"]["indefinite"]
    return indefinite and draft.tokens[noun].upos == "NOUN" and draft.trees.child(noun, "case") is None


def _called_untrue(draft: Draft, attribution: Attribution, cue: int, label: list[int]) -> Shown | None:
    """What is done by calling an allegation anything but true ("called the report *an old song*"): it is denied."""
    assert draft.trees is not None
    words = draft.language.table("cues")["performing"]
    things = [i for i in draft.trees.children(cue, "obj") if i in attribution.content and i not in label]
    charge = next((i for i in things if draft.tokens[i].lemma.lower() in words["charges"]), None)
    true = any(draft.tokens[i].lemma.lower() in words["true_labels"] for i in label)
    return None if charge is None or true or not label else ("deny", tuple(sorted({cue, charge})))


def _label(draft: Draft, attribution: Attribution, cue: int) -> list[int]:
    """The words by which something is called: the content of a verb of calling without what is called so."""
    assert draft.trees is not None
    parts = draft.trees.children(cue, "obj", "nsubj:pass", "xcomp", "ccomp", "obl", "advcl")
    said = [part for part in parts if part in attribution.content]
    beside = {
        i
        for thing in said[:1]
        for label in draft.trees.children(thing, "appos")
        for i in draft.trees.subtree(label)
    }
    if len(said) == 1 and beside:  # "called the raid “*a provocation*”", in the tree an apposition
        return [i for i in attribution.content if i in beside]
    called = {i for thing in said[:1] for i in draft.trees.subtree(thing)} if len(said) > 1 else set[int]()
    return [i for i in attribution.content if i not in called]


def performed(
    draft: Draft, attribution: Attribution, head: int, *, own: bool | None, negation: int | None
) -> Shown | None:
    """What one main clause of what is said does by itself; ``own``: whether it is about who speaks."""
    words = draft.language.table("cues")["performing"]
    found = None
    if own:
        found = _of_oneself(draft, attribution, head, negation)
    elif own is False and negation is None:
        found = _of_others(draft, attribution, head)
    if found is None and negation is not None and draft.tokens[head].lemma.lower() in words["happening"]:
        return "deny", tuple(sorted({negation, head}))
    return found


def _of_oneself(draft: Draft, attribution: Attribution, head: int, negation: int | None) -> Shown | None:
    """What somebody does by what he says of himself."""
    assert draft.trees is not None
    words, trees, token = draft.language.table("cues")["performing"], draft.trees, draft.tokens[head]
    lemma, form = token.lemma.lower(), draft.small[head]
    entry = lexicon(draft.language).get(lemma)
    spoken = token.upos == "VERB" and form == lemma and draft.quote_states[head] != OUTSIDE
    if negation is None and spoken:  # "We urge all sides …", "I can confirm that …"
        helpers = {draft.small[i] for i in trees.children(head, "aux")}
        plain = entry is None or entry.act in ("assert", "predict")
        if entry is not None and not plain and helpers <= set(words["performable"]):
            return entry.act, (head,)
        if entry is not None and entry.group == "warn" and helpers <= set(words["performable"]):
            return ("threaten" if armed(draft, attribution) else _warned(draft, head)), (head,)
    if entry is not None and entry.group == "predict":
        return "predict", (head,)
    if negation is not None:
        return None
    if _dismayed(draft, head):
        return "criticize", (head,)
    deed = trees.child(head, "xcomp", "advcl")
    if lemma in words["ready"] and deed is not None and trees.child(deed, "mark") is not None:
        return "promise", (head,)
    if lemma in words["planning"] and trees.child(head, "xcomp") is not None:
        return "promise", (head,)
    if lemma in words["deeds"] and (_by_fighters(draft, attribution) or _harms(draft, head)):
        past = form != lemma and not form.endswith(tuple(grammar(draft.language)["active"]))
        if past and trees.child(head, "aux:pass", "nsubj:pass") is None:
            return "claim_responsibility", (head,)
    return None


def _warned(draft: Draft, head: int) -> Act:
    """What "we warn" does that nobody in arms says: it asks whomever it warns to do something, or predicts."""
    assert draft.trees is not None
    deeds = draft.trees.children(head, "xcomp", "parataxis", "ccomp")
    asks = any(
        draft.small[i] == draft.tokens[i].lemma.lower() and draft.trees.child(i, "nsubj", "aux") is None
        for i in deeds
    )
    return "request" if asks else "predict"


def _dismayed(draft: Draft, head: int) -> bool:
    """Whether somebody says of himself that he finds something bad: "was *appalled*", "*regretted* the vote"."""
    assert draft.trees is not None
    table, trees = draft.language.table("cues")["content"], draft.trees
    forms = (draft.small[head], draft.tokens[head].lemma.lower())
    if not {*forms}.isdisjoint(table["dismayed"]):
        return trees.child(head, "cop", "aux:pass") is not None
    thing = trees.child(head, "obj")
    regrets = not {*forms}.isdisjoint(table["regretting"])
    return regrets and thing is not None and draft.tokens[thing].lemma.lower() in table["regretted"]


def _of_others(draft: Draft, attribution: Attribution, head: int) -> Shown | None:
    """What somebody does by what he says of others: he blames them, or finds bad what he speaks of."""
    assert draft.trees is not None
    words, trees = draft.language.table("cues")["performing"], draft.trees
    is_something = trees.child(head, "cop") is not None
    if is_something:
        to_blame = words["to_blame"]
        blame = [w for w in (head, *trees.children(head, "case")) if draft.tokens[w].lemma in to_blame]
        if blame:
            return "accuse", (blame[0],)
    if wrong := _wronged(draft, attribution, head):
        return "accuse", wrong
    harsh = is_something and draft.tokens[head].lemma.lower() in words["harsh"]
    return ("criticize", (head,)) if harsh else None


def _harms(draft: Draft, head: int) -> bool:
    """Whether what is done is harm by its name: "had carried out *the ambush*"."""
    assert draft.trees is not None
    thing = draft.trees.child(head, "obj")
    return (
        thing is not None
        and draft.tokens[thing].lemma.lower() in draft.language.table("cues")["content"]["harms"]
    )


def _wronged(draft: Draft, attribution: Attribution, head: int) -> tuple[int, ...]:
    """The words by which a clause tells of a wrong that somebody did ("the judge *lied*"), that a known side did to
    somebody ("the army had *shelled* the clinic"), or of a bond broken ("the rebels *broke* the *truce*")."""
    assert draft.trees is not None
    words = draft.language.table("cues")["performing"]
    subject, agent = draft.trees.child(head, "nsubj"), draft.trees.child(head, "obl:agent")
    past = draft.small[head] != draft.tokens[head].lemma.lower()
    passive = draft.trees.child(head, "nsubj:pass") is not None
    doer = agent if passive else subject  # "three men were executed" blames nobody
    entity = entity_at(draft, doer, doer) if doer is not None and past else None
    if entity is None or entity.kind not in SPEAKERS:
        return ()
    lemma = draft.tokens[head].lemma.lower()
    thing = draft.trees.child(head, "obj")
    bound = thing is not None and draft.tokens[thing].lemma.lower() in words["broken"]
    if lemma in words["breaking"] and thing is not None and bound:
        return tuple(sorted((head, thing)))
    if lemma in words["wrongs"]:
        return (head,)
    suffered = lemma in words["side_wrongs"] and (
        thing is not None or agent is not None
    )  # not "the army was attacked"
    return (head,) if suffered and _is_other_side(draft, attribution, entity) else ()


def _is_other_side(draft: Draft, attribution: Attribution, doer: Entity) -> bool:
    """Whether somebody is known as a side, and who speaks does not speak for it: a ministry speaks for its army."""
    words = draft.language.table("cues")["performing"]
    speaker = entity_of(draft, attribution.source)
    alike = speaker is not None and {speaker.sector, doer.sector} <= set(words["state"])
    abroad = (
        speaker is not None
        and None not in (speaker.country, doer.country)
        and speaker.country != doer.country
    )
    return doer.sector in words["sides"] and (abroad or not alike)


def menaces(draft: Draft, attribution: Attribution, head: int) -> bool:
    """Whether an armed group says that it will do what is not to give way: under a condition that is a threat."""
    yielding = draft.language.table("cues")["performing"]["yielding"]
    return draft.tokens[head].lemma.lower() not in yielding and _by_fighters(draft, attribution)


def _by_fighters(draft: Draft, attribution: Attribution) -> bool:
    """Whether who speaks is an armed group."""
    entity = entity_of(draft, attribution.source)
    return entity is not None and entity.kind == "armed_group"
