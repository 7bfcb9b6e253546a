"""What the words of one clause, or of one noun phrase, make of the thing it tells: auxiliaries, negation, adverbs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.reading.draft import Draft
from dateline.reading.status.lexicon import Lexicon
from dateline.reading.syntax.trees import Trees

_ASIDE: Final = 5
"""Most words of a parenthesis, with its commas: ", many fear,"."""


@dataclass(frozen=True, slots=True)
class Operator:
    """One thing that words make of what is told: an effect of the lexicon, or one of the clause (``not``, ``future``,
    ``past future``, ``obliged``, ``purpose``, ``condition``); ``words`` show it, in order. ``weak``: a stronger one
    outside takes its place ("asked them to try to go" is asked for). ``group``: where in the lexicon it stands.
    """

    effect: str
    words: tuple[int, ...]
    weak: bool = False
    group: str = ""


def trees_of(draft: Draft) -> Trees:
    """The trees, which are there by now."""
    assert draft.trees is not None
    return draft.trees


def lower(draft: Draft, word: int) -> str:
    """A word in small letters."""
    return draft.small[word]


def lemma(draft: Draft, word: int) -> str:
    """The lemma of a word in small letters."""
    return draft.tokens[word].lemma.lower()


def is_clause(draft: Draft, word: int) -> bool:
    """Whether a word heads a clause: a verb, or another word with a copula or an auxiliary."""
    token = draft.tokens[word]
    if token.upos in ("VERB", "AUX"):
        return True
    return trees_of(draft).child(word, "cop", "aux") is not None


def is_gerund(draft: Draft, lex: Lexicon, word: int) -> bool:
    """Whether a verb has the form of a gerund or present participle."""
    form = lower(draft, word)
    return form != lemma(draft, word) and form.endswith(tuple(lex.small["gerund_endings"]))


def own(draft: Draft, lex: Lexicon, word: int) -> Sequence[Operator]:
    """What the words that hang on one head make of it, in the order in which they bear on it."""
    known = draft.once(_operators)
    if word not in known:
        known[word] = (*_small(draft, lex, word), *_auxiliaries(draft, lex, word))
    return known[word]


def _operators(_draft: Draft) -> dict[int, Sequence[Operator]]:
    """What was found of heads so far: each event of a sentence asks those above it."""
    return {}


def _small(draft: Draft, lex: Lexicon, word: int) -> Iterator[Operator]:
    """Negations, adverbs, and for a noun its attributes and determiners."""
    for child in trees_of(draft).dependents[word]:
        relation, form = draft.tokens[child].deprel.partition(":")[0], lower(draft, child)
        if relation in ("advmod", "det", "cc", "neg", "aux", "mark") and (
            lemma(draft, child) in lex.small["negations"] or form in lex.small["negations"]
        ):
            if not _only(draft, lex, child):
                after = child + 1
                more = after < len(draft.words) and _no_more(draft, lex, child, after)
                yield Operator("not", (child, after) if more else (child,))
        elif relation == "cc" and form in lex.small["open_determiners"] and is_clause(draft, word):
            if not is_past(draft, lex, word):
                yield Operator("hypothetical", (child,), weak=True)  # "either it opens or …"
        elif relation == "nsubj" and form in lex.small["whoever"]:
            yield Operator("condition", (child,))
        elif relation in ("nsubj", "obj") and is_clause(draft, word):
            nobody = _nobody(draft, lex, child)
            if nobody is not None:
                yield Operator("not", (nobody,))
        elif relation == "obl" and is_clause(draft, word):
            yield from _laid_down(draft, lex, word, child)
        else:
            yield from _beside(draft, lex, word, child)


def _beside(draft: Draft, lex: Lexicon, word: int, child: int) -> Iterator[Operator]:
    """What an adverb, an attribute, a determiner or a parenthesis makes of the head that it hangs on."""
    token, trees, form = draft.tokens[child], trees_of(draft), lower(draft, child)
    relation = token.deprel.partition(":")[0]
    if ("adverbs", form) in lex.effects:
        if lex.effect("adverbs", form) != "ongoing" or not _apart(draft, lex, word, child):
            yield from _found(lex, "adverbs", (child,), form)
    elif relation == "advmod":
        yield from (
            Operator("not", (n, child))
            for n in trees.children(child, "advmod", "det")
            if _no_more(draft, lex, n, child)
        )
    elif relation == "det" and form in lex.small["open_determiners"]:
        yield Operator("condition", (child,))
    elif relation in ("amod", "compound", "det", "nummod") or token.deprel == "nmod:poss":
        if draft.tokens[word].upos != "VERB":
            yield from _found(lex, "attributes", (child,), form, lemma(draft, child))
    elif token.deprel == "acl":
        yield from _of_participle(draft, lex, word, child)
    elif relation == "parataxis" and trees.child(child, "ccomp", "xcomp") is None:
        yield from _of_parenthesis(draft, lex, child)


def _of_participle(draft: Draft, lex: Lexicon, word: int, child: int) -> Iterator[Operator]:
    """What a participle after a noun makes of it: "a march *planned* for Saturday"; but not of what is told as done ("the
    raid, planned for months, killed nine")."""
    trees = trees_of(draft)
    if (
        child < word
        or is_gerund(draft, lex, child)
        or trees.child(child, "mark", "aux", "obl:agent") is not None
    ):
        return
    token = draft.tokens[word]
    done = token.deprel == "nsubj" and is_past(draft, lex, token.head)
    frame = (
        "attributes" if trees.child(child, "xcomp") is None else "adjectives"
    )  # "a meeting *set* to begin"
    for said in _found(lex, frame, (child,), lower(draft, child)):
        if not (done and said.effect == "planned"):
            yield said


def _of_parenthesis(draft: Draft, lex: Lexicon, child: int) -> Iterator[Operator]:
    """What a verb of thought beside a clause makes of it: "it seems", "twice as many, *it fears*, will follow"."""
    trees = trees_of(draft)
    aside = len(trees.subtree(child)) <= _ASIDE and trees.child(child, "aux:pass") is None
    for felt in _found(lex, "that", (child,), lemma(draft, child)):
        if felt.effect == "apparent":
            yield felt
        elif felt.effect in ("predicted", "hypothetical") and aside:
            yield Operator("predicted", felt.words, group=felt.group)


def _laid_down(draft: Draft, lex: Lexicon, word: int, child: int) -> Iterator[Operator]:
    """The pact under which a thing not told in the past will be done: "*under the accord*, both sides withdraw"."""
    case = next(
        (c for c in trees_of(draft).children(child, "case") if lower(draft, c) in lex.small["under"]), None
    )
    if case is not None and not is_past(draft, lex, word) and not is_gerund(draft, lex, word):
        named = lemma(draft, child)
        if (
            named in lex.small["who"] and draft.tokens[word].head >= 0
        ):  # "an accord under *which* they withdraw"
            named = lemma(draft, draft.tokens[word].head)
        yield from _found(lex, "pacts", (case, child), named)


def _apart(draft: Draft, lex: Lexicon, word: int, adverb: int) -> bool:
    """Whether an adverb that can say that a thing goes on does not: it opens the sentence before a comma ("Still, …"),
    or the clause is a perfect."""
    sentence = draft.sentence(word)
    opens = adverb == sentence.first and (
        adverb + 1 < sentence.end and draft.tokens[adverb + 1].upos == "PUNCT"
    )
    helpers = [lower(draft, h) for h in trees_of(draft).children(word, "aux")]
    return opens or (any(h in lex.auxiliaries["have"] for h in helpers) and not is_gerund(draft, lex, word))


def _found(lex: Lexicon, frame: str, words: tuple[int, ...], *forms: str) -> Iterator[Operator]:
    """The operator that the lexicon gives for the first form that it knows in the frame."""
    for form in forms:
        effect = lex.effect(frame, form)
        if effect is not None:
            yield from operators(
                effect, words, group=lex.group(frame, form) or "", weak=effect == "hypothetical"
            )
            return


def operators(effect: str, words: tuple[int, ...], *, group: str = "", weak: bool = False) -> list[Operator]:
    """The operators of an effect of the lexicon: "predicted not" is two."""
    return [Operator(part, words, weak and part != "not", group) for part in effect.split()]


def _only(draft: Draft, lex: Lexicon, negation: int) -> bool:
    """Whether a negation only says that there is more to tell ("not only")."""
    after = negation + 1
    return after < len(draft.words) and lower(draft, after) in lex.small["not_only"]


def _no_more(draft: Draft, lex: Lexicon, negation: int, adverb: int) -> bool:
    """Whether two words negate together ("no longer")."""
    return f"{lower(draft, negation)} {lower(draft, adverb)}" in lex.small["negated_phrases"]


def _nobody(draft: Draft, lex: Lexicon, word: int) -> int | None:
    """The word by which a subject or an object is nobody or nothing ("no soldiers", "nobody"), or None."""
    if lemma(draft, word) in lex.small["no_one"] or lower(draft, word) in lex.small["no_one"]:
        return word
    for child in trees_of(draft).children(word, "det", "advmod", "cc:preconj"):
        if lower(draft, child) in lex.small["no"]:
            return child
    before = min(trees_of(draft).subtree(word)) - 1
    return before if before >= 0 and lower(draft, before) in lex.small["no"] else None


def _auxiliaries(draft: Draft, lex: Lexicon, word: int) -> Iterator[Operator]:
    """Modals, commands, and the progressive of a verb."""
    helpers = list(trees_of(draft).children(word, "aux", "cop"))
    perfect = next((h for h in helpers if _is_have(draft, lex, h)), None)
    be = _subjunctive(draft, lex, word, helpers)
    if be is not None:
        yield Operator("requested", (be,))
    for helper in helpers:
        yield from _modal(draft, lex, helper, perfect)
        yield from _to_come(draft, lex, word, helper)
    if is_imperative(draft, lex, word):
        yield Operator("requested", (word,))
    if draft.tokens[word].upos == "NOUN":
        yield from _under_way(draft, lex, word, helpers)
    if draft.tokens[word].upos == "VERB":
        yield from _going_on(draft, lex, word, helpers, perfect)


def _subjunctive(draft: Draft, lex: Lexicon, word: int, helpers: list[int]) -> int | None:
    """The bare verb of what is asked for: "insisted that the hostages *be* freed", "insists that Kesk *recall* them"."""
    if not helpers and _asks_for(draft, lex, draft.tokens[word].head):
        subject = trees_of(draft).child(word, "nsubj")
        bare = draft.tokens[word].upos == "VERB" and lower(draft, word) == lemma(draft, word)
        return word if bare and subject is not None and _is_one(draft, subject) else None
    if len(helpers) != 1 or lower(draft, helpers[0]) not in lex.auxiliaries["bare"]:
        return None
    marks = {lower(draft, m) for m in trees_of(draft).children(word, "mark")}
    subject = trees_of(draft).child(word, "nsubj")
    return helpers[0] if marks == lex.small["that"] and subject is not None else None


def _asks_for(draft: Draft, lex: Lexicon, verb: int) -> bool:
    """Whether a verb asks for what its clause tells, where that stands in the bare form."""
    return verb >= 0 and (
        lemma(draft, verb) in lex.small["insisting"] or lex.effect("that", lemma(draft, verb)) == "requested"
    )


def _is_one(draft: Draft, subject: int) -> bool:
    """Whether a subject is one, so that a verb in the bare form beside it is no present."""
    token = draft.tokens[subject]
    if token.upos == "PRON":
        return lower(draft, subject) in ("he", "she", "it")
    joined = trees_of(draft).child(subject, "conj") is not None
    return token.upos == "PROPN" and not joined and not lower(draft, subject).endswith("s")


def _is_have(draft: Draft, lex: Lexicon, helper: int) -> bool:
    """Whether an auxiliary makes a perfect; one that can also be a past future ("he'd"), before a participle."""
    form, verb = lower(draft, helper), draft.tokens[helper].head
    if form not in lex.auxiliaries["have"] or verb < 0:
        return False
    if form not in lex.auxiliaries["past_future"]:
        return True
    beside = {lower(draft, h) for h in trees_of(draft).children(verb, "aux", "cop")} - {form}
    return bool(beside & lex.auxiliaries["been"]) or (not beside and lower(draft, verb) != lemma(draft, verb))


def _modal(draft: Draft, lex: Lexicon, helper: int, perfect: int | None) -> list[Operator]:
    """What a modal makes of its verb, alone or before a perfect."""
    aux, form, shown = lex.auxiliaries, lower(draft, helper), (helper,)
    if form in aux["future"]:
        return [Operator("future", shown)]
    if form in aux["possible"]:
        return [Operator("hypothetical", shown, weak=True)]
    if form in aux["past_future"] and helper != perfect:
        return [Operator("past future", shown)] if perfect is None else _unreal(helper, perfect)
    between = range(helper + 1, draft.tokens[helper].head)
    alone = bool(between) and not any(draft.tokens[i].upos == "VERB" for i in between)
    if alone and form in aux["inverted"] and form in aux["have"] and _opens_condition(draft, lex, helper):
        return operators("condition not", shown)  # "Had he fired, …"
    if form in aux["obliged"]:
        if _opens_condition(draft, lex, helper):
            return [Operator("condition", shown)]
        if perfect is None:
            return [Operator("obliged", shown)]
        return [Operator("apparent", shown)] if form in aux["deduced"] else _unreal(helper, perfect)
    return []


def _opens_condition(draft: Draft, lex: Lexicon, helper: int) -> bool:
    """Whether an auxiliary opens a condition: first in its sentence or before its subject, where nothing is asked
    ("*Should* she send it, …", "warned that *had* they fired …")."""
    sentence = draft.sentence(helper)
    if lower(draft, helper) not in lex.auxiliaries["inverted"] or any(
        lower(draft, i) in lex.small["questions"] for i in range(helper, sentence.end)
    ):
        return False
    subject = trees_of(draft).child(draft.tokens[helper].head, "nsubj")
    before = all(draft.tokens[i].upos == "PUNCT" for i in range(sentence.first, helper))
    return before or (subject is not None and helper < subject)


def _unreal(modal: int, perfect: int) -> list[Operator]:
    """ "Would have gone", "should have gone": it did not."""
    words = (modal, perfect) if modal < perfect else (modal,)
    return [Operator("unreal", words), Operator("not", words)]


def _to_come(draft: Draft, lex: Lexicon, word: int, helper: int) -> Iterator[Operator]:
    """ "Is to meet"."""
    if lower(draft, helper) in lex.auxiliaries["present"] | lex.auxiliaries["past"]:
        for mark in trees_of(draft).children(word, "mark"):
            if helper < mark and lower(draft, mark) in lex.small["infinitive"]:
                turned = _opens_condition(draft, lex, helper)  # "*were* they to leave"
                yield Operator("condition" if turned else "planned", (helper, mark))


def _going_on(
    draft: Draft, lex: Lexicon, word: int, helpers: list[int], perfect: int | None
) -> Iterator[Operator]:
    """A progressive of the present or of a present perfect, or the present of a verb for what lasts."""
    aux = lex.auxiliaries
    present = next((h for h in helpers if lower(draft, h) in aux["present"]), None)
    been = next((h for h in helpers if lower(draft, h) in aux["been"]), None)
    being = next((h for h in helpers if lower(draft, h) in aux["being"]), None)
    shown = tuple(h for h in (present, been, being) if h is not None)
    if is_gerund(draft, lex, word):
        still = been is not None and perfect is not None and lower(draft, perfect) not in aux["had"]
        goes_on = present is not None or still
    else:
        goes_on = being is not None and present is not None
    if goes_on:
        yield Operator("ongoing", tuple(sorted(shown)))
    elif lemma(draft, word) in lex.small["lasting"]:
        since = _since(draft, lex, word)
        if not helpers and (_is_present(draft, word) or since):
            yield Operator("ongoing", (word, *since))


def _under_way(draft: Draft, lex: Lexicon, word: int, helpers: list[int]) -> Iterator[Operator]:
    """A state that somebody is in now: "are *on strike*", "is *under siege*"."""
    case = next(iter(trees_of(draft).children(word, "case")), None)
    now = next((h for h in helpers if lower(draft, h) in lex.auxiliaries["present"]), None)
    if case is not None and now is not None and lower(draft, case) in lex.small["states"]:
        yield Operator("ongoing", (now, case))


def _since(draft: Draft, lex: Lexicon, word: int) -> tuple[int, ...]:
    """The "since" by which a participle beside a noun tells what is still so: "the mayor, *held since* Friday"."""
    trees = trees_of(draft)
    if draft.tokens[word].deprel != "acl" or is_gerund(draft, lex, word):
        return ()
    cases = (c for time in trees.children(word, "obl") for c in trees.children(time, "case"))
    return tuple(c for c in cases if c > word and lower(draft, c) in lex.small["since"])[:1]


def _is_present(draft: Draft, word: int) -> bool:
    """Whether a verb stands in the simple present with a subject."""
    form, base = lower(draft, word), lemma(draft, word)
    subject = trees_of(draft).child(word, "nsubj")
    return subject is not None and (form == base or (form.startswith(base[:-1]) and form.endswith("s")))


def is_imperative(draft: Draft, lex: Lexicon, word: int) -> bool:
    """Whether a verb commands: in its base form, without a subject, first in its clause."""
    token, trees = draft.tokens[word], trees_of(draft)
    if token.upos != "VERB" or lower(draft, word) != lemma(draft, word):
        return False
    if token.deprel.partition(":")[0] not in ("root", "ccomp", "parataxis"):
        return False
    if any(True for _ in trees.children(word, "nsubj", "csubj", "mark", "expl", "cop")):
        return False
    helpers = [h for h in trees.children(word, "aux") if h < word]
    if any(lower(draft, h) not in lex.auxiliaries["let"] for h in helpers):
        return False
    first = min([word, *helpers]) - 1
    while first >= draft.sentence(word).first and lower(draft, first) in lex.small["polite"]:
        first -= 1
    return first < draft.sentence(word).first or draft.tokens[first].upos == "PUNCT"


def is_past(draft: Draft, lex: Lexicon, word: int) -> bool:
    """Whether a clause is finite and of the past: a past form, a perfect, or a past copula or passive."""
    token, trees = draft.tokens[word], trees_of(draft)
    helpers = list(trees.children(word, "aux", "cop"))
    if any(lower(draft, h) in lex.auxiliaries["past"] for h in helpers):
        return True
    if any(lower(draft, h) in lex.auxiliaries["have"] for h in helpers):
        return True
    if (
        helpers
        or token.upos != "VERB"
        or (trees.child(word, "mark") is not None and trees.child(word, "nsubj") is None)
    ):
        return False
    form = lower(draft, word)
    return form != token.lemma.lower() and not is_gerund(draft, lex, word) and not form.endswith("s")
