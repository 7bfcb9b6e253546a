"""What a report tells that somebody did, or that was done to him, by kinds of deeds: whoever kidnaps is a kidnapper, and
whom he kidnaps a hostage."""

from collections.abc import Iterator

from dateline.reading.draft import Draft
from dateline.reading.mentions.found import Found
from dateline.reading.mentions.lexicon import Lexicon

DOES, UNDERGOES = "+", "-"
_NEAR = 3
"""Steps from a word that is joined to another ("*Aram* and Odo") to the first."""
_NONE: frozenset[str] = frozenset()
Told = Iterator[tuple[int, str]]
"""Words for deeds, each with whether somebody does it or undergoes it."""


def doings_of(draft: Draft, words: Lexicon, found: Found) -> frozenset[str]:
    """Kinds of deeds, each with whether the mention is told to do them (+) or to undergo them (-)."""
    seen: set[str] | None = None
    token = draft.tokens[found.head]
    if token.deprel == "nmod:poss":
        seen = set(words.owning.get(draft.tokens[token.head].lemma.lower(), _NONE))
    for told in (_in_clause(draft, words, found.head), _said_of(draft, words, found.head)):
        for deed, side in told:
            kinds = words.doings.get(draft.tokens[deed].lemma.lower())
            if kinds is not None:
                seen = seen or set()
                seen.update(kind + side for kind in kinds)
    return frozenset(seen) if seen else _NONE


def _in_clause(draft: Draft, words: Lexicon, word: int) -> Told:
    """What somebody does or undergoes in the clause where he stands, or where the first of those does whom he is joined
    to."""
    tokens = draft.tokens
    for _ in range(_NEAR):
        if tokens[word].deprel != "conj" or tokens[word].head < 0:
            break
        word = tokens[word].head
    relation, above = tokens[word].deprel, tokens[word].head
    if above < 0:
        return
    if relation in ("nsubj", "nsubj:pass"):
        yield from _of_subject(draft, above, DOES if relation == "nsubj" else UNDERGOES)
    elif relation in ("obj", "obl:agent"):
        yield above, UNDERGOES if relation == "obj" else DOES
    elif relation == "nmod:poss" and tokens[above].deprel in ("obj", "nsubj:pass"):
        yield tokens[above].head, UNDERGOES  # "burned *their* houses"
    elif relation in ("nmod", "obl"):
        yield from _after_preposition(draft, words, word)


def _of_subject(draft: Draft, verb: int, side: str) -> Told:
    """The verb of a subject, and those that share it."""
    trees = draft.trees
    assert trees is not None
    yield verb, side
    for other in trees.children(verb, "conj", "xcomp"):
        if trees.child(other, "nsubj", "nsubj:pass") is None:
            yield other, side


def _after_preposition(draft: Draft, words: Lexicon, word: int) -> Told:
    """What is done by whoever stands after a preposition, or to him: "an attack *by* rebels", "fired *on* them"."""
    assert draft.trees is not None
    case, token = draft.trees.child(word, "case"), draft.tokens[word]
    mark = draft.small[case] if case is not None else ""
    if mark in words.words["by"]:
        yield token.head, DOES
    elif mark in words.words["upon"] or (mark in words.words["of"] and token.deprel == "nmod"):
        yield token.head, UNDERGOES


def _said_of(draft: Draft, words: Lexicon, head: int) -> Told:
    """What a noun is said to do or undergo in a clause about it, or by a participle: "*arrested* students"."""
    trees, tokens = draft.trees, draft.tokens
    assert trees is not None
    for verb in trees.children(head, "acl:relcl", "acl", "amod"):
        if tokens[verb].deprel == "acl:relcl":
            for relative in trees.children(verb, "nsubj", "nsubj:pass", "obj"):
                if draft.small[relative] in words.words["relative"]:
                    yield verb, DOES if tokens[relative].deprel == "nsubj" else UNDERGOES
        elif tokens[verb].upos in ("VERB", "ADJ") and trees.child(verb, "mark") is None:
            yield verb, DOES if draft.small[verb].endswith(_present(draft)) else UNDERGOES


def _present(draft: Draft) -> str:
    """The ending of what somebody does: "*striking* workers"."""
    return str(draft.language.table("words")["passive"]["present"])
