"""Threats without a word of threatening: who carries arms, what is no giving way, and what shall happen to whoever does
something.
"""

from collections.abc import Sequence

from dateline.reading.attribution.component import Attribution
from dateline.reading.attribution.cues import grammar
from dateline.reading.draft import Draft
from dateline.reading.entities.component import entity_of


def armed(draft: Draft, attribution: Attribution) -> bool:
    """Whether who speaks is an armed group, or one of its people ("the militia's commander")."""
    entity = entity_of(draft, attribution.source)
    if entity is not None and entity.kind == "armed_group":
        return True
    fighters = draft.language.table("cues")["performing"]["fighters"]
    told = [draft.tokens[i].lemma.lower() for i in attribution.source]
    if entity is not None:
        told += (entity.role or entity.name).lower().split()
    return any(word in fighters for word in told)


def yields(draft: Draft, head: int) -> bool:
    """Whether a deed gives way, so that even fighters only promise it."""
    assert draft.trees is not None
    lemma, words = draft.tokens[head].lemma.lower(), draft.language.table("cues")["performing"]
    back = (
        lemma in words["back"] and draft.trees.child(head, "obj") is None
    )  # "vowed to return", not to return them
    return lemma in words["yielding"] and not back


def banned_by(draft: Draft, head: int, *, warns: bool) -> tuple[int, ...] | None:
    """The words by which a future threatens whoever does something ("*anyone* who blocks the bridge will be *arrested*"),
    or says that nothing shall pass ("*no* barge will *pass*"); None where it does not. ``warns``: the cue warns."""
    trees, words = draft.trees, draft.language.table("cues")["performing"]
    assert trees is not None
    subject = trees.child(head, "nsubj", "nsubj:pass")
    if subject is None:
        return None
    lemma = draft.tokens[head].lemma.lower()
    told = (subject, *trees.children(subject, "det"))
    anyone = next((i for i in told if draft.tokens[i].lemma.lower() in words["anyone"]), None)
    meant = anyone is not None or trees.child(subject, "acl:relcl") is not None
    passive = draft.tokens[subject].deprel == "nsubj:pass"
    done = trees.children(head, "xcomp", "ccomp", "acl") if lemma in words["having_done"] else ()
    had = any(draft.tokens[i].lemma.lower() in words["punishing"] for i in done)
    thing = trees.child(head, "obj") if lemma in words["having_done"] else None
    had = had or (
        thing is not None
        and any(draft.tokens[i].lemma.lower() in words["punishing"] for i in trees.children(thing, "acl"))
    )
    suffers = anyone is not None and (lemma in words["suffering"] or had)
    if meant and (suffers or (passive and (warns or lemma in words["punishing"]))):
        return (anyone if anyone is not None else subject, head)
    nothing = next(
        (i for i in trees.children(subject, "det") if draft.small[i] in grammar(draft.language)["no_one"]),
        None,
    )
    return (nothing, head) if nothing is not None and lemma in words["passing"] else None


def punishes_whoever(draft: Draft, content: Sequence[int]) -> tuple[int, ...] | None:
    """The words by which what is said threatens whoever does something, whatever the tree makes of who that is: "*anyone*
    on the streets after dark would be *shot*"."""
    words, table = draft.language.table("cues")["performing"], draft.language.table("cues")["content"]
    told = [i for i in content if draft.small[i] not in grammar(draft.language)["that"]]
    if not told or draft.small[told[0]] not in words["anyone"]:
        return None
    futures = {*table["future"], *table["reported_future"]}
    for helper, _, verb in zip(told, told[1:], told[2:], strict=False):
        passive = draft.small[helper] in futures and draft.tokens[helper + 1].lemma == "be"
        if passive and verb == helper + 2 and draft.tokens[verb].lemma.lower() in words["punishing"]:
            return (told[0], verb)
    return None


def punishes_all(draft: Draft, attribution: Attribution, head: int) -> tuple[int, ...] | None:
    """The words by which a state threatens all who are called by a bare plural: "police said *marchers* would be
    *arrested*"; not "two ministers would be charged", nor suspects."""
    trees, words = draft.trees, draft.language.table("cues")["performing"]
    assert trees is not None
    subject, entity = trees.child(head, "nsubj:pass"), entity_of(draft, attribution.source)
    if subject is None or entity is None or entity.sector not in words["state"]:
        return None
    noun = draft.tokens[subject].lemma.lower()
    many = draft.tokens[subject].upos == "NOUN" and draft.small[subject] != noun
    bare = trees.child(subject, "det", "nummod", "nmod:poss", "amod", "compound", "nmod") is None
    fits = draft.tokens[head].lemma.lower() in words["penalties"] and noun not in words["guilty"]
    return (subject, head) if many and bare and fits else None


def presses(draft: Draft, head: int, *, own: bool) -> bool:
    """Whether a future presses others to do something: one's own boycott "*until* they are paid", or a blockade that
    "would *continue until*" they do."""
    assert draft.trees is not None
    table, trees = draft.language.table("cues")["content"], draft.trees
    lemma, subject = draft.tokens[head].lemma.lower(), trees.child(head, "nsubj")
    lasts = (
        subject is not None
        and lemma in table["lasting"]
        and draft.tokens[subject].lemma.lower() in table["pressures"]
    )
    if not (lasts or (own and lemma in table["pressing"])):
        return False
    deeds = (head, *trees.children(head, "xcomp"))
    return any(
        draft.tokens[mark].lemma.lower() in table["until"]
        for deed in deeds
        for clause in trees.children(deed, "advcl")
        for mark in trees.children(clause, "mark")
    )
