"""How a clause hangs on the next: as a complement, by coordination, as a relative clause, beside it."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from dateline.reading.draft import Draft
from dateline.reading.status.clauses import (
    is_clause,
    is_gerund,
    is_past,
    lemma,
    lower,
    operators,
    own,
    trees_of,
)
from dateline.reading.status.governing import frame_of, governed, speaks
from dateline.reading.status.lexicon import Lexicon
from dateline.reading.status.nominal import no_sign
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
    last = draft.sentence(word).end - 1
    while last > word and draft.tokens[last].upos == "PUNCT":
        if lower(draft, last) in lex.small["questions"]:
            return Step(None, operators("hypothetical", (last,), weak=True))
        last -= 1
    return END


def conditioned(draft: Draft, lex: Lexicon, word: int) -> bool:
    """Whether what the parser takes for a conjunct is a condition: "would withdraw … *if* the front *released* …"."""
    marks = {lower(draft, m) for m in trees_of(draft).children(word, "mark")}
    return bool(marks & lex.clauses["conditions"]) and trees_of(draft).child(word, "cc") is None


def _first_of(draft: Draft, lex: Lexicon, word: int) -> int:
    """What a conjunct is joined to, where the parser joins what cannot be: an infinitive to the infinitive before it
    ("promised to refund what was paid *and to withdraw*"), a bare verb after a noun to the bare verb that has it as its
    object ("would recall its envoy *and close* the port")."""
    first, trees = draft.tokens[word].head, trees_of(draft)
    if trees.child(word, "nsubj", "expl") is not None:
        return first
    if _is_to(draft, lex, word) and not _is_to(draft, lex, first):
        before = (i for i in range(word - 1, draft.sentence(word).first, -1) if _is_to(draft, lex, i))
        return next((i for i in before if draft.tokens[i].head < word), first)
    bare = draft.tokens[word].upos == "VERB" and lower(draft, word) == lemma(draft, word)
    if bare and trees.child(word, "aux", "mark") is None and trees.child(first, "aux:pass") is not None:
        for above in trees.ancestors(first):  # "fear that pupils will be recruited, and *appeal* …"
            if draft.tokens[above].upos == "VERB" and lower(draft, above) == lemma(draft, above) != lower(draft, first):
                return above
    if bare and not is_clause(draft, first) and trees.child(word, "aux", "mark") is None:
        for above in trees.ancestors(first):
            if is_clause(draft, above):
                return above if above < word and lower(draft, above) == lemma(draft, above) else first
    return first


def is_infinitive_apart(draft: Draft, lex: Lexicon, word: int) -> bool:
    """Whether an infinitive joined to a clause that is none is its complement, the parser having missed the one that it
    is joined to: "continues to withhold taxes and *to recruit* guards"."""
    first = draft.tokens[word].head
    return (
        _is_to(draft, lex, word)
        and trees_of(draft).child(word, "aux") is None
        and _first_of(draft, lex, word) == first
        and not _is_to(draft, lex, first)
    )


def _is_to(draft: Draft, lex: Lexicon, word: int) -> bool:
    """Whether a verb stands in an infinitive with its mark."""
    marks = trees_of(draft).children(word, "mark")
    return draft.tokens[word].upos == "VERB" and any(
        lower(draft, m) in lex.small["infinitive"] for m in marks
    )


def joined(draft: Draft, lex: Lexicon, word: int) -> Step:
    """From a later conjunct to the first, with the auxiliaries and the negation that the two share."""
    first, trees = _first_of(draft, lex, word), trees_of(draft)
    instead = _instead(draft, lex, word)
    if instead:  # "talked rather than fought"
        return Step(first, operators("not", instead), own=False)
    either = tuple(c for c in trees.children(word, "cc") if lemma(draft, c) in lex.small["or"])
    if either and _or_else(draft, lex, word, first):
        return Step(first, operators("threatened", either[:1]), own=False, polarity=False)
    if not is_clause(draft, word):
        return Step(first, own=True)
    apart = trees.child(word, "nsubj", "aux", "expl") is not None
    if apart or not is_clause(draft, first):
        return Step(first, own=False)
    but = any(lemma(draft, c) in lex.small["but"] for c in trees.children(word, "cc"))
    bare = lower(draft, word) == lemma(draft, word)
    helped = trees.child(first, "aux") is not None
    shared = []
    for operator in own(draft, lex, first):
        if operator.effect == "not":
            nor = any(lemma(draft, c) in lex.small["negations"] for c in trees.children(word, "cc"))
            if not but and not nor and (either or (bare and helped)):
                shared.append(operator)
        elif operator.effect == "ongoing":
            if is_gerund(draft, lex, word):
                shared.append(operator)
        elif (
            operator.effect in ("future", "past future", "hypothetical", "obliged", "unreal")
            and operator.words[0] in trees.dependents[first]
        ):
            if bare or (draft.tokens[word].upos == "VERB" and lower(draft, first) != lemma(draft, first)):
                shared.append(operator)
        elif operator.effect == "requested" and operator.words == (first,):
            if bare:  # "go home and bang your pots"
                shared.append(operator)
        elif operator.words[0] < first and operator.effect != "almost":
            shared.append(operator)
    return Step(first, shared, own=False)


def _or_else(draft: Draft, lex: Lexicon, word: int, first: int) -> bool:
    """Whether a conjunct is what else will befall those who are told to do something: "to leave *or be shot*"."""
    trees = trees_of(draft)
    suffers = trees.child(word, "aux:pass") is not None or lemma(draft, word) in lex.small["suffering"]
    return suffers and _is_to(draft, lex, first) and trees.child(first, "aux:pass") is None and trees.child(word, "nsubj") is None


def _instead(draft: Draft, lex: Lexicon, word: int) -> tuple[int, ...]:
    """The words by which a conjunct is what was left undone: "without", "rather than", "let alone"."""
    for mark in trees_of(draft).children(word, "cc", "mark", "case", "advmod"):
        phrase = f"{lower(draft, mark)} {lower(draft, mark + 1)}" if mark + 1 < len(draft.words) else ""
        if lower(draft, mark) in lex.clauses["without"] or phrase in lex.clauses["without"]:
            return (mark,)
    return ()


def told_by_noun(draft: Draft, lex: Lexicon, word: int) -> bool:
    """Whether what looks like a relative clause says what a noun is about ("reports that police had fired")."""
    noun, trees = draft.tokens[word].head, trees_of(draft)
    first = min(trees.dependents[word], default=word)
    known = ("nouns", lemma(draft, noun)) in lex.effects or speaks(draft, noun)
    return (
        known and lower(draft, first) in lex.small["that"] and trees.child(word, "nsubj") not in (None, first)
    )


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
        such = draft.tokens[word].upos == "VERB" and subject is not None and lower(draft, subject) in lex.small["who"]
        if such and not is_known(draft, lex, noun) and not own(draft, lex, word):
            return Step(None)  # anybody who is such, perhaps
    return GIVEN


def is_known(draft: Draft, lex: Lexicon, noun: int) -> bool:
    """Whether a noun is a name, or has an article or an owner that says which is meant."""
    trees = trees_of(draft)
    if draft.tokens[noun].upos == "PROPN" or trees.child(noun, "nmod:poss") is not None:
        return True
    return any(lower(draft, d) in lex.small["definite"] for d in trees.children(noun, "det"))


def _marks(draft: Draft, lex: Lexicon, word: int) -> tuple[int, ...]:
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
    head, marks = draft.tokens[word].head, _marks(draft, lex, word)
    forms = {lower(draft, m) for m in marks} | {" ".join(lower(draft, m) for m in marks)}
    forms |= {f"{lower(draft, a)} {lower(draft, b)}" for a, b in pairwise(marks)}
    clauses = lex.clauses
    if forms & clauses["conditions"]:
        return Step(None, operators("condition", marks), given=True)
    if forms & clauses["without"]:
        return Step(head, operators("not", tuple(m for m in marks)))
    if (
        forms == lex.small["that"]
        and {lower(draft, m) for m in trees_of(draft).children(head, "mark")} == forms
    ):
        return Step(head, own=False, polarity=False)  # "demand that they leave, that he be freed"
    inverted = _inverted(draft, lex, word)
    if inverted is not None:  # "had they fired" they did not; "should they fire" is open
        open_ = lower(draft, inverted) in lex.auxiliaries["obliged"]
        return Step(None, operators("condition" if open_ else "condition not", (inverted,)), given=True)
    if forms & clauses["purposes"] and lemma(draft, head) in lex.small["setting"] and _has_deadline(draft, lex, head):
        return Step(head, operators("requested", (head,), group="asked"), polarity=False)
    if frame_of(draft, lex, word) != "that":
        found = governed(draft, lex, word, head)
        if found is not None and not found.known:
            return found
    if forms & clauses["purposes"] and draft.tokens[head].upos == "PROPN" and draft.tokens[head].head < 0:
        return Step(None, operators("planned", marks))  # "Norway to send aid", a headline
    if forms & clauses["purposes"]:
        return Step(head, operators("purpose", marks, weak=True), polarity=False)
    soon = lower(draft, head) in lex.small["soon"] and draft.tokens[head].deprel == "advmod"
    if forms & clauses["later"] or soon:
        return _later(draft, lex, word, (head, *marks) if soon else marks)
    if _is_ing(draft, lex, word) and forms <= lex.small["open_prepositions"] | {""}:
        return Step(head, polarity=False)
    return GIVEN


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
    if (
        awaited and not open_ and frame_of(draft, lex, main) == "inf"
    ):  # "vowed to hold them until it was signed"
        above = governed(draft, lex, main, draft.tokens[main].head) if draft.tokens[main].head >= 0 else None
        open_ = above is not None and any(o.effect in _YET for o in above.operators)
    if open_ and trees_of(draft).child(word, "nsubj") is not None:
        return Step(None, operators("hypothetical", marks[:1], weak=True), given=True)
    return GIVEN


def _inverted(draft: Draft, lex: Lexicon, word: int) -> int | None:
    """The auxiliary that opens a condition without "if" ("Had they fired, …"), or None."""
    head, trees = draft.tokens[word].head, trees_of(draft)
    first = draft.sentence(word).first
    opens = lower(draft, first) in lex.auxiliaries["inverted"] and draft.tokens[first].head in (word, head)
    subject = trees.child(word, "nsubj")
    if (
        opens
        and word < head
        and subject is not None
        and first < subject
        and trees.child(word, "mark") is None
    ):
        return first
    return None


def _unshown(draft: Draft, lex: Lexicon, word: int) -> Step | None:
    """The step from a clause that nothing shows to be true: "there is *no evidence* that they fired", "*no proof* has
    been produced that …". Of what is to come, "no sign that they will", it is a prediction that they will not."""
    trees, head = trees_of(draft), draft.tokens[word].head
    if any(o.effect == "future" for o in own(draft, lex, word)):
        return None
    nouns = (noun for noun in (head, *trees.children(head, "nsubj")) if noun < word)
    return next((step for noun in nouns if (step := no_sign(draft, lex, noun)) is not None), None)


