"""How a noun that tells a thing stands in its clause: as a subject, an object, in a phrase, beside another noun."""

from __future__ import annotations

from typing import Final

from dateline.reading.draft import Draft
from dateline.reading.status.clauses import is_gerund, is_past, lemma, lower, operators, own, trees_of
from dateline.reading.status.governing import adverb_of, case_of, effect_of, speaks
from dateline.reading.status.lexicon import Lexicon
from dateline.reading.status.steps import GIVEN, WEAK, Step, known_from, stopped

_UNREAL: Final = frozenset(("past future", "hypothetical", "future"))
"""Effects of auxiliaries under which somebody takes as known what need not be."""


def nominal(draft: Draft, lex: Lexicon, word: int, relation: str) -> Step:
    """A noun that tells a thing: as a subject, an object, in a phrase, or beside another noun."""
    head = draft.tokens[word].head
    case = case_of(draft, word)
    frame = "obj" if relation == "obj" or draft.tokens[word].deprel == "nsubj:pass" else relation
    before = relation == "nsubj" and head == word + 1 and draft.tokens[head].upos == "NOUN"
    beside = before and trees_of(draft).child(head, "cop") is None  # "*coup* rumours", in a headline
    if relation == "compound" or beside or (relation == "nmod" and case is None):
        found = effect_of(draft, lex, head, "nouns")
        if found is not None and draft.tokens[head].upos == "NOUN":
            return Step(head, operators(found[0], found[2], group=found[1], weak=found[0] in WEAK))
        return Step(head) if relation == "compound" else GIVEN
    if relation in ("appos", "parataxis"):
        return _labelled(draft, lex, word)
    calling = so_called_by(draft, lex, word, case)
    if calling is not None:
        return Step(calling, operators("apparent", (calling,), group="alleged"))
    led = relation == "obj" and (case, lemma(draft, head)) in lex.effects  # "invited both sides *to talks*"
    if (relation in ("nmod", "obl") or led) and case is not None:
        return _phrase(draft, lex, word, case)
    if relation == "obl" and trees_of(draft).child(head, "compound:prt") is not None and word > head:
        relation = frame = "obj"  # "called off the assault", which the parser may mistake
    if lex.effect("nouns", lemma(draft, word)) == "apparent" and (
        lemma(draft, head) in lex.small["rejecting"] or is_untrue(draft, lex, word, head)
    ):
        return Step(head, operators("denied", (head,)))
    if relation in ("obj", "nsubj", "iobj"):
        return _beside_verb(draft, lex, word, frame if frame == "obj" else "subj")
    return GIVEN


def so_called_by(draft: Draft, lex: Lexicon, word: int, case: str | None) -> int | None:
    """The verb by which a noun is what somebody only calls a thing: "*called* the vote a coup", "what he *called* an
    attack", "*seen* as an attack"; None for others ("called a strike")."""
    verb, trees = draft.tokens[word].head, trees_of(draft)
    if case is not None:
        if case not in lex.small["as"]:
            return None
        if draft.tokens[verb].upos != "VERB" and draft.tokens[verb].deprel in ("obj", "nsubj:pass"):
            verb = draft.tokens[verb].head  # "*denounced* the arrest as an attack"
        return verb if verb >= 0 and lemma(draft, verb) in lex.small["seeing"] else None
    if lemma(draft, verb) not in lex.small["calling"]:
        return None
    thing = any(each < word for each in trees.children(verb, "obj", "iobj", "nsubj:pass"))
    what = draft.tokens[verb].head
    named = (
        draft.tokens[verb].deprel == "acl:relcl" and what >= 0 and lower(draft, what) in lex.small["asking"]
    )
    return verb if thing or named or draft.tokens[word].deprel in ("xcomp", "ccomp") else None


def _beside_verb(draft: Draft, lex: Lexicon, word: int, frame: str) -> Step:
    """A noun as the object or the subject of a clause."""
    head = draft.tokens[word].head
    found = effect_of(draft, lex, head, frame)
    if found is None or draft.tokens[head].upos == "NOUN":
        under = any(o.effect == "condition" for o in own(draft, lex, head))  # "should attacks *be repeated*"
        known = _definite(draft, lex, word) or (speaks(draft, head) and not under)
        return GIVEN if known else Step(head, polarity=False)
    effect, group, shown = found
    if effect == "promised" and lemma(draft, word) in lex.small["given_in_words"]:
        return Step(head)  # "offered his condolences"
    if effect == "stopped":
        told = _definite(draft, lex, word) or trees_of(draft).child(word, "det", "nummod") is not None
        return known_from(shown) if told and not _is_further(draft, lex, word) else stopped(head)
    if group == "agreed" and ("nouns", lemma(draft, word)) in lex.effects:  # "accepted the offer"
        return GIVEN
    known = group in lex.small["or_known"] and _definite(draft, lex, word)
    known |= group in lex.small["left_behind"] and lemma(draft, word) in lex.small["raging"]
    done = is_past(draft, lex, head) or is_gerund(draft, lex, head)
    ordered = done and group in lex.small["ordering"]  # "ordered the massacre"
    known |= (ordered or group in lex.small["about_harm"]) and _is_known_harm(draft, lex, word)
    if effect == "presupposed" and not known and _is_unreal(draft, lex, word, head):
        return Step(None, operators("hypothetical", shown, group="open"))
    if effect == "presupposed" or known:
        return known_from(shown)
    return Step(head, operators(effect, shown, group=group, weak=effect in WEAK or effect == "planned"))


