"""How a clause hangs on the next that does not take it: as the root, as a relative clause, beside it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from dateline.reading.draft import Draft
from dateline.reading.status.clauses import (
    Operator,
    is_clause,
    is_gerund,
    is_past,
    lemma,
    lower,
    operators,
    own,
    trees_of,
)
from dateline.reading.status.governing import effect_of, frame_of, governed, speaks
from dateline.reading.status.lexicon import Lexicon
from dateline.reading.status.steps import END, GIVEN, Step
from dateline.reading.times import time_at

_YET: Final = frozenset(("planned", "promised", "threatened", "predicted", "requested"))
"""Effects of what is still to come."""
_OPENING: Final = frozenset(("future", "hypothetical", "obliged", "past future"))
"""Effects of a main clause that leave open what its time clause, or a relative clause in the present, tells."""


def asked(draft: Draft, lex: Lexicon, word: int) -> Step:
    """At the root: a question leaves it open."""
    if not is_clause(draft, word):
        return END
    marks = [m for m in trees_of(draft).children(word, "mark") if lower(draft, m) in lex.small["infinitive"]]
    if marks and trees_of(draft).child(word, "nsubj", "aux", "cop") is None:
        return Step(None, operators("planned", tuple(marks[:1])))  # "1. to hold the bridge", in a list
    if _takes_for_granted(draft, lex, word):
        return END  # "how many died in the raid?"
    last = draft.sentence(word).end - 1
    while last > word and draft.tokens[last].upos == "PUNCT":
        if lower(draft, last) in lex.small["questions"]:
            return Step(None, operators("hypothetical", (last,), weak=True))
        last -= 1
    return END


def _takes_for_granted(draft: Draft, lex: Lexicon, word: int) -> bool:
    """Whether a question takes for granted what it asks about: by "who" or "how many", of what was done."""
    first = draft.sentence(word).first
    opening = [i for i in range(first, word) if draft.tokens[i].upos != "PUNCT"][:2]
    return any(lower(draft, i) in lex.small["asking"] for i in opening) and is_past(draft, lex, word)


def headed(draft: Draft, lex: Lexicon, word: int) -> Step:
    """A clause set beside the first words of a headline, where it is an infinitive, says what they will do: "UN *to
    withdraw* peacekeepers". Of others the way ends here."""
    head = draft.tokens[word].head
    marks = [m for m in trees_of(draft).children(word, "mark") if lower(draft, m) in lex.small["infinitive"]]
    if not marks or draft.tokens[head].head >= 0 or is_clause(draft, head):
        return END
    return Step(None, operators("planned", tuple(marks[:1])))


def instead_of(draft: Draft, lex: Lexicon, word: int) -> tuple[int, ...]:
    """The words by which a clause or a conjunct is what was left undone: "without", "rather than", "let alone"."""
    for mark in trees_of(draft).children(word, "cc", "mark", "case", "advmod"):
        phrase = f"{lower(draft, mark)} {lower(draft, mark + 1)}" if mark + 1 < len(draft.words) else ""
        if lower(draft, mark) in lex.clauses["without"] or phrase in lex.clauses["without"]:
            return (mark,)
    return ()


def told_by_noun(draft: Draft, lex: Lexicon, word: int) -> bool:
    """Whether what looks like a relative clause says what a noun is about ("reports that police had fired")."""
    noun, trees = draft.tokens[word].head, trees_of(draft)
    first = min(trees.dependents[word], default=word)
    effect = lex.effect("nouns", lemma(draft, noun))
    known = effect is not None or speaks(draft, noun)
    if effect == "planned" and is_past(draft, lex, word):
        return False  # "a decision *that* he called an insult"
    tells = lower(draft, first) in lex.small["that"]
    tells &= draft.tokens[first].deprel != "obj" or speaks(draft, noun)  # "a plan *that* they rejected"
    return known and tells and trees.child(word, "nsubj") not in (None, first)