def _has_deadline(draft: Draft, lex: Lexicon, verb: int) -> bool:
    """Whether a verb of giving gives somebody time: "gave them *until noon* to leave", "gave them 48 hours to leave"."""
    trees = trees_of(draft)
    for child in trees.children(verb, "obj", "obl", "iobj", "advmod", "nmod", "xcomp"):
        until = any(lower(draft, c) in lex.clauses["awaited"] for c in trees.children(child, "case"))
        if until or (time_at(draft, child) is not None and draft.tokens[child].deprel != "obl"):
            return True
    return False


def _wanted_done(draft: Draft, lex: Lexicon, word: int) -> Step | None:
    """The step from a participle that says what is wanted of a thing: "wants the leases *burned*"."""
    verb, trees = draft.tokens[word].head, trees_of(draft)
    if trees.child(word, "mark", "aux") is not None:
        return None
    if draft.tokens[verb].deprel == "obj" and trees.child(word, "nsubj") is None:
        verb = draft.tokens[verb].head
    wants = lex.group("inf", lemma(draft, verb)) in lex.small["desires"]
    if not wants or is_gerund(draft, lex, word) or not is_past(draft, lex, word):
        return None
    return Step(verb, operators("requested", (verb,), group="asked"))


def complement(draft: Draft, lex: Lexicon, word: int) -> Step:
    """A clause that a verb, an adjective or a noun takes."""
    head, frame = draft.tokens[word].head, frame_of(draft, lex, word)
    marks = _marks(draft, lex, word)
    if {lower(draft, m) for m in marks} & lex.clauses["questions"]:
        return Step(None, operators("condition", marks))
    if draft.tokens[head].deprel == "advcl" and lower(draft, head) in lex.clauses["conditions"]:
        return Step(None, operators("condition", (head,)), given=True)  # "provided that they leave"
    if frame == "inf" and lemma(draft, head) in lex.small["setting"]:
        if _has_deadline(draft, lex, head):
            return Step(head, operators("requested", (head,), group="asked"), polarity=False)
        yet = tuple(a for a in trees_of(draft).children(head, "advmod") if head < a < word and lower(draft, a) in lex.small["yet"])
        if yet:  # "have yet to agree"
            return Step(head, operators("not", yet))
    unshown = _unshown(draft, lex, word)
    if unshown is not None:
        return unshown
    found = governed(draft, lex, word, head)
    marked = frame == "inf" or (frame == "ing" and marks)
    done = _wanted_done(draft, lex, word)
    if done is not None:
        return done
    if draft.tokens[word].deprel == "acl" and marked:
        above = draft.tokens[head].head  # "want them to go", where the parser hangs "go" on "them"
        if above >= 0 and draft.tokens[head].deprel in ("obj", "iobj", "nsubj:pass", "obl"):
            beyond = governed(draft, lex, word, above)
            if beyond is not None and (
                found is None or any(o.effect in ("requested", "apparent") for o in beyond.operators)
            ):
                found = beyond
    if found is not None:
        return found
    if speaks(draft, head):
        return END
    if frame == "inf" and draft.tokens[head].upos == "PROPN":
        shown = tuple(m for m in marks if lower(draft, m) in lex.small["infinitive"])
        return Step(None, operators("planned", shown)) if shown else GIVEN  # "Norway to send aid", a headline
    if frame == "inf":
        effect = "hypothetical" if draft.tokens[head].upos in ("ADJ", "ADV") else "purpose"
        shown = tuple(m for m in marks if lower(draft, m) in lex.small["infinitive"])
        return Step(head, operators(effect, shown, weak=True) if shown else (), polarity=False)
    if draft.tokens[word].deprel == "acl":
        return GIVEN
    return Step(head, polarity=frame == "ing")