def _is_further(draft: Draft, lex: Lexicon, word: int) -> bool:
    """Whether a noun tells of what would follow: "halt all *further* executions", "any *future* raids"."""
    before = trees_of(draft).children(word, "amod", "det")
    return any(lower(draft, each) in lex.small["further"] for each in before)


def _is_unreal(draft: Draft, lex: Lexicon, word: int, verb: int) -> bool:
    """Whether a verb that takes things as known takes one that may never be: "would welcome *a ceasefire*"."""
    return not _definite(draft, lex, word) and any(o.effect in _UNREAL for o in own(draft, lex, verb))


def _labelled(draft: Draft, lex: Lexicon, word: int) -> Step:
    """A noun beside what it is in apposition to, or after a label: "PLANNED: a joint *mission*"."""
    head = draft.tokens[word].head
    label = lex.effect("attributes", lower(draft, head)) if head == draft.sentence(head).first else None
    if label is None or lower(draft, head + 1) not in lex.small["colon"]:
        return GIVEN
    return Step(None, operators(label, (head,)))


def _phrase(draft: Draft, lex: Lexicon, word: int, case: str) -> Step:
    """A noun after a preposition."""
    head = draft.tokens[word].head
    trees = trees_of(draft)
    marks = tuple(trees.children(word, "case"))
    phrase = " ".join(
        lower(draft, m) for m in sorted({*marks, *(f for m in marks for f in trees.children(m, "fixed"))})
    )
    if phrase in lex.clauses["conditions"]:
        return Step(None, operators("condition", marks), given=True)
    if phrase in lex.clauses["without"]:
        return Step(head, operators("not", marks), polarity=False)
    noun = draft.tokens[head].upos in ("NOUN", "PROPN")
    beyond = _beyond(draft, lex, word, case) if noun or draft.tokens[head].upos == "PRON" else None
    if beyond is not None:
        return beyond
    if noun and lemma(draft, head) in lex.clauses["cases"] and case_of(draft, head) in lex.small["about"]:
        return Step(None, operators("condition", (head,)), given=True)
    if noun and case not in lex.small["past_prepositions"]:
        return _of_noun(draft, lex, word, case)
    return GIVEN if noun else _oblique(draft, lex, word, case)


def _of_noun(draft: Draft, lex: Lexicon, word: int, case: str) -> Step:
    """A noun after a preposition that hangs on a noun."""
    head = draft.tokens[word].head
    unseen = no_sign(draft, lex, head)
    if _is_answered(draft, lex, word, case) and (unseen or lemma(draft, head) in lex.small["feelings"]):
        return GIVEN
    if unseen is not None:
        return unseen
    if ("nouns_of", lemma(draft, head)) in lex.effects and case in lex.small["topics"]:
        return _talked_of(draft, lex, word)
    such = _of_a_kind(draft, lex, word, head, case)
    if such is not None:
        return such
    if lemma(draft, head) in lex.small["dreads"] and case_of(draft, head) is not None:
        return Step(None, operators("hypothetical", (head,)), given=True)  # "for fear of arrest"
    found = effect_of(draft, lex, head, "nouns")
    if found is not None and (case not in lex.small["about"] or lex.effect(case, lemma(draft, head))):
        effect, group, shown = found
        if effect == "presupposed":
            return known_from(shown)
        return Step(head, operators(effect, shown, group=group, weak=effect in WEAK))
    if lemma(draft, head) in lex.small["partitives"] and case == "of":
        return Step(head)
    if lemma(draft, head) in lex.small["money"] and case in lex.small["in_money"]:
        return Step(head)
    return GIVEN


def _of_a_kind(draft: Draft, lex: Lexicon, word: int, noun: int, case: str) -> Step | None:
    """The step from deeds of a kind that is barred or allowed: "a ban on *protests*"; a thing that is known is there, but
    not where it is barred."""
    effect, group = lex.effects.get((case, lemma(draft, noun)), ("", ""))
    if group not in lex.small["of_a_kind"]:
        return None
    there = _definite(draft, lex, word) and lex.effect("nouns", lemma(draft, noun)) != "fail"
    return GIVEN if there else Step(None, operators(effect, (noun,), group=group))


def _is_answered(draft: Draft, lex: Lexicon, word: int, case: str) -> bool:
    """Whether a noun is what something answers to, so that it is there: "no claim for *the attack*", "concern about *the
    arrests*", but not "no report of *an attack*"."""
    return case in lex.small["answered"] and _definite(draft, lex, word)