def relative(draft: Draft, lex: Lexicon, word: int) -> Step:
    """A relative clause is taken as known, unless what it describes is anybody at all ("any group that attacks")."""
    noun = draft.tokens[word].head
    if not is_past(draft, lex, word):
        for child in trees_of(draft).children(noun, "det"):
            if lower(draft, child) in lex.small["open_determiners"]:
                return Step(None, operators("hypothetical", (child,)), given=True)
        if lower(draft, noun) in lex.small["anyone"]:
            return Step(None, operators("hypothetical", (noun,)), given=True)
        subject = trees_of(draft).child(word, "nsubj")
        such = (
            draft.tokens[word].upos == "VERB"
            and subject is not None
            and lower(draft, subject) in lex.small["who"]
        )
        if such and not is_known(draft, lex, noun) and not own(draft, lex, word):
            return Step(None)  # anybody who is such, perhaps
    return GIVEN


def is_known(draft: Draft, lex: Lexicon, noun: int) -> bool:
    """Whether a noun is a name, or has an article or an owner that says which is meant."""
    trees = trees_of(draft)
    if draft.tokens[noun].upos == "PROPN" or trees.child(noun, "nmod:poss") is not None:
        return True
    return any(lower(draft, d) in lex.small["definite"] for d in trees.children(noun, "det"))


def marks_of(draft: Draft, lex: Lexicon, word: int) -> tuple[int, ...]:
    """The words that mark how a clause hangs on the next, with those fixed to them."""
    trees = trees_of(draft)
    found = []
    for mark in (*trees.children(word, "mark", "case"), *_where(draft, lex, word)):
        found += [mark, *trees.children(mark, "fixed")]
    return tuple(sorted(set(found)))


def _where(draft: Draft, lex: Lexicon, word: int) -> list[int]:
    """An adverb that opens a time clause ("when they attack")."""
    return [
        c for c in trees_of(draft).children(word, "advmod")
        if c < word and draft.tokens[c].upos in ("SCONJ", "ADV") and lower(draft, c) in lex.clauses["later"]
    ]  # fmt: skip


def adverbial(draft: Draft, lex: Lexicon, word: int) -> Step:
    """A clause beside another: a condition, a purpose, a thing left undone, a time, a circumstance."""
    head, marks = draft.tokens[word].head, marks_of(draft, lex, word)
    forms = {lower(draft, m) for m in marks} | {" ".join(lower(draft, m) for m in marks)}
    forms |= {f"{lower(draft, a)} {lower(draft, b)}" for a, b in pairwise(marks)}
    clauses = lex.clauses
    if forms & clauses["conditions"]:
        return _under_condition(draft, lex, head, marks, looks=bool(forms & lex.small["as_if"]))
    undone = instead_of(draft, lex, word)
    if undone or forms & clauses["without"]:
        return Step(head, operators("not", marks or undone))
    if (
        forms == lex.small["that"]
        and {lower(draft, m) for m in trees_of(draft).children(head, "mark")} == forms
    ):
        return Step(head, own=False, polarity=False)  # "demand that they leave, that he be freed"
    inverted = _inverted(draft, lex, word)
    if inverted is not None:  # "had they fired" they did not; "should they fire" is open
        open_ = lower(draft, inverted) in lex.auxiliaries["obliged"]
        return Step(None, operators("condition" if open_ else "condition not", (inverted,)), given=True)
    if (
        forms & clauses["purposes"]
        and lemma(draft, head) in lex.small["setting"]
        and has_deadline(draft, lex, head)
    ):
        return Step(head, operators("requested", (head,), group="asked"), polarity=False)
    expressly = len(forms & clauses["purposes"]) > 1  # "*so as to* disperse them"
    beside = not marks and word and draft.word(word - 1) == "," and is_gerund(draft, lex, word)
    if (
        frame_of(draft, lex, word) != "that" and not expressly and not beside
    ):  # "blocked the road, *burning* tyres"
        found = governed(draft, lex, word, head)
        if found is not None and (not found.known or forms & lex.small["topics"]):
            return found  # "apologised *for* killing them"
    if forms & clauses["purposes"] and draft.tokens[head].upos == "PROPN" and draft.tokens[head].head < 0:
        return Step(None, operators("planned", marks))  # "Norway to send aid", a headline
    if forms & clauses["purposes"]:
        return Step(head, operators("purpose", marks, weak=True), polarity=False)
    soon = lower(draft, head) in lex.small["soon"] and draft.tokens[head].deprel == "advmod"
    soon |= bool(marks) and lower(draft, marks[0] - 1) in lex.small["soon"]  # "as soon *as* they leave"
    if forms & clauses["later"] or soon:
        return _later(draft, lex, word, (head, *marks) if soon else marks)
    if _is_ing(draft, lex, word) and forms <= lex.small["open_prepositions"] | {""}:
        return Step(head, polarity=False)
    return GIVEN


