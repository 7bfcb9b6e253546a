"""Denials without a word of denying: what one says that one did not do, that is not there, that one never saw."""

from collections.abc import Sequence

from dateline.nn import OUTSIDE
from dateline.reading.attribution.cues import grammar
from dateline.reading.draft import Draft
from dateline.reading.times.tense import tense_of


def nothing(draft: Draft, head: int) -> int | None:
    """The "no" or "nothing" by which a clause is negated without "not", or the "nowhere" ("was *nowhere* near it")."""
    assert draft.trees is not None
    nothing = grammar(draft.language)["no_one"]
    if (absent := _nowhere(draft, head)) is not None:
        return absent
    for part in (head, *draft.trees.children(head, "nsubj", "nsubj:pass", "obj", "obl")):
        if draft.tokens[part].lemma.lower() in nothing:
            return part
        for i in draft.trees.children(part, "det"):
            if draft.tokens[i].lemma.lower() in nothing:
                return i
    return None


def _nowhere(draft: Draft, head: int) -> int | None:
    """The "nowhere" of a clause."""
    assert draft.trees is not None
    words = draft.language.table("cues")["content"]["nowhere"]
    return next((i for i in (head, *draft.trees.children(head, "advmod")) if draft.small[i] in words), None)


def says_no(draft: Draft, content: Sequence[int]) -> int | None:
    """The "no" or "never" that an answer opens with, or all of it ("*No*. I have read it", "said *no*"); None elsewhere.
    "No comment" and "no such list" are told otherwise."""
    first = content[0]
    if draft.small[first] not in draft.language.table("cues")["content"]["answers_no"]:
        return None
    alone = len(content) == 1 or draft.tokens[content[1]].upos == "PUNCT"
    return first if alone else None


def denies(draft: Draft, head: int, *, own: bool | None, plain: bool) -> bool:
    """Whether a negated clause denies: that something is there at all, or a deed of the speaker's own; not what he
    merely does not know, want or have, or cannot do."""
    assert draft.trees is not None
    table, token = draft.language.table("cues")["content"], draft.tokens[head]
    lemma = token.lemma.lower()
    if any(draft.tokens[i].lemma.lower() in table["modal"] for i in draft.trees.children(head, "aux")):
        return False
    if any(draft.small[i] in table["yet"] for i in draft.trees.children(head, "advmod")):
        return False
    if draft.trees.child(head, "expl") is not None:
        return token.upos in ("AUX", "VERB", "NOUN")
    if not plain and (_never_given(draft, head) or _nobody_did(draft, head)):
        return True
    if not own:
        return False
    if _nowhere(draft, head) is not None:
        return True
    if plain and lemma in table["hostile_deeds"]:
        return True
    if token.upos == "ADJ":
        return lemma in table["blame"]
    if plain and draft.trees.child(head, "aux:pass") is not None:
        return lemma in table["moved"]  # "said they had not been paid": others did not pay them
    if lemma in table["witnessed"] and (
        _never(draft, head) if plain else _is_past(draft, head) or _knows_of(draft, head)
    ):
        # "never saw a list", "knew nothing of it"; not "sees no hope", "has never seen such a crowd"
        return not _marvels(draft, head)
    if lemma in table["perfect"] and not plain:  # "had no part in it"
        parts = (*draft.trees.children(head, "obj"), *draft.trees.children(head, "xcomp"))
        return any(draft.tokens[i].lemma.lower() in table["parts"] for i in parts)
    return token.upos in ("VERB", "NOUN") and lemma not in table["undenied"]


def _marvels(draft: Draft, head: int) -> bool:
    """Whether somebody says how rare a thing is: "has never seen *such* a crowd", "never saw a dog *recover* from it"."""
    assert draft.trees is not None
    words = draft.language.table("cues")["content"]["marvelling"]
    thing = draft.trees.child(head, "obj")
    beside = {draft.small[i] for i in draft.trees.subtree(thing)} if thing is not None else set()
    does = draft.trees.child(head, "xcomp")
    bare = does is not None and thing is not None and does > thing and draft.tokens[does].upos == "VERB"
    return bare or not beside.isdisjoint(words)


def _is_past(draft: Draft, head: int) -> bool:
    """Whether a clause is told in a past form of its own."""
    return draft.small[head] != draft.tokens[head].lemma.lower() and tense_of(draft, head).time == "past"


def _never(draft: Draft, head: int) -> bool:
    """Whether a clause says that something was never so."""
    assert draft.trees is not None
    never = draft.language.table("cues")["content"]["never"]
    return any(draft.small[i] in never for i in draft.trees.children(head, "advmod"))


def _never_given(draft: Draft, head: int) -> bool:
    """Whether a passive says that no order was ever given, no contract signed, no shot fired: what the speaker's side
    would have done, not what befell others."""
    assert draft.trees is not None
    table = draft.language.table("cues")["content"]
    subject = draft.trees.child(head, "nsubj:pass")
    return subject is not None and draft.tokens[head].lemma.lower() in table["given_out"]


def _nobody_did(draft: Draft, head: int) -> bool:
    """Whether a clause says that nobody did something or nothing came about ("*nobody* gave up anything", "*no* money
    changed hands"), or that nothing was given out ("Orland had paid *no* ransom"); not what nobody knows or wants, and
    not in quotation marks, where it rather complains ("Nobody asked us")."""
    assert draft.trees is not None
    if draft.quote_states[head] != OUTSIDE:
        return False
    none, table = grammar(draft.language)["no_one"], draft.language.table("cues")["content"]
    lemma = draft.tokens[head].lemma.lower()
    subjects, things = draft.trees.children(head, "nsubj", "nsubj:pass"), draft.trees.children(head, "obj")
    for part in (*subjects, *(things if lemma in table["given_out"] else ())):
        passive = draft.tokens[part].deprel == "nsubj:pass"  # that "no school was damaged" denies nothing
        without = not passive and any(draft.small[i] in none for i in draft.trees.children(part, "det"))
        if draft.small[part] in none or without:
            return draft.tokens[head].upos == "VERB" and lemma not in (*table["undenied"], *table["unheard"])
    return False


def _knows_of(draft: Draft, head: int) -> bool:
    """Whether somebody knows "nothing of" something."""
    assert draft.trees is not None
    table = draft.language.table("cues")["content"]
    of = {*table["known_of"]}
    things = (*draft.trees.children(head, "obj"), head)
    return draft.tokens[head].lemma.lower() in table["knowing"] and any(
        draft.tokens[case].lemma.lower() in of
        for thing in things
        for child in draft.trees.children(thing, "nmod", "obl")
        for case in draft.trees.children(child, "case")
    )
