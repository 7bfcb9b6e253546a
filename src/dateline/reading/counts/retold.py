"""Numbers alone that somebody puts beside a toll: "the army acknowledged *two*", "the true figure was *eleven*"."""

from collections.abc import Sequence

from dateline.reading.counts.parts import Known, sentence_of
from dateline.reading.counts.scopes import Fate
from dateline.reading.counts.units import Counted
from dateline.reading.counts.words import Words, words_of
from dateline.reading.draft import Draft

_TOLLS = frozenset(
    ("killed", "injured", "casualties", "missing", "detained", "abducted", "displaced", "demonstrating")
)
_BACK = 1
"""How many sentences before it the toll may stand that a number is put beside."""


def retold(draft: Draft, known: Sequence[Known], fates: Sequence[Fate | None], number: int) -> Fate | None:
    """What a number alone counts that is told beside another: those of the toll before it, here or in the sentence
    before; None where it is no such number."""
    words, one = words_of(draft.language), known[number].counted
    first = one.number.first
    if one.unit is not None or one.among is not None or one.number.low < 1:
        return None
    if first and draft.small[first - 1] in words.sets["definite"]:  # "claimed all three"
        return None
    if not _is_told(draft, words, one):
        return None
    here = sentence_of(draft, one.head)
    for before in reversed(range(number)):
        if here - sentence_of(draft, known[before].counted.head) > _BACK:
            return None
        fate = fates[before]
        if fate is not None:
            told = fate.scope in _TOLLS and known[before].counted.kind != "things"
            return Fate(fate.scope, one.head) if told else None
    return None


def _is_told(draft: Draft, words: Words, one: Counted) -> bool:
    """Whether a number hangs where somebody tells how many: after a verb of telling, or at a figure."""
    assert draft.trees is not None
    token, trees = draft.tokens[one.head], draft.trees
    if token.head < 0 and trees.child(one.head, "cop") is None:
        return False
    if trees.child(one.head, "cop") is not None:  # "the true figure was eleven"
        return _is_figure(draft, words, trees.child(one.head, "nsubj"))
    above, relation = draft.tokens[token.head], token.deprel.partition(":")[0]
    lemma, case = above.lemma.lower(), trees.child(one.head, "case")
    if case is None:
        tells = relation == "obj" and lemma in words.sets["tells"]
        return tells and trees.child(token.head, "xcomp", "iobj") is None
    if relation == "nmod" and _is_figure(draft, words, token.head, but=one.head):  # "the figure of 17"
        return draft.small[case] in words.sets["toll_at"]
    if relation not in ("obl", "nmod"):
        return False
    if f"{lemma} {draft.small[case]}" in words.sets["tells_by"]:
        put = trees.child(token.head, "obj")
        if above.deprel == "acl" and lemma in words.sets["puts"]:  # "a crowd put by police at 11,000"
            return False
        return put is None or draft.small[put] in words.sets["it"] or _is_figure(draft, words, put)
    return _is_figure(draft, words, trees.child(token.head, "nsubj")) and (
        draft.small[case] in words.sets["toll_at"]
    )


def _is_figure(draft: Draft, words: Words, noun: int | None, *, but: int = -1) -> bool:
    """Whether a noun is a figure of which nothing says what it counts: not "the number of passengers"."""
    assert draft.trees is not None
    if noun is None or draft.tokens[noun].lemma.lower() not in words.sets["figures"]:
        return False
    below = (word for word in draft.trees.children(noun, "nmod") if word != but)
    of = (draft.trees.child(word, "case") for word in below)
    return not any(case is not None and draft.small[case] in words.sets["of"] for case in of)
