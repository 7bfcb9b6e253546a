"""How a clause that a verb, an adjective or a noun takes hangs on it."""

from __future__ import annotations

from dateline.reading.attribution import cues
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
from dateline.reading.status.hanging import has_deadline, marks_of
from dateline.reading.status.lexicon import Lexicon
from dateline.reading.status.nominal import no_sign
from dateline.reading.status.steps import END, GIVEN, Step, known_from


def _unshown(draft: Draft, lex: Lexicon, word: int) -> Step | None:
    """The step from a clause that nothing shows to be true: "there is *no evidence* that they fired", "*no proof* has
    been produced that …". Of what is to come, "no sign that they will", it is a prediction that they will not."""
    trees, head = trees_of(draft), draft.tokens[word].head
    doubted = lower(draft, head) in lex.small["believing"] or lemma(draft, head) in lex.small["believing"]
    not_ = next((o for o in own(draft, lex, head) if o.effect == "not"), None) if doubted else None
    if any(o.effect == "future" for o in own(draft, lex, word)):
        # "does *not* believe that they will leave": he believes that they will not
        return Step(None, (not_,)) if not_ is not None else None
    if not_ is not None:  # "is *not* satisfied that they fired"
        return Step(None, operators("hypothetical", (*not_.words, head)), given=True)
    nouns = (noun for noun in (head, *trees.children(head, "nsubj")) if noun < word)
    return next((step for noun in nouns if (step := no_sign(draft, lex, noun)) is not None), None)


def _of_nobody(draft: Draft, lex: Lexicon, word: int, frame: str) -> Step | None:
    """The step from what nobody says or thinks, which is left open, and from what nobody denies, which is not: "*nobody*
    believes that they will leave", "*few* think so"."""
    trees, head = trees_of(draft), draft.tokens[word].head
    if frame != "that" or draft.tokens[word].deprel != "ccomp" or not speaks(draft, head):
        return None
    subject, outer = trees.child(head, "nsubj"), own(draft, lex, head)
    if any(o.effect == "obliged" for o in outer):
        return None  # "nobody should conclude that they left"
    few = subject is not None and _are_few(draft, lex, subject)
    negations = (o for o in outer if o.effect == "not")
    nobody = (
        (subject,)
        if few and subject is not None
        else next(
            (
                o.words
                for o in negations
                if subject is not None and subject in (o.words[0], draft.tokens[o.words[0]].head)
            ),
            None,
        )
    )
    if nobody is None:
        return None
    if (
        cues.lexicon(draft.language)[lemma(draft, head)].act == "deny"
        or lemma(draft, head) in lex.small["doubting"]
    ):
        return GIVEN
    return Step(None, operators("condition", (*nobody, head), group="nobody"), given=True)


def _are_few(draft: Draft, lex: Lexicon, subject: int) -> bool:
    """Whether a subject is "few" or "few of them", but not "a few"."""
    counted = (subject, *trees_of(draft).children(subject, "amod", "nummod", "det"))
    few = any(lower(draft, i) in lex.small["few"] for i in counted)
    return few and not any(lower(draft, i) in lex.small["articles"] for i in counted)


def _is_described(draft: Draft, lex: Lexicon, word: int) -> bool:
    """Whether a participle says of the noun before it what was done to it, wherever the parser hangs it: "release all
    those *held*", "demanded the release of students *jailed* in May"; but not "ordered the road *closed*"."""
    trees, head = trees_of(draft), draft.tokens[word].head
    if draft.tokens[word].deprel != "xcomp" or trees.child(word, "mark", "aux", "nsubj") is not None:
        return False
    before = word - 1
    named = before > head and draft.tokens[before].upos in ("NOUN", "PRON", "PROPN")
    if not named or is_gerund(draft, lex, word) or not is_past(draft, lex, word):
        return False
    return draft.tokens[before].head != head or lex.effect("inf", lemma(draft, head)) is None


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


def fled(draft: Draft, lex: Lexicon, word: int) -> Step | None:
    """The step from what rages and is taken for a verb, where somebody escapes it: "fled to escape *fighting*"."""
    head = draft.tokens[word].head
    rages = lower(draft, word) in lex.small["raging"] and head == word - 1
    escaped = rages and lex.group("obj", lemma(draft, head)) in lex.small["left_behind"]
    return known_from((head,)) if escaped else None


def complement(draft: Draft, lex: Lexicon, word: int) -> Step:
    """A clause that a verb, an adjective or a noun takes."""
    frame, marks = frame_of(draft, lex, word), marks_of(draft, lex, word)
    head = draft.tokens[word].head
    if draft.tokens[head].deprel == "fixed":
        head = draft.tokens[head].head  # "accuse each *other* of lying"
    apart = _apart(draft, lex, word, head, frame, marks)
    if apart is not None:
        return apart
    found = governed(draft, lex, word, head)
    hangs_on_noun = draft.tokens[word].deprel == "acl"
    if hangs_on_noun and frame == "that" and found is None and not speaks(draft, head):
        return _of_verb_above(draft, lex, word, marks) or GIVEN
    if frame == "inf" or (frame == "ing" and marks):
        found = _over_object(draft, lex, word, head, found)
    if found is not None:
        return found
    if speaks(draft, head):
        return END
    if frame == "inf":
        return _infinitive(draft, head, tuple(m for m in marks if lower(draft, m) in lex.small["infinitive"]))
    return GIVEN if hangs_on_noun else Step(head, polarity=frame == "ing")


