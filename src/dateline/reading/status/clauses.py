"""What the words of one clause, or of one noun phrase, make of the thing it tells: auxiliaries, negation, adverbs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.reading.draft import Draft
from dateline.reading.status.lexicon import Lexicon
from dateline.reading.trees import Trees


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
    return draft.word(word).lower()


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


def own(draft: Draft, lex: Lexicon, word: int) -> list[Operator]:
    """What the words that hang on one head make of it, in the order in which they bear on it."""
    return [*_small(draft, lex, word), *_auxiliaries(draft, lex, word)]


def _small(draft: Draft, lex: Lexicon, word: int) -> Iterator[Operator]:
    """Negations, adverbs, and for a noun its attributes and determiners."""
    tokens, trees = draft.tokens, trees_of(draft)
    for child in trees.dependents[word]:
        token, form = tokens[child], lower(draft, child)
        relation = token.deprel.partition(":")[0]
        if relation in ("advmod", "det", "cc", "neg", "aux") and (
            lemma(draft, child) in lex.small["negations"] or form in lex.small["negations"]
        ):
            if not _only(draft, lex, child):
                after = child + 1
                more = after < len(draft.words) and _no_more(draft, lex, child, after)
                yield Operator("not", (child, after) if more else (child,))
        elif relation in ("nsubj", "obj") and is_clause(draft, word):
            nobody = _nobody(draft, lex, child)
            if nobody is not None:
                yield Operator("not", (nobody,))
        elif ("adverbs", form) in lex.effects:
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
        elif relation == "parataxis" and trees.child(child, "ccomp", "xcomp") is None:
            yield from (
                o for o in _found(lex, "that", (child,), lemma(draft, child)) if o.effect == "apparent"
            )


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
    for child in trees_of(draft).children(word, "det", "advmod"):
        if lower(draft, child) in lex.small["no"]:
            return child
    before = min(trees_of(draft).subtree(word)) - 1
    return before if before >= 0 and lower(draft, before) in lex.small["no"] else None


def _auxiliaries(draft: Draft, lex: Lexicon, word: int) -> Iterator[Operator]:
    """Modals, and the progressive of a verb."""
    aux, trees = lex.auxiliaries, trees_of(draft)
    helpers = list(trees.children(word, "aux", "cop"))
    forms = {lower(draft, h): h for h in reversed(helpers)}
    perfect = next(
        (h for h in helpers if lower(draft, h) in aux["have"] and lemma(draft, h) not in aux["past_future"]),
        None,
    )
    for helper in helpers:
        form, after = lower(draft, helper), lower(draft, helper + 1) if helper + 1 < len(draft.words) else ""
        if form in aux["future"]:
            yield Operator("future", (helper,))
        elif form in aux["past_future"] and helper != perfect:
            yield Operator("unreal" if perfect is not None else "past future", _pair(helper, perfect))
        elif form in aux["possible"]:
            yield Operator("hypothetical", (helper,), weak=True)
        elif form in aux["obliged"]:
            if after not in aux["have"]:
                yield Operator("obliged", (helper,))
            else:
                yield Operator("apparent", (helper,))
    if draft.tokens[word].upos == "VERB":
        present = next((forms[f] for f in aux["present"] if f in forms), None)
        been = next((h for f, h in forms.items() if f in aux["been"]), None)
        being = next((h for f, h in forms.items() if f in aux["being"]), None)
        going_on = is_gerund(draft, lex, word) and (
            present is not None
            or (perfect is not None and been is not None and lower(draft, perfect) not in aux["had"])
        )
        if going_on or (being is not None and present is not None):
            yield Operator(
                "ongoing", tuple(sorted({h for h in (present, been, being) if h is not None})) or (word,)
            )


def _pair(first: int, second: int | None) -> tuple[int, ...]:
    return (first,) if second is None or second < first else (first, second)


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