def _under_condition(draft: Draft, lex: Lexicon, head: int, marks: tuple[int, ...], *, looks: bool) -> Step:
    """From a condition, or from what only ``looks`` so: "it *looks as if* they had fled"."""
    if looks and lex.effect("that", lemma(draft, head)) == "apparent":
        return Step(None, operators("apparent", (head, *marks), group="hedged"))
    return Step(None, operators("condition", marks), given=True)


def _is_ing(draft: Draft, lex: Lexicon, word: int) -> bool:
    """Whether a clause is one of a gerund, its own or that of its auxiliary ("in its claim *being* withdrawn")."""
    helpers = trees_of(draft).children(word, "aux")
    return is_gerund(draft, lex, word) or any(is_gerund(draft, lex, h) for h in helpers)


def _later(draft: Draft, lex: Lexicon, word: int, marks: tuple[int, ...]) -> Step:
    """A time clause: open where its main clause is still to come ("until they leave"), known elsewhere."""
    main, trees = draft.tokens[word].head, trees_of(draft)
    if lower(draft, main) in lex.small["soon"] and draft.tokens[main].deprel == "advmod":
        main = draft.tokens[main].head  # "as soon as they leave"
    done = any(lower(draft, h) in lex.auxiliaries["now"] for h in trees.children(word, "aux"))
    past = is_past(draft, lex, word) and not done  # "once it has been signed" is yet to come
    opening = {"past future"} if past else _OPENING
    open_ = any(o.effect in opening for o in own(draft, lex, main))
    awaited = any(lower(draft, m) in lex.clauses["awaited"] for m in marks)
    now = not past and not done
    if not open_ and (awaited or now):
        open_ = _is_promised(draft, lex, main, with_taken=now)
    if past and _is_measured(draft, marks):
        open_ = False
    if open_ and (trees.child(word, "nsubj") is not None or frame_of(draft, lex, word) == "that"):
        return Step(None, operators("hypothetical", marks[:1], weak=True), given=True)
    return GIVEN


def _is_promised(draft: Draft, lex: Lexicon, main: int, *, with_taken: bool) -> bool:
    """Whether an infinitive tells what is still to come: "vowed *to hold* them until it was signed"; of a clause in the
    present (``with_taken``) also where it is beside what takes that: "agreed *to free* them when they leave"."""
    tokens = draft.tokens
    taken = trees_of(draft).children(main, "xcomp") if with_taken else ()
    pairs = [(each, main) for each in taken]
    if frame_of(draft, lex, main) == "inf" and tokens[main].head >= 0:
        pairs.append((main, tokens[main].head))
    above = (governed(draft, lex, deed, head) for deed, head in pairs if frame_of(draft, lex, deed) == "inf")
    return any(o.effect in _YET for step in above if step is not None for o in step.operators)