def _apart(
    draft: Draft, lex: Lexicon, word: int, head: int, frame: str, marks: tuple[int, ...]
) -> Step | None:
    """The step from a clause that its own form, or what stands beside its head, settles before the head does."""
    found = (
        _conditional(draft, lex, word, marks)
        or _questioned(draft, lex, word, frame)
        or _of_nobody(draft, lex, word, frame)
        or _unshown(draft, lex, word)
        or _wanted_done(draft, lex, word)
    )
    if found is None and _is_described(draft, lex, word):
        return GIVEN
    if found is None and frame == "inf":
        return _to_be_done(draft, lex, word, head) or _beyond_reach(draft, lex, head)
    return found


def _over_object(draft: Draft, lex: Lexicon, word: int, head: int, found: Step | None) -> Step | None:
    """The step from a clause that hangs on the object of a verb, or on what tells of that object, to the verb: "want
    *them* to go", "want those who *shot* him to be tried"; ``found`` where its head settles it."""
    tells = found is None and draft.tokens[head].deprel == "acl:relcl"
    thing = draft.tokens[head].head if tells else head
    if not tells and draft.tokens[word].deprel != "acl":
        return found
    above = draft.tokens[thing].head
    if above < 0 or draft.tokens[thing].deprel not in ("obj", "iobj", "nsubj:pass", "obl"):
        return found
    beyond = governed(draft, lex, word, above)
    if beyond is None:
        return found
    bears = found is None or any(o.effect in ("requested", "apparent") for o in beyond.operators)
    return beyond if bears else found


def _of_verb_above(draft: Draft, lex: Lexicon, word: int, marks: tuple[int, ...]) -> Step | None:
    """The step from a clause that the parser hangs on a noun which takes none, to the verb above that does: "deny with
    some heat *that they burned* it"."""
    noun = draft.tokens[word].head
    verb = draft.tokens[noun].head
    that = {lower(draft, m) for m in marks} & lex.small["that"] and trees_of(draft).child(
        word, "nsubj"
    ) is not None
    if verb < 0 or not that or draft.tokens[noun].deprel != "obl":
        return None
    return governed(draft, lex, word, verb)


def _infinitive(draft: Draft, head: int, shown: tuple[int, ...]) -> Step:
    """An infinitive that no word of the lexicon takes; ``shown``: its mark."""
    top = draft.tokens[head].head < 0 and draft.tokens[head].upos == "NOUN" and not is_clause(draft, head)
    if draft.tokens[head].upos == "PROPN" or top:
        return Step(None, operators("planned", shown)) if shown else GIVEN  # "Norway to send aid", a headline
    effect = "hypothetical" if draft.tokens[head].upos in ("ADJ", "ADV") else "purpose"
    return Step(head, operators(effect, shown, weak=True) if shown else (), polarity=False)


def _conditional(draft: Draft, lex: Lexicon, word: int, marks: tuple[int, ...]) -> Step | None:
    """The step from a question or a condition: "whether they left", "provided that they leave"."""
    head = draft.tokens[word].head
    if {lower(draft, m) for m in marks} & lex.clauses["questions"]:
        return Step(None, operators("condition", marks))
    ends = trees_of(draft).children(word, "punct") if draft.tokens[word].deprel == "ccomp" else ()
    asks = tuple(m for m in ends if lower(draft, m) in lex.small["questions"])
    if asks:  # "‘Was the house searched?’ he asked"
        return Step(None, operators("hypothetical", asks[:1], weak=True))
    if draft.tokens[head].deprel == "advcl" and lower(draft, head) in lex.clauses["conditions"]:
        return Step(None, operators("condition", (head,)), given=True)
    return None


def _questioned(draft: Draft, lex: Lexicon, word: int, frame: str) -> Step | None:
    """The step from what is asked about a thing that is there: "it is unclear *who fired* first", "asked *how they
    died*"; not from what is yet to come."""
    first = min(trees_of(draft).subtree(word))
    if frame == "inf" or lower(draft, first) not in lex.small["asking"] or draft.tokens[first].head < 0:
        return None
    if draft.tokens[word].deprel.partition(":")[0] not in ("ccomp", "csubj", "xcomp"):
        return None
    return GIVEN if is_past(draft, lex, word) else None


def _beyond_reach(draft: Draft, lex: Lexicon, head: int) -> Step | None:
    """The step from an infinitive under what is too much for it: "*too* weak to attack"."""
    too = tuple(a for a in trees_of(draft).children(head, "advmod") if lower(draft, a) in lex.small["too"])
    if not too:
        return None
    return Step(head, (*operators("hypothetical", too, weak=True), *operators("not", too)), polarity=False)


def _to_be_done(draft: Draft, lex: Lexicon, word: int, head: int) -> Step | None:
    """The step from an infinitive that somebody has time for, or has yet to do: "had until noon to leave"."""
    if lemma(draft, head) not in lex.small["setting"]:
        return None
    if has_deadline(draft, lex, head):
        return Step(head, operators("requested", (head,), group="asked"), polarity=False)
    beside = (*trees_of(draft).children(head, "advmod"), *trees_of(draft).children(word, "advmod"))
    yet = tuple(a for a in beside if head < a < word and lower(draft, a) in lex.small["yet"])
    return Step(head, operators("not", yet)) if yet else None