def _talked_of(draft: Draft, lex: Lexicon, word: int) -> Step:
    """From what people talk, vote or hope about: "talks on *a ceasefire*"; harm that is named is there."""
    head = draft.tokens[word].head
    if _is_known_harm(draft, lex, word):
        return GIVEN
    effect, group = lex.effects["nouns_of", lemma(draft, head)]
    return Step(head, operators(effect, (head,), group=group, weak=True))


def _is_known_harm(draft: Draft, lex: Lexicon, word: int) -> bool:
    """Whether a noun tells of harm that is taken as known: "discussed *the attack*", but not "discussed the release"."""
    return lemma(draft, word) in draft.language.table("cues")["content"]["harms"] and _definite(
        draft, lex, word
    )


def _beyond(draft: Draft, lex: Lexicon, word: int, case: str) -> Step | None:
    """The step from a phrase beside an object to the verb that bears on it over that object's head."""
    head = draft.tokens[word].head
    above = draft.tokens[head].head
    if above < 0 or draft.tokens[head].deprel not in ("obj", "iobj", "nsubj:pass"):
        return None
    accused = lex.effects.get((case, lemma(draft, above)))  # "accused the army of torture"
    if accused is not None and accused[0] == "denied":
        return Step(above, operators("denied", (above,)))  # "acquitted him of the charge that he fled"
    if _definite(draft, lex, word) and lemma(draft, above) not in lex.small["accusing"]:
        return None
    if accused is not None and accused[0] in ("apparent", "requested"):  # "invited both sides to talks"
        return Step(above, operators(accused[0], (above,), group=accused[1], weak=True))
    if lemma(draft, head) in lex.small["shares"]:  # "denied any role in torture"
        disowned = effect_of(draft, lex, above, "obj")
        if disowned is not None and disowned[0] == "denied":
            return Step(above, operators("denied", (above,)))
    return None


def _oblique(draft: Draft, lex: Lexicon, word: int, case: str) -> Step:
    """A noun after a preposition that hangs on a verb or an adjective."""
    head, marks = draft.tokens[word].head, tuple(trees_of(draft).children(word, "case"))
    barred = trees_of(draft).child(head, "obj", "nsubj:pass")
    if barred is not None and (such := _of_a_kind(draft, lex, word, barred, case)) is not None:
        return such  # "lifted its ban *on protests*"
    adverb = adverb_of(draft, head)
    verb = lemma(draft, head)
    known = (
        None if adverb is None else lex.effects.get((case, f"{verb} {lower(draft, adverb)}"))
    )  # "go *ahead* with"
    known = known or lex.effects.get((case, verb))
    if lemma(draft, head) in lex.small["dealings"] and case in lex.small["about"]:
        return Step(head)  # "denied that it had anything to do with the attack"
    accused = (
        lemma(draft, head) in lex.small["accusing"]
    )  # "charged with the murder": who did it is said by that alone
    if known is not None and known[1] == "alleged" and _definite(draft, lex, word) and not accused:
        return GIVEN  # "arrested for the murder of a judge": it is there
    held = known is not None and known[1] == "alleged"
    if known is not None and not (held and lemma(draft, word) in lex.small["after_arrest"]):
        effect, group = known
        shown = tuple(sorted((head, *marks[:1])))
        if group in lex.small["about_harm"] and _is_known_harm(draft, lex, word):
            return GIVEN
        if effect == "presupposed":
            return known_from(shown)
        return Step(head, operators(effect, shown, group=group, weak=effect in WEAK))
    if _definite(draft, lex, word):
        return GIVEN
    if case in lex.small["future_prepositions"]:
        return Step(None, operators("planned", marks[:1], weak=True), given=True)
    return Step(head, polarity=False) if case in lex.small["open_prepositions"] else GIVEN


def no_sign(draft: Draft, lex: Lexicon, noun: int) -> Step | None:
    """The step from what a noun says that nothing shows or tells of: "no evidence", "no report"; None for others."""
    none = next(
        (d for d in trees_of(draft).children(noun, "det") if lower(draft, d) in lex.small["no"]), None
    )
    if none is None or lex.effect("nouns", lemma(draft, noun)) != "apparent":
        return None
    return Step(None, operators("hypothetical", (none, noun)), given=True)


def is_untrue(draft: Draft, lex: Lexicon, report: int, head: int) -> bool:
    """Whether a clause says of its subject, a report or a claim, that it is false."""
    return (
        draft.tokens[report].deprel == "nsubj"
        and lemma(draft, head) in lex.small["untrue"]
        and trees_of(draft).child(head, "cop") is not None
        and not any(o.effect == "not" and lemma(draft, head) != "foundation" for o in own(draft, lex, head))
    )


def _definite(draft: Draft, lex: Lexicon, word: int) -> bool:
    """Whether a noun is taken as known: it has an article or an owner that says so, or is a name."""
    trees = trees_of(draft)
    if trees.child(word, "nmod:poss") is not None or draft.tokens[word].upos == "PROPN":
        return True
    return any(lower(draft, d) in lex.small["definite"] for d in trees.children(word, "det"))