def voices(draft: Draft, lex: Lexicon, word: int) -> bool:
    """Whether an infinitive beside a deed tells what is said by it: "marched *to demand* it"."""
    marks = [m for m in trees_of(draft).children(word, "mark") if lower(draft, m) in lex.small["infinitive"]]
    return len(marks) == 1 and lemma(draft, word) in lex.small["voiced"]


def _is_measured(draft: Draft, marks: tuple[int, ...]) -> bool:
    """Whether the time between two deeds is told or a mark parts them, so that the second was done: "would let them go,
    *hours after* gunmen seized it", "for the first time since 2001, *when* a patrol fired"."""
    before = marks[0] - 1 if marks else -1
    return before >= 0 and (draft.tokens[before].upos == "NOUN" or draft.word(before) == ",")


def opens_time(draft: Draft, lex: Lexicon, word: int) -> bool:
    """Whether a clause tells of a time that may be yet to come: by "until", or by "before" and a subject."""
    trees = trees_of(draft)
    subject = trees.child(word, "nsubj") is not None
    marks = trees.children(word, "mark", "case") if subject else trees.children(word, "mark")
    both = subject or is_gerund(draft, lex, word)  # "before *storming* it"
    opening = lex.clauses["held"] | lex.clauses["ahead"] if both else lex.clauses["held"]
    return any(lower(draft, m) in opening for m in marks)


def to_come(draft: Draft, lex: Lexicon, word: int, above: Iterable[Operator]) -> Step | None:
    """The step from a time clause that tells of what is yet to come: after "until" in the present or under what is to
    come itself ("*until* the road reopens", "ruled out talks *until* it stopped"), after "before" in the present, where
    it is beside what was done a plan ("was shot two days *before* they meet"). ``above`` is what is made of the main
    clause."""
    marks = marks_of(draft, lex, word)
    awaited = any(lower(draft, m) in lex.clauses["held"] for m in marks)
    helped = any(lower(draft, h) in lex.auxiliaries["now"] for h in trees_of(draft).children(word, "aux"))
    plain = lower(draft, word) in lex.small["unchanging"] and trees_of(draft).child(word, "aux") is None
    now = helped or not (plain or is_past(draft, lex, word))
    main = draft.tokens[word].head
    held = effect_of(draft, lex, main, "obj")  # "*ruled out* talks until …"
    opening = (*_YET, *_OPENING, *(("ongoing",) if is_gerund(draft, lex, word) else ()))
    open_ = any(o.effect in opening for o in (*above, *operators(held[0] if held else "", ())))
    if not (now and awaited) and not (open_ and (now or awaited)):
        done = now and is_past(draft, lex, main) and not is_gerund(draft, lex, word)
        return Step(None, operators("planned", marks[:1]), given=True) if done else None
    return Step(None, operators("hypothetical", marks[:1], weak=True), given=True)


def _inverted(draft: Draft, lex: Lexicon, word: int) -> int | None:
    """The auxiliary that opens a condition without "if" ("Had they fired, …"), or None."""
    trees = trees_of(draft)
    subject = trees.child(word, "nsubj")
    if subject is None or word > draft.tokens[word].head or trees.child(word, "mark") is not None:
        return None
    opening = (a for a in trees.children(word, "aux", "cop") if a < subject)
    return next((a for a in opening if lower(draft, a) in lex.auxiliaries["inverted"]), None)


def has_deadline(draft: Draft, lex: Lexicon, verb: int) -> bool:
    """Whether a verb of giving gives somebody time: "gave them *until noon* to leave", "gave them 48 hours to leave"."""
    trees = trees_of(draft)
    for child in trees.children(verb, "obj", "obl", "iobj", "advmod", "nmod", "xcomp"):
        until = any(lower(draft, c) in lex.clauses["awaited"] for c in trees.children(child, "case"))
        if until or (time_at(draft, child) is not None and draft.tokens[child].deprel != "obl"):
            return True
    return False
